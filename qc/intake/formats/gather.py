"""The columns of a large text, gathered many rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from qc.intake.formats.coded import Coded
from qc.intake.formats.codes import wide_enough
from qc.intake.formats.dictionary import Dictionary
from qc.intake.formats.distinct import in_order, number_distinct
from qc.intake.formats.packed import alike
from qc.intake.formats.parsing import plain_number
from qc.intake.formats.raw import Doubt
from qc.intake.formats.tokens import first_row, pieces
from qc.intake.readings.plain_numbers import plain_numbers, whole_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.parsing import Column, Plan
    from qc.intake.formats.tokens import Piece

_FEW = 1000
"""So many names among numbers are kept beside them."""
_SHORT = 16
_TAIL = 1 << 12


def gather(data: bytes, plan: Plan) -> list[Column]:
    """Return the columns of a text table.

    Parameters
    ----------
    data : bytes
        UTF-8.
    plan : Plan
        How to read it.

    Raises
    ------
    Doubt
        A row has more cells than columns, or a cell is not of its column's type.
    UnusualError
        The text must be read sign by sign.
    """
    start = first_row(data, plan.skip, plan.delimiter)
    if plan.types and (tail := data.rfind(b"\n", start, max(start, len(data) - _TAIL)) + 1):
        # What is no number stands at the end more often than anywhere else: a total, a signature.
        _gathered(data, max(start, tail), plan)
    return _gathered(data, start, plan)


def _gathered(data: bytes, start: int, plan: Plan) -> list[Column]:
    rows = data.count(b"\n", start) + 1
    parts = _parts(plan, rows)
    for piece in pieces(data, start, plan.delimiter, plan.width):
        for part in parts:
            part.add(piece)
    columns: list[Column] = [np.empty(0, dtype=object)] * plan.width
    for part in parts:
        for index, column in zip(part.columns, part.read(), strict=True):
            columns[index] = column
    return columns


class _Part(Protocol):
    """Some columns, filled piece by piece."""

    columns: Sequence[int]

    def add(self, piece: Piece) -> None:
        """Take in some rows."""

    def read(self) -> Sequence[Column]:
        """Return what was taken in."""


def _parts(plan: Plan, rows: int) -> list[_Part]:
    """Return what fills each column; readings stand side by side, so that a row of them is in one piece."""
    readings = sorted(plan.readings)
    numbers = [i for i in range(plan.width) if plan.types.get(i) is np.float64]
    whole = [i for i in range(plan.width) if plan.types.get(i) is np.int64]
    names = [i for i in plan.names if i not in plan.types and i not in readings]
    texts = [i for i in range(plan.width) if not {i} & {*numbers, *whole, *names, *readings, *plan.unused}]
    written = [i for i in readings if i not in plan.types]
    alone = [i for i in numbers if i not in readings]
    beside = [i for i in numbers if i in readings]
    return [
        *(_Numbers(some, plan.decimal, rows) for some in (beside, *([i] for i in alone)) if some),
        *(_Whole([i], rows) for i in whole),
        *(_Names([i], rows) for i in names),
        *(_Texts(some, rows) for some in (written, *([i] for i in texts)) if some),
    ]


class _Filled:
    """An array of rows that is filled from the top."""

    dtype: type = np.int32

    def __init__(self, columns: Sequence[int], rows: int) -> None:
        self.columns = columns
        self._cells: NDArray[Any] = np.empty((rows, len(columns)), dtype=self.dtype)
        self._filled = 0

    def _put(self, cells: NDArray[Any]) -> None:
        rows = cells.size // len(self.columns)
        self._cells[self._filled : self._filled + rows] = cells.reshape(rows, -1)
        self._filled += rows

    def _count(self, numbers: NDArray[np.int64]) -> None:
        """Put whole numbers, which seldom need more than four bytes."""
        self._cells = wide_enough(self._cells, self._filled, int(numbers.max(initial=0)))
        self._put(numbers)

    def read(self) -> Sequence[Column]:
        """Return the columns."""
        return list(self._cells[: self._filled].T)


class _Numbers(_Filled):
    """Columns of plain numbers and missing marks."""

    dtype = np.float64

    def __init__(self, columns: Sequence[int], decimal: str, rows: int) -> None:
        super().__init__(columns, rows)
        self._decimal = decimal

    def add(self, piece: Piece) -> None:
        """Take in some rows."""
        start, end = (one.take(self.columns, axis=1).ravel() for one in (piece.start, piece.end))
        numbers, plain = plain_numbers(piece.text, start, end, self._decimal)
        if not plain.all() and (left := np.flatnonzero(~plain & (end > start))).size:
            codes, first = alike(piece.text, start[left], end[left])
            places = zip(start[left][first].tolist(), end[left][first].tolist(), strict=True)
            numbers[left] = np.array([plain_number(_text(piece, s, e), self._decimal) for s, e in places])[codes]
        self._put(numbers)


class _Whole(_Filled):
    """A column of whole numbers, without zeros before them."""

    def add(self, piece: Piece) -> None:
        """Take in some rows."""
        numbers, plain = whole_numbers(piece.text, piece.start[:, self.columns[0]], piece.end[:, self.columns[0]])
        if not plain.all():
            raise Doubt
        self._count(numbers)


class _Names(_Filled):
    """A column of whole numbers and some names."""

    def __init__(self, columns: Sequence[int], rows: int) -> None:
        super().__init__(columns, rows)
        self._others: list[tuple[int, str]] = []

    def add(self, piece: Piece) -> None:
        """Take in some rows."""
        start, end = piece.start[:, self.columns[0]], piece.end[:, self.columns[0]]
        numbers, plain = whole_numbers(piece.text, start, end)
        for i in np.flatnonzero(~plain).tolist():
            self._others.append((self._filled + i, _text(piece, start[i], end[i])))
        self._count(numbers)

    def read(self) -> Sequence[Column]:
        """Return the column: as numbers where all are, else as texts."""
        numbers = self._cells[: self._filled, 0]
        if not self._others:
            return [numbers]
        where = np.array([row for row, _ in self._others], dtype=np.int64)
        if len(self._others) > _FEW or max(len(text) for _, text in self._others) > _SHORT:
            texts = numbers.astype(np.str_).astype(object)
            texts[where] = [text for _, text in self._others]
            return [texts]
        return [_among_numbers(numbers, where, [text for _, text in self._others])]


def _among_numbers(numbers: NDArray[np.int64], where: NDArray[np.int64], texts: Sequence[str]) -> Coded:
    """Return whole numbers as texts, with other texts at some places."""
    known = {text: i for i, text in enumerate(dict.fromkeys(texts))}
    plain = np.ones(numbers.size, dtype=bool)
    plain[where] = False
    # Numbers mostly grow, which is seen at once where no other text stands among them.
    some, found = number_distinct(numbers[plain])
    codes = np.empty(numbers.size, dtype=np.int32)
    codes[plain], codes[where] = some, [found.size + known[text] for text in texts]
    found = np.concatenate([found, np.arange(-1, -1 - len(known), -1, dtype=found.dtype)])
    codes, order = in_order(codes, found.size)
    return Coded(codes, found[order], tuple(known))


class _Texts:
    """Columns of text, those of readings all together."""

    def __init__(self, columns: Sequence[int], rows: int) -> None:
        self.columns = columns
        self._cells = Dictionary(rows, len(columns))

    def add(self, piece: Piece) -> None:
        """Take in some rows."""
        self._cells.add(piece, self.columns)

    def read(self) -> Sequence[Column]:
        """Return the columns."""
        return self._cells.columns()


def _text(piece: Piece, start: int, end: int) -> str:
    text = piece.text[start:end].tobytes().decode("utf-8")
    return text.replace('""', '"') if piece.doubled else text
