"""The worst that leaves lots of one size: against a search of every lot."""

from __future__ import annotations

import pytest

from qc.stats.sampling.oc_curve import oc_curve
from qc.stats.sampling.outgoing_lot import outgoing_limit_of_lots
from qc.stats.sampling.outgoing_quality import outgoing_limit

PLANS = [(1, 0, 1), (1, 0, 7), (13, 0, 50), (37, 0, 100), (80, 5, 1000), (83, 2, 500), (20, 19, 60), (50, 3, 50)]


@pytest.mark.parametrize(("n", "c", "lot"), PLANS)
def test_no_lot_is_worse(n: int, c: int, lot: int) -> None:
    found = outgoing_limit_of_lots(n=n, acceptance_number=c, lot_size=lot)
    every = [bad / lot for bad in range(lot + 1)]
    curve = oc_curve(every, n=n, acceptance_number=c, model="hypergeometric", lot_size=lot)
    assert found.limit == pytest.approx(max(curve.outgoing), rel=1e-12, abs=1e-15)
    at = every.index(found.at_quality)
    assert curve.outgoing[at] == pytest.approx(max(curve.outgoing), rel=1e-12, abs=1e-15)


def test_lots_of_a_process_come_to_the_same_where_they_are_large() -> None:
    lots = outgoing_limit_of_lots(n=125, acceptance_number=2, lot_size=1_000_000)
    process = outgoing_limit(n=125, acceptance_number=2, lot_size=1_000_000)
    assert lots.limit == pytest.approx(process.limit, rel=1e-3)
    assert lots.at_quality == pytest.approx(process.at_quality, rel=1e-2)


def test_a_plan_must_be_able_to_fail_a_lot() -> None:
    with pytest.raises(ValueError, match="`acceptance_number` must be below `n` 5, got 5"):
        outgoing_limit_of_lots(n=5, acceptance_number=5, lot_size=50)


def test_a_lot_holds_its_sample() -> None:
    with pytest.raises(ValueError, match="`lot_size` must be a whole number of at least 20, got 10"):
        outgoing_limit_of_lots(n=20, acceptance_number=1, lot_size=10)
