"""Limits widened for what estimating them costs."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_tail
from qc.stats.run_length.adjusted_limits import false_alarm_factor, guaranteed_factor
from qc.stats.run_length.estimation_error import AdjustedFactor, PhaseOne
from qc.terms import SigmaEstimator

if TYPE_CHECKING:
    from qc.stats.variables.result import Baseline

_ROOT_MEAN_SQUARES = (SigmaEstimator.POOLED_S, SigmaEstimator.OVERALL_S)


def widen_limits(baseline: Baseline, *, confidence: float | None = 0.9) -> Baseline | None:
    """Allow for what estimating the limits costs.

    Parameters
    ----------
    baseline : Baseline
        What Phase I estimated; its distance of the limits is the one whose false-alarm probability is kept.
    confidence : float or None, default 0.9
        With which it is kept, strictly between 0 and 1; None: on average over all that Phase I might have estimated.

    Returns
    -------
    Baseline or None
        With a larger ``sigma_multiple``; None where the estimator's degrees of freedom are not known.

    Raises
    ------
    ValueError
        If the confidence is no probability.

    References
    ----------
    See ``false_alarm_factor`` and ``guaranteed_factor``.

    Examples
    --------
    >>> from qc.stats.variables.individuals import imr_chart
    >>> x = [33.75, 33.05, 34.0, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33.0, 33.54, 33.12, 33.84]
    >>> round(widen_limits(imr_chart(x).baseline).sigma_multiple, 2)
    4.43
    """
    if confidence is not None:
        confidence = checks.probability("confidence", confidence)
    widened = widening(baseline, confidence)
    return None if widened is None else replace(baseline, sigma_multiple=widened.factor)


def widening(baseline: Baseline, confidence: float | None) -> AdjustedFactor | None:
    """Return the factor of limits that allow for estimation; as ``widen_limits`` has it.

    The factors are for a root mean square s; unbiased estimates are s/c4(ν + 1).
    """
    df = baseline.sigma_within_df
    if df is None:
        return None
    nominal = 2.0 * normal_tail(baseline.sigma_multiple)
    study = PhaseOne(subgroups=baseline.subgroups, degrees_of_freedom=df)
    found = (
        false_alarm_factor(nominal, phase_one=study)
        if confidence is None
        else guaranteed_factor(nominal, confidence=confidence, phase_one=study)
    )
    if baseline.estimator in _ROOT_MEAN_SQUARES:
        return found
    unbias = math.sqrt(2.0 / df) * math.exp(math.lgamma(0.5 * (df + 1.0)) - math.lgamma(0.5 * df))
    return replace(found, factor=found.factor * unbias)
