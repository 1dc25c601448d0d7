"""If nothing changes, how many nonconforming units are to come: from counts."""

from __future__ import annotations

import numpy as np

from qc.stats.counts.nonconforming import clopper_pearson
from qc.stats.counts.prediction import CountPrediction, beta_binomial, predict_nonconforming
from qc.stats.numerics import checks
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CountExposure:
    """Nonconforming units to expect among the next ones of the same process.

    Attributes
    ----------
    nonconforming, inspected, future : int
        The sample, and the units to come.
    confidence : float
        Of every bound and interval, each on its own.
    expected : float
        Share found times the units to come.
    expected_upper : float
        One-sided upper bound of the expected number (Clopper-Pearson).
    expected_interval : tuple of float
        Two-sided.
    limit : int
        Exact: whatever the true share is, with ``confidence`` or more no more than this many are found.
    interval : tuple of int
        Exact, two-sided.
    predictions : tuple of CountPrediction
        With a uniform and with Jeffreys' prior.
    method : str
        How the exact limits were found.
    """

    nonconforming: int
    inspected: int
    future: int
    confidence: float
    expected: float
    expected_upper: float
    expected_interval: tuple[float, float]
    limit: int
    interval: tuple[int, int]
    predictions: tuple[CountPrediction, CountPrediction]
    method: str = "hypergeometric prediction limits"

    def prediction(self, prior: str) -> CountPrediction:
        """Return the prediction with the prior of this name."""
        return next(each for each in self.predictions if each.prior == prior)


def count_exposure(nonconforming: int, inspected: int, *, future: int, confidence: float = 0.95) -> CountExposure:
    """Return how many of the next units will be nonconforming if nothing changes, from a sample's count.

    Parameters
    ----------
    nonconforming : int
        Nonconforming units in the sample, 0 to ``inspected``.
    inspected : int
        Units in the sample, at least 1.
    future : int
        Units to come, at least 1.
    confidence : float, default 0.95
        Strictly between 0 and 1.

    Returns
    -------
    CountExposure
        Expected number with bounds, exact prediction limits, and predictions with two priors.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    Given the total t in both samples together, the number in the first is hypergeometric whatever the share: the limit
    is the smallest y for which x or fewer of x + y + 1 have a probability of at most 1 − confidence. That tail is one
    of a beta-binomial distribution with parameters x + 1 and n − x.

    References
    ----------
    Thatcher, A. R. (1964), Relationships between Bayesian and confidence limits for predictions, Journal of the Royal
    Statistical Society B 26, 176-192: the principle, from general knowledge; held against hypergeometric tails.

    Examples
    --------
    None bad of 100; what of the next 900?

    >>> found = count_exposure(0, 100, future=900)
    >>> round(found.expected_upper, 1), found.limit, [each.limit for each in found.predictions]
    (26.6, 28, [27, 18])
    """
    m, confidence = checks.count("future", future), checks.probability("confidence", confidence)
    uniform = predict_nonconforming(nonconforming, inspected, future=m, prior="uniform", confidence=confidence)
    jeffreys = predict_nonconforming(nonconforming, inspected, future=m, prior="jeffreys", confidence=confidence)
    x, n = uniform.nonconforming, uniform.inspected
    upper = clopper_pearson(x, n, confidence=confidence)[1]
    tail = 0.5 * (1.0 - confidence)
    low, high = clopper_pearson(x, n, confidence=1.0 - tail)
    return CountExposure(
        nonconforming=x,
        inspected=n,
        future=m,
        confidence=confidence,
        expected=m * x / n,
        expected_upper=m * upper,
        expected_interval=(m * low, m * high),
        limit=_most(x, n, m, confidence),
        interval=(_least(x, n, m, tail), _most(x, n, m, 1.0 - tail)),
        predictions=(uniform, jeffreys),
    )


def _most(x: int, n: int, m: int, chance: float) -> int:
    """Return the upper limit: the quantile of a beta-binomial distribution with x + 1 and n − x."""
    return m if x == n else _quantile(m, x + 1.0, float(n - x), chance)


def _least(x: int, n: int, m: int, chance: float) -> int:
    """Return the lower limit: the quantile of a beta-binomial distribution with x and n − x + 1."""
    return 0 if x == 0 else _quantile(m, float(x), n - x + 1.0, chance)


def _quantile(m: int, a: float, b: float, chance: float) -> int:
    return min(int(np.searchsorted(np.cumsum(beta_binomial(m, a, b)), chance)), m)
