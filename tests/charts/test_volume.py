"""The volume chart: nothing lies on anything, and everything that an owner must see is there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from charts.workshop import box_of, check_layout
from making import characteristic, judged, series, steady

from qc.charts.frame import Frame
from qc.charts.scale import Scale, Ticks
from qc.charts.scene import Label, Line, Style
from qc.charts.space import Box
from qc.charts.volume import volume_chart
from qc.charts.volume_course import volume_course
from qc.charts.volume_seen import seen_label
from qc.terms import Context
from qc.words import language

if TYPE_CHECKING:
    from qc.charts.scene import Scene
    from qc.verdict.model import CharacteristicFacts

EN, ID = language("en"), language("id")
PILOT = steady(100, seed=2)


def facts(
    units: int = 300, *, step: float = 0.1, slope: float = 0.0, lots: int = 0, **said: Any
) -> CharacteristicFacts:
    """A batch that changes in its middle; ``lots`` material lots."""
    age = np.maximum(0, np.arange(units) - units // 2)
    values = steady(units, seed=3) + step * (age > 0) + slope * age
    context = {Context.MATERIAL_LOT: np.array([f"L{1 + i * lots // units}" for i in range(units)])} if lots else {}
    return judged(series(values, context=context), PILOT, asked=characteristic(**said))


def by_shift() -> CharacteristicFacts:
    """A batch whose level goes with the shift."""
    shift = np.where(np.arange(600) // 60 % 2, "2", "1")
    values = steady(600, seed=3) + 0.12 * (shift == "2")
    before = series(PILOT, context={Context.SHIFT: np.full(100, "1")})
    return judged(series(values, context={Context.SHIFT: shift}), before)


CASES = {
    "step": facts(),
    "trend": facts(step=0.0, slope=0.002),
    "events": facts(lots=4),
    "many events": facts(600, lots=25),
    "many units": facts(3000),
    "limits far away": facts(lsl=-90.0, usl=110.0),
    "no limits near": facts(usl=None, nominal=None),
    "nothing changed": facts(step=0.0),
    "shifts": by_shift(),
}


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Label)]


def styles(scene: Scene) -> list[Style]:
    return [item.style for item in scene.items]


@pytest.mark.parametrize(("width", "height"), [(200, 320), (360, 260), (511, 265), (900, 400)])
@pytest.mark.parametrize("name", CASES)
def test_everything_lies_on_the_paper_and_no_text_on_another(name: str, width: float, height: float) -> None:
    for reader in (EN, ID):
        check_layout(volume_chart(CASES[name], reader, width=width, height=height))


def test_what_goes_with_the_shift_has_no_unit_since_which_it_changed() -> None:
    scene = volume_chart(CASES["shifts"], EN, width=511, height=265)
    said = texts(scene)
    assert "goes with the work shift" in said
    assert not any(each.startswith("changed at") for each in said)
    assert Style.CHANGE not in styles(scene)
    assert "coloured strip" not in scene.description
    assert any(each.startswith("seen at measured unit ") for each in said)
    assert "mengikuti shift kerja" in texts(volume_chart(CASES["shifts"], ID, width=511, height=265))


def test_limits_evidence_and_change_are_named() -> None:
    scene = volume_chart(CASES["step"], EN, width=511, height=265)
    said = texts(scene)
    assert {"USL 11.000", "LSL 9.000", "20 : 1", "1 : 1", "10,000 : 1", "Batch: 300 units"} <= {
        each.strip() for each in said
    }
    assert any(each.startswith("changed at about measured unit 2") for each in said)
    assert any(each.startswith("seen at measured unit 2") for each in said)
    assert styles(scene).count(Style.CHANGE) == 2
    assert "at most once in 20" in scene.description


def test_a_change_that_may_have_come_anywhere_marks_no_unit() -> None:
    facts = CASES["step"]
    assert facts.drift is not None
    assert facts.drift.diagnosis is not None
    known = facts.drift.diagnosis
    wide = replace(known, found=replace(known.found, lower=2, upper=299), lower=102, upper=399)
    scene = volume_chart(replace(facts, drift=replace(facts.drift, diagnosis=wide)), EN, width=511, height=265)
    check_layout(scene)
    said = texts(scene)
    assert "changed, exactly since when is not known" in said
    assert not any(each.startswith("changed at about") for each in said)
    assert any(each.startswith("seen at measured unit 2") for each in said)


def test_a_batch_in_which_nothing_changed_has_no_change_marked() -> None:
    scene = volume_chart(CASES["nothing changed"], ID, width=511, height=265)
    assert Style.CHANGE not in styles(scene)
    assert not any("berubah sekitar" in each for each in texts(scene))


def test_events_are_named_while_there_is_room() -> None:
    few = texts(volume_chart(CASES["events"], EN, width=511, height=265))
    assert {"material lot L2", "material lot L3", "material lot L4"} <= set(few)
    many = volume_chart(CASES["many events"], EN, width=511, height=265)
    assert styles(many).count(Style.EVENT) >= 24
    assert not any(each.startswith("L") and each[1:].isdigit() for each in texts(many))


def test_the_event_that_the_change_came_with_is_named_however_many_there_are() -> None:
    units = np.arange(600)
    context = {
        Context.OPERATOR: np.where((units // 25) % 2, "Slamet", "Dewi"),
        Context.TOOL: np.where(units < 300, "P-1", "P-2"),
    }
    before = {each: labels[:100] for each, labels in context.items()}
    found = judged(series(steady(600, seed=3) + 0.1 * (units >= 300), context=context), series(PILOT, context=before))
    assert found.drift is not None
    assert found.drift.diagnosis is not None
    assert found.drift.diagnosis.cause is not None
    named = texts(volume_chart(found, EN, width=511, height=265))
    assert [each for each in named if "P-2" in each] == ["tool P-2, operator Dewi"]
    drawn = volume_chart(found, EN, width=511, height=265)
    (name,) = (item for item in drawn.items if isinstance(item, Label) and item.text.startswith("tool P-2"))
    ticks = [item.points[0][0] for item in drawn.items if isinstance(item, Line) and item.style is Style.EVENT]
    assert any(abs(x - name.x) <= 1.5 for x in ticks)
    assert not any(name.x < x < box_of(name).right for x in ticks)


def test_thousands_of_units_are_drawn_as_bands() -> None:
    scene = volume_chart(CASES["many units"], EN, width=511, height=265)
    assert Style.BAND_OUTER in styles(scene)
    assert len(scene.items) < 400


def test_units_run_on_and_a_second_file_is_marked() -> None:
    values = steady(60, seed=3)
    made = series(values, source=np.repeat([0, 1], 30))
    run = volume_course(judged(made, PILOT))
    assert (run.pilot, run.units[0], run.units[99], run.units[100], run.units[-1]) == (100, 1, 100, 101, 160)
    assert run.files == (131.0,)
    scene = volume_chart(judged(made, PILOT), EN, width=511, height=265)
    assert styles(scene).count(Style.PHASE) >= 4


def test_without_a_pilot_there_is_no_evidence_to_draw() -> None:
    with pytest.raises(ValueError, match="`facts` must hold the evidence for a change, got none"):
        volume_chart(judged(steady(100)), EN, width=511, height=265)


def test_the_change_is_named_by_the_files_own_numbers() -> None:
    numbers = np.arange(5001, 5301).astype(str)
    values = steady(300, seed=3) + 0.1 * (np.arange(300) >= 150)
    said = texts(
        volume_chart(judged(series(values, context={Context.UNIT: numbers}), PILOT), EN, width=511, height=265)
    )
    assert any(each.startswith("changed at about unit no. 515") for each in said)
    assert any(each.startswith("seen at unit no. 51") and each.endswith(" of the file") for each in said)


@pytest.mark.parametrize(("width", "height"), [(360, 260), (511, 265), (900, 400)])
@pytest.mark.parametrize("name", [name for name in CASES if name != "nothing changed"])
def test_nothing_lies_under_the_words_of_the_unit_at_which_it_was_seen(name: str, width: float, height: float) -> None:
    for reader, start in ((EN, "seen at"), (ID, "terlihat di")):
        scene = volume_chart(CASES[name], reader, width=width, height=height)
        label = next(item for item in scene.items if isinstance(item, Label) and item.text.startswith(start))
        box = box_of(label)
        for line in (item for item in scene.items if isinstance(item, Line)):
            if line.style is Style.GRID and line.points[0][1] == line.points[1][1]:
                continue  # a faint level line of the grid: the panel has one every few points
            places = np.concatenate([np.linspace(*ends, 400) for ends in pairwise(np.array(line.points))])
            inside = (box.left < places[:, 0]) & (places[:, 0] < box.right)
            assert not (inside & (box.bottom < places[:, 1]) & (places[:, 1] < box.top)).any(), line.style


def test_where_the_panel_is_full_it_is_said_above() -> None:
    run = volume_course(CASES["step"])
    box = Box(40.0, 20.0, 200.0, 60.0)
    x = Scale(low=0.0, high=400.0, start=40.0, end=200.0)
    none = Ticks(values=(), decimals=0, exponent=0)
    frame = Frame(box=box, x=x, y=Scale(low=-1.3, high=4.0, start=20.0, end=60.0), x_ticks=none, y_ticks=none)
    comb = [Line(points=((at, 20.0), (at, 60.0)), style=Style.GRID) for at in range(40, 201, 4)]
    assert run.flag is not None
    label = seen_label((x.at(run.flag), 35.0), "seen at unit 262", frame, comb)
    assert label.y > box.top
    assert box_of(label).right <= box.right
    assert seen_label((x.at(run.flag), 35.0), "seen at unit 262", frame, ()).y < box.top
