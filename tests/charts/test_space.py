"""Labels make way for each other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qc.charts.space import Box, Taken, spread


def test_boxes_meet_only_where_they_share_room() -> None:
    box = Box(0, 0, 10, 10)
    assert box.meets(Box(9, 9, 20, 20))
    assert not box.meets(Box(10, 0, 20, 10))
    assert not box.meets(Box(0, 10, 10, 20))


def test_a_box_knows_what_it_lies_in() -> None:
    assert Box(1, 1, 2, 2).within(Box(1, 1, 2, 2))
    assert not Box(1, 1, 2, 2.1).within(Box(0, 0, 2, 2))


def test_what_is_taken_is_not_free_across_cells() -> None:
    taken = Taken()
    taken.take(Box(5, 5, 40, 40))
    assert not taken.free(Box(38, 38, 60, 60))
    assert taken.free(Box(41, 41, 60, 60))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([], []),
        ([10.0, 30.0], [10.0, 30.0]),
        ([30.0, 10.0], [30.0, 10.0]),
        ([20.0, 20.0], [16.0, 24.0]),
        ([20.0, 20.0, 20.0], [12.0, 20.0, 28.0]),
        ([-5.0, 50.0], [0.0, 40.0]),
        ([39.0, 40.0], [32.0, 40.0]),
    ],
)
def test_places_move_as_little_as_they_must(wanted: list[float], expected: list[float]) -> None:
    assert spread(wanted, gap=8.0, low=0.0, high=40.0) == pytest.approx(expected)


def test_places_share_a_room_that_is_too_small() -> None:
    assert spread([1.0, 2.0, 3.0], gap=8.0, low=0.0, high=10.0) == pytest.approx([0.0, 5.0, 10.0])


def test_neighbours_are_never_closer_than_the_gap() -> None:
    wanted = [3.0, 3.1, 9.0, 14.0, 14.2, 14.3, 90.0]
    places = spread(wanted, gap=5.0, low=0.0, high=100.0)
    assert places == sorted(places)
    assert min(b - a for a, b in pairwise(places)) >= 5.0 - 1e-9
