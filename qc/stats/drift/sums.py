"""Running sums over production, and what they say of the units before and since a row."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

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
    squares_since, squares_all : (m,) float arrays
        Sums of squares since and of all, about the mean of each.
    ramp : (m,) float array
        Sum of age times reading about the mean, where age counts the units since the change.
    """

    before: Floats
    since: Floats
    difference: Floats
    squares_since: Floats
    squares_all: Floats
    ramp: Floats

    def shares(self) -> Shares:
        """Return what changes may explain of the sum of squares."""
        return Shares(
            apart=self.difference**2 / self.squares_all,
            inside=self.squares_since / self.squares_all,
            ramp=self.ramp**2 / self.squares_all,
        )

    def half(self) -> Floats:
        """Return half of the degrees of freedom of all units."""
        halved: Floats = 0.5 * (self.before + self.since - 1)
        return halved


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shares:
    """What changes may explain of the sum of squares Q of all units about their mean; arrays over pairs of rows.

    Attributes
    ----------
    apart : (m,) float array
        d²/Q with the difference d of the means.
    inside : (m,) float array
        Q_W/Q with the sum of squares Q_W since the change about its mean.
    ramp : (m,) float array
        e²/Q with the sum e of age times reading about the mean.
    """

    apart: Floats
    inside: Floats
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
    total, squares, moment = (running(part)[at] for part in (y, y * y, unit * y))
    return Sums(
        count=at.astype(np.float64), total=total, squares=squares, moment=moment, pilot=float(pilot), scale=scale
    )


def running(values: Floats) -> Floats:
    """Return the sums of the first none, one, two, … values.

    Examples
    --------
    >>> running(np.array([1.0, 2.0, 3.0]))
    array([0., 1., 3., 6.])
    """
    sums = np.zeros(values.size + 1)
    np.cumsum(values, out=sums[1:])
    return sums


def split(sums: Sums, start: Rows, end: Rows) -> Split:
    """Return the units before and since the end of row ``start``, up to the end of row ``end``."""
    count, total_before, total_end = sums.count[start], sums.total[start], sums.total[end]
    squares_before, squares_end = sums.squares[start], sums.squares[end]
    before, everything = sums.pilot + count, sums.pilot + sums.count[end]
    since = everything - before
    total, mean = total_end - total_before, total_end / everything
    mean_since = total / np.maximum(since, 1.0)
    ramp = sums.moment[end] - sums.moment[start] - count * total
    return Split(
        before=before,
        since=since,
        difference=mean_since - total_before / before,
        squares_since=np.maximum(squares_end - squares_before - total * mean_since, 0.0),
        squares_all=sums.pilot + squares_end - total_end * mean,
        ramp=ramp - 0.5 * since * (since + 1) * mean,
    )


def log_marginal(scores: Floats, at: Rows, *, pilot: int) -> Floats:
    """Return the log marginal likelihood of all units so far, had nothing changed, but for a constant.

    Parameters
    ----------
    scores : (s, n) float array
        The pilot's scores, then production's, under each shape.
    at : (m,) int array
        How many units there are so far, the pilot's included.
    pilot : int
        Units in the pilot.

    Returns
    -------
    (s, m) float array
        −((N − 1) log Q + log N) / 2 with N units and their sum of squares Q about the mean.
    """
    n = at.astype(np.float64)
    y = scores - scores[:, :pilot].mean(axis=1, keepdims=True)
    squares, total = (np.cumsum(part, axis=1).take(at - 1, axis=1) for part in (y * y, y))
    about = squares - total * total / n
    logarithm: Floats = -0.5 * ((n - 1) * np.log(about) + np.log(n))
    return logarithm
