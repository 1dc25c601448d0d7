"""The axis of the evidence: as many odds as find room, never one on another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from charts.workshop import box_of

from qc.charts.frame import Frame
from qc.charts.scale import Scale, Ticks
from qc.charts.scene import Label
from qc.charts.space import Box
from qc.charts.volume_panels import odds_axis
from qc.words import language

NONE = Ticks(values=(), decimals=0, exponent=0)


def labels(height: float) -> list[Label]:
    frame = Frame(
        box=Box(60.0, 20.0, 300.0, 20.0 + height),
        x=Scale(low=0.0, high=100.0, start=60.0, end=300.0),
        y=Scale(low=-1.3, high=4.0, start=20.0, end=20.0 + height),
        x_ticks=NONE,
        y_ticks=NONE,
    )
    return [item for item in odds_axis(frame, language("id")) if isinstance(item, Label) and not item.rotated]


@pytest.mark.parametrize(
    ("height", "said"),
    [
        (70.0, ["1 : 1", "10 : 1", "100 : 1", "1.000 : 1", "10.000 : 1"]),
        (40.0, ["1 : 1", "100 : 1", "10.000 : 1"]),
        (20.0, ["1 : 1", "10.000 : 1"]),
    ],
)
def test_odds_are_as_many_as_find_room(height: float, said: list[str]) -> None:
    found = labels(height)
    assert [each.text for each in found] == said
    for lower, upper in pairwise(map(box_of, found)):
        assert lower.top <= upper.bottom
