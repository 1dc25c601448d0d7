"""The same table on several sheets, several parts in one file, and sheets that sum up others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, notes, said, saved

from qc.intake import ColumnPlan
from qc.intake.layout.days import is_part

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch

MINE = ColumnPlan(columns=ONE.columns, part=("PIN-8", "Pin engsel", "Hinge pin"))


def sheets(**tables: list[list[Any]]) -> bytes:
    """Return a workbook with a sheet for each table; _ stands for a blank in its name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in tables.items():
        sheet = book.create_sheet(title.replace("_", " ").strip())
        for row in rows:
            sheet.append(row)
    return saved(book)


def table(*values: float) -> list[list[Any]]:
    return [["No", "diameter"], *([i + 1, value] for i, value in enumerate(values))]


def values(batch: Batch) -> list[float]:
    return [float(value) for value in batch.series["diameter"].values]


@pytest.mark.parametrize(
    "titles", [("16_Nov", "17_Nov"), ("1", "2"), ("Shift_1", "Shift_2"), ("Senin", "Selasa"), ("Hari_1", "Hari_2")]
)
def test_sheets_of_one_lot(folder: Folder, titles: tuple[str, str]) -> None:
    data = sheets(**dict(zip((f"_{t}" for t in titles), (table(12.01), table(12.02)), strict=True)))
    assert values(folder.read(data, name="a.xlsx")) == [12.01, 12.02]


def test_days_in_the_wrong_order(folder: Folder) -> None:
    batch = folder.read(sheets(_17_Nov_2026=table(12.02), _16_Nov_2026=table(12.01)), name="a.xlsx")
    assert values(batch) == [12.01, 12.02]
    assert "sheets put in the order of the days that their names give" in notes(batch)


def test_a_year_is_not_guessed_over_new_year(folder: Folder) -> None:
    assert values(folder.read(sheets(_31_Des=table(12.01), _1_Jan=table(12.02)), name="a.xlsx")) == [12.01, 12.02]


def test_sheets_that_may_be_other_lots_are_a_question(folder: Folder) -> None:
    (problem,) = folder.refuse(sheets(Lot_A=table(12.01), Lot_B=table(12.02)), name="a.xlsx")
    assert said(problem) == (
        "a.xlsx: 2 sheets hold the same table: nobody can tell which of them are this lot\n"
        "  found: Lot A, Lot B\n"
        "  expected: one sheet, or sheets named after days, shifts or numbers\n"
        "  what to do: Hide or delete the sheets of other lots, or name those of this lot after their days (16 Nov)."
    )


def test_a_sheet_for_each_part(folder: Folder) -> None:
    batch = folder.read(sheets(PIN_8=table(12.01), PIN_80=table(12.5), PIN_9=table(12.04)), MINE, name="a.xlsx")
    assert values(batch) == [12.01]
    titled = sheets(A=[["Part : PIN-9"], *table(12.5)], B=[["Part : PIN-8"], *table(12.02)])
    assert values(folder.read(titled, MINE, name="b.xlsx")) == [12.02]


def test_a_column_of_parts(folder: Folder) -> None:
    rows = "No;Part;diameter\n1;PIN-8;12,01\n2;PIN-9;12,5\n3;PIN-8;12,02\n"
    batch = folder.read(rows, MINE)
    assert values(batch) == [12.01, 12.02]
    assert "1 row of other parts is not used: PIN-9" in notes(batch)
    assert values(folder.read(rows.replace("PIN-9", "PIN-8"), MINE, name="b.csv")) == [12.01, 12.5, 12.02]


def test_a_column_of_other_parts_is_a_question(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Part;diameter\n1;PIN-7;12,01\n2;PIN-9;12,5\n", MINE)
    assert said(problem).startswith(
        "batch.csv, column Part: this table holds 2 parts, and none is the part of the standard (PIN-8)\n"
        "  found: PIN-7, PIN-9"
    )


@pytest.mark.parametrize(
    ("text", "own"), [("pin 8", True), ("Pin Engsel kiri", True), ("PIN-80", False), ("Pin", True), ("Handel", False)]
)
def test_names_of_the_part(text: str, own: bool) -> None:  # noqa: FBT001 - a table's cell
    assert is_part(text, MINE) is own


def test_a_recap_that_counts_otherwise(folder: Folder) -> None:
    recap: list[list[Any]] = [
        ["Tanggal", "Rata2", "Jml NG"],
        ["16/11", 12.0, 0],
        ["17/11", 12.0, 1],
        ["18/11", 12.0, 7],
        ["Total", "", 8],
    ]
    data = sheets(_16_Nov=table(12.01, 12.2), _17_Nov=table(12.01, 12.2), Rekap=recap)
    (note,) = [note for note in notes(folder.read(data, name="a.xlsx")) if "Jml NG" in note]
    assert note.startswith("Jml NG, row 2: 0 nonconforming units are written for 16/11, its sheet has 1")
