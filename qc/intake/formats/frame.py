"""A pandas data frame as a table."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.formats.raw import Doubt, RawColumn, RawTable, letter
from qc.intake.formats.workbook import cell_text, cells_apart
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Texts

HEAD_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class FrameSheet:
    """A data frame; its column names are the headers, its rows are numbered from 1.

    Attributes
    ----------
    name : str
        What to call it.
    frame : DataFrame
        An index with a name is its first column.
    """

    name: str
    frame: pd.DataFrame
    title: None = None

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        """The column names, and the first rows as text."""
        first = self.frame.head(HEAD_ROWS)
        rows = zip(*(_texts(first.iloc[:, i]) for i in range(first.shape[1])), strict=True)
        return [[str(name) for name in self.frame.columns], *(list(row) for row in rows)]

    def quick(self, header: Header) -> RawTable:
        """Return all rows if the columns with readings hold nothing but numbers, else raise ``Doubt``."""
        if header.row or not all(_is_numeric(self.frame.iloc[:, i]) for i in header.readings):
            raise Doubt
        return self._table(header.wanted, frozenset(header.readings))

    def careful(self, header: Header, findings: Findings) -> RawTable:  # noqa: ARG002 - as Sheet has it
        """Return the rows below the header; the column names are row 0."""
        table = self._table(header.wanted, frozenset())
        return table.kept(table.row > header.row) if header.row else table

    def _table(self, wanted: Sequence[int], numbers: frozenset[int]) -> RawTable:
        columns: list[RawColumn | None] = [None] * self.frame.shape[1]
        for index in wanted:
            column, name = self.frame.iloc[:, index], str(self.frame.columns[index])
            columns[index] = (
                RawColumn(header=name, letter=letter(index), number=_floats(column))
                if index in numbers
                else _column(column, name, letter(index))
            )
        row = np.arange(1, len(self.frame) + 1, dtype=np.int32)
        return RawTable(name=self.name, sheet=None, columns=tuple(columns), row=row)


def digest(frame: pd.DataFrame) -> tuple[str, int]:
    """Return the SHA-256 digest and the size of a frame written as CSV: UTF-8, no index, lines ended by LF."""
    data = frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    return hashlib.sha256(data).hexdigest(), len(data)


def _is_numeric(column: pd.Series[Any]) -> bool:
    return column.dtype.kind in "iuf"


def _floats(column: pd.Series[Any]) -> NDArray[np.float64]:
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def _texts(column: pd.Series[Any]) -> Texts:
    """Return the cells as text; missing values are empty."""
    values = column.astype(object)
    missing = column.isna().to_numpy()
    texts = ["" if none else cell_text(_plain(value)) for value, none in zip(values, missing, strict=True)]
    return np.array(texts, dtype=object)


def _plain(value: object) -> object:
    """Return whole numbers as the other numbers, numpy's scalars as Python's."""
    plain = value.item() if isinstance(value, np.generic) else value
    return float(plain) if isinstance(plain, int) and not isinstance(plain, bool) else plain


def _column(column: pd.Series[Any], header: str, name: str) -> RawColumn:
    """Return a column of any type: each cell with its text, its number, and its kind."""
    missing = column.isna().to_numpy()
    values = [None if none else _plain(value) for value, none in zip(column.astype(object), missing, strict=True)]
    number, text, kind = cells_apart(values)
    return RawColumn(header=header, letter=name, text=text, number=number, kind=kind, blanks=True)
