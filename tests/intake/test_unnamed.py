"""Columns without a header beside a characteristic hold readings too, or something else: only the user can tell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import TWO, expected, notes, plan, said, saved, workbook

if TYPE_CHECKING:
    from intake.files import Folder

THREE = [[12.01, 12.02, 11.99], [12.0, 12.03, 11.98], [11.97, 12.01, 12.02], [12.0, 11.99, 12.01]]


def merged(rows: list[list[Any]], area: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(rows)))
    book.active.merge_cells(area)
    return saved(book)


def test_columns_below_one_merged_header_are_a_question(folder: Folder) -> None:
    rows: list[list[Any]] = [
        ["No", "Diameter dalam", None, None],
        *([i, *three] for i, three in enumerate(THREE, start=1)),
    ]
    (problem,) = folder.refuse(merged(rows, "B1:D1"), name="a.xlsx")
    assert said(problem).startswith(
        "a.xlsx, sheet Data, row 1, column C: columns C, D beside Diameter dalam have no header, and numbers such as"
    )


def test_so_are_columns_of_a_text(folder: Folder) -> None:
    text = "No;Diameter dalam;\n" + "".join(f"{i};{a};{b}\n" for i, (a, b, _) in enumerate(THREE, start=1))
    (problem,) = folder.refuse(text, TWO)
    assert "column C beside Diameter dalam has no header" in said(problem)


@pytest.mark.parametrize(
    "beside",
    [[0.3, 0.1, 0.2, 0.4], ["ok", "ok", "ulang", "ok"], [12.0, 12.01, None, None], [4, 5, 6, 7]],
)
def test_other_things_without_a_header_are_noted(folder: Folder, beside: list[Any]) -> None:
    rows = [["No", "Diameter dalam"], *([i, three[0], beside[i - 1]] for i, three in enumerate(THREE, start=1))]
    batch = folder.read(workbook([*rows, [5, 12.0], [6, 12.0], [7, 12.0]]), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.0, 11.97, 12.0, 12.0, 12.0, 12.0]
    assert "column not used: C" in notes(batch)


def test_limits_that_tell_nothing_raise_no_question(folder: Folder) -> None:
    rows: list[list[Any]] = [["Diameter dalam"], *THREE]
    batch = folder.read(workbook(rows), plan(expected("Diameter dalam", usl=20.0)), name="a.xlsx")
    assert "columns not used: B, C" in notes(batch)


@pytest.mark.parametrize(
    "headers", [["X1", "X2", None], ["X1", None, "X3"], [None, "X2", "X3"], ["No", "X1", "X2", None]]
)
def test_a_column_without_a_header_beside_numbered_ones_is_a_question(folder: Folder, headers: list[Any]) -> None:
    rows = [[*([i] if headers[0] == "No" else []), *three] for i, three in enumerate(THREE, start=1)]
    (problem,) = folder.refuse(workbook([headers, *rows]), name="a.xlsx")
    assert "has no header, and numbers such as its readings" in said(problem)
    assert problem.location is not None
    assert problem.location.column == "ABCD"[headers.index(None)]


def test_hardness_of_three_figures_is_a_question_too(folder: Folder) -> None:
    text = "X1;X2;\n190;192;191\n188;191;190\n193;190;189\n191;192;192\n"
    (problem,) = folder.refuse(text, plan(expected("kekerasan", unit="HB", lsl=170.0, usl=210.0)))
    assert "column C beside X1 …" in said(problem)


@pytest.mark.parametrize(
    "beside",
    [
        [0.03, 0.05, 0.05, 0.02],
        [1, 2, 3, 4],
        ["Budi", "Budi", "Siti", "Siti"],
        [12, 12, 12, 12],
        [12.015, 12.015, 11.99, 11.995],
    ],
)
def test_other_things_beside_numbered_columns_are_noted(folder: Folder, beside: list[Any]) -> None:
    rows = [["X1", "X2"], *([*three[:2], x] for three, x in zip(THREE, beside, strict=True))]
    batch = folder.read(workbook(rows), name="a.xlsx")
    assert len(batch.series["diameter"]) == 8
    assert "column not used: C" in notes(batch)


def test_rows_that_do_not_name_their_characteristic_are_one_question(folder: Folder) -> None:
    text = "Karakteristik;Nilai\nDiameter dalam;12,01\n;12,02\n;11,99\nBerat;120\n;121\n"
    (problem,) = folder.refuse(text, TWO)
    assert said(problem).startswith(
        "batch.csv, row 3, column Karakteristik: 3 rows have a reading but do not say of which characteristic"
    )


def test_names_merged_over_their_rows_are_given(folder: Folder) -> None:
    rows: list[list[Any]] = [["Karakteristik", "Nilai"], ["Diameter dalam", 12.01], [None, 12.02], [None, 11.99]]
    batch = folder.read(merged(rows, "A2:A4"), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 11.99]


def test_rows_without_a_name_and_without_a_reading_are_let_be(folder: Folder) -> None:
    text = "Karakteristik;Nilai;Operator\nDiameter dalam;12,01;Siti\n;;Siti\nDiameter dalam;11,99;Siti\n"
    assert folder.read(text).series["diameter"].values.tolist() == [12.01, 11.99]


def test_a_reading_that_stands_in_the_cell_of_the_name_is_a_problem(folder: Folder) -> None:
    text = "Karakteristik\tNilai\tSatuan\nDiameter dalam\t12.003\tmm\nDiameter dalam 12.004\tmm\n"
    (problem,) = folder.refuse(text, TWO)
    assert "row 3, column Karakteristik: the cell of the name holds a number too" in said(problem)


def test_another_characteristic_s_name_may_hold_a_number(folder: Folder) -> None:
    text = "Karakteristik\tNilai\nDiameter dalam\t12.003\nDiameter dalam 2\t12.504\nBerat\t120\n"
    batch = folder.read(text, TWO)
    assert batch.series["diameter"].values.tolist() == [12.003]
    assert any("Diameter dalam 2" in note for note in notes(batch))


def test_a_name_that_ends_in_a_number_may_miss_its_first_reading(folder: Folder) -> None:
    text = "Karakteristik\tNilai\nDiameter dalam\t12.003\nDiameter dalam 2\t\nDiameter dalam 2\t12.504\n"
    batch = folder.read(text, TWO)
    assert batch.series["diameter"].values.tolist() == [12.003]
