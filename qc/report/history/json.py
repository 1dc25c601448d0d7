"""A part's history as JSON: the interface for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qc.report.json import plain

if TYPE_CHECKING:
    from qc.report.history.facts import HistoryFacts

SCHEMA, SCHEMA_VERSION = "qc-history", "1.0"


def history_json(facts: HistoryFacts) -> str:
    """Return a part's batches as JSON text.

    Parameters
    ----------
    facts : HistoryFacts
        All batches of a part.
    """
    lots = [{**plain(lot), "on_time": lot.on_time, "delivered": lot.delivered} for lot in facts.lots]
    courses = [
        {
            **plain({name: getattr(course, name) for name in ("characteristic", "names", "unit", "lsl", "usl")}),
            "found": [{**plain(one), "lot": one.lot.number, "ppm": one.ppm} for one in course.found],
        }
        for course in facts.courses
    ]
    known = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "buyer": facts.buyer,
        "part_number": facts.part_number,
        "part_name": plain(facts.part_name),
        "batches": lots,
        "characteristics": courses,
    }
    return json.dumps(known, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
