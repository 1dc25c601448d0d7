"""Operating characteristics, against R package AcceptanceSampling."""

from __future__ import annotations

from typing import Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.sampling.oc_curve import oc_curve
from qc.stats.sampling.oc_stages import staged_curve
from qc.stats.sampling.outgoing_quality import outgoing_limit
from qc.stats.sampling.sampling_plan import StagedPlan

KINDS = ("oc_curve",)


def _staged(params: dict[str, Any]) -> dict[str, Any]:
    plan = StagedPlan(
        sizes=tuple(params["n"]),
        acceptance_numbers=tuple(params["Ac_cumulative"]),
        rejection_numbers=tuple(params["Re_cumulative"]),
    )
    curve = staged_curve(params["p"], plan, model=params["model"])
    return {"Pa": curve.acceptance, "ASN": curve.sample_number}


def _single(params: dict[str, Any]) -> dict[str, Any]:
    lot = params.get("N")
    quality = params["p"] if lot is None else [bad / lot for bad in params["D"]]
    plan = {"n": params["n"], "acceptance_number": params["c"], "model": params["model"], "lot_size": lot}
    curve = oc_curve(quality, **plan)
    got: dict[str, Any] = {"Pa": curve.acceptance, "AOQ_large_lot": curve.outgoing}
    if lot is None:
        worst = outgoing_limit(**plan)
        got |= {"AOQL_large_lot": worst.limit, "AOQL_at_p": worst.at_quality}
    return got


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    check(case, _staged(case.params) if "Ac_cumulative" in case.params else _single(case.params))
