from __future__ import annotations

from typing import Any

import pytest
from scipy import stats

from qc.stats.counts.prediction import chance_within_range, predict_nonconforming


# Domain reference 7.3: none bad of 100, the next 900: expected, 95 % limit, chance of none.
@pytest.mark.parametrize(("prior", "expected"), [("uniform", (8.8, 27, 0.10)), ("jeffreys", (4.5, 18, 0.32))])
def test_the_next_nine_hundred(prior: Any, expected: tuple[float, int, float]) -> None:
    told = predict_nonconforming(0, 100, future=900, prior=prior)
    assert (round(told.expected, 1), told.limit, round(told.none, 2)) == expected
    assert (told.prior, told.nonconforming, told.inspected, told.future, told.confidence) == (prior, 0, 100, 900, 0.95)


@pytest.mark.parametrize(("x", "n", "future"), [(0, 1, 1), (3, 50, 200), (50, 50, 7), (2, 100, 50_000)])
@pytest.mark.parametrize("prior", ["uniform", "jeffreys"])
@pytest.mark.parametrize("confidence", [0.2, 0.95, 0.999])
def test_equals_scipy(x: int, n: int, future: int, prior: Any, confidence: float) -> None:
    start = 1.0 if prior == "uniform" else 0.5
    known = stats.betabinom(future, start + x, start + n - x)
    told = predict_nonconforming(x, n, future=future, prior=prior, confidence=confidence)
    assert told.expected == pytest.approx(known.mean())
    assert told.none == pytest.approx(known.pmf(0), rel=1e-8)
    assert known.cdf(told.limit) >= confidence - 1e-9
    assert told.limit == 0 or known.cdf(told.limit - 1) < confidence + 1e-9


def test_staying_within_the_range_seen() -> None:
    """Domain reference 7.3: 1 %."""
    assert chance_within_range(100, future=900) == pytest.approx(100 * 99 / (1000 * 999))
    assert chance_within_range(2, future=1) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"inspected": 0}, "`inspected` must be a whole number of at least 1, got 0"),
        ({"nonconforming": -1}, "`nonconforming` must be a whole number of at least 0, got -1"),
        ({"nonconforming": 101}, "`nonconforming` must be at most the 100 inspected, got 101"),
        ({"future": 0}, "`future` must be a whole number of at least 1, got 0"),
        ({"prior": "haldane"}, "`prior` must be one of"),
        ({"confidence": 1.0}, "`confidence` must lie strictly between 0 and 1, got 1.0"),
    ],
)
def test_refusals(asked: dict[str, Any], problem: str) -> None:
    usual: dict[str, Any] = {"nonconforming": 0, "inspected": 100, "future": 900}
    with pytest.raises(ValueError, match=problem):
        predict_nonconforming(**(usual | asked))


def test_range_refuses() -> None:
    with pytest.raises(ValueError, match="`inspected` must be a whole number of at least 2, got 1"):
        chance_within_range(1, future=5)
    with pytest.raises(ValueError, match="`future` must be a whole number of at least 1, got 0"):
        chance_within_range(5, future=0)
