from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from qc.stats.description.tolerance import one_sided_factor, tolerance_interval, two_sided_factor

# Domain reference 7.3, at 95 % confidence: n, then content 0.95, 0.99. Its 2.93 at n = 100 is Howe's, exact is 2.936.
EXACT = {30: (2.55, 3.35), 50: (2.38, 3.13), 300: (2.11, 2.77)}


@pytest.mark.parametrize("n", EXACT)
def test_published_two_sided_factors(n: int) -> None:
    assert tuple(round(two_sided_factor(n, content=c, confidence=0.95), 2) for c in (0.95, 0.99)) == EXACT[n]


def test_published_one_sided_factors() -> None:
    found = [one_sided_factor(100, content=c, confidence=0.95) for c in (0.95, 0.99, 0.99865)]
    assert [round(k, 2) for k in found] == [1.93, 2.68, 3.44]


def test_one_sided_factors_mirror_about_the_mean() -> None:
    assert one_sided_factor(10, content=0.01, confidence=0.05) == pytest.approx(
        -one_sided_factor(10, content=0.99, confidence=0.95), rel=1e-12
    )
    assert one_sided_factor(7, content=0.5, confidence=0.5) == 0.0


def test_a_hundred_thousand_readings() -> None:
    """R's pt fails there; the factor must still exceed the quantile and fall with n."""
    few, many = (one_sided_factor(n, content=0.99, confidence=0.95) for n in (10_000, 100_000))
    assert 2.3263 < many < few < 2.36
    few, many = (two_sided_factor(n, content=0.99, confidence=0.95) for n in (10_000, 100_000))
    assert 2.5758 < many < few < 2.61


def test_interval_holds_what_it_promises() -> None:
    random = np.random.default_rng(11)
    held = 0
    for _ in range(300):
        found = tolerance_interval(random.normal(5, 2, 20), content=0.9, confidence=0.9)
        assert found.lower is not None
        assert found.upper is not None
        low, high = ((x - 5) / 2 for x in (found.lower, found.upper))
        held += NormalDist().cdf(high) - NormalDist().cdf(low) >= 0.9
    assert 255 <= held <= 285


def test_one_sided_intervals_have_one_limit() -> None:
    values = [1.0, 2.0, 3.0, 4.5]
    lower, upper = (tolerance_interval(values, content=0.9, sides=side) for side in ("lower", "upper"))
    assert upper.lower is None
    assert lower.upper is None
    assert lower.lower == pytest.approx(lower.mean - lower.factor * lower.sd)
    assert upper.upper == pytest.approx(upper.mean + lower.factor * upper.sd)
    assert (lower.method, lower.sides, lower.n, lower.confidence) == ("exact", "lower", 4, 0.95)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"values": [1.0]}, "`values` must hold at least 2 readings, got 1"),
        ({"values": [1.0, 1.0]}, "`values` must hold at least two different values, got only 1.0"),
        ({"values": [1.0, float("nan")]}, "`values` must hold finite numbers only"),
        ({"content": 1.0}, "`content` must lie strictly between 0 and 1, got 1.0"),
        ({"confidence": 0.0}, "`confidence` must lie strictly between 0 and 1, got 0.0"),
        ({"sides": "both"}, "`sides` must be one of"),
        ({"method": "wald"}, "`method` must be one of"),
    ],
)
def test_refusals(asked: dict[str, Any], problem: str) -> None:
    usual: dict[str, Any] = {"values": [1.0, 2.0, 4.0], "content": 0.9}
    with pytest.raises(ValueError, match=problem):
        tolerance_interval(**(usual | asked))


def test_factors_refuse_one_reading() -> None:
    for factor in (one_sided_factor, two_sided_factor):
        with pytest.raises(ValueError, match="`n` must be a whole number of at least 2, got 1"):
            factor(1, content=0.9, confidence=0.9)
