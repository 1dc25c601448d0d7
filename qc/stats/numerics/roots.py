"""Where a function crosses zero."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 200
_ROOT = 1e-11


def rising_root(
    gap: Callable[[float], float], *, start: float, step: float, most: float = math.inf, root: float = _ROOT
) -> float:
    """Return where a function that rises through zero does so.

    The root is bracketed upwards from ``start`` and then found by regula falsi in the Illinois form.

    Parameters
    ----------
    gap : callable
        Not positive at ``start``.
    start, step : float
        Where the search begins, and how far it goes at a time.
    most : float, optional
        Beyond which it is given up.
    root : float, optional
        Relative error that is good enough.

    Returns
    -------
    float
        The root; infinity if it is not found before ``most``.

    References
    ----------
    Dowell, M. and Jarratt, P. (1971), A modified regula falsi method for computing the root of an equation, BIT 11,
    168-174: the Illinois method.

    Examples
    --------
    >>> round(rising_root(lambda x: x * x - 2.0, start=0.0, step=1.0), 10)
    1.4142135624
    """
    lower, upper = start, start + step
    low, high = gap(lower), gap(upper)
    while high < 0:
        if upper > most:
            return math.inf
        lower, low, upper = upper, high, upper + step
        high = gap(upper)
    last = 0.0
    for _ in range(_ROUNDS):
        x = (lower * high - upper * low) / (high - low)
        if min(x - lower, upper - x) <= root * abs(x):
            break
        at = gap(x)
        if at >= 0:
            upper, high, low, last = x, at, low * (0.5 if last > 0 else 1.0), at
        else:
            lower, low, high, last = x, at, high * (0.5 if last < 0 else 1.0), at
    return x
