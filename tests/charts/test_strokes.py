"""Lines, dots, bands and steps of a panel."""

from __future__ import annotations

import numpy as np
import pytest

from qc.charts.scene import Band, Glyph, Line, Mark, Style
from qc.charts.strokes import dot_size, dots, halfway, polyline, steps, thinned


def lines_of(items: list[object]) -> list[tuple[tuple[float, float], ...]]:
    return [item.points for item in items if isinstance(item, Line)]


def test_a_missing_point_breaks_the_line() -> None:
    items = polyline(np.arange(6.0), np.array([1.0, 2.0, np.nan, 4.0, 5.0, np.nan]), Style.DATA)
    assert lines_of([*items]) == [((0.0, 1.0), (1.0, 2.0)), ((3.0, 4.0), (4.0, 5.0))]


@pytest.mark.parametrize("y", [[1.0], [np.nan], [np.nan, 1.0, np.nan]])
def test_a_single_point_has_no_line(y: list[float]) -> None:
    assert polyline(np.arange(float(len(y))), np.array(y), Style.DATA) == []


def test_dots_are_drawn_where_points_are() -> None:
    items = dots(np.array([1.0, 2.0, 3.0]), np.array([5.0, np.nan, 7.0]), 1.5, ["a", "b", "c"])
    marks = [item for item in items if isinstance(item, Mark)]
    assert [(mark.x, mark.y, mark.title) for mark in marks] == [(1.0, 5.0, "a"), (3.0, 7.0, "c")]
    assert {mark.glyph for mark in marks} == {Glyph.DOT}


def test_dots_shrink_where_points_are_close() -> None:
    assert dot_size(10.0) > dot_size(3.0) > dot_size(1.0) > 0


def test_a_limit_that_does_not_change_takes_two_points() -> None:
    items = steps(halfway(np.arange(1.0, 1001.0)), np.full(1000, 7.0), Style.CONTROL)
    assert lines_of([*items]) == [((0.5, 7.0), (1000.5, 7.0))]


def test_a_limit_steps_halfway_between_points() -> None:
    items = steps(halfway(np.array([1.0, 2.0, 3.0])), np.array([5.0, 8.0, 8.0]), Style.CONTROL)
    assert lines_of([*items]) == [((0.5, 5.0), (1.5, 5.0), (1.5, 8.0), (3.5, 8.0))]


def test_a_missing_limit_breaks_the_steps() -> None:
    items = steps(halfway(np.array([1.0, 2.0, 3.0])), np.array([5.0, np.nan, 5.0]), Style.CONTROL)
    assert lines_of([*items]) == [((0.5, 5.0), (1.5, 5.0)), ((2.5, 5.0), (3.5, 5.0))]


def test_a_single_point_has_a_limit_around_it() -> None:
    items = steps(halfway(np.array([4.0])), np.array([5.0]), Style.CONTROL)
    assert lines_of([*items]) == [((3.5, 5.0), (4.5, 5.0))]


def test_bands_lie_below_lines_and_keep_the_extremes() -> None:
    rng = np.random.default_rng(3)
    x, y = np.linspace(50, 450, 2000), rng.standard_normal(2000)
    items = thinned(x, y)
    assert [item.style for item in items] == [Style.BAND_OUTER, Style.BAND_INNER, Style.DATA]
    outer = items[0]
    assert isinstance(outer, Band)
    heights = [height for _, height in outer.points]
    assert (min(heights), max(heights)) == (y.min(), y.max())
    across = [place for place, _ in outer.points]
    assert (min(across), max(across)) == (50.0, 450.0)


def test_a_gap_breaks_the_bands() -> None:
    x = np.concatenate([np.linspace(0, 20, 100), np.linspace(60, 80, 100)])
    styles = [item.style for item in thinned(x, np.sin(x))]
    assert styles == [Style.BAND_OUTER] * 2 + [Style.BAND_INNER] * 2 + [Style.DATA] * 2


def test_nothing_gives_nothing() -> None:
    assert thinned(np.array([1.0]), np.array([np.nan])) == []
