"""The chart of stages: an upright line where each begins, its name above, and limits that step there."""

from __future__ import annotations

import numpy as np
from making import characteristic, judged, series, steady

from qc.charts.extra import extra_chart
from qc.charts.scene import Label, Line, Scene, Style
from qc.terms import Context
from qc.words import language

EN = language("en")
BATCH = np.concatenate((steady(50, seed=4), steady(50, seed=5, mean=10.5)))


def scene(tools: list[str], runs: list[int]) -> Scene:
    context = {Context.TOOL: np.repeat(tools, runs)}
    facts = judged(series(BATCH, context=context), asked=characteristic(also=["stages"], stages={"by": "tool"}))
    return extra_chart(facts.extra_charts[0], facts, EN, width=500, height=190)


def test_stages_are_divided_and_named() -> None:
    drawn = scene(["P1", "P2"], [50, 50])
    names = [item.text for item in drawn.items if isinstance(item, Label) and item.style is Style.PHASE]
    dividers = [item for item in drawn.items if isinstance(item, Line) and item.style is Style.PHASE]
    assert names == ["P1", "P2"]
    assert len(dividers) == 2  # one in each panel
    assert dividers[0].points[0][0] == dividers[1].points[0][0]
    words = " ".join(item.text for item in drawn.items if isinstance(item, Label))
    assert "Every stage has its own limits; the labels give the last stage's." in words


def test_a_name_without_room_is_left_out() -> None:
    drawn = scene(["P1", "an insert with a very long name indeed", "P3"], [45, 10, 45])
    names = [item.text for item in drawn.items if isinstance(item, Label) and item.style is Style.PHASE]
    assert names == ["P1", "P3"]
