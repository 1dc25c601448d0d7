"""What stands around a table, and what is hidden in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, TWO, notes, saved

if TYPE_CHECKING:
    from intake.files import Folder


def hiding(rows: list[list[Any]], *, row: int, column: str) -> bytes:
    """A workbook with a hidden row and a hidden column."""
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    book.active.row_dimensions[row].hidden = True
    book.active.column_dimensions[column].hidden = True
    return saved(book)


@pytest.mark.parametrize(
    "rows",
    [
        [["Item Periksa", 1, 2, 3], ["Diameter dalam", 12.01, 12.02, 12.03], ["Berat", 120, 121, 122]],
        [["Jam", "07.30", "08.30", "09.30"], ["X1", 12.01, 12.02, 12.03], ["X2", 12.0, 12.01, 12.02]],
        [["No", "X1", "X2", "X3"], [1, 12.01, 12.02, 12.03], [2, 12.0, 12.01, 12.02]],
        [["No", "diameter", "Ket", "Cuaca"], [1, 12.01, "", ""], [2, 12.02, "", "a"], [3, 12.02, "", ""]],
    ],
    ids=["check sheet", "chart form", "subgroups", "units"],
)
def test_hidden_rows_and_columns_are_said_in_every_shape(folder: Folder, rows: list[list[Any]]) -> None:
    plan = TWO if rows[0][0] == "Item Periksa" else ONE
    found = notes(folder.read(hiding(rows, row=3, column="D"), plan, name="a.xlsx"))
    assert "rows 3 are hidden in the sheet; they are read like the others" in found
    assert "columns D are hidden in the sheet; they are read like the others" in found
