"""Judgement of a lot from the readings of its sample, by a plan for variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.numerics.checks import choice, limits, positive, sample
from qc.stats.sampling.variables_estimate import estimated_share
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from qc.stats.sampling.z19 import VariablesPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class VariablesJudgement:
    """What a sample says of its lot.

    Attributes
    ----------
    form : {"M", "k"}
        By estimated share (form 2) or by quality index (form 1).
    sigma : {"unknown", "known"}
        Whose standard deviation ``sd`` is: the sample's, or the process's known one.
    n : int
        Readings.
    mean, sd : float
        Mean of the readings, and the standard deviation that was used.
    index_lower, index_upper : float or None
        Quality index towards each limit that is given.
    share_lower, share_upper : float
        Estimated share beyond each limit, 0 where there is none.
    limit : float
        M or k that decided.
    accepted : bool
        Whether the lot passes.
    """

    form: str
    sigma: str
    n: int
    mean: float
    sd: float
    index_lower: float | None
    index_upper: float | None
    share_lower: float
    share_upper: float
    limit: float
    accepted: bool

    @property
    def share(self) -> float:
        """Estimated share nonconforming in the lot."""
        return self.share_lower + self.share_upper


def judge_variables(
    values: ArrayLike,
    plan: VariablesPlan,
    *,
    lsl: float | None = None,
    usl: float | None = None,
    sd: float | None = None,
    form: str = "M",
) -> VariablesJudgement:
    """Accept or reject a lot from the readings of its sample. The characteristic must be normal.

    Parameters
    ----------
    values : (n,) array_like of float
        As many readings as the plan asks for.
    plan : VariablesPlan
        The plan, see ``variables_plan``.
    lsl, usl : float, optional
        Specification limits in the readings' unit, at least one.
    sd : float, optional
        The process's known standard deviation; needed by, and only by, a plan for sigma known.
    form : {"M", "k"}
        By the estimated share nonconforming, beyond both limits together; or by the quality index, one limit
        only.

    Returns
    -------
    VariablesJudgement
        Decision and all that led to it.

    Raises
    ------
    ValueError
        If the readings are not as many as the plan asks for, do not differ, or an argument does not fit the
        plan.

    References
    ----------
    MIL-STD-414 (1957), Examples B-1 and B-3.

    Examples
    --------
    An operating temperature of at most 209 °F, 40 units, AQL 1 %:

    >>> from qc.stats.sampling.z19 import variables_plan
    >>> judged = judge_variables([197, 188, 184, 205, 201], variables_plan("D", aql=1.0), usl=209)
    >>> round(judged.index_upper, 2), round(100 * judged.share, 2), judged.accepted
    (1.59, 2.18, True)
    """
    lower, upper = limits(lsl, usl)
    if choice("form", form, ("M", "k")) == "k" and lower is not None and upper is not None:
        raise ValueError(f"`form` must be 'M' where both limits are given, got {form!r}")
    readings = sample("values", values)
    if readings.size != plan.n:
        raise ValueError(f"`values` must hold the plan's {plan.n} readings, got {readings.size}")
    mean, spread = float(readings.mean()), _spread(plan, sd, float(readings.std(ddof=1)))
    low = None if lower is None else (mean - lower) / spread
    high = None if upper is None else (upper - mean) / spread
    shares = [0.0 if q is None else estimated_share(q, n=plan.n, sigma=plan.sigma) for q in (low, high)]
    worst = min(q for q in (low, high) if q is not None)
    return VariablesJudgement(
        form=form,
        sigma=plan.sigma,
        n=plan.n,
        mean=mean,
        sd=spread,
        index_lower=low,
        index_upper=high,
        share_lower=shares[0],
        share_upper=shares[1],
        limit=plan.maximum if form == "M" else plan.k,
        accepted=sum(shares) <= plan.maximum if form == "M" else worst >= plan.k,
    )


def _spread(plan: VariablesPlan, known: float | None, estimated: float) -> float:
    """Choose the standard deviation that the plan is made for."""
    if plan.sigma == "known":
        if known is None:
            raise ValueError("`sd` must be given for a plan with sigma known, got None")
        return positive("sd", known)
    if known is not None:
        raise ValueError(f"`sd` must be absent for a plan with sigma unknown, got {known!r}")
    if estimated == 0:
        raise ValueError("`values` must hold at least two different readings, got only one value")
    return estimated
