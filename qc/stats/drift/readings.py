"""Readings made ready: standardised by the pilot, streams levelled, each with its neighbour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.drift.sums import Floats, Rows

FEWEST_PILOT = 10
FEWEST_STEPS = 3  # different readings in the pilot: two are a count, not a measurement
LARGEST_STEP = 2 / 3  # of the pilot on one reading: beyond it, simulated false alarms rise


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Readings:
    """Pilot and production as one series.

    Attributes
    ----------
    z : (n,) float array
        Readings less the pilot's mean, over the pilot's standard deviation, less their stream's ``offsets``.
    offsets : (n,) float array
        Where each reading's stream lay in the pilot, shrunk towards 0 as far as the pilot leaves it open.
    center, scale : float
        The pilot's mean and standard deviation.
    pilot : int
        Units in the pilot.
    ends : (k,) int array
        Production units made at the end of each row.
    streams : tuple of object
        Labels of the streams; empty where there is one stream only.
    stream : (n,) int array
        Index of each reading's stream.
    neighbours : (n,) int array
        Index of the reading before each in its stream, -1 where there is none.
    """

    z: Floats
    offsets: Floats
    center: float
    scale: float
    pilot: int
    ends: Rows
    streams: tuple[object, ...]
    stream: NDArray[np.int64]
    neighbours: NDArray[np.int64]

    @property
    def rows(self) -> int:
        """Rows of production."""
        return int(self.ends.size)


def prepare(
    pilot: ArrayLike,
    production: ArrayLike,
    *,
    sizes: ArrayLike | None = None,
    streams: tuple[Sequence[Any], Sequence[Any]] | None = None,
) -> Readings:
    """Check the arguments that all functions of drift share, and return them as one series.

    Parameters
    ----------
    pilot, production : array_like
        Readings in order of manufacture.
    sizes : (k,) array_like or None
        Units in each row of production; None for rows of one unit.
    streams : tuple of two sequences or None
        Stream of each reading of the pilot and of production.

    Returns
    -------
    Readings
        As one series.

    Raises
    ------
    ValueError
        If a reading is missing, the pilot is too small or has too few different readings, or counts do not fit.
    """
    first = _measured(checks.sample("pilot", pilot, FEWEST_PILOT))
    then = checks.sample("production", production)
    x = np.concatenate([first, then])
    center, scale = float(first.mean()), float(first.std(ddof=1))
    labels, stream = _streams(streams, first.size, then.size)
    z = (x - center) / scale
    offsets = _offsets(z[: first.size], stream[: first.size], len(labels))[stream] if labels else np.zeros_like(z)
    return Readings(
        z=z - offsets,
        offsets=offsets,
        center=center,
        scale=scale,
        pilot=first.size,
        ends=_ends(sizes, then.size),
        streams=labels,
        stream=stream,
        neighbours=_neighbours(stream),
    )


def _measured(pilot: Floats) -> Floats:
    """Return the pilot if its gauge was fine enough to show a spread."""
    counts = np.unique(pilot, return_counts=True)[1]
    if counts.size < FEWEST_STEPS:
        raise ValueError(f"`pilot` must hold at least {FEWEST_STEPS} different readings, got {counts.size}")
    if counts.max() > LARGEST_STEP * pilot.size:
        raise ValueError(
            f"`pilot` must not hold one reading more than 2 times in 3, got {counts.max()} of {pilot.size}"
        )
    return pilot


def _ends(sizes: ArrayLike | None, units: int) -> Rows:
    """Production units made at the end of each row."""
    if sizes is None:
        return np.arange(1, units + 1)
    counts = checks.sample("sizes", sizes)
    if (counts < 1).any() or (counts != np.floor(counts)).any() or counts.sum() != units:
        raise ValueError(
            f"`sizes` must be whole numbers of at least 1 that add up to the {units} readings of `production`, "
            f"got a sum of {counts.sum():g}"
        )
    ends: Rows = np.cumsum(counts).astype(np.int64)
    return ends


def _streams(
    streams: tuple[Sequence[Any], Sequence[Any]] | None, pilot: int, units: int
) -> tuple[tuple[object, ...], NDArray[np.int64]]:
    """Labels in order of appearance, and each reading's index among them; no labels for a single stream."""
    alone = np.zeros(pilot + units, dtype=np.int64)
    if streams is None:
        return (), alone
    # Not by way of an array: it would turn numbers beside words into words.
    before, since = ([x.item() if isinstance(x, np.generic) else x for x in labels] for labels in streams)
    if (len(before), len(since)) != (pilot, units):
        raise ValueError(
            f"`streams` must name a stream for each of {pilot} and {units} readings, got {len(before)} and {len(since)}"
        )
    index = {label: number for number, label in enumerate(dict.fromkeys([*before, *since]))}
    if len(index) < 2:
        return (), alone
    return tuple(index), np.array([index[label] for label in (*before, *since)], dtype=np.int64)


def _offsets(z: Floats, stream: NDArray[np.int64], streams: int) -> Floats:
    """Means of the streams in the pilot, shrunk by the estimated variance between streams (moments)."""
    counts = np.bincount(stream, minlength=streams).astype(np.float64)
    means = np.bincount(stream, z, minlength=streams) / np.maximum(counts, 1)
    met = np.count_nonzero(counts)
    if met < 2 or met == z.size:
        return np.zeros(streams)
    within = float(((z - means[stream]) ** 2).sum()) / (z.size - met)
    between = float((counts * means**2).sum()) / (met - 1)
    typical = (z.size - float((counts**2).sum()) / z.size) / (met - 1)
    variance = max(0.0, (between - within) / typical)
    shrunk: Floats = counts * variance / (counts * variance + within) * means if variance else np.zeros(streams)
    return shrunk


def _neighbours(stream: NDArray[np.int64]) -> NDArray[np.int64]:
    """Index of the reading before each in its stream."""
    order = np.argsort(stream, kind="stable")
    before = np.full(stream.size, -1, dtype=np.int64)
    same = stream[order[1:]] == stream[order[:-1]]
    before[order[1:][same]] = order[:-1][same]
    return before
