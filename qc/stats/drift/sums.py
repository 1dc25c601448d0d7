"""Running sums over production, and what they say of the units before and since a row."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sums:
    """Running sums over production, at the end of each row (entry 0: before production).

    Attributes
    ----------
    count, total, squares, moment : (k + 1,) float arrays
        Units, and the sums of y, y² and i·y, where y is a score less the pilot's mean, over the pilot's standard
        deviation, and i the unit's number.
    pilot : float
        Units in the pilot, which is also the sum of its y².
    scale : float
        The pilot's standard deviation (divisor n).
    """

    count: Floats
    total: Floats
    squares: Floats
    moment: Floats
    pilot: float
    scale: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Split:
    """Units before and since a change, as the likelihood ratios need them; arrays over pairs of rows.

    Attributes
    ----------
    before, since : (m,) float arrays
        Units, the pilot's included.
    difference : (m,) float array
        Mean since less mean before.
    squares_before, squares_since, squares_all : (m,) float arrays
        Sums of squares about the mean of each.
    ramp : (m,) float array
        Sum of age times reading about the mean, where age counts the units since the change.
    """

    before: Floats
    since: Floats
    difference: Floats
    squares_before: Floats
    squares_since: Floats
    squares_all: Floats
    ramp: Floats


def running_sums(scores: Floats, ends: Rows, *, pilot: int) -> Sums:
    """Return the running sums of scores.

    Parameters
    ----------
    scores : (n,) float array
        The pilot's scores, then production's.
    ends : (k,) int array
        How many production units have been made at the end of each row.
    pilot : int
        Units in the pilot.

    Returns
    -------
    Sums
        At the end of each row.
    """
    first = scores[:pilot]
    mean = first.mean()
    scale = math.sqrt(float(((first - mean) ** 2).mean()))
    y = (scores[pilot:] - mean) / scale
    at = np.concatenate([[0], ends])
    unit = np.arange(1, y.size + 1, dtype=np.float64)
    total, squares, moment = (np.concatenate([[0.0], np.cumsum(part)])[at] for part in (y, y * y, unit * y))
    return Sums(
        count=at.astype(np.float64), total=total, squares=squares, moment=moment, pilot=float(pilot), scale=scale
    )


def split(sums: Sums, start: Rows, end: Rows) -> Split:
    """Return the units before and since the end of row ``start``, up to the end of row ``end``."""
    before, everything = sums.pilot + sums.count[start], sums.pilot + sums.count[end]
    since = everything - before
    counted = np.maximum(since, 1.0)
    total = sums.total[end] - sums.total[start]
    mean_before = sums.total[start] / before
    ramp = sums.moment[end] - sums.moment[start] - sums.count[start] * total
    return Split(
        before=before,
        since=since,
        difference=total / counted - mean_before,
        squares_before=sums.pilot + sums.squares[start] - sums.total[start] * mean_before,
        squares_since=np.maximum(sums.squares[end] - sums.squares[start] - total**2 / counted, 0.0),
        squares_all=sums.pilot + sums.squares[end] - sums.total[end] ** 2 / everything,
        ramp=ramp - since * (since + 1) / 2 * sums.total[end] / everything,
    )


def log_marginal(sums: Sums) -> Floats:
    """Return the log marginal likelihood of all units up to each row, had nothing changed, but for a constant.

    Parameters
    ----------
    sums : Sums
        Of the scores.

    Returns
    -------
    (k + 1,) float array
        −((N − 1) log Q + log N) / 2 with N units and their sum of squares Q about the mean, in the scores' own scale.
    """
    n = sums.pilot + sums.count
    about = sums.pilot + sums.squares - sums.total**2 / n
    logarithm: Floats = -0.5 * (n - 1) * (np.log(about) + 2 * math.log(sums.scale)) - 0.5 * np.log(n)
    return logarithm
