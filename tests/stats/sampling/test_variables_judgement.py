from __future__ import annotations

from typing import Any

import pytest

from qc.stats.sampling.variables_judgement import judge_variables
from qc.stats.sampling.z19 import variables_plan

# MIL-STD-414 (1957), Examples B-1 and B-3: operating temperatures, at most 209 °F.
TEMPERATURES = [197.0, 188.0, 184.0, 205.0, 201.0]
PLAN = variables_plan("D", aql=1.0)


def test_published_example() -> None:
    judged = judge_variables(TEMPERATURES, PLAN, usl=209)
    assert judged.mean == pytest.approx(195.0)
    assert round(judged.sd, 2) == 8.80
    assert judged.index_upper == pytest.approx(1.59, abs=0.005)
    assert judged.index_lower is None
    assert judged.share == judged.share_upper == pytest.approx(0.0219, abs=1e-4)
    assert judged.accepted


def test_both_forms_decide_alike() -> None:
    for usl in (206.0, 208.0, 208.5, 209.0, 212.0):
        by_share = judge_variables(TEMPERATURES, PLAN, usl=usl)
        by_index = judge_variables(TEMPERATURES, PLAN, usl=usl, form="k")
        assert by_share.accepted is by_index.accepted
    assert by_index.limit == PLAN.k
    assert by_share.limit == PLAN.maximum


def test_both_limits_add_up() -> None:
    judged = judge_variables(TEMPERATURES, PLAN, lsl=181, usl=209)
    assert judged.share == pytest.approx(2 * judged.share_upper, rel=1e-12)
    assert not judged.accepted


def test_known_sigma_uses_the_known_one() -> None:
    plan = variables_plan("D", aql=10.0, sigma="known")
    judged = judge_variables(TEMPERATURES[: plan.n], plan, lsl=180, sd=8.0)
    assert judged.sd == 8.0
    assert judged.index_lower == pytest.approx((sum(TEMPERATURES[: plan.n]) / plan.n - 180) / 8)


@pytest.mark.parametrize(
    ("values", "asked", "problem"),
    [
        (TEMPERATURES, {}, "`lsl` and `usl` must not both be absent"),
        (TEMPERATURES, {"lsl": 3.0, "usl": 2.0}, "`lsl` must lie below `usl`"),
        (TEMPERATURES[:4], {"usl": 209.0}, "`values` must hold the plan's 5 readings, got 4"),
        ([200.0] * 5, {"usl": 209.0}, "`values` must hold at least two different readings"),
        (TEMPERATURES, {"usl": 209.0, "sd": 8.0}, "`sd` must be absent for a plan with sigma unknown, got 8"),
        (TEMPERATURES, {"lsl": 1.0, "usl": 209.0, "form": "k"}, "`form` must be 'M' where both limits are given"),
        (TEMPERATURES, {"usl": 209.0, "form": "3"}, "`form` must be one of"),
    ],
)
def test_refusals(values: list[float], asked: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        judge_variables(values, PLAN, **asked)


def test_known_sigma_must_be_given() -> None:
    plan = variables_plan("H", aql=1.0, sigma="known")
    with pytest.raises(ValueError, match="`sd` must be given for a plan with sigma known, got None"):
        judge_variables([1.0] * plan.n, plan, usl=2.0)
    with pytest.raises(ValueError, match="`sd` must be a finite number above 0, got -1"):
        judge_variables([1.0] * plan.n, plan, usl=2.0, sd=-1)
