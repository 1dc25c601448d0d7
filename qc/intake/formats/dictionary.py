"""The different texts of a table's cells, numbered as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.formats.coded import Coded
from qc.intake.formats.packed import alike, mixed, sixteen_bytes
from qc.intake.formats.tokens import AHEAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.tokens import Piece

_MOST_PLACES = 17
_FEWEST_PLACES = 4


class Dictionary:
    """The different texts of a table's cells, numbered as they come, and the numbers of the cells.

    Parameters
    ----------
    rows, width : int
        The most cells that come.
    """

    __slots__ = ("_codes", "_doubled", "_filled", "_index", "_known")

    def __init__(self, rows: int, width: int) -> None:
        self._index: dict[bytes, int] = {}
        self._known = _Known(rows * width)
        self._doubled = False
        self._codes: NDArray[Any] = np.empty((rows, width), dtype=np.int16)
        self._filled = 0

    def add(self, piece: Piece, columns: Sequence[int]) -> None:
        """Take in some rows.

        Parameters
        ----------
        piece : Piece
            The rows.
        columns : sequence of int
            As many as there is room for.
        """
        self._doubled |= piece.doubled
        start, end = piece.start[:, columns], piece.end[:, columns]
        codes = self._numbered(piece.text, start.ravel(), end.ravel())
        if len(self._index) > np.iinfo(self._codes.dtype).max:
            self._codes = self._codes.astype(np.int32)
        rows = slice(self._filled, self._filled + start.shape[0])
        self._codes[rows] = codes.reshape(start.shape)
        self._filled = rows.stop

    def _numbered(self, text: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the number of each cell's text; one that was never seen gets the next."""
        length = end - start
        keys, behind = sixteen_bytes(text, start, length)
        codes = self._known.look_up(keys, behind, length)
        new = np.flatnonzero(codes < 0)
        if not new.size:
            return codes
        start, end, length = start[new], end[new], length[new]
        like, first = alike(text, start, end)
        index, data = self._index, text.tobytes()
        pairs = zip(start[first].tolist(), end[first].tolist(), strict=True)
        numbers = np.array([index.setdefault(data[s:e], len(index)) for s, e in pairs], dtype=np.int32)
        codes[new] = numbers[like]
        short = length[first] <= 2 * AHEAD
        places = new[first[short]]
        self._known.keep(keys[places], behind[places], numbers[short])
        return codes

    def columns(self) -> list[Coded]:
        """Return the columns, which share their texts."""
        texts = (text.decode("utf-8") for text in self._index)
        found = np.array([text.replace('""', '"') for text in texts] if self._doubled else [*texts], dtype=object)
        return [Coded(column, found) for column in self._codes[: self._filled].T]


class _Known:
    """The numbers of short texts, each in the place that its bytes point to; a later one may take an earlier's."""

    __slots__ = ("_behind", "_keys", "_next", "_to_place")

    def __init__(self, cells: int) -> None:
        places = min(max(cells.bit_length(), _FEWEST_PLACES), _MOST_PLACES)
        self._to_place = np.uint64(64 - places)
        self._keys = np.zeros(1 << places, dtype=np.uint64)
        self._behind = np.zeros(1 << places, dtype=np.uint64)
        # Numbers are kept plus one: zeros that nobody writes to take no memory.
        self._next = np.zeros(1 << places, dtype=np.int32)

    def look_up(
        self, keys: NDArray[np.uint64], behind: NDArray[np.uint64], length: NDArray[np.int64]
    ) -> NDArray[np.int32]:
        """Return the number of each text, -1 where it is not kept."""
        place = self._place(keys, behind)
        same = (self._keys[place] == keys) & (self._behind[place] == behind) & (length <= 2 * AHEAD)
        return np.where(same, self._next[place] - np.int32(1), np.int32(-1))

    def keep(self, keys: NDArray[np.uint64], behind: NDArray[np.uint64], numbers: NDArray[np.int32]) -> None:
        """Keep the numbers of some texts."""
        place = self._place(keys, behind)
        self._keys[place], self._behind[place], self._next[place] = keys, behind, numbers + 1

    def _place(self, keys: NDArray[np.uint64], behind: NDArray[np.uint64]) -> NDArray[np.int64]:
        return (mixed(keys, behind) >> self._to_place).astype(np.int64)
