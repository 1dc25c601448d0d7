"""A judge who knows baseline, kinds, sizes and periods of all changes, and only not which it is nor when it began.

On average over kinds nobody who knows less names more of them rightly: `bench_diagnosis.py` shows him beside the
diagnosis. All kinds are equally probable to him, all sizes of a kind, and all starts.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from stats.drift.diagnosis.changes import EVERY, Change

from qc.stats.drift.diagnosis.kinds import ChangeKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Starts = NDArray[np.int64]

KNOWN = tuple(change for change in EVERY if change.kind is not ChangeKind.ONE_STREAM)


def judged(z: Floats, starts: Starts) -> ChangeKind:
    """Return the most probable kind of change in standard normal readings, streams left aside."""
    found: dict[ChangeKind, list[float]] = {}
    for change in KNOWN:
        found.setdefault(change.kind, []).append(float(np.logaddexp.reduce(log_ratio(z, change, starts))))
    logs = {kind: float(np.logaddexp.reduce(each)) - math.log(len(each)) for kind, each in found.items()}
    return max(logs, key=logs.__getitem__)


def log_ratio(z: Floats, change: Change, starts: Starts) -> Floats:
    """Return the log likelihood ratio of a change at each start, against none."""
    a, b = change.a, change.b
    match change.kind:
        case ChangeKind.SPREAD:
            return _since(0.5 * z * z * (1 - 1 / a**2) - math.log(a))[starts]
        case ChangeKind.INTERMITTENT:
            return _since(np.log(1 - a + a * np.exp(b * z - b * b / 2)))[starts]
        case ChangeKind.LOT_TO_LOT:
            return np.array([_lots(z[start:], a * a, int(b)) for start in starts.tolist()])
        case _:
            age: Floats = np.arange(1.0, z.size + 1) - starts[:, None]
            if change.kind is ChangeKind.GROWING_SPREAD:
                sd = 1 + a * np.maximum(age, 0.0)
                grown: Floats = (0.5 * z * z * (1 - 1 / sd**2) - np.log(sd)).sum(axis=1)
                return grown
            return _up_or_down(z, np.where(age > 0, _moved(change, age), 0.0))


def _moved(change: Change, age: Floats) -> Floats:
    """Return what a change adds to the level, by the age of the change."""
    match change.kind:
        case ChangeKind.STEP:
            return np.full_like(age, change.a)
        case ChangeKind.TREND:
            return change.a * age
        case _:
            return change.a * np.mod(age - 1, change.b)


def _up_or_down(z: Floats, added: Floats) -> Floats:
    """Return the log ratio of a level that moved so, up or down."""
    product = added @ z
    ratio: Floats = np.logaddexp(product, -product) - math.log(2) - 0.5 * (added**2).sum(axis=1)
    return ratio


def _since(values: Floats) -> Floats:
    """Return sums from each place to the end."""
    return np.cumsum(values[::-1])[::-1]


def _lots(z: Floats, variance: float, size: int) -> float:
    """Return the log ratio of lots whose levels have a variance."""
    edges = np.arange(0, z.size, size)
    sums, counts = np.add.reduceat(z, edges), np.diff(np.append(edges, z.size))
    inflated = 1 + counts * variance
    return float((0.5 * sums**2 * variance / inflated - 0.5 * np.log(inflated)).sum())
