"""Exact confidence bounds of one-sided capability indices."""

from __future__ import annotations

import math

from qc.stats.ability.capability_bounds import Bounds
from qc.stats.numerics import checks
from qc.stats.numerics.noncentral_t import noncentrality_bound


def one_sided_bounds(index: float, *, n: int, confidence: float = 0.95) -> Bounds:
    """Return the exact bounds of Ppu or Ppl, from the noncentral t distribution.

    Parameters
    ----------
    index : float
        The estimate from the overall standard deviation.
    n : int
        Readings, at least 2.
    confidence : float
        Strictly between 0 and 1.

    Returns
    -------
    Bounds
        Each c with P(T ≤ 3√n · index) = p for T noncentral t with n − 1 degrees of freedom about 3√n · c.

    Raises
    ------
    ValueError
        If ``n`` is below 2, or ``confidence`` is none.

    Notes
    -----
    R's ``pt`` is a rough normal approximation where 3√n · c passes 37.62, and bounds computed with it are
    wrong in the third digit there.

    Examples
    --------
    >>> round(one_sided_bounds(1.0, n=30).lower, 4)
    0.7584
    """
    n = checks.count("n", n, 2)
    confidence = checks.probability("confidence", confidence)
    index = checks.finite("index", index)
    scale = 3.0 * math.sqrt(n)
    tail = 0.5 * (1.0 - confidence)
    lower, low, high = (noncentrality_bound(scale * index, n - 1, p) / scale for p in (confidence, 1.0 - tail, tail))
    return Bounds(
        lower=lower,
        interval=(low, high),
        confidence=confidence,
        method="noncentral-t",
        degrees_of_freedom=n - 1.0,
    )
