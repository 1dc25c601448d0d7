"""Where to set a tool that wears, and when to change it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.variables.wear_result import WearBaseline

_ROUNDING = 1e-9  # of a unit of time: a line this near is there


@dataclass(frozen=True, slots=True, kw_only=True)
class WearPlan:
    """Where to set a tool and when to change it.

    Attributes
    ----------
    start_level : float or None
        Farthest setting: the margin inside the limit that wear leads away from; None without that limit.
    change_level : float or None
        Level at which to change: the margin inside the limit that wear leads to; None without that limit.
    span : float or None
        Wear from one to the other; not above 0 where the tolerance leaves no room for wear.
    change_at : float or None
        Time at which the centre line reaches ``change_level``; None without it or without a slope.
    first_time : int or None
        The first whole time at which it has.
    """

    start_level: float | None
    change_level: float | None
    span: float | None
    change_at: float | None
    first_time: int | None


def wear_plan(
    baseline: WearBaseline, *, lsl: float | None = None, usl: float | None = None, margin: float = 3.0
) -> WearPlan:
    """Tell where to set the tool and when to change it.

    Both levels lie ``margin`` σ_within inside the specification limits, so that single units at that level
    stay inside with the probability of ``margin`` standard deviations on one side.

    Parameters
    ----------
    baseline : WearBaseline
        Slope and sigma.
    lsl, usl : float or None
        Specification limits, at least one.
    margin : float
        Standard deviations within subgroups, above 0.

    Returns
    -------
    WearPlan
        Levels, span, time of change.

    Raises
    ------
    ValueError
        If no limit is given or the lower is not below the upper.

    Examples
    --------
    >>> from qc.stats.variables.wear_result import WearBaseline
    >>> from qc.terms import SigmaEstimator
    >>> worn = WearBaseline(
    ...     intercept=10.0, slope=0.004, start_level=10.0, sigma_within=0.01,
    ...     estimator=SigmaEstimator.UWAVE_R, subgroups=20, readings=100,
    ... )
    >>> plan = wear_plan(worn, lsl=9.95, usl=10.2)
    >>> round(plan.start_level, 3), round(plan.change_level, 3), plan.first_time
    (9.98, 10.17, 43)
    """
    lower, upper = checks.limits(lsl, usl)
    inside = checks.positive("margin", margin) * baseline.sigma_within
    low, high = None if lower is None else lower + inside, None if upper is None else upper - inside
    start, change = (low, high) if baseline.slope >= 0 else (high, low)
    reached = None if change is None or baseline.slope == 0 else (change - baseline.intercept) / baseline.slope
    return WearPlan(
        start_level=start,
        change_level=change,
        span=None if start is None or change is None else math.copysign(1.0, baseline.slope) * (change - start),
        change_at=reached,
        first_time=None if reached is None else math.ceil(reached - _ROUNDING),
    )
