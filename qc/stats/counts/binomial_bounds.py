"""What a count says of the process: exact bounds for a share or a rate, and the sample that zero failures need."""

from __future__ import annotations

import math
from typing import Literal

from qc.stats.numerics.checks import choice, count, positive, probability
from qc.stats.sampling.accepted_quality import mean_accepted, quality_accepted
from qc.values import dataclass

Side = Literal["two", "lower", "upper"]
_SIDES = ("two", "lower", "upper")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBounds:
    """Exact bounds for the share or rate behind a count.

    Attributes
    ----------
    method : {"clopper-pearson", "poisson-exact"}
        A share of units, or a rate per exposure.
    nonconforming : int
        What was counted.
    exposure : float
        Units inspected, or the exposure of a rate.
    confidence : float
        Probability that the bounds hold the true value, at least.
    sides : {"two", "lower", "upper"}
        Which bounds there are; with two, each side errs with half the risk.
    estimate : float
        The count over the exposure.
    lower, upper : float
        The bounds: 0 where there is no lower one, 1 (share) or infinity (rate) where there is no upper one.
    """

    method: str
    nonconforming: int
    exposure: float
    confidence: float
    sides: str
    estimate: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ZeroFailureSample:
    """The sample that, without a failure, shows a share of good units.

    Attributes
    ----------
    reliability : float
        Share of good units to be shown.
    confidence : float
        Confidence of the statement.
    n : int
        Units to be inspected.
    n_real : float
        The same before rounding up: log(1 - confidence) / log(reliability).
    """

    reliability: float
    confidence: float
    n: int
    n_real: float


def share_bounds(nonconforming: int, inspected: int, *, confidence: float = 0.95, sides: Side = "two") -> CountBounds:
    """Exact (Clopper-Pearson) bounds for the share nonconforming of the process that a random sample came from.

    Parameters
    ----------
    nonconforming : int
        Nonconforming units in the sample, 0 to ``inspected``.
    inspected : int
        Units in the sample, at least 1.
    confidence : float
        Between 0 and 1.
    sides : {"two", "lower", "upper"}
        Which bounds.

    Returns
    -------
    CountBounds
        The shares at which so many or more, or so few or fewer, would be just improbable.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R 4.2.2, ``binom.test``: agrees to 9 digits.

    Examples
    --------
    None bad of 100 means at most 2.95 % bad:

    >>> round(100 * share_bounds(0, 100, sides="upper").upper, 2)
    2.95
    """
    n = count("inspected", inspected)
    x = _at_most("nonconforming", nonconforming, n)
    confidence = probability("confidence", confidence)
    risk = _risk(confidence, sides)
    lower = 0.0 if x == 0 or sides == "upper" else quality_accepted(1 - risk, n=n, acceptance_number=x - 1)
    upper = 1.0 if x == n or sides == "lower" else quality_accepted(risk, n=n, acceptance_number=x)
    return CountBounds(
        method="clopper-pearson",
        nonconforming=x,
        exposure=float(n),
        confidence=confidence,
        sides=sides,
        estimate=x / n,
        lower=lower,
        upper=upper,
    )


def rate_bounds(
    nonconformities: int, exposure: float = 1.0, *, confidence: float = 0.95, sides: Side = "two"
) -> CountBounds:
    """Exact bounds for the rate of nonconformities, counted in a known exposure (Poisson).

    Parameters
    ----------
    nonconformities : int
        What was counted, at least 0.
    exposure : float
        Units, metres, hours, ... that were inspected, above 0.
    confidence : float
        Between 0 and 1.
    sides : {"two", "lower", "upper"}
        Which bounds.

    Returns
    -------
    CountBounds
        Rates per unit of exposure.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R 4.2.2, ``poisson.test``: agrees to 9 digits.

    Examples
    --------
    >>> found = rate_bounds(10)
    >>> round(found.lower, 4), round(found.upper, 4)
    (4.7954, 18.3904)
    """
    x, t = count("nonconformities", nonconformities, 0), positive("exposure", exposure)
    confidence = probability("confidence", confidence)
    risk = _risk(confidence, sides)
    lower = 0.0 if x == 0 or sides == "upper" else mean_accepted(1 - risk, acceptance_number=x - 1) / t
    upper = math.inf if sides == "lower" else mean_accepted(risk, acceptance_number=x) / t
    return CountBounds(
        method="poisson-exact",
        nonconforming=x,
        exposure=t,
        confidence=confidence,
        sides=sides,
        estimate=x / t,
        lower=lower,
        upper=upper,
    )


def rule_of_three(inspected: int) -> float:
    """Rough upper 95 % bound for the share nonconforming after a sample without any: 3/n.

    Parameters
    ----------
    inspected : int
        Units inspected, at least 1.

    Returns
    -------
    float
        3/n. Above 1, and of no meaning, below 3 units; the exact bound is ``share_bounds(0, n, sides="upper")``.

    Raises
    ------
    ValueError
        If ``inspected`` is below 1.

    Examples
    --------
    >>> rule_of_three(100)
    0.03
    """
    return 3.0 / count("inspected", inspected)


def zero_failure_sample(*, reliability: float, confidence: float = 0.95) -> ZeroFailureSample:
    """Find the sample that shows a share of good units if none of it fails (success run).

    Parameters
    ----------
    reliability : float
        Share of good units to be shown, between 0 and 1.
    confidence : float
        Confidence of the statement, between 0 and 1.

    Returns
    -------
    ZeroFailureSample
        The smallest n with reliability**n ≤ 1 - confidence.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> [zero_failure_sample(reliability=1 - bad).n for bad in (0.01, 0.005, 0.001)]
    [299, 598, 2995]
    """
    confidence = probability("confidence", confidence)
    good, risk = probability("reliability", reliability), 1 - confidence
    real = math.log(risk) / math.log(good)
    # 0.9 confidence of 0.1 reliability is exactly 1 unit: rounding must not make it 2.
    n = max(1, math.ceil(real * (1 - 1e-12)))
    return ZeroFailureSample(reliability=good, confidence=confidence, n=n, n_real=real)


def _risk(confidence: float, sides: str) -> float:
    """Probability that the true value lies beyond one bound."""
    return (1 - confidence) / (2 if choice("sides", sides, _SIDES) == "two" else 1)


def _at_most(name: str, value: int, most: int) -> int:
    if count(name, value, 0) > most:
        raise ValueError(f"`{name}` must be at most the {most} inspected, got {value}")
    return int(value)
