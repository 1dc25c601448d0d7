"""The smallest sampling plan by variables that keeps two risks, and what any such plan accepts."""

from __future__ import annotations

import math
from statistics import NormalDist

from qc.stats.description.tolerance import one_sided_factor
from qc.stats.numerics.checks import choice, count, finite, probability
from qc.stats.numerics.whole_numbers import first_whole
from qc.stats.sampling.mean_and_spread import one_sided_confidence
from qc.stats.sampling.variables_estimate import SIGMAS
from qc.values import dataclass

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignedVariablesPlan:
    """A plan by variables made for two risks: accept if (limit - mean) / sd is at least k.

    Attributes
    ----------
    sigma : {"unknown", "known"}
        Whether sd is the sample's or the process's known one.
    producer_quality, consumer_quality : float
        The share nonconforming that shall pass, and the one that shall not.
    producer_risk, consumer_risk : float
        The risks that were allowed.
    n : int
        Smallest sample that keeps both.
    k : float
        Acceptability constant; the producer's risk is met exactly.
    acceptance_at_producer, acceptance_at_consumer : float
        Probability of acceptance at the two qualities.
    """

    sigma: str
    producer_quality: float
    consumer_quality: float
    producer_risk: float
    consumer_risk: float
    n: int
    k: float
    acceptance_at_producer: float
    acceptance_at_consumer: float


def variables_acceptance(quality: float, *, n: int, k: float, sigma: str = "unknown") -> float:
    """Probability that a plan by variables with one specification limit accepts a normal lot.

    Parameters
    ----------
    quality : float
        Share beyond the limit, between 0 and 1.
    n : int
        Sample size, at least 2 (1 with ``sigma`` known).
    k : float
        Acceptability constant.
    sigma : {"unknown", "known"}
        Whether the standard deviation is the sample's or known.

    Returns
    -------
    float
        P(mean + k sd ≤ limit).

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package AcceptanceSampling 1.0.11, ``OCvar``, whose formulas these are.

    Examples
    --------
    >>> round(variables_acceptance(0.01, n=20, k=1.826), 3)
    0.92
    """
    n = count("n", n, 1 if choice("sigma", sigma, SIGMAS) == "known" else 2)
    content = 1 - probability("quality", quality)
    k = finite("k", k)
    if sigma == "known":
        return _NORMAL.cdf(math.sqrt(n) * (_NORMAL.inv_cdf(content) - k))
    if k > 0:
        return 1 - one_sided_confidence(k, n=n, content=content)
    if k == 0:
        return _NORMAL.cdf(math.sqrt(n) * _NORMAL.inv_cdf(content))
    return one_sided_confidence(-k, n=n, content=1 - content)


def design_variables_plan(
    *,
    producer_quality: float,
    consumer_quality: float,
    producer_risk: float = 0.05,
    consumer_risk: float = 0.10,
    sigma: str = "unknown",
) -> DesignedVariablesPlan:
    """Find the plan by variables with the smallest sample that keeps a producer's and a consumer's risk.

    Parameters
    ----------
    producer_quality : float
        Share nonconforming that shall be accepted, between 0 and 1.
    consumer_quality : float
        Share that shall be rejected, above ``producer_quality`` and below 1.
    producer_risk : float
        Probability of rejecting the first, between 0 and 1.
    consumer_risk : float
        Largest probability of accepting the second, between 0 and 1, below 1 - ``producer_risk``.
    sigma : {"unknown", "known"}
        Whether the process's standard deviation is estimated from the sample or known.

    Returns
    -------
    DesignedVariablesPlan
        The plan, its risks, and what was asked.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package AcceptanceSampling 1.0.11, ``find.plan(type="normal")``: the same convention.

    Examples
    --------
    >>> plan = design_variables_plan(producer_quality=0.01, consumer_quality=0.06)
    >>> plan.n, round(plan.k, 3)
    (42, 1.905)
    """
    producer_quality = probability("producer_quality", producer_quality)
    consumer_quality = probability("consumer_quality", consumer_quality)
    producer_risk = probability("producer_risk", producer_risk)
    consumer_risk = probability("consumer_risk", consumer_risk)
    if not consumer_quality > producer_quality:
        raise ValueError(
            f"`consumer_quality` must be above `producer_quality` {producer_quality!r}, got {consumer_quality!r}"
        )
    if not consumer_risk < 1 - producer_risk:
        raise ValueError(
            f"`consumer_risk` must be below 1 - `producer_risk` {1 - producer_risk!r}, got {consumer_risk!r}"
        )
    good, bad = (-_NORMAL.inv_cdf(p) for p in (producer_quality, consumer_quality))
    passes, fails = (-_NORMAL.inv_cdf(p) for p in (producer_risk, consumer_risk))
    n = _smallest((passes + fails) / (good - bad))
    k = good - passes / math.sqrt(n)
    if choice("sigma", sigma, SIGMAS) == "unknown":
        n, k = _unknown(n, producer_quality, producer_risk, consumer_quality, consumer_risk)
    return DesignedVariablesPlan(
        sigma=sigma,
        producer_quality=producer_quality,
        consumer_quality=consumer_quality,
        producer_risk=producer_risk,
        consumer_risk=consumer_risk,
        n=n,
        k=k,
        acceptance_at_producer=variables_acceptance(producer_quality, n=n, k=k, sigma=sigma),
        acceptance_at_consumer=variables_acceptance(consumer_quality, n=n, k=k, sigma=sigma),
    )


def _smallest(root: float) -> int:
    """Sample size with sigma known: the square of the root, rounded up."""
    return max(1, math.ceil(root * root * (1 - 1e-12)))


def _unknown(low: int, good: float, alpha: float, bad: float, beta: float) -> tuple[int, float]:
    """Bisect for n, from the size for sigma known on; k makes the producer's risk exact at every n."""

    def k_at(n: int) -> float:
        # Accepting the good quality with 1 - alpha: x̄ + k s exceeds its limit with alpha.
        return one_sided_factor(n, content=1 - good, confidence=alpha)

    def missed(n: int) -> bool:
        return variables_acceptance(bad, n=n, k=k_at(n)) > beta

    low = high = max(2, low)
    while missed(high):
        low, high = high + 1, 2 * high
    n = first_whole(lambda n: not missed(n), low, high)
    return n, k_at(n)
