"""The worst average quality that leaves a sampling plan which screens rejected lots."""

from __future__ import annotations

from typing import Literal

from qc.stats.numerics.checks import choice, count
from qc.stats.sampling.acceptance_probability import binomial_acceptance, poisson_acceptance
from qc.stats.sampling.oc_curve import acceptance, unseen
from qc.values import dataclass

_BISECTIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingLimit:
    """The worst average outgoing quality of a plan with screening.

    Attributes
    ----------
    model : {"binomial", "poisson"}
        Distribution of the count.
    n, acceptance_number : int
        The plan.
    lot_size : int or None
        Units in the lot; None for a lot that is large beside its sample.
    limit : float
        AOQL.
    at_quality : float
        Incoming quality that gives it.
    """

    model: str
    n: int
    acceptance_number: int
    lot_size: int | None
    limit: float
    at_quality: float


def outgoing_limit(
    *, n: int, acceptance_number: int, model: Literal["binomial", "poisson"] = "binomial", lot_size: int | None = None
) -> OutgoingLimit:
    """Average outgoing quality limit (AOQL) of a single sampling plan with screening of rejected lots.

    Parameters
    ----------
    n : int
        Units in the sample, at least 1.
    acceptance_number : int
        Most nonconforming units that pass, below ``n``; by "poisson" most nonconformities, of which ``n`` units may
        have more than ``n``.
    model : {"binomial", "poisson"}
        See ``acceptance``.
    lot_size : int, optional
        Units in the lot, at least ``n``; absent for a lot that is large beside its sample.

    Returns
    -------
    OutgoingLimit
        The largest p Pa(p) (N - n) / N, and where it lies.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the lot is smaller than the sample.

    Examples
    --------
    >>> worst = outgoing_limit(n=125, acceptance_number=2)
    >>> round(worst.limit, 5), round(worst.at_quality, 5)
    (0.01096, 0.01804)
    """
    choice("model", model, ("binomial", "poisson"))
    n, c = count("n", n), count("acceptance_number", acceptance_number, 0)
    if c >= n and model == "binomial":
        raise ValueError(f"`acceptance_number` must be below `n` {n}, got {c}")
    at = _steepest(n, c, model)
    pa = acceptance(at, n=n, acceptance_number=c, model=model, lot_size=lot_size)
    return OutgoingLimit(
        model=model,
        n=n,
        acceptance_number=c,
        lot_size=lot_size,
        limit=at * pa * unseen(n, lot_size),
        at_quality=at,
    )


def _steepest(n: int, c: int, model: str) -> float:
    """Solve d(p Pa)/dp = Pa - n p f(c) = 0 by bisection, f the probability of c among n - 1 (Poisson: n)."""
    low, high = 0.0, 1.0 if model == "binomial" else 2.0 * (c + 1.0) / n
    for _ in range(_BISECTIONS):
        p = 0.5 * (low + high)
        low, high = (p, high) if _rising(p, n, c, model) else (low, p)
    return 0.5 * (low + high)


def _rising(p: float, n: int, c: int, model: str) -> bool:
    """Whether p Pa(p) still grows."""
    if model == "poisson":
        pa, before = (poisson_acceptance(n * p, acceptance_number=k) if k >= 0 else 0.0 for k in (c, c - 1))
        return pa > n * p * (pa - before)
    pa = binomial_acceptance(p, n=n, acceptance_number=c)
    if n == 1:
        return p < 0.5
    upto, before = (binomial_acceptance(p, n=n - 1, acceptance_number=k) if k >= 0 else 0.0 for k in (c, c - 1))
    return pa > n * p * (upto - before)
