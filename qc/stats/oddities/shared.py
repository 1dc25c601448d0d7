"""Readings of one lot that stand in another one, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.special import incomplete_gamma
from qc.stats.oddities.noise import table_of
from qc.stats.oddities.repeats import keys_of, row_keys
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Whole = NDArray[np.int64]


_MOST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedBlock:
    """The longest stretch of readings that two series share.

    Attributes
    ----------
    length : int
        Readings in it.
    first, second : int
        Where it starts in either.
    """

    length: int
    first: int
    second: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRows:
    """Rows of one table that stand in another one too.

    Attributes
    ----------
    rows : int
        How many rows of the second table.
    first, second : int
        Such a row's first place in either.
    """

    rows: int
    first: int
    second: int


def shared_block(earlier: ArrayLike, steps: ArrayLike, *, at_least: int) -> SharedBlock | None:
    """Find the longest stretch of readings that stands in both of two series.

    Parameters
    ----------
    earlier, steps : (m,) and (n,) array-like
        Readings in whole steps.
    at_least : int
        Shorter stretches are not looked for.

    Returns
    -------
    SharedBlock or None
        None where no stretch of that length stands in both.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> shared_block([5, 1, 4, 2, 9], [7, 1, 4, 2, 8], at_least=2)
    SharedBlock(length=3, first=1, second=1)
    """
    old, new = (
        np.rint(checks.sample(name, x)).astype(np.int64) for name, x in (("earlier", earlier), ("steps", steps))
    )
    length, found = checks.count("at_least", at_least), None
    while length <= min(old.size, new.size):
        place = _meeting(old, new, length)
        if place is None:
            break
        found = SharedBlock(length=_common(old, new, *place), first=place[0], second=place[1])
        length = found.length + 1
    return found


def _meeting(old: Whole, new: Whole, length: int) -> tuple[int, int] | None:
    """Return where a stretch of so many readings stands in both: of all such the one that is longest."""
    keys = keys_of(old, length), keys_of(new, length)
    shared, first, second = np.intersect1d(*keys, return_indices=True)
    places = [(int(i), int(j)) for i, j in zip(first[:_MOST], second[:_MOST], strict=True)] if shared.size else []
    true = [place for place in places if _common(old, new, *place) >= length]
    return max(true, key=lambda place: _common(old, new, *place), default=None)


def _common(old: Whole, new: Whole, first: int, second: int) -> int:
    """Return how many readings from two places on are equal."""
    most = min(old.size - first, new.size - second)
    differ = old[first : first + most] != new[second : second + most]
    return int(differ.argmax()) if differ.any() else most


def chance_of_shared(earlier: int, n: int, *, rate: float, length: int) -> float:
    """Return a bound on the expected number of stretches of this length that two series share by chance.

    Parameters
    ----------
    earlier, n : int
        Readings in either.
    rate : float
        Chance that one reading equals another, from 0 to 1.
    length : int
        Readings in the stretch.

    Returns
    -------
    float
        One term for each pair of places where the stretch can stand.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> round(chance_of_shared(100, 50, rate=0.1, length=6), 4)
    0.0043
    """
    length = checks.count("length", length)
    places = [checks.count(name, size) - length + 1 for name, size in (("earlier", earlier), ("n", n))]
    rate = checks.share("rate", rate)
    return float(max(0, places[0]) * max(0, places[1]) * rate**length)


def chance_of_rows(rows: int, expected: float) -> float:
    """Return the chance that so many rows, or more, stand in both of two tables (Poisson).

    Parameters
    ----------
    rows : int
        At least one.
    expected : float
        Pairs that chance would make equal, at least 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> round(chance_of_rows(2, 0.1), 5)
    0.00468
    """
    expected = checks.not_negative("expected", expected)
    return incomplete_gamma(checks.count("rows", rows), expected)[0] if expected else 0.0


def shared_rows(earlier: ArrayLike, rows: ArrayLike) -> SharedRows | None:
    """Count the rows of a table that stand in an earlier one too.

    Parameters
    ----------
    earlier, rows : (m, k) and (n, k) array-like
        Readings in whole steps.

    Returns
    -------
    SharedRows or None
        None where no row stands in both.

    Raises
    ------
    ValueError
        If an argument is out of its range, or their rows are not of one length.

    Examples
    --------
    >>> shared_rows([[1, 2], [3, 4], [5, 6]], [[3, 4], [7, 8]])
    SharedRows(rows=1, first=1, second=0)
    """
    old, new = (np.rint(table_of(name, x)).astype(np.int64) for name, x in (("earlier", earlier), ("rows", rows)))
    if old.shape[1] != new.shape[1]:
        raise ValueError(f"`earlier` must have rows of {new.shape[1]} readings, got {old.shape[1]}")
    before, keys = row_keys(old), row_keys(new)
    order = np.argsort(before, kind="stable")
    place = order[np.minimum(np.searchsorted(before[order], keys), before.size - 1)]
    same = np.flatnonzero((old[place] == new).all(axis=1))
    if not same.size:
        return None
    return SharedRows(rows=int(same.size), first=int(place[same[0]]), second=int(same[0]))
