"""A study of bias, linearity, stability, or judgements as JSON: the interface for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qc.report.gauge.check_words import sentences
from qc.report.gauge.json import SCHEMA, SCHEMA_VERSION, standard_json
from qc.report.json import plain

if TYPE_CHECKING:
    from qc.report.gauge.check_facts import GaugeCheck


def check_json(facts: GaugeCheck) -> str:
    """Return everything that is known of a study as JSON text.

    Parameters
    ----------
    facts : GaugeCheck
        The study.

    Returns
    -------
    str
        UTF-8 text ending in a line break; ``kind`` says which study it is.
    """
    study, wrong = facts.study, facts.wrong
    known = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "kind": study.kind,
        "verdict": facts.verdict,
        "sentences": list(sentences(facts)),
        "tolerance": facts.tolerance,
        "wrong": wrong,
        "percent": None if wrong is None or facts.tolerance is None else facts.percent(wrong),
        "analysis": facts.analysis,
        "standard": None if facts.standard is None else standard_json(facts.standard),
        "study": study,
    }
    return json.dumps(plain(known), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
