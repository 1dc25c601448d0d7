"""Whether cells of a large text are whole numbers as written: a fast parser reads ``0012`` as 12, ``1E5`` as 100000."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from numpy.typing import NDArray

_PIECE = 1 << 18
_TENS = 10 ** np.arange(1, 19, dtype=np.int64)
_SMALL = 32
"""The bit by which a small letter differs from a capital one."""
_MARKS, _SIGNS = (np.frombuffer(signs, dtype=np.uint8) for signs in (b".,", b"+-"))
_LINE_END, _CARRIAGE, _ZERO, _NINE = (ord(sign) for sign in "\n\r09")


def as_written(data: memoryview, delimiter: str, width: int, read: Mapping[int, NDArray[np.int64]]) -> bool:
    r"""Return whether every cell of some columns holds the digits of the number that was read from it, and no more.

    Parameters
    ----------
    data : memoryview
        The rows, as UTF-8 without quotation marks.
    delimiter : str
        Between cells.
    width : int
        Cells in a row.
    read : mapping of int to (n,) int array
        What a parser read in each of these columns.

    Returns
    -------
    bool
        False too where rows are not ``width`` cells each: then nobody knows.

    Examples
    --------
    >>> as_written(memoryview(b"7;x\n12;y\n"), ";", 2, {0: np.array([7, 12])})
    True
    >>> as_written(memoryview(b"7;x\n012;y\n"), ";", 2, {0: np.array([7, 12])})
    False
    >>> as_written(memoryview(b"7;x\n1E2;y\n"), ";", 2, {0: np.array([7, 100])})
    False
    """
    done = 0
    for piece, ends in _rows(data, ord(delimiter), width):
        if ends is None or any(done + ends.shape[0] > numbers.size for numbers in read.values()):
            return False
        rows = ends.shape[0]
        for column, numbers in read.items():
            start = np.r_[0, ends[:-1, -1] + 1] if column == 0 else ends[:, column - 1] + 1
            last = column == width - 1
            if not _digits_only(
                piece, start, _without_return(piece, ends[:, column], last=last), numbers[done : done + rows]
            ):
                return False
        done += rows
    return all(done == numbers.size for numbers in read.values())


def has_exponent(data: memoryview, delimiter: str, columns: Collection[int]) -> bool:
    r"""Return whether a cell of some columns may be written with an exponent, which only a fast parser takes.

    Parameters
    ----------
    data : memoryview
        The rows, as UTF-8 without quotation marks.
    delimiter : str
        Between cells.
    columns : collection of int
        The columns of readings.

    Returns
    -------
    bool
        True too where a digit and an E stand anywhere in a text whose lines end in CR alone.

    Examples
    --------
    >>> [has_exponent(memoryview(text), ";", {1}) for text in (b"1E2;7\n", b"7;1E2\n", b"Joe 2;12\n")]
    [False, True, False]
    """
    places = {place for piece in range(0, len(data), _PIECE) for place in _exponents(data, piece)}
    if not places:
        return False
    text = bytes(data)
    if text.count(b"\r") != text.count(b"\r\n"):
        return True
    sign = delimiter.encode()
    return any(text.count(sign, text.rfind(b"\n", 0, place) + 1, place) in columns for place in places)


def _exponents(data: memoryview, start: int) -> list[int]:
    """Return where an E stands behind a digit or a mark, and before a digit or a sign, from ``start`` on."""
    text = np.frombuffer(data, dtype=np.uint8)[max(start - 1, 0) : start + _PIECE + 1]
    at = np.flatnonzero((text[1:-1] | _SMALL) == ord("e")) + 1
    before, behind = text[at - 1], text[at + 1]
    found = ((_digit(before) | np.isin(before, _MARKS)) & (_digit(behind) | np.isin(behind, _SIGNS))).nonzero()[0]
    return [int(place) for place in at[found] + max(start - 1, 0)]


def _digit(signs: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return (signs >= _ZERO) & (signs <= _NINE)


def _rows(data: memoryview, delimiter: int, width: int) -> Iterator[tuple[NDArray[np.uint8], NDArray[np.int64] | None]]:
    """Yield some rows at a time, with where each of their cells ends; None where rows are not ``width`` cells each."""
    text = np.frombuffer(data, dtype=np.uint8)
    start = 0
    while start < text.size:
        piece = text[start : start + _PIECE]
        at_end = start + piece.size == text.size
        if at_end and piece[-1] != _LINE_END:
            piece = np.append(piece, np.uint8(_LINE_END))
        line_end = piece == _LINE_END
        ends = np.flatnonzero(line_end | (piece == delimiter))
        whole = ends.size - (0 if at_end else int(np.argmax(line_end[ends[::-1]])))
        if not whole or whole % width:
            yield piece, None
            return
        table = ends[:whole].reshape(-1, width)
        if not line_end[table[:, -1]].all() or np.count_nonzero(line_end) > table.shape[0]:
            yield piece, None
            return
        used = int(table[-1, -1]) + 1
        yield piece[:used], table
        start += used


def _without_return(piece: NDArray[np.uint8], end: NDArray[np.int64], *, last: bool) -> NDArray[np.int64]:
    """Return where the last cells of rows end whose lines end in CR LF."""
    return end - (piece[end - 1] == _CARRIAGE) if last else end


def _digits_only(
    piece: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64], numbers: NDArray[np.int64]
) -> bool:
    """Return whether cells are as long as their numbers, and digits: of the same length only ``1E2`` could be 100."""
    least, most = int(numbers.min()), int(numbers.max())
    if least < 0:
        return False
    length = end - start
    alike = len(str(least)) == len(str(most))
    digits = len(str(most)) if alike else np.searchsorted(_TENS, numbers, side="right") + 1
    if not (length == digits).all():
        return False
    round_ones = numbers % 100 == 0 if most >= 100 else np.zeros(numbers.size, dtype=bool)
    return _all_digits(piece, start[round_ones], length[round_ones])


def _all_digits(piece: NDArray[np.uint8], start: NDArray[np.int64], length: NDArray[np.int64]) -> bool:
    """Return whether every sign of some cells is a digit; signs are looked at place by place."""
    for place in range(int(length.max(initial=0))):
        signs = piece[start[length > place] + place]
        if ((signs < _ZERO) | (signs > _NINE)).any():
            return False
    return True
