"""Recursive segmentation: cut a series again and again where the two parts differ most, for many series at once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_NOTHING = 2.2e-16


class Change(StrEnum):
    """What differs between two parts of a series."""

    LEVEL = "level"
    SCALE = "scale"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segmentation:
    """Many series cut into segments.

    Attributes
    ----------
    gains : (series, cuts) float array
        What the first cut, the first two cuts, … explain; where a series can be cut no more, what its last one did.
    cuts : (series, cuts) int array
        First point after each cut, in the order in which they were made; −1 where there is none.
    """

    gains: Floats
    cuts: Ints


@dataclass(slots=True, kw_only=True, eq=False)
class _Work:
    """The state of the cutting: for each place of a cut its segment (first point, first beyond) and its gain."""

    totals: Floats  # (series, points + 1): sums of all points before a place
    counts: Floats  # (points + 1,): readings before a place
    first: Ints
    beyond: Ints
    gain: Floats


def segment(sums: Floats, sizes: Ints, *, change: Change, most_cuts: int, shortest: int) -> Segmentation:
    """Cut every series up to ``most_cuts`` times, each time where it explains most.

    Parameters
    ----------
    sums : (series, points) float array
        The sum of each point's readings, for a change of level; of their squares, for a change of scale.
    sizes : (points,) int array
        Readings in each point, at least 1, the same for all series.
    change : Change
        Level: n₁n₂(x̄₁ − x̄₂)²/n is explained. Scale: n₁ ln(q/q₁) + n₂ ln(q/q₂), with the mean squares q.
    most_cuts : int
        How many cuts at most.
    shortest : int
        Fewest points of a segment.

    Returns
    -------
    Segmentation
        Gains and cuts.

    References
    ----------
    Capizzi, G. and Masarotto, G. (2013), Phase I distribution-free analysis of univariate data, Journal of Quality
    Technology 45, 273-284; R package dfphase1 1.2.0, ``rsp``, whose gains and cuts these are.

    Examples
    --------
    >>> x = np.array([[1.0, 2.0, 1.0, 9.0, 8.0, 9.0]])
    >>> found = segment(x, np.ones(6, dtype=np.int64), change=Change.LEVEL, most_cuts=1, shortest=1)
    >>> found.cuts.tolist(), found.gains.round(2).tolist()
    ([[3]], [[80.67]])
    """
    work = _start(sums, sizes)
    series = np.arange(len(sums))
    _score(work, np.ones(work.gain.shape, dtype=bool), change, shortest)
    gains = np.zeros((len(sums), most_cuts))
    cuts = np.full((len(sums), most_cuts), -1, dtype=np.int64)
    for number in range(most_cuts):
        best = np.argmax(work.gain, axis=1)
        gain = work.gain[series, best]
        cut = gain > _NOTHING
        gains[:, number] = np.where(cut, gain, 0.0)
        cuts[cut, number] = best[cut]
        if not cut.any():
            break
        _split(work, best, cut, change, shortest)
    return Segmentation(gains=np.cumsum(gains, axis=1), cuts=cuts)


def _start(sums: Floats, sizes: Ints) -> _Work:
    """Put every series into one segment."""
    series, points = sums.shape
    totals = np.zeros((series, points + 1))
    np.cumsum(sums, axis=1, out=totals[:, 1:])
    return _Work(
        totals=totals,
        counts=np.concatenate(([0.0], np.cumsum(sizes, dtype=np.float64))),
        first=np.zeros((series, points), dtype=np.int64),
        beyond=np.full((series, points), points, dtype=np.int64),
        gain=np.zeros((series, points)),
    )


def _split(work: _Work, best: Ints, cut: NDArray[np.bool_], change: Change, shortest: int) -> None:
    """Split the segment around the best place of each series that is cut, and score its two parts anew."""
    series, place = np.arange(len(best)), np.arange(work.gain.shape[1])
    first, beyond = work.first[series, best][:, None], work.beyond[series, best][:, None]
    inside = cut[:, None] & (place >= first) & (place < beyond)
    left = inside & (place < best[:, None])
    right = inside & ~left
    work.beyond[left] = np.repeat(best, left.sum(axis=1))
    work.first[right] = np.repeat(best, right.sum(axis=1))
    _score(work, inside, change, shortest)


def _score(work: _Work, where: NDArray[np.bool_], change: Change, shortest: int) -> None:
    """Set the gain of cutting before each of these points."""
    row, place = np.nonzero(where)
    first, beyond = work.first[row, place], work.beyond[row, place]
    possible = (place - first >= shortest) & (beyond - place >= shortest)
    work.gain[row[~possible], place[~possible]] = 0.0
    row, place, first, beyond = (array[possible] for array in (row, place, first, beyond))
    start, middle, end = (work.totals[row, at] for at in (first, place, beyond))
    n1, n2 = work.counts[place] - work.counts[first], work.counts[beyond] - work.counts[place]
    gain_of = _level_gain if change is Change.LEVEL else _scale_gain
    work.gain[row, place] = gain_of(n1, n2, middle - start, end - middle)


def _level_gain(n1: Floats, n2: Floats, sum1: Floats, sum2: Floats) -> Floats:
    """Return the sum of squares between two parts."""
    difference = sum1 / n1 - sum2 / n2
    gain: Floats = n1 * n2 / (n1 + n2) * difference * difference
    return gain


def _scale_gain(n1: Floats, n2: Floats, sum1: Floats, sum2: Floats) -> Floats:
    """Twice the logarithm of the likelihood ratio of two variances; 0 where a part has no spread at all."""
    spread = (sum1 > 0) & (sum2 > 0)
    q1, q2 = np.where(spread, sum1 / n1, 1.0), np.where(spread, sum2 / n2, 1.0)
    q = (n1 * q1 + n2 * q2) / (n1 + n2)
    return np.where(spread, n1 * np.log(q / q1) + n2 * np.log(q / q2), 0.0)
