"""Readings that rise or fall by the same step from each to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.oddities.noise import landing_rate, short_noise
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_FREE = 2  # the first two readings of a run say by how much it goes on
_FEWEST_OUTSIDE = 20
_STEADIEST = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Stairs:
    """The longest run of readings that rise or fall by the same step.

    Attributes
    ----------
    length : int
        Readings in it.
    first : int
        Where it starts.
    rise : int
        By how many steps of the gauge each differs from the one before; below 0 where they fall.
    rate : float
        Chance that a reading falls on one given step, from the readings outside the run.
    p_value : float
        Bound on the chance of any run as long: of each place where it could start, all but two of its readings must
        fall on given steps.
    """

    length: int
    first: int
    rise: int
    rate: float
    p_value: float


def stairs(steps: ArrayLike) -> Stairs | None:
    """Find the longest run of readings that rise or fall by the same step of the gauge.

    Parameters
    ----------
    steps : (n,) array-like
        At least two readings in whole steps, in production order.

    Returns
    -------
    Stairs or None
        None where no three readings do. Where fewer than 20 readings are left outside the run, three quarters is taken
        for the chance that a reading falls on one given step.

    Raises
    ------
    ValueError
        If there are fewer readings.

    Examples
    --------
    >>> around = [3, 9, 5, 1, 8, 2, 7, 4, 10, 6] * 4
    >>> found = stairs([*around, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, *around])
    >>> found.length, found.first, found.rise, found.p_value < 0.05
    (10, 40, 1, True)
    """
    read = np.rint(checks.sample("steps", steps, 2)).astype(np.int64)
    first, length, rise = _longest(np.diff(read))
    if length <= _FREE:
        return None
    rate = _rate(read, first, length)
    places = read.size - length + 1
    return Stairs(length=length, first=first, rise=rise, rate=rate, p_value=min(1.0, places * rate ** (length - _FREE)))


def _longest(moves: NDArray[np.int64]) -> tuple[int, int, int]:
    """Return where the longest run of equal moves starts, how many readings it has, and the move; none that stand."""
    starts = np.flatnonzero(np.diff(moves, prepend=moves[0] - 1))
    lengths = np.diff(starts, append=moves.size)
    lengths = np.where(moves[starts] == 0, 0, lengths)
    best = int(lengths.argmax())
    return int(starts[best]), int(lengths[best]) + 1, int(moves[starts[best]])


def _rate(read: NDArray[np.int64], first: int, length: int) -> float:
    """Return the chance that a reading falls on one given step, from the readings outside a run."""
    noise = short_noise(read.astype(np.float64))
    place = np.arange(noise.lags, read.size)
    outside = noise.left[(place < first) | (place >= first + length)]
    return landing_rate(outside, step=1.0) if outside.size >= _FEWEST_OUTSIDE else _STEADIEST
