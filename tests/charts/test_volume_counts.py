"""The evidence below a chart of counts: it rises to its line, and the change is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from charts.workshop import check_layout
from making import attribute, judged, series

from qc.charts.scene import Label, Line, Mark, Style
from qc.charts.volume_counts import count_evidence_chart
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.scene import Scene
    from qc.intake.batch import Series
    from qc.verdict.model import CharacteristicFacts

EN, ID = language("en"), language("id")
PILOT = [2, 1, 3, 2, 1] * 4


def sums(counts: Sequence[float], inspected: float = 100.0) -> Series:
    n = np.full(len(counts), inspected)
    return series(counts, name="ulir", size=1, inspected=n, unit=(np.cumsum(n) - n).astype(int))


def facts(counts: Sequence[float]) -> CharacteristicFacts:
    return judged(sums(counts), sums(PILOT), asked=attribute())


CASES = {
    "a change": facts([2, 1, 3, 2, 1] * 3 + [8, 9, 7] * 5),
    "at once": facts([9] * 30),
    "at the end": facts([2, 1, 3, 2, 1] * 6 + [12, 14, 16, 18]),
    "none": facts([2, 1, 3, 2] * 5),
    "many points": facts([2, 1, 3, 2, 1] * 200),
}


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Label)]


@pytest.mark.parametrize(("width", "height"), [(200, 80), (511, 95), (900, 200)])
@pytest.mark.parametrize("name", CASES)
def test_everything_lies_on_the_paper_and_no_text_on_another(name: str, width: float, height: float) -> None:
    for reader in (EN, ID):
        check_layout(count_evidence_chart(CASES[name], reader, width=width, height=height))


def test_the_change_stands_where_it_came() -> None:
    scene = count_evidence_chart(CASES["a change"], EN, width=511, height=95)
    assert "changed at about point 36, seen at point 37" in texts(scene)
    assert [item.style for item in scene.items].count(Style.CHANGE) == 1
    (mark,) = [item for item in scene.items if isinstance(item, Mark)]
    line = next(item for item in scene.items if isinstance(item, Line) and item.style is Style.SIGNAL)
    # Points 36 and 37 of 50 on one axis: the line stands half a point before the change.
    assert mark.x - line.points[0][0] == pytest.approx(1.5 * (scene_right(scene) - scene_left(scene)) / 50, rel=1e-6)


def scene_left(scene: Scene) -> float:
    return min(item.points[0][0] for item in scene.items if isinstance(item, Line) and item.style is Style.CONTROL)


def scene_right(scene: Scene) -> float:
    return max(item.points[1][0] for item in scene.items if isinstance(item, Line) and item.style is Style.CONTROL)


def test_without_a_change_there_is_no_mark() -> None:
    scene = count_evidence_chart(CASES["none"], EN, width=511, height=95)
    assert not [item for item in scene.items if isinstance(item, Mark)]
    assert {"20 : 1", "Pilot"} <= {each.strip() for each in texts(scene)}


def test_without_evidence_or_room_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="`facts` must hold the evidence for a change of counts"):
        count_evidence_chart(judged([10.0] * 10), EN, width=511, height=95)
    with pytest.raises(ValueError, match="`width` and `height` must be at least 200 and 80"):
        count_evidence_chart(CASES["none"], EN, width=199, height=95)
