"""EWMA and CUSUM limits that keep their run length with a stated confidence, although parameters were estimated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.checks import above, positive, probability
from qc.stats.numerics.integral_equation import solve_increasing
from qc.stats.run_length.arl_cusum import cusum_equation, cusum_interval
from qc.stats.run_length.arl_ewma import ewma_equation, ewma_factor
from qc.stats.run_length.estimation_error import AdjustedFactor

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from qc.stats.numerics.integral_equation import Equation
    from qc.stats.run_length.estimation_error import PhaseOne

    Floats = NDArray[np.float64]

_CRITERION = "run length of the chart at hand"
_WIDEST = 8.0  # times the limit for known parameters: no error that counts needs more


def guaranteed_ewma_factor(arl0: float, *, weight: float, confidence: float, phase_one: PhaseOne) -> AdjustedFactor:
    """Limits of a two-sided EWMA whose own average run length in control is at least ``arl0``, with a confidence.

    Parameters
    ----------
    arl0 : float
        Average run length in control, above 1.
    weight : float
        λ, above 0 and at most 1.
    confidence : float
        Share of all Phase I studies whose limits keep it, strictly between 0 and 1.
    phase_one : PhaseOne
        What centre and standard deviation are estimated from.

    Returns
    -------
    AdjustedFactor
        L: fixed limits at centre ± L s sqrt(λ / (2 - λ)).

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> from qc.stats.run_length.estimation_error import PhaseOne
    >>> study = PhaseOne(subgroups=50, degrees_of_freedom=49)
    >>> round(guaranteed_ewma_factor(370, weight=0.2, confidence=0.9, phase_one=study).factor, 3)
    3.562
    """
    arl0, confidence = above("arl0", arl0, 1), probability("confidence", confidence)
    known = ewma_factor(arl0, weight=weight)

    def chart(limit: float) -> Equation:
        return ewma_equation(weight=weight, factor=limit)

    errors = phase_one.means()[0]
    half = [_limit(chart, error, arl0, known) for error in errors[errors >= 0].tolist()]
    critical = np.array(half[::-1] + half[errors.size % 2 :])
    return _adjusted(critical, arl0, confidence, phase_one)


def guaranteed_cusum_interval(
    arl0: float, *, reference: float, confidence: float, phase_one: PhaseOne
) -> AdjustedFactor:
    """Decision interval of an upper CUSUM whose own average run length is at least ``arl0``, with a confidence.

    Parameters
    ----------
    arl0 : float
        Average run length in control, above 1.
    reference : float
        k in true standard deviations, above 0: the sum is max(0, C + (x - mean - k σ) / s).
    confidence : float
        Share of all Phase I studies whose interval keeps it, strictly between 0 and 1.
    phase_one : PhaseOne
        What centre and standard deviation are estimated from.

    Returns
    -------
    AdjustedFactor
        h, in estimated standard deviations.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> from qc.stats.run_length.estimation_error import PhaseOne
    >>> study = PhaseOne(subgroups=50, degrees_of_freedom=49)
    >>> round(guaranteed_cusum_interval(500, reference=0.5, confidence=0.9, phase_one=study).factor, 3)
    6.4
    """
    arl0, reference = positive("arl0", arl0), positive("reference", reference)
    confidence = probability("confidence", confidence)
    known = cusum_interval(arl0, reference=reference, sides="one")

    def chart(limit: float) -> Equation:
        return cusum_equation(reference=reference, interval=limit)

    critical = np.array([_limit(chart, -error, arl0, known) for error in phase_one.means()[0].tolist()])
    return _adjusted(critical, arl0, confidence, phase_one)


def _adjusted(critical: Floats, arl0: float, confidence: float, phase_one: PhaseOne) -> AdjustedFactor:
    """Return the factor that suffices for the share ``confidence`` of all estimates, from those that each one needs."""
    return AdjustedFactor(
        factor=phase_one.guaranteed(critical, confidence),
        criterion=_CRITERION,
        target=arl0,
        confidence=confidence,
        phase_one=phase_one,
    )


def _limit(chart: Callable[[float], Equation], mean: float, arl0: float, known: float) -> float:
    """Return the limit, in true units, that gives ``arl0`` to a process off its centre by ``mean``."""

    def arl(limit: float) -> float:
        return chart(limit).arl(0.0, mean)

    if arl(1e-9) >= arl0:
        return 0.0
    return solve_increasing(arl, arl0, start=1e-9, step=0.5 * known, most=_WIDEST * known)
