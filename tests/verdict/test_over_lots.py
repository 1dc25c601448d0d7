"""What the lots together show holds one that alone is accepted, and changes none of its three answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import characteristic, lot_facts, series, spec, steady

from qc.report.kind.owner import worst
from qc.report.parts.answers import banner
from qc.terms import Conformity, Decision, Stability
from qc.verdict import decide
from qc.verdict.over_lots import Earlier, LeftBaseline, OverLots, among_lots
from qc.verdict.wording.reasons import reasons
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts

LEFT = LeftBaseline(characteristic="d", lot="L-3")


def lot(*left: LeftBaseline, values: Any = None, **asked: Any) -> LotFacts:
    """A lot with two lots before it."""
    names = ("d", "e")
    standard = spec(*(characteristic(id=name) for name in names), lot=asked)
    made = steady(100) if values is None else values
    batch, pilot = ([series(one, name=name) for name in names] for one in (made, steady(100, seed=2)))
    return replace(lot_facts(batch, pilot, standard=standard), over_lots=OverLots(lots=2, left=left))


def said(facts: LotFacts, lang: str = "en") -> list[str]:
    return [language(lang).say(one) for one in reasons(facts)]


def test_a_lot_that_passes_alone_is_held() -> None:
    facts = lot(LEFT)
    assert (decide.decision(facts), decide.decision_alone(facts)) == (Decision.HOLD, Decision.ACCEPT)
    said = [(decide.decision_on(one, facts), decide.stability(one)) for one in facts.characteristics]
    assert said == [(Decision.HOLD, Stability.STABLE), (Decision.ACCEPT, Stability.STABLE)]
    assert decide.lot_conformity(facts) is Conformity.CONFORMS
    assert decide.lot_stability(facts) is Stability.STABLE


def test_the_reason_is_one_sentence_behind_what_to_do() -> None:
    first, why, rests_on = said(lot(LEFT))
    assert first == "Do not ship this lot yet: answer what stands below first."
    assert why.startswith(
        "Outer diameter: over this lot and the 2 before it the process left its baseline, first seen in"
    )
    assert "first seen in lot L-3; this lot alone does not show it." in why
    assert rests_on.startswith("100 units were measured;")
    assert "selama lot ini dan 2 lot sebelumnya proses meninggalkan acuannya" in said(lot(LEFT), "id")[1]


def test_several_characteristics_are_counted_and_a_lot_without_a_number_is_this_one() -> None:
    facts = lot(LeftBaseline(characteristic="d", lot=None), LeftBaseline(characteristic="e", lot="L-1"))
    assert "first seen in this lot;" in said(facts)[1]
    assert said(facts)[1].endswith("See 1 more characteristic too.")
    assert "pertama terlihat pada lot ini;" in said(facts, "id")[1]


def test_lots_that_stay_hold_nothing() -> None:
    facts = lot()
    assert decide.decision(facts) is Decision.ACCEPT
    assert said(facts) == said(replace(facts, over_lots=None))


def test_where_stability_is_only_reported_nothing_is_held() -> None:
    facts = lot(LEFT, stability="reported")
    assert decide.decision(facts) is Decision.ACCEPT
    assert said(facts)[0] == "Ship this lot."


@pytest.mark.parametrize(("moved", "answer"), [(12.0, Decision.REJECT), (10.4, Decision.HOLD)])
def test_what_the_lot_shows_by_itself_goes_first(moved: float, answer: Decision) -> None:
    facts = lot(LEFT, values=np.concatenate([steady(50), steady(50, mean=moved)]))
    assert decide.decision(facts) is decide.decision_alone(facts) is answer
    assert not [one for one in said(facts) if "over this lot and the" in one], "its own change was told already"


def test_a_lot_that_is_rejected_says_it_behind_what_is_outside() -> None:
    values = steady(100)
    values[40] = 11.0001
    facts = lot(LEFT, values=values)
    assert decide.decision(facts) is Decision.REJECT
    advice, outside, over_lots = said(facts)
    assert advice.startswith("Do not ship this lot: sort it")
    assert outside.startswith("Outer diameter: 1 unit lies outside")
    assert over_lots.startswith("Outer diameter: over this lot and the 2 before it")


def test_a_change_of_the_lot_itself_knows_of_the_lots_before_it() -> None:
    alone = replace(lot(values=np.concatenate([steady(50), steady(50, mean=10.4)])), over_lots=None)
    found = OverLots(lots=2, left=(LEFT,))
    known = [one.drift for one in among_lots(alone, found).characteristics]
    assert [one.diagnosis.earlier for one in known if one is not None and one.diagnosis is not None] == [
        Earlier(lots=2, left=LEFT),
        Earlier(lots=2, left=None),
    ]
    first = among_lots(alone, OverLots(lots=0, left=()))
    assert [one.drift for one in first.characteristics] == [one.drift for one in alone.characteristics]


def test_where_nothing_changed_nothing_knows_of_the_lots_before() -> None:
    stays = lot()
    missing = replace(stays, characteristics=tuple(replace(one, drift=None) for one in stays.characteristics))
    assert [one.drift for one in among_lots(missing, OverLots(lots=2, left=())).characteristics] == [None, None]
    found = among_lots(stays, OverLots(lots=2, left=()))
    assert [one.drift for one in found.characteristics] == [one.drift for one in stays.characteristics]


def test_the_banner_asks_for_stability_within_this_lot() -> None:
    reader = language("en")
    held, free = (banner(facts, reader) for facts in (lot(LEFT), lot()))
    assert (held.word, held.answers[1].question) == ("HOLD", "Is the process stable within this lot?")
    assert (free.word, free.answers[1].question) == ("ACCEPT", "Is the process stable?")


def test_the_owner_sees_what_moved() -> None:
    assert worst(lot(LeftBaseline(characteristic="e", lot="L-3"))).characteristic.id == "e"
    assert worst(lot()).characteristic.id == "d"
