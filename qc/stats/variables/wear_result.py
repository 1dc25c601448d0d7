"""What a tool wear chart establishes and shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qc.stats.variables.lines import Line
    from qc.stats.variables.result import Panel, Signal
    from qc.terms import Phase, SigmaEstimator


@dataclass(frozen=True, slots=True, kw_only=True)
class WearBaseline:
    """What Phase I of a tool wear chart established.

    Attributes
    ----------
    intercept, slope : float
        Centre line of the last segment: intercept + slope · time.
    start_level : float
        Where the centre line stood at the first subgroup of the last segment.
    sigma_within : float
        Standard deviation within subgroups.
    estimator : SigmaEstimator
        How it was estimated.
    subgroups, readings : int
        How much it rests on.
    sigma_multiple : float
        Distance of the limits from the line in standard errors of the mean.
    """

    intercept: float
    slope: float
    start_level: float
    sigma_within: float
    estimator: SigmaEstimator
    subgroups: int
    readings: int
    sigma_multiple: float = 3.0

    def __post_init__(self) -> None:
        checks.positive("sigma_within", self.sigma_within)
        checks.positive("sigma_multiple", self.sigma_multiple)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WearChart:
    """A tool wear chart.

    Attributes
    ----------
    phase : Phase
        I: line from these readings. II: line from ``baseline``.
    baseline : WearBaseline
        Slope and sigma.
    line : Line or None
        The fit with its standard errors and segments; None in Phase II.
    resets : tuple of int
        Index of the first subgroup after each tool change.
    times : (k,) float array
        When each subgroup was made.
    sizes : (k,) int array
        Readings in each subgroup.
    panel : Panel
        Subgroup means, sloping centre line, limits parallel to it.
    signals : tuple of Signal
        All of them, by point, then rule.
    """

    phase: Phase
    baseline: WearBaseline
    line: Line | None
    resets: tuple[int, ...]
    times: NDArray[np.float64]
    sizes: NDArray[np.int64]
    panel: Panel
    signals: tuple[Signal, ...]
