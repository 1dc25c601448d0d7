"""Shewhart limits widened for what estimating centre and spread in Phase I costs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.integral_equation import RunLength, normal_cdf, normal_density, solve_increasing
from qc.stats.numerics.quantiles import student_t_p_value, student_t_quantile
from qc.stats.run_length.estimation_error import AdjustedFactor, PhaseOne

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_ROUNDS = 60
_ROOT = 1e-14


def estimated_xbar_arl(
    shifts: ArrayLike, *, phase_one: PhaseOne, sigma_multiple: float = 3.0, divisor: float = 1.0
) -> RunLength:
    """Average run length of a chart of means, averaged over what Phase I might have estimated.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in true standard errors of a plotted point.
    phase_one : PhaseOne
        What the limits were estimated from.
    sigma_multiple : float, default 3
        Distance of the limits from the centre in estimated standard errors.
    divisor : float, default 1
        What the estimated standard deviation was divided by: c4 for an unbiased one.

    Returns
    -------
    RunLength
        State "zero". In control it lies above the nominal one, because a few very long runs dominate the average.

    Raises
    ------
    ValueError
        If an argument is outside its domain, or the average is infinite.

    References
    ----------
    R package spc 0.6.7, ``xewma.arl.prerun(l=1)``: agrees to 6 digits.

    Examples
    --------
    >>> round(estimated_xbar_arl([0.0], phase_one=PhaseOne(subgroups=25, degrees_of_freedom=75)).arl[0], 1)
    445.0
    """
    factor = checks.positive("sigma_multiple", sigma_multiple) / checks.positive("divisor", divisor)
    m, mean_weights = phase_one.means()
    s, sd_weights = phase_one.spreads(factor)
    wanted = checks.sample("shifts", shifts).tolist()
    arl = tuple(float(mean_weights @ (1.0 / _outside(m[:, None] - d, factor * s)) @ sd_weights) for d in wanted)
    method = "Shewhart with estimated parameters, Gauss quadrature over their errors"
    return RunLength(method=method, state="zero", shifts=tuple(wanted), arl=arl)


def estimated_false_alarm(*, phase_one: PhaseOne, sigma_multiple: float = 3.0) -> float:
    """Chance that a point of a stable process lies outside limits that were estimated.

    Parameters
    ----------
    phase_one : PhaseOne
        What the limits were estimated from.
    sigma_multiple : float, default 3
        Distance of the limits from the centre in estimated standard errors.

    Returns
    -------
    float
        P(abs t > L / sqrt(1 + 1/m)), on average over what Phase I might have estimated.

    Raises
    ------
    ValueError
        If ``sigma_multiple`` is not above 0.

    Examples
    --------
    >>> round(estimated_false_alarm(phase_one=PhaseOne(subgroups=10, degrees_of_freedom=40)), 5)
    0.00669
    """
    t = checks.positive("sigma_multiple", sigma_multiple) / phase_one.prediction_sd
    return student_t_p_value(t, phase_one.degrees_of_freedom)


def false_alarm_factor(false_alarm: float, *, phase_one: PhaseOne) -> AdjustedFactor:
    """Limits whose false-alarm probability is kept on average over what Phase I might have estimated.

    Parameters
    ----------
    false_alarm : float
        Per point, such as 0.0027.
    phase_one : PhaseOne
        What the limits are estimated from.

    Returns
    -------
    AdjustedFactor
        Factor t sqrt(1 + 1/m) of the estimated standard error.

    Raises
    ------
    ValueError
        If ``false_alarm`` is no probability.

    Examples
    --------
    >>> round(false_alarm_factor(0.0027, phase_one=PhaseOne(subgroups=10, degrees_of_freedom=40)).factor, 4)
    3.3549
    """
    false_alarm = checks.probability("false_alarm", false_alarm)
    t = student_t_quantile(1.0 - 0.5 * false_alarm, phase_one.degrees_of_freedom)
    return AdjustedFactor(
        factor=t * phase_one.prediction_sd,
        criterion="mean false-alarm probability",
        target=false_alarm,
        confidence=None,
        phase_one=phase_one,
    )


def mean_arl_factor(arl0: float, *, phase_one: PhaseOne) -> AdjustedFactor:
    """Limits whose average run length in control is kept on average over what Phase I might have estimated.

    Parameters
    ----------
    arl0 : float
        Average run length, above 1.
    phase_one : PhaseOne
        What the limits are estimated from.

    Returns
    -------
    AdjustedFactor
        Below the nominal factor: a few very long runs dominate the average. To protect every chart, use
        ``guaranteed_factor``.

    Raises
    ------
    ValueError
        If ``arl0`` is not above 1, or no factor with a finite average gives it.

    Examples
    --------
    >>> round(mean_arl_factor(370.4, phase_one=PhaseOne(subgroups=10, degrees_of_freedom=40)).factor, 4)
    2.9085
    """
    arl0 = checks.above("arl0", arl0, 1)

    def arl(factor: float) -> float:
        return estimated_xbar_arl([0.0], phase_one=phase_one, sigma_multiple=factor).arl[0]

    widest = math.sqrt(phase_one.degrees_of_freedom)
    factor = solve_increasing(arl, arl0, start=0.1 * min(widest, 1.0), step=0.1 * min(widest, 3.0))
    return AdjustedFactor(factor=factor, criterion="mean run length", target=arl0, confidence=None, phase_one=phase_one)


def guaranteed_factor(false_alarm: float, *, confidence: float, phase_one: PhaseOne) -> AdjustedFactor:
    """Limits whose own false-alarm probability is at most the nominal one, with a stated confidence.

    Parameters
    ----------
    false_alarm : float
        Per point, such as 0.0027.
    confidence : float
        Share of all Phase I studies whose limits keep it, strictly between 0 and 1.
    phase_one : PhaseOne
        What the limits are estimated from.

    Returns
    -------
    AdjustedFactor
        Factor of the estimated standard error: that of a two-sided tolerance interval.

    Raises
    ------
    ValueError
        If an argument is no probability.

    References
    ----------
    R package tolerance 3.0.0, ``K.factor(method="EXACT", side=2)``: agrees to 10 digits.

    Examples
    --------
    >>> study = PhaseOne(subgroups=10, degrees_of_freedom=40)
    >>> round(guaranteed_factor(0.0027, confidence=0.9, phase_one=study).factor, 4)
    3.692
    """
    false_alarm = checks.probability("false_alarm", false_alarm)
    confidence = checks.probability("confidence", confidence)
    critical = _needed(phase_one.means()[0], false_alarm)
    return AdjustedFactor(
        factor=phase_one.guaranteed(critical, confidence),
        criterion="false-alarm probability of the chart at hand",
        target=false_alarm,
        confidence=confidence,
        phase_one=phase_one,
    )


def _outside(center: Floats, half: Floats) -> Floats:
    """P(standard normal point outside center ± half)."""
    return normal_cdf(-half - center) + normal_cdf(-half + center)


def _needed(center: Floats, outside: float) -> Floats:
    """Return half-widths with P(outside) as wanted, by Newton's steps on its logarithm, which is concave."""
    half = np.abs(center)
    for _ in range(_ROUNDS):
        p = _outside(center, half)
        slope = -(normal_density(half + center) + normal_density(half - center))
        step = (np.log(p) - math.log(outside)) * p / slope
        half = np.maximum(half - step, 0.5 * half)
        if np.abs(step).max() <= _ROOT * half.max():
            break
    return half
