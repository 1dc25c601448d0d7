"""Over a part's lots: wear that is set back after more than a lot, and levels that differ from lot to lot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, judged, lot_facts, series, spec, steady

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.among_lots import how, way_of
from qc.verdict.change.diagnosis_words import changed, more
from qc.verdict.over_lots import Earlier, LeftBaseline, OverLots, Way, among_lots
from qc.verdict.wording.reasons import reasons
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis

EN, ID = language("en"), language("id")
ASKED = characteristic()
PILOT = steady(100, seed=2)
UNITS = np.arange(1000)


def told(moved: np.ndarray, *, seed: int = 1) -> Diagnosis:
    """What is known of readings that moved by so many sigma of 0.1 mm."""
    facts = judged(10.0 + 0.1 * (np.random.default_rng(seed).standard_normal(moved.size) + moved), PILOT)
    assert facts.drift is not None
    assert facts.drift.diagnosis is not None
    return facts.drift.diagnosis


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_wear_that_comes_back_after_more_than_a_lot_is_told_over_the_lots(seed: int) -> None:
    known = told(3.0 * (UNITS % 150) / 150, seed=seed)
    assert way_of(known) is Way.WEARS
    assert known.found.size.period == pytest.approx(150, rel=0.03)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_levels_that_differ_from_lot_to_lot_are_told_over_the_lots(seed: int) -> None:
    levels = np.random.default_rng(seed).standard_normal(10) * 1.5
    known = told(levels[UNITS // 100], seed=seed)
    assert way_of(known) is Way.DIFFERS
    assert known.found.size.period == pytest.approx(100, rel=0.1)


def wears(**said: int | None) -> LeftBaseline:
    return LeftBaseline(characteristic="d", lot="K-1", way=Way.WEARS, since="K-1", **{"period": 150, **said})


@pytest.mark.parametrize(
    ("latest", "said"),
    [
        (None, "since about lot K-1."),
        (155, "since about lot K-1. Bring it back as now, and never later than after 155 measured units."),
        (120, "since about lot K-1. Bring it back sooner: before 120 measured units."),
    ],
)
def test_when_wear_is_to_be_set_back_is_said_in_measured_units(latest: int | None, said: str) -> None:
    found = how(wears(latest=latest))
    assert found is not None
    assert EN.say(found) == f"Over the lots together it wears and comes back about every 150 measured units, {said}"
    assert how(wears(period=None)) is None


def test_a_lot_shorter_than_the_period_is_told_by_all_of_them() -> None:
    """Within a lot of 100 the wear of a period of 150 looks like a trend, like levels, or like another period."""
    alone = replace(told(3.0 * (np.arange(100, 200) % 150) / 150), earlier=Earlier(lots=3, left=wears(latest=155)))
    assert alone.found.kind in {ChangeKind.SAW_TOOTH, ChangeKind.LOT_TO_LOT, ChangeKind.TREND}
    assert "this lot alone looks as if Outer diameter " in EN.say(changed(ASKED, alone))
    assert "dilihat sendiri, lot ini tampak seakan-akan " in ID.say(changed(ASKED, alone))
    said = [EN.say(each) for each in more(ASKED, alone)]
    assert said[-1] == (
        "Over the lots together it wears and comes back about every 150 measured units, since about lot K-1. Bring it "
        "back as now, and never later than after 155 measured units. It was first shown in lot K-1. First: write down "
        "what brings it back each time (tool, die, bath, sand, melt, people), with its unit number."
    )
    assert not any(each.startswith("Bring it back") for each in said)


def test_a_step_within_such_a_lot_keeps_its_own_words() -> None:
    stepped = told(2.5 * (np.arange(200) >= 100))
    assert stepped.found.kind is ChangeKind.STEP
    known = replace(stepped, earlier=Earlier(lots=3, left=wears(latest=155)))
    assert changed(ASKED, known) == changed(ASKED, stepped)
    assert more(ASKED, known) == more(ASKED, stepped)


def test_a_lot_that_alone_shows_nothing_is_told_that_lots_differ() -> None:
    found = LeftBaseline(characteristic="d", lot="K-4", way=Way.DIFFERS, since="K-2", period=100)
    facts = lot_facts([series(steady(100))], [series(PILOT)], standard=spec(ASKED))
    held = among_lots(facts, OverLots(lots=3, left=(found,)))
    assert (
        "Over the lots together its level is another about every 100 measured units, since about lot K-2. First: find "
        "out what changes that often (material lot, melt, rack, set-up), and write it down."
    ) in EN.say(reasons(held)[1])
    assert "tingkatnya berganti kira-kira tiap 100 unit terukur, sejak sekitar lot K-2." in ID.say(reasons(held)[1])
