"""Whether some last digits stand more often than a gauge would show them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.products import product_sum
from qc.stats.numerics.special import incomplete_gamma
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_BLOCK = 2_000_000
_ENOUGH = 400
_MANY = 4000
_LEAST = 1e-300
_SIMULATE_BELOW = 0.002
_TAPERED = 2  # decades at either end


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DigitPreference:
    """How often each last place of the gauge was read.

    Attributes
    ----------
    counts : (m,) int array
        Readings whose number of steps leaves 0, 1, … when divided by m.
    statistic : float
        Σ (weight of a place − equal share)² over its variance.
    p_value : float
        Chance of a statistic as large where every place is equally likely.
    method : {"chi-square", "simulation"}
        What gave the chance.
    draws : int
        Of the simulation; 0 without.
    """

    counts: NDArray[np.int64]
    statistic: float
    p_value: float
    method: Literal["chi-square", "simulation"]
    draws: int = 0


def digit_preference(
    steps: ArrayLike,
    *,
    places: int = 10,
    favoured: bool = False,
    taper: bool = True,
    draws: int = 19_999,
    seed: int = 1,
) -> DigitPreference:
    """Compare how often each last place of a gauge was read with equal shares.

    Parameters
    ----------
    steps : (n,) array-like
        Readings in whole steps of the gauge.
    places : int, default 10
        After so many steps the last digit comes again: 10 for a gauge that shows 0.01, 2 for one that shows 0.05.
    favoured : bool, default False
        Whether only too many readings at the place 0 count: with 5 places those that end in 0 or 5.
    taper : bool, default True
        Whether readings near either end of their range count less, so that a sharp end does not look like a digit.
    draws, seed : int
        The simulation, which runs only where the chi-square distribution gives less than 0.2 %, and of at most 4,000
        readings: of more the chi-square distribution is as good.

    Returns
    -------
    DigitPreference

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    Equal shares hold for any process whose short noise is wide: with normal noise of standard deviation σ (in steps)
    no share differs by more than 2 exp(−2π²σ²/m²) of itself from 1/m, 0.2 % at σ = 0.6 m.

    Examples
    --------
    >>> found = digit_preference([0] * 35 + [1, 2, 3, 4, 5, 6, 7, 8, 9] * 7 + [5, 5], taper=False)
    >>> round(found.statistic, 2), found.p_value < 0.001
    (69.8, True)
    """
    read = np.rint(checks.sample("steps", steps)).astype(np.int64)
    places, draws = checks.count("places", places, 2), checks.count("draws", draws)
    seed = checks.count("seed", seed, 0)
    weights = _taper(read, places) if taper else np.ones(read.size)
    digits = read % places
    statistic = float(_statistic(np.bincount(digits, weights, places), weights, favoured=favoured))
    p_value = incomplete_gamma((1 if favoured else places - 1) / 2, statistic / 2)[1] / (2 if favoured else 1)
    counts = np.bincount(digits, minlength=places)
    if p_value >= _SIMULATE_BELOW or read.size > _MANY:
        return DigitPreference(counts=counts, statistic=statistic, p_value=p_value, method="chi-square")
    rng = np.random.default_rng(seed)
    reached = _reached(statistic, weights, places, draws, rng, favoured=favoured)
    p_value = (reached + 1) / (draws + 1)
    return DigitPreference(counts=counts, statistic=statistic, p_value=p_value, method="simulation", draws=draws)


def _taper(read: NDArray[np.int64], places: int) -> NDArray[np.float64]:
    """Return weights that rise from either end of the range as a raised cosine."""
    width = _TAPERED * places
    inner = np.minimum(read - read.min(), read.max() - read)
    weights: NDArray[np.float64] = np.ones(read.size)
    near = inner < width
    weights[near] = (1 - np.cos(math.pi * (inner[near] + 0.5) / width)) / 2
    return weights


def _statistic(sums: NDArray[Any], weights: NDArray[np.float64], *, favoured: bool) -> NDArray[np.float64]:
    """Return the sums' distance from equal shares: chi-square with m − 1 degrees of freedom, or with one."""
    m, spread = sums.shape[-1], max(product_sum(weights, weights), _LEAST)
    away: NDArray[np.float64] = sums - weights.sum() / m
    if favoured:
        return np.asarray(np.maximum(away[..., 0], 0.0) ** 2 * m**2 / ((m - 1) * spread))
    return np.asarray((away**2).sum(axis=-1) * m / spread)


def _reached(
    statistic: float,
    weights: NDArray[np.float64],
    places: int,
    draws: int,
    rng: np.random.Generator,
    *,
    favoured: bool,
) -> int:
    """Return how many batches with equally likely places have a statistic that reaches this one's."""
    reached, at_once = 0, max(1, _BLOCK // weights.size)
    for done in range(0, draws, at_once):
        rows = min(at_once, draws - done)
        drawn = rng.integers(0, places, (rows, weights.size))
        drawn += places * np.arange(rows)[:, None]
        sums = np.bincount(drawn.ravel(), np.tile(weights, rows), rows * places).reshape(rows, places)
        reached += int(np.count_nonzero(_statistic(sums, weights, favoured=favoured) >= statistic * (1 - 1e-12)))
        if reached >= _ENOUGH:
            # Too likely to matter: as many draws would give as large a share of all.
            return round(reached / (done + rows) * draws)
    return reached
