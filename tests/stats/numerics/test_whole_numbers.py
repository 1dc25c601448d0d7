"""The first whole number, against looking at each one after the other."""

from __future__ import annotations

import pytest

from qc.stats.numerics.whole_numbers import first_whole


@pytest.mark.parametrize("low", [-3, 0, 5])
@pytest.mark.parametrize("width", [0, 1, 2, 9])
def test_it_is_what_looking_at_each_one_gives(low: int, width: int) -> None:
    high = low + width
    for edge in range(low - 1, high + 2):
        each = next((n for n in range(low, high) if n >= edge), high)
        assert first_whole(edge.__le__, low, high) == each


def test_it_asks_as_often_as_the_range_has_binary_digits() -> None:
    asked: list[int] = []

    def holds(n: int) -> bool:
        asked.append(n)
        return n >= 700

    assert first_whole(holds, 0, 1024) == 700
    assert len(asked) <= 11
