"""Which recorded event a change came with, corrected for how many were looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.posterior import start_weights

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from qc.stats.drift.diagnosis.result import DriftDiagnosis
    from qc.stats.drift.sums import Floats

EXPLAINED = 0.5
"""Weight, before any reading is seen, of the change having come with one of the recorded events."""


def event_probabilities(found: DriftDiagnosis, events: ArrayLike) -> Floats:
    """Return the probability of each recorded event that the change came with it.

    Half of the weight before any reading is seen lies on the change having come with a recorded event, shared evenly
    by all of them, so that each counts the less the more there are; the other half on any other place.

    Parameters
    ----------
    found : DriftDiagnosis
        When the change may have come.
    events : (m,) array_like
        Index among `found.starts` of the first row after each event.

    Returns
    -------
    (m,) float array
        What is missing to 1 is the probability that none of them explains the change.

    Raises
    ------
    ValueError
        If an event is no row's.

    Examples
    --------
    >>> from qc.stats.drift.diagnosis.diagnose import diagnose_drift
    >>> rng = np.random.default_rng(3)
    >>> pilot, production = rng.normal(0.0, 1.0, 100), rng.normal(0.0, 1.0, 300)
    >>> production[200:] += 1.5
    >>> found = diagnose_drift(pilot, production)
    >>> event_probabilities(found, [50, 200]).round(2).tolist()
    [0.0, 0.97]
    """
    rows = np.asarray(events, dtype=np.int64)
    if rows.size == 0:
        return np.zeros(0)
    if rows.min() < 0 or rows.max() >= found.starts.size:
        raise ValueError(f"`events` must be rows from 0 to {found.starts.size - 1}, got {rows.min()} to {rows.max()}")
    ratio = np.exp(found.log_ratio - found.log_ratio.max())
    each = EXPLAINED / rows.size * ratio[rows]
    other = (1 - EXPLAINED) * float(ratio @ start_weights(ratio.size))
    explained: Floats = each / (each.sum() + other)
    return explained
