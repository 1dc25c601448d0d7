"""g and t charts: units or time between rare events, where a count in a sample would nearly always be 0."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.counts.rare_event_limits import NELSON_POWER, rare_event_false_alarms, rare_event_limits
from qc.stats.numerics import checks
from qc.stats.variables.beyond import beyond_limits, panel
from qc.stats.variables.constants import d2
from qc.terms import LimitMethod, Phase, PlottedStatistic, RareEventChart
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.result import Panel, Signal

_METHODS = {
    RareEventChart.G: (LimitMethod.SIGMA, LimitMethod.PROBABILITY, LimitMethod.PROBABILITY_INTERPOLATED),
    RareEventChart.T: (LimitMethod.PROBABILITY, LimitMethod.NELSON_TRANSFORM),
}
_PLOTTED = {RareEventChart.G: PlottedStatistic.UNITS_BETWEEN, RareEventChart.T: PlottedStatistic.TIME_BETWEEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class RareEventBaseline:
    """What Phase I of a g or t chart established.

    Attributes
    ----------
    chart : RareEventChart
        The chart that it belongs to.
    method : LimitMethod
        What places its limits.
    mean : float
        Mean number of units, or mean time, between events.
    events : int
        Intervals that it rests on.
    sigma_multiple : float
        Distance of the limits in standard errors, or with the probability that a normal reading lies further
        out.
    transformed_mean, transformed_sigma : float or None
        Mean and within-sigma (mean moving range over d2) of time^(1/3.6); only for Nelson's transform.
    """

    chart: RareEventChart
    method: LimitMethod
    mean: float
    events: int
    sigma_multiple: float = 3.0
    transformed_mean: float | None = None
    transformed_sigma: float | None = None

    def __post_init__(self) -> None:
        checks.positive("mean", self.mean)
        checks.choice("method", self.method, tuple(method.value for method in _METHODS[self.chart]))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RareEventResult:
    """A g or t chart.

    Attributes
    ----------
    phase : Phase
        I: limits from these intervals. II: limits from ``baseline``.
    baseline : RareEventBaseline
        Where the limits come from.
    panel : Panel
        Intervals and limits. A point above the upper limit means that events became rarer.
    signals : tuple of Signal
        Points beyond the limits.
    false_alarm_below, false_alarm_above : float
        Probability of a point beyond each limit if intervals are geometric (g) or exponential (t) with this
        mean.
    """

    phase: Phase
    baseline: RareEventBaseline
    panel: Panel
    signals: tuple[Signal, ...]
    false_alarm_below: float
    false_alarm_above: float


def rare_event_chart_phase_one(
    intervals: ArrayLike, *, chart: RareEventChart, method: LimitMethod, sigma_multiple: float = 3.0
) -> RareEventResult:
    """Establish the limits of a g or t chart from its own intervals.

    With mean ḡ, k = ``sigma_multiple`` and α = Φ(−k):

    - g, SIGMA: ḡ ± k √(ḡ(ḡ + 1)), not below 0.
    - g, PROBABILITY: whole numbers; the least U with P(X > U) ≤ α, the largest L with P(X < L) ≤ α, the
      median as centre; X geometric from 0 with p = 1/(ḡ + 1).
    - g, PROBABILITY_INTERPOLATED: the quantiles α, ½, 1 − α of X + 1, linear between whole numbers, less 1.
    - t, PROBABILITY: quantiles of the exponential distribution, −mean · ln(1 − P).
    - t, NELSON_TRANSFORM: y = time^(1/3.6), limits ȳ ± k · (mean moving range / d2), raised back to 3.6.

    Parameters
    ----------
    intervals : (k,) array_like, at least 0
        Good units between two events (whole numbers, g) or time between them (t), at least two.
    chart : RareEventChart
        Which chart.
    method : LimitMethod
        One of those above.
    sigma_multiple : float
        k.

    Returns
    -------
    RareEventResult
        Phase I.

    Raises
    ------
    ValueError
        If an interval is missing, negative or (g) fractional, all are 0, or the chart does not have the
        method.

    References
    ----------
    Kaminsky et al., Journal of Quality Technology 24 (1992) 63-69; Benneyan, Health Care Management Science 4
    (2001) 305-318; Nelson, Journal of Quality Technology 26 (1994) 239-240, as in qicharts2 0.8.1. The
    interpolation is that of Minitab's page on the g chart, whose estimate of p from data may differ from 1/(ḡ
    + 1).

    Examples
    --------
    >>> gaps = [24, 3, 58, 31, 12, 90, 7, 40]
    >>> g = rare_event_chart_phase_one(gaps, chart=RareEventChart.G, method=LimitMethod.PROBABILITY)
    >>> float(g.panel.limits.center[0]), float(g.panel.limits.ucl[0])
    (23.0, 222.0)
    """
    x = _intervals(intervals, chart, minimum=2)
    mean = float(x.mean())
    if mean == 0:
        raise ValueError("`intervals` must not all be 0: events without anything between them have no limits")
    multiple = checks.positive("sigma_multiple", sigma_multiple)
    baseline = RareEventBaseline(chart=chart, method=method, mean=mean, events=x.size, sigma_multiple=multiple)
    if method is LimitMethod.NELSON_TRANSFORM:
        y = checks.spread("intervals", x) ** (1 / NELSON_POWER)
        moving = float(np.abs(np.diff(y)).mean()) / d2(2)
        baseline = replace(baseline, transformed_mean=float(y.mean()), transformed_sigma=moving)
    return _chart(x, baseline, Phase.ONE)


def rare_event_chart_phase_two(intervals: ArrayLike, *, baseline: RareEventBaseline) -> RareEventResult:
    """Hold intervals between events against the limits of a baseline.

    Parameters
    ----------
    intervals
        As in `rare_event_chart_phase_one`; one is enough.
    baseline : RareEventBaseline
        From Phase I, or given.

    Returns
    -------
    RareEventResult
        Phase II.

    Raises
    ------
    ValueError
        If an interval is missing, negative or (g) fractional.

    Examples
    --------
    >>> gaps = [24, 3, 58, 31, 12, 90, 7, 40]
    >>> pilot = rare_event_chart_phase_one(gaps, chart=RareEventChart.G, method=LimitMethod.PROBABILITY)
    >>> [signal.point for signal in rare_event_chart_phase_two([20, 500], baseline=pilot.baseline).signals]
    [1]
    """
    return _chart(_intervals(intervals, baseline.chart, minimum=1), baseline, Phase.TWO)


def _intervals(intervals: ArrayLike, chart: RareEventChart, minimum: int) -> NDArray[np.float64]:
    """Return checked intervals."""
    x = checks.sample("intervals", intervals, minimum)
    if (x < 0).any():
        raise ValueError(f"`intervals` must be at least 0, got {float(x.min())!r}")
    if chart is RareEventChart.G and (x != np.floor(x)).any():
        raise ValueError("`intervals` must be whole numbers of units on a g chart: use a t chart for time")
    return x


def _chart(x: NDArray[np.float64], baseline: RareEventBaseline, phase: Phase) -> RareEventResult:
    """Draw the chart of a baseline."""
    lcl, center, ucl = rare_event_limits(baseline)
    plot = panel(_PLOTTED[baseline.chart], x, lcl, center, ucl)
    below, above = rare_event_false_alarms(baseline, lcl, ucl)
    return RareEventResult(
        phase=phase,
        baseline=baseline,
        panel=plot,
        signals=beyond_limits(plot),
        false_alarm_below=below,
        false_alarm_above=above,
    )
