"""What is to come if nothing changes: against hypergeometric tails, Student t and double integration."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qc.stats import (
    SpecLimits,
    count_exposure,
    explained_by_counts,
    explained_by_readings,
    outlook,
    reading_exposure,
)


@pytest.mark.parametrize(("x", "n", "m"), [(0, 100, 900), (0, 100, 12_500), (3, 100, 900), (7, 80, 40), (1, 25, 3500)])
@pytest.mark.parametrize("confidence", [0.9, 0.95])
def test_the_exact_limit_is_the_first_that_the_hypergeometric_tail_rules_out(
    x: int, n: int, m: int, confidence: float
) -> None:
    """Thatcher: y is ruled out as a limit while x or fewer of x + y + 1 are likely enough."""
    limit = count_exposure(x, n, future=m, confidence=confidence).limit
    tails = [stats.hypergeom.cdf(x, n + m, x + y + 1, n) for y in (limit - 1, limit)]
    assert tails[0] > 1 - confidence
    assert limit == m or tails[1] <= 1 - confidence


def test_exact_limits_hold_whatever_the_share() -> None:
    n, m, chance = 40, 200, 0.9
    limits = np.array([count_exposure(x, n, future=m, confidence=chance).limit for x in range(n + 1)])
    for share in (0.005, 0.02, 0.05, 0.2):
        held = stats.binom.pmf(np.arange(n + 1), n, share) @ stats.binom.cdf(limits, m, share)
        assert held >= chance


def test_two_sided_limits_mirror_each_other() -> None:
    low, high = count_exposure(6, 50, future=300).interval
    other = count_exposure(44, 50, future=300).interval
    assert (300 - other[1], 300 - other[0]) == (low, high)


def test_domain_md_7_3_none_of_100_says_this_of_the_next_900() -> None:
    found = count_exposure(0, 100, future=900)
    assert found.expected_upper == pytest.approx(900 * (1 - 0.05 ** (1 / 100)))
    uniform, jeffreys = (found.prediction(name) for name in ("uniform", "jeffreys"))
    assert (round(uniform.expected, 1), uniform.limit, round(uniform.none, 2)) == (8.8, 27, 0.10)
    assert (round(jeffreys.expected, 1), jeffreys.limit, round(jeffreys.none, 2)) == (4.5, 18, 0.32)
    assert found.expected == 0.0


def test_all_nonconforming_leaves_everything_possible() -> None:
    found = count_exposure(5, 5, future=20)
    assert (found.limit, found.interval[1]) == (20, 20)


LIMITS = SpecLimits(lsl=9.0, usl=11.0)


@pytest.mark.parametrize(("mean", "sigma", "n"), [(10.0, 0.3, 100), (10.4, 0.25, 30), (9.5, 0.4, 12)])
def test_the_predicted_number_is_student_s(mean: float, sigma: float, n: int) -> None:
    found = reading_exposure(LIMITS, mean=mean, sigma=sigma, n=n, future=1000)
    scale = sigma * np.sqrt(1 + 1 / n)
    wanted = stats.t.sf((11 - mean) / scale, n - 1) + stats.t.cdf((9 - mean) / scale, n - 1)
    assert found.predicted == pytest.approx(1000 * wanted, rel=1e-9)
    possible = outlook(LIMITS, mean=mean, sigma=sigma, n=n)
    assert possible.weights @ possible.shares == pytest.approx(wanted, rel=1e-7)


def test_chance_and_limit_agree_with_double_integration() -> None:
    mean, sigma, n, m = 10.2, 0.28, 40, 900

    z, ratio = np.linspace(-7, 7, 281)[:, None], np.linspace(0.4, 1.75, 541)
    s = sigma / ratio
    mu = mean - z * s / np.sqrt(n)
    shares = stats.norm.sf((11 - mu) / s) + stats.norm.cdf((9 - mu) / s)
    density = stats.norm.pdf(z) * stats.chi.pdf(ratio * np.sqrt(n - 1), n - 1) * np.sqrt(n - 1)

    def average(chances: np.ndarray) -> float:
        return float(np.trapezoid(np.trapezoid(chances * density, x=ratio, axis=1), x=z[:, 0]))

    found = reading_exposure(LIMITS, mean=mean, sigma=sigma, n=n, future=m)
    assert found.none == pytest.approx(average((1 - shares) ** m), rel=1e-5)
    below, at = (average(stats.binom.cdf(c, m, shares)) for c in (found.limit - 1, found.limit))
    assert below < 0.95 <= at


def test_one_limit_uses_its_own_side_only() -> None:
    upper = reading_exposure(SpecLimits(usl=11.0), mean=10.0, sigma=0.4, n=50, future=500)
    both = reading_exposure(LIMITS, mean=10.0, sigma=0.4, n=50, future=500)
    assert both.predicted == pytest.approx(2 * upper.predicted)
    assert upper.method == "noncentral t"
    assert upper.limit < both.limit


def test_a_mean_beyond_the_limit_is_more_than_half() -> None:
    assert reading_exposure(SpecLimits(usl=10.0), mean=10.5, sigma=0.5, n=50, future=100).predicted > 80


def test_the_share_explained_by_counts_is_fisher_s() -> None:
    found = explained_by_counts((1, 100), (40, 900))
    table = np.array([[40, 860], [1, 99]])
    assert found.p_value == pytest.approx(stats.fisher_exact(table, alternative="greater")[1])
    assert found.share == pytest.approx(900 / 100 / 40)
    low, high = (stats.beta.ppf(q, a, b) for q, a, b in ((0.025, 1, 100), (0.975, 2, 99)))
    assert found.interval == pytest.approx((900 * low, 900 * high))
    assert found.share_interval == pytest.approx((900 * low / 40, 1.0))


def test_nothing_found_needs_no_explanation() -> None:
    found = explained_by_counts((0, 100), (0, 900))
    assert (found.share, found.share_interval, found.p_value) == (None, None, 1.0)


def test_the_share_explained_by_readings() -> None:
    found = explained_by_readings(LIMITS, mean=10.0, sigma=0.25, n=100, after=(30, 900))
    assert found.p_value < 1e-6
    assert found.share == pytest.approx(900 * 2 * stats.t.sf(4 / np.sqrt(1.01), 99) / 30, rel=1e-6)


@pytest.mark.parametrize(("before", "after"), [((5, 4), (0, 10)), ((0, 0), (0, 10)), ((0, 10), (11, 10))])
def test_counts_that_do_not_fit_are_refused(before: tuple[int, int], after: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"`(before|after)` must"):
        explained_by_counts(before, after)


def test_arguments_outside_their_domain_are_refused() -> None:
    with pytest.raises(ValueError, match="`future` must"):
        count_exposure(0, 10, future=0)
    with pytest.raises(ValueError, match="`sigma` must"):
        reading_exposure(LIMITS, mean=10.0, sigma=0.0, n=10, future=5)
    with pytest.raises(ValueError, match="`n` must"):
        outlook(LIMITS, mean=10.0, sigma=1.0, n=1)
