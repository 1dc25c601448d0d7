from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy import stats

from qc.stats import fit_trend


@given(seed=st.integers(0, 10**6), n=st.integers(3, 60), slope=st.floats(-2, 2))
def test_by_scipy(seed: int, n: int, slope: float) -> None:
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(0, 100, n))
    y = 5 + slope * x + rng.normal(size=n)
    found, expected = fit_trend(y, x, confidence=0.9), stats.linregress(x, y)
    reach = stats.t.ppf(0.95, n - 2) * expected.stderr
    assert found.slope == pytest.approx(expected.slope, rel=1e-9, abs=1e-12)
    assert found.intercept == pytest.approx(expected.intercept, rel=1e-8, abs=1e-9)
    interval = (found.slope_lower, found.slope_upper)
    assert interval == pytest.approx((found.slope - reach, found.slope + reach), rel=1e-7, abs=1e-9)
    assert found.p_value == pytest.approx(expected.pvalue, rel=1e-6, abs=1e-300)
    assert found.r_squared == pytest.approx(expected.rvalue**2, rel=1e-8, abs=1e-12)
    assert found.residual_sd == pytest.approx(expected.stderr * math.sqrt(np.sum((x - x.mean()) ** 2)), rel=1e-7)
    assert (found.n, found.confidence, found.method) == (n, 0.9, "least-squares")


def test_women_as_r_prints_it() -> None:
    # R 4.2.2, summary(lm(weight ~ height, women)): also in the reference collection.
    weight = [115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164]
    found = fit_trend(weight, np.arange(58, 73))
    assert found.slope == pytest.approx(3.45, rel=1e-12)
    assert found.intercept == pytest.approx(-87.51666666666667, rel=1e-12)
    assert found.residual_sd == pytest.approx(1.5250052542995, rel=1e-12)
    assert found.p_value == pytest.approx(1.09097295859987e-14, rel=1e-9)
    assert found.r_squared == pytest.approx(0.99100983268575, rel=1e-12)
    assert found.slope_upper - found.slope == pytest.approx(0.0911364954662013 * stats.t.ppf(0.975, 13), rel=1e-11)


def test_far_from_the_origin_nothing_is_lost() -> None:
    x = np.arange(100.0)
    y = 0.001 * x + np.where(x % 2 == 0, 0.01, -0.01)
    near, far = fit_trend(y, x), fit_trend(y + 1e4, x + 1e6)
    assert far.slope == pytest.approx(near.slope, rel=1e-8)
    assert far.p_value == pytest.approx(near.p_value, rel=1e-5)


def test_missing_readings_are_left_out() -> None:
    found = fit_trend([1.0, math.nan, 2.0, 4.0], [0, 1, 2, 3])
    assert found == fit_trend([1.0, 2.0, 4.0], [0, 2, 3])


def test_a_perfect_line() -> None:
    found = fit_trend([1.0, 2.0, 3.0, 4.0], [0, 1, 2, 3])
    assert (found.slope_lower, found.slope_upper, found.p_value) == (1.0, 1.0, 0.0)
    assert found.r_squared == 1.0


def test_a_level_line() -> None:
    found = fit_trend([2.0, 2.0, 2.0], [0, 1, 2])
    assert (found.slope, found.p_value, found.residual_sd) == (0.0, 1.0, 0.0)
    assert math.isnan(found.r_squared)


@pytest.mark.parametrize(
    ("values", "positions", "options", "message"),
    [
        ([1.0, 2.0], [0, 1], {}, "`values` must hold at least 3 readings, got 2"),
        ([1.0, 2.0, 3.0], [0, 1], {}, r"`positions` must be as long as `values` \(3\), got 2"),
        ([1.0, 2.0, 3.0], [4, 4, 4], {}, "`positions` must be finite and differ"),
        ([1.0, 2.0, 3.0], [1, math.nan, 3], {}, "`positions` must be finite and differ"),
        ([1.0, 2.0, 3.0], [1, math.inf, 3], {}, "`positions` must be finite or NaN, got inf"),
        ([1.0, 2.0, 3.0], [1, 2, 3], {"confidence": 1.5}, r"`confidence` must lie strictly between 0 and 1, got 1\.5"),
    ],
)
def test_refused(values: list[float], positions: list[float], options: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fit_trend(values, positions, **options)
