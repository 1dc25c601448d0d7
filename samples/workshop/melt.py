"""Foundries: melts, ladles and sand."""

from __future__ import annotations

import numpy as np


def by_melt(rng: np.random.Generator, melts: int, *, spread: float) -> np.ndarray:
    """Return the level of each melt: the charge of scrap differs, and with it the composition.

    What is poured from one melt is alike, and differs from the next melt by much more than pieces of one melt differ:
    the melt is the sample, not the piece.

    Parameters
    ----------
    rng : Generator
        Where chance comes from.
    melts : int
        How many.
    spread : float
        Standard deviation between melts.
    """
    return rng.normal(0, spread, melts)


def within_ladle(places: np.ndarray, *, fade: float) -> np.ndarray:
    """Return what the place in the ladle adds: the first mould is poured hot, the last cold, in a straight line.

    Parameters
    ----------
    places : (n,) float array
        0 for the first mould of a ladle, 1 for the last.
    fade : float
        What the last has less than the first.
    """
    return -fade * places


def through_the_day(hours: np.ndarray, *, begin: float, rise: float) -> np.ndarray:
    """Return what the hour adds: returned sand gets hot and dries unevenly, moulds yield, castings swell.

    In the morning the sand is cool and freshly watered. It comes back hotter from every pour, until the heap is left
    to cool overnight: a saw-tooth with the day as its period.

    Parameters
    ----------
    hours : (n,) float array
        Hour of the day.
    begin : float
        Hour at which work begins.
    rise : float
        What an hour adds.
    """
    return rise * np.clip(hours - begin, 0, None)
