"""How the stability of counts was judged, on paper and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from making import attribute, lot_facts, series, spec

from qc.report.blocks import Figure
from qc.report.json import lot_facts as as_json, plain
from qc.report.parts.counts import counts
from qc.report.parts.counts_drift import count_drift_rows
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.report.blocks import Block
    from qc.verdict.model import CharacteristicFacts, LotFacts

EN = language("en")


def lot(counts: Sequence[float], pilot: Sequence[float], *, inspected: int = 100, **said: Any) -> LotFacts:
    return lot_facts([sums(counts, inspected)], [sums(pilot, inspected)], standard=spec(attribute(**said)))


def sums(counts: Sequence[float], inspected: int) -> Any:
    n = np.full(len(counts), float(inspected))
    return series(counts, name="ulir", size=1, inspected=n, unit=(np.cumsum(n) - n).astype(int))


def rows(facts: LotFacts) -> dict[str, str]:
    found = facts.characteristics[0].attribute
    assert found is not None
    return {EN.say(label): EN.say(value) for label, value in count_drift_rows(found)}


PILOT = [2, 1, 3, 2, 1] * 4


def test_a_change_is_told_with_since_when_and_from_what_to_what() -> None:
    told = rows(lot([2, 1, 3, 2, 1] * 3 + [8, 9, 7] * 5, PILOT))
    assert told["Changed since about"] == "point 36 (units 3501–3600), with 90 % confidence"
    assert told["Before"] == "1.80 % (between 1.45 % and 2.22 %)"
    assert told["Since"] == "8.00 % (between 6.88 % and 9.25 %)"
    assert told["Times as many"].startswith("4.44 (between ")
    assert told["Evidence for a change"].endswith("limit 20 : 1")
    assert "Until about" not in told


def test_without_a_change_the_evidence_stands_alone() -> None:
    told = rows(lot([2, 1, 3, 2], PILOT))
    assert list(told) == ["Stability is judged by", "Evidence for a change"]


def test_what_went_back_is_told_with_its_end() -> None:
    assert rows(lot([2, 1] * 5 + [15] * 4 + [2, 1] * 8, PILOT))["Until about"] == "point 34"


def test_after_a_pilot_without_any_nobody_can_say_how_many_times() -> None:
    assert "Times as many" not in rows(lot([9] * 12, [0] * 5))


def test_days_that_differ_anyway_are_said_to() -> None:
    told = rows(lot([20, 60, 9, 41] * 5, [22, 60, 9, 41, 12, 33, 5, 70, 18, 22] * 2, inspected=1000))
    assert told["Between points the share differs anyway"] == "by about 82 % of itself"


def test_rules_say_nothing_of_evidence() -> None:
    facts = lot_facts([sums([2], 100)], [sums([1, 2], 100)], standard=spec(attribute(), lot={"stability_by": "rules"}))
    assert rows(facts) == {}


def test_the_json_holds_evidence_change_and_places() -> None:
    told = plain(as_json(lot([2, 1, 3, 2, 1] * 3 + [8, 9, 7] * 5, PILOT)))["characteristics"][0]
    drift = told["attribute"]["drift"]
    assert told["answers"]["stability"] == "drifting"
    assert len(drift["evidence"]["log_evidence"]) == 30
    assert [drift["since"][key] for key in ("label", "first_unit", "last_unit")] == ["36", 3501, 3600]
    assert drift["change"]["after"]["nonconforming"] == 120
    assert drift["until"] is None


def test_the_evidence_is_drawn_where_the_share_changed() -> None:
    changed = lot([2, 1, 3, 2, 1] * 3 + [8, 9, 7] * 5, PILOT).characteristics[0]
    steady = lot([2, 1, 3, 2], PILOT).characteristics[0]
    drawn = [[block for block in _blocks(facts) if isinstance(block, Figure)] for facts in (changed, steady)]
    assert [len(figures) for figures in drawn] == [2, 1]
    assert drawn[0][1].scene.title == "Cap thread: evidence for a change"


def _blocks(facts: CharacteristicFacts) -> tuple[Block, ...]:
    assert facts.attribute is not None
    return tuple(counts(facts, facts.attribute, (), EN))
