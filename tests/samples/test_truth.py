"""The verdict agrees with what the generators put in: found after the change and named, and all else left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from told_stories import SAMPLES, STORIES, beside, verdict_of

from qc.terms import Context, Stability
from qc.verdict import decide

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.model import CharacteristicFacts

TOLD = [name for name in STORIES if (SAMPLES / name / "truth.json").exists()]
CHANGES: list[tuple[str, dict[str, Any]]] = [
    (name, change) for name in TOLD for change in beside(name, "truth.json")["changes"]
]
ASKED = [(name, change) for name, change in CHANGES if "asked" in change]
SEEN = [(name, change) for name, change in CHANGES if change.get("seen", True) and "asked" not in change]
UNSEEN = [(name, change) for name, change in CHANGES if not change.get("seen", True)]
MEASURED = [(name, change) for name, change in SEEN if change["kinds"]]
PERIODIC = [(name, change) for name, change in MEASURED if "period" in change]


def ids(of: list[tuple[str, dict[str, Any]]]) -> list[str]:
    return [f"{name}-{change['characteristic']}" for name, change in of]


def facts_of(name: str, change: dict[str, Any]) -> CharacteristicFacts:
    found = {one.characteristic.id: one for one in verdict_of(name).facts.characteristics}
    return found[change["characteristic"]]


def known_of(name: str, change: dict[str, Any]) -> Diagnosis:
    drift = facts_of(name, change).drift
    assert drift is not None
    assert drift.diagnosis is not None
    return drift.diagnosis


def units_of(facts: CharacteristicFacts) -> list[int]:
    """The numbers that the workshop gave to the units that were measured, in order."""
    assert facts.series is not None
    return [int(number) for number in facts.series.context[Context.UNIT][facts.series.present]]


@pytest.mark.parametrize(("name", "change"), SEEN, ids=ids(SEEN))
def test_a_change_is_found_and_the_lot_is_not_shipped(name: str, change: dict[str, Any]) -> None:
    assert decide.stability(facts_of(name, change)) is Stability.DRIFTING
    assert verdict_of(name).decision.value in {"hold", "reject"}


@pytest.mark.parametrize(("name", "change"), MEASURED, ids=ids(MEASURED))
def test_it_is_named_where_it_can_be(name: str, change: dict[str, Any]) -> None:
    known = known_of(name, change)
    named = known.found.kind.value in change["kinds"]
    if "factor" in change:
        assert known.factor is not None
        named = known.factor.context.value in change["factor"]
    assert named or (change.get("named") is False and change["why"])
    if "stream" in change:
        assert known.found.stream == change["stream"]
    if "event" in change:
        assert known.cause is not None
        assert change["event"] in {one.context.value for one in known.cause.changes}


@pytest.mark.parametrize(("name", "change"), MEASURED, ids=ids(MEASURED))
def test_it_is_flagged_after_it_began_and_placed_where_it_began(name: str, change: dict[str, Any]) -> None:
    facts, known = facts_of(name, change), known_of(name, change)
    assert facts.drift is not None
    assert facts.series is not None
    units, slack, began = units_of(facts), change.get("slack", 0), change["from_unit"]
    assert slack == 0 or change["why"]
    assert facts.drift.flagged is not None
    flagged = np.flatnonzero(facts.series.subgroup == facts.drift.flagged)
    assert units[flagged[-1]] >= began
    first = next(place for place, unit in enumerate(units, start=1) if unit >= began)
    lower, upper = units[known.found.lower - 1] - slack, units[known.found.upper - 1] + slack
    assert lower <= units[first - 1] <= upper


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (name, change)
        for name, change in MEASURED
        if change["unit"] != "times" and ("factor" in change or change["kinds"] != ["lot_to_lot"])
    ],
    ids=lambda value: value if isinstance(value, str) else value["characteristic"],
)
def test_its_size_is_told_within_a_fifth(name: str, change: dict[str, Any]) -> None:
    known = known_of(name, change)
    assert ("factor" in change) is (known.factor is not None)
    told = known.found.size.level if known.factor is None else known.factor.apart
    assert told is not None
    assert told.value == pytest.approx(abs(change["size"]) if "factor" in change else change["size"], rel=0.2)


@pytest.mark.parametrize(("name", "change"), PERIODIC, ids=ids(PERIODIC))
def test_its_period_is_told_in_units_made(name: str, change: dict[str, Any]) -> None:
    """By the unit numbers of the file, also where 5 in a row are measured of every 250."""
    known = known_of(name, change)
    assert known.found.size.period is not None
    assert known.made.each * known.found.size.period == pytest.approx(change["period"], rel=0.1)


@pytest.mark.parametrize(("name", "change"), UNSEEN, ids=ids(UNSEEN))
def test_what_cannot_be_seen_is_said_beside_the_truth(name: str, change: dict[str, Any]) -> None:
    """The day a check finds it, this test fails: then the truth's ``seen`` is to be taken away."""
    assert change["why"]
    facts = facts_of(name, change)
    other = [one for _, one in SEEN if one["characteristic"] == change["characteristic"]]
    assert decide.stability(facts) is not Stability.DRIFTING or other


@pytest.mark.parametrize("name", TOLD)
def test_what_did_not_change_is_left_alone(name: str) -> None:
    changed = {change["characteristic"] for change in beside(name, "truth.json")["changes"]}
    for facts in verdict_of(name).facts.characteristics:
        if facts.characteristic.id not in changed:
            assert decide.stability(facts) is not Stability.DRIFTING, facts.characteristic.id
            assert decide.stability(facts) is Stability.STABLE or facts.unjudged, facts.characteristic.id


@pytest.mark.parametrize(("name", "change"), ASKED, ids=ids(ASKED))
def test_what_people_did_to_the_readings_is_asked_about(name: str, change: dict[str, Any]) -> None:
    questions = verdict_of(name).facts.questions
    assert questions is not None
    found = {(one.kind.value, about) for one in questions.asked for about in (one.characteristic, *one.also)}
    assert (change["asked"], change["characteristic"]) in found


@pytest.mark.parametrize("name", TOLD)
def test_readings_as_they_were_read_are_not_asked_about(name: str) -> None:
    questions = verdict_of(name).facts.questions
    assert questions is not None
    explained = {change["characteristic"] for of, change in ASKED if of == name}
    assert {about for one in questions.asked for about in (one.characteristic, *one.also)} - explained == set()


QUIET = [name for name in TOLD if not beside(name, "truth.json")["changes"]]


def test_at_least_three_have_nothing_wrong() -> None:
    assert len(QUIET) >= 3


@pytest.mark.parametrize("name", QUIET)
def test_nothing_wrong_is_shipped(name: str) -> None:
    assert verdict_of(name).decision.value == "accept"
    assert len(verdict_of(name).reasons("en")) <= 3
