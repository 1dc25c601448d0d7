"""Code letters and single sampling plans by attributes, against R package AQLSchemes."""

from __future__ import annotations

from typing import Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.sampling.code_letters import code_letter
from qc.stats.sampling.z14 import LetterPlan, letter_plan, lot_plan

KINDS = ("acceptance_attributes",)


def _plan(found: LetterPlan) -> dict[str, Any]:
    return {
        "plan_letter": found.plan_letter,
        "n": found.plan.n,
        "Ac": found.plan.acceptance_number,
        "Re": found.plan.rejection_number,
    }


def _by_aql(case: Case) -> list[dict[str, Any]]:
    disputed = case.params["aqls_in_dispute_do_not_compare"]
    return [
        row
        if row["aql"] in disputed
        else {
            "aql": row["aql"],
            **_plan(letter_plan(case.params["code_letter"], aql=row["aql"], severity=case.params["severity"])),
        }
        for row in case.expected["by_aql"]
    ]


def _lookup(asked: dict[str, Any]) -> dict[str, Any]:
    found = lot_plan(asked["lot"], aql=asked["aql"], level=asked["level"], severity=asked["severity"])
    return {
        **{name: asked[name] for name in ("lot", "level", "aql", "severity")},
        "code_letter": found.letter_plan.code_letter,
        **_plan(found.letter_plan),
        "inspect_100_percent": found.inspect_all,
    }


def _letters(case: Case) -> list[str]:
    return [code_letter(low, level=case.params["level"]) for low, _ in case.params["lot_ranges"]]


def _upper_letters(case: Case) -> list[str]:
    return [code_letter(high or 10**9, level=case.params["level"]) for _, high in case.params["lot_ranges"]]


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    if "by_aql" in case.expected:
        check(case, {"by_aql": _by_aql(case)})
    elif "lookups" in case.expected:
        check(case, {"lookups": [_lookup(asked) for asked in case.expected["lookups"]]})
    else:
        check(case, {"letters": _letters(case)})
        check(case, {"letters": _upper_letters(case)})
