"""Every cell of a sheet with its place, to be turned and put together anew."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from qc.intake.formats.delimited import DelimitedSheet
from qc.intake.formats.raw import CellKind, number_text, number_texts
from qc.intake.formats.workbook import WorkbookSheet
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.raw import Sheet, Texts

Value = TypeVar("Value", bound=np.generic)
_LARGEST = 1 << 20  # bytes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grid:
    """A rectangle of cells.

    Attributes
    ----------
    text : (r, c) object array of str
        Cells as written, empty where a cell holds a number; every cell of a merged range has the text of its first.
    number : (r, c) float array
        NaN where a cell holds no number.
    kind : (r, c) int8 array of CellKind
    row, column : (r, c) int arrays
        Where each cell stands in the sheet, from 0; -1 for one that stands nowhere.
    blanks : bool
        As `RawColumn` has it.
    """

    text: Texts
    number: NDArray[np.float64]
    kind: NDArray[np.int8]
    row: NDArray[np.int64]
    column: NDArray[np.int64]
    blanks: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return int(self.text.shape[0]), int(self.text.shape[1])

    def take(self, rows: Sequence[int] | slice, columns: Sequence[int] | slice) -> Grid:
        """Return some rows and columns, in the order given."""

        def some(array: NDArray[Value]) -> NDArray[Value]:
            return np.asarray(array[rows][:, columns])

        return Grid(
            text=some(self.text),
            number=some(self.number),
            kind=some(self.kind),
            row=some(self.row),
            column=some(self.column),
            blanks=self.blanks,
        )

    def turned(self) -> Grid:
        """Return rows as columns and columns as rows."""
        return Grid(
            text=self.text.T,
            number=self.number.T,
            kind=self.kind.T,
            row=self.row.T,
            column=self.column.T,
            blanks=self.blanks,
        )

    def in_one_column(self) -> Grid:
        """Return all cells one below the other, row by row."""
        return Grid(
            text=self.text.reshape(-1, 1),
            number=self.number.reshape(-1, 1),
            kind=self.kind.reshape(-1, 1),
            row=self.row.reshape(-1, 1),
            column=self.column.reshape(-1, 1),
            blanks=self.blanks,
        )

    def written(self, *, merged: bool = True) -> Texts:
        """Return every cell as text; without ``merged`` only the first cell of a merged range has any."""
        texts = self.text.copy()
        native = ~np.isnan(self.number)
        texts[native] = number_texts(self.number[native])
        if not merged:
            texts[self.kind == CellKind.MERGED] = ""
        return texts


def below(grids: Sequence[Grid]) -> Grid:
    """Return grids of one width, one below the other."""
    return _joined(grids, axis=0)


def beside(grids: Sequence[Grid]) -> Grid:
    """Return grids of one height, side by side."""
    return _joined(grids, axis=1)


def _joined(grids: Sequence[Grid], axis: int) -> Grid:
    return Grid(
        text=np.concatenate([grid.text for grid in grids], axis=axis),
        number=np.concatenate([grid.number for grid in grids], axis=axis),
        kind=np.concatenate([grid.kind for grid in grids], axis=axis),
        row=np.concatenate([grid.row for grid in grids], axis=axis),
        column=np.concatenate([grid.column for grid in grids], axis=axis),
        blanks=any(grid.blanks for grid in grids),
    )


def made(texts: Sequence[str]) -> Grid:
    """Return a column of texts that stand nowhere in the sheet.

    Examples
    --------
    >>> made(["a", "b"]).shape
    (2, 1)
    """
    shape = (len(texts), 1)
    return Grid(
        text=np.array(texts, dtype=object).reshape(shape),
        number=np.full(shape, np.nan),
        kind=np.zeros(shape, dtype=np.int8),
        row=np.full(shape, -1, dtype=np.int64),
        column=np.full(shape, -1, dtype=np.int64),
    )


def grid_of(sheet: Sheet) -> Grid | None:
    """Return all cells of a sheet, or None where it has none or is a text too large to be looked at as a whole.

    Parameters
    ----------
    sheet : Sheet
        A workbook's sheet or a text, or a sheet put together anew that holds its own.
    """
    whole: Grid | None = getattr(sheet, "grid", None)
    if whole is not None:
        return whole
    if isinstance(sheet, WorkbookSheet):
        return _of_workbook(sheet)
    if isinstance(sheet, DelimitedSheet) and len(sheet.data) <= _LARGEST:
        return _of_text(sheet)
    return None


def _of_workbook(sheet: WorkbookSheet) -> Grid:
    columns = [sheet.column("", index, 0) for index in range(len(sheet.cells[0]))]
    grid = _placed(
        np.column_stack([column.text for column in columns if column.text is not None]),
        np.column_stack([column.number for column in columns if column.number is not None]),
        np.column_stack([column.kind for column in columns if column.kind is not None]),
        blanks=True,
    )
    for (top, left), (bottom, right) in sheet.merged:
        if right > left and top < grid.shape[0]:
            _fill(grid, slice(top, bottom + 1), slice(left, right + 1))
    return grid


def _fill(grid: Grid, rows: slice, columns: slice) -> None:
    """Give the cells of a merged range the text of its first."""
    first = (rows.start, columns.start)
    number, kind = grid.number[first], grid.kind[first]
    grid.text[rows, columns] = number_text(float(number)) or grid.text[first]
    grid.number[rows, columns], grid.kind[rows, columns] = np.nan, CellKind.MERGED
    if not np.isnan(number):
        grid.text[first] = ""
    grid.number[first], grid.kind[first] = number, kind


def _of_text(sheet: DelimitedSheet) -> Grid | None:
    try:
        stream = io.StringIO(sheet.data.decode("utf-8", errors="replace"), newline="")
        rows = list(csv.reader(stream, delimiter=sheet.delimiter))
    except csv.Error:
        return None
    width = max(map(len, rows), default=0)
    if not width:
        return None
    text = np.array([row + [""] * (width - len(row)) for row in rows], dtype=object)
    return _placed(text, np.full(text.shape, np.nan), np.zeros(text.shape, dtype=np.int8), blanks=sheet.blanks)


def _placed(text: Texts, number: NDArray[np.float64], kind: NDArray[np.int8], *, blanks: bool) -> Grid:
    where = np.indices(text.shape, dtype=np.int64)
    return Grid(text=text, number=number, kind=kind, row=where[0], column=where[1], blanks=blanks)
