from __future__ import annotations

from typing import Any

import pytest
from scipy import stats

from qc.stats.sampling.passed_lot import passed_lot
from qc.stats.sampling.sampling_plan import AttributesPlan

PLAN = AttributesPlan(n=80, acceptance_number=5, rejection_number=6)


def test_eleven_percent_bad_pass_one_time_in_ten() -> None:
    """Domain reference 3.1: a lot of 1,000 at AQL 2.5."""
    facts = passed_lot(PLAN, aql=2.5)
    assert round(100 * facts.passes_seldom, 1) == 11.3
    assert stats.binom.cdf(5, 80, facts.passes_even) == pytest.approx(0.5)
    assert facts.producer_risk == pytest.approx(stats.binom.sf(5, 80, 0.025))
    assert (facts.model, facts.plan, facts.lot_size, facts.aql) == ("binomial", PLAN, None, 2.5)


def test_nonconformities() -> None:
    facts = passed_lot(PLAN, aql=65, model="poisson")
    assert stats.poisson.cdf(5, 80 * facts.passes_seldom) == pytest.approx(0.1)
    assert facts.producer_risk == pytest.approx(stats.poisson.sf(5, 52))


def test_one_given_lot_in_whole_units() -> None:
    facts = passed_lot(PLAN, lot_size=1000)
    assert facts.model == "hypergeometric"
    assert facts.producer_risk is None
    for chance, share in ((0.5, facts.passes_even), (0.1, facts.passes_seldom)):
        bad = round(share * 1000)
        assert stats.hypergeom.cdf(5, 1000, bad, 80) >= chance > stats.hypergeom.cdf(5, 1000, bad + 1, 80)


def test_the_gap_of_a_reduced_plan_counts_as_passed() -> None:
    reduced = AttributesPlan(n=8, acceptance_number=1, rejection_number=4)
    plain = AttributesPlan(n=8, acceptance_number=3, rejection_number=4)
    assert passed_lot(reduced).passes_seldom == passed_lot(plain).passes_seldom


def test_a_plan_that_cannot_reject() -> None:
    all_pass = AttributesPlan(n=2, acceptance_number=3, rejection_number=4)
    assert passed_lot(all_pass).passes_seldom == 1.0


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"aql": 0.0}, "`aql` must be a finite number above 0, got 0.0"),
        ({"aql": 15}, "`aql` must be at most 10 for nonconforming units, got 15"),
        ({"lot_size": 80}, "`lot_size` must be a whole number of at least 81, got 80"),
        ({"lot_size": 100, "model": "poisson"}, "`lot_size` must be absent for the Poisson model, got 100"),
        ({"model": "hypergeometric"}, "`model` must be one of"),
    ],
)
def test_refusals(asked: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        passed_lot(PLAN, **asked)
