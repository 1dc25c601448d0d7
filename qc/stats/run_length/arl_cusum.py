"""Average run length of cumulative sum charts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics.checks import choice, positive, sample
from qc.stats.numerics.integral_equation import (
    Equation,
    from_settled,
    from_start,
    kernel_nodes,
    normal_cdf,
    normal_density,
    solve_increasing,
    told,
)

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.numerics.integral_equation import Numbers, RunLength

    Floats = NDArray[np.float64]

Sides = Literal["one", "two"]
_METHOD = "CUSUM {sides}-sided, integral equation by Gauss-Legendre collocation"


def cusum_equation(*, reference: float, interval: float) -> Equation:
    """Return the upper sum C' = max(0, C + x - reference), signal above ``interval``, as a Markov process.

    Parameters
    ----------
    reference : float
        k, in standard deviations of x.
    interval : float
        h, in the same unit, above 0.

    Returns
    -------
    Equation
        Its states are [0, interval].

    Examples
    --------
    >>> round(cusum_equation(reference=0.5, interval=4.0).arl(0.0), 2)
    335.37
    """
    at, weights = kernel_nodes(0.0, positive("interval", interval), 1.0)

    def density(s: Floats, y: Floats, mean: Numbers, sd: Numbers) -> Floats:
        return normal_density((y + reference - s - mean) / sd) / sd

    def at_barrier(s: Floats, mean: Numbers, sd: Numbers) -> Floats:
        return normal_cdf((reference - s - mean) / sd)

    return Equation(nodes=at, weights=weights, density=density, barrier=0.0, at_barrier=at_barrier)


def cusum_arl(
    shifts: ArrayLike, *, reference: float, interval: float, headstart: float = 0.0, sides: Sides = "two"
) -> RunLength:
    """Average run length of the tabular CUSUM from its start.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of the plotted statistic; up is positive.
    reference : float
        Reference value k in the same unit, above 0.
    interval : float
        Decision interval h in the same unit, above 0.
    headstart : float, default 0
        Value that the sums start from (fast initial response: interval / 2). At most ``interval``,
        and for two sides at most ``interval / 2 + reference``.
    sides : {"two", "one"}
        Both sums, or the upper one alone. The lower one alone has the run lengths of the negative shifts.

    Returns
    -------
    RunLength
        State "zero".

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    With both sums of run lengths L⁺ and L⁻, 1/L = 1/L⁺ + 1/L⁻ when both start at 0; from a headstart u,
    L(u) = (L⁺(u) L⁻(0) + L⁻(u) L⁺(0) - L⁺(0) L⁻(0)) / (L⁺(0) + L⁻(0)). Both hold exactly while one sum must
    stand at 0 when the other signals, which u <= h/2 + k ensures.

    References
    ----------
    R package spc 0.6.7, ``xcusum.arl``: agrees to 11 digits.

    Examples
    --------
    >>> [round(arl, 2) for arl in cusum_arl([0, 1], reference=0.5, interval=4.0).arl]
    [167.68, 8.38]
    """
    choice("sides", sides, ("one", "two"))
    reference, interval = positive("reference", reference), positive("interval", interval)
    _check_headstart(headstart, reference, interval, sides)
    equation = cusum_equation(reference=reference, interval=interval)
    method = _METHOD.format(sides=sides)
    if sides == "one":
        return from_start(equation, shifts, start=headstart, method=method, limit="interval")
    wanted = sample("shifts", shifts).tolist()
    arl = (_two_sided(equation, headstart, shift) for shift in wanted)
    return told(method, "zero", wanted, arl, limit="interval")


def cusum_steady_state_arl(shifts: ArrayLike, *, reference: float, interval: float) -> RunLength:
    """Average run length of the upper CUSUM from a shift that comes after long running without a signal.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of the plotted statistic.
    reference, interval : float
        k and h in the same unit, above 0.

    Returns
    -------
    RunLength
        State "steady": the sum's distribution before the shift is the one it settles on, given no signal.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package spc 0.6.7, ``xcusum.ad(sided="one")``: agrees to 10 digits.

    Examples
    --------
    >>> round(cusum_steady_state_arl([1.0], reference=0.5, interval=4.0).arl[0], 4)
    7.7219
    """
    equation = cusum_equation(reference=positive("reference", reference), interval=positive("interval", interval))
    return from_settled(equation, shifts, method=_METHOD.format(sides="one"), limit="interval")


def cusum_interval(arl0: float, *, reference: float, sides: Sides = "two") -> float:
    """Decision interval h that gives the tabular CUSUM an average run length in control.

    Parameters
    ----------
    arl0 : float
        Average run length without a shift, above 1.
    reference : float
        Reference value k in standard deviations of the plotted statistic, above 0.
    sides : {"two", "one"}
        Both sums or one.

    Returns
    -------
    float
        h in the same unit.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or even h = 0 gives more than ``arl0``.

    References
    ----------
    R package spc 0.6.7, ``xcusum.crit``: agrees to 8 digits.

    Examples
    --------
    >>> round(cusum_interval(500, reference=0.5), 4)
    5.0707
    """
    reference = positive("reference", reference)
    arl0 = positive("arl0", arl0)
    wanted = arl0 if choice("sides", sides, ("one", "two")) == "one" else 2.0 * arl0
    signals_at_once = float(normal_cdf(np.array([-reference]))[0])
    least = 1.0 / signals_at_once if signals_at_once else math.inf
    if not wanted > least:
        raise ValueError(f"`arl0` must be above {least * arl0 / wanted:g} with this reference, got {arl0!r}")
    return solve_increasing(
        lambda h: cusum_equation(reference=reference, interval=h).arl(0.0),
        wanted,
        start=1e-9,
        step=2.0 / (1.0 + reference),
    )


def _check_headstart(headstart: float, reference: float, interval: float, sides: Sides) -> None:
    most = interval if sides == "one" else min(interval, interval / 2 + reference)
    if not 0 <= headstart <= most:
        raise ValueError(f"`headstart` must lie between 0 and {most:g}, got {headstart!r}")


def _two_sided(equation: Equation, headstart: float, shift: float) -> float:
    """Combine both sums, see the notes of ``cusum_arl``."""
    up, down = equation.arl(0.0, shift), equation.arl(0.0, -shift)
    up_u, down_u = equation.arl(headstart, shift), equation.arl(headstart, -shift)
    if not max(up, down) < math.inf:  # the sum that all but never signals leaves the other alone
        return up_u if up < down else down_u
    return (up_u * down + down_u * up - up * down) / (up + down)
