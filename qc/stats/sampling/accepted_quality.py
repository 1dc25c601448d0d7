"""The quality that a plan accepts with a given probability."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.numerics.checks import count, probability
from qc.stats.sampling.acceptance_probability import binomial_acceptance, poisson_acceptance

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALLEST = 1e-300
_BISECTIONS = 90


def quality_accepted(chance: float, *, n: int, acceptance_number: int) -> float:
    """Share nonconforming that a binomial plan accepts with a given probability.

    Parameters
    ----------
    chance : float
        Probability of acceptance, between 0 and 1.
    n : int
        Units in the sample.
    acceptance_number : int
        Most nonconforming units that pass, below ``n``.

    Returns
    -------
    float
        Share nonconforming.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    The plan of a lot of 1,000 at AQL 2.5 lets 11 % bad pass one time in ten.

    >>> round(100 * quality_accepted(0.10, n=80, acceptance_number=5), 1)
    11.3
    """
    if count("acceptance_number", acceptance_number, 0) >= count("n", n):
        raise ValueError(f"`acceptance_number` must be below `n` {n}, got {acceptance_number}")
    wanted = probability("chance", chance)
    return _root(lambda p: binomial_acceptance(p, n=n, acceptance_number=acceptance_number), wanted, 1.0)


def mean_accepted(chance: float, *, acceptance_number: int) -> float:
    """Return the expected nonconformities in the sample that a Poisson plan accepts with a given probability.

    Parameters
    ----------
    chance : float
        Probability of acceptance, between 0 and 1.
    acceptance_number : int
        Most nonconformities that pass.

    Returns
    -------
    float
        Expected nonconformities in the sample.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> round(mean_accepted(0.05, acceptance_number=0), 4)
    2.9957
    """
    c, wanted = count("acceptance_number", acceptance_number, 0), probability("chance", chance)
    high = 1.0 + c
    while poisson_acceptance(high, acceptance_number=c) > wanted:
        high *= 2.0
    return _root(lambda mean: poisson_acceptance(mean, acceptance_number=c), wanted, high)


def _root(falling: Callable[[float], float], wanted: float, high: float) -> float:
    """Solve a falling function for a positive argument by bisection of its logarithm."""
    low, top = math.log(_SMALLEST), math.log(high)
    for _ in range(_BISECTIONS):
        middle = 0.5 * (low + top)
        low, top = (middle, top) if falling(math.exp(middle)) > wanted else (low, middle)
    return math.exp(0.5 * (low + top))
