"""A scorecard as JSON: the interface for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qc.report.json import plain

if TYPE_CHECKING:
    from qc.report.scorecard.facts import ScorecardFacts, ScoredLot
    from qc.report.scorecard.scores import Scores

SCHEMA, SCHEMA_VERSION = "qc-scorecard", "1.2"


def scorecard_json(facts: ScorecardFacts) -> str:
    """Return a month of deliveries as JSON text.

    Parameters
    ----------
    facts : ScorecardFacts
        The month.
    """
    parts = [
        {"buyer": one.buyer, "part_number": one.part_number, "part_name": plain(one.part_name), **_scores(one.scores)}
        for one in facts.parts
    ]
    known = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "buyer": facts.buyer,
        "workshop": facts.workshop,
        "month": facts.month.code,
        "first_day": plain(facts.month.first),
        "last_day": plain(facts.month.last),
        "total": _scores(facts.total),
        "parts": parts,
        "months": [{"month": one.month.code, **_scores(one.scores)} for one in facts.trend],
        "batches": [_lot(one) for one in facts.lots],
        "without_a_day": plain(facts.dayless),
        "without_a_workshop": facts.no_workshop,
        "log": {"entries": facts.entries, "digest": facts.digest},
    }
    return json.dumps(known, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _scores(found: Scores) -> dict[str, Any]:
    punctual = found.punctuality
    return {**plain(found), "punctuality": {**plain(punctual), "on_time": punctual.on_time, "share": punctual.share}}


def _lot(one: ScoredLot) -> dict[str, Any]:
    return {**plain(one), "line": {**plain(one.line), "on_time": one.line.on_time}}
