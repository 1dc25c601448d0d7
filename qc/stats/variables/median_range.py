"""Median and R charts: the middle reading instead of the mean, for subgroups read without a calculator."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quadrature import gauss_legendre
from qc.stats.variables.panels import chart_signals
from qc.stats.variables.result import ChartResult, ControlLimits, Panel
from qc.stats.variables.shewhart import xbar_chart, xbar_chart_with_baseline
from qc.stats.variables.sigma import by_size
from qc.stats.variables.subgroups import lay_out
from qc.terms import ChartKind, PlottedStatistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import Baseline
    from qc.stats.variables.subgroups import Subgroups
    from qc.terms import SigmaEstimator

_REACH = 9.5  # beyond it the normal density is below 1e-20
_STEPS = 304  # of the trapezoid rule over the median: exponentially accurate, as the integrand is analytic
_NODES = 64


@cache
def median_sd(n: int) -> float:
    """Return the standard deviation of the median of ``n`` standard normal readings.

    By quadrature of the density of the middle reading (n odd), or of the mean of the two middle readings s −
    d and s + d (n even): n!/((n/2 − 1)!)² Φ(s − d)^(n/2 − 1) Φ(−s − d)^(n/2 − 1) φ(s − d) φ(s + d) 2 ds dd, d
    > 0.

    Parameters
    ----------
    n : int
        At least 1.

    Returns
    -------
    float
        sd(median)/σ; 3 · median_sd(n)/d2(n) is the factor Ã2 of the median chart.

    Raises
    ------
    ValueError
        If ``n`` is below 1.

    References
    ----------
    David and Nagaraja, Order Statistics, 3rd ed., chapter 2. The factors agree with the three decimals of the
    AIAG SPC manual (1.187 at n = 3, 0.691 at n = 5).

    Examples
    --------
    >>> from qc.stats.variables.constants import d2
    >>> [round(3 * median_sd(n) / d2(n), 3) for n in (2, 3, 4, 5)]
    [1.88, 1.187, 0.796, 0.691]
    """
    half = (checks.count("n", n) - 1) // 2
    reach = min(_REACH, 40 / math.sqrt(n))  # 32 standard deviations of the median
    s = np.linspace(-reach, reach, _STEPS + 1)
    step = 2 * reach / _STEPS
    log_factor = math.lgamma(n + 1) - 2 * math.lgamma(half + 1)
    if n % 2:
        log_density = half * (_log_below(s) + _log_below(-s)) - 0.5 * s * s
        return math.sqrt(float(np.exp(log_factor + log_density) @ (s * s)) * step / math.sqrt(2 * math.pi))
    nodes, weights = gauss_legendre(_NODES)
    widest = min(_REACH, 60 / n)  # 48 times the mean half gap between the middle readings
    d, weights = 0.5 * widest * (nodes + 1), 0.5 * widest * weights
    log_density = half * (_log_below(np.subtract.outer(s, d)) + _log_below(-np.add.outer(s, d)))
    log_density -= np.add.outer(s * s, d * d)
    return math.sqrt(float((s * s) @ np.exp(log_factor + log_density) @ weights) * step / math.pi)


def median_range_chart(
    values: ArrayLike,
    subgroup: ArrayLike,
    *,
    estimator: SigmaEstimator | None = None,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (),
) -> ChartResult:
    """Establish a median-R chart from the readings of Phase I.

    The centre line is the mean of the medians; the limits are centre ± k sd(median of n) σ̂, σ̂ from the
    ranges, which for equal n is centre ± Ã2 R̄ with Ã2 = k sd(median)/d2.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array-like
        The subgroup of each reading, as consecutive runs of 0, 1, 2, …; sizes may differ.
    estimator : SigmaEstimator, optional
        How σ within subgroups is estimated: by default the mean of R/d2.
    sigma_multiple : float
        k.
    rules : sequence of Rule
        As for ``xbar_chart``.

    Returns
    -------
    ChartResult
        Of kind MEDIAN_R: panels MEDIAN and RANGE.

    Raises
    ------
    ValueError
        As ``xbar_chart``.

    References
    ----------
    AIAG, Statistical Process Control, 2nd ed., chapter II (median chart); ISO 7870-2. Equal subgroups only
    there; the limits of unequal ones follow from the same equation.

    Examples
    --------
    >>> chart = median_range_chart([1, 3, 2, 2, 6, 4, 4, 4, 7], [0, 0, 0, 1, 1, 1, 2, 2, 2])
    >>> chart.location.values.tolist(), round(float(chart.location.limits.ucl[0]), 4)
    ([2.0, 4.0, 4.0], 6.8951)
    """
    means = xbar_chart(
        values,
        subgroup,
        kind=ChartKind.XBAR_R,
        estimator=estimator,
        sigma_multiple=sigma_multiple,
    )
    medians = _medians(lay_out(values, subgroup))
    center = float(np.nanmean(medians))
    return _chart(means, medians, replace(means.baseline, chart=ChartKind.MEDIAN_R, center=center), rules)


def median_range_chart_with_baseline(
    values: ArrayLike, subgroup: ArrayLike, *, baseline: Baseline, rules: Sequence[Rule] = ()
) -> ChartResult:
    """Hold the readings of Phase II against the limits of a median-R baseline.

    Parameters
    ----------
    values, subgroup
        As for ``median_range_chart``.
    baseline : Baseline
        Of a chart of kind MEDIAN_R.
    rules : sequence of Rule
        As for ``xbar_chart``.

    Returns
    -------
    ChartResult
        Phase II.

    Raises
    ------
    ValueError
        If the baseline belongs to another chart.

    Examples
    --------
    >>> pilot = median_range_chart([1, 3, 2, 2, 6, 4, 4, 4, 7], [0, 0, 0, 1, 1, 1, 2, 2, 2])
    >>> median_range_chart_with_baseline([3, 9, 4], [0, 0, 0], baseline=pilot.baseline).location.values.tolist()
    [4.0]
    """
    if baseline.chart is not ChartKind.MEDIAN_R:
        raise ValueError(f"`baseline` must belong to a median-r chart, got {baseline.chart}")
    ranges = replace(baseline, chart=ChartKind.XBAR_R)
    means = xbar_chart_with_baseline(values, subgroup, baseline=ranges)
    return _chart(means, _medians(lay_out(values, subgroup)), baseline, rules)


def _chart(means: ChartResult, medians: NDArray[np.float64], baseline: Baseline, rules: Sequence[Rule]) -> ChartResult:
    """Put the median panel where the mean panel stood."""
    reach = baseline.sigma_multiple * baseline.sigma_within * _median_sds(means.sizes)
    center = np.full(medians.size, baseline.center)
    limits = ControlLimits(lcl=center - reach, center=center, ucl=center + reach)
    location = Panel(statistic=PlottedStatistic.MEDIAN, values=medians, limits=limits)
    signals = chart_signals(location, means.dispersion, rules)
    return replace(means, kind=ChartKind.MEDIAN_R, baseline=baseline, location=location, signals=signals)


def _median_sds(sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Look the standard deviation of the median up for every subgroup; a single reading is its own median."""
    return np.where(sizes == 1, 1.0, by_size(median_sd, sizes))


def _medians(groups: Subgroups) -> NDArray[np.float64]:
    """Return each subgroup's median, NaN where it has no reading."""
    filled = groups.sizes[groups.sizes > 0]
    ordered = groups.values[np.lexsort((groups.values, np.repeat(np.arange(filled.size), filled)))]
    low, high = groups.starts + (filled - 1) // 2, groups.starts + filled // 2
    out = np.full(groups.sizes.size, np.nan)
    out[groups.sizes > 0] = 0.5 * (ordered[low] + ordered[high])
    return out


def _log_below(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ln Φ(x)."""
    root = math.sqrt(0.5)
    flat = [math.log(0.5 * math.erfc(-value * root)) for value in x.ravel()]
    return np.array(flat).reshape(x.shape)
