"""Small numbers that stand for things, by the million: looked at piece by piece, without a copy of eight bytes each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Item = TypeVar("Item", bound=np.generic)
_PIECE = 1 << 15


def first_places(codes: NDArray[np.signedinteger[Any]], k: int) -> NDArray[np.int64]:
    """Return where each code stands first, -1 where it does not.

    Parameters
    ----------
    codes : (n,) int array
        Below ``k``.
    k : int
        How many codes there may be.

    Examples
    --------
    >>> first_places(np.array([1, 1, 0]), 3)
    array([ 2,  0, -1])
    """
    first = np.full(k, -1, dtype=np.int64)
    for start in reversed(range(0, codes.size, _PIECE)):
        piece = codes[start : start + _PIECE]
        first[piece[::-1]] = np.arange(start + piece.size - 1, start - 1, -1)
    return first


def count(codes: NDArray[np.signedinteger[Any]], k: int) -> NDArray[np.int64]:
    """Return how often each code stands.

    Parameters
    ----------
    codes : (n,) int array
        Below ``k``.
    k : int
        How many codes there may be.

    Examples
    --------
    >>> count(np.array([1, 1, 0], dtype=np.int16), 3)
    array([1, 2, 0])
    """
    if k > _PIECE:
        return np.bincount(codes, minlength=k)
    found = np.zeros(k, dtype=np.int64)
    for start in range(0, codes.size, _PIECE):
        found += np.bincount(codes[start : start + _PIECE], minlength=k)
    return found


def spread(each: NDArray[Item], codes: NDArray[np.signedinteger[Any]]) -> NDArray[Item]:
    """Return what belongs to each code at every place; numpy would take eight bytes for each place meanwhile.

    Parameters
    ----------
    each : (k,) array
        What belongs to each code.
    codes : (n,) int array
        Below ``k``.

    Examples
    --------
    >>> spread(np.array([2.5, 7.0]), np.array([1, 0, 1], dtype=np.int16))
    array([7. , 2.5, 7. ])
    """
    found = np.empty(codes.size, dtype=each.dtype)
    for start in range(0, codes.size, _PIECE):
        found[start : start + _PIECE] = each[codes[start : start + _PIECE]]
    return found


def wide_enough(filled: NDArray[np.signedinteger[Any]], rows: int, most: int) -> NDArray[np.signedinteger[Any]]:
    """Return an array of as few bytes a number as ``most`` needs, with what was filled in so far.

    Parameters
    ----------
    filled : (n, ...) int array
        Filled from the top.
    rows : int
        How many rows of it are filled.
    most : int
        The largest number that comes next.

    Examples
    --------
    >>> wide_enough(np.array([1, 0], dtype=np.int8), 1, 200)[:1]
    array([1], dtype=int16)
    """
    if most <= np.iinfo(filled.dtype).max:
        return filled
    wider = np.empty(filled.shape, dtype=np.min_scalar_type(-1 - most))
    wider[:rows] = filled[:rows]
    return wider
