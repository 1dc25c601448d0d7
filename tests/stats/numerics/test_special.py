from __future__ import annotations

import math

import pytest
from hypothesis import given, strategies as st
from scipy import special

from qc.stats.numerics.inversion import solve_tail
from qc.stats.numerics.special import beta_factor, gamma_factor, incomplete_beta, incomplete_gamma


@given(a=st.floats(0.01, 1e4), ratio=st.floats(0.01, 20.0))
def test_gamma_by_scipy(a: float, ratio: float) -> None:
    lower, upper = incomplete_gamma(a, a * ratio)
    assert lower == pytest.approx(special.gammainc(a, a * ratio), rel=1e-10, abs=1e-290)
    assert upper == pytest.approx(special.gammaincc(a, a * ratio), rel=1e-10, abs=1e-290)


@given(a=st.floats(0.1, 1e4), b=st.floats(0.1, 1e4), x=st.floats(0.001, 0.999))
def test_beta_by_scipy(a: float, b: float, x: float) -> None:
    y = 1.0 - x
    lower, upper = incomplete_beta(a, b, x, y)
    assert lower == pytest.approx(special.betainc(a, b, x), rel=1e-9, abs=1e-290)
    assert upper == pytest.approx(special.betaincc(a, b, x), rel=1e-9, abs=1e-290)


def test_ends() -> None:
    assert incomplete_gamma(2.0, 0.0) == (0.0, 1.0)
    assert incomplete_beta(2.0, 3.0, 0.0, 1.0) == (0.0, 1.0)
    assert incomplete_beta(2.0, 3.0, 1.0, 0.0) == (1.0, 0.0)


@pytest.mark.parametrize("n", [1, 2, 5, 40])
def test_whole_shapes_have_closed_forms(n: int) -> None:
    # P(X ≥ n) of a Poisson count, and of n successes in n trials.
    x = 3.7
    poisson = math.fsum(math.exp(-x) * x**k / math.factorial(k) for k in range(n))
    assert incomplete_gamma(n, x)[1] == pytest.approx(poisson, rel=1e-13)
    assert incomplete_beta(n, 1.0, 0.3, 0.7)[0] == pytest.approx(0.3**n, rel=1e-13)


@pytest.mark.parametrize("a", [0.3, 15.9, 16.1, 1e3, 1e6])
def test_factors_do_not_overflow(a: float) -> None:
    for ratio in (0.9, 0.999, 1.0, 1.001, 1.2):
        log = a * math.log(a * ratio) - a * ratio - math.lgamma(a)
        if log > -700:
            assert math.log(gamma_factor(a, a * ratio)) == pytest.approx(log, abs=1e-13 + 1e-15 * math.lgamma(a + 3))
    log_beta = -special.betaln(a, a) - 2 * a * math.log(2)
    assert beta_factor(a, a, 0.5, 0.5) == pytest.approx(math.exp(log_beta), rel=1e-8)


def test_many_degrees_of_freedom_keep_their_digits() -> None:
    # The median of a gamma is a − 1/3 + 8/(405 a) + ….
    a = 1e7
    assert incomplete_gamma(a, a - 1 / 3 + 8 / (405 * a))[0] == pytest.approx(0.5, abs=1e-12)


def test_solving_recovers_from_a_step_into_nothing() -> None:
    def tails(u: float) -> tuple[float, float, float]:
        x = math.exp(u)
        return *incomplete_gamma(400.0, x), gamma_factor(400.0, x)

    u = solve_tail(tails, 1e-300, math.log(400.0))
    assert tails(u)[0] == pytest.approx(1e-300, rel=1e-9)


@pytest.mark.parametrize("a", [1.1e8, 1e10, 1e14])
@pytest.mark.parametrize("away", [-3.0, -0.001, 0.0, 0.5, 2.0, 6.0])
def test_gamma_of_large_shapes_by_scipy(a: float, away: float) -> None:
    x = a + away * math.sqrt(a)
    lower, upper = incomplete_gamma(a, x)
    assert lower == pytest.approx(special.gammainc(a, x), rel=1e-13)
    assert upper == pytest.approx(special.gammaincc(a, x), rel=1e-13)


@pytest.mark.parametrize("away", [-20.0, -8.0, -1.0, 1.0, 8.0, 20.0])
def test_gamma_passes_from_series_to_expansion_without_a_step(away: float) -> None:
    a = 1e8
    below, above = (
        incomplete_gamma(shape, shape + away * math.sqrt(shape)) for shape in (a * (1 - 1e-9), a * (1 + 1e-9))
    )
    assert above == pytest.approx(below, rel=1e-5)
    assert min(above) > 0
