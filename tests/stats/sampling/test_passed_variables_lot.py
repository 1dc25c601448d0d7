from __future__ import annotations

import math
from typing import Any

import pytest
from scipy import stats

from qc.stats.sampling.passed_variables_lot import passed_variables_lot, variables_quality_accepted
from qc.stats.sampling.plan_design_variables import variables_acceptance
from qc.stats.sampling.z19 import variables_plan


@pytest.mark.parametrize("sigma", ["unknown", "known"])
@pytest.mark.parametrize("letter", ["C", "J", "P"])
def test_facts_of_a_plan(letter: str, sigma: str) -> None:
    plan = variables_plan(letter, aql=2.5, sigma=sigma)
    facts = passed_variables_lot(plan)
    asked: dict[str, Any] = {"n": plan.n, "k": plan.k, "sigma": sigma}
    assert variables_acceptance(facts.passes_even, **asked) == pytest.approx(0.5)
    assert variables_acceptance(facts.passes_seldom, **asked) == pytest.approx(0.1)
    assert facts.producer_risk == pytest.approx(1 - variables_acceptance(0.025, **asked))
    assert facts.plan is plan


def test_known_sigma_has_a_closed_form() -> None:
    z = 1.558 + stats.norm.ppf(0.1) / math.sqrt(15)
    got = variables_quality_accepted(0.1, n=15, k=1.558, sigma="known")
    assert got == pytest.approx(stats.norm.sf(z), rel=1e-9)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"chance": 0.0}, "`chance` must lie strictly between 0 and 1, got 0.0"),
        ({"n": 1}, "`n` must be a whole number of at least 2, got 1"),
        ({"k": math.inf}, "`k` must be a finite number, got inf"),
        ({"sigma": "s"}, "`sigma` must be one of"),
    ],
)
def test_refusals(changed: dict[str, Any], problem: str) -> None:
    usual: dict[str, Any] = {"chance": 0.1, "n": 15, "k": 1.5}
    with pytest.raises(ValueError, match=problem):
        variables_quality_accepted(**(usual | changed))
