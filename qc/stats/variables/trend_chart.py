"""Regression control chart: single readings about a sloping centre line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.run_rules.rules import BEYOND_LIMITS
from qc.stats.variables.constants import d2
from qc.stats.variables.lines import fit_line, segment_starts
from qc.stats.variables.panels import about_line
from qc.terms import Phase, PlottedStatistic, SigmaEstimator
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.lines import Line
    from qc.stats.variables.result import Panel, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendBaseline:
    """What Phase I of a regression control chart established.

    Attributes
    ----------
    intercept, slope : float
        The centre line (after the last reset): intercept + slope · time.
    sigma : float
        Standard deviation about it.
    estimator : SigmaEstimator
        RESIDUAL_MR or RESIDUAL_S.
    points : int
        Readings that it rests on.
    sigma_multiple : float
        Distance of the limits from the line in sigmas.
    """

    intercept: float
    slope: float
    sigma: float
    estimator: SigmaEstimator
    points: int
    sigma_multiple: float = 3.0

    def __post_init__(self) -> None:
        checks.positive("sigma", self.sigma)
        checks.positive("sigma_multiple", self.sigma_multiple)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrendChart:
    """A regression control chart.

    Attributes
    ----------
    phase : Phase
        I: line from these readings. II: line from ``baseline``.
    baseline : TrendBaseline
        Line and sigma.
    line : Line or None
        The fit with its standard errors and segments; None in Phase II.
    times : (k,) float array
        When each reading was made.
    panel : Panel
        Readings, sloping centre line, limits parallel to it.
    signals : tuple of Signal
        All of them, by point, then rule.
    """

    phase: Phase
    baseline: TrendBaseline
    line: Line | None
    times: NDArray[np.float64]
    panel: Panel
    signals: tuple[Signal, ...]


def trend_chart_phase_one(
    times: ArrayLike,
    values: ArrayLike,
    *,
    resets: Sequence[int] = (),
    estimator: SigmaEstimator = SigmaEstimator.RESIDUAL_MR,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (BEYOND_LIMITS,),
) -> TrendChart:
    """Establish a regression control chart: limits parallel to the line through the readings.

    The line is fitted by ordinary least squares; the limits lie k σ from it. RESIDUAL_MR: σ = mean moving
    range of the residuals / d2(2), as Minitab and qcc do for single readings; RESIDUAL_S: σ = √(Σ r² / (k −
    2)). Neither widens towards the ends as a prediction interval does.

    Parameters
    ----------
    times, values : (k,) array_like
        At least three readings in their order, and when they were made (unit number, hour); none missing.
    resets : sequence of int
        Index of the first reading after each reset: the line starts anew there with the same slope.
    estimator : {RESIDUAL_MR, RESIDUAL_S}
        Which σ.
    sigma_multiple : float
        k.
    rules : sequence of Rule
        Run rules about the line.

    Returns
    -------
    TrendChart
        Phase I.

    Raises
    ------
    ValueError
        If a reading is missing, there are fewer than three, all times are equal, or all readings lie on the
        line.

    References
    ----------
    Mandel, The regression control chart, Journal of Quality Technology 1 (1969) 1-9; held against R's ``lm``.

    Examples
    --------
    >>> weights = [115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164]
    >>> chart = trend_chart_phase_one(range(58, 73), weights)
    >>> round(chart.baseline.slope, 4), round(chart.baseline.sigma, 4), [s.point for s in chart.signals]
    (3.45, 0.6267, [0, 14])
    """
    checks.choice("estimator", estimator, (SigmaEstimator.RESIDUAL_MR, SigmaEstimator.RESIDUAL_S))
    t, y = _points(times, values, minimum=3)
    line = fit_line(t, y, np.ones_like(t), starts=(0, *segment_starts(resets, t.size)))
    moving = float(np.abs(np.diff(y - line.fitted)).mean()) / d2(2)
    baseline = TrendBaseline(
        intercept=line.intercepts[-1],
        slope=line.slope,
        sigma=moving if estimator == SigmaEstimator.RESIDUAL_MR else line.residual_sd,
        estimator=SigmaEstimator(estimator),
        points=t.size,
        sigma_multiple=sigma_multiple,
    )
    return _chart(t, y, baseline, line, rules)


def trend_chart_phase_two(
    times: ArrayLike, values: ArrayLike, *, baseline: TrendBaseline, rules: Sequence[Rule] = (BEYOND_LIMITS,)
) -> TrendChart:
    """Hold readings against the sloping line and limits of a baseline.

    Parameters
    ----------
    times, values, rules
        As for `trend_chart_phase_one`; times count on from those of Phase I.
    baseline : TrendBaseline
        From Phase I.

    Returns
    -------
    TrendChart
        Phase II.

    Raises
    ------
    ValueError
        If a reading is missing.

    Examples
    --------
    >>> weights = [115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164]
    >>> pilot = trend_chart_phase_one(range(58, 73), weights)
    >>> trend_chart_phase_two([73, 74], [165, 170], baseline=pilot.baseline).panel.limits.center.round(2).tolist()
    [164.33, 167.78]
    """
    t, y = _points(times, values, minimum=1)
    return _chart(t, y, baseline, None, rules)


def _points(times: ArrayLike, values: ArrayLike, minimum: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return checked times and readings, which the chart keeps."""
    y, t = (checks.sample(name, column, minimum).copy() for name, column in (("values", values), ("times", times)))
    if t.shape != y.shape:
        raise ValueError(f"`times` must be as many as `values`, got {t.size} and {y.size}")
    return t, y


def _chart(
    t: NDArray[np.float64],
    y: NDArray[np.float64],
    baseline: TrendBaseline,
    line: Line | None,
    rules: Sequence[Rule],
) -> TrendChart:
    """Draw the chart of a baseline."""
    center = baseline.intercept + baseline.slope * t if line is None else line.fitted
    width = baseline.sigma_multiple * baseline.sigma
    plot, signals = about_line(PlottedStatistic.INDIVIDUAL, y, center, width, rules)
    return TrendChart(
        phase=Phase.TWO if line is None else Phase.ONE,
        baseline=baseline,
        line=line,
        times=t,
        panel=plot,
        signals=signals,
    )
