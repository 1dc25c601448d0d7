"""Wear: what tools, dies, punches and jigs do to a size, unit by unit."""

from __future__ import annotations

import numpy as np


def tooth(
    rng: np.random.Generator, units: int, *, rate: float, every: int, scatter: int
) -> tuple[np.ndarray, np.ndarray]:
    """Wear that is set back: a size grows by ``rate`` a unit, and a new tool sets it back to nothing.

    Abrasive wear removes about the same from the edge with every piece, so that the size moves in a straight line
    until the tool is changed or its offset is corrected. Nobody counts exactly: the life of each tool lies within
    ``scatter`` of ``every``.

    Parameters
    ----------
    rng : Generator
        Where chance comes from.
    units : int
        Units made.
    rate : float
        What is added to the size with every unit.
    every, scatter : int
        Units from one tool to the next, and how far that is off at most.

    Returns
    -------
    (units,) float array, (units,) int array
        What is added to the size, and the number of the tool, counted from 1.
    """
    since, tool = np.empty(units), np.empty(units, dtype=int)
    made, left, number = 0, every + int(rng.integers(-scatter, scatter + 1)), 1
    for unit in range(units):
        if made >= left:
            made, left, number = 0, every + int(rng.integers(-scatter, scatter + 1)), number + 1
        since[unit], tool[unit] = made, number
        made += 1
    return rate * since, tool


def growing(units: int, *, start: int, end: float) -> np.ndarray:
    """Play: a bearing, fixture or mandrel gets loose, so that the spread grows from 1 at ``start`` to ``end`` times.

    Looseness lets the tool move either way: the mean stays and the scatter grows, here in a straight line.

    Parameters
    ----------
    units : int
        Units made.
    start : int
        Units made before it begins.
    end : float
        Spread at the last unit over that of the first.
    """
    return 1 + (end - 1) * np.clip((np.arange(units) - start) / (units - 1 - start), 0, 1)


def step(units: int, *, start: int, size: float) -> np.ndarray:
    """Another level from ``start`` on: another coil springs back further, a core pin is bent, a stop was moved.

    Parameters
    ----------
    units : int
        Units made.
    start : int
        Units made before it.
    size : float
        What is added to the size from then on.
    """
    return np.where(np.arange(units) >= start, size, 0.0)
