"""Refuse two qualities that only a huge sample could tell apart, before it is searched for."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.report.plan.facts import PlanAsked

MOST_BAD = 2000
"""A plan that would have to count more nonconforming units than this is not searched for."""

_NORMAL = NormalDist()


def refuse_near(asked: PlanAsked, good: float, bad: float, *, alpha: float, beta: float) -> None:
    """Refuse a request whose plan would be out of all reason.

    Parameters
    ----------
    asked : PlanAsked
        The request; no sample is larger than its lot.
    good, bad : float
        The shares that shall pass, and shall not.
    alpha, beta : float
        Their risks.

    Raises
    ------
    UsageError
        If the sample would hold thousands of bad units.
    """
    if not (0 < good < bad < 1 and 0 < alpha < 1 and 0 < beta < 1):
        return  # the statistics refuse these by name
    n = min(_roughly(good, bad, alpha, beta), asked.lot_size or math.inf)
    if n * bad > MOST_BAD:
        size = Number(float(f"{n:.1g}"), 0)
        reason = message(
            "--good and --bad lie so near together that it would take about {n} units to tell them apart", n=size
        )
        raise UsageError([Problem(reason=reason, fix=message("choose them farther apart, or allow larger risks"))])


def _roughly(good: float, bad: float, alpha: float, beta: float) -> float:
    """Sample size by the normal approximation."""
    z_good, z_bad = (_NORMAL.inv_cdf(1 - risk) for risk in (alpha, beta))
    root = z_good * math.sqrt(good * (1 - good)) + z_bad * math.sqrt(bad * (1 - bad))
    return (max(root, 0.0) / (bad - good)) ** 2
