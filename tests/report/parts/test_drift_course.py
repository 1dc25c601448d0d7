"""The report's section of a change, and its object in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from making import characteristic, judged, series, steady

from qc.report.blocks import Beside, Figure, Notes, Paragraph, Table
from qc.report.json import plain
from qc.report.parts.diagnosis_json import diagnosis_facts
from qc.report.parts.drift_course import drift_course
from qc.terms import Context
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts

EN = language("en")
PILOT = steady(100, seed=2)


def changed(**context: np.ndarray) -> CharacteristicFacts:
    values = steady(300, seed=3) + np.repeat([0.0, 0.1], 150)
    columns = {Context(name): labels for name, labels in context.items()}
    before = {name: np.repeat(labels[:1], 100) for name, labels in columns.items()}
    return judged(series(values, context=columns), series(PILOT, context=before))


def test_a_steady_batch_has_no_such_section() -> None:
    assert drift_course(judged(steady(100), PILOT), 1, EN) == ()


def test_a_batch_judged_by_rules_has_no_such_section() -> None:
    values = steady(300, seed=3) + np.repeat([0.0, 0.1], 150)
    assert drift_course(judged(values, PILOT, lot={"stability_by": "rules"}), 1, EN) == ()


def test_words_chart_kinds_and_events_stand_in_it() -> None:
    lots = np.where(np.arange(300) < 150, "A", "B")
    (section,) = drift_course(changed(material_lot=lots), 2, EN)
    assert section.title == "2. Outer diameter: what changed"
    notes, figure, beside = section.blocks
    assert isinstance(notes, Notes)
    assert notes.items[0].startswith("Since about measured unit 25")
    assert isinstance(figure, Figure)
    assert isinstance(beside, Beside)
    kinds, events = (next(block for block in side if isinstance(block, Table)) for side in (beside.left, beside.right))
    assert kinds.rows[0][0].text == "another level"
    assert events.rows[0][1].text == "material lot A → B"


def test_without_recorded_changes_it_asks_for_them() -> None:
    (section,) = drift_course(changed(), 1, EN)
    assert isinstance(section.blocks[-1], Beside)
    last = section.blocks[-1].right[-1]
    assert isinstance(last, Paragraph)
    assert last.text.startswith("The file records no change of operator")


def test_recorded_changes_far_away_are_counted() -> None:
    (section,) = drift_course(changed(operator=np.where(np.arange(300) < 20, "Budi", "Siti")), 1, EN)
    assert isinstance(section.blocks[-1], Beside)
    last = section.blocks[-1].right[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "The one recorded change does not stand near it."


def test_json_has_the_change_in_numbers_and_words() -> None:
    facts = changed()
    assert facts.drift is not None
    found = plain(diagnosis_facts(facts.characteristic, facts.drift.diagnosis))
    assert found["kind"] == "step"
    assert found["since"]["lower"] <= 251 <= found["since"]["upper"]
    assert found["since"]["confidence"] == 0.9
    assert found["share_of_tolerance"]["value"] == found["size"]["level"]["value"] / 2
    assert set(found["said"][0]) == {"id", "en"}
    assert found["events"] == []
    assert found["possible"][0] == "step"
    assert found["numbers"]["counted"] == "measured"
    assert found["numbers"]["since"] == {name: found["since"][name] for name in ("unit", "lower", "upper")}
    assert diagnosis_facts(facts.characteristic, None) is None


def test_json_says_the_files_own_numbers_too() -> None:
    facts = changed(unit=np.arange(5001, 5301).astype(str), operator=np.repeat(["Budi", "Siti"], 150))
    assert facts.drift is not None
    found = plain(diagnosis_facts(facts.characteristic, facts.drift.diagnosis))
    running, numbers = found["since"], found["numbers"]
    assert numbers["counted"] == "numbered"
    assert numbers["since"] == {name: running[name] + 4900 for name in ("unit", "lower", "upper")}
    assert numbers["events"] == [found["events"][0]["unit"] + 4900]
    assert numbers["reach"] is None


def test_json_gives_a_spread_as_what_nearly_all_units_take_of_the_tolerance() -> None:
    facts = judged(10 + (steady(400, seed=3) - 10) * np.repeat([1.0, 2.0], 200), PILOT)
    assert facts.drift is not None
    found = plain(diagnosis_facts(facts.characteristic, facts.drift.diagnosis))
    assert 0.5 < found["share_of_tolerance"]["value"] < 0.7
    one_sided = characteristic(usl=None, nominal=None)
    lone = judged(steady(300, seed=3) + np.repeat([0.0, 0.1], 150), PILOT, asked=one_sided)
    assert lone.drift is not None
    assert plain(diagnosis_facts(one_sided, lone.drift.diagnosis))["share_of_tolerance"] is None
