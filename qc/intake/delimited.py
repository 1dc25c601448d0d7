"""Text tables: cells set apart by semicolons, tabs or commas."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from qc.intake.cell import EXACT_MISSING, Mark
from qc.intake.quoting import long_rows, open_quotes
from qc.intake.raw import Doubt, RawColumn, RawTable, letter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from qc.intake.columns import Header
    from qc.intake.findings import Findings

DELIMITERS = (";", "\t", ",")
HEAD_ROWS = 200
_HEAD_BYTES = 1 << 18
_WHOLE = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)


def exact_parsing(pandas_version: str) -> Literal["round_trip"] | None:
    """Return the option by which a version of pandas reads every number as the nearest double.

    From 3.1 on it always does, and warns about the option.

    Examples
    --------
    >>> exact_parsing("2.3.3"), exact_parsing("3.1.1")
    ('round_trip', None)
    """
    major, minor = (int(part) for part in pandas_version.split(".")[:2])
    return "round_trip" if (major, minor) < (3, 1) else None


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
        return self._table(header, types | dict.fromkeys(whole, np.int64))

    def careful(self, header: Header, findings: Findings) -> RawTable | None:
        """Return the rows below the header with every cell as written, or None with problems."""
        if open_quotes(self, header.row, findings):
            return None
        try:
            return self._table(header, {})
        except Doubt:
            long_rows(self, header.row, findings)
            return None

    def unnamed(self, header: int, width: int) -> list[int]:
        """Return the columns in which a cell may be the second half of a number cut in two.

        They stand behind the last header; with commas between the cells, any column without a header may be one,
        but for the first.
        """
        texts = self.head[header]
        comma = self.delimiter == ","
        return [i for i in range(width) if i >= len(texts) or (comma and i > 0 and not texts[i].strip())]

    def _table(self, header: Header, types: Mapping[int, type]) -> RawTable:
        """Return the rows below the header; columns without a type as text."""
        decimal = self._decimal(header.row, [i for i, kind in types.items() if kind is np.float64])
        frame = self._frame(header.row, types, decimal)
        if any((frame[i].str.strip() != "").any() for i in self.unnamed(header.row, frame.shape[1])):
            raise Doubt
        columns: list[RawColumn | None] = [None] * frame.shape[1]
        for index in header.wanted:
            cells, kind = frame[index].to_numpy(), types.get(index)
            columns[index] = RawColumn(
                header=header.texts[index],
                letter=letter(index),
                text=cells if kind is None else None,
                number=cells if kind is np.float64 else None,
                whole=cells if kind is np.int64 else None,
                mark=(Mark.COMMA if decimal == "," else Mark.POINT) if kind is np.float64 else None,
            )
        first = header.row + 2
        row = np.arange(first, first + len(frame), dtype=np.int64)
        return RawTable(name=self.name, sheet=None, columns=tuple(columns), row=row)

    def _frame(self, header: int, types: Mapping[int, type], decimal: str) -> pd.DataFrame:
        import pandas as pd  # noqa: PLC0415 - not needed for `qc --help`

        width = max(len(row) for row in self.head)
        missing: Any = dict.fromkeys([i for i, kind in types.items() if kind is np.float64], EXACT_MISSING)
        every: Any = {i: np.dtype(types.get(i, np.object_)) for i in range(width)}
        rows, skipped = self._rows_from(header + 1)
        try:
            return pd.read_csv(
                io.BytesIO(rows),
                sep=self.delimiter,
                decimal=decimal,
                header=None,
                names=range(width),
                skiprows=skipped,
                dtype=every,
                keep_default_na=False,
                na_filter=bool(missing),
                na_values=missing,
                skip_blank_lines=False,
                float_precision=exact_parsing(pd.__version__),
                engine="c",
            )
        except pd.errors.EmptyDataError:
            return pd.DataFrame({i: np.empty(0, dtype=kind) for i, kind in every.items()})
        except (pd.errors.ParserError, ValueError, OverflowError) as error:
            raise Doubt from error

    def _rows_from(self, first: int) -> tuple[bytes | memoryview, int]:
        """Return the text from a row on, and how many rows of it are to be skipped.

        Skipping rows makes the parser ask about every row, a third of its time; cutting them off does not. It needs
        rows that end where lines end.
        """
        start = 0
        for _ in range(first):
            start = self.data.find(b"\n", start) + 1
            if not start:
                return self.data, first
        before = self.data[:start]
        if b'"' in before or before.count(b"\r") != before.count(b"\r\n"):
            return self.data, first
        return memoryview(self.data)[start:], 0

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
        return bool(cells) and all(_WHOLE.fullmatch(cell) for cell in cells)

    def _below(self, header: int, column: int) -> list[str]:
        return [row[column] for row in self.head[header + 1 :] if column < len(row)]
