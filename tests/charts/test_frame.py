"""Axes: as many numbers as there is room for."""

from __future__ import annotations

import pytest

from qc.charts.frame import count_ticks, left_margin, level_ticks, number_ticks, odds_ticks, value_ticks
from qc.charts.typeface import text_width
from qc.words import language

EN = language("en")


@pytest.mark.parametrize(("room", "most"), [(20.0, 2), (60.0, 3), (400.0, 21)])
def test_an_upright_axis_has_a_number_every_few_lines(room: float, most: int) -> None:
    assert 1 <= len(value_ticks(73.98, 74.03, room).values) <= most


@pytest.mark.parametrize(("low", "high"), [(0.5, 1.5), (0.5, 3.5), (0.5, 40.5), (0.5, 2500.5), (0.5, 1e6)])
@pytest.mark.parametrize("room", [120.0, 400.0])
def test_points_are_counted_in_whole_numbers_that_do_not_touch(low: float, high: float, room: float) -> None:
    ticks = number_ticks(low, high, room, EN)
    assert ticks.values
    assert all(value == int(value) for value in ticks.values)
    assert sum(text_width(ticks.write(value, EN), 7.0) for value in ticks.values) < room


def test_a_count_of_one_has_no_halves() -> None:
    assert count_ticks(1.06, 150.0).values == (0.0, 1.0)


@pytest.mark.parametrize(("room", "most"), [(400.0, 9), (150.0, 5), (30.0, 2)])
def test_a_level_axis_of_readings_has_numbers_that_do_not_touch(room: float, most: int) -> None:
    ticks = level_ticks(73.94, 74.06, room, EN)
    assert 1 <= len(ticks.values) <= most


def test_the_margin_holds_the_longest_number() -> None:
    ticks = value_ticks(99_980.0, 100_020.0, 100.0)
    assert left_margin(ticks, EN) > text_width("100,020", 7.0) + 7.0


@pytest.mark.parametrize(
    ("room", "said"), [(90.0, ["1 : 10", "1 : 1", "10 : 1", "100 : 1"]), (30.0, ["1 : 1", "100 : 1"])]
)
def test_odds_are_written_as_odds(room: float, said: list[str]) -> None:
    ticks = odds_ticks(-1.2, 2.2, room)
    assert [ticks.write(value, EN) for value in ticks.values] == said
