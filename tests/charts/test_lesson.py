"""The chart of a lesson gives no answer away."""

from __future__ import annotations

import pytest
from charts.workshop import check_layout, piston_rings

from qc.charts.lesson import lesson_chart, rules_told
from qc.charts.scene import Label, Mark, Style
from qc.words import language

ENGLISH = language("en")


@pytest.mark.parametrize(("width", "height"), [(440.0, 240.0), (200.0, 290.0)])
def test_it_lies_on_its_paper(width: float, height: float) -> None:
    check_layout(lesson_chart(piston_rings(), ENGLISH, width=width, height=height))


def test_nothing_but_marks_of_signals_tells_where_they_are() -> None:
    scene = lesson_chart(piston_rings(), ENGLISH, width=440, height=240)
    assert "ignal" not in scene.description
    texts = [item.text for item in scene.items if isinstance(item, Label) and item.style is not Style.SIGNAL]
    assert not [text for text in texts if "point" in text or "row" in text]
    assert all(item.point is not None for item in scene.items if isinstance(item, Mark))


def test_the_rules_are_told_apart_from_it() -> None:
    said = rules_told(piston_rings(), ENGLISH)
    assert said[0].startswith("1: ")
