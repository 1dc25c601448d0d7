"""The chart that a standard asks for: Phase I and Phase II, whatever the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.variables.individuals import imr_chart, imr_chart_with_baseline
from qc.stats.variables.median_range import median_range_chart, median_range_chart_with_baseline
from qc.stats.variables.shewhart import xbar_chart, xbar_chart_with_baseline
from qc.terms import ChartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import Baseline, ChartResult
    from qc.terms import SigmaEstimator


def chart_phase_one(
    values: ArrayLike,
    subgroup: ArrayLike | None,
    *,
    kind: ChartKind,
    estimator: SigmaEstimator | None = None,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (),
) -> ChartResult:
    """Establish a chart of the named kind from the readings of Phase I.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array-like or None
        The subgroup of each reading, as consecutive runs of 0, 1, 2, …; not used by ``i-mr``.
    kind : ChartKind
        Which chart.
    estimator : SigmaEstimator, optional
        How σ is estimated; by default the chart's own way.
    sigma_multiple : float
        Distance of the limits from the centre line in standard errors, positive.
    rules : sequence of Rule
        Run rules for the location panel.

    Returns
    -------
    ChartResult
        Baseline, both panels, and all signals.

    Raises
    ------
    ValueError
        If the readings do not allow the chart.

    Examples
    --------
    >>> chart_phase_one([5, 7, 6, 8], None, kind=ChartKind.I_MR).baseline.center
    6.5
    """
    if kind is ChartKind.I_MR:
        return imr_chart(values, estimator=estimator, sigma_multiple=sigma_multiple, rules=rules)
    groups = _given(subgroup)
    if kind is ChartKind.MEDIAN_R:
        return median_range_chart(values, groups, estimator=estimator, sigma_multiple=sigma_multiple, rules=rules)
    return xbar_chart(values, groups, kind=kind, estimator=estimator, sigma_multiple=sigma_multiple, rules=rules)


def chart_phase_two(
    values: ArrayLike, subgroup: ArrayLike | None, *, baseline: Baseline, rules: Sequence[Rule] = ()
) -> ChartResult:
    """Hold the readings of Phase II against the limits that a baseline gives.

    Parameters
    ----------
    values, subgroup
        As for ``chart_phase_one``.
    baseline : Baseline
        What Phase I established; it names the chart.
    rules : sequence of Rule
        Run rules for the location panel.

    Returns
    -------
    ChartResult
        Both panels with the baseline's limits, and all signals.

    Raises
    ------
    ValueError
        If there is no reading.

    Examples
    --------
    >>> baseline = chart_phase_one([5, 7, 6, 8], None, kind=ChartKind.I_MR).baseline
    >>> chart_phase_two([6, 7], None, baseline=baseline).location.limits.center
    array([6.5, 6.5])
    """
    if baseline.chart is ChartKind.I_MR:
        return imr_chart_with_baseline(values, baseline=baseline, rules=rules)
    groups = _given(subgroup)
    if baseline.chart is ChartKind.MEDIAN_R:
        return median_range_chart_with_baseline(values, groups, baseline=baseline, rules=rules)
    return xbar_chart_with_baseline(values, groups, baseline=baseline, rules=rules)


def _given(subgroup: ArrayLike | None) -> ArrayLike:
    if subgroup is None:
        raise ValueError("`subgroup` must be given for a chart of subgroups, got None")
    return subgroup
