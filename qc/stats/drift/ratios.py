"""Exact likelihood ratios of a change: normal readings whose mean and standard deviation are both unknown.

The right-invariant prior dμ dσ/σ integrates mean and standard deviation out. The ratio of the marginal likelihoods is
then the likelihood ratio of the maximal invariant: it does not depend on the true mean and standard deviation and has
expectation 1 when nothing changed, whatever they are.

References
----------
Berger, Pericchi and Varshavsky (1998), Sankhyā A 60, 307-321: Bayes factors under right-invariant priors.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from qc.stats.drift.sums import Floats, Split

_LARGEST = 600.0  # exp of this is a number still
_SHARE = 1 - 1e-12  # what a ramp may explain at most


def log_mean_ratio(part: Split, size: float) -> Floats:
    """Return the log ratio for a shift of the mean.

    Parameters
    ----------
    part : Split
        Units before and since.
    size : float
        Standard deviation of the shift, which is normal about 0, in standard deviations of the readings.

    Returns
    -------
    (m,) float array
        With c = N W / (N + W), g = 1 + c size² and the difference d of the means:
        g^(−1/2) · [Q / (Q_N + Q_W + c d²/g)]^((N + W − 1)/2).
    """
    n = part.before + part.since
    common = part.before * part.since / n
    inflation = 1 + common * size**2
    left = part.squares_before + part.squares_since + part.difference**2 * common / inflation
    ratio: Floats = -0.5 * np.log(inflation) + 0.5 * (n - 1) * np.log(part.squares_all / left)
    return ratio


def log_spread_ratio(part: Split, ratio: float) -> Floats:
    """Return the log ratio for a standard deviation that became ``ratio`` times what it was.

    Parameters
    ----------
    part : Split
        Units before and since.
    ratio : float
        Above 0.

    Returns
    -------
    (m,) float array
        With W′ = W/ratio²: ratio^(−W) · √((N + W)/(N + W′)) ·
        [Q / (Q_N + Q_W/ratio² + d² N W′/(N + W′))]^((N + W − 1)/2).
    """
    n = part.before + part.since
    weighed = part.since / ratio**2
    common = part.before * weighed / (part.before + weighed)
    left = part.squares_before + part.squares_since / ratio**2 + part.difference**2 * common
    shrink = 0.5 * np.log(n / (part.before + weighed)) - part.since * math.log(ratio)
    logarithm: Floats = shrink + 0.5 * (n - 1) * np.log(part.squares_all / left)
    return logarithm


def log_slope_ratio(part: Split, size: float) -> Floats:
    """Return the log ratio for a trend that set in.

    Parameters
    ----------
    part : Split
        Units before and since.
    size : float
        Standard deviation of the slope, which is normal about 0, in standard deviations of the readings a unit.

    Returns
    -------
    (m,) float array
        With the ramp's information I and what it explains e² of Q, g = 1 + I size²:
        g^(−1/2) · [Q / (Q − e² + e²/g)]^((N + W − 1)/2).
    """
    n, w = part.before + part.since, part.since
    information = w * (w + 1) * (2 * w + 1) / 6 - (w * (w + 1) / 2) ** 2 / n
    return log_regression_ratio(information, part.ramp, part.squares_all, n, size)


def log_regression_ratio(information: Floats, score: Floats, squares: Floats, units: Floats, size: float) -> Floats:
    """Return the log ratio for a regressor whose coefficient is normal about 0 with standard deviation ``size``.

    Parameters
    ----------
    information : float array
        Sum of squares of the regressor once the mean is taken out.
    score : float array
        Sum of its products with the readings once the mean is taken out.
    squares : float array
        Sum of squares of the readings about their mean.
    units : float array
        How many readings.
    size : float
        In standard deviations of the readings per unit of the regressor.

    Returns
    -------
    float array
        Log ratio; 0 where the regressor carries no information.
    """
    explained = np.minimum(score**2 / np.maximum(information, 1e-300), squares * _SHARE)
    inflation = 1 + information * size**2
    left = squares - explained + explained / inflation
    logarithm: Floats = -0.5 * np.log(inflation) + 0.5 * (units - 1) * np.log(squares / left)
    return logarithm


def exp(logarithm: Floats) -> Floats:
    """Return e to the power of it, short of infinity."""
    number: Floats = np.exp(np.minimum(logarithm, _LARGEST))
    return number
