"""A judge who knows baseline, kinds, sizes and periods of all changes, and only not which it is nor when it began.

On average over kinds nobody who knows less names more of them rightly: `bench_diagnosis.py` shows him beside the
diagnosis. All kinds are equally probable to him, all sizes of a kind, and all starts. A second judge does not know
the periods either: any from 10 to 300 units, equally probable on a scale of logs.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from stats.drift.diagnosis.changes import EVERY, Change

from qc.stats.drift.diagnosis.kinds import ChangeKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Starts = NDArray[np.int64]

REPEATING = (ChangeKind.LOT_TO_LOT, ChangeKind.SAW_TOOTH)
KNOWN = tuple(change for change in EVERY if change.kind is not ChangeKind.ONE_STREAM)


PERIODS = tuple(np.unique(np.geomspace(10, 300, 60).astype(int)).tolist())


def judged(z: Floats, starts: Starts) -> tuple[ChangeKind, ChangeKind]:
    """Return the most probable kind of change in standard normal readings, by both judges, streams left aside."""
    known: dict[ChangeKind, list[float]] = {}
    other: dict[ChangeKind, list[float]] = {}
    for change in KNOWN:
        one = _over_starts(z, change, starts)
        known.setdefault(change.kind, []).append(one)
        if change.kind in REPEATING:
            each = [_over_starts(z, replace(change, b=period), starts) for period in PERIODS]
            one = float(np.logaddexp.reduce(each)) - math.log(len(each))
        other.setdefault(change.kind, []).append(one)
    return _likeliest(known), _likeliest(other)


def _over_starts(z: Floats, change: Change, starts: Starts) -> float:
    return float(np.logaddexp.reduce(log_ratio(z, change, starts)))


def _likeliest(found: dict[ChangeKind, list[float]]) -> ChangeKind:
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
            return _repeated(_lots(z, a * a, int(b)), int(b))[starts]
        case ChangeKind.SAW_TOOTH:
            product, square = (_repeated(each, int(b))[starts] for each in _teeth(z, int(b)))
            return np.logaddexp(a * product, -a * product) - math.log(2) - 0.5 * a * a * square
        case _:
            age: Floats = np.arange(1.0, z.size + 1) - starts[:, None]
            if change.kind is ChangeKind.GROWING_SPREAD:
                sd = 1 + a * np.maximum(age, 0.0)
                grown: Floats = (0.5 * z * z * (1 - 1 / sd**2) - np.log(sd)).sum(axis=1)
                return grown
            return _up_or_down(z, np.where(age > 0, _moved(change, age), 0.0))


def _moved(change: Change, age: Floats) -> Floats:
    """Return what a change adds to the level, by the age of the change."""
    return np.full_like(age, change.a) if change.kind is ChangeKind.STEP else change.a * age


def _up_or_down(z: Floats, added: Floats) -> Floats:
    """Return the log ratio of a level that moved so, up or down."""
    product = added @ z
    ratio: Floats = np.logaddexp(product, -product) - math.log(2) - 0.5 * (added**2).sum(axis=1)
    return ratio


def _since(values: Floats) -> Floats:
    """Return sums from each place to the end."""
    return np.cumsum(values[::-1])[::-1]


def _lots(z: Floats, variance: float, size: int) -> Floats:
    """Return the log ratio of a lot that begins at each place and has a level of its own."""
    counts, (sums,) = _windows(size, z)
    inflated = 1 + counts * variance
    found: Floats = 0.5 * sums**2 * variance / inflated - 0.5 * np.log(inflated)
    return found


def _teeth(z: Floats, size: int) -> tuple[Floats, Floats]:
    """Return for wear that begins at each place its products with the readings, and its squares."""
    place = np.arange(z.size)
    counts, (sums, ahead) = _windows(size, z, place * z)
    return ahead - place * sums, (counts - 1) * counts * (2 * counts - 1) / 6


def _windows(size: int, *values: Floats) -> tuple[Floats, list[Floats]]:
    """Return the length of the window that begins at each place, and the sums over it."""
    place = np.arange(values[0].size)
    last = np.minimum(place + size, place.size)
    totals = [np.concatenate([[0.0], np.cumsum(each)]) for each in values]
    return (last - place).astype(np.float64), [total[last] - total[place] for total in totals]


def _repeated(values: Floats, size: int) -> Floats:
    """Return at each place the sum over it and all places a whole number of periods later."""
    found = values.copy()
    for first in range(values.size - size - 1, -1, -1):
        found[first] += found[first + size]
    return found
