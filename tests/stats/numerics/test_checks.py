from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.numerics import checks


def test_what_fits_is_returned() -> None:
    assert checks.positive("k", 2) == 2.0
    assert checks.probability("p", 0.5) == 0.5
    assert checks.count("n", 3.0) == 3  # type: ignore[arg-type]  # a whole number all the same
    assert checks.choice("which", "a", ("a", "b")) == "a"
    assert checks.sample("x", [1, 2]).tolist() == [1.0, 2.0]
    assert checks.limits(None, 2.0) == (None, 2.0)
    assert checks.limits(1.0, 2.0) == (1.0, 2.0)


@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf])
def test_what_is_not_positive(value: float) -> None:
    with pytest.raises(ValueError, match=r"`k` must be a finite number above 0, got"):
        checks.positive("k", value)


def test_what_is_no_sample() -> None:
    with pytest.raises(ValueError, match=r"`x` must be one-dimensional, got 2 dimensions"):
        checks.sample("x", [[1.0]])
    with pytest.raises(ValueError, match=r"`x` must hold finite numbers only, got .*inf.* at index 1"):
        checks.sample("x", [1.0, math.inf])
    with pytest.raises(ValueError, match=r"`x` must hold at least two different values, got only 1.0"):
        checks.spread("x", np.ones(3))
    with pytest.raises(ValueError, match=r"`g\[1\]` must hold at least 2 readings, got 1"):
        checks.groups("g", [[1.0, 2.0], [1.0]], 2)


def test_what_are_no_limits() -> None:
    with pytest.raises(ValueError, match=r"`lsl` and `usl` must not both be absent"):
        checks.limits(None, None)
    with pytest.raises(ValueError, match=r"`usl` must be finite, got inf"):
        checks.limits(None, math.inf)
    with pytest.raises(ValueError, match=r"`lsl` must lie below `usl`, got 2.0 and 2.0"):
        checks.limits(2.0, 2.0)


def test_what_is_no_count() -> None:
    for value in (0, 2.5):
        with pytest.raises(ValueError, match=r"`n` must be a whole number of at least 1, got"):
            checks.count("n", value)  # type: ignore[arg-type]  # the point of the test
