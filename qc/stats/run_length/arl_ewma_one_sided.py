"""Average run length of the one-sided exponentially weighted moving average with a reflecting barrier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.stats.numerics.integral_equation import Equation, from_settled, from_start, kernel_nodes, normal_cdf
from qc.stats.run_length.arl_ewma import ewma_density, ewma_step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.numerics.integral_equation import Numbers, RunLength

    Floats = NDArray[np.float64]

_METHOD = "upper EWMA with reflecting barrier, integral equation by Gauss-Legendre collocation"


def ewma_one_sided_arl(
    shifts: ArrayLike, *, weight: float, factor: float, barrier: float, start: float = 0.0
) -> RunLength:
    """Average run length of the upper EWMA max(barrier, (1 - λ) Z + λ x) from its start.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of one reading; up is positive. The lower chart has the run
        lengths of the negative shifts.
    weight : float
        λ, above 0 and at most 1.
    factor, barrier, start : float
        Limit L, barrier and start in standard deviations that the statistic has in the long run without
        a barrier; barrier <= start <= factor, barrier < factor.

    Returns
    -------
    RunLength
        State "zero".

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package spc 0.6.7, ``xewma.arl(sided="one", zr=barrier)``: agrees to 11 digits.

    Examples
    --------
    >>> round(ewma_one_sided_arl([0.0], weight=0.3, factor=2.8, barrier=0.0).arl[0], 2)
    354.23
    """
    equation = _equation(weight, factor, barrier)
    if not barrier <= start <= factor:
        raise ValueError(f"`start` must lie between {barrier:g} and {factor:g}, got {start!r}")
    return from_start(equation, shifts, start=start, method=_METHOD, limit="factor")


def ewma_one_sided_steady_state_arl(shifts: ArrayLike, *, weight: float, factor: float, barrier: float) -> RunLength:
    """Average run length of the upper EWMA from a shift that comes after long running without a signal.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of one reading; up is positive.
    weight : float
        λ, above 0 and at most 1.
    factor, barrier : float
        As in ``ewma_one_sided_arl``.

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
    R package spc 0.6.7, ``xewma.ad(sided="one", zr=barrier)``: agrees to 10 digits.

    Examples
    --------
    >>> round(ewma_one_sided_steady_state_arl([1.0], weight=0.3, factor=2.8, barrier=0.0).arl[0], 3)
    8.903
    """
    return from_settled(_equation(weight, factor, barrier), shifts, method=_METHOD, limit="factor")


def _equation(weight: float, factor: float, barrier: float) -> Equation:
    weight, step = checks.weight(weight), ewma_step(weight)
    barrier, factor = checks.finite("barrier", barrier), checks.finite("factor", factor)
    if not barrier < factor:
        raise ValueError(f"`barrier` must lie below `factor`, got {barrier!r} and {factor!r}")
    at, weights = kernel_nodes(barrier, factor, step, limit="factor")

    def at_barrier(s: Floats, mean: Numbers, sd: Numbers) -> Floats:
        return normal_cdf(((barrier - (1.0 - weight) * s) / step - mean) / sd)

    return Equation(nodes=at, weights=weights, density=ewma_density(weight), barrier=barrier, at_barrier=at_barrier)
