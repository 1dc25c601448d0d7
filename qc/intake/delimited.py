"""Text tables: cells set apart by semicolons, tabs or commas."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.cell import EXACT_MISSING, Mark
from qc.intake.quoting import long_rows, open_quotes
from qc.intake.raw import Doubt, RawColumn, RawTable, letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from qc.intake.findings import Findings

DELIMITERS = (";", "\t", ",")
HEAD_ROWS = 200
_HEAD_BYTES = 1 << 18


@dataclass(frozen=True, kw_only=True)
class DelimitedSheet:
    """A text file read with one delimiter.

    Attributes
    ----------
    name : str
        The file, as the user gave it.
    data : bytes
        UTF-8.
    delimiter : str
    title : None
        A text file has no sheets.
    """

    name: str
    data: bytes
    delimiter: str
    title: None = None

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

    @property
    def evenness(self) -> float:
        """The share of the first rows that have as many cells as most; more than one cell counts for more."""
        widths = [len(row) for row in self.head if row]
        common = max(set(widths), key=widths.count, default=0)
        return (widths.count(common) / len(widths) if widths else 0.0) + (common > 1)

    def quick(self, header: int, wanted: Sequence[int], numbers: frozenset[int]) -> RawTable:
        """Return the rows below row ``header``, counted from 0; the columns ``numbers`` as numbers.

        Raises
        ------
        Doubt
            Something is not as plain as expected: a cell of ``numbers`` is neither a number nor a missing mark,
            both decimal marks occur, a row has more cells than the header, or there are quotation marks.
        """
        if b'"' in self.data:
            raise Doubt
        return self._table(header, wanted, numbers)

    def careful(self, header: int, wanted: Sequence[int], findings: Findings) -> RawTable | None:
        """Return the rows below row ``header``, counted from 0, with every cell as written, or None with problems."""
        if open_quotes(self, header, findings):
            return None
        try:
            return self._table(header, wanted, frozenset())
        except Doubt:
            long_rows(self, header, findings)
            return None

    def unnamed(self, header: int, width: int) -> list[int]:
        """Return the columns in which a cell may be the second half of a number cut in two.

        They stand behind the last header; with commas between the cells, any column without a header may be one,
        but for the first.
        """
        texts = self.head[header]
        comma = self.delimiter == ","
        return [i for i in range(width) if i >= len(texts) or (comma and i > 0 and not texts[i].strip())]

    def _table(self, header: int, wanted: Sequence[int], numbers: frozenset[int]) -> RawTable:
        decimal = self._decimal(header, numbers)
        frame = self._frame(header, numbers, decimal)
        if any((frame[i].str.strip() != "").any() for i in self.unnamed(header, frame.shape[1])):
            raise Doubt
        columns: list[RawColumn | None] = [None] * frame.shape[1]
        for index in wanted:
            cells = frame[index].to_numpy()
            columns[index] = RawColumn(
                header=self.head[header][index],
                letter=letter(index),
                text=None if index in numbers else cells,
                number=cells if index in numbers else None,
                mark=(Mark.COMMA if decimal == "," else Mark.POINT) if index in numbers else None,
            )
        row = np.arange(header + 2, header + 2 + len(frame), dtype=np.int64)
        return RawTable(name=self.name, sheet=None, columns=tuple(columns), row=row)

    def _frame(self, header: int, numbers: frozenset[int], decimal: str) -> pd.DataFrame:
        import pandas as pd  # noqa: PLC0415 - not needed for `qc --help`

        width = max(len(row) for row in self.head)
        missing: Any = dict.fromkeys(numbers, EXACT_MISSING)
        types: Any = {i: np.dtype(np.float64 if i in numbers else np.object_) for i in range(width)}
        try:
            return pd.read_csv(
                io.BytesIO(self.data),
                sep=self.delimiter,
                decimal=decimal,
                header=None,
                names=range(width),
                skiprows=header + 1,
                dtype=types,
                keep_default_na=False,
                na_filter=bool(numbers),
                na_values=missing,
                skip_blank_lines=False,
                engine="c",
            )
        except pd.errors.EmptyDataError:
            return pd.DataFrame({i: np.empty(0, dtype=t) for i, t in types.items()})
        except (pd.errors.ParserError, ValueError) as error:
            raise Doubt from error

    def _decimal(self, header: int, numbers: frozenset[int]) -> str:
        """Return the only decimal mark of the first rows' numbers; careful reading decides the rest."""
        cells = [row[i] for row in self.head[header + 1 :] for i in numbers if i < len(row)]
        marks = {mark for mark in ",." for cell in cells if mark in cell}
        if len(marks) > 1 or marks == {self.delimiter}:
            raise Doubt
        return marks.pop() if marks else "."
