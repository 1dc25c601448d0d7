from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from qc.stats.sampling.acceptance_probability import (
    binomial_acceptance,
    checked_model,
    hypergeometric_acceptance,
    poisson_acceptance,
)


@pytest.mark.parametrize("n", [1, 2, 20, 315, 100_000])
@pytest.mark.parametrize("c", [0, 1, 7, 40])
@pytest.mark.parametrize("p", [1e-7, 0.001, 0.1, 0.5, 0.999])
def test_binomial_equals_scipy(n: int, c: int, p: float) -> None:
    expected = stats.binom.cdf(c, n, p)
    assert binomial_acceptance(p, n=n, acceptance_number=c) == pytest.approx(expected, rel=1e-9, abs=1e-290)


@pytest.mark.parametrize("c", [0, 3, 120])
@pytest.mark.parametrize("mean", [1e-9, 0.4, 90.0, 2000.0])
def test_poisson_equals_scipy(c: int, mean: float) -> None:
    expected = stats.poisson.cdf(c, mean)
    assert poisson_acceptance(mean, acceptance_number=c) == pytest.approx(expected, rel=1e-9, abs=1e-290)


@pytest.mark.parametrize(("lot", "n"), [(1, 1), (10, 10), (50, 13), (300, 200), (100_000, 500)])
@pytest.mark.parametrize("bad_share", [0.0, 0.02, 0.5, 0.96, 1.0])
def test_hypergeometric_equals_scipy(lot: int, n: int, bad_share: float) -> None:
    bad = round(lot * bad_share)
    for c in {0, 1, 5, n // 2, n - 1, n}:
        expected = stats.hypergeom.cdf(c, lot, bad, n)
        got = hypergeometric_acceptance(bad, lot_size=lot, n=n, acceptance_number=c)
        assert got == pytest.approx(expected, rel=1e-8, abs=1e-250)


def test_a_sample_of_everything_knows_everything() -> None:
    assert hypergeometric_acceptance(3, lot_size=20, n=20, acceptance_number=3) == 1.0
    assert hypergeometric_acceptance(4, lot_size=20, n=20, acceptance_number=3) == 0.0


def test_edges_of_quality() -> None:
    assert binomial_acceptance(0.0, n=5, acceptance_number=0) == 1.0
    assert binomial_acceptance(1.0, n=5, acceptance_number=4) == 0.0
    assert binomial_acceptance(1.0, n=5, acceptance_number=5) == 1.0
    assert poisson_acceptance(0.0, acceptance_number=0) == 1.0


def test_never_above_one() -> None:
    for p in np.linspace(0.001, 0.999, 97):
        assert binomial_acceptance(float(p), n=300, acceptance_number=299) <= 1.0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"quality": -0.1, "n": 5, "acceptance_number": 0}, r"`quality` must lie between 0 and 1, got -0\.1"),
        ({"quality": 0.1, "n": 0, "acceptance_number": 0}, r"`n` must be a whole number of at least 1, got 0"),
        ({"quality": 0.1, "n": 5, "acceptance_number": -1}, r"`acceptance_number` .* at least 0, got -1"),
    ],
)
def test_binomial_refuses(arguments: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        binomial_acceptance(**arguments)


@pytest.mark.parametrize("mean", [-1.0, float("nan"), float("inf")])
def test_poisson_refuses(mean: float) -> None:
    with pytest.raises(ValueError, match="`mean` must be a finite number of at least 0"):
        poisson_acceptance(mean, acceptance_number=0)


def test_hypergeometric_refuses_a_lot_smaller_than_its_sample() -> None:
    with pytest.raises(ValueError, match="`lot_size` must be a whole number of at least 13, got 10"):
        hypergeometric_acceptance(1, lot_size=10, n=13, acceptance_number=0)


def test_hypergeometric_refuses_more_bad_than_the_lot_holds() -> None:
    with pytest.raises(ValueError, match="`nonconforming` must be at most `lot_size` 10, got 11"):
        hypergeometric_acceptance(11, lot_size=10, n=3, acceptance_number=0)


def test_names() -> None:
    assert checked_model("poisson") == "poisson"
    with pytest.raises(ValueError, match="`model` must be one of"):
        checked_model("normal")
