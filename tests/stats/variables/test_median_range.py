import math

import numpy as np
import pytest
from scipy import integrate, stats

from qc.stats.run_rules.rules import RULES
from qc.stats.variables.constants import d2
from qc.stats.variables.median_range import median_range_chart, median_range_chart_with_baseline, median_sd
from qc.stats.variables.shewhart import xbar_chart
from qc.terms import ChartKind, Phase, PlottedStatistic, RuleSet, SigmaEstimator


def test_closed_forms() -> None:
    assert median_sd(1) == pytest.approx(1.0, rel=1e-14)
    assert median_sd(2) == pytest.approx(math.sqrt(0.5), rel=1e-13)
    assert median_sd(3) == pytest.approx(math.sqrt(1 - math.sqrt(3) / math.pi), rel=1e-13)


@pytest.mark.parametrize("n", [5, 9, 25, 101, 1001])
def test_odd_sizes_by_the_beta_distribution_of_the_middle_rank(n: int) -> None:
    ranks = stats.beta((n + 1) / 2, (n + 1) / 2)
    variance = integrate.quad(lambda u: stats.norm.ppf(u) ** 2 * ranks.pdf(u), 0, 1, epsabs=1e-13, points=[0.5])[0]
    assert median_sd(n) == pytest.approx(math.sqrt(variance), rel=1e-7)


def test_size_four_by_a_double_integral() -> None:
    # The two middle readings u < v of four have the density 4! Φ(u) (1 − Φ(v)) φ(u) φ(v).
    nodes, weights = np.polynomial.legendre.leggauss(60)
    u = 7.0 * nodes
    v = u[:, np.newaxis] + np.outer(7.0 - u, 0.5 * (nodes + 1.0))
    normal = stats.norm
    density = 24 * (normal.cdf(u) * normal.pdf(u))[:, np.newaxis] * normal.sf(v) * normal.pdf(v)
    inner = ((0.5 * (u[:, np.newaxis] + v)) ** 2 * density) @ weights * 0.5 * (7.0 - u)
    assert median_sd(4) == pytest.approx(math.sqrt(7.0 * float(inner @ weights)), rel=1e-9)


@pytest.mark.parametrize("n", [6, 10, 50, 300])
def test_even_sizes_by_simulation(n: int) -> None:
    samples = np.random.default_rng(n).normal(size=(40_000 if n < 100 else 4_000, n))
    medians = np.median(samples, axis=1)
    assert medians.std() == pytest.approx(median_sd(n), rel=4 / math.sqrt(2 * medians.size))


def test_factors_as_printed() -> None:
    # AIAG, Statistical Process Control: Ã2 of the median chart.
    printed = {2: 1.880, 3: 1.187, 4: 0.796, 5: 0.691, 6: 0.549, 7: 0.509}
    for n, factor in printed.items():
        assert 3 * median_sd(n) / d2(n) == pytest.approx(factor, abs=5e-4)


def test_size_without_a_median() -> None:
    with pytest.raises(ValueError, match=r"`n` must be a whole number of at least 1, got 0"):
        median_sd(0)


VALUES = np.array([10.1, 10.4, 9.9, 10.0, 10.3, 9.8, 10.2, 10.6, 10.5, 9.7, 10.0, 10.1])


def test_equal_subgroups_have_the_limits_of_the_factor() -> None:
    codes = np.repeat(np.arange(4), 3)
    chart = median_range_chart(VALUES, codes)
    rows = VALUES.reshape(4, 3)
    mean_range = np.ptp(rows, axis=1).mean()
    assert chart.kind is ChartKind.MEDIAN_R
    assert chart.location.statistic is PlottedStatistic.MEDIAN
    assert chart.location.values == pytest.approx(np.median(rows, axis=1))
    assert chart.baseline.center == pytest.approx(np.median(rows, axis=1).mean())
    factor = 3 * median_sd(3) / d2(3)
    assert chart.location.limits.ucl == pytest.approx(np.full(4, chart.baseline.center + factor * mean_range))
    ranges = xbar_chart(VALUES, codes, kind=ChartKind.XBAR_R)
    assert chart.dispersion.limits.ucl == pytest.approx(ranges.dispersion.limits.ucl)


def test_unequal_subgroups_missing_readings_and_an_empty_one() -> None:
    values = VALUES.copy()
    values[[1, 9, 10, 11]] = np.nan
    chart = median_range_chart(values, [0, 0, 0, 1, 1, 1, 1, 2, 3, 4, 4, 4])
    assert chart.location.values[:4] == pytest.approx([10.0, 10.1, 10.6, 10.5])
    assert np.isnan(chart.location.values[4])
    reach = chart.location.limits.ucl - chart.location.limits.center
    sds = [median_sd(2), median_sd(4), 1.0, 1.0]
    assert reach[:4] == pytest.approx([3 * chart.baseline.sigma_within * sd for sd in sds])


def test_phase_two_and_its_signals() -> None:
    pilot = median_range_chart(VALUES, np.repeat(np.arange(4), 3), estimator=SigmaEstimator.POOLED_S)
    rules = RULES[RuleSet.BEYOND_LIMITS]
    chart = median_range_chart_with_baseline(
        [10.1] * 3 + [12.0] * 3, [0] * 3 + [1] * 3, baseline=pilot.baseline, rules=rules
    )
    assert chart.phase is Phase.TWO
    assert chart.baseline.estimator is SigmaEstimator.POOLED_S
    assert [(s.point, s.statistic) for s in chart.signals] == [(1, PlottedStatistic.MEDIAN)]


def test_a_baseline_of_another_chart() -> None:
    means = xbar_chart(VALUES, np.repeat(np.arange(4), 3), kind=ChartKind.XBAR_R)
    with pytest.raises(ValueError, match=r"`baseline` must belong to a median-r chart, got xbar-r"):
        median_range_chart_with_baseline([1.0, 2.0], [0, 0], baseline=means.baseline)
