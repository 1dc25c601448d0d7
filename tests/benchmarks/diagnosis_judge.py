"""Judges who know baseline and kinds of all changes, and not which it is nor when it began.

On average over kinds nobody who knows less than one of them names more kinds rightly: `bench_diagnosis.py` shows them
beside the diagnosis. All kinds are equally probable to them, all sizes of a kind, and all starts. The first knows
sizes and periods; the second does not know periods: any from 10 to 300 units; the third does not know sizes either:
any of a range. What is not known is equally probable on a scale of logs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from stats.drift.diagnosis.changes import EVERY, Change

from qc.stats.drift.diagnosis.cells import repeated_sums
from qc.stats.drift.diagnosis.kinds import ChangeKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Starts = NDArray[np.int64]
    Logs = dict[ChangeKind, float]

REPEATING = (ChangeKind.LOT_TO_LOT, ChangeKind.SAW_TOOTH)
KNOWN = tuple(change for change in EVERY if change.kind is not ChangeKind.ONE_STREAM)
PERIODS = tuple(np.unique(np.geomspace(10, 300, 60).astype(int)).tolist())


def _sizes(kind: ChangeKind, least: float, most: float) -> tuple[Change, ...]:
    return tuple(Change(kind=kind, a=float(a)) for a in np.geomspace(least, most, 7))


UNKNOWN = (
    *_sizes(ChangeKind.STEP, 0.3, 4.0),
    *_sizes(ChangeKind.SPREAD, 1.2, 4.0),
    *_sizes(ChangeKind.TREND, 0.001, 0.1),
    *_sizes(ChangeKind.GROWING_SPREAD, 0.0005, 0.02),
    *(
        Change(kind=ChangeKind.INTERMITTENT, a=a, b=b)
        for a, b in product((0.02, 0.05, 0.12, 0.3), (1.5, 2.1, 2.9, 4.0, 5.5))
    ),
    *(Change(kind=ChangeKind.LOT_TO_LOT, a=a, b=p) for a, p in product(np.geomspace(0.4, 4.0, 6), PERIODS[::2])),
    *(Change(kind=ChangeKind.SAW_TOOTH, a=a / p, b=p) for a, p in product(np.geomspace(0.5, 6.0, 6), PERIODS[::2])),
)
"""Sizes and periods of the third judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Log probability of each kind, but for a constant, by each judge.

    Attributes
    ----------
    all_known, no_periods, no_sizes : dict of ChangeKind to float
        Of the one who knows all, of the one who knows no periods, of the one who knows no sizes either.
    """

    all_known: Logs
    no_periods: Logs
    no_sizes: Logs

    @property
    def named(self) -> tuple[ChangeKind, ChangeKind, ChangeKind]:
        """The kinds that they name."""
        first, second, third = (
            max(each, key=each.__getitem__) for each in (self.all_known, self.no_periods, self.no_sizes)
        )
        return first, second, third


def judged(z: Floats, starts: Starts) -> Judged:
    """Return what the judges say of standard normal readings, streams left aside."""
    any_period = [
        replace(change, b=period)
        for change in KNOWN
        for period in (PERIODS if change.kind in REPEATING else (change.b,))
    ]
    first, second, third = (_of_kinds(z, changes, starts) for changes in (KNOWN, any_period, UNKNOWN))
    return Judged(all_known=first, no_periods=second, no_sizes=third)


def _of_kinds(z: Floats, changes: tuple[Change, ...] | list[Change], starts: Starts) -> Logs:
    """Average over the changes of each kind, and over starts."""
    found: dict[ChangeKind, list[float]] = {}
    for change in changes:
        found.setdefault(change.kind, []).append(float(np.logaddexp.reduce(log_ratio(z, change, starts))))
    return {kind: float(np.logaddexp.reduce(each)) - math.log(len(each)) for kind, each in found.items()}


def log_ratio(z: Floats, change: Change, starts: Starts) -> Floats:
    """Return the log likelihood ratio of a change at each start, against none."""
    a, b = change.a, change.b
    match change.kind:
        case ChangeKind.SPREAD:
            return _since(0.5 * z * z * (1 - 1 / a**2) - math.log(a))[starts]
        case ChangeKind.INTERMITTENT:
            return _since(np.log(1 - a + a * np.exp(b * z - b * b / 2)))[starts]
        case ChangeKind.LOT_TO_LOT:
            return repeated_sums(_lots(z, a * a, int(b)), int(b))[starts]
        case ChangeKind.SAW_TOOTH:
            return _up_or_down(a, *repeated_sums(np.stack(_teeth(z, int(b))), int(b))[:, starts])
        case ChangeKind.GROWING_SPREAD:
            sd = 1 + a * np.maximum(np.arange(1.0, z.size + 1) - starts[:, None], 0.0)
            grown: Floats = (0.5 * z * z * (1 - 1 / sd**2) - np.log(sd)).sum(axis=1)
            return grown
        case _:
            return _up_or_down(a, *_moved(z, change.kind, starts))


def _moved(z: Floats, kind: ChangeKind, starts: Starts) -> tuple[Floats, Floats]:
    """Return for a step or a slope of 1 from each start its products with the readings, and its squares."""
    since = (z.size - starts).astype(np.float64)
    if kind is ChangeKind.STEP:
        return _since(z)[starts], since
    moved: Floats = _since(np.arange(1.0, z.size + 1) * z)[starts] - starts * _since(z)[starts]
    return moved, since * (since + 1) * (2 * since + 1) / 6


def _up_or_down(size: float, moved: Floats, square: Floats) -> Floats:
    """Return the log ratio of a level that moved, up or down: products of unit size with the readings, and squares."""
    ratio: Floats = np.logaddexp(size * moved, -size * moved) - math.log(2) - 0.5 * size**2 * square
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
