"""X̄-R and X̄-s charts: Phase I establishes limits, Phase II only uses limits that it is given."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.variables.constants import c4, d2, d3
from qc.stats.variables.panels import chart_signals, check_baseline
from qc.stats.variables.result import Baseline, ChartResult, ControlLimits, Panel
from qc.stats.variables.sigma import by_size, estimate_from
from qc.stats.variables.subgroups import lay_out
from qc.terms import ChartKind, Phase, PlottedStatistic, SigmaEstimator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.subgroups import Subgroups

DEFAULT_ESTIMATOR = {ChartKind.XBAR_R: SigmaEstimator.UWAVE_R, ChartKind.XBAR_S: SigmaEstimator.UWAVE_S}


def xbar_chart(
    values: ArrayLike,
    subgroup: ArrayLike,
    *,
    kind: ChartKind,
    estimator: SigmaEstimator | None = None,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (),
) -> ChartResult:
    """Establish an X̄-R or X̄-s chart from the readings of Phase I.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array-like
        The subgroup of each reading, as consecutive runs of 0, 1, 2, ….
    kind : ChartKind
        ``xbar-r`` or ``xbar-s``.
    estimator : SigmaEstimator, optional
        How σ within subgroups is estimated: by default ``uwave_r`` or ``uwave_s``.
    sigma_multiple : float
        Distance of the limits from the centre line in standard errors, positive.
    rules : sequence of Rule
        Run rules for the means. With any, the dispersion panel is held against its limits; the other rules
        rest on a symmetric distribution, which a range has not.

    Returns
    -------
    ChartResult
        Baseline, both panels with limits of every point, and all signals.

    Raises
    ------
    ValueError
        If there are fewer than 2 subgroups with readings, or no spread within them.

    References
    ----------
    Montgomery, D. C., Introduction to Statistical Quality Control: piston rings. Held against qcc 2.7.

    Examples
    --------
    >>> chart = xbar_chart([1, 3, 2, 6, 4, 4], [0, 0, 1, 1, 2, 2], kind=ChartKind.XBAR_R)
    >>> chart.location.values
    array([2., 4., 4.])
    >>> round(chart.baseline.center, 4), round(chart.baseline.sigma_within, 4)
    (3.3333, 1.7725)
    """
    groups = lay_out(values, subgroup)
    chosen = estimator or _default_estimator(kind)
    filled = groups.starts.size
    if filled < 2:
        raise ValueError(f"`subgroup` must name at least 2 subgroups with readings, got {filled}")
    estimate = estimate_from(groups, estimator=chosen)
    baseline = Baseline(
        chart=kind,
        center=float(groups.values.mean()),
        sigma_within=estimate.value,
        estimator=chosen,
        subgroups=filled,
        readings=groups.values.size,
        sigma_multiple=sigma_multiple,
        sigma_within_df=estimate.degrees_of_freedom,
    )
    check_baseline(baseline, given="values")
    return _chart(groups, baseline, Phase.ONE, rules)


def xbar_chart_with_baseline(
    values: ArrayLike, subgroup: ArrayLike, *, baseline: Baseline, rules: Sequence[Rule] = ()
) -> ChartResult:
    """Hold the readings of Phase II against the limits that a baseline gives.

    Parameters
    ----------
    values, subgroup
        As for ``xbar_chart``. Subgroups may differ in size from those of Phase I.
    baseline : Baseline
        What Phase I established, for ``xbar-r`` or ``xbar-s``.
    rules : sequence of Rule
        As for ``xbar_chart``.

    Returns
    -------
    ChartResult
        Both panels with the baseline's limits for each subgroup's size, and all signals.

    Raises
    ------
    ValueError
        If the baseline belongs to another chart.

    Examples
    --------
    >>> pilot = xbar_chart([1, 3, 2, 6, 4, 4], [0, 0, 1, 1, 2, 2], kind=ChartKind.XBAR_R)
    >>> from qc.stats.run_rules.rules import RULES
    >>> from qc.terms import RuleSet
    >>> rules = RULES[RuleSet.BEYOND_LIMITS]
    >>> chart = xbar_chart_with_baseline([9, 9], [0, 0], baseline=pilot.baseline, rules=rules)
    >>> [signal.point for signal in chart.signals]
    [0]
    """
    _default_estimator(baseline.chart)
    check_baseline(baseline, given="baseline")
    return _chart(lay_out(values, subgroup), baseline, Phase.TWO, rules)


def _default_estimator(kind: ChartKind) -> SigmaEstimator:
    """Look the chart's own estimator up, and refuse charts of other files."""
    if kind not in DEFAULT_ESTIMATOR:
        raise ValueError(f"`kind` must be xbar-r or xbar-s, got {kind}")
    return DEFAULT_ESTIMATOR[kind]


def _chart(groups: Subgroups, baseline: Baseline, phase: Phase, rules: Sequence[Rule]) -> ChartResult:
    """Put values and limits together and look for signals."""
    location = Panel(statistic=PlottedStatistic.MEAN, values=groups.means(), limits=_mean_limits(groups, baseline))
    dispersion = _range_panel(groups, baseline) if baseline.chart is ChartKind.XBAR_R else _sd_panel(groups, baseline)
    return ChartResult(
        kind=baseline.chart,
        phase=phase,
        baseline=baseline,
        sizes=groups.sizes,
        location=location,
        dispersion=dispersion,
        signals=chart_signals(location, dispersion, rules),
    )


def _mean_limits(groups: Subgroups, baseline: Baseline) -> ControlLimits:
    """Centre ± kσ/√n for each subgroup."""
    center, reach = baseline.center, baseline.sigma_multiple * baseline.sigma_within
    return ControlLimits(
        lcl=by_size(lambda n: center - reach / math.sqrt(n), groups.sizes, least=1),
        center=by_size(lambda _: center, groups.sizes, least=1),
        ucl=by_size(lambda n: center + reach / math.sqrt(n), groups.sizes, least=1),
    )


def _range_panel(groups: Subgroups, baseline: Baseline) -> Panel:
    """Plot R with limits (d2 ± k d3)σ."""
    limits = _dispersion_limits(d2, d3, groups, baseline)
    return Panel(statistic=PlottedStatistic.RANGE, values=groups.ranges(), limits=limits)


def _sd_panel(groups: Subgroups, baseline: Baseline) -> Panel:
    """Plot s with limits (c4 ± k c5)σ."""
    limits = _dispersion_limits(c4, lambda n: math.sqrt(1.0 - c4(n) ** 2), groups, baseline)
    return Panel(statistic=PlottedStatistic.SD, values=groups.standard_deviations(), limits=limits)


def _dispersion_limits(
    mean: Callable[[int], float], sd: Callable[[int], float], groups: Subgroups, baseline: Baseline
) -> ControlLimits:
    """Take limits from the mean and standard deviation of a statistic in units of σ; never below 0."""
    sigma, multiple = baseline.sigma_within, baseline.sigma_multiple
    return ControlLimits(
        lcl=by_size(lambda n: sigma * max(0.0, mean(n) - multiple * sd(n)), groups.sizes),
        center=by_size(lambda n: sigma * mean(n), groups.sizes),
        ucl=by_size(lambda n: sigma * (mean(n) + multiple * sd(n)), groups.sizes),
    )
