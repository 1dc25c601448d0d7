from __future__ import annotations

from typing import Any

import pytest

from qc.stats.sampling.oc_curve import acceptance, oc_curve, unseen


def test_screening_of_a_finite_lot() -> None:
    curve = oc_curve([0.02], n=80, acceptance_number=2, lot_size=1000)
    pa = curve.acceptance[0]
    assert curve.outgoing[0] == pytest.approx(0.02 * pa * 0.92)
    assert curve.total_inspection == pytest.approx((80 * pa + 1000 * (1 - pa),))
    assert curve.sample_number == (80.0,)
    assert (curve.model, curve.n, curve.acceptance_number, curve.lot_size) == ("binomial", 80, 2, 1000)


def test_a_large_lot_has_no_total_inspection() -> None:
    assert oc_curve([0.02], n=80, acceptance_number=2).total_inspection is None
    assert unseen(80, None) == 1.0


def test_the_models_meet_where_they_must() -> None:
    poisson = acceptance(0.002, n=1000, acceptance_number=3, model="poisson")
    binomial = acceptance(0.002, n=1000, acceptance_number=3)
    lot = acceptance(0.002, n=1000, acceptance_number=3, model="hypergeometric", lot_size=10**6)
    assert poisson == pytest.approx(binomial, abs=1e-3)
    assert lot == pytest.approx(binomial, abs=1e-3)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"lot_size": 50}, "`lot_size` must be a whole number of at least 80, got 50"),
        ({"model": "hypergeometric"}, "`lot_size` must be given for the hypergeometric model, got None"),
        (
            {"model": "hypergeometric", "lot_size": 1001},
            "`quality` must be a whole number of the lot's 1001 units, got 0.02",
        ),
        ({"model": "beta"}, "`model` must be one of"),
        ({"quality": [-0.1], "model": "poisson"}, "`quality` must be a finite number of at least 0, got -0.1"),
        ({"quality": [1.1]}, "`quality` must lie between 0 and 1, got 1.1"),
        ({"quality": [0.1, float("nan")]}, "`quality` must hold finite numbers only, got .*nan.* at index 1"),
    ],
)
def test_refusals(asked: dict[str, Any], problem: str) -> None:
    wanted = {"quality": [0.02], "n": 80, "acceptance_number": 2, **asked}
    with pytest.raises(ValueError, match=problem):
        oc_curve(**wanted)
