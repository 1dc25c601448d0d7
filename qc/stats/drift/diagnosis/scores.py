"""Scores of pilot and production as one series, and the two closed forms that all kinds of change share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.drift.sums import Floats, Rows

_ROUNDING, _LOWEST = 1e-300, -1e300


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scores:
    """Normal scores of all readings, and the production units before which a change may have come.

    Attributes
    ----------
    y : (n,) float array
        Scores of pilot and production, less their mean.
    pilot : int
        How many of them are the pilot.
    starts : (k,) int array
        Production units made before each row, from 0.
    total : float
        Sum of squares about the mean.
    """

    y: Floats
    pilot: int
    starts: Rows
    total: float

    @property
    def n(self) -> int:
        """Readings in all."""
        return int(self.y.size)

    @property
    def units(self) -> int:
        """Readings of production."""
        return self.n - self.pilot

    @property
    def log_marginal(self) -> float:
        """Log marginal likelihood of the scores had nothing changed, under the prior dμ dσ/σ."""
        half = (self.n - 1) / 2
        return math.lgamma(half) - math.log(2) - half * math.log(math.pi * self.total) - 0.5 * math.log(self.n)

    def since(self, values: Floats) -> Floats:
        """Return the sum of a value per production unit from each start to the end."""
        return suffix_sums(values)[self.starts]


def scores_of(y: Floats, pilot: int, starts: ArrayLike) -> Scores:
    """Return scores less their mean.

    Parameters
    ----------
    y : (n,) float array
        Scores.
    pilot : int
        How many of them are the pilot.
    starts : (k,) array_like
        Production units made before each row.
    """
    centred = y - y.mean()
    total = float(centred @ centred)
    return Scores(y=centred, pilot=pilot, starts=np.asarray(starts, dtype=np.int64), total=total)


def suffix_sums(values: Floats) -> Floats:
    """Return the sums from each place to the end, and the empty sum.

    Examples
    --------
    >>> suffix_sums(np.array([1.0, 2.0, 3.0])).tolist()
    [6.0, 5.0, 3.0, 0.0]
    """
    return np.concatenate([np.cumsum(values[::-1])[::-1], [0.0]])


def log_effect_ratio(scores: Scores, information: Floats, product: Floats, width: Floats | float) -> Floats:
    """Return the log marginal likelihood ratio of an added effect, its size in sigma normal about zero.

    Parameters
    ----------
    scores : Scores
        All scores.
    information : array
        Sum of squares of the effect's shape about its mean over all scores.
    product : array
        Sum of products of that shape with the scores.
    width : array or float
        Standard deviation of the effect's size, in sigma.

    Returns
    -------
    array
        −½ log(1 + I b²) + (n − 1)/2 · log(Q/(Q − e² + e²/(1 + I b²))) with e² = (x'y)²/I.
    """
    explained = product**2 / np.maximum(information, _ROUNDING)
    shrink = 1 + information * np.square(width)
    left = scores.total - explained + explained / shrink
    return -0.5 * np.log(shrink) + 0.5 * (scores.n - 1) * np.log(scores.total / left)


def log_weighted_ratio(
    scores: Scores, weight: Floats, linear: Floats, square: Floats, log_determinant: Floats
) -> Floats:
    """Return the log marginal likelihood ratio of scores that vary together or unequally, V in place of the identity.

    Parameters
    ----------
    scores : Scores
        All scores.
    weight, linear, square : arrays
        1'V⁻¹1, 1'V⁻¹y and y'V⁻¹y.
    log_determinant : array
        Log determinant of V.

    Returns
    -------
    array
        −½ log|V| − ½ log(weight/n) − (n − 1)/2 · log((square − linear²/weight)/Q).
    """
    left = (square - linear**2 / weight) / scores.total
    return -0.5 * log_determinant - 0.5 * np.log(weight / scores.n) - 0.5 * (scores.n - 1) * np.log(left)


def log_mean(logs: Floats, axis: int) -> Floats:
    """Return the log of the mean of what is given as logs, along an axis.

    Examples
    --------
    >>> log_mean(np.log([1.0, 3.0]), 0).round(6) == np.log(2.0).round(6)
    np.True_
    """
    largest = np.maximum(logs.max(axis=axis, keepdims=True), _LOWEST)
    found: Floats = np.log(np.maximum(np.exp(logs - largest).mean(axis=axis), _ROUNDING)) + largest.squeeze(axis)
    return found


def averaged(logs: list[Floats], weights: NDArray[np.float64] | list[float]) -> Floats:
    """Return the log of the weighted average of ratios, the weights made to add up to 1."""
    shares = np.asarray(weights, dtype=np.float64)
    return log_mean(np.stack(logs) + np.log(shares / shares.mean())[:, None], 0)
