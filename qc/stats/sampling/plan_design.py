"""The smallest sampling plan by attributes that keeps two risks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.numerics.checks import count, positive, probability
from qc.stats.numerics.whole_numbers import first_whole
from qc.stats.sampling.acceptance_probability import (
    binomial_acceptance,
    checked_model,
    hypergeometric_acceptance,
    poisson_acceptance,
)
from qc.stats.sampling.sampling_plan import AttributesPlan
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.stats.sampling.acceptance_probability import Model

    Acceptance = Callable[[int, int], float]

_LARGEST_SAMPLE = 10**9
_WHOLE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignedPlan:
    """A plan made for two risks.

    Attributes
    ----------
    model : {"binomial", "poisson", "hypergeometric"}
        Distribution of the count.
    lot_size : int or None
        Units in the lot.
    producer_quality, consumer_quality : float
        The quality that shall pass, and the quality that shall not.
    producer_risk, consumer_risk : float
        The risks that were allowed: to reject the first, to accept the second.
    plan : AttributesPlan
        Smallest sample that keeps both, and its acceptance number.
    acceptance_at_producer, acceptance_at_consumer : float
        Probability of acceptance at the two qualities.
    """

    model: str
    lot_size: int | None
    producer_quality: float
    consumer_quality: float
    producer_risk: float
    consumer_risk: float
    plan: AttributesPlan
    acceptance_at_producer: float
    acceptance_at_consumer: float


def design_attributes_plan(
    *,
    producer_quality: float,
    consumer_quality: float,
    producer_risk: float = 0.05,
    consumer_risk: float = 0.10,
    model: Model = "binomial",
    lot_size: int | None = None,
) -> DesignedPlan:
    """Find the single sampling plan with the smallest sample that keeps a producer's and a consumer's risk.

    Parameters
    ----------
    producer_quality : float
        Share nonconforming (Poisson: nonconformities per unit) that shall be accepted, above 0.
    consumer_quality : float
        Share or rate that shall be rejected, above ``producer_quality``.
    producer_risk : float
        Largest probability of rejecting the first, between 0 and 1.
    consumer_risk : float
        Largest probability of accepting the second, between 0 and 1, below 1 - ``producer_risk``.
    model : {"binomial", "poisson", "hypergeometric"}
        Binomial: units from a long series. Poisson: nonconformities. Hypergeometric: units of one given lot; the
        qualities are then rounded, the producer's down and the consumer's up, to whole units of the lot.
    lot_size : int, optional
        Units in the lot, needed by "hypergeometric" and only used there.

    Returns
    -------
    DesignedPlan
        The plan, its risks, and what was asked.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the qualities round to the same number of units in the lot.

    Notes
    -----
    For each c the smallest n with Pa(p2) <= beta is found by bisection; the first c at which Pa(p1) >= 1 - alpha
    there has the smallest n of all, as these n grow with c.

    References
    ----------
    R package AcceptanceSampling 1.0.11, ``find.plan``: the same plans.

    Examples
    --------
    The nomograph's plan for these, (89, 2), misses its own producer's risk.

    >>> design_attributes_plan(producer_quality=0.01, consumer_quality=0.06).plan
    AttributesPlan(n=110, acceptance_number=3, rejection_number=4)
    """
    _check(producer_quality, consumer_quality, producer_risk, consumer_risk)
    if lot_size is not None:
        lot_size = count("lot_size", lot_size, 2)
    good, largest = _acceptance_at(producer_quality, model, lot_size, math.floor)
    bad, _ = _acceptance_at(consumer_quality, model, lot_size, math.ceil)
    c = 0
    n = _smallest_sample(bad, c, 1, largest, consumer_risk)
    while good(n, c) < 1 - producer_risk:
        c += 1
        n = _smallest_sample(bad, c, n, largest, consumer_risk)
    return DesignedPlan(
        model=model,
        lot_size=lot_size,
        producer_quality=float(producer_quality),
        consumer_quality=float(consumer_quality),
        producer_risk=float(producer_risk),
        consumer_risk=float(consumer_risk),
        plan=AttributesPlan(n=n, acceptance_number=c, rejection_number=c + 1),
        acceptance_at_producer=good(n, c),
        acceptance_at_consumer=bad(n, c),
    )


def zero_acceptance_plan(
    *,
    limiting_quality: float,
    consumer_risk: float = 0.10,
    lot_size: int | None = None,
) -> DesignedPlan:
    """Find the smallest sample that accepts on zero and keeps the consumer's risk.

    Parameters
    ----------
    limiting_quality : float
        Share nonconforming that shall be rejected, between 0 and 1.
    consumer_risk : float
        Largest probability of accepting it, between 0 and 1.
    lot_size : int, optional
        Units in the lot: the sample is drawn from it (hypergeometric, the limiting quality rounded up to whole
        units). Absent: units from a long series (binomial).

    Returns
    -------
    DesignedPlan
        With the whole lot as sample where no smaller one will do. Its producer's quality is 0, which always passes.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> zero_acceptance_plan(limiting_quality=0.05, lot_size=100).plan.n
    37
    >>> zero_acceptance_plan(limiting_quality=0.05).plan.n
    45
    """
    limiting_quality = probability("limiting_quality", limiting_quality)
    consumer_risk = probability("consumer_risk", consumer_risk)
    model: Model = "binomial" if lot_size is None else "hypergeometric"
    bad, largest = _acceptance_at(limiting_quality, model, lot_size, math.ceil)
    n = _smallest_sample(bad, 0, 1, largest, consumer_risk)
    return DesignedPlan(
        model=model,
        lot_size=lot_size,
        producer_quality=0.0,
        consumer_quality=limiting_quality,
        producer_risk=0.0,
        consumer_risk=consumer_risk,
        plan=AttributesPlan(n=n, acceptance_number=0, rejection_number=1),
        acceptance_at_producer=1.0,
        acceptance_at_consumer=bad(n, 0),
    )


def _check(good: float, bad: float, alpha: float, beta: float) -> None:
    positive("producer_quality", good)
    positive("consumer_quality", bad)
    probability("producer_risk", alpha)
    probability("consumer_risk", beta)
    if not bad > good:
        raise ValueError(f"`consumer_quality` must be above `producer_quality` {good!r}, got {bad!r}")
    if not beta < 1 - alpha:
        raise ValueError(f"`consumer_risk` must be below 1 - `producer_risk` {1 - alpha!r}, got {beta!r}")


def _acceptance_at(
    quality: float, model: str, lot_size: int | None, whole: Callable[[float], int]
) -> tuple[Acceptance, int]:
    """Probability of acceptance at one quality as a function of n and c, and the largest n."""
    if checked_model(model) == "poisson":
        return lambda n, c: poisson_acceptance(n * quality, acceptance_number=c), _LARGEST_SAMPLE
    if quality >= 1:
        raise ValueError(f"`consumer_quality` must be below 1 with the {model} model, got {quality!r}")
    if model == "binomial":
        return lambda n, c: binomial_acceptance(quality, n=n, acceptance_number=c), _LARGEST_SAMPLE
    if lot_size is None:
        raise ValueError("`lot_size` must be given for the hypergeometric model, got None")
    units = count("lot_size", lot_size, 2) * quality
    nearest = round(units)
    bad = nearest if abs(units - nearest) < _WHOLE * lot_size else whole(units)
    return (
        lambda n, c: hypergeometric_acceptance(bad, lot_size=lot_size, n=n, acceptance_number=c),
        lot_size,
    )


def _smallest_sample(bad: Acceptance, c: int, low: int, largest: int, risk: float) -> int:
    """Bisect for the smallest n from ``low`` on that accepts the bad quality at most with probability ``risk``."""
    high = max(low, c + 1)
    while high < largest and bad(high, c) > risk:
        low, high = high, min(2 * high, largest)
    if bad(high, c) > risk:
        raise ValueError(f"`consumer_quality` cannot be told from `producer_quality` with samples up to {largest}")
    return first_whole(lambda n: bad(n, c) <= risk, low, high)
