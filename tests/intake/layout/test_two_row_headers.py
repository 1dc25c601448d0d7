"""X1, X2 … below each of several characteristics, with or without a column of numbers, as pandas writes it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import TWO, saved

if TYPE_CHECKING:
    from intake.files import Folder

ROWS = [[12.01, 12.02, 11.99, 120, 121, 119], [12.0, 12.03, 11.98, 121, 120, 118]]
NAMES: list[Any] = ["Diameter dalam", None, None, "Berat", None, None]
EACH: list[Any] = ["X1", "X2", "X3"] * 2


@pytest.mark.parametrize(
    ("table", "merged"),
    [
        ([["No", *NAMES], [None, *EACH], *([i, *row] for i, row in enumerate(ROWS))], ("B1:D1", "E1:G1")),
        ([[None, *NAMES], [None, *EACH], *([i, *row] for i, row in enumerate(ROWS))], ("B1:D1", "E1:G1")),
        ([[None, *NAMES], [None, *EACH], [], *([i, *row] for i, row in enumerate(ROWS))], ("B1:D1", "E1:G1")),
        ([NAMES, EACH, *ROWS], ("A1:C1", "D1:F1")),
        ([NAMES, EACH, *ROWS], ()),
    ],
)
def test_the_same_numbered_columns_below_two_characteristics(
    folder: Folder, table: list[list[Any]], merged: tuple[str, ...]
) -> None:
    book = openpyxl.Workbook()
    for i, row in enumerate(table, start=1):
        for j, value in enumerate(row, start=1):
            book.active.cell(i, j, value)
    for cells in merged:
        book.active.merge_cells(cells)
    batch = folder.read(saved(book), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [*ROWS[0][:3], *ROWS[1][:3]]
    assert batch.series["berat"].values.tolist() == [*ROWS[0][3:], *ROWS[1][3:]]
