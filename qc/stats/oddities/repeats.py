"""Readings that come again in the same order, and the chance of that."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.special import incomplete_gamma
from qc.stats.oddities.noise import table_of
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Whole = NDArray[np.int64]

_MOST_PAIRS = 2000
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedBlock:
    """The longest stretch of readings that stands twice.

    Attributes
    ----------
    length : int
        Readings in it.
    first, second : int
        Where it starts.
    expected : float
        Stretches of at least this length that chance would repeat.
    p_value : float
        Bound on the chance of any; never below the true one if ``rate`` is not.
    rate : float
        Chance that one reading equals another.
    """

    length: int
    first: int
    second: int
    expected: float
    p_value: float
    rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedRows:
    """Rows that stand more than once.

    Attributes
    ----------
    pairs : int
        Pairs of equal rows.
    first, second : int
        The first such pair.
    expected : float
        Pairs that chance would make equal.
    p_value : float
        Chance of so many pairs or more (Poisson).
    """

    pairs: int
    first: int
    second: int
    expected: float
    p_value: float


def shortest_rare(n: int, *, rate: float, level: float) -> int:
    """Return the shortest stretch that so many readings repeat by chance with at most ``level``.

    Parameters
    ----------
    n : int
        Readings.
    rate : float
        Chance that one reading equals another, from 0 to 1.
    level : float
        Strictly between 0 and 1.

    Returns
    -------
    int
        Smallest L with C(n, 2) rate^L ≤ level; n where there is none.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> shortest_rare(100, rate=0.1, level=0.001)
    7
    """
    n, level = checks.count("n", n), checks.probability("level", level)
    pairs = n * (n - 1) / 2
    rate = checks.share("rate", rate)
    if pairs <= level:
        return n
    if rate in (0.0, 1.0):
        return n if rate else 1
    return min(n, max(1, math.ceil(math.log(pairs / level) / -math.log(rate) - 1e-12)))


def repeated_block(steps: ArrayLike, *, rate: float, at_least: int) -> RepeatedBlock | None:
    """Find the longest stretch of readings that stands twice in a series.

    Parameters
    ----------
    steps : (n,) array-like
        Readings in whole steps.
    rate : float
        Chance that one reading equals another at the same level, from 0 to 1.
    at_least : int
        Shorter stretches are not looked for.

    Returns
    -------
    RepeatedBlock or None
        None where no stretch of that length stands twice. Its chance is at most C(n, 2) rate^length: one term for
        each pair of places where it could stand.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> found = repeated_block([5, 1, 4, 2, 9, 7, 1, 4, 2, 8], rate=0.1, at_least=2)
    >>> found.length, found.first, found.second, round(found.p_value, 3)
    (3, 1, 6, 0.045)
    """
    read = np.rint(checks.sample("steps", steps)).astype(np.int64)
    length, n = checks.count("at_least", at_least), read.size
    rate = checks.share("rate", rate)
    best, found = (0, 0), 0
    # Where any two places have a longer stretch in common, two neighbours in the order of keys have.
    while length < n and (pairs := _pairs(keys_of(read, length))):
        longest = max(pairs, key=lambda pair: _common(read, *pair))
        if _common(read, *longest) < length:
            break
        best, found = longest, _common(read, *longest)
        length = found + 1
    if not found:
        return None
    expected = n * (n - 1) / 2 * rate**found
    return RepeatedBlock(
        length=found, first=best[0], second=best[1], expected=expected, p_value=min(1.0, expected), rate=rate
    )


def repeated_rows(rows: ArrayLike, *, chance: float) -> RepeatedRows | None:
    """Count the pairs of equal rows.

    Parameters
    ----------
    rows : (n, m) array-like
        Readings in whole steps.
    chance : float
        Chance that one row equals another, from 0 to 1.

    Returns
    -------
    RepeatedRows or None
        None where no row stands twice.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> found = repeated_rows([[1, 2], [3, 4], [1, 2]], chance=0.01)
    >>> found.pairs, found.first, found.second, round(found.expected, 2)
    (1, 0, 2, 0.03)
    """
    table = np.rint(table_of("rows", rows)).astype(np.int64)
    chance = checks.share("chance", chance)
    pairs = _pairs(row_keys(table))
    equal = [(i, j) for i, j in pairs if np.array_equal(table[i], table[j])]
    if not equal:
        return None
    expected = table.shape[0] * (table.shape[0] - 1) / 2 * chance
    p_value = incomplete_gamma(len(equal), expected)[0]
    first, second = min(equal, key=lambda pair: pair[1])
    return RepeatedRows(pairs=len(equal), first=first, second=second, expected=expected, p_value=p_value)


def _mixed(values: Whole, place: int) -> NDArray[np.uint64]:
    """Return values times an odd number that belongs to their place, modulo 2⁶⁴."""
    odd = np.uint64((0x9E3779B97F4A7C15 * (2 * place + 1) ** 5 | 1) % 2**64)
    # The square of a value keeps sums of neighbours apart that differ by a shift only.
    whole = values.astype(np.uint64)
    return whole * odd ^ (whole * whole * (odd >> np.uint64(3)))


def row_keys(table: Whole) -> NDArray[np.uint64]:
    """Return a key for each row."""
    return sum((_mixed(table[:, j], j) for j in range(table.shape[1])), np.zeros(len(table), dtype=np.uint64))


def keys_of(read: Whole, length: int) -> NDArray[np.uint64]:
    """Return a key for each stretch; long ones are told by their beginning."""
    n = read.size - length + 1
    return sum((_mixed(read[j : j + n], j) for j in range(min(length, _LONGEST_KEY))), np.zeros(n, dtype=np.uint64))


def _pairs(keys: NDArray[np.uint64]) -> list[tuple[int, int]]:
    """Return places with equal keys, each with the next such place."""
    ordered = np.sort(keys)
    if not (ordered[1:] == ordered[:-1]).any():
        return []
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(keys[order[1:]] == keys[order[:-1]])
    first, second = order[same], order[same + 1]
    kept = np.lexsort((second, first))[:_MOST_PAIRS]
    return [(int(i), int(j)) for i, j in zip(first[kept], second[kept], strict=True)]


def _common(read: Whole, first: int, second: int) -> int:
    """Return how many readings from two places on are equal."""
    differ = read[second:] != read[first : first + read.size - second]
    return int(differ.argmax()) if differ.any() else read.size - second
