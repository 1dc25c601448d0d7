"""The first lots of a part are measured more closely, until a rule ends it."""

from __future__ import annotations

from typing import Any

import pytest
from making import characteristic, lot_facts, series, spec, steady

from qc.report.screen import screen
from qc.report.sections import sections
from qc.terms import Decision
from qc.verdict import decide
from qc.verdict.initial import heavier, initial_sentences
from qc.verdict.model import Identity, LotFacts
from qc.words import language

EN = language("en")
AQL = {"standard": "iso-2859-1", "aql": 2.5}
KEPT = "the first (unit 1), one from the middle (unit 50), the last (unit 100)"
ASKED = {"lots": 3, "min_units": 120, "exit_rule": {"id": "Izin pembeli", "en": "The buyer agrees"}}


def lot(sequence: int | None, *, n: int = 100, sampling: dict[str, Any] | None = None, **said: Any) -> LotFacts:
    """A steady lot of ``n`` units under a standard with initial production."""
    asked = characteristic(sampling=sampling or {})
    standard = spec(asked, lot={"min_units": 80, "initial_production": {**ASKED, **said}})
    identity = Identity(lot_sequence=sequence)
    return lot_facts([series(steady(n))], [series(steady(100, seed=2))], standard=standard, identity=identity)


@pytest.mark.parametrize(
    ("sequence", "wanted", "decision"),
    [(1, 120, Decision.HOLD), (3, 120, Decision.HOLD), (4, 80, Decision.ACCEPT), (None, 120, Decision.HOLD)],
)
def test_the_first_lots_need_more_units(sequence: int | None, wanted: int, decision: Decision) -> None:
    facts = lot(sequence)
    assert facts.units_wanted == wanted
    assert decide.decision(facts) is decision


def test_without_a_number_of_its_own_every_lot_needs_the_same() -> None:
    assert lot(1, min_units=None).units_wanted == 80


@pytest.mark.parametrize(("sequence", "severity"), [(1, "tightened"), (None, "tightened"), (4, None)])
def test_a_table_is_tightened_for_the_first_lots(sequence: int | None, severity: str | None) -> None:
    facts = lot(sequence, n=150, sampling=AQL)
    assert facts.characteristics[0].characteristic.sampling.severity == severity


def test_a_severity_of_the_standard_holds() -> None:
    whole = spec(lot={"initial_production": {"lots": 2}}).lot
    asked = characteristic(sampling={**AQL, "severity": "normal"})
    assert heavier(asked, whole, 1) is asked
    assert heavier(characteristic(), whole, 1).sampling.severity is None
    tightened = heavier(characteristic(sampling=AQL), whole, 1).sampling
    assert (tightened.severity, tightened.aql) == ("tightened", 2.5)


def test_what_is_asked_is_said() -> None:
    assert [EN.say(one) for one in initial_sentences(lot(2))] == [
        "Initial production: lot 2 of the first 3.",
        "Measure at least 120 units of each of these lots.",
        f"Keep these units with the lot's number on them: {KEPT}.",
        "It ends after 3 lots and 3 accepted in a row.",
        "Before it ends: The buyer agrees.",
    ]


def test_a_lot_after_the_first_and_one_of_unknown_place_are_told_apart() -> None:
    (over,) = initial_sentences(lot(4))
    assert EN.say(over) == "Initial production: over; this is lot 4, after the first 3."
    unknown = [EN.say(one) for one in initial_sentences(lot(None, keep=[], min_units=None, exit_lots=5))]
    assert unknown[0].endswith("say it with --lot-sequence.")
    assert unknown[1:3] == [
        "Measure at least 80 units of each of these lots.",
        "It ends after 3 lots and 5 accepted in a row.",
    ]


def test_screen_and_report_say_it_and_other_standards_do_not() -> None:
    facts = lot(2)
    assert "Initial production: lot 2 of the first 3." in screen(facts, EN).sentences
    assert [one.id for one in sections(facts, EN)].count("initial-production") == 1
    plain = lot_facts([series(steady(100))])
    assert initial_sentences(plain) == ()
    assert "initial-production" not in [one.id for one in sections(plain, EN)]
