"""Faults per unit: against scipy's Poisson and binomial distributions, brute force and simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qc.stats import between_shares
from qc.stats.volume.rates import explained_by_rates, most_faults
from qc.stats.volume.scatter import Scatter, scatter_of


@pytest.mark.parametrize(("before", "after"), [((5, 100), (70, 900)), ((0, 50), (3, 400)), ((12, 60), (9, 300))])
def test_faults_that_come_one_by_one_are_held_against_binomial_tails(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    found, ((x, n), (y, m)) = explained_by_rates(before, after), (before, after)
    assert found.p_value == pytest.approx(stats.binom.sf(y - 1, x + y, m / (n + m)), rel=1e-9)
    low = stats.gamma.ppf(0.025, x) if x else 0.0
    assert found.interval == pytest.approx((low * m / n, stats.gamma.ppf(0.975, x + 1) * m / n), rel=1e-7)
    assert found.expected == pytest.approx(m * x / n)


def test_nothing_found_later_is_explained() -> None:
    found = explained_by_rates((3, 100), (0, 500))
    assert (found.share, found.p_value) == (None, 1.0)


def test_faults_that_come_in_heaps_count_less() -> None:
    scatter = Scatter(ratio=4.0, df=20)
    single, heaps = (
        explained_by_rates((10, 100), (160, 900)),
        explained_by_rates((10, 100), (160, 900), scatter=scatter),
    )
    assert single.p_value < 0.05 < heaps.p_value
    t = (160 - 170 * 0.9) / np.sqrt(4 * 170 * 0.9 * 0.1)
    assert heaps.p_value == pytest.approx(stats.t.sf(t, 20), rel=1e-9)
    assert heaps.interval[0] < single.interval[0] < single.interval[1] < heaps.interval[1]
    fewer = explained_by_rates((40, 100), (160, 900), scatter=scatter)
    assert fewer.p_value > 0.5


@pytest.mark.parametrize(("x", "n", "m"), [(0, 100, 900), (5, 100, 100), (37, 250, 1000)])
def test_the_most_faults_are_seldom_passed(x: int, n: int, m: int) -> None:
    """Given the total, the sample's share of it is binomial: the smallest number that makes the sample too small."""
    most = most_faults(x, n, future=m)
    tails = [stats.binom.cdf(x, x + y + 1, n / (n + m)) for y in (most, most - 1)]
    assert tails[0] <= 0.05 < tails[1]


def test_scatter_is_pearson_s() -> None:
    counts, sizes, stream = np.array([4, 9, 1, 12, 3, 7.0]), np.full(6, 50.0), [0, 0, 0, 1, 1, 1]
    found = scatter_of(counts, sizes, stream, model="poisson")
    means = np.repeat([14 / 3, 22 / 3], 3)
    assert found is not None
    assert found.df == 4
    assert found.ratio == pytest.approx(np.sum((counts - means) ** 2) / 6 / 4)
    shares = scatter_of(counts, sizes, stream)
    assert shares is not None
    assert shares.ratio == pytest.approx(found.ratio / (1 - 36 / 300))
    assert scatter_of([1.0, 2.0], [9.0, 9.0], [0, 1]) is None
    assert scatter_of([0.0, 0.0], [9.0, 9.0], [0, 0]) is None
    even = scatter_of([5.0, 5.0], [9.0, 9.0], [0, 0])
    assert even == Scatter(ratio=1.0, df=1)
    with pytest.raises(ValueError, match="`sizes` and `streams` must be as long as `counts`"):
        scatter_of([1.0], [1.0, 2.0], [0, 0])


def test_rates_of_streams_are_a_chi_square_test() -> None:
    counts, sizes = np.array([30, 55, 41.0]), np.array([100, 120, 90.0])
    found = between_shares(counts, sizes, model="poisson")
    expected = counts.sum() * sizes / sizes.sum()
    assert found.p_value == pytest.approx(stats.chisquare(counts, expected).pvalue, rel=1e-9)
    assert found.share == pytest.approx(126 / 310)
    assert "Poisson" in found.method


def test_the_spread_of_rates_is_held() -> None:
    """Gamma rates of 8 streams, mean 0.3 and standard deviation 0.09: the interval holds it in about 9 of 10 runs."""
    rng, held, estimates = np.random.default_rng(5), 0, []
    for _ in range(200):
        rates = rng.gamma(0.3**2 / 0.09**2, 0.09**2 / 0.3, 8)
        found = between_shares(rng.poisson(rates * 200), np.full(8, 200.0), model="poisson")
        held += found.interval[0] <= 0.09 <= found.interval[1]
        estimates.append(found.sd_between**2)
    assert 160 <= held <= 196
    assert np.mean(estimates) == pytest.approx(0.09**2, rel=0.15)


@pytest.mark.parametrize("model", ["poisson", "binomial"])
def test_streams_whose_points_scatter_are_seldom_said_to_differ(model: str) -> None:
    """Ten days a stream, each with a rate of its own, five streams alike: said in 5 % of runs, by units in most."""
    rng, by_unit, by_point = np.random.default_rng(9), 0, 0
    for _ in range(200):
        rate = rng.gamma(4.0, 0.05 / 4, 50)
        counts = rng.poisson(100 * rate) if model == "poisson" else rng.binomial(100, np.minimum(rate, 1))
        stream, sizes = np.repeat(np.arange(5), 10), np.full(50, 100.0)
        scatter = scatter_of(counts, sizes, stream, model=model)  # type: ignore[arg-type]
        sums = np.bincount(stream, counts), np.bincount(stream, sizes)
        by_unit += between_shares(*sums, model=model).p_value < 0.05  # type: ignore[arg-type]
        by_point += between_shares(*sums, model=model, scatter=scatter).p_value < 0.05  # type: ignore[arg-type]
    assert by_unit > 50
    assert by_point < 24
