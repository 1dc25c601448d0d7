"""The distinct values of an array and where each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from qc.intake.formats.coded import Coded
from qc.intake.formats.codes import first_places, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

Whole: TypeAlias = "NDArray[np.signedinteger[Any]]"
"""Whole numbers that count rows, units or labels: as int32, since no file that is read holds two thousand million."""

_SMALL = 100_000


def number_distinct(values: NDArray[Any] | Coded) -> tuple[Whole, NDArray[Any]]:
    """Return for each value the index of its first like, and the distinct values in order of appearance.

    Parameters
    ----------
    values : (n,) array or Coded
        Text or whole numbers.

    Returns
    -------
    (n,) int array, (k,) array

    Examples
    --------
    >>> codes, found = number_distinct(np.array(["b", "a", "b"], dtype=object))
    >>> codes.tolist(), found.tolist()
    ([0, 1, 0], ['b', 'a'])
    """
    if isinstance(values, Coded):
        codes, order = in_order(values.codes, values.found.size)
        return codes, values.named(order)
    if values.dtype.kind == "i" and values.size and bool((values[1:] >= values[:-1]).all()):
        return _growing(values)
    if worth_pandas(values.size):
        import pandas as pd  # noqa: PLC0415 - only where it is worth its time

        codes, found = pd.factorize(values)
        return codes.astype(np.int32), np.asarray(found, dtype=values.dtype)
    index: dict[Any, int] = {}
    numbered = [index.setdefault(value, len(index)) for value in values.tolist()]
    return np.array(numbered, dtype=np.int32), np.array(list(index), dtype=values.dtype)


def in_order(codes: Whole, k: int) -> tuple[Whole, NDArray[np.int64]]:
    """Return codes numbered anew in order of appearance, and which code each of them was.

    Parameters
    ----------
    codes : (n,) int array
        Below ``k``; some may stand nowhere.
    k : int
        How many codes there may be.

    Examples
    --------
    >>> codes, was = in_order(np.array([3, 1, 3]), 4)
    >>> codes.tolist(), was.tolist()
    ([0, 1, 0], [3, 1])
    """
    first = first_places(codes, k)
    used = np.flatnonzero(first >= 0)
    order = used[np.argsort(first[used], kind="stable")]
    if np.array_equal(order, np.arange(order.size)):
        return codes, order
    again = np.zeros(k, dtype=codes.dtype)
    again[order] = np.arange(order.size)
    return spread(again, codes), order


def _growing(values: NDArray[Any]) -> tuple[Whole, NDArray[Any]]:
    """Return the same of numbers that never fall, as those of units and subgroups mostly do."""
    new = np.ones(values.size, dtype=bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    codes = np.cumsum(new, dtype=np.int32)
    codes -= 1
    return codes, values if new.all() else values[new]


def worth_pandas(size: int) -> bool:
    """Return whether ``size`` values are worth the time that importing pandas takes."""
    return size > _SMALL
