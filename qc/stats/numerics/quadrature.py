"""Gauss-Legendre quadrature.

numpy's own rule comes with a package for polynomials of six kinds and an eigenvalue solver, whose loading and first
call take 10 ms; the roots by Newton's method take one.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_STEPS = 4  # of Newton's method, which doubles the correct digits with each; it starts with four of them


def legendre(x: Floats, degree: int) -> Floats:
    """Return Legendre's polynomials, a row for each degree from 0.

    Parameters
    ----------
    x : (n,) float array
        Where.
    degree : int
        The highest, at least 1.

    Returns
    -------
    (degree + 1, n) float array
        By k P_k = (2k - 1) x P_{k-1} - (k - 1) P_{k-2}.

    Examples
    --------
    >>> legendre(np.array([0.5]), 2).ravel().tolist()
    [1.0, 0.5, -0.125]
    """
    values = np.ones((degree + 1, x.size))
    values[1] = x
    for k in range(2, degree + 1):
        values[k] = ((2 * k - 1) * x * values[k - 1] - (k - 1) * values[k - 2]) / k
    return values


@cache
def gauss_legendre(count: int) -> tuple[Floats, Floats]:
    """Return nodes on [-1, 1], rising, and weights of the rule that is exact up to the degree 2 ``count`` - 1.

    Parameters
    ----------
    count : int
        Nodes, at least 1.

    Returns
    -------
    (count,) float array, (count,) float array
        The roots of P_n, and 2 / ((1 - x²) P'_n(x)²).

    Examples
    --------
    >>> nodes, weights = gauss_legendre(3)
    >>> nodes.round(6).tolist(), weights.round(6).tolist()
    ([-0.774597, 0.0, 0.774597], [0.555556, 0.888889, 0.555556])
    """
    nodes = -np.cos(math.pi * (np.arange(1, count + 1) - 0.25) / (count + 0.5))
    for _ in range(_STEPS):
        nodes = nodes - legendre(nodes, count)[count] / _slope(nodes, count)
    nodes = (nodes - nodes[::-1]) / 2.0
    return nodes, 2.0 / ((1.0 - nodes * nodes) * _slope(nodes, count) ** 2)


def _slope(x: Floats, degree: int) -> Floats:
    """P'_n = n (x P_n - P_{n-1}) / (x² - 1)."""
    values = legendre(x, degree)
    slope: Floats = degree * (x * values[degree] - values[degree - 1]) / (x * x - 1.0)
    return slope
