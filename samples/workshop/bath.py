"""Plating baths: what leaves them with every load, and what an addition brings back."""

from __future__ import annotations

import numpy as np


def thickness(loads: int, *, fresh: float, loss: float, addition: int, share: float) -> np.ndarray:
    """Return the mean thickness that each load gets while nobody changes time or current.

    Metal and brightener are used up and dragged out with the parts: each load leaves the share ``1 - loss`` of the
    bath's strength. Current efficiency, and with it thickness at a constant time, follows the strength. After every
    ``addition`` loads the plater brings back ``share`` of what is missing.

    Parameters
    ----------
    loads : int
        Racks or barrels, one after another.
    fresh : float
        Mean thickness from a fresh bath.
    loss : float
        Share of the bath's strength that a load takes.
    addition : int
        Loads between additions.
    share : float
        How much of what is missing an addition brings back, 0 to 1.

    Returns
    -------
    (loads,) float array
    """
    strength, found = 1.0, np.empty(loads)
    for load in range(loads):
        if load and load % addition == 0:
            strength += share * (1 - strength)
        found[load] = fresh * strength
        strength *= 1 - loss
    return found


POSITIONS = ("atas", "tengah", "bawah")
"""Where parts hang on a rack."""


def edges(positions: np.ndarray, *, more: float) -> np.ndarray:
    """Return what a part's place on the rack adds: current crowds at the ends, so the middle is thinner.

    Parameters
    ----------
    positions : (n,) int array
        Index into ``POSITIONS``.
    more : float
        What top and bottom have more than the middle.
    """
    return np.where(positions == 1, 0.0, more)
