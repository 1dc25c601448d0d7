from __future__ import annotations

import itertools
from typing import Any

import pytest
from scipy import stats

from qc.stats.sampling.plan_design import design_attributes_plan, zero_acceptance_plan


def _exhaustive(p1: float, alpha: float, p2: float, beta: float) -> tuple[int, int]:
    """Try every n from 1 and, at each, every c."""
    for n in itertools.count(1):
        for c in range(n):
            if stats.binom.cdf(c, n, p2) <= beta and stats.binom.cdf(c, n, p1) >= 1 - alpha:
                return n, c
    raise AssertionError


@pytest.mark.parametrize(
    "risks",
    [
        (0.01, 0.05, 0.06, 0.10),
        (0.02, 0.05, 0.2, 0.1),
        (0.05, 0.1, 0.3, 0.05),
        (0.1, 0.01, 0.6, 0.01),
        (0.2, 0.4, 0.9, 0.3),
    ],
)
def test_no_smaller_plan_keeps_both_risks(risks: tuple[float, float, float, float]) -> None:
    p1, alpha, p2, beta = risks
    found = design_attributes_plan(producer_quality=p1, consumer_quality=p2, producer_risk=alpha, consumer_risk=beta)
    assert (found.plan.n, found.plan.acceptance_number) == _exhaustive(p1, alpha, p2, beta)
    assert found.acceptance_at_producer >= 1 - alpha
    assert found.acceptance_at_consumer <= beta


def test_the_nomograph_misses() -> None:
    """Its (89, 2) for 1 % at 5 % and 6 % at 10 % rejects more than 5 %; the smallest exact plan is (110, 3)."""
    plan = design_attributes_plan(producer_quality=0.01, consumer_quality=0.06).plan
    assert (plan.n, plan.acceptance_number, plan.rejection_number) == (110, 3, 4)
    assert stats.binom.cdf(2, 89, 0.01) < 0.95


def test_poisson_and_lot() -> None:
    poisson = design_attributes_plan(producer_quality=0.01, consumer_quality=0.06, model="poisson")
    n, c = poisson.plan.n, poisson.plan.acceptance_number
    assert stats.poisson.cdf(c, 0.06 * n) <= 0.10 < stats.poisson.cdf(c, 0.06 * (n - 1))
    lot = design_attributes_plan(producer_quality=0.01, consumer_quality=0.06, model="hypergeometric", lot_size=1000)
    n, c = lot.plan.n, lot.plan.acceptance_number
    assert stats.hypergeom.cdf(c, 1000, 60, n) <= 0.10 < stats.hypergeom.cdf(c, 1000, 60, n - 1)
    assert lot.acceptance_at_producer == pytest.approx(stats.hypergeom.cdf(c, 1000, 10, n))
    assert n < 110


def test_a_lot_counts_whole_units() -> None:
    """0.015 of 250 is 3.75 units: 3 shall pass. 0.1 is 25 units in spite of rounding."""
    found = design_attributes_plan(producer_quality=0.015, consumer_quality=0.1, model="hypergeometric", lot_size=250)
    n, c = found.plan.n, found.plan.acceptance_number
    assert found.acceptance_at_producer == pytest.approx(stats.hypergeom.cdf(c, 250, 3, n))
    assert found.acceptance_at_consumer == pytest.approx(stats.hypergeom.cdf(c, 250, 25, n))


@pytest.mark.parametrize(("quality", "lot", "n"), [(0.05, None, 45), (0.05, 100, 37), (0.1, 50, 18), (0.001, 100, 90)])
def test_accept_on_zero(quality: float, lot: int | None, n: int) -> None:
    found = zero_acceptance_plan(limiting_quality=quality, lot_size=lot)
    assert (found.plan.n, found.plan.acceptance_number) == (n, 0)
    assert found.acceptance_at_consumer <= 0.10
    bad = 1 if lot is None else -(-lot * round(1000 * quality) // 1000)
    before = (1 - quality) ** (n - 1) if lot is None else stats.hypergeom.pmf(0, lot, bad, n - 1)
    assert before > 0.10


def test_accept_on_zero_may_need_the_whole_lot() -> None:
    found = zero_acceptance_plan(limiting_quality=0.01, lot_size=5, consumer_risk=0.01)
    assert found.plan.n == found.lot_size == 5


RISKS: dict[str, Any] = {"producer_quality": 0.01, "consumer_quality": 0.06}


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"producer_quality": 0.0}, "`producer_quality` must be a finite number above 0, got 0.0"),
        ({"consumer_quality": 0.01}, "`consumer_quality` must be above `producer_quality` 0.01, got 0.01"),
        ({"consumer_quality": 1.0}, "`consumer_quality` must be below 1 with the binomial model, got 1.0"),
        ({"producer_risk": 0.0}, "`producer_risk` must lie strictly between 0 and 1, got 0.0"),
        ({"consumer_risk": 1.0}, "`consumer_risk` must lie strictly between 0 and 1, got 1.0"),
        ({"consumer_risk": 0.96}, r"`consumer_risk` must be below 1 - `producer_risk` 0\.95, got 0\.96"),
        ({"model": "normal"}, "`model` must be one of"),
        ({"model": "hypergeometric"}, "`lot_size` must be given for the hypergeometric model, got None"),
        (
            {"model": "hypergeometric", "lot_size": 1},
            "`lot_size` must be a whole number of at least 2, got 1",
        ),
        ({"producer_quality": 1e-11, "consumer_quality": 2e-11}, "cannot be told from `producer_quality`"),
    ],
)
def test_refusals(changed: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        design_attributes_plan(**(RISKS | changed))


def test_zero_acceptance_refuses() -> None:
    with pytest.raises(ValueError, match="`limiting_quality` must lie strictly between 0 and 1, got 0"):
        zero_acceptance_plan(limiting_quality=0)
