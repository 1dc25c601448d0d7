"""Where the limits of g and t charts lie, and how often a stable process passes them."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

from qc.terms import LimitMethod, RareEventChart

if TYPE_CHECKING:
    from qc.stats.counts.rare_events import RareEventBaseline

NELSON_POWER = 3.6
"""Exponential times to the power of its inverse are all but normal."""

_ROUNDING = 1e-9  # of a count: a quantile this near to a whole number is that number


def rare_event_limits(baseline: RareEventBaseline) -> tuple[float, float, float]:
    """Return lower limit, centre line, upper limit."""
    k, mean, g = baseline.sigma_multiple, baseline.mean, baseline.chart is RareEventChart.G
    alpha = NormalDist().cdf(-k)
    if baseline.method is LimitMethod.SIGMA:
        spread = k * math.sqrt(mean * (mean + 1))
        return max(0.0, mean - spread), mean, mean + spread
    if baseline.method is LimitMethod.NELSON_TRANSFORM:
        return _nelson_limits(baseline)
    if not g:
        return -mean * math.log1p(-alpha), mean * math.log(2), -mean * math.log(alpha)
    log_good = -math.log1p(1 / mean)
    if baseline.method is LimitMethod.PROBABILITY_INTERPOLATED:
        return (
            _interpolated(alpha, log_good),
            _interpolated(0.5, log_good),
            _interpolated(1 - alpha, log_good),
        )
    lower = math.floor(math.log1p(-alpha) / log_good + _ROUNDING)
    upper = math.ceil(math.log(alpha) / log_good - _ROUNDING) - 1
    return float(lower), float(math.ceil(-math.log(2) / log_good - _ROUNDING) - 1), float(upper)


def _nelson_limits(baseline: RareEventBaseline) -> tuple[float, float, float]:
    """Return the limits of the transformed times, transformed back."""
    center, sigma = baseline.transformed_mean, baseline.transformed_sigma
    if center is None or sigma is None:
        raise ValueError("`baseline` must hold `transformed_mean` and `transformed_sigma` for Nelson's transform")
    spread = baseline.sigma_multiple * sigma
    return max(0.0, center - spread) ** NELSON_POWER, center**NELSON_POWER, (center + spread) ** NELSON_POWER


def _interpolated(probability: float, log_good: float) -> float:
    """Return a quantile of units between events, linear between the steps of F(k) = 1 − (1 − p)^k."""
    step = max(1, math.ceil(math.log1p(-probability) / log_good - _ROUNDING))
    below, at = -math.expm1((step - 1) * log_good), -math.expm1(step * log_good)
    return max(0.0, step - 1 + (probability - below) / (at - below) - 1)


def rare_event_false_alarms(baseline: RareEventBaseline, lcl: float, ucl: float) -> tuple[float, float]:
    """Return the probability of a point below and above the limits."""
    if baseline.chart is RareEventChart.T:
        return -math.expm1(-lcl / baseline.mean), math.exp(-ucl / baseline.mean)
    log_good = -math.log1p(1 / baseline.mean)
    return -math.expm1(math.ceil(lcl) * log_good), math.exp((math.floor(ucl) + 1) * log_good)
