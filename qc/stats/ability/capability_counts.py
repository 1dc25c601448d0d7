"""Capability of characteristics that are counted, not measured: nonconforming units and nonconformities."""

from __future__ import annotations

import math

from qc.stats.counts.nonconforming import clopper_pearson
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import chi_square_quantile, normal_quantile
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCapability:
    """What a count says of a process, also on the scale of the indices of measured characteristics.

    Attributes
    ----------
    method : str
        Distribution and bounds.
    count : int
        Nonconforming units, or nonconformities.
    units : float
        Units inspected.
    rate : float
        Share nonconforming, or nonconformities per unit.
    interval : tuple of float
        Exact two-sided interval for the rate.
    upper : float
        Exact one-sided upper bound of the rate.
    confidence : float
        Of the interval and of the bound, each on its own.
    nonconforming : float
        Share of units with at least one nonconformity.
    index : float or None
        A third of the normal quantile of the conforming share: the Ppk that a measured characteristic with as many
        units outside one limit has. None where nothing was found or everything was: such an index has no value.
    index_lower : float or None
        Its one-sided lower bound; None where even that has no value.
    """

    method: str
    count: int
    units: float
    rate: float
    interval: tuple[float, float]
    upper: float
    confidence: float
    nonconforming: float
    index: float | None
    index_lower: float | None

    @property
    def upper_nonconforming(self) -> float:
        """Upper bound of the share of nonconforming units, at the same confidence."""
        return -math.expm1(-self.upper) if self.method.startswith("Poisson") else self.upper

    @property
    def ppm(self) -> float:
        """Nonconforming units per million."""
        return 1e6 * self.nonconforming


def binomial_capability(count: int, n: int, *, confidence: float = 0.95) -> CountCapability:
    """Judge a process by its nonconforming units.

    Parameters
    ----------
    count : int
        Nonconforming units, from 0 to ``n``; over several samples, their sums.
    n : int
        Units inspected, at least 1.
    confidence : float, default 0.95
        Strictly between 0 and 1.

    Returns
    -------
    CountCapability
        With Clopper and Pearson's bounds.

    Raises
    ------
    ValueError
        If the counts do not fit together.

    Examples
    --------
    >>> found = binomial_capability(0, 100)
    >>> found.index, round(found.upper, 4), round(found.index_lower, 3)
    (None, 0.0295, 0.629)
    """
    found, inspected = checks.count("count", count, 0), checks.count("n", n)
    confidence = checks.probability("confidence", confidence)
    two_sided = clopper_pearson(found, inspected, confidence=0.5 * (1.0 + confidence))
    upper = clopper_pearson(found, inspected, confidence=confidence)[1]
    share = found / inspected
    return CountCapability(
        method="binomial, Clopper-Pearson",
        count=found,
        units=float(inspected),
        rate=share,
        interval=two_sided,
        upper=upper,
        confidence=confidence,
        nonconforming=share,
        index=_index(1.0 - share, share),
        index_lower=_index(1.0 - upper, upper),
    )


def poisson_capability(count: int, units: float, *, confidence: float = 0.95) -> CountCapability:
    """Judge a process by its nonconformities, of which a unit may have several.

    Parameters
    ----------
    count : int
        Nonconformities, 0 or more.
    units : float
        Units inspected, above 0.
    confidence : float, default 0.95
        Strictly between 0 and 1.

    Returns
    -------
    CountCapability
        With Garwood's bounds.

    Raises
    ------
    ValueError
        If the count is below 0 or the units are not above 0.

    References
    ----------
    Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442.

    Examples
    --------
    >>> found = poisson_capability(10, 200)
    >>> round(found.rate, 3), round(found.nonconforming, 4), round(found.index, 3)
    (0.05, 0.0488, 0.552)
    """
    found, inspected = checks.count("count", count, 0), checks.positive("units", units)
    confidence = checks.probability("confidence", confidence)
    tail = 0.5 * (1.0 - confidence)
    low = chi_square_quantile(tail, 2 * found) if found else 0.0
    upper = 0.5 * chi_square_quantile(confidence, 2 * found + 2) / inspected
    rate = found / inspected
    return CountCapability(
        method="Poisson, Garwood",
        count=found,
        units=inspected,
        rate=rate,
        interval=(0.5 * low / inspected, 0.5 * chi_square_quantile(1.0 - tail, 2 * found + 2) / inspected),
        upper=upper,
        confidence=confidence,
        nonconforming=-math.expm1(-rate),
        index=_index(math.exp(-rate), -math.expm1(-rate)),
        index_lower=_index(math.exp(-upper), -math.expm1(-upper)),
    )


def _index(conforming: float, nonconforming: float) -> float | None:
    """Return a third of the normal quantile, from the smaller share."""
    if not (conforming > 0 and nonconforming > 0):
        return None
    z = -normal_quantile(nonconforming) if nonconforming < conforming else normal_quantile(conforming)
    return z / 3.0
