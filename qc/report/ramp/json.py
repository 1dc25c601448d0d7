"""A pilot and the batches after it as JSON: the interface for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qc.report.json import plain
from qc.report.parts.readiness_json import plain_readiness
from qc.report.ramp.chart import batch_summaries

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts
    from qc.verdict.volume.readiness import CharacteristicReadiness, ReadinessFacts

SCHEMA = "qc-ramp"
SCHEMA_VERSION = "1.0"


def ramp_json(facts: LotFacts) -> str:
    """Return what a pilot and its batches show as JSON text.

    Parameters
    ----------
    facts : LotFacts
        With what has been shown at which volume.

    Returns
    -------
    str
        UTF-8 text ending in a line break.
    """
    found, spec = facts.readiness, facts.spec
    assert found is not None
    sources = [("pilot", facts.pilot), ("batch", facts.batch)]
    known = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "standard": {
            "file": facts.spec_name,
            "sha256": facts.spec_sha256,
            "buyer": spec.buyer,
            "part_number": spec.part_number,
            "revision": spec.revision,
        },
        "inputs": [{"role": role, **plain(source)} for role, batch in sources if batch for source in batch.sources],
        "readiness": plain_readiness(found),
        "batches": [_batches(found, each) for each in found.characteristics],
    }
    return json.dumps(plain(known), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _batches(found: ReadinessFacts, each: CharacteristicReadiness) -> dict[str, Any]:
    return {"id": each.facts.characteristic.id, "batches": batch_summaries(found, each)}
