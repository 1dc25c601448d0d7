"""Evidence for intermittent changes: a share of the units shifted, the others as before."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.drift.evidence import Prior

_LARGEST = 600.0


def recursive_scores(scores: NDArray[np.float64], *, pilot: int) -> NDArray[np.float64]:
    """Return for each production unit a standard normal score: its distance from all units before it.

    Had nothing changed, they are independent, whatever mean and standard deviation are.

    Parameters
    ----------
    scores : (n,) float array
        The pilot's scores, then production's.
    pilot : int
        Units in the pilot, at least 3.

    References
    ----------
    Hawkins (1987), The Statistician 36, 315-320: self-starting charts. Wallace (1959): Student's t to normal scores.
    """
    y = scores - scores[:pilot].mean()
    n = np.arange(pilot, y.size, dtype=np.float64)
    total = np.cumsum(y)[pilot - 1 : -1]
    squares = np.cumsum(y * y)[pilot - 1 : -1]
    mean = total / n
    variance = np.maximum(squares - total * mean, 1e-300) / (n - 1)
    t = (y[pilot:] - mean) / np.sqrt(variance * (1 + 1 / n))
    df = n - 1
    score: NDArray[np.float64] = np.sign(t) * np.sqrt(df * np.log1p(t * t / df)) * (8 * df + 1) / (8 * df + 3)
    return score


def burst_evidence(scores: NDArray[np.float64], ends: NDArray[np.int64], prior: Prior) -> NDArray[np.float64]:
    """Return the evidence for intermittent changes at the end of each row, without changes that are yet to come.

    Parameters
    ----------
    scores : (n,) float array
        Recursive scores of the production units.
    ends : (k,) int array
        How many of them have been made at the end of each row.
    prior : Prior
        What is held possible.

    Returns
    -------
    (k,) float array
        Already weighted by the prior's weight of the kind.
    """
    rows = ends.size
    log_prior = np.full(rows, math.log((1 - prior.at_start) / max(1, rows - 1)))
    log_prior[0] = math.log(prior.at_start)
    found = np.zeros(rows)
    for share, shift, weight in prior.bursts:
        for direction in (1.0, -1.0):
            gain = np.log1p(share * np.expm1(direction * shift * scores - 0.5 * shift * shift))
            reached = np.cumsum(gain)[ends - 1]
            start = np.concatenate([[0.0], reached[:-1]])
            mixed = reached + np.logaddexp.accumulate(log_prior - start)
            found += 0.5 * weight * np.exp(np.minimum(mixed, _LARGEST))
    return prior.intermittent * found
