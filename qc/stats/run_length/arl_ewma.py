"""Average run length of exponentially weighted moving average charts with two limits.

The chart's statistic Z' = (1 - λ) Z + λ x is measured from the target in standard deviations that it has in
the long run, sqrt(λ / (2 - λ)) σ: so its limits are ±L, and one reading of sd σ moves it by sqrt(λ (2 - λ)).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from qc.stats.numerics import checks
from qc.stats.numerics.integral_equation import (
    Equation,
    from_settled,
    from_start,
    kernel_nodes,
    normal_density,
    solve_increasing,
    told,
)
from qc.stats.run_length.exact_ewma_limits import exact_limits_arl

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.numerics.integral_equation import Numbers, RunLength

    Floats = NDArray[np.float64]

EwmaLimits = Literal["fixed", "exact"]
_LIMITS = ("fixed", "exact")
_METHOD = "two-sided EWMA with {limits} limits, integral equation by Gauss-Legendre collocation"


def ewma_equation(*, weight: float, factor: float) -> Equation:
    """Return the two-sided EWMA with fixed limits as a Markov process.

    Parameters
    ----------
    weight : float
        λ, above 0 and at most 1.
    factor : float
        L, above 0: the limits in standard deviations of the statistic in the long run.

    Returns
    -------
    Equation
        Its states are [-L, L].

    Examples
    --------
    >>> round(ewma_equation(weight=0.3, factor=3.023).arl(0.0), 2)
    499.96
    """
    density, factor = ewma_density(weight), checks.positive("factor", factor)
    at, weights = kernel_nodes(-factor, factor, ewma_step(weight), limit="factor")
    return Equation(nodes=at, weights=weights, density=density)


def ewma_density(weight: float) -> Callable[[Floats, Floats, Numbers, Numbers], Floats]:
    """Return the density of the statistic's next state, as ``Equation`` takes it."""
    weight = checks.weight(weight)
    step = ewma_step(weight)

    def density(s: Floats, y: Floats, mean: Numbers, sd: Numbers) -> Floats:
        return normal_density(((y - (1.0 - weight) * s) / step - mean) / sd) / (step * sd)

    return density


def ewma_step(weight: float) -> float:
    """Return what a reading of sd 1 adds to the statistic, in the statistic's own standard deviations.

    Parameters
    ----------
    weight : float
        λ, above 0 and at most 1.

    Returns
    -------
    float
        sqrt(λ (2 - λ)).

    Raises
    ------
    ValueError
        If the weight is outside (0, 1].

    Examples
    --------
    >>> round(ewma_step(0.2), 12)
    0.6
    """
    weight = checks.weight(weight)
    return math.sqrt(weight * (2.0 - weight))


def ewma_arl(
    shifts: ArrayLike, *, weight: float, factor: float, start: float = 0.0, limits: EwmaLimits = "fixed"
) -> RunLength:
    """Average run length of the two-sided EWMA chart from its start.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of one reading.
    weight : float
        λ, above 0 and at most 1.
    factor : float
        L, above 0: the limits in standard deviations of the statistic.
    start : float, default 0
        Where the statistic starts, in its own standard deviations in the long run (a head start: factor / 2).
    limits : {"fixed", "exact"}
        Fixed: those of the long run from the first point. Exact: L sqrt(1 - (1 - λ)^(2 i)) at the point i.

    Returns
    -------
    RunLength
        State "zero".

    Raises
    ------
    ValueError
        If an argument is outside its domain, or exact limits are asked for with a head start.

    References
    ----------
    R package spc 0.6.7, ``xewma.arl``: agrees to 10 digits, with ``limits="vacl"`` (exact) to 7.

    Examples
    --------
    >>> [round(arl, 2) for arl in ewma_arl([0, 1], weight=0.3, factor=3.023).arl]
    [499.96, 11.96]
    """
    checks.choice("limits", limits, _LIMITS)
    if not -factor <= start <= factor:
        raise ValueError(f"`start` must lie within ±{factor:g}, got {start!r}")
    if limits == "exact" and start != 0:
        raise ValueError(f"`start` must be 0 with exact limits, got {start!r}")
    equation, method = ewma_equation(weight=weight, factor=factor), _METHOD.format(limits=limits)
    if limits == "fixed":
        return from_start(equation, shifts, start=start, method=method, limit="factor")
    wanted = checks.sample("shifts", shifts).tolist()
    return told(method, "zero", wanted, (exact_limits_arl(equation, weight, d) for d in wanted), limit="factor")


def ewma_steady_state_arl(shifts: ArrayLike, *, weight: float, factor: float) -> RunLength:
    """Average run length of the two-sided EWMA from a shift that comes after long running without a signal.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of one reading.
    weight : float
        λ, above 0 and at most 1.
    factor : float
        L, above 0: the limits in standard deviations of the statistic.

    Returns
    -------
    RunLength
        State "steady": before the shift the statistic has the distribution it settles on, given no signal.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package spc 0.6.7, ``xewma.ad``: agrees to 10 digits.

    Examples
    --------
    >>> round(ewma_steady_state_arl([1.0], weight=0.3, factor=3.023).arl[0], 3)
    11.772
    """
    equation = ewma_equation(weight=weight, factor=factor)
    return from_settled(equation, shifts, method=_METHOD.format(limits="fixed"), limit="factor")


def ewma_factor(arl0: float, *, weight: float, limits: EwmaLimits = "fixed") -> float:
    """Limit factor L that gives the two-sided EWMA chart an average run length in control.

    Parameters
    ----------
    arl0 : float
        Average run length without a shift, above 1.
    weight : float
        λ, above 0 and at most 1.
    limits : {"fixed", "exact"}
        As in ``ewma_arl``.

    Returns
    -------
    float
        L.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package spc 0.6.7, ``xewma.crit``: agrees to 8 digits.

    Examples
    --------
    >>> round(ewma_factor(370.4, weight=0.3), 3)
    2.925
    """
    arl0 = checks.above("arl0", arl0, 1)

    checks.choice("limits", limits, _LIMITS)

    def arl(factor: float) -> float:
        equation = ewma_equation(weight=weight, factor=factor)
        return equation.arl(0.0) if limits == "fixed" else exact_limits_arl(equation, weight, 0.0)

    if limits == "exact":  # closer to the centre at first, so a little further out in the end
        return solve_increasing(arl, arl0, start=ewma_factor(arl0, weight=weight), step=0.1)
    return solve_increasing(arl, arl0, start=1e-9, step=2.0)
