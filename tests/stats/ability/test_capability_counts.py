from __future__ import annotations

import math

import pytest
from scipy import stats

from qc.stats.ability.capability_counts import binomial_capability, poisson_capability


def test_binomial_agrees_with_scipy() -> None:
    found = binomial_capability(7, 400, confidence=0.9)
    interval = stats.binomtest(7, 400).proportion_ci(0.9, method="exact")
    assert found.interval == pytest.approx((interval.low, interval.high))
    assert found.upper == pytest.approx(stats.beta.ppf(0.9, 8, 393))
    assert found.index == pytest.approx(stats.norm.isf(7 / 400) / 3)
    assert found.index_lower == pytest.approx(stats.norm.isf(found.upper) / 3)
    assert found.ppm == pytest.approx(17_500)


def test_poisson_agrees_with_scipy() -> None:
    found = poisson_capability(3, 12.5)
    assert found.interval == pytest.approx((stats.chi2.ppf(0.025, 6) / 25, stats.chi2.ppf(0.975, 8) / 25))
    assert found.upper == pytest.approx(stats.chi2.ppf(0.95, 8) / 25)
    assert found.nonconforming == pytest.approx(1 - math.exp(-0.24))
    assert found.index == pytest.approx(stats.norm.ppf(math.exp(-0.24)) / 3)


def test_nothing_found_has_a_bound_but_no_index() -> None:
    none_bad = binomial_capability(0, 300)
    assert none_bad.index is None
    assert none_bad.interval[0] == 0.0
    assert none_bad.upper == pytest.approx(1 - 0.05 ** (1 / 300))
    assert none_bad.index_lower is not None
    no_faults = poisson_capability(0, 100)
    assert (no_faults.index, no_faults.interval[0]) == (None, 0.0)
    assert no_faults.upper == pytest.approx(-math.log(0.05) / 100)


def test_everything_found_has_neither() -> None:
    all_bad = binomial_capability(5, 5)
    assert (all_bad.index, all_bad.index_lower, all_bad.upper) == (None, None, 1.0)
    assert binomial_capability(4, 5).index == pytest.approx(stats.norm.ppf(0.2) / 3)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`count` must be a whole number of at least 0, got -1"):
        binomial_capability(-1, 5)
    with pytest.raises(ValueError, match=r"`count` must lie between 0 and"):
        binomial_capability(6, 5)
    with pytest.raises(ValueError, match=r"`units` must be a finite number above 0, got 0"):
        poisson_capability(1, 0)
    with pytest.raises(ValueError, match=r"`confidence` must lie strictly between 0 and 1, got 95"):
        poisson_capability(1, 10, confidence=95)
