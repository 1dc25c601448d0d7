"""Tables that lie on their side, empty forms beside a table, and zeros that a format shows as a dash."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, TWO, expected, notes, plan, said, saved

if TYPE_CHECKING:
    from intake.files import Folder

ACCOUNTING = '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'


@pytest.mark.parametrize("name", ["Hasil", "Nilai (mm)", "Hasil ukur", "Diameter dalam"])
def test_results_beside_their_word_below_the_units_numbers(folder: Folder, name: str) -> None:
    series = folder.read(f"Unit;1;2;3\n{name};12,01;12,02;11,99\n").series["diameter"]
    assert series.values.tolist() == [12.01, 12.02, 11.99]
    assert series.unit_names().tolist() == ["1", "2", "3"]


def test_the_word_may_give_another_unit(folder: Folder) -> None:
    assert folder.read("No;1;2;3\nHasil (cm);1,201;1,202;1,199\n").series["diameter"].values.tolist() == [
        12.01,
        12.02,
        11.99,
    ]


def test_of_several_characteristics_the_word_says_nothing(folder: Folder) -> None:
    problems = folder.refuse("Unit;1;2;3\nHasil;12,01;12,02;11,99\n", TWO)
    assert [problem.location is not None for problem in problems] == [True]


def test_readings_below_dates_say_what_to_do(folder: Folder) -> None:
    (problem,) = folder.refuse("Tanggal;16/11/2026;17/11/2026\nDiameter dalam;12,01;12,02\n")
    assert "write the units' numbers above them: No, 1, 2, 3" in said(problem)


@pytest.mark.parametrize("titles", [("Template", "Data"), ("Data", "Template")])
@pytest.mark.parametrize("numbered", [0, 10])
def test_an_empty_form_beside_the_table_is_left_out(folder: Folder, titles: tuple[str, str], numbered: int) -> None:
    book = openpyxl.Workbook()
    book.active.title = titles[0]
    book.create_sheet(titles[1])
    for sheet in book:
        sheet.append(["No", "Diameter dalam", "Berat"])
    for i in range(1, 4):
        book["Data"].append([i, 12 + i / 100, 120 + i])
    for i in range(numbered):
        book["Template"].append([i + 1])
    batch = folder.read(saved(book), TWO, name="a.xlsx")
    assert batch.series["berat"].values.tolist() == [121, 122, 123]
    assert {"sheet read: Data", "sheets not read: Template"} <= set(notes(batch))


def test_two_filled_tables_still_are_a_question(folder: Folder) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Lama"
    book.create_sheet("Baru")
    for sheet in book:
        for row in (["No", "Diameter dalam"], [1, 12.01], [2, 12.02]):
            sheet.append(row)
    (problem,) = folder.refuse(saved(book), name="a.xlsx")
    assert "2 sheets hold the same table" in said(problem)


@pytest.mark.parametrize("counts", ["nonconformities", "nonconforming"])
def test_a_count_of_zero_that_a_format_shows_as_a_dash_is_zero(folder: Folder, counts: Any) -> None:
    rows = [[f"{i}/11/2026", 100, x] for i, x in enumerate([0, 2, 0, 1], start=1)]
    book = openpyxl.Workbook()
    for row in [["Tanggal", "Jml Periksa", "Gores"], *rows]:
        book.active.append(row)
    for i in range(2, 6):
        book.active.cell(i, 3).number_format = ACCOUNTING
    columns = plan(replace(expected("Gores"), counts=counts))
    assert folder.read(saved(book), columns, name="a.xlsx").series["Gores"].values.tolist() == [0, 2, 0, 1]


def test_a_dimension_of_zero_that_a_format_shows_as_a_dash_is_told(folder: Folder) -> None:
    book = openpyxl.load_workbook(io.BytesIO(saved(openpyxl.Workbook())))
    for i, x in enumerate(["Diameter dalam", 12.01, 0, 12.02, 12.0], start=1):
        book.active.cell(i, 1, x).number_format = ACCOUNTING
    batch = folder.read(saved(book), ONE, name="a.xlsx")
    assert any("1 reading is zero (row 3)" in note for note in notes(batch))
