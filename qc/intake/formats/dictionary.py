"""The different texts of a table's cells, numbered as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.formats.coded import Coded
from qc.intake.formats.codes import wide_enough
from qc.intake.formats.packed import alike, sixteen_bytes
from qc.intake.formats.short_texts import SHORT, ShortTexts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.tokens import Piece


class Dictionary:
    """The different texts of a table's cells, numbered as they come, and the numbers of the cells.

    Parameters
    ----------
    rows, width : int
        The most cells that come.
    """

    __slots__ = ("_codes", "_doubled", "_filled", "_long", "_short")

    def __init__(self, rows: int, width: int) -> None:
        self._short = ShortTexts()
        self._long: dict[bytes, int] = {}
        self._doubled = False
        self._codes: NDArray[Any] = np.empty((rows, width), dtype=np.int8)
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
        start, end = piece.start.take(columns, axis=1), piece.end.take(columns, axis=1)
        codes = self._numbered(piece.text, start.ravel(), end.ravel())
        self._codes = wide_enough(self._codes, self._filled, len(self._short) + len(self._long))
        rows = slice(self._filled, self._filled + start.shape[0])
        self._codes[rows] = codes.reshape(start.shape)
        self._filled = rows.stop

    def _numbered(self, text: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the number of each cell's text, below zero that of a long one."""
        length = end - start
        keys, behind = sixteen_bytes(text, start, length)
        long = np.flatnonzero(length > SHORT)
        if not long.size:
            return self._short.numbered(keys, behind)
        codes = np.empty(length.size, dtype=np.int32)
        codes[long] = self._numbered_long(text, start[long], end[long])
        short = length <= SHORT
        codes[short] = self._short.numbered(keys[short], behind[short])
        return codes

    def _numbered_long(
        self, text: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64]
    ) -> NDArray[np.int32]:
        like, first = alike(text, start, end)
        known = self._long
        pairs = zip(start[first].tolist(), end[first].tolist(), strict=True)
        return np.array([known.setdefault(text[s:e].tobytes(), -1 - len(known)) for s, e in pairs], dtype=np.int32)[
            like
        ]

    def columns(self) -> list[Coded]:
        """Return the columns, which share their texts."""
        codes = self._codes[: self._filled]
        found: NDArray[Any] = self._short.texts()
        if self._doubled and found.size:
            found = np.strings.replace(found, b'""', b'"')
        if self._long:
            long = codes < 0
            codes[long] = found.size - 1 - codes[long]
            texts = [text.decode("utf-8") for text in (*found.tolist(), *self._long)]
            found = np.array([text.replace('""', '"') for text in texts] if self._doubled else texts, dtype=object)
        return [Coded(column, found) for column in codes.T]
