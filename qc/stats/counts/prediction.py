"""What a sample predicts for the next units of the same process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics.checks import choice, count, probability
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

Prior = Literal["uniform", "jeffreys"]
_PRIORS = {"uniform": (1.0, 1.0), "jeffreys": (0.5, 0.5)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPrediction:
    """How many of the next units will be nonconforming, if the process stays the same.

    Attributes
    ----------
    prior : {"uniform", "jeffreys"}
        What was held of the share nonconforming before the sample: the answer depends on it.
    nonconforming, inspected : int
        The sample.
    future : int
        Units to come.
    confidence : float
        Confidence of ``limit``.
    expected : float
        Mean number nonconforming among the units to come.
    limit : int
        No more than this many with probability ``confidence`` or more.
    none : float
        Probability that not one of them is nonconforming.
    """

    prior: str
    nonconforming: int
    inspected: int
    future: int
    confidence: float
    expected: float
    limit: int
    none: float


def predict_nonconforming(
    nonconforming: int, inspected: int, *, future: int, prior: Prior = "uniform", confidence: float = 0.95
) -> CountPrediction:
    """Predict the nonconforming units among the next ones of the same process (beta-binomial).

    Parameters
    ----------
    nonconforming : int
        Nonconforming units in the sample, 0 to ``inspected``.
    inspected : int
        Units in the sample, at least 1.
    future : int
        Units to come, at least 1.
    prior : {"uniform", "jeffreys"}
        Beta(1, 1): every share is equally likely beforehand. Beta(1/2, 1/2): less told by the prior, more by the
        data.
    confidence : float
        Confidence of the upper limit, between 0 and 1.

    Returns
    -------
    CountPrediction
        Expected number, upper limit, and the chance of none.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    With a + x and b + n - x the parameters after the sample, the number of m units to come is beta-binomial. It says
    nothing of a second shift, another material lot or a worn tool that the sample never met.

    Examples
    --------
    None bad of 100; what of the next 900?

    >>> for prior in ("uniform", "jeffreys"):
    ...     told = predict_nonconforming(0, 100, future=900, prior=prior)
    ...     print(prior, round(told.expected, 1), told.limit, round(told.none, 2))
    uniform 8.8 27 0.1
    jeffreys 4.5 18 0.32
    """
    n, m = count("inspected", inspected), count("future", future)
    x = count("nonconforming", nonconforming, 0)
    if x > n:
        raise ValueError(f"`nonconforming` must be at most the {n} inspected, got {x}")
    confidence = probability("confidence", confidence)
    before = _PRIORS[choice("prior", prior, tuple(_PRIORS))]
    a, b = before[0] + x, before[1] + n - x
    chances = beta_binomial(m, a, b)
    limit = int(np.searchsorted(np.cumsum(chances), confidence))
    return CountPrediction(
        prior=prior,
        nonconforming=x,
        inspected=n,
        future=m,
        confidence=confidence,
        expected=m * a / (a + b),
        limit=min(limit, m),
        none=float(chances[0]),
    )


def chance_within_range(inspected: int, *, future: int) -> float:
    """Probability that all units to come lie between the smallest and the largest of those inspected.

    Parameters
    ----------
    inspected : int
        Readings so far, at least 2.
    future : int
        Units to come from the same process, at least 1.

    Returns
    -------
    float
        n (n - 1) / ((n + m)(n + m - 1)), for any continuous distribution.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> round(chance_within_range(100, future=900), 3)
    0.01
    """
    n, m = count("inspected", inspected, 2), count("future", future)
    return n * (n - 1) / ((n + m) * (n + m - 1))


def beta_binomial(m: int, a: float, b: float) -> NDArray[np.float64]:
    """Return the probabilities of 0 to m, from that of 0 and the ratio of each to the one before.

    Parameters
    ----------
    m : int
        Units to come, at least 1.
    a, b : float
        Parameters of the share's beta distribution, positive.

    Returns
    -------
    (m + 1,) float array
    """
    i = np.arange(m, dtype=np.float64)
    none = float(np.log1p(-a / (a + b + i)).sum())
    ratios = np.log((m - i) * (a + i) / ((i + 1) * (b + m - i - 1)))
    chances: NDArray[np.float64] = np.exp(none + np.concatenate(([0.0], np.cumsum(ratios))))
    return chances
