"""An index that reaches the minimum may still need the buyer's word: it is said with both numbers."""

from __future__ import annotations

import pytest
from making import characteristic, judged, lot_facts, series, spec, steady

from qc.terms import CapabilityAnswer, Decision
from qc.verdict import decide
from qc.verdict.wording.reasons import reasons
from qc.verdict.wording.reasons_phase import undecided
from qc.words import language

PILOT = steady(100, seed=2)
EN = language("en")
INITIAL = {"phase": "initial"}


@pytest.mark.parametrize(
    ("index", "answer", "decision"),
    [
        (2.0, CapabilityAnswer.MET, Decision.ACCEPT),
        (1.5, CapabilityAnswer.BUYER_DECIDES, Decision.HOLD),
        (1.2, CapabilityAnswer.NOT_MET, Decision.HOLD),
    ],
)
def test_an_initial_study_has_three_answers(index: float, answer: CapabilityAnswer, decision: Decision) -> None:
    asked = characteristic(capability=INITIAL)
    values, pilot = (steady(100, seed=seed, sd=1 / (3 * index)) for seed in (1, 2))
    facts = judged(values, pilot, asked=asked)
    assert facts.asked_index is not None
    assert decide.capability_answer(facts) is answer, facts.asked_index.value
    assert decide.characteristic_decision(facts, spec().lot) is decision


def test_the_sentence_names_both_ends() -> None:
    facts = judged(steady(100, sd=1 / 4.5), PILOT, asked=characteristic(capability=INITIAL))
    said = undecided(facts)
    assert said is not None
    assert "from 1.33 to 1.67 the buyer decides: ask before you ship." in EN.say(said)
    standard = spec(characteristic(capability=INITIAL))
    whole = lot_facts([series(steady(100, sd=1 / 4.5))], [series(PILOT)], standard=standard)
    lot = [EN.say(one) for one in reasons(whole)]
    assert decide.lot_capability(whole) is CapabilityAnswer.BUYER_DECIDES
    assert any("the buyer decides" in one for one in lot)


def test_few_readings_are_preliminary_whatever_the_index() -> None:
    facts = judged(steady(50), PILOT, asked=characteristic(capability=INITIAL))
    assert decide.capability_answer(facts) is CapabilityAnswer.BUYER_DECIDES
    said = undecided(facts)
    assert said is not None
    assert "from only 50 readings; below 100 the buyer decides" in EN.say(said)


def test_nothing_is_said_where_the_minimum_alone_decides() -> None:
    assert undecided(judged(steady(100), PILOT, asked=characteristic(capability={"minimum": 1.33}))) is None
    assert undecided(judged(steady(100), PILOT)) is None
