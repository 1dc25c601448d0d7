"""The different texts among many cells of a large text, told apart by their bytes, eight at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.formats.tokens import AHEAD, eight_bytes

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MASKS = np.array([(1 << 8 * length) - 1 for length in range(AHEAD + 1)], dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_PLACES = 16
_TO_PLACE = np.uint64(64 - _PLACES)
_AT_ONCE = 8 * AHEAD
"""Cells longer than so many bytes are looked at one by one."""


def alike(
    text: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each cell which different text it holds, and a cell that holds each.

    Parameters
    ----------
    text : (m,) uint8 array
        Without NUL, but for at least eight behind the last cell.
    start, end : (n,) int arrays
        The place of each cell's first sign, and the one behind its last.

    Returns
    -------
    (n,) int array, (k,) int array
        Different texts are numbered in any order.

    Examples
    --------
    >>> text = np.frombuffer(b"12,5;12,50;12,5;" + bytes(8), dtype=np.uint8)
    >>> codes, first = alike(text, np.array([0, 5, 11]), np.array([4, 10, 15]))
    >>> bool(codes[0] == codes[2]), bool(codes[0] == codes[1]), first[codes].tolist()
    (True, False, [0, 1, 0])
    """
    words = eight_bytes(text)
    length = end - start
    longest = int(length.max(initial=0))
    keys, behind = sixteen_bytes(text, start, length)
    if AHEAD < longest <= 2 * AHEAD and (pair := _alike_pairs(keys, behind)) is not None:
        return pair
    codes, k = _distinct(keys)
    for place in range(AHEAD, min(longest, _AT_ONCE), AHEAD):
        some = np.flatnonzero(length > place)
        next_ones, more = _distinct(words[start[some] + place] & _MASKS[np.minimum(length[some] - place, AHEAD)])
        codes, k = _told_apart(codes, k, some, codes[some] * more + next_ones)
    if longest > _AT_ONCE:
        some, known = np.flatnonzero(length > _AT_ONCE), dict[bytes, int]()
        pairs = zip(start[some].tolist(), end[some].tolist(), strict=True)
        each = np.array([known.setdefault(text[s:e].tobytes(), len(known)) for s, e in pairs], dtype=np.int64)
        codes, k = _told_apart(codes, k, some, each)
    return codes, _first(codes, k)


def _first(codes: NDArray[np.int64], k: int) -> NDArray[np.int64]:
    first = np.empty(k, dtype=np.int64)
    first[codes[::-1]] = np.arange(codes.size - 1, -1, -1)
    return first


def sixteen_bytes(
    text: NDArray[np.uint8], start: NDArray[np.int64], length: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the first eight bytes of each cell as a number, and the next eight; what is not the cell's is zero.

    Parameters
    ----------
    text : (m,) uint8 array
        As `alike` takes it.
    start, length : (n,) int arrays
        Where each cell begins, and how many bytes it has.

    Examples
    --------
    >>> text = np.frombuffer(b"12,5;" + bytes(8), dtype=np.uint8)
    >>> [hex(part[0]) for part in sixteen_bytes(text, np.array([0]), np.array([4]))]
    ['0x352c3231', '0x0']
    """
    words = eight_bytes(text)
    long = length > AHEAD
    keys = words[start] & _MASKS[np.minimum(length, AHEAD)]
    if not long.any():
        return keys, np.zeros_like(keys)
    behind = words[np.where(long, start + AHEAD, 0)] & _MASKS[np.where(long, np.minimum(length - AHEAD, AHEAD), 0)]
    return keys, behind


def _alike_pairs(
    keys: NDArray[np.uint64], behind: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Return the same of cells of up to sixteen bytes; None where two different ones happen to be mixed alike."""
    codes, k = _distinct(keys ^ (behind * _MIX))
    first = _first(codes, k)
    same = np.array_equal(keys[first][codes], keys) and np.array_equal(behind[first][codes], behind)
    return (codes, first) if same else None


def _told_apart(
    codes: NDArray[np.int64], k: int, some: NDArray[np.int64], those: NDArray[np.int64]
) -> tuple[NDArray[np.int64], int]:
    """Return codes in which some cells have others than all the rest."""
    codes = codes.copy()
    codes[some] = k + those
    return _distinct(codes)


def _distinct(keys: NDArray[Any]) -> tuple[NDArray[np.int64], int]:
    """Return which of the different numbers each is, in any order, and how many there are.

    Each number is held against one that fell into the same of 65,536 places; few did that differ, and only those are
    sorted.
    """
    keys = keys.view(np.uint64)
    place = ((keys * _MIX) >> _TO_PLACE).astype(np.int64)
    table = np.empty(1 << _PLACES, dtype=np.int64)
    table[place] = np.arange(keys.size)
    like = table[place]
    differ = np.flatnonzero(keys[like] != keys)
    standing = np.zeros(keys.size, dtype=bool)
    standing[like] = True
    codes = (np.cumsum(standing) - 1)[like]
    k = int(np.count_nonzero(standing))
    if differ.size:
        found, again = np.unique(keys[differ], return_inverse=True)
        codes[differ] = k + again
        k += found.size
    return codes, k
