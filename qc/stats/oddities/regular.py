"""Readings that are more regular than chance leaves them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.special import incomplete_beta
from qc.stats.oddities.noise import table_of
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_ALWAYS_BELOW = 0.25
_BLOCK = 1_000_000
_ENOUGH = 400
_OF_NORMAL = 5.0  # kurtosis of the variance of five normal readings, less one: over k, the variance of the ratio
_TURNING = 0.74
_MAY_TURN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class EvenSpread:
    """How alike the spreads of the groups are.

    Attributes
    ----------
    groups : int
        How many.
    ratio : float
        Variance of the groups' variances over the one that chance leaves; 1 is expected.
    p_value : float
        Chance of spreads so much alike; 1 where the ratio is not small.
    draws : int
        Random orders that gave it; 0 where none were needed.
    """

    groups: int
    ratio: float
    p_value: float
    draws: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternation:
    """How often a series turns.

    Attributes
    ----------
    turns : int
        Readings that are higher, or lower, than both neighbours.
    places : int
        Where the series could turn.
    expected : float
        Turns of random readings: two of three.
    p_value : float
        Bound on the chance of so many where the process is set back after every reading.
    """

    turns: int
    places: int
    expected: float
    p_value: float


def even_spread(groups: ArrayLike, *, draws: int = 19_999, seed: int = 1) -> EvenSpread:
    """Compare how much the groups' variances differ with random orders of the same readings.

    Parameters
    ----------
    groups : (k, m) array-like
        At least two groups of at least two readings, freed of what the readings before tell.
    draws, seed : int
        Random orders; they are made only where the variances differ clearly less than is expected.

    Returns
    -------
    EvenSpread
        Exact up to the draws if all orders are equally likely, whatever the readings' distribution.

    Raises
    ------
    ValueError
        If there are fewer groups or readings, or all are equal.

    Examples
    --------
    >>> even = np.tile([-1.0, -0.5, 0.0, 0.5, 1.0], (20, 1))
    >>> even_spread(even, draws=999).p_value
    0.001
    """
    table = table_of("groups", groups, 2)
    checks.spread("groups", table.ravel())
    draws, seed = checks.count("draws", draws), checks.count("seed", seed, 0)
    k, m = table.shape
    own = float(table.var(axis=1, ddof=1).var(ddof=1))
    centred = table - table.mean()
    second, fourth = float((centred**2).mean()), float((centred**4).mean())
    # Var(s²) = (μ₄ − σ⁴ (m − 3)/(m − 1)) / m
    chance = (fourth - second**2 * (m - 3) / (m - 1)) / m
    ratio = own / chance
    if ratio > max(_ALWAYS_BELOW, 1 - 2 * math.sqrt(_OF_NORMAL / k)):
        return EvenSpread(groups=k, ratio=ratio, p_value=1.0)
    reached = 1 + _less(table, own, draws, np.random.default_rng(seed))
    return EvenSpread(groups=k, ratio=ratio, p_value=reached / (draws + 1), draws=draws)


def _less(table: NDArray[np.float64], own: float, draws: int, rng: np.random.Generator) -> int:
    """Return how many random orders have variances at least as much alike."""
    flat, reached, at_once = table.ravel(), 0, max(1, _BLOCK // table.size)
    for done in range(0, draws, at_once):
        rows = min(at_once, draws - done)
        orders = rng.permuted(np.broadcast_to(flat, (rows, flat.size)), axis=1).reshape(rows, *table.shape)
        spreads = orders.var(axis=2, ddof=1).var(axis=1, ddof=1)
        reached += int(np.count_nonzero(spreads <= own * (1 + 1e-9)))
        if reached >= _ENOUGH:
            # Too likely to matter: as many draws would give as large a share of all.
            return round(reached / (done + rows) * draws)
    return reached


def alternation(values: ArrayLike) -> Alternation:
    """Count how often a series turns, against a process that is set back after every reading.

    Parameters
    ----------
    values : (n,) array-like
        At least three readings of one stream, in production order.

    Returns
    -------
    Alternation

    Raises
    ------
    ValueError
        If there are fewer readings.

    Notes
    -----
    Random readings turn at two of three places (Kendall and Stuart). Setting a process back after every reading
    (Deming's rule 2) gives a lag-one correlation of −½ and turns at ½ + arcsin(⅔)/π = 0.732 of them. The
    bound is the binomial one with 0.74; neighbouring turns hinder each other, so the true chance is smaller.

    Examples
    --------
    >>> found = alternation([1.0, 2.0] * 30)
    >>> found.turns, found.places, found.p_value < 1e-7
    (58, 58, True)
    """
    moves = np.sign(np.diff(checks.sample("values", values, _MAY_TURN)))
    turns, places = int(np.count_nonzero(moves[1:] * moves[:-1] < 0)), moves.size - 1
    p_value = 1.0
    if turns > _TURNING * places:
        p_value = incomplete_beta(turns, places - turns + 1, _TURNING, 1 - _TURNING)[0]
    return Alternation(turns=turns, places=places, expected=2 * places / 3, p_value=p_value)
