from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from scipy import stats

from qc.stats.ability.distributions import Exponential, FoldedNormal, Gamma, Lognormal, Normal, Weibull

if TYPE_CHECKING:
    from qc.stats.ability.distributions import Distribution

PAIRS: list[tuple[Distribution, Any]] = [
    (Normal(3.0, 0.5), stats.norm(3.0, 0.5)),
    (Lognormal(0.3, 0.7), stats.lognorm(0.7, scale=math.exp(0.3))),
    (Weibull(1.7, 2.5), stats.weibull_min(1.7, scale=2.5)),
    (Gamma(2.3, 0.8), stats.gamma(2.3, scale=1 / 0.8)),
    (Exponential(0.4), stats.expon(scale=1 / 0.4)),
    (FoldedNormal(0.0, 1.3, "half-normal"), stats.halfnorm(scale=1.3)),
    (FoldedNormal(1.1, 0.8), stats.foldnorm(1.1 / 0.8, scale=0.8)),
]


@pytest.mark.parametrize(("own", "scipys"), PAIRS, ids=[own.name for own, _ in PAIRS])
def test_agrees_with_scipy(own: Distribution, scipys: Any) -> None:
    for p in (1e-6, 0.00135, 0.3, 0.5, 0.9, 0.99865, 1 - 1e-6):
        x = own.quantile(p)
        assert x == pytest.approx(scipys.ppf(p), rel=1e-9)
        assert own.tails(x) == pytest.approx((scipys.cdf(x), scipys.sf(x)), rel=1e-9)
    assert own.tails(scipys.ppf(0.5))[0] == pytest.approx(0.5)
    grid = np.linspace(0.1, 6.0, 20)
    assert own.log_density(grid) == pytest.approx(scipys.logpdf(grid), rel=1e-9)
    assert all(math.isfinite(value) for value in own.parameters.values())


@pytest.mark.parametrize("own", [own for own, _ in PAIRS[1:]], ids=[own.name for own, _ in PAIRS[1:]])
def test_nothing_lies_below_zero(own: Distribution) -> None:
    assert own.tails(0.0) == own.tails(-1.0) == (0.0, 1.0)
    assert own.log_density(np.array([-1.0])).tolist() == [-math.inf]


def test_a_folded_normal_far_from_zero_is_normal() -> None:
    far, plain = FoldedNormal(50.0, 1.0), Normal(50.0, 1.0)
    for p in (1e-9, 0.5, 1 - 1e-9):
        assert far.quantile(p) == pytest.approx(plain.quantile(p), rel=1e-12)
    assert far.tails(44.0) == pytest.approx(plain.tails(44.0), rel=1e-9)


@pytest.mark.parametrize(
    "own", [Weibull(32_000.0, 25.0), Gamma(6e8, 6e8 / 25.0), Lognormal(math.log(25.0), 4e-5), FoldedNormal(25.0, 0.001)]
)
def test_limits_far_outside_a_narrow_distribution_are_no_error(own: Distribution) -> None:
    for x in (1e-9, 24.0):
        assert own.tails(x) == pytest.approx((0.0, 1.0), abs=1e-15)
    for x in (25.6, 40.0, 1e9):
        assert own.tails(x) == pytest.approx((1.0, 0.0), abs=1e-15)
    assert own.tails(own.quantile(0.9))[1] == pytest.approx(0.1, rel=1e-6)
    assert np.isfinite(own.log_density(np.array([24.9, 25.0, 25.1]))).all()
