"""Average run length of the Shiryaev-Roberts scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.integral_equation import Equation, kernel_nodes, normal_density, solve_increasing, told

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.numerics.integral_equation import Numbers, RunLength

    Floats = NDArray[np.float64]

Increment = Literal["full", "unscaled"]
_INCREMENTS = ("full", "unscaled")
_NEGLIGIBLE = 9.0  # standard deviations: P(x < -9) is 1e-19


def shiryaev_roberts_arl(
    shifts: ArrayLike, *, reference: float, log_threshold: float, increment: Increment = "full"
) -> RunLength:
    """Average run length of the one-sided Shiryaev-Roberts scheme from R = 0.

    R' = (1 + R) exp(c (x - k)); a signal is log R > g.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard deviations of the plotted statistic; up is positive.
    reference : float
        k, half of the shift to be found, in the same unit, above 0.
    log_threshold : float
        g.
    increment : {"full", "unscaled"}
        "full": c = 2k, the likelihood ratio of a shift of 2k. "unscaled": c = 1, as some programs have it.

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
    R package spc 0.6.7, ``xgrsr.arl(zr=-10)``: agrees to 11 digits. Its default ``zr=0`` is another scheme.

    Examples
    --------
    >>> round(shiryaev_roberts_arl([0.0], reference=0.5, log_threshold=6.0).arl[0], 2)
    720.72
    """
    wanted = checks.sample("shifts", shifts)
    reference = checks.positive("reference", reference)
    scale = _scale(reference, increment)
    arl = tuple(_equation(reference, log_threshold, scale, d).arl(-np.inf, d) for d in wanted.tolist())
    method = f"Shiryaev-Roberts, {increment} increment, integral equation by Gauss-Legendre collocation"
    return told(method, "zero", wanted.tolist(), arl, limit="log_threshold")


def shiryaev_roberts_threshold(arl0: float, *, reference: float, increment: Increment = "full") -> float:
    """Log threshold g that gives the Shiryaev-Roberts scheme an average run length in control.

    Parameters
    ----------
    arl0 : float
        Average run length without a shift, above 1.
    reference : float
        k in standard deviations of the plotted statistic, above 0.
    increment : {"full", "unscaled"}
        As in ``shiryaev_roberts_arl``.

    Returns
    -------
    float
        g.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package spc 0.6.7, ``xgrsr.crit``: agrees to 7 digits.

    Examples
    --------
    >>> round(shiryaev_roberts_threshold(500, reference=0.25), 4)
    5.9228
    """
    reference = checks.positive("reference", reference)
    scale = _scale(reference, increment)
    arl0 = checks.above("arl0", arl0, 1)
    # At g = log 0 the chart signals at once; P(log R1 > g) bounds where the run length is just above 1.
    lowest = scale * (-_NEGLIGIBLE - reference) + 1e-6
    return solve_increasing(lambda g: _equation(reference, g, scale, 0.0).arl(-np.inf), arl0, start=lowest, step=2.0)


def _scale(reference: float, increment: Increment) -> float:
    return 2.0 * reference if checks.choice("increment", increment, _INCREMENTS) == "full" else 1.0


def _equation(reference: float, log_threshold: float, scale: float, shift: float) -> Equation:
    """Return log R as a Markov process; no state below ``lower`` is reached in practice."""
    lower = scale * (min(shift, 0.0) - _NEGLIGIBLE - reference)
    if not log_threshold > lower:
        raise ValueError(f"`log_threshold` must be above {lower:g} here, got {log_threshold!r}")
    at, weights = kernel_nodes(
        lower, log_threshold, min(scale, 1.0), limit="log_threshold"
    )  # log(1 + R) bends within a unit

    def density(s: Floats, y: Floats, mean: Numbers, sd: Numbers) -> Floats:
        return normal_density(((y - np.logaddexp(0.0, s)) / scale + reference - mean) / sd) / (scale * sd)

    return Equation(nodes=at, weights=weights, density=density)
