"""What is not known of the conditions, what is expected, and when to stop: in words that do not contradict a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import attribute, characteristic, context, lot_facts, series, spec, steady

from qc.report.parts.readiness_words import condition_sentence
from qc.stats.drift.diagnosis.result import Estimate
from qc.terms import Context, VolumeCause
from qc.verdict.volume.readiness import ReadinessFacts, readiness
from qc.verdict.wording.reasons import reasons
from qc.words import language

if TYPE_CHECKING:
    from numpy.typing import NDArray

EN, ID = language("en"), language("id")
AQL = {"standard": "iso-2859-1", "aql": 6.5}


def found(nonconforming: int, *, sampling: dict[str, object] | None = None) -> ReadinessFacts:
    """What a pilot of 100 and a lot of 300 show, which two people made and somebody judged OK or NG."""
    marks = np.zeros(300)
    marks[: 10 * nonconforming : 10] = 1
    asked = attribute(sampling=sampling or {})
    made = series(marks, name=asked.id, size=1, context=context(Context.OPERATOR, ["A", "B"] * 150))
    facts = lot_facts([made], [series(np.zeros(100), name=asked.id, size=1)], standard=spec(asked))
    told = readiness(facts, 3500)
    assert told is not None
    return told


def test_what_is_recorded_is_not_among_what_is_not_recorded() -> None:
    said = EN.say(condition_sentence(found(3)))
    unrecorded, unplanned = said.partition("Not known: not recorded: ")[2].split("; not said how many there will be: ")
    assert "Operators" not in unrecorded
    assert unplanned == "Operators."
    assert ID.say(condition_sentence(found(3))).endswith("belum disebut akan ada berapa: Operator.")


def test_a_standard_that_allows_none_stops_at_the_first() -> None:
    assert found(6).step.stop_at == 1
    assert found(6, sampling=AQL).step.stop_at > 1


@pytest.mark.parametrize(
    ("pilot", "expected"),
    [(100, "had nothing changed, at most 11 would be"), (10**7, "less than 0.1 would be")],
)
def test_a_range_of_next_to_nothing_is_said_once(pilot: int, expected: str) -> None:
    asked = attribute()
    whole = series([0.0], name=asked.id, size=1, inspected=np.array([float(pilot)]), unit=np.array([0]))
    later = series([3.0], name=asked.id, size=1, inspected=np.array([300.0]), unit=np.array([0]))
    told = readiness(lot_facts([later], [whole], standard=spec(asked)), 3500)
    assert told is not None
    said = [EN.say(one) for one in told.characteristics[0].explanation(VolumeCause.EXPOSURE).said]
    assert expected in said[0]


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (np.where(np.arange(300) < 150, "P-1", "P-2"), "it moved where this changed: tool P-1 → P-2; set that"),
        (np.full(300, "P-1"), "the process moves, and nobody has said why"),
    ],
    ids=["a tool was changed there", "nothing recorded changed"],
)
def test_what_a_change_came_with_is_named_where_the_file_records_it(labels: NDArray[np.str_], said: str) -> None:
    moved = steady(300, seed=3) + 0.3 * (np.arange(300) >= 150)
    made = series(moved, size=1, context={Context.TOOL: labels})
    asked = characteristic(subgroup_size=1)
    told = readiness(lot_facts([made], [series(steady(100), size=1)], standard=spec(asked)), 3500)
    assert told is not None
    assert any(said in EN.say(reason) for reason in told.reached.reasons)


def test_a_change_of_no_known_direction_is_not_said_to_move() -> None:
    moved = steady(300, seed=3) + 0.3 * (np.arange(300) >= 150)
    asked = characteristic(subgroup_size=1)
    facts = lot_facts([series(moved, size=1)], [series(steady(100), size=1)], standard=spec(asked))
    (one,) = facts.characteristics
    assert one.drift is not None
    assert one.drift.diagnosis is not None
    found = one.drift.diagnosis.found
    nothing = replace(found.size, level=Estimate(value=0.001, lower=-0.01, upper=0.01))
    known = replace(one.drift.diagnosis, found=replace(found, size=nothing))
    one = replace(one, drift=replace(one.drift, diagnosis=known))
    told = readiness(replace(facts, characteristics=(one,)), 3500)
    assert told is not None
    assert [EN.say(each) for each in told.reached.reasons] == [
        "Outer diameter: the process is not as before, and nobody has said why"
    ]


def test_a_level_that_goes_with_material_lots_is_to_be_made_alike() -> None:
    lots = np.repeat(np.arange(10), 30)
    moved = steady(300, seed=3) + 0.2 * np.random.default_rng(4).standard_normal(10)[lots]
    made = series(moved, size=1, context={Context.MATERIAL_LOT: np.array([f"L{lot}" for lot in lots])})
    told = readiness(
        lot_facts([made], [series(steady(100), size=1)], standard=spec(characteristic(subgroup_size=1))), 3500
    )
    assert told is not None
    assert "Outer diameter: its level goes with material lot: make these alike" in [
        EN.say(reason) for reason in told.reached.reasons
    ]


def test_levels_from_lot_to_lot_that_nobody_recorded_are_said_so() -> None:
    lots = np.repeat(np.random.default_rng(4).standard_normal(12), 50)
    facts = lot_facts(
        [series(steady(600, seed=3) + 0.3 * lots)], [series(steady(100))], standard=spec(characteristic())
    )
    told = readiness(facts, 3500)
    assert told is not None
    assert EN.say(told.reached.reasons[0]) == (
        "Outer diameter: its level is another from lot to lot, and nobody has said why"
    )


def test_a_change_against_a_pilot_that_moved_blames_the_pilot_first() -> None:
    """A pilot that drifts by three sigma makes a steady lot look tighter: no other gauge is to be asked for."""
    pilot = steady(100, seed=1) + np.linspace(-0.2, 0.2, 100)
    facts = lot_facts([series(steady(1000, seed=3))], [series(pilot)], standard=spec(characteristic()))
    (one,) = facts.characteristics
    assert one.pilot_stability is not None
    assert not one.pilot_stability.stable
    said = [EN.say(each) for each in reasons(facts)]
    assert "suddenly scatters only" in said[1]
    assert said[2].startswith("The pilot itself was not stable, so what changed may be the pilot. First: find out what")
    assert not any("another inspector" in each for each in said)
    told = readiness(facts, 3500)
    assert told is not None
    assert EN.say(told.reached.reasons[0]) == (
        "Outer diameter: the pilot itself was not stable: make a new one, and hold the lot against it"
    )


def test_a_recorded_event_explains_a_change_better_than_a_pilot_that_moved() -> None:
    pilot = steady(100, seed=1) + np.linspace(-0.15, 0.15, 100)
    moved = steady(600, seed=3) + 0.4 * (np.arange(600) >= 300)
    tools = np.where(np.arange(600) < 300, "P-1", "P-2")
    facts = lot_facts([series(moved, context={Context.TOOL: tools})], [series(pilot)], standard=spec(characteristic()))
    said = [EN.say(each) for each in reasons(facts)]
    assert any("tool P-1 → P-2" in each for each in said)
    assert not any("may be the pilot" in each for each in said)


def test_a_change_amid_the_lot_is_not_laid_to_a_pilot_that_moved_too() -> None:
    """The lot's first 300 units are as good a reference as the pilot: at unit 401 something moved by 4 sigma."""
    pilot = steady(100, seed=1) + np.linspace(-0.15, 0.15, 100)
    moved = steady(600, seed=3) + 0.4 * (np.arange(600) >= 300)
    facts = lot_facts([series(moved)], [series(pilot)], standard=spec(characteristic()))
    (one,) = facts.characteristics
    assert one.pilot_stability is not None
    assert not one.pilot_stability.stable
    said = [EN.say(each) for each in reasons(facts)]
    assert "Since measured unit 401" in said[1]
    assert said[2] == "First: find out what was changed at that unit: setting, tool, material, people, gauge."
    assert said[3] == "The pilot itself was not stable either: find out what moved in it, too."
    told = readiness(facts, 3500)
    assert told is not None
    assert EN.say(told.reached.reasons[0]) == "Outer diameter: the process moves, and nobody has said why"
