from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from qc.stats.numerics import checks

if TYPE_CHECKING:
    from collections.abc import Callable


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
    with pytest.raises(ValueError, match=r"`usl` must be a finite number, got inf"):
        checks.limits(None, math.inf)
    with pytest.raises(ValueError, match=r"`lsl` must lie below `usl`, got 2.0 and 2.0"):
        checks.limits(2.0, 2.0)


def test_what_is_no_count() -> None:
    for value in (0, 2.5):
        with pytest.raises(ValueError, match=r"`n` must be a whole number of at least 1, got"):
            checks.count("n", value)  # type: ignore[arg-type]  # the point of the test


def test_single_readings_have_size_one() -> None:
    assert checks.sizes_of("sizes", None, np.zeros(2)).tolist() == [1.0, 1.0]
    assert checks.sizes_of("sizes", [3, 4], np.zeros(2)).tolist() == [3.0, 4.0]


@pytest.mark.parametrize("sizes", [[1], [0, 1], [1.5, 2]])
def test_sizes_are_whole_and_as_many_as_the_values(sizes: list[float]) -> None:
    with pytest.raises(ValueError, match=r"`sizes` must be a whole number of at least 1 for each of 2 values"):
        checks.sizes_of("sizes", sizes, np.zeros(2))


@pytest.mark.parametrize(
    ("check", "given", "said"),
    [
        (lambda x: checks.finite("x", x), math.inf, "`x` must be a finite number, got inf"),
        (lambda x: checks.share("x", x), math.nan, "`x` must lie between 0 and 1, got nan"),
        (lambda x: checks.not_negative("x", x), -0.5, "`x` must be a finite number of at least 0, got -0.5"),
        (lambda x: checks.above("x", x, 1), 1.0, "`x` must be above 1, got 1.0"),
        (checks.weight, 0.0, "`weight` must be above 0 and at most 1, got 0.0"),
    ],
)
def test_what_lies_outside_its_range(check: Callable[[float], float], given: float, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check(given)


def test_numbers_of_numpy_become_python_s_own() -> None:
    single: Any = np.float32(0.5)
    whole: Any = np.int32(3)
    for check in (checks.finite, checks.positive, checks.probability, checks.share, checks.not_negative):
        assert type(check("x", single)) is float
    assert type(checks.weight(single)) is type(checks.above("x", single, 0)) is float
    assert type(checks.count("n", whole)) is int
    assert [type(limit) for limit in checks.limits(single, whole)] == [float, float]
