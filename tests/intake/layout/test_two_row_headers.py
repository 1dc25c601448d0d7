"""X1, X2 … below each of several characteristics, with or without a column of numbers, as pandas writes it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import TWO, expected, plan, saved

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


CENTIMETRES = plan(expected("d", lsl=0.0, usl=900.0), expected("m", lsl=0.0, usl=900.0))


@pytest.mark.parametrize(
    ("texts", "wide"),
    [
        ("X1 (cm);X2 (cm);X1;X2", [121, 122]),
        ("X1 (cm);X2 (CM);X1;X2", [121, 122]),
        ("X1 (cm);Dev (%);X1;X2", [121]),
        ("kiri (cm);kanan (cm);kiri;kanan", [121, 122]),
        ("Hasil (cm);Ket (a);Hasil;Ket", [121]),
    ],
)
def test_a_unit_in_the_lower_row_is_that_of_its_readings(folder: Folder, texts: str, wide: list[float]) -> None:
    """They were read in the standard's unit, ten times too small."""
    batch = folder.read(f";d;;m;\nNo;{texts}\n1;12,1;12,2;1,1;1,1\n", CENTIMETRES)
    assert batch.series["d"].values.tolist() == wide
    assert set(batch.series["m"].values.tolist()) == {1.1}


def test_a_unit_in_the_lower_row_is_nearer_than_one_above(folder: Folder) -> None:
    batch = folder.read(";d (mm);;m (mm);\nNo;X1 (cm);X2 (cm);X1;X2 (mm)\n1;12,1;12,2;1,1;1,1\n", CENTIMETRES)
    assert batch.series["d"].values.tolist() == [121, 122]
    assert batch.series["m"].values.tolist() == [1.1, 1.1]


@pytest.mark.parametrize("header", [";d;;m;\nNo;X1 (cm);X2 (mm);X1;X2", ";d (mm);;m;\nNo;X1 (cm);X2;X1;X2"])
def test_two_units_below_one_characteristic_are_a_problem(folder: Folder, header: str) -> None:
    (problem,) = folder.refuse(f"{header}\n1;12,1;12,2;1,1;1,1\n", CENTIMETRES)
    assert problem.reason.text == "{name} is given in two units"


@pytest.mark.parametrize(
    ("header", "reading"),
    [
        ("No;Diameter;Ket\n;dalam;", 12.01),
        ("No;Diameter;Ket\n;dalam (cm);", 120.1),
        ("No;Diameter;\n;dalam;luar", 12.01),
    ],
)
def test_a_name_that_begins_in_one_row_and_ends_in_the_next(folder: Folder, header: str, reading: float) -> None:
    """Its column was not used."""
    columns = plan(expected("Diameter dalam", lsl=0.0, usl=200.0), expected("Diameter luar", lsl=0.0, usl=200.0))
    batch = folder.read(f"{header}\n1;12,01;\n2;12,01;\n", columns)
    assert batch.series["Diameter dalam"].values.tolist() == [reading] * 2
