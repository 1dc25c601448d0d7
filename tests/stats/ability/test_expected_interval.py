from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from scipy import stats

from qc.stats.ability.capability_indices import expected_ppm
from qc.stats.ability.expected_interval import expected_ppm_interval
from qc.stats.ability.limits import SpecLimits

NORMAL = NormalDist()
BOTH = SpecLimits(lsl=8, usl=20)


def test_one_limit_is_the_noncentral_t() -> None:
    found = expected_ppm_interval(SpecLimits(usl=20), mean=15, sigma=2, n=40)
    assert found.below is None
    assert found.total == found.above
    assert found.method == "noncentral t"
    t = 2.5 * math.sqrt(40)
    for share, tail in zip((*found.total.interval, found.total.upper), (0.025, 0.975, 0.95), strict=True):
        distance = -NORMAL.inv_cdf(share / 1e6)
        # The chance of a t at least this large, were the true distance the one that the bound stands for.
        assert float(stats.nct.cdf(t, 39, math.sqrt(40) * distance)) == pytest.approx(tail, abs=1e-8)


def test_estimates_are_those_without_bounds() -> None:
    found = expected_ppm_interval(BOTH, mean=15, sigma=2, n=40)
    point = expected_ppm(BOTH, mean=15, sigma=2)
    assert found.below is not None
    assert found.above is not None
    assert (found.below.estimate, found.above.estimate, found.total.estimate) == (point.below, point.above, point.total)


def test_the_sides_do_not_know_of_each_other() -> None:
    found = expected_ppm_interval(BOTH, mean=15, sigma=2, n=40)
    assert found.below == expected_ppm_interval(SpecLimits(lsl=8), mean=15, sigma=2, n=40).below
    assert found.above == expected_ppm_interval(SpecLimits(usl=20), mean=15, sigma=2, n=40).above


@pytest.mark.slow
@pytest.mark.parametrize(("mean", "n"), [(14.0, 12), (14.6, 60), (17.0, 300)])
def test_the_total_agrees_with_random_draws(mean: float, n: int) -> None:
    rng = np.random.default_rng(n)
    draws = 400_000
    sigma = 2 / np.sqrt(rng.chisquare(n - 1, draws) / (n - 1))
    mu = mean - rng.standard_normal(draws) * sigma / math.sqrt(n)
    share = np.sort(1e6 * (stats.norm.sf((20 - mu) / sigma) + stats.norm.cdf((8 - mu) / sigma)))
    found = expected_ppm_interval(BOTH, mean=mean, sigma=2, n=n).total
    for bound, tail in zip((*found.interval, found.upper), (0.025, 0.975, 0.95), strict=True):
        assert np.searchsorted(share, bound) / draws == pytest.approx(
            tail, abs=3 * math.sqrt(tail * (1 - tail) / draws)
        )


def test_a_far_limit_hardly_counts() -> None:
    one = expected_ppm_interval(SpecLimits(usl=20), mean=16, sigma=2, n=50).total
    two = expected_ppm_interval(SpecLimits(lsl=-40, usl=20), mean=16, sigma=2, n=50).total
    assert two.upper == pytest.approx(one.upper, rel=1e-7)
    assert two.interval == pytest.approx(one.interval, rel=1e-6)


def test_it_is_the_same_seen_in_a_mirror() -> None:
    right = expected_ppm_interval(BOTH, mean=15, sigma=2, n=40)
    left = expected_ppm_interval(BOTH, mean=13, sigma=2, n=40)
    assert left.total.interval == pytest.approx(right.total.interval, rel=1e-9)
    assert left.below == right.above


@pytest.mark.slow
@pytest.mark.parametrize(("half", "aside", "n"), [(3.0, 0.0, 25), (4.0, 1.0, 80)])
def test_the_bounds_hold_as_often_as_they_say(half: float, aside: float, n: int) -> None:
    rng = np.random.default_rng(int(10 * half) + n)
    limits = SpecLimits(lsl=-half, usl=half)
    true = expected_ppm(limits, mean=aside, sigma=1).total
    runs, below, inside = 50, 0, 0
    for _ in range(runs):
        x = aside + rng.standard_normal(n)
        found = expected_ppm_interval(limits, mean=float(x.mean()), sigma=float(x.std(ddof=1)), n=n).total
        below += true <= found.upper
        inside += found.interval[0] <= true <= found.interval[1]
    error = math.sqrt(0.05 * 0.95 / runs)
    assert below / runs > 0.95 - 3 * error
    assert inside / runs > 0.95 - 3 * error


def test_more_readings_say_more() -> None:
    few, many, most = (expected_ppm_interval(BOTH, mean=14.5, sigma=2, n=n).total for n in (2, 100, 100_000))
    assert few.upper > many.upper > most.upper > most.estimate
    assert few.interval[0] < many.interval[0] < most.interval[0] < most.estimate
    assert most.upper == pytest.approx(most.estimate, rel=0.1)


def test_far_from_both_limits_nothing_is_expected() -> None:
    found = expected_ppm_interval(SpecLimits(lsl=-100, usl=100), mean=0, sigma=1, n=30)
    assert found.total.estimate == 0
    assert 0 <= found.total.interval[0] <= found.total.upper < 1e-100


def test_a_tolerance_narrower_than_the_spread() -> None:
    found = expected_ppm_interval(SpecLimits(lsl=13.5, usl=14.5), mean=14, sigma=2, n=30).total
    assert found.interval[0] < found.estimate < found.upper < 1e6


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match="`n` must be a whole number of at least 2, got 1"):
        expected_ppm_interval(BOTH, mean=14, sigma=2, n=1)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 95"):
        expected_ppm_interval(BOTH, mean=14, sigma=2, n=30, confidence=95)
    with pytest.raises(ValueError, match="`sigma` must be a finite number above 0, got 0"):
        expected_ppm_interval(BOTH, mean=14, sigma=0, n=30)
