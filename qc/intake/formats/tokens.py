"""Where the cells of a large text begin and end, found in many rows at a time.

Quotation marks are understood where they stand around a whole cell, with doubled ones and line ends within them.
Anything less usual (a mark within a cell that begins with none, a cell that may have swallowed other rows, lone
carriage returns) is left to a reader that looks at every sign.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.raw import Doubt
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

AHEAD = 8
"""Zeros behind the text of a piece, so that eight bytes can be taken from any place in it."""
_PIECE = 1 << 17
_LONGEST = 1 << 24
"""A row of more bytes than that is none."""
_LINE_END, _CARRIAGE, _QUOTE = (ord(sign) for sign in '\n\r"')


class UnusualError(Exception):
    """The text must be read sign by sign; never reaches a user."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """Some rows of a text.

    Attributes
    ----------
    text : (m,) uint8 array
        UTF-8, and zeros behind it.
    start, end : (rows, width) int arrays
        The place of the first sign of each cell, and the one behind its last.
    doubled : bool
        Whether each quotation mark in a cell stands twice.
    """

    text: NDArray[np.uint8]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    doubled: bool = False


def first_row(data: bytes, skip: int, delimiter: str) -> int:
    r"""Return where the row behind the first ``skip`` rows begins.

    Parameters
    ----------
    data : bytes
        UTF-8.
    skip : int
        Rows to be left out.
    delimiter : str
        Between cells.

    Raises
    ------
    UnusualError
        Rows may not end where lines do.

    Examples
    --------
    >>> first_row(b'"title\nof two"\nNo;diameter\n1;12,5\n', 2, ";")
    27
    """
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        raise UnusualError
    lines = io.BytesIO(data)
    rows = csv.reader((line.decode("utf-8") for line in lines), delimiter=delimiter)
    try:
        for _ in range(skip):
            next(rows, None)
    except csv.Error as error:
        raise UnusualError from error
    return lines.tell()


def pieces(data: bytes, start: int, delimiter: str, width: int) -> Iterator[Piece]:
    r"""Yield all rows from a place on.

    Parameters
    ----------
    data : bytes
        UTF-8 without NUL.
    start : int
        Where a row begins.
    delimiter : str
        Between cells.
    width : int
        The most cells in a row; what is missing in shorter rows is empty.

    Raises
    ------
    UnusualError
        The text must be read sign by sign.
    Doubt
        A row has more cells.

    Examples
    --------
    >>> piece = next(pieces(b'1;"12,5"\n2\n', 0, ";", 2))
    >>> [bytes(piece.text[s:e]) for s, e in zip(piece.start.ravel(), piece.end.ravel())]
    [b'1', b'12,5', b'2', b'']
    """
    whole = np.frombuffer(data, dtype=np.uint8)
    quoted, returns = data.find(b'"', start) >= 0, data.find(b"\r", start) >= 0
    while start < whole.size:
        stop = max(start + _PIECE, data.find(b"\n", start, start + _LONGEST) + 1)
        text = _padded(whole[start:stop], last=stop >= whole.size)
        inside = _inside(text == _QUOTE) if quoted else None
        ends = _ends(text, ord(delimiter), inside)
        used = int(ends[-1]) + 1
        first, end = _table(ends, text[ends] == _LINE_END, width, quoted=quoted)
        if returns:
            end = np.maximum(first, end - ((text[end] == _LINE_END) & (text[end - 1] == _CARRIAGE)))
        doubled = False
        if inside is not None:
            first, end, doubled = _unquoted(text[:used], inside[:used], first, end)
        yield Piece(text=text, start=first, end=end, doubled=doubled)
        start += used


def eight_bytes(text: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return the eight bytes from each place of a text on as one number, the first byte the least; nothing is copied.

    Parameters
    ----------
    text : (m,) uint8 array
        At least eight bytes.

    Examples
    --------
    >>> hex(eight_bytes(np.arange(9, dtype=np.uint8))[1])
    '0x807060504030201'
    """
    return np.ndarray((text.size - AHEAD + 1,), dtype="<u8", buffer=text.data, strides=(1,))


