"""Tolerance intervals without a distribution: what the extremes, or other ranks, of a sample hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.checks import choice, count, probability, sample
from qc.stats.numerics.whole_numbers import first_whole
from qc.stats.sampling.acceptance_probability import binomial_acceptance
from qc.stats.sampling.accepted_quality import quality_accepted
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_SIDES = ("two", "lower", "upper")


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeToleranceInterval:
    """Two ranks of a sample as limits for a share of any process.

    Attributes
    ----------
    sides : {"two", "lower", "upper"}
        Which limits there are.
    content : float
        Share of the process.
    confidence : float
        The confidence that was asked.
    reached : float
        The confidence that these limits have.
    n : int
        Readings.
    lower_rank, upper_rank : int or None
        Ranks of the limits in the sorted sample, from 1; None on the side that has none.
    lower, upper : float or None
        The limits.
    """

    sides: str
    content: float
    confidence: float
    reached: float
    n: int
    lower_rank: int | None
    upper_rank: int | None
    lower: float | None
    upper: float | None

    @property
    def enough(self) -> bool:
        """Whether the sample is large enough: even the extremes may not reach the confidence."""
        return self.reached >= self.confidence


def rank_confidence(n: int, *, content: float, lower_rank: int = 0, upper_rank: int | None = None) -> float:
    """Confidence that a share of any continuous process lies between two ranks of a sample.

    Parameters
    ----------
    n : int
        Readings, at least 1.
    content : float
        Share of the process, between 0 and 1.
    lower_rank : int
        Rank of the lower limit from 1; 0 for none.
    upper_rank : int, optional
        Rank of the upper limit, above ``lower_rank``; n + 1 or absent for none.

    Returns
    -------
    float
        P(Bin(n, content) < upper_rank - lower_rank).

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> round(rank_confidence(93, content=0.95, lower_rank=1, upper_rank=93), 4)
    0.95
    >>> round(rank_confidence(59, content=0.95, lower_rank=1), 4)
    0.9515
    """
    n, low = count("n", n), count("lower_rank", lower_rank, 0)
    high = n + 1 if upper_rank is None else count("upper_rank", upper_rank, low + 1)
    if high > n + 1:
        raise ValueError(f"`upper_rank` must be at most n + 1 = {n + 1}, got {high}")
    if high - low > n:
        raise ValueError("`lower_rank` and `upper_rank` must not both be absent")
    return binomial_acceptance(probability("content", content), n=n, acceptance_number=high - low - 1)


def range_content(n: int, *, confidence: float = 0.95) -> float:
    """Share of any continuous process that the range of a sample holds at least.

    Parameters
    ----------
    n : int
        Readings, at least 2.
    confidence : float
        Probability of that, between 0 and 1.

    Returns
    -------
    float
        Share between smallest and largest reading.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> [round(100 * range_content(n), 1) for n in (100, 300, 1000)]
    [95.3, 98.4, 99.5]
    """
    n = count("n", n, 2)
    return quality_accepted(confidence, n=n, acceptance_number=n - 2)


def sample_size_for_range(*, content: float, confidence: float = 0.95, sides: str = "two") -> int:
    """Fewest readings whose extremes hold a share of any continuous process with a stated confidence.

    Parameters
    ----------
    content : float
        Share of the process, between 0 and 1.
    confidence : float
        Probability that it lies there, between 0 and 1.
    sides : {"two", "lower", "upper"}
        Between both extremes, or beyond one of them.

    Returns
    -------
    int
        Readings.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> sample_size_for_range(content=0.95), sample_size_for_range(content=0.95, sides="upper")
    (93, 59)
    """
    confidence = probability("confidence", confidence)
    lost = 2 if choice("sides", sides, _SIDES) == "two" else 1
    low, high = lost, 2 * lost
    while _extremes(high, content, lost) < confidence:
        low, high = high, 2 * high
    return first_whole(lambda n: _extremes(n, content, lost) >= confidence, low, high)


def free_tolerance_interval(
    values: ArrayLike, *, content: float, confidence: float = 0.95, sides: str = "two"
) -> FreeToleranceInterval:
    """Tolerance interval of any continuous process: the innermost ranks that reach the confidence, alike on both sides.

    Parameters
    ----------
    values : (n,) array_like of float
        At least 2 readings.
    content : float
        Share of the process, between 0 and 1.
    confidence : float
        Probability that the limits hold it, between 0 and 1.
    sides : {"two", "lower", "upper"}
        Both limits, or one.

    Returns
    -------
    FreeToleranceInterval
        The extremes where no rank reaches the confidence; ``enough`` and ``reached`` tell.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> found = free_tolerance_interval(range(1, 201), content=0.90)
    >>> found.lower, found.upper, round(found.reached, 3)
    (6.0, 195.0, 0.983)
    """
    readings = np.sort(sample("values", values, 2))
    content, confidence = probability("content", content), probability("confidence", confidence)
    n, ends = readings.size, 2 if choice("sides", sides, _SIDES) == "two" else 1
    rank = _innermost(n, content, confidence, ends)
    low = None if sides == "upper" else rank
    high = None if sides == "lower" else n + 1 - rank
    return FreeToleranceInterval(
        sides=sides,
        content=content,
        confidence=confidence,
        reached=_extremes(n, content, ends * rank),
        n=n,
        lower_rank=low,
        upper_rank=high,
        lower=None if low is None else float(readings[low - 1]),
        upper=None if high is None else float(readings[high - 1]),
    )


def _extremes(n: int, content: float, lost: int) -> float:
    """Confidence of limits that leave ``lost`` of the n + 1 gaps between sorted readings outside."""
    return binomial_acceptance(probability("content", content), n=n, acceptance_number=n - lost)


def _innermost(n: int, content: float, confidence: float, ends: int) -> int:
    """Largest rank from the ends that reaches the confidence, at least 1."""
    return first_whole(lambda rank: _extremes(n, content, ends * rank) < confidence, 2, n // ends + 1) - 1
