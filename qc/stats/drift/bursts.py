"""Evidence for intermittent changes: a share of the units shifted, the others as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.ratios import exp
from qc.stats.drift.windows import begun

if TYPE_CHECKING:
    from qc.stats.drift.prior import Prior
    from qc.stats.drift.sums import Floats, Rows


def recursive_residuals(scores: Floats, *, pilot: int) -> tuple[Floats, Floats]:
    """Return each production unit's distance from all units before it, as Student's t with its degrees of freedom.

    Had nothing changed, they are independent, whatever mean and standard deviation are.

    Parameters
    ----------
    scores : (n,) float array
        The pilot's scores, then production's.
    pilot : int
        Units in the pilot, at least 3.

    Returns
    -------
    (n - pilot,) float array, (n - pilot,) float array
        t and its degrees of freedom.

    References
    ----------
    Hawkins, D. M. (1987), Self-starting CUSUM charts for location and scale, The Statistician 36.
    """
    y = scores - scores[:pilot].mean()
    n = np.arange(pilot, y.size, dtype=np.float64)
    total = np.cumsum(y)[pilot - 1 : -1]
    squares = np.cumsum(y * y)[pilot - 1 : -1]
    mean = total / n
    variance = (squares - total * mean) / (n - 1)
    return (y[pilot:] - mean) / np.sqrt(variance * (1 + 1 / n)), n - 1


def log_burst_ratio(t: Floats, df: Floats, share: float, shift: float) -> Floats:
    """Return each unit's log ratio of a mixture of two Student's t, one of them shifted, to one alone.

    Parameters
    ----------
    t, df : (n,) float arrays
        Recursive residuals and their degrees of freedom.
    share : float
        Share of the shifted units, between 0 and 1.
    shift : float
        Their shift.

    Returns
    -------
    (n,) float array
        log(1 − share + share f(t − shift)/f(t)); had nothing changed, the ratio itself has expectation 1.
    """
    # log(1 + x) and not log1p, here as there: numpy computes it several times faster, and 1e-13 is enough.
    farther = np.log((1 + t * t / df) / (1 + (t - shift) ** 2 / df))
    ratio: Floats = np.log(1 + share * (exp(0.5 * (df + 1) * farther) - 1))
    return ratio


def burst_evidence(scores: Floats, ends: Rows, prior: Prior, *, pilot: int, planned: int) -> Floats:
    """Return the evidence for an intermittent change that has begun, at the end of each row.

    Parameters
    ----------
    scores : (n,) float array
        The pilot's scores, then production's, under one shape.
    ends : (k,) int array
        How many production units have been made at the end of each row.
    prior : Prior
        What is held possible.
    pilot : int
        Units in the pilot.
    planned : int
        Rows that production will have.

    Returns
    -------
    (k,) float array
        Ratios times their prior weights, added up over all rows at which the change may have begun.
    """
    t, df = recursive_residuals(scores[: pilot + int(ends[-1])], pilot=pilot)
    log_prior = _log_weights(ends.size, prior, planned)
    found = np.zeros(ends.size)
    for share, shift, weight in prior.bursts:
        for direction in (1.0, -1.0):
            reached = np.cumsum(log_burst_ratio(t, df, share, direction * shift))[ends - 1]
            start = np.concatenate([[0.0], reached[:-1]])
            found += 0.5 * weight * exp(reached + np.logaddexp.accumulate(log_prior - start))
    return found


def _log_weights(rows: int, prior: Prior, planned: int) -> Floats:
    """Log prior weight of an intermittent change at each row."""
    later = np.diff(begun(np.arange(0.5, rows), planned=planned, at_start=prior.at_start))
    at_start = prior.at_start if planned > 1 else 1.0
    weights = np.concatenate([[prior.start.intermittent * at_start], prior.later.intermittent * later])
    with np.errstate(divide="ignore"):
        logarithm: Floats = np.log(weights)
    return logarithm
