"""Gauss-Legendre quadrature."""

from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.numerics.quadrature import gauss_legendre, legendre


@pytest.mark.parametrize("count", [1, 2, 3, 6, 24, 96, 700])
def test_the_rule_is_numpy_s(count: int) -> None:
    nodes, weights = gauss_legendre(count)
    expected = np.polynomial.legendre.leggauss(count)
    np.testing.assert_allclose(nodes, expected[0], rtol=0, atol=3e-16)
    np.testing.assert_allclose(weights, expected[1], rtol=1e-9)  # numpy's last ones of 700 are off by 6e-10


def test_the_rule_is_symmetric_and_exact_for_what_it_promises() -> None:
    nodes, weights = gauss_legendre(5)
    assert np.array_equal(nodes, -nodes[::-1])
    for power in range(10):
        exact = 0.0 if power % 2 else 2.0 / (power + 1)
        assert math.fsum(weights * nodes**power) == pytest.approx(exact, abs=1e-15)


def test_the_polynomials_are_numpy_s() -> None:
    x = np.linspace(-1.0, 1.0, 21)
    np.testing.assert_allclose(legendre(x, 30), np.polynomial.legendre.legvander(x, 30).T, rtol=0, atol=1e-14)
