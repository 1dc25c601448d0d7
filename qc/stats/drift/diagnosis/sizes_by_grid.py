"""Sizes without a closed form, on a grid at a given start: growth of the spread, lots, units now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.nodes import Nodes, on_grid
from qc.stats.drift.diagnosis.scores import log_weighted_ratio

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats, Rows

_GRID = 60


def growth_ratio(readings: Scores, start: int) -> Nodes:
    """Return the standard deviation at the last unit over that before it began to grow.

    Parameters
    ----------
    readings : Scores
        Standardised readings.
    start : int
        A start's index.
    """
    first = readings.pilot + int(readings.starts[start])
    age = np.concatenate([np.zeros(first), np.arange(1.0, readings.n - first + 1)])
    growth = np.geomspace(0.02, 20.0, _GRID) / age[-1]
    sd = 1 + growth[:, None] * age
    weights = 1 / sd**2
    y = readings.y
    logs = log_weighted_ratio(readings, weights.sum(axis=1), weights @ y, weights @ (y * y), 2 * np.log(sd).sum(axis=1))
    return on_grid(sd[:, -1], logs)


def lot_spread(readings: Scores, start: int, lot: Rows) -> Nodes:
    """Return the standard deviation of the lots' levels.

    Parameters
    ----------
    readings : Scores
        Standardised readings.
    start : int
        A start's index.
    lot : (m,) int array
        Lot of each unit from there on, from 0.
    """
    first = readings.pilot + int(readings.starts[start])
    before, since = readings.y[:first], readings.y[first:]
    n, s = np.bincount(lot).astype(np.float64), np.bincount(lot, since)
    between = np.geomspace(0.1, 8.0, _GRID)[:, None]
    shared = between**2 / (1 + n * between**2)
    logs = log_weighted_ratio(
        readings,
        first + (n - n**2 * shared).sum(axis=1),
        before.sum() + (s - n * s * shared).sum(axis=1),
        readings.total - (s**2 * shared).sum(axis=1),
        np.log1p(n * between**2).sum(axis=1),
    )
    inner = readings.total - float((s**2 / n).sum()) - float(before.sum()) ** 2 / first
    return on_grid(between[:, 0] * np.sqrt(inner / max(1, readings.n - n.size - 1)), logs)


def burst_size(readings: Scores, start: int) -> tuple[Nodes, Nodes]:
    """Return the share of units that are off, and by how much.

    Parameters
    ----------
    readings : Scores
        Standardised readings.
    start : int
        A start's index.
    """
    first = readings.pilot + int(readings.starts[start])
    before = readings.y[:first]
    center, scale = float(before.mean()), float(before.std(ddof=1))
    z = (readings.y[first:] - center) / scale
    share = np.geomspace(0.005, 0.5, 20)
    far = np.linspace(1.0, 7.0, 13)
    distance = np.concatenate([-far[::-1], far])
    logs = np.array([[_gain(z, e, d) for d in distance] for e in share])
    each = np.exp(logs - logs.max())
    return (
        Nodes(values=share, weights=each.sum(axis=1) / each.sum()),
        Nodes(values=distance * scale, weights=each.sum(axis=0) / each.sum()),
    )


def _gain(z: Floats, share: float, distance: float) -> float:
    """Log likelihood of a share of units that are off against none."""
    return float(np.log(1 - share + share * np.exp(np.minimum(distance * z - 0.5 * distance**2, 700.0))).sum())
