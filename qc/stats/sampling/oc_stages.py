"""Operating characteristic of a plan that draws several samples."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics.checks import choice, sample, share
from qc.stats.sampling.oc_curve import per_unit
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.sampling.sampling_plan import StagedPlan

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedCurve:
    """What a plan of several samples does at each quality.

    Attributes
    ----------
    model : {"binomial", "poisson"}
        Distribution of the counts.
    plan : StagedPlan
        The plan.
    quality : tuple of float
        Share nonconforming, or nonconformities per unit.
    acceptance : tuple of float
        Probability of acceptance.
    sample_number : tuple of float
        Units drawn on average, every sample counted to its end (no curtailment).
    """

    model: str
    plan: StagedPlan
    quality: tuple[float, ...]
    acceptance: tuple[float, ...]
    sample_number: tuple[float, ...]


def staged_curve(
    quality: ArrayLike, plan: StagedPlan, *, model: Literal["binomial", "poisson"] = "binomial"
) -> StagedCurve:
    """Operating characteristic and average sample number of a double or multiple sampling plan.

    The plan must be given: this package holds no tables of double or multiple plans.

    Parameters
    ----------
    quality : (m,) array_like of float
        Share nonconforming, or nonconformities per unit (Poisson).
    plan : StagedPlan
        Sizes and cumulative acceptance and rejection numbers.
    model : {"binomial", "poisson"}
        Binomial: units from a long series. Poisson: nonconformities.

    Returns
    -------
    StagedCurve
        Both curves over ``quality``.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package AcceptanceSampling 1.0.11, ``OC2c(n, c, r)``: agrees to 10 digits.

    Examples
    --------
    >>> from qc.stats.sampling.sampling_plan import StagedPlan
    >>> plan = StagedPlan(sizes=(80, 80), acceptance_numbers=(2, 6), rejection_numbers=(5, 7))
    >>> curve = staged_curve([0.04], plan)
    >>> round(curve.acceptance[0], 4), round(curve.sample_number[0], 1)
    (0.5795, 112.7)
    """
    choice("model", model, ("binomial", "poisson"))
    points = tuple(sample("quality", quality).tolist())
    check = per_unit if model == "poisson" else partial(share, "quality")
    results = [_run(plan, check(p), model) for p in points]
    return StagedCurve(
        model=model,
        plan=plan,
        quality=points,
        acceptance=tuple(pa for pa, _ in results),
        sample_number=tuple(asn for _, asn in results),
    )


def _run(plan: StagedPlan, p: float, model: str) -> tuple[float, float]:
    """Carry the distribution of the running count of undecided lots from stage to stage."""
    undecided = np.ones(1)
    accepted = drawn = 0.0
    for n, ac, re in zip(plan.sizes, plan.acceptance_numbers, plan.rejection_numbers, strict=True):
        drawn += n * float(undecided.sum())
        reached = np.convolve(undecided, _counts(n, re, p, model))
        accepted += float(reached[: ac + 1].sum())
        undecided = reached[:re].copy()
        undecided[: ac + 1] = 0.0
    return accepted, drawn


def _counts(n: int, below: int, p: float, model: str) -> Floats:
    """Probability of 0, 1, ... nonconforming in one sample, as far as counts below ``below`` need it."""
    k = np.arange(below, dtype=np.float64)
    if p == 0:
        return np.where(k == 0, 1.0, 0.0)
    if model == "binomial" and p == 1:
        return np.where(k == n, 1.0, 0.0)
    at = k[:-1]
    if model == "poisson":
        first, ratios = -n * p, math.log(n * p) - np.log(at + 1.0)
    else:
        at = at[at < n]
        first, ratios = n * math.log1p(-p), np.log((n - at) / (at + 1.0)) + math.log(p) - math.log1p(-p)
    counts: Floats = np.exp(first + np.concatenate(([0.0], np.cumsum(ratios))))
    return counts
