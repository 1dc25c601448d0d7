"""A sample spread evenly over a batch."""

from __future__ import annotations

import numpy as np
import pytest

from qc.stats.numerics.systematic_sample import systematic_sample


@pytest.mark.parametrize(("n", "units"), [(1, 1), (1, 10), (3, 7), (80, 1000), (99, 100), (100, 100), (315, 10**6)])
def test_units_are_all_different_in_order_and_nowhere_thin(n: int, units: int) -> None:
    found = systematic_sample(n, units=units)
    assert found.size == n
    assert (found >= 0).all()
    assert (found < units).all()
    gaps = np.diff(np.concatenate(([-1], found, [units])))
    assert gaps.min() >= 1
    assert gaps[1:-1].max(initial=1) - gaps[1:-1].min(initial=units) <= 1
    assert abs(gaps[0] - gaps[-1]) <= 1 or n == units


def test_a_batch_as_large_as_its_sample_is_the_sample() -> None:
    assert systematic_sample(5, units=5).tolist() == [0, 1, 2, 3, 4]


def test_a_sample_larger_than_its_batch_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`units` must be a whole number of at least 6, got 5"):
        systematic_sample(6, units=5)
    with pytest.raises(ValueError, match=r"`n` must be a whole number of at least 1, got 0"):
        systematic_sample(0, units=5)
