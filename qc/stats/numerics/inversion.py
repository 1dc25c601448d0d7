"""Quantiles from tail areas."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_STRIDE = 50.0  # keeps e^u within range


def solve_tail(tails: Callable[[float], tuple[float, float, float]], p: float, start: float) -> float:
    """Solve lower(u) = p for a distribution whose density is log-concave in u.

    Newton's method on the logarithm of the smaller tail, which is concave: only the first step can overshoot.

    Parameters
    ----------
    tails : callable
        Gives lower tail, upper tail and density at u.
    p : float
        Strictly between 0 and 1.
    start : float
        Where none of the three is 0.

    Returns
    -------
    float
        u.

    Examples
    --------
    >>> def exponential(u):
    ...     return -math.expm1(-math.exp(u)), math.exp(-math.exp(u)), math.exp(u - math.exp(u))
    >>> round(math.exp(solve_tail(exponential, 0.5, 0.0)), 6)
    0.693147
    """
    below = p <= 0.5
    goal = math.log(p) if below else math.log1p(-p)
    u = before = start
    for _ in range(200):
        lower, upper, density = tails(u)
        tail = lower if below else upper
        if min(tail, density) == 0.0:
            u = 0.5 * (u + before)
            continue
        step = (math.log(tail) - goal) * tail / density
        before = u
        u += max(-_STRIDE, min(_STRIDE, -step if below else step))
        if abs(step) <= 1e-15 * max(1.0, abs(u)):
            break
    return u


def chi_square_of_many(z: float, df: float) -> float:
    """Return the quantile of χ² with many degrees of freedom, by the Cornish-Fisher series in powers of 1/√df.

    Parameters
    ----------
    z : float
        The normal quantile of the same probability.
    df : float
        Degrees of freedom, some thousands or more.

    Returns
    -------
    float
        χ².

    References
    ----------
    Goldberg, H. and Levine, H. (1946), Annals of Mathematical Statistics 17, 216-225.

    Examples
    --------
    >>> round(chi_square_of_many(0.0, 10_000), 4)
    9999.3333
    """
    root, s = math.sqrt(2.0), math.sqrt(df)
    z2 = z * z
    terms = (
        z * root,
        2.0 * (z2 - 1.0) / 3.0,
        z * (z2 - 7.0) / (9.0 * root),
        -((6.0 * z2 + 14.0) * z2 - 32.0) / 405.0,
        z * ((9.0 * z2 + 256.0) * z2 - 433.0) / (4860.0 * root),
        (((12.0 * z2 - 243.0) * z2 - 923.0) * z2 + 1472.0) / 25515.0,
        -z * (((3753.0 * z2 + 4353.0) * z2 - 289517.0) * z2 - 289717.0) / (9185400.0 * root),
    )
    return df + s * sum(term / s**k for k, term in enumerate(terms))
