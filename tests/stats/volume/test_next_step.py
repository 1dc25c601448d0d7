"""How far a step goes, and what the next one needs."""

from __future__ import annotations

import math

import pytest

from qc.stats import largest_volume, readings_to_claim, spread_readings
from qc.stats.volume.next_step import smallest

Z95 = 1.6448536269514722


@pytest.mark.parametrize(("index", "required"), [(1.52, 1.33), (1.5, 1.33), (2.0, 1.67), (1.1, 1.0)])
def test_so_many_readings_are_just_enough_for_bissell_s_bound(index: float, required: float) -> None:
    n = readings_to_claim(index, required)
    assert n is not None

    def lower(count: int) -> float:
        return index - Z95 * math.sqrt(1 / (9 * count) + index**2 / (2 * (count - 1)))

    assert lower(n) >= required > lower(n - 1)


def test_an_index_that_is_too_small_or_too_near_needs_no_number() -> None:
    assert readings_to_claim(1.33, 1.33) is None
    assert readings_to_claim(1.3301, 1.33, most=1000) is None


def test_a_volume_ends_where_too_many_are_feared() -> None:
    assert largest_volume(lambda units: units // 50, allowed=1, most=1000) == 99
    assert largest_volume(lambda _: 1, allowed=0, most=1000) == 0
    assert largest_volume(lambda _: 0, allowed=0, most=1000) == 1000


def test_the_smallest_of_a_range() -> None:
    assert [smallest(k.__le__, 1, 9) for k in (0, 4, 9, 10)] == [1, 4, 9, None]


@pytest.mark.parametrize(
    ("readings", "units", "size", "found"),
    [
        (100, 1000, 5, (100, 5, 20, 50)),
        (101, 1000, 5, (105, 5, 21, 47)),
        (100, 100, 5, (100, 5, 20, 5)),
        (300, 100, 5, (100, 5, 20, 5)),
        (3, 1000, 5, (5, 5, 1, 1000)),
        (10, 3, 5, (3, 3, 1, 3)),
    ],
)
def test_readings_are_spread_over_the_whole_run(
    readings: int, units: int, size: int, found: tuple[int, int, int, int]
) -> None:
    plan = spread_readings(readings, units=units, size=size)
    assert (plan.readings, plan.size, plan.subgroups, plan.every) == found
    assert (plan.subgroups - 1) * plan.every + plan.size <= units


def test_arguments_outside_their_domain_are_refused() -> None:
    with pytest.raises(ValueError, match="`index` must"):
        readings_to_claim(0.0, 1.33)
    with pytest.raises(ValueError, match="`allowed` must"):
        largest_volume(lambda _: 0, allowed=-1, most=10)
    with pytest.raises(ValueError, match="`readings` must"):
        spread_readings(0, units=10)
