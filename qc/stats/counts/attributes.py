"""p, np, c and u charts: counts of nonconforming units or of nonconformities, with unequal sample sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.counts.attribute_chart import attribute_chart, pooled_baseline
from qc.stats.run_rules.rules import BEYOND_LIMITS
from qc.terms import AttributeChart, Phase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from qc.stats.counts.attribute_chart import AttributeBaseline, AttributeChartResult
    from qc.stats.run_rules.rules import Rule


def attribute_chart_phase_one(
    counts: ArrayLike,
    sizes: ArrayLike | None = None,
    *,
    chart: AttributeChart,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (BEYOND_LIMITS,),
) -> AttributeChartResult:
    """Establish the limits of a p, np, c or u chart from its own counts.

    With counts ``x`` in samples of size ``n``: center = Σx / Σn, standard error √(center (1 − center) / n)
    for p, and n times both for np; √(center / n) for u, and n = 1 for c.

    Parameters
    ----------
    counts : (k,) array_like of whole numbers, at least 0
        Nonconforming units (p, np) or nonconformities (c, u) in each of at least two samples.
    sizes : (k,) array_like, above 0, or None
        Units inspected: whole numbers for p and np, any amount for u. Not for c.
    chart : {P, NP, C, U}
        Which chart; Laney's have `laney_chart_phase_one`.
    sigma_multiple : float
        Distance of the limits in standard errors.
    rules : sequence of Rule
        Run rules; zones are thirds of the distance to the limit of each point.

    Returns
    -------
    AttributeChartResult
        Phase I.

    Raises
    ------
    ValueError
        If a count is missing, negative, fractional or above its size, sizes are missing or not wanted, or all
        counts are none or all so that the limits have no width.

    References
    ----------
    Montgomery, Introduction to Statistical Quality Control, 7th ed., sections 7.2 and 7.3; held against qcc
    2.7.

    Examples
    --------
    >>> result = attribute_chart_phase_one([12, 8, 6, 9], [100, 80, 80, 100], chart=AttributeChart.P)
    >>> round(result.baseline.center, 4), result.panel.limits.ucl.round(4).tolist()
    (0.0972, [0.1861, 0.1966, 0.1966, 0.1861])
    """
    if chart in (AttributeChart.LANEY_P, AttributeChart.LANEY_U):
        raise ValueError(f"`chart` must be one of p, np, c, u, got {chart.value!r}: see `laney_chart_phase_one`")
    baseline = pooled_baseline(counts, sizes, chart=chart, sigma_multiple=sigma_multiple)
    return attribute_chart(counts, sizes, baseline=baseline, phase=Phase.ONE, rules=rules)


def attribute_chart_phase_two(
    counts: ArrayLike,
    sizes: ArrayLike | None = None,
    *,
    baseline: AttributeBaseline,
    rules: Sequence[Rule] = (BEYOND_LIMITS,),
) -> AttributeChartResult:
    """Hold counts against the limits of a baseline: a p, np, c, u or Laney chart.

    Parameters
    ----------
    counts, sizes
        As in `attribute_chart_phase_one`; one sample is enough.
    baseline : AttributeBaseline
        From Phase I, or given by the standard.
    rules : sequence of Rule
        As in `attribute_chart_phase_one`.

    Returns
    -------
    AttributeChartResult
        Phase II.

    Raises
    ------
    ValueError
        As in `attribute_chart_phase_one`.

    Examples
    --------
    >>> pilot = attribute_chart_phase_one([12, 8, 6, 9], [100, 80, 80, 100], chart=AttributeChart.P)
    >>> chart = attribute_chart_phase_two([10, 25], [100, 100], baseline=pilot.baseline)
    >>> chart.panel.limits.ucl.round(4).tolist(), [signal.point for signal in chart.signals]
    ([0.1861, 0.1861], [1])
    """
    return attribute_chart(counts, sizes, baseline=baseline, phase=Phase.TWO, rules=rules)
