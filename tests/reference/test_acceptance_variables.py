"""Code letters and single sampling plans by variables, against R package AQLSchemes."""

from __future__ import annotations

from typing import Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.sampling.z19 import variables_code_letter, variables_plan

KINDS = ("acceptance_variables",)


def _by_aql(case: Case) -> list[dict[str, Any]]:
    wanted = {"severity": case.params["severity"], "sigma": case.params["sigma"]}
    aqls = [row["aql"] for row in case.expected["by_aql"]]
    plans = [variables_plan(case.params["code_letter"], aql=aql, **wanted) for aql in aqls]
    return [
        {"aql": aql, "n": plan.n, "M_percent": 100 * plan.maximum, "k_from_M": plan.k}
        for aql, plan in zip(aqls, plans, strict=True)
    ]


def _letters(case: Case, end: int) -> list[str]:
    """Letters at the first or the last lot size of each range, such as "2-8" or "500001+"."""
    sizes = [lots.rstrip("+").split("-")[0 if lots.endswith("+") else end] for lots in case.params["lot_ranges"]]
    return [variables_code_letter(int(size), level=case.params["level"]) for size in sizes]


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    if "by_aql" in case.expected:
        check(case, {"by_aql": _by_aql(case)})
    else:
        check(case, {"letters": _letters(case, 0)})
        check(case, {"letters": _letters(case, -1)})
