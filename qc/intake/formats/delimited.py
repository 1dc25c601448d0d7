"""Text tables: cells set apart by semicolons, tabs or commas."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.formats.coded import Coded
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.parsing import WHOLE, Plan, parse
from qc.intake.formats.quoting import long_rows, open_quotes
from qc.intake.formats.raw import Doubt, RawColumn, RawTable, letter
from qc.intake.readings.cell import Mark
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings

DELIMITERS = (";", "\t", ",")
HEAD_ROWS = 200
_HEAD_BYTES = 1 << 18


class Held:
    """A text that is let go when all that is wanted has been read: it may be as large as all its numbers.

    Parameters
    ----------
    data : bytes
        UTF-8.
    """

    __slots__ = ("_data",)

    def __init__(self, data: bytes) -> None:
        self._data: bytes | None = data

    @property
    def data(self) -> bytes:
        """The text; asking for one that was let go is an error of the program."""
        if self._data is None:
            raise RuntimeError("the text of this file was let go")
        return self._data

    def let_go(self) -> None:
        """Forget the text."""
        self._data = None


@dataclass(frozen=True, kw_only=True)
class DelimitedSheet:
    """A text file read with one delimiter.

    Attributes
    ----------
    name : str
        The file, as the user gave it.
    held : Held
        All of it.
    delimiter : str
    blanks : bool
        As `RawColumn` has it.
    title : None
        A text file has no sheets.
    """

    name: str
    held: Held
    delimiter: str
    blanks: bool = False
    title: None = None

    @property
    def data(self) -> bytes:
        """All of the text, as UTF-8."""
        return self.held.data

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        """The first rows, as text."""
        text = self.data[:_HEAD_BYTES].decode("utf-8", errors="ignore")
        rows: list[list[str]] = []
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter):
                rows.append(row)
                if len(rows) > HEAD_ROWS:
                    break
        except csv.Error:
            return rows
        # The last row of a cut text may be cut too.
        return rows[:-1] if len(rows) > HEAD_ROWS or len(self.data) > _HEAD_BYTES else rows

    def quick(self, header: Header) -> RawTable:
        """Return the rows below the header, readings as numbers.

        Raises
        ------
        Doubt
            Something is not as plain as expected: a cell is neither a number nor a missing mark, both decimal marks
            occur, a row has more cells than the header, or there are quotation marks.
        """
        if b'"' in self.data:
            raise Doubt
        whole = [column for column in header.counts if self._counts(header.row, column)]
        types: dict[int, type] = dict.fromkeys(header.readings, np.float64)
        return self._table(header, types | dict.fromkeys(whole, np.int64), usual=True)

    def careful(self, header: Header, findings: Findings) -> RawTable | None:
        """Return the rows below the header with every cell as written, or None with problems."""
        with suppress(Doubt):
            return self._table(header, {}, usual=True)
        if open_quotes(self, header.row, findings):
            return None
        try:
            return self._table(header, {}, usual=False)
        except Doubt:
            long_rows(self, header.row, findings)
            return None

    def let_go_unless_summed(self, header: Header) -> None:
        """Forget the text, unless a column that nobody wants may sum up others: such a one is looked at later."""
        from qc.intake.layout.claims import claim  # noqa: PLC0415 - not needed where all is plain

        free = set(range(len(header.texts))) - {*header.readings, *header.labels}
        if not header.judged and all(claim(header.texts[i]) is None for i in free):
            self.held.let_go()

    def unnamed(self, header: int, width: int) -> list[int]:
        """Return the columns in which a cell may be the second half of a number cut in two.

        They stand behind the last header; with commas between the cells, any column without a header may be one,
        but for the first.
        """
        texts = self.head[header]
        comma = self.delimiter == ","
        return [i for i in range(width) if i >= len(texts) or (comma and i > 0 and not texts[i].strip())]

    def _table(self, header: Header, types: Mapping[int, type], *, usual: bool = False) -> RawTable:
        """Return the rows below the header; columns without a type as text."""
        decimal = self._decimal(header.row, [i for i, kind in types.items() if kind is np.float64])
        width = self._width(header)
        unnamed = self.unnamed(header.row, width)
        plan = Plan(
            delimiter=self.delimiter,
            decimal=decimal,
            width=width,
            skip=header.row + 1,
            types=types,
            readings=header.readings,
            names=sorted(header.counts),
            unused=sorted(set(range(width)) - {*header.wanted, *unnamed}),
            usual=usual,
        )
        parsed = parse(self.data, plan)
        if any(any(text.strip() for text in number_distinct(parsed[i])[1]) for i in unnamed):
            raise Doubt
        columns: list[RawColumn | None] = [None] * width
        for index in header.wanted:
            columns[index] = _column(header.texts[index], index, parsed[index], decimal, blanks=self.blanks)
        first = header.row + 2
        row = np.arange(first, first + parsed[header.wanted[0]].size, dtype=np.int32)
        return RawTable(name=self.name, sheet=None, columns=tuple(columns), row=row)

    def _width(self, header: Header) -> int:
        """Return how many cells a row may have.

        Between commas even an empty cell too many is a doubt: ``0,5,`` may be 0.5 and an empty cell.
        """
        widest = max(len(row) for row in self.head[header.row :])
        if self.delimiter == "," and widest > len(header.texts):
            raise Doubt
        return widest

    def _decimal(self, header: int, numbers: Sequence[int]) -> str:
        """Return the only decimal mark of the first rows' numbers; careful reading decides the rest."""
        cells = [cell for column in numbers for cell in self._below(header, column)]
        marks = {mark for mark in ",." for cell in cells if mark in cell}
        if len(marks) > 1 or marks == {self.delimiter}:
            raise Doubt
        return marks.pop() if marks else "."

    def _counts(self, header: int, column: int) -> bool:
        """Whether the first rows hold whole numbers without leading zeros, which a number would lose."""
        cells = self._below(header, column)
        return bool(cells) and all(WHOLE.fullmatch(cell) for cell in cells)

    def _below(self, header: int, column: int) -> list[str]:
        return [row[column] for row in self.head[header + 1 :] if column < len(row)]


def _column(header: str, index: int, cells: Any, decimal: str, *, blanks: bool) -> RawColumn:
    """Return cells as a column of numbers, of whole numbers that count, or of texts."""
    kind = "O" if isinstance(cells, Coded) else cells.dtype.kind
    return RawColumn(
        header=header,
        letter=letter(index),
        text=cells if kind == "O" else None,
        number=cells if kind == "f" else None,
        whole=cells if kind == "i" else None,
        mark=(Mark.COMMA if decimal == "," else Mark.POINT) if kind == "f" else None,
        blanks=blanks,
    )
