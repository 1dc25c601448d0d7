from __future__ import annotations

import math
from typing import Any

import pytest
from scipy import stats

from qc.stats.counts.binomial_bounds import rate_bounds, rule_of_three, share_bounds, zero_failure_sample


@pytest.mark.parametrize(("x", "n"), [(0, 1), (1, 1), (3, 7), (12, 40), (999, 1000), (0, 10**6)])
@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.999])
def test_share_bounds_equal_scipy(x: int, n: int, confidence: float) -> None:
    found = share_bounds(x, n, confidence=confidence)
    expected = stats.binomtest(x, n).proportion_ci(confidence)
    assert found.lower == pytest.approx(expected.low, rel=1e-8, abs=1e-12)
    assert found.upper == pytest.approx(expected.high, rel=1e-8)
    assert (found.method, found.nonconforming, found.exposure, found.estimate) == ("clopper-pearson", x, n, x / n)


def test_a_bound_on_one_side_errs_on_that_side_only() -> None:
    assert share_bounds(3, 20, sides="upper").upper == share_bounds(3, 20, confidence=0.90).upper
    assert share_bounds(3, 20, sides="upper").lower == 0.0
    assert share_bounds(3, 20, sides="lower").lower == share_bounds(3, 20, confidence=0.90).lower
    assert share_bounds(3, 20, sides="lower").upper == 1.0


def test_none_bad_of_a_hundred() -> None:
    """Domain reference 7.3: at most 2.95 % with 95 % confidence."""
    assert round(100 * share_bounds(0, 100, sides="upper").upper, 2) == 2.95
    assert rule_of_three(100) == pytest.approx(0.03)


@pytest.mark.parametrize(("x", "exposure"), [(0, 1.0), (4, 2.5), (3000, 10.0)])
def test_rate_bounds_are_chi_square_quantiles(x: int, exposure: float) -> None:
    found = rate_bounds(x, exposure)
    low = 0.0 if x == 0 else stats.chi2.ppf(0.025, 2 * x) / 2
    assert found.lower == pytest.approx(low / exposure, rel=1e-9)
    assert found.upper == pytest.approx(stats.chi2.ppf(0.975, 2 * x + 2) / 2 / exposure, rel=1e-9)
    assert rate_bounds(x, exposure, sides="lower").upper == math.inf
    assert rate_bounds(x, exposure, sides="upper").lower == 0.0
    assert (found.method, found.exposure, found.sides) == ("poisson-exact", exposure, "two")


@pytest.mark.parametrize(
    ("reliability", "confidence", "n"),
    [(0.99, 0.95, 299), (0.995, 0.95, 598), (0.9, 0.9, 22), (0.1, 0.9, 1)],
)
def test_zero_failure_sizes(reliability: float, confidence: float, n: int) -> None:
    found = zero_failure_sample(reliability=reliability, confidence=confidence)
    assert found.n == n
    assert reliability**n <= (1 - confidence) * (1 + 1e-9)
    assert n == 1 or reliability ** (n - 1) > 1 - confidence
    assert (found.reliability, found.confidence) == (reliability, confidence)


@pytest.mark.parametrize(
    ("x", "n", "asked", "problem"),
    [
        (-1, 10, {}, "`nonconforming` must be a whole number of at least 0, got -1"),
        (11, 10, {}, "`nonconforming` must be at most the 10 inspected, got 11"),
        (0, 0, {}, "`inspected` must be a whole number of at least 1, got 0"),
        (0, 10, {"confidence": 1.0}, "`confidence` must lie strictly between 0 and 1, got 1.0"),
        (0, 10, {"sides": "one"}, "`sides` must be one of"),
    ],
)
def test_share_refuses(x: int, n: int, asked: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        share_bounds(x, n, **asked)


def test_others_refuse() -> None:
    with pytest.raises(ValueError, match="`exposure` must be a finite number above 0, got 0"):
        rate_bounds(1, 0)
    with pytest.raises(ValueError, match="`nonconformities` must be a whole number of at least 0, got -2"):
        rate_bounds(-2)
    with pytest.raises(ValueError, match="`inspected` must be a whole number of at least 1, got 0"):
        rule_of_three(0)
    with pytest.raises(ValueError, match="`reliability` must lie strictly between 0 and 1, got 1"):
        zero_failure_sample(reliability=1)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 0"):
        zero_failure_sample(reliability=0.9, confidence=0)
