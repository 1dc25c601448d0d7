from __future__ import annotations

from typing import Any

import pytest
from scipy import stats

from qc.stats.description.tolerance_free import (
    free_tolerance_interval,
    range_content,
    rank_confidence,
    sample_size_for_range,
)


@pytest.mark.parametrize(("n", "low", "high"), [(10, 1, 10), (200, 3, 198), (59, 1, 60), (59, 0, 59), (5, 2, 3)])
@pytest.mark.parametrize("content", [0.1, 0.5, 0.95])
def test_coverage_of_ranks_is_beta(n: int, low: int, high: int, content: float) -> None:
    expected = stats.beta.sf(content, high - low, n - high + low + 1)
    got = rank_confidence(n, content=content, lower_rank=low, upper_rank=high)
    assert got == pytest.approx(expected, rel=1e-9)


def test_extremes_have_closed_forms() -> None:
    p, n = 0.95, 93
    assert rank_confidence(n, content=p, lower_rank=1, upper_rank=n) == pytest.approx(
        1 - n * p ** (n - 1) + (n - 1) * p**n
    )
    assert rank_confidence(n, content=p, lower_rank=1) == pytest.approx(1 - p**n)
    assert rank_confidence(n, content=p, upper_rank=n) == pytest.approx(1 - p**n)


# Domain reference 7.3: the range of n readings covers at least so much of the process, in percent.
@pytest.mark.parametrize(("n", "percent"), [(100, 95.3), (300, 98.4), (1000, 99.5)])
def test_range_content(n: int, percent: float) -> None:
    assert round(100 * range_content(n), 1) == percent
    reached = rank_confidence(n, content=range_content(n), lower_rank=1, upper_rank=n)
    assert reached == pytest.approx(0.95)


# Wilks' classic sizes.
@pytest.mark.parametrize(
    ("content", "confidence", "two", "one"),
    [(0.95, 0.95, 93, 59), (0.90, 0.95, 46, 29), (0.99, 0.95, 473, 299), (0.95, 0.99, 130, 90), (0.5, 0.5, 3, 1)],
)
def test_wilks_sample_sizes(content: float, confidence: float, two: int, one: int) -> None:
    assert sample_size_for_range(content=content, confidence=confidence) == two
    for side in ("lower", "upper"):
        assert sample_size_for_range(content=content, confidence=confidence, sides=side) == one


@pytest.mark.parametrize("sides", ["two", "lower", "upper"])
@pytest.mark.parametrize("n", [93, 94, 150, 401])
def test_innermost_ranks_that_reach_it(sides: str, n: int) -> None:
    found = free_tolerance_interval(range(1, n + 1), content=0.95, sides=sides)
    assert found.enough
    low, high = found.lower_rank, found.upper_rank
    asked: dict[str, Any] = {"content": 0.95, "lower_rank": low or 0, "upper_rank": high}
    assert found.reached == pytest.approx(rank_confidence(n, **asked))
    assert (found.lower, found.upper) == (low, high)
    inner = {
        "lower_rank": 0 if low is None else low + 1,
        "upper_rank": n + 1 if high is None else high - 1,
    }
    assert rank_confidence(n, content=0.95, **inner) < 0.95


def test_too_few_readings_say_so() -> None:
    found = free_tolerance_interval([3.0, 1.0, 2.0], content=0.9, confidence=0.95)
    assert (found.lower, found.upper) == (1.0, 3.0)
    assert not found.enough
    assert found.reached == pytest.approx(1 - 3 * 0.9**2 + 2 * 0.9**3)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"upper_rank": 12}, r"`upper_rank` must be at most n \+ 1 = 11, got 12"),
        ({"lower_rank": 4, "upper_rank": 4}, "`upper_rank` must be a whole number of at least 5, got 4"),
        ({"lower_rank": -1}, "`lower_rank` must be a whole number of at least 0, got -1"),
        ({}, "`lower_rank` and `upper_rank` must not both be absent"),
        ({"lower_rank": 1, "content": 0}, "`content` must lie strictly between 0 and 1, got 0"),
    ],
)
def test_ranks_refuse(asked: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        rank_confidence(10, **({"content": 0.9} | asked))


def test_others_refuse() -> None:
    with pytest.raises(ValueError, match="`n` must be a whole number of at least 2, got 1"):
        range_content(1)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 1"):
        sample_size_for_range(content=0.9, confidence=1)
    with pytest.raises(ValueError, match="`sides` must be one of"):
        sample_size_for_range(content=0.9, sides="both")
    with pytest.raises(ValueError, match="`values` must hold at least 2 readings, got 1"):
        free_tolerance_interval([1.0], content=0.9)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 0"):
        free_tolerance_interval([1.0, 2.0], content=0.9, confidence=0)
