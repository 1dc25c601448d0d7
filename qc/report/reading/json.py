"""What was understood of files as JSON: the interface for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qc.report.json import plain

if TYPE_CHECKING:
    from qc.report.reading.facts import ReadFacts

SCHEMA = "qc-read"
SCHEMA_VERSION = "1.0"


def read_json(facts: ReadFacts) -> str:
    """Return everything that was understood as JSON text.

    Parameters
    ----------
    facts : ReadFacts
        What was found.

    Returns
    -------
    str
        UTF-8 text ending in a line break.
    """
    survey, spec = facts.survey, facts.standard.spec
    known = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "usable": facts.usable,
        "readings": facts.readings,
        "standard": {
            "file": facts.standard.name,
            "sha256": facts.standard.sha256,
            "buyer": spec.buyer,
            "part_number": spec.part_number,
            "revision": spec.revision,
        },
        "sources": survey.sources,
        "tables": survey.understood,
        "slips": () if survey.batch is None else survey.batch.slips,
        "corrections": () if survey.batch is None else survey.batch.corrections,
        "notes": survey.notes,
        "problems": survey.problems,
    }
    return json.dumps(plain(known), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
