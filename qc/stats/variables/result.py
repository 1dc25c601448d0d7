"""The shapes of a control chart's facts, shared by all charts for variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.terms import ChartKind, Phase, PlottedStatistic, Side, SigmaEstimator


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ControlLimits:
    """Control limits of every plotted point: what the process does, never what the buyer wants.

    Attributes
    ----------
    lcl, center, ucl : (k,) float arrays
        Unequal subgroup sizes give every point limits of its own.
    """

    lcl: NDArray[np.float64]
    center: NDArray[np.float64]
    ucl: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What Phase I established and Phase II is held against.

    Attributes
    ----------
    chart : ChartKind
        The chart that it belongs to.
    center : float
        Mean of all readings.
    sigma_within : float
        Standard deviation within subgroups.
    estimator : SigmaEstimator
        How ``sigma_within`` was estimated.
    subgroups, readings : int
        How much it rests on.
    sigma_multiple : float
        Distance of the limits from the centre line in standard errors.
    sigma_within_df : float or None
        Degrees of freedom of ``sigma_within``; None where its estimator has none.
    """

    chart: ChartKind
    center: float
    sigma_within: float
    estimator: SigmaEstimator
    subgroups: int
    readings: int
    sigma_multiple: float = 3.0
    sigma_within_df: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A point that a run rule flags.

    Attributes
    ----------
    rule : str
        The rule's name in its table, such as ``nelson-2``.
    statistic : PlottedStatistic
        The panel.
    point : int
        Index of the flagged point (the last of its window), from 0.
    first : int
        Index of the first point of the window that fired.
    side : Side
        Where the window lies or which way it runs.
    """

    rule: str
    statistic: PlottedStatistic
    point: int
    first: int
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Panel:
    """One plotted statistic with its limits.

    Attributes
    ----------
    statistic : PlottedStatistic
        What is plotted.
    values : (k,) float array
        NaN where a point has no value (the first moving range, the range of a single reading).
    limits : ControlLimits
        Its control limits.
    """

    statistic: PlottedStatistic
    values: NDArray[np.float64]
    limits: ControlLimits


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChartResult:
    """A pair of control charts: location and dispersion.

    Attributes
    ----------
    kind : ChartKind
        Which pair.
    phase : Phase
        I: limits from these readings. II: limits from ``baseline``.
    baseline : Baseline
        Centre and sigma that the limits come from.
    sizes : (k,) int array
        Readings in each subgroup.
    location, dispersion : Panel
        The two panels.
    signals : tuple of Signal
        All of them, by point, then rule.
    """

    kind: ChartKind
    phase: Phase
    baseline: Baseline
    sizes: NDArray[np.int64]
    location: Panel
    dispersion: Panel
    signals: tuple[Signal, ...]
