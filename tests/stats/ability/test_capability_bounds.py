from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy import stats

from qc.stats import (
    Bounds,
    bissell_bounds,
    boyles_bounds,
    chi_square_bounds,
    heavlin_bounds,
    normal_simple_bounds,
    one_sided_bounds,
)


def test_chi_square_by_scipy() -> None:
    found = chi_square_bounds(1.5, df=49, confidence=0.9)
    low, lower, high = (1.5 * math.sqrt(stats.chi2.ppf(p, 49) / 49) for p in (0.05, 0.1, 0.95))
    assert (*found.interval, found.lower) == pytest.approx((low, high, lower), rel=1e-11)
    assert (found.confidence, found.method, found.degrees_of_freedom) == (0.9, "chi-square", 49)


def test_boyles_counts_the_offset_as_freedom() -> None:
    on_target, off = boyles_bounds(1.0, offset=0.0, n=30), boyles_bounds(1.0, offset=1.0, n=30)
    assert (on_target.degrees_of_freedom, off.degrees_of_freedom) == (30, 40)
    assert off == Bounds(
        **{name: getattr(chi_square_bounds(1.0, df=40), name) for name in ("lower", "interval", "confidence")},
        method="boyles",
        degrees_of_freedom=40.0,
    )


def test_bissell_with_fewer_degrees_of_freedom_is_wider() -> None:
    usual, fewer = bissell_bounds(1.33, n=100), bissell_bounds(1.33, n=100, df=60.5)
    assert usual.degrees_of_freedom == 99
    assert fewer.lower < usual.lower < 1.33
    z = stats.norm.ppf(0.95)
    assert fewer.lower == pytest.approx(1.33 - z * math.sqrt(1 / 900 + 1.33**2 / 121), rel=1e-12)


def test_an_index_below_zero_keeps_its_order() -> None:
    for found in (bissell_bounds(-0.4, n=20), heavlin_bounds(-0.4, n=20), normal_simple_bounds(-0.4, n=20)):
        assert found.interval[0] < found.lower < -0.4 < found.interval[1]


@given(index=st.floats(0.2, 3.0), n=st.integers(5, 2_000), confidence=st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_a_two_sided_interval_is_two_one_sided_bounds(index: float, n: int, confidence: float) -> None:
    half = 0.5 * (1 + confidence)
    for low, high in (
        (bissell_bounds(index, n=n, confidence=half), bissell_bounds(index, n=n, confidence=confidence)),
        (chi_square_bounds(index, df=n, confidence=half), chi_square_bounds(index, df=n, confidence=confidence)),
        (one_sided_bounds(index, n=n, confidence=half), one_sided_bounds(index, n=n, confidence=confidence)),
    ):
        assert low.lower == pytest.approx(high.interval[0], rel=1e-9)
        assert high.interval[0] < high.lower < index < high.interval[1]


@pytest.mark.parametrize(
    ("index", "n", "confidence"),
    [(1.67, 100, 0.99), (1.0, 30, 0.95), (1.33, 50, 0.9), (0.5, 10, 0.95), (2.0, 250, 0.95)],
)
def test_exact_bounds_by_scipy(index: float, n: int, confidence: float) -> None:
    # Also beyond noncentrality 37.62, where R's pt is an approximation that is off in the third digit.
    found = one_sided_bounds(index, n=n, confidence=confidence)
    scale = 3 * math.sqrt(n)
    for bound, p in ((found.lower, confidence), (found.interval[0], (1 + confidence) / 2)):
        assert stats.nct.cdf(scale * index, n - 1, scale * bound) == pytest.approx(p, abs=1e-9)
    assert found.degrees_of_freedom == n - 1


def test_exact_bounds_cover_as_they_say() -> None:
    rng = np.random.default_rng(12)
    samples = rng.normal(size=(4_000, 25))
    true = 1.2  # usl at 3.6 standard deviations
    estimates = (3.6 - samples.mean(axis=1)) / (3 * samples.std(axis=1, ddof=1))
    ordered = np.sort(estimates)
    # The bound grows with the estimate: the share covered is that of the estimates whose bound is below the truth.
    low, high = ordered[0], ordered[-1]
    for _ in range(40):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if one_sided_bounds(middle, n=25).lower < true else (low, middle)
    assert np.mean(estimates < low) == pytest.approx(0.95, abs=0.011)


@pytest.mark.parametrize("bounds", [bissell_bounds, heavlin_bounds, normal_simple_bounds, one_sided_bounds])
def test_too_few_readings(bounds: object) -> None:
    assert callable(bounds)
    with pytest.raises(ValueError, match=r"`n` must be a whole number of at least [24], got 1"):
        bounds(1.0, n=1)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 1"):
        bounds(1.0, n=10, confidence=1)


def test_too_few_for_heavlin_and_boyles() -> None:
    with pytest.raises(ValueError, match="`n` must be a whole number of at least 4, got 3"):
        heavlin_bounds(1.0, n=3)
    with pytest.raises(ValueError, match="`n` must be a whole number of at least 2, got 1"):
        boyles_bounds(1.0, offset=0.0, n=1)


def test_no_degrees_of_freedom() -> None:
    with pytest.raises(ValueError, match="`df` must be a finite number above 0, got 0"):
        bissell_bounds(1.0, n=10, df=0)
    with pytest.raises(ValueError, match="`df` must be a finite number above 0, got 0"):
        chi_square_bounds(1.0, df=0)
