"""Statistics that no reference case holds, against scipy, statsmodels or a count of all that can happen."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from scipy import optimize, special, stats
from statsmodels.stats import multitest, oneway

import qc.stats as public
from qc.terms import ChartKind, ShortRunSigma, SigmaEstimator

RNG = np.random.default_rng(20)
READINGS = RNG.normal(10.0, 0.1, 60)
SKEWED = RNG.lognormal(0.0, 0.4, 60)
CODES = np.repeat(np.arange(12), 5)


@pytest.mark.parametrize("power", [-1.5, 0.0, 0.5, 2.0])
def test_power_transform(power: float) -> None:
    assert public.power_transform(SKEWED, power) == pytest.approx(special.boxcox(SKEWED, power), rel=1e-12)


def test_indices_of_transformed_readings() -> None:
    moved, power = stats.boxcox(SKEWED)
    # The package divides by the geometric mean first, which moves and stretches the transformed scale only.
    usl = float(special.boxcox(4.0, float(power)))
    found = public.transformed_capability(SKEWED, public.box_cox(SKEWED), usl=4.0)
    assert found.indices.actual.value == pytest.approx((usl - moved.mean()) / (3 * moved.std(ddof=1)), rel=1e-6)


@pytest.mark.parametrize(("n", "confidence"), [(8, 0.9), (30, 0.95), (400, 0.99)])
def test_claims(n: int, confidence: float) -> None:
    chi, z = stats.chi2.ppf(1 - confidence, n - 1), stats.norm.ppf(confidence)
    exact = public.chi_square_claim(1.33, n=n, confidence=confidence)
    assert exact.observed == pytest.approx(1.33 * math.sqrt((n - 1) / chi), rel=1e-12)
    roots = np.roots([1 - z**2 / (2 * (n - 1)), -2 * 1.33, 1.33**2 - z**2 / (9 * n)])
    assert public.bissell_claim(1.33, n=n, confidence=confidence).observed == pytest.approx(roots.max(), rel=1e-12)


@pytest.mark.parametrize("offset", [0.0, 0.7, -2.0])
def test_bounds_of_cpm(offset: float) -> None:
    df = 40 * (1 + offset**2) ** 2 / (1 + 2 * offset**2)
    found = public.boyles_bounds(1.2, offset=offset, n=40)
    ends = 1.2 * np.sqrt(stats.chi2.ppf([0.05, 0.025, 0.975], df) / df)
    assert (found.lower, *found.interval) == pytest.approx(ends, rel=1e-12)


@pytest.mark.parametrize(("t", "df", "probability"), [(5.0, 9, 0.95), (30.0, 49, 0.05), (-2.0, 20, 0.5)])
def test_a_bound_of_noncentrality(t: float, df: int, probability: float) -> None:
    expected = optimize.brentq(lambda delta: stats.nct.cdf(t, df, delta) - probability, -60, 60, xtol=1e-12)
    assert public.noncentrality_bound(t, df, probability) == pytest.approx(expected, rel=1e-8)


def test_percentiles_of_readings() -> None:
    readings = RNG.normal(10.0, 0.1, 1000)
    found = public.empirical_capability(readings, lsl=9.5, usl=10.6)
    low, middle, high = np.percentile(readings, [0.135, 50, 99.865], method="weibull")
    assert (found.low, found.middle, found.high) == pytest.approx((low, middle, high), rel=1e-13)
    assert found.pp == pytest.approx(1.1 / (high - low), rel=1e-12)
    assert found.ppk == pytest.approx(
        min((middle - 9.5) / (middle - low), (10.6 - middle) / (high - middle)), rel=1e-12
    )


def test_ranking_of_distributions() -> None:
    found = public.rank_distributions(SKEWED, families=("normal", "lognormal", "exponential"))
    fitted: dict[str, tuple[Any, tuple[float, ...]]] = {
        "normal": (stats.norm, stats.norm.fit(SKEWED)),
        "lognormal": (stats.lognorm, stats.lognorm.fit(SKEWED, floc=0)),
        "exponential": (stats.expon, stats.expon.fit(SKEWED, floc=0)),
    }
    free = {"normal": 2, "lognormal": 2, "exponential": 1}
    aic = {name: 2 * free[name] - 2 * law.logpdf(SKEWED, *fit).sum() for name, (law, fit) in fitted.items()}
    order = sorted(aic, key=aic.__getitem__)
    assert [fit.distribution.name for fit in found.fits] == order
    assert found.margin == pytest.approx(aic[order[1]] - aic[order[0]], rel=1e-6)


@pytest.mark.parametrize("span", [1, 3, 7])
def test_moving_averages(span: int) -> None:
    found = public.moving_average_chart(READINGS, center=10.0, sigma=0.1, span=span)
    windows = [READINGS[max(0, end - span) : end] for end in range(1, 61)]
    assert found.panel.values == pytest.approx([window.mean() for window in windows], rel=1e-13)
    assert found.panel.limits.ucl == pytest.approx([10 + 0.3 / math.sqrt(window.size) for window in windows], rel=1e-13)


def test_charts_of_short_runs() -> None:
    parts, halves = np.repeat(["a", "b"], 30), READINGS.reshape(2, 30)
    sigma = np.abs(np.diff(halves, axis=1)).mean() * math.sqrt(math.pi) / 2
    z = (halves - halves.mean(axis=1, keepdims=True)) / sigma
    found = public.z_mr_chart_phase_one(READINGS, parts, pooling=ShortRunSigma.CONSTANT)
    assert found.location.values == pytest.approx(z.ravel(), rel=1e-11)
    nominals = {"a": 10.0, "b": 9.9}
    chart = public.deviation_chart_phase_one(READINGS, parts, nominals=nominals, kind=ChartKind.I_MR).chart
    away = (halves - [[10.0], [9.9]]).ravel()
    reach = 3 * np.abs(np.diff(away)).mean() * math.sqrt(math.pi) / 2
    assert chart.location.limits.ucl == pytest.approx(np.full(60, away.mean() + reach), rel=1e-12)


def test_limits_widened_on_average() -> None:
    pilot = public.xbar_chart(READINGS, CODES, kind=ChartKind.XBAR_S, estimator=SigmaEstimator.POOLED_S).baseline
    found = public.widen_limits(pilot, confidence=None)
    assert found is not None
    assert found.sigma_multiple == pytest.approx(stats.t.ppf(stats.norm.cdf(3), 48) * math.sqrt(1 + 1 / 12), rel=1e-9)


def test_a_gauge_s_trend_and_bias() -> None:
    found = public.gage_stability(READINGS, CODES, reference=10.0)
    means = READINGS.reshape(12, 5).mean(axis=1)
    line = stats.linregress(np.arange(12), means)
    assert (found.trend.slope, found.trend.p_value) == pytest.approx((line.slope, line.pvalue), rel=1e-9)
    assert found.bias is not None
    assert found.bias.p_value == pytest.approx(stats.ttest_1samp(READINGS, 10.0).pvalue, rel=1e-9)


def test_holm() -> None:
    p_values = RNG.uniform(0, 0.2, 9)
    assert public.holm(p_values.tolist()) == pytest.approx(
        multitest.multipletests(p_values, method="holm")[1], rel=1e-13
    )


def test_one_way() -> None:
    groups = [READINGS[:20], READINGS[20:45], READINGS[45:]]
    expected = oneway.anova_oneway(groups, use_var="equal")
    found = public.one_way(groups)
    assert (found.f, found.p_value) == pytest.approx((expected.statistic, expected.pvalue), rel=1e-10)


@pytest.mark.parametrize(("count", "n"), [(0, 20), (1, 20), (7, 500), (499, 500), (500, 500), (3, 100_000)])
def test_both_ways_to_the_bounds_of_a_share(count: int, n: int) -> None:
    expected = stats.binomtest(count, n).proportion_ci(0.9, method="exact")
    by_bisection = public.share_bounds(count, n, confidence=0.9)
    for found in ((by_bisection.lower, by_bisection.upper), public.clopper_pearson(count, n, confidence=0.95)):
        assert found == pytest.approx((expected.low, expected.high), rel=1e-11)


@pytest.mark.parametrize(("n", "future"), [(2, 1), (5, 3), (10, 10)])
def test_the_chance_to_stay_within_the_range_seen(n: int, future: int) -> None:
    # Of all orders of n + m readings, those whose smallest and largest are among the first n.
    expected = math.comb(n + future - 2, n - 2) / math.comb(n + future, n)
    assert public.chance_within_range(n, future=future) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("n", [2, 20, 300])
def test_what_the_range_of_a_sample_holds(n: int) -> None:
    # The share between the extremes is beta(n − 1, 2).
    assert public.range_content(n, confidence=0.9) == pytest.approx(stats.beta.ppf(0.1, n - 1, 2), rel=1e-10)
    content = public.range_content(n, confidence=0.9)
    assert public.rank_confidence(n, content=content, lower_rank=1, upper_rank=n) == pytest.approx(0.9, rel=1e-9)


def test_fewest_readings_for_a_range() -> None:
    needed = next(n for n in range(2, 500) if stats.beta.sf(0.97, n - 1, 2) >= 0.9)
    assert public.sample_size_for_range(content=0.97, confidence=0.9) == needed


@pytest.mark.parametrize(("n", "c"), [(8, 0), (20, 1), (32, 2)])
def test_the_worst_lot_that_leaves_inspection(n: int, c: int) -> None:
    bad = np.arange(201)
    outgoing = bad / 200 * stats.hypergeom.cdf(c, 200, bad, n) * (200 - n) / 200
    found = public.outgoing_limit_of_lots(n=n, acceptance_number=c, lot_size=200)
    assert found.limit == pytest.approx(outgoing.max(), rel=1e-10)
    assert found.at_quality == pytest.approx(int(outgoing.argmax()) / 200)


def test_what_a_plan_by_variables_passes() -> None:
    plan = public.variables_plan("F", aql=2.5)
    found = public.passed_variables_lot(plan)
    root = math.sqrt(plan.n)

    def accepted(share: float) -> float:
        return float(stats.nct.sf(plan.k * root, plan.n - 1, -stats.norm.ppf(share) * root))

    assert accepted(found.passes_even) == pytest.approx(0.5, abs=1e-8)
    assert accepted(found.passes_seldom) == pytest.approx(0.1, abs=1e-8)
    assert found.producer_risk == pytest.approx(1 - accepted(0.025), abs=1e-8)


@pytest.mark.parametrize("n", [5, 12, 40])
def test_the_index_of_an_estimated_share(n: int) -> None:
    # Lieberman and Resnikoff: the estimate is a beta probability.
    shape = n / 2 - 1
    at = stats.beta.ppf(0.03, shape, shape)
    index = (1 - 2 * at) * (n - 1) / math.sqrt(n)
    assert public.index_at(0.03, n=n) == pytest.approx(index, rel=1e-9)
    assert public.estimated_share(index, n=n) == pytest.approx(0.03, rel=1e-9)


@pytest.mark.parametrize(("sizes", "kind"), [((5,) * 12, ChartKind.XBAR_R), ((3,) * 20, ChartKind.XBAR_R)])
def test_standard_deviation_of_medians(sizes: tuple[int, ...], kind: ChartKind) -> None:
    n = sizes[0]
    middle = stats.beta((n + 1) / 2, (n + 1) / 2)
    variance = middle.expect(lambda u: stats.norm.ppf(u) ** 2)
    assert public.median_sd(n) == pytest.approx(math.sqrt(variance), rel=1e-7)
    codes = np.repeat(np.arange(len(sizes)), sizes)
    chart = public.median_range_chart(READINGS, codes)
    sigma = public.xbar_chart(READINGS, codes, kind=kind).baseline.sigma_within
    width = chart.location.limits.ucl - chart.location.limits.center
    assert width == pytest.approx(np.full(len(sizes), 3 * sigma * math.sqrt(variance)), rel=1e-7)
