"""How fast a control chart signals, as JSON: the interface for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qc.report.json import plain
from qc.report.run_length.facts import CusumDesign, EwmaDesign
from qc.report.run_length.screen import sentences

if TYPE_CHECKING:
    from qc.report.run_length.facts import ArlFacts, ChartDesign

SCHEMA = "qc-arl"
SCHEMA_VERSION = "1.0"


def arl_json(facts: ArlFacts) -> str:
    """Return everything that is known of a chart's run lengths as JSON text.

    Parameters
    ----------
    facts : ArlFacts
        The chart and its run lengths.

    Returns
    -------
    str
        UTF-8 text ending in a line break.
    """
    known = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "chart": _name(facts.design),
        "design": facts.design,
        "state": facts.run_length.state,
        "method": facts.run_length.method,
        "shifts": facts.shifts,
        "arl": facts.run_length.arl,
        "arl_stable": facts.stable,
        "false_alarm": facts.batch,
        "sentences": list(sentences(facts)),
    }
    return json.dumps(plain(known), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _name(design: ChartDesign) -> str:
    if isinstance(design, CusumDesign):
        return "cusum"
    return "ewma" if isinstance(design, EwmaDesign) else "shewhart"
