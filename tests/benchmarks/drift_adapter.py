"""The drift statistic as the function that drift benchmarks call: ``drift_adapter.py:monitor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.detect import drift_evidence

if TYPE_CHECKING:
    from numpy.typing import NDArray


def monitor(pilot: NDArray[np.float64], production: NDArray[np.float64], streams: bool = False) -> int | None:  # noqa: FBT001, FBT002 - the benchmark's own signature
    """Return the index of the first row at which the statistic flags at its defaults, or None.

    Parameters
    ----------
    pilot, production : (m, n) and (k, n) float arrays
        Rows of n units in order of manufacture.
    streams : bool
        Whether the columns are parallel streams; otherwise they are subgroups.
    """
    rows, size = production.shape
    labels = (_labels(len(pilot), size), _labels(rows, size)) if streams else None
    found = drift_evidence(pilot.ravel(), production.ravel(), sizes=np.full(rows, size), streams=labels)
    return found.flag


def _labels(rows: int, size: int) -> list[int]:
    """Stream of each reading, row by row."""
    return list(range(size)) * rows
