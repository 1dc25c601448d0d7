"""A gauge study as JSON: the interface for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qc.report.gauge.words import sentences
from qc.report.json import plain
from qc.stats.gauges.gage_rr import GageRR

if TYPE_CHECKING:
    from qc.report.gauge.facts import GaugeFacts, GaugeStandard

SCHEMA = "qc-gauge"
SCHEMA_VERSION = "1.1"


def gauge_json(facts: GaugeFacts) -> str:
    """Return everything that is known of a gauge study as JSON text.

    Parameters
    ----------
    facts : GaugeFacts
        The study.

    Returns
    -------
    str
        UTF-8 text ending in a line break.
    """
    by_anova = facts.nested or isinstance(facts.analysis, GageRR)
    known = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "kind": facts.study.kind,
        "verdict": facts.verdict,
        "judged_by": "study" if facts.tolerance is None else "tolerance",
        "percent": facts.judged,
        "ndc": facts.model.ndc,
        "sentences": list(sentences(facts)),
        "method": "anova" if by_anova else "range",
        "model": facts.model.name,
        "tolerance": facts.tolerance,
        "shares": list(facts.model.shares),
        "analysis": facts.analysis,
        "standard": None if facts.standard is None else standard_json(facts.standard),
        "study": _study(facts),
    }
    return json.dumps(plain(known), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def standard_json(standard: GaugeStandard) -> dict[str, Any]:
    """Return which standard a study was held against."""
    spec = standard.spec
    return {
        "file": standard.file,
        "sha256": standard.sha256,
        "buyer": spec.buyer,
        "part_number": spec.part_number,
        "revision": spec.revision,
        "characteristic": standard.characteristic.id,
    }


def _study(facts: GaugeFacts) -> dict[str, Any]:
    study, laid = facts.study, facts.laid
    return {
        "name": study.name,
        "unit": study.unit,
        "parts": laid.parts,
        "operators": laid.operators,
        "trials": facts.trials,
        "readings": laid.readings,
        "source": study.source,
        "notes": study.notes,
    }
