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
