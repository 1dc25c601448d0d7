"""One reading far from all others: what is told of a change does not rest on it, unless it is all there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, lot_facts, series, spec, steady

from qc.terms import Stability
from qc.verdict import decide
from qc.verdict.change.diagnosis_kinds import names_of
from qc.verdict.change.diagnosis_words import changed, looks_like, more
from qc.verdict.change.far import far_reading
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis

ASKED = characteristic()
SAY = language("en").say


def told(values: np.ndarray) -> tuple[Diagnosis, list[str], Stability]:
    """What is known and said of a batch after a steady pilot of 100."""
    facts = lot_facts([series(values)], [series(steady(100))], standard=spec(ASKED)).characteristics[0]
    assert facts.drift is not None
    known = facts.drift.diagnosis
    assert known is not None
    said = [SAY(each) for each in (changed(ASKED, known), *more(ASKED, known))]
    return known, said, decide.stability(facts)


def spread() -> float:
    return float(np.std(steady(100), ddof=1))


def test_one_reading_alone_is_no_change_of_the_process() -> None:
    values = steady(200, seed=3)
    values[120] += 90 * spread()
    known, said, stability = told(values)
    assert known.far is not None
    assert (known.far.alone, known.far.value, known.first, known.lower, known.upper) == (
        True,
        values[120],
        221,
        221,
        221,
    )
    assert said[0].startswith("One reading of ")
    assert "is far from all others: " in said[0]
    assert "at measured unit 221. Without it no change is shown." in said[0]
    assert [each.partition(".")[0] for each in said[1:]] == ["First: measure this part again"]
    assert stability is Stability.CHANGED
    assert SAY(looks_like(known)) == "it rests on one reading, at measured unit 221"
    assert [SAY(name) for name, _ in names_of(known)] == ["one reading far from all others"]
    assert (known.directed, known.reach, known.events, known.factor) == (False, None, (), None)


def test_a_change_is_told_without_the_reading() -> None:
    values = steady(200, seed=3)
    values[150:] += 2 * spread()
    plain, _, _ = told(values)
    values[120] += 90 * spread()
    known, said, stability = told(values)
    assert known.far is not None
    assert (known.far.alone, known.far.seen_first, known.alarm) == (False, True, None)
    assert abs(known.first - plain.first) <= 3
    assert plain.found.size.level is not None
    assert known.found.size.level is not None
    assert known.found.size.level.value == pytest.approx(plain.found.size.level.value, rel=0.1)
    assert any(
        "with which a change was first seen, is left out of this; it is judged as read." in each for each in said
    )
    assert stability is Stability.DRIFTING


def test_a_reading_far_off_after_the_change_was_not_seen_first() -> None:
    values = steady(300, seed=3)
    values[100:] += 2 * spread()
    values[250] -= 30 * spread()
    known, said, _ = told(values)
    assert known.far is not None
    assert not known.far.seen_first
    assert any("at measured unit 351) is left out of this; it is judged as read." in each for each in said)


@pytest.mark.parametrize("others", [0.0, 60.0])
def test_several_readings_far_off_are_units_off_now_and_then(others: float) -> None:
    values = steady(200, seed=3)
    values[[60, 120, 170]] += (90 - others) * spread()
    known, said, _ = told(values)
    assert known.far is None
    assert "off now and then" in said[0]


def test_what_is_far_is_measured_from_the_neighbours() -> None:
    before, made = steady(100), 0.2 * np.arange(200) * spread() + steady(200, seed=3)
    assert far_reading(before, made) is None
    made[150] -= 20 * spread()
    assert far_reading(before, made) == 150
    assert far_reading(before, made[:20]) is None
    assert far_reading(before, 3 * steady(200, seed=4)) is None


def test_an_alarm_before_the_change_is_another_event() -> None:
    """The spread is wide for 30 units and back; 200 units later the level steps: the evidence came with the first."""
    values = steady(500, seed=3)
    values[60:90] = values[:60].mean() + 5 * (values[60:90] - values[:60].mean())
    values[350:] += 3 * spread()
    known, said, _ = told(values)
    assert known.alarm is not None
    assert 100 + 60 < known.alarm < known.lower
    place = f"A change was first seen at measured unit {known.alarm} already, before this one began: something smaller"
    assert any(each.startswith(place) for each in said)