def _padded(piece: NDArray[np.uint8], *, last: bool) -> NDArray[np.uint8]:
    """Return bytes with zeros behind them; the last line of all is ended."""
    text = np.zeros(piece.size + 1 + AHEAD, dtype=np.uint8)
    text[: piece.size] = piece
    if last and piece[-1] != _LINE_END:
        text[piece.size] = _LINE_END
    return text


def _inside(quotes: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which signs have an odd number of quotation marks up to them: 64 of them are looked at as one number."""
    bits = np.packbits(quotes, bitorder="little")
    words = np.zeros(bits.size // AHEAD + 1, dtype="<u8")
    words.view(np.uint8)[: bits.size] = bits
    for shift in (1, 2, 4, 8, 16, 32):
        words ^= words << np.uint64(shift)
    odd = words >> np.uint64(63)
    words ^= (np.bitwise_xor.accumulate(odd) ^ odd) * ~np.uint64(0)
    return np.unpackbits(words.view(np.uint8), count=quotes.size, bitorder="little").view(np.bool_)


def _ends(text: NDArray[np.uint8], delimiter: int, inside: NDArray[np.bool_] | None) -> NDArray[np.int64]:
    """Return where cells end, up to the last end of a row."""
    lines = text == _LINE_END
    marks = lines | (text == delimiter)
    ends: NDArray[np.int64] = np.flatnonzero(marks if inside is None else marks & ~inside)
    rows = text[ends] == _LINE_END
    if not rows.any():
        raise UnusualError
    ends = ends[: ends.size - int(rows[::-1].argmax())]
    if inside is not None and (lines & inside)[: ends[-1]].any():
        places = np.flatnonzero(marks[: ends[-1] + 1])
        _refuse_swallowed(lines[places], inside[places])
    return ends


def _refuse_swallowed(lines: NDArray[np.bool_], inside: NDArray[np.bool_]) -> None:
    """Raise where a cell holds a delimiter for each of its line ends: its mark may close in a later row."""
    cells = np.cumsum(~inside)
    held = np.bincount(cells[inside & lines], minlength=cells[-1] + 1)
    if (np.bincount(cells[inside & ~lines], minlength=held.size) >= held)[held > 0].any():
        raise UnusualError


def _table(
    ends: NDArray[np.int64], line_end: NDArray[np.bool_], width: int, *, quoted: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return start and end of every cell, row by row."""
    start = np.empty_like(ends)
    start[0], start[1:] = 0, ends[:-1] + 1
    rows = np.count_nonzero(line_end)
    if ends.size == rows * width and line_end[width - 1 :: width].all():
        return start.reshape(rows, width), ends.reshape(rows, width)
    stops = np.flatnonzero(line_end)
    counts = np.diff(stops, prepend=-1)
    if counts.max() > width:
        raise UnusualError if quoted else Doubt
    row = np.repeat(np.arange(rows), counts)
    column = np.arange(ends.size) - np.repeat(stops - counts + 1, counts)
    full_end = np.repeat(ends[stops], width).reshape(rows, width)
    full_start = full_end.copy()
    full_start[row, column], full_end[row, column] = start, ends
    return full_start, full_end


def _unquoted(
    text: NDArray[np.uint8], inside: NDArray[np.bool_], start: NDArray[np.int64], end: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], bool]:
    """Return cells without the quotation marks around them, and whether marks within them are doubled.

    Each mark must stand around a cell, or twice within one: then one closes and the next opens again.
    """
    quoted = (end - start >= 2) & (text[start] == _QUOTE) & (text[end - 1] == _QUOTE)
    marks = text == _QUOTE
    twice = np.count_nonzero(marks[:-1] & marks[1:] & ~inside[:-1])
    if np.count_nonzero(marks) != 2 * (np.count_nonzero(quoted) + twice):
        raise UnusualError
    return start + quoted, end - quoted, bool(twice)
