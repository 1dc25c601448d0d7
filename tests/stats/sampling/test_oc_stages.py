from __future__ import annotations

from typing import Any

import pytest
from scipy import stats

from qc.stats.sampling.oc_curve import acceptance
from qc.stats.sampling.oc_stages import staged_curve
from qc.stats.sampling.sampling_plan import StagedPlan

DOUBLE = StagedPlan(sizes=(32, 32), acceptance_numbers=(0, 1), rejection_numbers=(2, 2))


@pytest.mark.parametrize("model", ["binomial", "poisson"])
def test_one_stage_is_a_single_plan(model: Any) -> None:
    plan = StagedPlan(sizes=(50,), acceptance_numbers=(3,), rejection_numbers=(4,))
    curve = staged_curve([0.0, 0.03, 0.2, 1.0], plan, model=model)
    single = [acceptance(p, n=50, acceptance_number=3, model=model) for p in (0.0, 0.03, 0.2, 1.0)]
    assert curve.acceptance == pytest.approx(single, rel=1e-9, abs=1e-15)
    assert curve.sample_number == pytest.approx([50.0] * 4)


def test_double_plan_by_hand() -> None:
    p = 0.02
    none, one = (float(stats.binom.pmf(k, 32, p)) for k in (0, 1))
    curve = staged_curve([p], DOUBLE)
    assert curve.acceptance[0] == pytest.approx(none + one * none, rel=1e-12)
    assert curve.sample_number[0] == pytest.approx(32 + 32 * one, rel=1e-12)
    assert (curve.model, curve.plan, curve.quality) == ("binomial", DOUBLE, (0.02,))


def test_a_stage_at_which_no_lot_passes() -> None:
    plan = StagedPlan(sizes=(5, 5), acceptance_numbers=(-1, 1), rejection_numbers=(2, 2))
    curve = staged_curve([0.0, 0.1], plan)
    assert curve.acceptance[0] == 1.0
    assert curve.sample_number[0] == 10.0
    assert curve.acceptance[1] == pytest.approx(stats.binom.cdf(1, 10, 0.1), rel=1e-12)


def test_a_rejection_number_above_the_sample() -> None:
    plan = StagedPlan(sizes=(2, 2), acceptance_numbers=(0, 3), rejection_numbers=(4, 4))
    assert staged_curve([0.5], plan).acceptance[0] == pytest.approx(1 - 0.5**4, rel=1e-12)


@pytest.mark.parametrize(
    ("quality", "model", "problem"),
    [
        (-0.1, "binomial", "`quality` must lie between 0 and 1, got -0.1"),
        (1.5, "binomial", "`quality` must lie between 0 and 1, got 1.5"),
        (-0.1, "poisson", "`quality` must be a finite number of at least 0, got -0.1"),
        (0.1, "hypergeometric", "`model` must be one of"),
    ],
)
def test_refusals(quality: float, model: Any, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        staged_curve([quality], DOUBLE, model=model)
