"""Average run length of EWMA charts whose centre and spread were estimated from a pre-run."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics.checks import above, choice, count, positive, sample
from qc.stats.numerics.integral_equation import solve_increasing, told
from qc.stats.run_length.arl_ewma import ewma_equation, ewma_factor
from qc.stats.run_length.estimation_error import AdjustedFactor, PhaseOne

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.numerics.integral_equation import RunLength

    Floats = NDArray[np.float64]

Estimated = Literal["mean", "sd", "both"]
_ESTIMATED = ("mean", "sd", "both")


def prerun_ewma_arl(
    shifts: ArrayLike, *, weight: float, factor: float, readings: int, estimated: Estimated = "both"
) -> RunLength:
    """Average run length of a two-sided EWMA, averaged over what a pre-run might have estimated.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in true standard deviations of one reading.
    weight : float
        λ, above 0 and at most 1.
    factor : float
        L, above 0: fixed limits at mean ± L s sqrt(λ / (2 - λ)).
    readings : int
        Individual readings of the pre-run, at least 2; s has one degree of freedom less, and is not unbiased.
    estimated : {"both", "mean", "sd"}
        What the pre-run estimates; the rest is known.

    Returns
    -------
    RunLength
        State "zero".

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the average is infinite.

    References
    ----------
    R package spc 0.6.7, ``xewma.arl.prerun``: agrees to 5 digits.

    Examples
    --------
    >>> round(prerun_ewma_arl([1.0], weight=0.4, factor=3.054, readings=100).arl[0], 3)
    15.61
    """
    factor = positive("factor", factor)
    means, spreads = _errors(readings, factor, choice("estimated", estimated, _ESTIMATED))
    wanted = sample("shifts", shifts).tolist()
    arl = tuple(_average(weight, factor, shift, means, spreads) for shift in wanted)
    method = "two-sided EWMA with estimated parameters, Gauss quadrature over their errors"
    return told(method, "zero", wanted, arl, limit="factor")


def prerun_ewma_factor(arl0: float, *, weight: float, readings: int, estimated: Estimated = "both") -> AdjustedFactor:
    """Limit factor of a two-sided EWMA whose run length in control is kept on average over the pre-run's errors.

    Parameters
    ----------
    arl0 : float
        Average run length in control, above 1.
    weight : float
        λ, above 0 and at most 1.
    readings : int
        Individual readings of the pre-run.
    estimated : {"both", "mean", "sd"}
        What the pre-run estimates.

    Returns
    -------
    AdjustedFactor
        L. With an estimated standard deviation it lies below the factor for known parameters, because a few very long
        runs dominate the average; ``guaranteed_ewma_factor`` protects every chart.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    References
    ----------
    R package spc 0.6.7, ``xewma.crit.prerun``: agrees to 6 digits.

    Examples
    --------
    >>> round(prerun_ewma_factor(370, weight=0.2, readings=50, estimated="mean").factor, 4)
    2.9775
    """
    arl0 = above("arl0", arl0, 1)
    known = ewma_factor(arl0, weight=weight)

    def arl(factor: float) -> float:
        return _average(weight, factor, 0.0, *_errors(readings, factor, choice("estimated", estimated, _ESTIMATED)))

    return AdjustedFactor(
        factor=solve_increasing(arl, arl0, start=0.8 * known, step=0.1 * known),
        criterion="mean run length",
        target=arl0,
        confidence=None,
        phase_one=_study(readings),
    )


def _study(readings: int) -> PhaseOne:
    n = count("readings", readings, 2)
    return PhaseOne(subgroups=n, degrees_of_freedom=n - 1)


def _errors(readings: int, factor: float, estimated: str) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Return the errors of mean and of spread with their probabilities."""
    study = _study(readings)
    exact = np.ones(1)
    means = (np.zeros(1), exact) if estimated == "sd" else study.means()
    return means, (exact, exact) if estimated == "mean" else study.spreads(factor)


def _average(
    weight: float, factor: float, shift: float, means: tuple[Floats, Floats], spreads: tuple[Floats, Floats]
) -> float:
    """Average over all pairs of errors: the chart plots (x - m) / s."""
    equation = ewma_equation(weight=weight, factor=factor)
    errors, chances = means
    if shift == 0 and errors.size > 1:  # an error up and the same error down do the same harm
        errors, chances = errors[errors > 0], 2.0 * chances[errors > 0]
    return math.fsum(
        chance * float(chances @ equation.arls(0.0, (shift - errors) / s, 1.0 / s))
        for s, chance in zip(*(part.tolist() for part in spreads), strict=True)
    )
