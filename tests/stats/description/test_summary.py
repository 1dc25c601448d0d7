from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, strategies as st

from qc.stats import summarize
from qc.stats.description.summary import centre, mean_of, squares_about

READINGS = st.lists(st.integers(-(10**6), 10**6).map(lambda i: i / 1000), min_size=2, max_size=50)


@given(READINGS)
def test_against_exact_arithmetic(values: list[float]) -> None:
    exact = [Fraction(x) for x in values]
    mean = sum(exact) / len(exact)
    squares = sum((x - mean) ** 2 for x in exact)
    found = summarize(values)
    assert found.mean == pytest.approx(float(mean), rel=1e-14, abs=1e-12)
    assert found.sd == pytest.approx(math.sqrt(squares / (len(exact) - 1)), rel=1e-12, abs=1e-9)
    if squares > 1e-6:
        lagged = sum((a - mean) * (b - mean) for a, b in pairwise(exact))
        assert found.autocorrelation_lag1 == pytest.approx(float(lagged / squares), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("offset", "digits"), [(1e6, 8), (1e7, 7)])
def test_small_differences_on_a_large_level(offset: float, digits: int) -> None:
    # NIST's NumAcc3 and NumAcc4: mean exact, sd 0.1, r1 −0.999, but for what the doubles themselves have lost.
    found = summarize([offset + 0.2] + [offset + 0.1, offset + 0.3] * 500)
    assert found.mean == pytest.approx(offset + 0.2, rel=1e-15)
    assert found.sd == pytest.approx(0.1, rel=10.0**-digits)
    assert found.autocorrelation_lag1 == pytest.approx(-0.999, rel=10.0**-digits)


def test_missing_readings_count_and_nothing_else() -> None:
    found = summarize([math.nan, 2.0, 4.0, math.nan, 4.0])
    assert (found.n, found.missing, found.distinct) == (3, 2, 2)
    assert (found.minimum, found.maximum) == (2.0, 4.0)
    assert found.mean == pytest.approx(10 / 3)
    # Only 2 and 4 are neighbours: (−4/3)(2/3) / (24/9).
    assert found.autocorrelation_lag1 == pytest.approx(-1 / 3)


def test_one_reading() -> None:
    found = summarize([7.0])
    assert (found.n, found.mean, found.distinct) == (1, 7.0, 1)
    assert math.isnan(found.sd)
    assert math.isnan(found.autocorrelation_lag1)


def test_no_reading() -> None:
    found = summarize([math.nan])
    assert (found.n, found.missing, found.distinct) == (0, 1, 0)
    assert all(map(math.isnan, (found.mean, found.sd, found.minimum, found.maximum, found.autocorrelation_lag1)))


def test_no_spread() -> None:
    found = summarize([0.1] * 7)
    assert found.sd == pytest.approx(0.0, abs=1e-17)
    assert math.isnan(found.autocorrelation_lag1)


def test_infinite() -> None:
    with pytest.raises(ValueError, match="`values` must be finite or NaN, got inf"):
        summarize([1.0, math.inf])


def test_the_parts() -> None:
    values = np.random.default_rng(1).normal(1e9, 1.0, 1_000)
    mean, squares = centre(values)
    assert mean == mean_of(values) == pytest.approx(math.fsum(values) / 1_000, rel=1e-16)
    assert squares == pytest.approx(float(np.sum((values - mean) ** 2)), rel=1e-10)
    assert squares_about(values, mean + 1e-3) == pytest.approx(squares, rel=1e-8)
    assert squares_about(np.array([]), 0.0) == 0.0
