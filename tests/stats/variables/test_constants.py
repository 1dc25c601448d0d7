from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import integrate, stats
from scipy.special import log_ndtr

from qc.stats import c4, constants, d2, d3
from qc.stats.variables.range_moments import range_moments


def test_closed_forms() -> None:
    root = math.sqrt(math.pi)
    assert d2(2) == pytest.approx(2 / root, rel=1e-13)
    assert d2(3) == pytest.approx(3 / root, rel=1e-13)
    assert d2(4) == pytest.approx(6 / root * (0.5 + math.asin(1 / 3) / math.pi), rel=1e-13)
    assert d3(2) == pytest.approx(math.sqrt(2 - 4 / math.pi), rel=1e-12)
    assert c4(2) == pytest.approx(math.sqrt(2 / math.pi), rel=1e-15)
    assert c4(3) == pytest.approx(math.sqrt(math.pi) / 2, rel=1e-15)
    assert constants(2).d4 == pytest.approx(math.sqrt(2) * stats.norm.ppf(0.75), rel=1e-13)


@pytest.mark.parametrize("n", [2, 7, 25, 100, 999, 1_000])
def test_mean_range_by_another_integral(n: int) -> None:
    x = np.linspace(-10, 10, 40_001)
    expected = integrate.simpson(-np.expm1(n * log_ndtr(x)) - np.exp(n * log_ndtr(-x)), x=x)
    assert d2(n) == pytest.approx(float(expected), rel=1e-11)


@pytest.mark.parametrize("n", [3, 6, 30])
def test_spread_and_median_of_the_range_by_scipy(n: int) -> None:
    assert stats.studentized_range.cdf(constants(n).d4, n, np.inf) == pytest.approx(0.5, abs=1e-10)
    w = np.linspace(0, 12, 241)
    second = integrate.simpson(2 * w * stats.studentized_range.sf(w, n, np.inf), x=w)
    assert d3(n) == pytest.approx(math.sqrt(second - d2(n) ** 2), rel=1e-5)


def test_the_two_windows_of_ranges_agree() -> None:
    below, above = np.array(range_moments(1_000)), np.array(range_moments(1_001))
    assert above - below == pytest.approx([2 * 0.000297, -0.00003], abs=6e-5)
    assert range_moments(10_000)[0] == pytest.approx(7.703231634133, rel=1e-9)


@pytest.mark.parametrize("n", [2, 3, 10, 171, 299, 300, 301, 1_000, 10**6, 10**9])
def test_neighbouring_c4(n: int) -> None:
    # Γ((n+1)/2) = (n−1)/2 · Γ((n−1)/2), so the product of two neighbours has a closed form.
    assert c4(n) * c4(n + 1) == pytest.approx(math.sqrt((n - 1) / n), rel=4e-16)


def test_factors_as_montgomery_prints_them() -> None:
    five = constants(5)
    printed = {"A": 1.342, "A2": 0.577, "A3": 1.427, "c4": 0.9400, "B3": 0, "B4": 2.089, "B5": 0, "B6": 1.964}
    printed |= {"d2": 2.326, "d3": 0.864, "D1": 0, "D2": 4.918, "D3": 0, "D4": 2.114}
    assert {name: getattr(five, name) for name in printed} == pytest.approx(printed, abs=6e-4)
    ten = constants(10)
    # Not D1: its 0.687 is 3.078 − 3 · 0.797 from rounded factors, exactly it is 0.6864.
    factors = (ten.D3, ten.B3, ten.B5, ten.D2)
    assert factors == pytest.approx((0.223, 0.284, 0.276, 5.469), abs=6e-4)


@pytest.mark.parametrize("function", [constants, c4, d2, d3])
@pytest.mark.parametrize("n", [1, 0, -3, 2.5])
def test_no_spread(function: object, n: int) -> None:
    assert callable(function)
    with pytest.raises(ValueError, match=rf"`n` must be a whole number of at least 2, got {n}"):
        function(n)
