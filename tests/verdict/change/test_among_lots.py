"""Over a part's lots: creeping or one step, since which lot, and what to do first about either."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, judged, lot_facts, series, spec, steady

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.among_lots import how, told_by_lots, way_of
from qc.verdict.change.diagnosis_words import changed, more
from qc.verdict.over_lots import Earlier, LeftBaseline, OverLots, Way, among_lots
from qc.verdict.wording.reasons import reasons
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis

EN, ID = language("en"), language("id")
ASKED = characteristic()
PILOT = steady(100, seed=2)


def course(lots: int, *, creep: float = 0.0, step: float = 0.0, at: int = 0, seed: int = 1) -> Diagnosis | None:
    """Return the diagnosis over lots of 100: ``creep`` sigma more each lot, or ``step`` sigma from lot ``at`` on."""
    number = np.repeat(np.arange(lots), 100)
    noise = 10.0 + 0.1 * np.random.default_rng(seed).standard_normal(number.size)
    facts = judged(noise + 0.1 * (creep * number + step * (number >= at)), PILOT)
    return None if facts.drift is None else facts.drift.diagnosis


def test_steady_lots_each_a_little_higher_creep() -> None:
    known = course(8, creep=0.2)
    assert known is not None
    assert way_of(known) is Way.CREEPS


def test_lots_that_are_all_higher_from_one_on_stepped() -> None:
    known = course(8, step=1.0, at=4)
    assert known is not None
    assert way_of(known) is Way.STEPPED
    assert abs(known.first - 501) <= 5


def probable(known: Diagnosis, **shares: float) -> Diagnosis:
    """Return a diagnosis with other probabilities of its kinds."""
    given = {ChangeKind(name): share for name, share in shares.items()}
    kind = max(given, key=lambda one: given[one])
    return replace(known, found=replace(known.found, kind=kind, probabilities=given))


@pytest.mark.parametrize(
    ("shares", "way"),
    [
        ({"trend": 0.50, "saw_tooth": 0.17, "step": 0.33}, Way.CREEPS),
        ({"trend": 0.40, "saw_tooth": 0.20, "step": 0.40 - 1e-9}, Way.OPEN),
        ({"step": 0.67, "trend": 0.33}, Way.STEPPED),
        ({"step": 0.44, "trend": 0.39, "saw_tooth": 0.17}, Way.OPEN),
        ({"intermittent": 0.5, "step": 0.3, "trend": 0.2}, Way.FEW),
        ({"saw_tooth": 0.9, "trend": 0.1}, None),
        ({"spread": 0.6, "step": 0.4}, None),
        ({"lot_to_lot": 1.0}, None),
    ],
)
def test_what_is_not_twice_as_likely_as_all_else_is_open(shares: dict[str, float], way: Way | None) -> None:
    known = course(8, step=1.0, at=4)
    assert known is not None
    assert way_of(probable(known, **shares)) is way


def of_lot(left: LeftBaseline | None, *, shift: float = 0.12) -> Diagnosis:
    """Return the diagnosis of a lot that is higher from its first unit on, with two lots before it."""
    facts = judged(steady(100, mean=10.0 + shift), PILOT)
    assert facts.drift is not None
    assert facts.drift.diagnosis is not None
    return replace(facts.drift.diagnosis, earlier=Earlier(lots=2, left=left))


def left(way: Way | None, since: str | None = "K-1") -> LeftBaseline:
    return LeftBaseline(characteristic="d", lot="K-4", way=way, since=since)


def test_a_lot_that_was_so_from_the_start_is_not_told_to_look_there() -> None:
    known = of_lot(left(Way.CREEPS))
    assert EN.say(changed(ASKED, known)).startswith("Already when this lot began (")
    (said,) = (EN.say(one) for one in more(ASKED, known))
    assert said == (
        "Over the lots together its level creeps since about lot K-1; it did not move in one step. It was first "
        "shown in lot K-4. First: find what wears, ages or is used up over several lots (tool, die, bath, gauge), "
        "renew it, and write down when."
    )
    indonesian = [ID.say(one) for one in more(ASKED, known)]
    assert "bergeser pelan sejak sekitar lot K-1, bukan berpindah sekaligus" in indonesian[0]
    assert ID.say(changed(ASKED, known)).startswith("Sudah sejak awal lot ini (")


def test_what_the_lots_do_not_tell_apart_is_said_to_be_open() -> None:
    (said,) = (EN.say(one) for one in more(ASKED, of_lot(left(Way.OPEN))))
    assert "whether it creeps or moved in one step cannot be told yet" in said
    assert "what was changed there, and for what wears" in said


def test_where_the_lots_together_do_not_show_it_the_lot_before_is_compared() -> None:
    (said, *_) = (EN.say(one) for one in more(ASKED, of_lot(None)))
    assert said.startswith("It was there when this lot began; this lot alone shows it, together with the lots before")
    assert "(so far: 2) it is not shown yet. First: compare how this lot and the one before it were begun" in said


def test_a_way_that_is_not_known_sends_to_the_lot_that_first_showed_it() -> None:
    known = of_lot(left(None))
    assert how(left(None)) is None
    (said,) = (EN.say(each) for each in more(ASKED, known))
    assert said == (
        "Together with the lots before, it was first shown in lot K-4. First: compare how that lot and the one before "
        "it were begun: setting, tool, material, people, gauge."
    )
    assert told_by_lots(of_lot(replace(left(None), lot=None))) is None


def test_a_change_within_the_lot_keeps_its_own_first_step() -> None:
    facts = judged(np.concatenate([steady(100), steady(100, mean=10.25)]), PILOT)
    assert facts.drift is not None
    assert facts.drift.diagnosis is not None
    known = replace(facts.drift.diagnosis, earlier=Earlier(lots=2, left=left(Way.STEPPED, None)))
    assert told_by_lots(known) is None
    assert "Already when" not in EN.say(changed(ASKED, known))


@pytest.mark.parametrize(
    ("way", "said", "locks"),
    [
        (Way.CREEPS, "its level creeps since about lot K-1; it did not move in one step. First: find what wears", True),
        (Way.STEPPED, "its level moved in one step, at about lot K-1. First: find out what was changed there", True),
        (Way.OPEN, "its level has moved since about lot K-1; whether it creeps or moved in one step cannot", True),
        (Way.FEW, "it looks as if only single units were off, the first in lot K-1. First: look at these", False),
    ],
)
def test_a_lot_that_alone_shows_nothing_is_told_how(way: Way, said: str, *, locks: bool) -> None:
    made = [series(steady(100))]
    facts = lot_facts(made, [series(PILOT)], standard=spec(ASKED))
    told = EN.say(reasons(among_lots(facts, OverLots(lots=3, left=(left(way),))))[1])
    assert "this lot alone does not show it. Over the lots together " + said in told
    assert told.endswith("Then lock the baseline anew with that reason.") is locks


@pytest.mark.slow
def test_creeping_and_steps_are_seldom_taken_for_each_other() -> None:
    ways: dict[bool, list[Way | None]] = {True: [], False: []}
    for seed in range(20):
        for creeps in (True, False):
            known = course(8, creep=0.2, seed=seed) if creeps else course(8, step=1.0, at=4, seed=seed)
            ways[creeps].append(None if known is None else way_of(known))
    assert (ways[True].count(Way.STEPPED), ways[False].count(Way.CREEPS)) == (0, 0)
    assert ways[True].count(Way.CREEPS) >= 17
    assert ways[False].count(Way.STEPPED) >= 17
