"""A sampling plan as JSON: the interface for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qc.report.json import plain
from qc.report.plan import variables_words as plan_variables_words, words as plan_words
from qc.report.plan.facts import AttributesFacts

if TYPE_CHECKING:
    from qc.report.plan.facts import PlanFacts, VariablesFacts

SCHEMA = "qc-plan"
SCHEMA_VERSION = "1.0"


def plan_json(facts: PlanFacts) -> str:
    """Return everything that is known of a plan as JSON text.

    Shares are from 0 to 1, an AQL is in percent as the standards have it, numbers are unrounded.

    Parameters
    ----------
    facts : PlanFacts
        The plan.

    Returns
    -------
    str
        UTF-8 text ending in a line break.
    """
    known = _attributes(facts) if isinstance(facts, AttributesFacts) else _variables(facts)
    head = {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, "program": facts.program, "asked": facts.asked}
    return json.dumps(plain({**head, **known}), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _attributes(facts: AttributesFacts) -> dict[str, Any]:
    table, passed, worst = facts.table, facts.passed, facts.worst
    return {
        "kind": "attributes",
        "counted": "nonconformities" if facts.counts_nonconformities else "nonconforming_units",
        "plan": facts.plan,
        "table": None
        if table is None
        else {
            "standard": table.letter_plan.standard,
            "level": table.level,
            "severity": table.letter_plan.severity,
            "aql": table.letter_plan.aql,
            "code_letter": table.letter_plan.code_letter,
            "plan_letter": table.letter_plan.plan_letter,
        },
        "risks": facts.design,
        "inspect_all": facts.curve is None,
        "passes_seldom": passed and passed.passes_seldom,
        "passes_even": passed and passed.passes_even,
        "producer_risk": passed and passed.producer_risk,
        "average_sample_number": facts.plan.n,
        "outgoing_limit": worst and {"limit": worst.limit, "at_quality": worst.at_quality, "model": worst.model},
        "curve": facts.curve,
        "sentences": list(plan_words.sentences(facts)),
    }


def _variables(facts: VariablesFacts) -> dict[str, Any]:
    return {
        "kind": "variables",
        "plan": {"n": facts.plan.n, "k": facts.plan.k, "maximum": facts.table and facts.table.maximum},
        "sigma": facts.plan.sigma,
        "table": facts.table,
        "risks": facts.design,
        "inspect_all": facts.curve is None,
        "passes_seldom": facts.passes_seldom,
        "passes_even": facts.passes_even,
        "producer_risk": facts.producer_risk,
        "average_sample_number": facts.plan.n,
        "curve": facts.curve,
        "sentences": list(plan_variables_words.sentences(facts)),
    }
