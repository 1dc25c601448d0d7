"""Names above a histogram find room."""

from __future__ import annotations

import itertools

import pytest

from qc.charts.flags import Flag, flag_items, flag_room, fly
from qc.charts.scene import Anchor, Label, Line, Style
from qc.charts.typeface import text_width


def flag(x: float, text: str = "BSB (LSL) 73,950") -> Flag:
    return Flag(x=x, text=text, style=Style.SPEC)


def test_names_far_apart_share_the_lowest_row() -> None:
    flown = fly([flag(60.0), flag(200.0), flag(400.0)], width=500.0)
    assert [each.row for each in flown] == [0, 0, 0]
    assert flag_room(flown) == 9.0


def test_no_flags_take_no_room() -> None:
    assert flag_room(fly([], width=500.0)) == 0.0


def test_a_name_at_the_margin_stands_inside() -> None:
    left, right = fly([flag(2.0), flag(498.0)], width=500.0)
    assert (left.anchor, right.anchor) == (Anchor.START, Anchor.END)


def test_two_lines_in_one_place_are_both_named() -> None:
    flown = fly([flag(100.0, "nominal 74,000"), flag(100.0, "+3σ 74,0000")], width=300.0)
    assert len({(each.row, each.anchor) for each in flown}) == 2
    assert max(each.row for each in flown) <= 1


def test_names_too_wide_for_the_paper_are_not_lost() -> None:
    flown = fly([flag(50.0, "x" * 100), flag(60.0, "y" * 100)], width=100.0)
    assert [each.row for each in flown] == [0, 1]


FIVE_OF_EIGHT = list(itertools.combinations([40.0, 44.0, 60.0, 100.0, 140.0, 180.0, 240.0, 246.0], 5))


@pytest.mark.parametrize("places", FIVE_OF_EIGHT)
def test_no_name_lies_on_a_name_or_a_line(places: tuple[float, ...]) -> None:
    items = flag_items(fly([flag(x) for x in places], width=290.0), bottom=0.0, top=100.0)
    labels = [item for item in items if isinstance(item, Label)]
    lines = [item for item in items if isinstance(item, Line)]
    assert len(labels) == len(lines) == 5
    extents = []
    for label in labels:
        wide = text_width(label.text, label.size)
        left = label.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[label.anchor]
        extents.append((left, left + wide, label.y))
    for (a0, a1, ay), (b0, b1, by) in itertools.combinations(extents, 2):
        assert ay != by or a1 <= b0 or b1 <= a0
    for left, right, y in extents:
        assert left >= 0
        assert right <= 290.0
        assert not [line for line in lines if left < line.points[0][0] < right and line.points[1][1] > y]
