"""Laney's p′ and u′ charts: counts whose samples differ by more (or less) than chance alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.counts.attribute_chart import attribute_chart, pooled_baseline
from qc.stats.run_rules.rules import BEYOND_LIMITS
from qc.stats.variables.constants import d2
from qc.terms import AttributeChart, Phase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from qc.stats.counts.attribute_chart import AttributeChartResult
    from qc.stats.run_rules.rules import Rule


def laney_chart_phase_one(
    counts: ArrayLike,
    sizes: ArrayLike | None,
    *,
    chart: AttributeChart,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (BEYOND_LIMITS,),
) -> AttributeChartResult:
    """Establish the limits of a Laney p′ or u′ chart: a p or u chart widened by the spread between samples.

    With z the counts in binomial or Poisson standard errors, sigma_z = mean |z_i − z_(i−1)| / d2(2), and the
    limits of the p or u chart lie sigma_z times as far from the centre line. All moving ranges enter, none is
    screened. Phase II is `attribute_chart_phase_two` with the baseline of the result.

    Parameters
    ----------
    counts, sizes : (k,) array_like
        As in `attribute_chart_phase_one`, in order of production.
    chart : {LANEY_P, LANEY_U}
        Units (p′) or nonconformities (u′).
    sigma_multiple : float
        Distance of the limits in standard errors.
    rules : sequence of Rule
        As in `attribute_chart_phase_one`.

    Returns
    -------
    AttributeChartResult
        Phase I; ``baseline.sigma_z`` is the factor, ``z`` is not divided by it.

    Raises
    ------
    ValueError
        As in `attribute_chart_phase_one`, or if all samples lie equally far from the centre line.

    References
    ----------
    Laney, Improved control charts for attributes, Quality Engineering 14 (2002) 531-537. Held against
    qicharts2 0.8.1, whose d2 is rounded to 1.128.

    Examples
    --------
    >>> result = laney_chart_phase_one([12, 8, 6, 9], [100, 80, 80, 100], chart=AttributeChart.LANEY_P)
    >>> round(result.baseline.sigma_z, 4)
    0.5515
    """
    if chart not in (AttributeChart.LANEY_P, AttributeChart.LANEY_U):
        raise ValueError(f"`chart` must be laney-p or laney-u, got {chart.value!r}")
    pooled = pooled_baseline(counts, sizes, chart=chart, sigma_multiple=sigma_multiple)
    z = attribute_chart(counts, sizes, baseline=pooled, phase=Phase.ONE, rules=()).z
    sigma_z = float(np.abs(np.diff(z)).mean()) / d2(2)
    if sigma_z == 0:
        raise ValueError("`counts` must differ between samples: with no moving range the limits have no width")
    return attribute_chart(counts, sizes, baseline=replace(pooled, sigma_z=sigma_z), phase=Phase.ONE, rules=rules)
