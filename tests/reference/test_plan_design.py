"""Plans from two risks, against R package AcceptanceSampling and an exhaustive search."""

from __future__ import annotations

from typing import Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.sampling.plan_design import design_attributes_plan
from qc.stats.sampling.plan_design_variables import design_variables_plan

KINDS = ("acceptance_plan_design",)
# R's name for it.
MODELS = {"hypergeom": "hypergeometric"}


def _got(params: dict[str, Any]) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "producer_quality": params["p1"],
        "consumer_quality": params["p2"],
        "producer_risk": params["alpha"],
        "consumer_risk": params["beta"],
    }
    if params["model"] == "normal":
        made = design_variables_plan(**asked, sigma=params["sigma"])
        return {
            "n": made.n,
            "k": made.k,
            "Pa_p1": made.acceptance_at_producer,
            "Pa_p2": made.acceptance_at_consumer,
        }
    found = design_attributes_plan(**asked, model=MODELS.get(params["model"], params["model"]), lot_size=params["N"])
    return {
        "n": found.plan.n,
        "c": found.plan.acceptance_number,
        "r": found.plan.rejection_number,
        "Pa_p1": found.acceptance_at_producer,
        "Pa_p2": found.acceptance_at_consumer,
    }


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    check(case, _got(case.params))
