"""Confidence that the mean plus or minus k standard deviations of a normal sample reaches as far as it should.

In standard units, x̄ of n readings is t/√n with t standard normal, and s² is an independent χ² of n - 1 degrees of
freedom divided by them. If s must be at least y(t) for the interval to reach, the confidence is ∫ φ(t) P(s ≥ y(t))
dt. Its integrand is smooth over a few units of t for every n, so that Gauss-Legendre panels placed where it bends
give it to 12 digits; the noncentral t distribution of the one-sided case, whose usual series fail at large n, is not
needed.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from itertools import pairwise
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.quadrature import gauss_legendre

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_NODES = 80
_REACH = 8.5
_BEND = 6.0
_NEWTON = 60
_TINY = 1e-15
_BISECTIONS = 200


def one_sided_confidence(k: float, *, n: int, content: float) -> float:
    """Probability that x̄ + k s of a normal sample lies above the share ``content`` of the distribution.

    Parameters
    ----------
    k : float
        Factor, above 0.
    n : int
        Readings, at least 2.
    content : float
        Share of the distribution, between 0 and 1.

    Returns
    -------
    float
        P(x̄ + k s ≥ μ + z σ), z the quantile of ``content``: the noncentral t distribution function at k√n with
        noncentrality z√n.

    Examples
    --------
    >>> round(one_sided_confidence(1.8740, n=43, content=0.90), 3)
    0.99
    """
    z = NormalDist().inv_cdf(content)
    root = math.sqrt(n)
    bend = root * (z - k)
    panels = (-_REACH, *_around(bend, k * root / math.sqrt(2 * (n - 1))), root * z, _REACH)
    return _integral(lambda t: _spread_above((z - t / root) / k, n), panels)


def two_sided_confidence(k: float, *, n: int, content: float) -> float:
    """Probability that x̄ ± k s of a normal sample holds at least the share ``content`` of the distribution.

    Parameters
    ----------
    k : float
        Factor, above 0.
    n : int
        Readings, at least 2.
    content : float
        Share of the distribution, between 0 and 1.

    Returns
    -------
    float
        Confidence.

    Examples
    --------
    >>> round(two_sided_confidence(2.2228, n=43, content=0.90), 3)
    0.99
    """
    weights, widths = _two_sided_grid(n, content)
    return float(weights @ _spread_above(widths / k, n))


def factor_for(confidence_at: Callable[[float], float], confidence: float, start: float) -> float:
    """Solve a confidence that grows with the factor k > 0 for k, by bisection of its logarithm.

    Parameters
    ----------
    confidence_at : callable
        Confidence as a function of k.
    confidence : float
        The wanted one.
    start : float
        A first guess above 0.

    Returns
    -------
    float
        k.

    Examples
    --------
    >>> round(factor_for(lambda k: 1 - 1 / (1 + k), 0.75, 1.0), 9)
    3.0
    """
    low = high = math.log(start)
    step = 0.25
    while confidence_at(math.exp(low)) > confidence:
        low, step = low - step, 2 * step
    step = 0.25
    while confidence_at(math.exp(high)) < confidence:
        high, step = high + step, 2 * step
    for _ in range(_BISECTIONS):
        middle = 0.5 * (low + high)
        if high - low < _TINY or middle in (low, high):
            break
        low, high = (middle, high) if confidence_at(math.exp(middle)) < confidence else (low, middle)
    return math.exp(0.5 * (low + high))


def _spread_above(least: Floats, n: int) -> Floats:
    """P(s ≥ least) in standard units: the upper tail of χ² with n - 1 degrees of freedom."""
    from scipy import special  # noqa: PLC0415 - loading it takes 0.3 s, few need it

    at = 0.5 * (n - 1) * np.maximum(least, 0.0) ** 2
    return np.asarray(special.gammaincc((n - 1) / 2, at), dtype=np.float64)


def _around(center: float, width: float) -> tuple[float, ...]:
    return tuple(center + width * side for side in (-_BEND, -1.0, 0.0, 1.0, _BEND))


def _integral(function: Callable[[Floats], Floats], panels: tuple[float, ...]) -> float:
    """∫ φ(t) function(t) dt, panel by panel."""
    edges = sorted({min(_REACH, max(-_REACH, edge)) for edge in panels})
    nodes, weights = _legendre()
    total = 0.0
    for low, high in pairwise(edges):
        t = low + 0.5 * (high - low) * (nodes + 1.0)
        total += 0.5 * (high - low) * float((weights * _density(t)) @ function(t))
    return min(1.0, total)


def _density(t: Floats) -> Floats:
    density: Floats = np.exp(-0.5 * t * t) / math.sqrt(2.0 * math.pi)
    return density


@cache
def _legendre() -> tuple[Floats, Floats]:
    nodes, weights = gauss_legendre(_NODES)
    return nodes, weights


@lru_cache(maxsize=64)
def _two_sided_grid(n: int, content: float) -> tuple[Floats, Floats]:
    """Weights with 2φ(t) at nodes t ≥ 0, and the half-widths that hold ``content`` about t/√n."""
    nodes, weights = _legendre()
    half = 0.5 * _REACH
    panels = [(low * half, half) for low in (0.0, 1.0)]
    t = np.concatenate([low + 0.5 * width * (nodes + 1.0) for low, width in panels])
    w = np.concatenate([0.5 * width * weights for _, width in panels])
    return 2.0 * w * _density(t), _half_widths(t / math.sqrt(n), content)


def _half_widths(centers: Floats, content: float) -> Floats:
    """Solve Φ(c + r) - Φ(c - r) = content for r by Newton's method from below."""
    from scipy import special  # noqa: PLC0415 - loading it takes 0.3 s, few need it

    r = np.maximum(NormalDist().inv_cdf(0.5 + content / 2), centers + NormalDist().inv_cdf(content))
    for _ in range(_NEWTON):
        missing = content - (special.ndtr(centers + r) - special.ndtr(centers - r))
        step = missing / (_density(centers + r) + _density(centers - r))
        r = r + step
        if float(np.abs(step).max()) < _TINY * 10:
            break
    widths: Floats = r
    return widths
