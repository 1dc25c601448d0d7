from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from qc.stats.sampling.oc_curve import oc_curve
from qc.stats.sampling.outgoing_quality import outgoing_limit


@pytest.mark.parametrize(("n", "c"), [(1, 0), (2, 0), (2, 1), (13, 0), (80, 5), (2000, 30)])
@pytest.mark.parametrize("model", ["binomial", "poisson"])
def test_no_quality_gives_a_worse_outgoing_one(n: int, c: int, model: Any) -> None:
    worst = outgoing_limit(n=n, acceptance_number=c, model=model)
    near = worst.at_quality * np.linspace(0.5, 1.5, 201)
    near = near[near <= 1.0] if model == "binomial" else near
    curve = oc_curve(near, n=n, acceptance_number=c, model=model)
    assert max(curve.outgoing) <= worst.limit * (1 + 1e-12)
    assert max(curve.outgoing) == pytest.approx(worst.limit, rel=1e-3)


def test_accept_on_zero_has_a_closed_form() -> None:
    """P p (1 - p)^n is largest at 1 / (n + 1); for Poisson at 1 / n."""
    assert outgoing_limit(n=13, acceptance_number=0).at_quality == pytest.approx(1 / 14, rel=1e-9)
    assert outgoing_limit(n=1, acceptance_number=0).limit == pytest.approx(0.25, rel=1e-12)
    poisson = outgoing_limit(n=13, acceptance_number=0, model="poisson")
    assert poisson.at_quality == pytest.approx(1 / 13, rel=1e-9)


def test_a_finite_lot_lets_out_less() -> None:
    large = outgoing_limit(n=80, acceptance_number=2)
    lot = outgoing_limit(n=80, acceptance_number=2, lot_size=1000)
    assert lot.limit == pytest.approx(0.92 * large.limit)
    assert lot.at_quality == large.at_quality


def test_refusals() -> None:
    wrong: Any = "hypergeometric"
    with pytest.raises(ValueError, match="`acceptance_number` must be below `n` 3, got 3"):
        outgoing_limit(n=3, acceptance_number=3)
    with pytest.raises(ValueError, match=r"`model` must be one of \('binomial', 'poisson'\), got 'hypergeometric'"):
        outgoing_limit(n=3, acceptance_number=0, model=wrong)


def test_of_nonconformities_a_sample_may_have_more_than_units() -> None:
    worst = outgoing_limit(n=5, acceptance_number=7, model="poisson")
    rates = np.linspace(0.9, 1.5, 6001)
    passed = rates * [stats.poisson.cdf(7, 5 * rate) for rate in rates]
    assert worst.limit == pytest.approx(passed.max(), rel=1e-7)
    assert worst.at_quality == pytest.approx(rates[np.argmax(passed)], abs=1e-3)
