"""If nothing changes, how many nonconforming units are to come: from readings."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.ability.expected_interval import expected_ppm_interval
from qc.stats.numerics import checks
from qc.stats.numerics.integral_equation import nodes, normal_cdf, normal_density
from qc.stats.numerics.quantiles import student_t_p_value
from qc.stats.numerics.whole_numbers import first_whole
from qc.stats.volume.chi_grid import chi_nodes
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.ability.expected_interval import ExpectedInterval
    from qc.stats.ability.limits import SpecLimits

    Floats = NDArray[np.float64]

_MILLION = 1e6
_MEANS = 60
_WIDEST = 8.3


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingExposure:
    """Nonconforming units to expect among the next ones of the same normal process.

    Attributes
    ----------
    n, future : int
        Readings, and units to come.
    confidence : float
        Of every bound, each on its own.
    estimate : float
        Expected number of a normal distribution with the readings' mean and standard deviation.
    expected_upper : float
        One-sided upper bound of the expected number.
    expected_interval : tuple of float
        Two-sided.
    predicted : float
        Expected number with the error of mean and standard deviation counted (Student t).
    limit : int
        No more than this many with probability ``confidence`` or more.
    none : float
        Probability that not one is nonconforming.
    prior : str
        What was held of mean and standard deviation before.
    method : str
        Of the bound of the expected number.
    """

    n: int
    future: int
    confidence: float
    estimate: float
    expected_upper: float
    expected_interval: tuple[float, float]
    predicted: float
    limit: int
    none: float
    prior: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlook:
    """The distribution of the share beyond the limits that readings leave possible.

    Attributes
    ----------
    shares, weights : (k,) float arrays
        Shares with their probabilities.
    """

    shares: Floats
    weights: Floats

    def at_most(self, count: int, future: int) -> float:
        """Return the probability of no more than ``count`` nonconforming among the next ``future`` units."""
        from scipy.special import bdtr  # noqa: PLC0415 - takes a quarter of a second to load, and few runs ask for it

        return 0.0 if count < 0 else float(self.weights @ bdtr(count, future, self.shares))

    def limit(self, future: int, confidence: float) -> int:
        """Return the smallest number that is not exceeded with probability ``confidence``."""
        return first_whole(lambda count: self.at_most(count, future) >= confidence, 0, future)


def outlook(limits: SpecLimits, *, mean: float, sigma: float, n: int) -> Outlook:
    """Return what shares beyond the limits normal readings leave possible, and how probable each is.

    Parameters
    ----------
    limits : SpecLimits
        One or both.
    mean, sigma : float
        Of the readings, the standard deviation with divisor n − 1, positive.
    n : int
        Readings, at least 2.

    Returns
    -------
    Outlook
        With the prior dμ dσ/σ.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> from qc.stats.ability.limits import SpecLimits
    >>> found = outlook(SpecLimits(lsl=9.0, usl=11.0), mean=10.0, sigma=0.25, n=100)
    >>> found.limit(900, 0.95), round(found.at_most(0, 900), 3)
    (1, 0.898)
    """
    mean, sigma, n = checks.finite("mean", mean), checks.positive("sigma", sigma), checks.count("n", n, 2)
    ratios, chances = chi_nodes(n - 1)
    z, spacing = nodes(-_WIDEST, _WIDEST, count=_MEANS)
    low, high = ((limit - mean) / sigma for limit in limits.ends)
    aside = z[:, None] / math.sqrt(n)
    shares = np.zeros((z.size, ratios.size))
    if math.isfinite(low):
        shares += normal_cdf(low * ratios + aside)
    if math.isfinite(high):
        shares += normal_cdf(-(high * ratios + aside))
    weights = (spacing * normal_density(z))[:, None] * chances
    return Outlook(shares=shares.ravel(), weights=weights.ravel() / weights.sum())


def reading_exposure(
    limits: SpecLimits, *, mean: float, sigma: float, n: int, future: int, confidence: float = 0.95
) -> ReadingExposure:
    """Return how many of the next units will lie beyond the limits if nothing changes, from normal readings.

    Parameters
    ----------
    limits : SpecLimits
        One or both.
    mean, sigma : float
        Of the readings, the standard deviation with divisor n − 1, positive.
    n : int
        Readings, at least 2.
    future : int
        Units to come, at least 1.
    confidence : float, default 0.95
        Strictly between 0 and 1.

    Returns
    -------
    ReadingExposure
        Expected number with bounds, predicted number, its limit and the chance of none.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    The next reading less the mean, over s √(1 + 1/n), is Student t with n − 1 degrees of freedom: exact. The number
    among the next ones is binomial, averaged over the shares that the readings leave possible.

    Examples
    --------
    >>> from qc.stats.ability.limits import SpecLimits
    >>> found = reading_exposure(SpecLimits(lsl=9.0, usl=11.0), mean=10.0, sigma=0.25, n=100, future=900)
    >>> round(found.estimate, 3), round(found.predicted, 3), found.limit
    (0.057, 0.118, 1)
    """
    m, confidence = checks.count("future", future), checks.probability("confidence", confidence)
    mean, sigma, n = checks.finite("mean", mean), checks.positive("sigma", sigma), checks.count("n", n, 2)
    bounds = _share_bounds(limits, mean, sigma, n, confidence)
    possible = outlook(limits, mean=mean, sigma=sigma, n=n)
    low, high = (each * m / _MILLION for each in bounds.total.interval)
    return ReadingExposure(
        n=n,
        future=m,
        confidence=confidence,
        estimate=bounds.total.estimate * m / _MILLION,
        expected_upper=bounds.total.upper * m / _MILLION,
        expected_interval=(low, high),
        predicted=m * _next_share(limits, mean, sigma, n),
        limit=possible.limit(m, confidence),
        none=possible.at_most(0, m),
        prior="dμ dσ/σ",
        method=bounds.method,
    )


@lru_cache(maxsize=8)
def _share_bounds(limits: SpecLimits, mean: float, sigma: float, n: int, confidence: float) -> ExpectedInterval:
    """Bounds of the share beyond, kept because they are asked for once for every volume to come."""
    return expected_ppm_interval(limits, mean=mean, sigma=sigma, n=n, confidence=confidence)


def _next_share(limits: SpecLimits, mean: float, sigma: float, n: int) -> float:
    """Probability that the next reading lies beyond a limit."""
    scale = sigma * math.sqrt(1.0 + 1.0 / n)
    low, high = limits.ends
    return sum(_t_tail(distance / scale, n - 1) for distance in (mean - low, high - mean) if math.isfinite(distance))


def _t_tail(t: float, df: int) -> float:
    """P(T > t)."""
    half = 0.5 * student_t_p_value(t, df)
    return half if t >= 0 else 1.0 - half
