"""What a passed lot does not show: how bad a lot may be and still pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from qc.stats.numerics.checks import choice, count, positive, probability
from qc.stats.numerics.whole_numbers import first_whole
from qc.stats.sampling.acceptance_probability import hypergeometric_acceptance
from qc.stats.sampling.accepted_quality import mean_accepted, quality_accepted
from qc.stats.sampling.oc_curve import acceptance
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.sampling.sampling_plan import AttributesPlan

_EVEN, _SELDOM = 0.50, 0.10
_LARGEST_SHARE_AQL = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedLot:
    """The facts behind "a lot with 11 % bad passes one time in ten".

    Attributes
    ----------
    model : {"binomial", "poisson", "hypergeometric"}
        Distribution of the count: units of a long series, nonconformities, or units of one given lot.
    plan : AttributesPlan
        The plan by which the lot passed.
    lot_size : int or None
        Units in the lot, where the answer is for that lot.
    passes_even : float
        Share nonconforming (Poisson: nonconformities per unit) that passes every second time. With "hypergeometric"
        the largest share of the lot that still passes so often.
    passes_seldom : float
        The same for one time in ten: the 10 % point.
    aql : float or None
        Acceptance quality limit in percent, or nonconformities per 100 units.
    producer_risk : float or None
        Probability that a lot at the AQL fails; None without an AQL.
    """

    model: str
    plan: AttributesPlan
    lot_size: int | None
    passes_even: float
    passes_seldom: float
    aql: float | None
    producer_risk: float | None


def passed_lot(
    plan: AttributesPlan,
    *,
    aql: float | None = None,
    lot_size: int | None = None,
    model: Literal["binomial", "poisson"] = "binomial",
) -> PassedLot:
    """Say how bad a lot may be and still pass, and how often a lot at the AQL fails.

    Parameters
    ----------
    plan : AttributesPlan
        The plan by which the lot passed; its gap between Ac and Re, if any, counts as passed.
    aql : float, optional
        Acceptance quality limit in percent (Poisson: nonconformities per 100 units), above 0; at most 10 unless
        Poisson.
    lot_size : int, optional
        Units in the lot, above the sample: the two shares are then those of this lot, in whole units
        (hypergeometric). Absent: those of a long series of lots, as the standards' tables give them.
    model : {"binomial", "poisson"}
        Whether nonconforming units or nonconformities are counted. A lot size goes with units only.

    Returns
    -------
    PassedLot
        The two shares and the producer's risk. The sample is taken to be random over the whole lot.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the lot is not larger than the sample.

    Examples
    --------
    >>> from qc.stats.sampling.z14 import lot_plan
    >>> facts = passed_lot(lot_plan(1000, aql=2.5).plan, aql=2.5)
    >>> round(100 * facts.passes_even, 1), round(100 * facts.passes_seldom, 1), round(facts.producer_risk, 3)
    (7.1, 11.3, 0.015)
    """
    choice("model", model, ("binomial", "poisson"))
    name = model if lot_size is None else "hypergeometric"
    if lot_size is not None and model == "poisson":
        raise ValueError(f"`lot_size` must be absent for the Poisson model, got {lot_size}")
    most = plan.rejection_number - 1
    even, seldom = (_accepted(chance, plan.n, most, model, lot_size) for chance in (_EVEN, _SELDOM))
    return PassedLot(
        model=name,
        plan=plan,
        lot_size=lot_size,
        passes_even=even,
        passes_seldom=seldom,
        aql=aql,
        producer_risk=None if aql is None else 1 - _at_aql(aql, plan.n, most, model),
    )


def _at_aql(aql: float, n: int, most: int, model: Literal["binomial", "poisson"]) -> float:
    """Probability of acceptance at the AQL, of a long series."""
    if positive("aql", aql) > _LARGEST_SHARE_AQL and model == "binomial":
        raise ValueError(f"`aql` must be at most 10 for nonconforming units, got {aql!r}")
    return acceptance(aql / 100.0, n=n, acceptance_number=most, model=model)


def _accepted(chance: float, n: int, most: int, model: str, lot_size: int | None) -> float:
    """Quality that passes with this chance."""
    chance = probability("chance", chance)
    if lot_size is not None:
        return _most_in_lot(chance, n, most, count("lot_size", lot_size, n + 1)) / lot_size
    if model == "poisson":
        return mean_accepted(chance, acceptance_number=most) / n
    return 1.0 if most >= n else quality_accepted(chance, n=n, acceptance_number=most)


def _most_in_lot(chance: float, n: int, most: int, lot_size: int) -> int:
    """Return the most nonconforming units that a lot may hold and pass at least with this chance."""

    def too_many(bad: int) -> bool:
        return hypergeometric_acceptance(bad, lot_size=lot_size, n=n, acceptance_number=most) < chance

    return first_whole(too_many, 1, lot_size + 1) - 1
