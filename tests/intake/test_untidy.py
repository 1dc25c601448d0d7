"""Untidy files as workshops send them: the numbers that stand there, or one problem that can be acted on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import DIAMETER, ONE, TWO, WEIGHT, expected, notes, plan, said, saved, workbook

if TYPE_CHECKING:
    from intake.files import Folder

READ = [12.01, 12.02, 11.99, 12.00]
WEIGHTS = [120.0, 121.0, 119.0, 122.0]
PAIRS = list(zip(range(1, 5), READ, WEIGHTS, strict=True))


def test_a_form_with_titles_gaps_and_signatures(folder: Folder) -> None:
    rows: list[list[Any]] = [
        ["CV MAJU JAYA"],
        ["Nama Part : Bos 12"],
        ["No PO", 4500012],
        ["Tanggal :", "17 Nopember 2026"],
        [],
        ["No", None, "Diameter dalam (mm)", None, "Berat (g)"],
        *[[i, None, a, None, b] for i, a, b in PAIRS],
        [],
        [None, None, "Dibuat", None, "Disetujui"],
        [None, None, "(Siti)", None, "(Budi)"],
    ]
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == WEIGHTS
    assert (
        "2 rows left out (12, 13: Dibuat, Disetujui, (Siti), (Budi)): they stand below the readings and hold words only"
    ) in notes(batch)


@pytest.mark.parametrize("words", ["x", "lupa", "NG"])
def test_a_word_right_below_bare_readings_is_still_asked_about(folder: Folder, words: str) -> None:
    (problem,) = folder.refuse(f"Diameter dalam\n12,01\n12,02\n{words}\n")
    assert said(problem).startswith("batch.csv, row 4, column Diameter dalam: this is not a number")


@pytest.mark.parametrize("label", ["Jml", "Rata2", "Total"])
def test_a_sum_below_its_own_word_in_the_column_of_readings(folder: Folder, label: str) -> None:
    batch = folder.read(f"Diameter dalam\n12,01\n12,02\n11,99\n12,00\n\n{label}\n12,005\n")
    assert batch.series["diameter"].values.tolist() == READ


@pytest.mark.parametrize("label", ["Rata harian", "Acuan", "Rata-rata hari ini"])
def test_a_row_after_each_day_is_no_unit(folder: Folder, label: str) -> None:
    rows: list[list[Any]] = [
        ["Tgl", "X1", "X2"],
        ["16 Nov", 12.01, 12.02],
        [label, 12.015, 12.015],
        ["17 Nov", 11.99, 12.0],
    ]
    batch = folder.read(workbook([*rows, [label, 11.995, 11.995]]), ONE, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ


@pytest.mark.parametrize("signs", [("+", "-"), ("+", "−"), ("+/-",), ("±",)])
def test_tolerances_below_the_nominal_are_no_units(folder: Folder, signs: tuple[str, ...]) -> None:
    rows: list[list[Any]] = [["No", "Diameter dalam"], ["Nominal", 12.0], *([sign, 0.05] for sign in signs)]
    batch = folder.read(workbook([*rows, *([i, x] for i, x in enumerate(READ, start=1))]), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ


def test_days_of_the_week_are_days(folder: Folder) -> None:
    batch = folder.read("Hari;Diameter dalam\n16/11/2026;12,01\n17/11/2026;12,02\nRabu;11,99\nKamis;12,00\n")
    assert batch.series["diameter"].values.tolist() == READ


def test_the_same_table_once_more_counts_on(folder: Folder) -> None:
    text = "Shift 1\nNo;Diameter dalam\n1;12,01\n2;12,02\n\nShift 2\nNo;Diameter dalam\n1;11,99\n2;12,00\n"
    batch = folder.read(text)
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["diameter"].unit.tolist() == [0, 1, 2, 3]
    assert "the header stands 2 times, and the numbers begin anew below it: read one after the other" in notes(batch)


def test_a_header_on_each_page_leaves_numbers_as_they_are(folder: Folder) -> None:
    batch = folder.read("No;Diameter dalam\n1;12,01\n2;12,02\nNo;Diameter dalam\n3;11,99\n4;12,00\n")
    assert batch.series["diameter"].values.tolist() == READ
    assert not [note for note in notes(batch) if "begin anew" in note]


@pytest.mark.parametrize(
    ("text", "columns", "row"),
    [
        ("No;Diameter dalam\n1;12,01\n2;12,02\n\nNo;Diameter luar\n1;11,99\n2;12,00\n", ONE, 5),
        ("No;Diameter dalam\n1;12,01\n2;12,02\n\nNo;Berat\n1;120\n2;121\n", TWO, 5),
        ("Kode;Diameter dalam\na1;12,01\nb2;12,02\nUnit;Tebal\nc3;11,99\n", plan(DIAMETER, expected("Tebal")), 1),
    ],
)
def test_another_table_below_or_above_is_one_question(folder: Folder, text: str, columns: Any, row: int) -> None:
    (problem,) = folder.refuse(text, columns)
    assert said(problem).startswith(f"batch.csv, row {row}, column ")
    assert "another table seems to begin here" in said(problem)


def test_subgroups_below_the_name_of_another_characteristic_are_a_question(folder: Folder) -> None:
    rows: list[list[Any]] = [["Diameter dalam"], ["No", "X1", "X2"], [1, 12.01, 12.02]]
    rows += [["Berat"], ["No", "X1", "X2"], [1, 12.0, 12.1]]
    (problem,) = folder.refuse(workbook(rows), plan(DIAMETER, WEIGHT), name="a.xlsx")
    assert "another table seems to begin here" in said(problem)
    assert problem.found == "Berat"


def side_by_side(groups: tuple[str, str]) -> bytes:
    book = openpyxl.Workbook()
    for row in (
        ["No", groups[0], None, groups[1]],
        [None, "Diameter dalam", "Berat", "Diameter dalam", "Berat"],
        [1, 12.01, 120, 11.99, 119],
        [2, 12.02, 121, 12.0, 122],
    ):
        book.active.append(row)
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("D1:E1")
    return saved(book)


def test_shifts_side_by_side_over_several_characteristics(folder: Folder) -> None:
    batch = folder.read(side_by_side(("Shift 1", "Shift 2")), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == WEIGHTS
    assert "2 tables side by side are read one after the other, from left to right" in notes(batch)


def test_before_and_after_side_by_side_are_not_one_lot(folder: Folder) -> None:
    found = folder.refuse(side_by_side(("Sebelum plating", "Sesudah plating")), TWO, name="a.xlsx")
    assert "2 columns could be Diameter dalam" in said(found[0])


def test_formulas_that_were_never_calculated_are_one_problem(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "A", "Diameter dalam"], *([i, 12, f"=B{i + 1}"] for i in range(1, 31))]
    (problem,) = folder.refuse(workbook(rows), name="a.xlsx")
    assert said(problem).startswith(
        "a.xlsx, sheet Data, row 2, column Diameter dalam: 30 formulas have no stored result; this is the first"
    )


@pytest.mark.parametrize("cell", ["12-Des", "12/01/2026", "12:01"])
def test_a_text_that_was_a_number_before_excel_made_it_a_date(folder: Folder, cell: str) -> None:
    (problem,) = folder.refuse(f"No;Diameter dalam\n1;12,01\n2;{cell}\n3;11,99\n")
    assert "Excel may have turned 12.5 into a date" in said(problem)


@pytest.mark.parametrize(
    "text",
    [
        "Diameter dalam;Operator\n12,01;Siti\n12,02;Max\n11,99;Siti\n12,00;Budi\n12,005;Rata-rata\n48,02;Jumlah\n",
        "Diameter dalam;Ket\n12,01;\n12,02;ulang\n11,99;\n12,00;\n12,005;rata-rata\n0,03;range\n",
        "Diameter dalam;\n12,01;\n12,02;\n11,99;\n12,00;\n12,005;Rata-rata\n",
    ],
)
def test_a_sum_is_called_so_behind_it(folder: Folder, text: str) -> None:
    batch = folder.read(text)
    assert batch.series["diameter"].values.tolist() == READ
    assert any("sum up other rows" in note or "sums up other rows" in note for note in notes(batch))


def test_a_small_table_of_sums_beside_the_readings_leaves_them_alone(folder: Folder) -> None:
    text = "No;Diameter dalam;;\n1;12,01;;\n2;12,02;Rata2;12,005\n3;11,99;Std;0,013\n4;12,00;Cpk;1,2\n"
    assert folder.read(text).series["diameter"].values.tolist() == READ
    without = text.replace("No;", "Kode;").replace("\n1;", "\na;").replace("\n2;", "\nb;")
    assert folder.read(without).series["diameter"].values.tolist() == READ


@pytest.mark.parametrize("row", ["(1);(2);(3)", "1;2;3", ";12 ± 0,05;112-128", ";11,95-12,05;120 ± 8"])
def test_a_row_that_belongs_to_the_header(folder: Folder, row: str) -> None:
    rows = "".join(f"{i};{a};{b}\n".replace(".", ",") for i, a, b in PAIRS)
    batch = folder.read(f"No;Diameter dalam;Berat\n{row}\n{rows}", TWO)
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == WEIGHTS
    assert "row 2 left out: it gives the limits, or numbers the columns" in notes(batch)


def test_columns_numbered_above_dates(folder: Folder) -> None:
    rows = "".join(f"1{i}/11/2026;{a};{b}\n".replace(".", ",") for i, a, b in PAIRS)
    batch = folder.read(f"Tgl;Diameter dalam;Berat\n1;2;3\n{rows}", TWO)
    assert batch.series["diameter"].values.tolist() == READ


def test_limits_below_the_header_are_held_against_the_standard(folder: Folder) -> None:
    batch = folder.read("No;Diameter dalam\n;12 ± 0,06\n1;12,01\n2;12,02\n")
    assert [note for note in notes(batch) if "other limits than the standard: “12 ± 0,06”" in note]


@pytest.mark.parametrize("cell", ["12,01/12,02", "12,01-12,02"])
def test_two_readings_in_the_first_cell_are_no_limits(folder: Folder, cell: str) -> None:
    (problem,) = folder.refuse(f"No;Diameter dalam\n1;{cell}\n2;12,02\n3;12,02\n")
    assert "this is not a number" in said(problem)


@pytest.mark.parametrize("merged", [True, False])
def test_a_check_sheet_whose_numbers_stand_below_the_word_for_them(folder: Folder, *, merged: bool) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["No", "Item", "Standar", "Sampel", None, None, None, "Ket"],
        [None, None, None, 1, 2, 3, 4],
        [1, "Diameter dalam", "12±0,05", *READ, "OK"],
        [2, "Berat", "120±8 g", *WEIGHTS, "OK"],
        ["Diperiksa", "Siti"],
    ):
        book.active.append(row)
    for area in ("D1:G1", "A1:A2", "B1:B2", "C1:C2") if merged else ():
        book.active.merge_cells(area)
    batch = folder.read(saved(book), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == WEIGHTS


@pytest.mark.parametrize("names", ["Diameter dalam 1;Diameter dalam 2", "Diameter dalam X1;Diameter dalam X2"])
def test_columns_that_differ_in_their_number_are_not_chosen_among(folder: Folder, names: str) -> None:
    (problem,) = folder.refuse(f"No;{names}\n1;12,01;12,02\n2;11,99;12,00\n")
    assert "If they are readings of one subgroup, call them X1, X2 …" in said(problem)


def test_a_column_in_another_unit_is_one_problem(folder: Folder) -> None:
    rows = "".join(f"{i};{12000 + i}\n" for i in range(1, 31))
    (problem,) = folder.refuse(f"No;Diameter dalam\n{rows}")
    assert "30 of the 30 numbers read as Diameter dalam are much too far from the limits" in said(problem)
    assert "a unit in the header, such as (g), is converted" in said(problem)


def test_subgroups_of_two_tables_one_under_another_stay_apart(folder: Folder) -> None:
    table = "Sub grup;X1;X2\n1;12,01;12,02\n2;11,99;12,00\n"
    batch = folder.read(f"Shift 1\n{table}\nShift 2\n{table}")
    subgroup = batch.series["diameter"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
