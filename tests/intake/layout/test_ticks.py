"""A unit ticked in one of two columns, one for OK and one for NG."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

import openpyxl
import pytest
from intake.files import DIAMETER, expected, notes, plan, problems, said, saved, workbook

from qc.intake import read_batch
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.files import Folder

    from qc.intake import Batch

    Rows: TypeAlias = "Sequence[Sequence[Any]]"

THREAD = replace(expected("ulir", unit=""), names=("Ulir M4",), counts="nonconforming")
LOOK = replace(expected("visual", unit=""), names=("Permukaan",), counts="nonconforming")
ONLY, BOTH, ALL = plan(THREAD), plan(THREAD, LOOK), plan(DIAMETER, THREAD)
READ_AS = "two columns “OK” and “NG” read as ticks: a mark in “OK” means OK, a mark in “NG” means NG"
UNCLEAR = "the two columns do not say whether this unit is OK or NG"


def book(rows: Rows, *merged: str) -> bytes:
    """Return a workbook with these rows and merged ranges."""
    found = openpyxl.Workbook()
    for row in rows:
        found.active.append(list(row))
    for cells in merged:
        found.active.merge_cells(cells)
    return saved(found)


def ticks(marks: Sequence[tuple[Any, Any]], good: str = "OK", bad: str = "NG") -> bytes:
    """Return a workbook with the thread's name merged over two columns, and a row for each unit."""
    rows: Rows = [["No", "Ulir M4", None], [None, good, bad], *([i, *two] for i, two in enumerate(marks, start=1))]
    return book(rows, "A1:A2", "B1:C1")


def values(batch: Batch, name: str = "ulir") -> list[float]:
    found: list[float] = batch.series[name].values.tolist()
    return found


@pytest.mark.parametrize("mark", ["√", "V", "v", "x", "X", 1, "●", "ya", True, "OK", "✓", "/"])
def test_a_mark_of_any_kind_counts_where_it_stands(folder: Folder, mark: object) -> None:
    in_bad = "NG" if mark == "OK" else mark
    batch = folder.read(ticks([(mark, None), (None, in_bad), (mark, None), (mark, "-")]), ONLY, name="a.xlsx")
    assert values(batch) == [0, 1, 0, 0]
    assert f"Ulir M4: {READ_AS}" in notes(batch)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("OK", "NG"),
        ("Baik", "Tidak"),
        ("MS", "TMS"),
        ("O", "X"),
        ("Lulus", "Gagal"),
        ("Baik", "Tidak Baik"),
        ("√", "×"),
    ],
)
def test_headers_of_every_kind(folder: Folder, good: str, bad: str) -> None:
    marks = [("v", None), (None, "v"), ("v", None)]
    assert values(folder.read(ticks(marks, good, bad), ONLY, name="a.xlsx")) == [0, 1, 0]
    turned = [(b, a) for a, b in marks]
    assert values(folder.read(ticks(turned, bad, good), ONLY, name="b.xlsx")) == [0, 1, 0]


def test_each_reading_keeps_the_cell_of_its_mark(folder: Folder) -> None:
    series = folder.read(ticks([("v", None), (None, "v")]), ONLY, name="a.xlsx").series["ulir"]
    assert [(int(r), series.headers[int(c)]) for r, c in zip(series.row, series.column, strict=True)] == [
        (3, "B"),
        (4, "C"),
    ]


def test_a_cross_in_the_column_for_ok_is_said(folder: Folder) -> None:
    found = notes(folder.read(ticks([("x", None), (None, "x"), ("X", None)]), ONLY, name="a.xlsx"))
    assert "2 X in the column “OK” are ticks like any other, so OK: rows 3, 5" in found
    found = notes(folder.read(ticks([("v", None), (None, "x"), ("x", None)]), ONLY, name="b.xlsx"))
    assert "an X in the column “OK” is a tick like any other, so OK: row 5" in found


@pytest.mark.parametrize(
    ("good", "bad", "cells"),
    [
        ("v", "v", "B4 (OK): v + C4 (NG): v"),
        ("x", "x", "B4 (OK): x + C4 (NG): x"),
        ("NG", None, "B4 (OK): NG"),
        (None, "OK", "C4 (NG): OK"),
        ("v", "gores", "B4 (OK): v + C4 (NG): gores"),
        (None, "tidak", "C4 (NG): tidak"),
    ],
)
def test_marks_that_contradict_each_other_are_a_problem(
    folder: Folder, good: str | None, bad: str | None, cells: str
) -> None:
    name = folder.write(ticks([("v", None), (good, bad), ("v", None), (None, "v")]), "a.xlsx")
    (problem,) = problems([name], ONLY)
    assert said(problem).startswith(f"a.xlsx, sheet Sheet, row 4, column B: {UNCLEAR}\n  found: {cells}\n")


def test_a_unit_without_a_mark_is_missing_and_named(folder: Folder) -> None:
    batch = folder.read(ticks([("v", None), (None, None), (None, "TU"), (None, "v")]), ONLY, name="a.xlsx")
    assert str(values(batch)) == "[0.0, nan, 1.0]"
    assert "row 4 left out: it has no readings" in notes(batch)
    assert "Ulir M4: 1 reading is missing (row 5)" in notes(batch)
    beside = "No;Diameter dalam;Ulir M4 OK;Ulir M4 NG\n1;12,01;v;\n2;12,02;;\n3;12,01;;v\n"
    batch = folder.read(beside, ALL)
    assert str(values(batch)) == "[0.0, nan, 1.0]"
    assert "Ulir M4: 1 reading is missing (row 3)" in notes(batch)


def test_units_marked_as_ng_only_leave_the_others_open(folder: Folder) -> None:
    (problem,) = problems([folder.write(ticks([(None, None), (None, "v"), (None, None)]), "a.xlsx")], ONLY)
    assert language("en").say(problem.reason) == (
        "Ulir M4: no unit is marked in the column “OK”, and 2 units bear no mark at all: rows 3, 5"
    )
    assert values(folder.read(ticks([(None, "v"), (None, "v")]), ONLY, name="b.xlsx")) == [1, 1]


def test_words_in_the_column_for_ng_are_the_defect(folder: Folder) -> None:
    batch = folder.read(ticks([("v", None), (None, "gores dalam"), (None, "NG - retak")]), ONLY, name="a.xlsx")
    assert values(batch) == [0, 1, 1]
    assert batch.series["ulir"].remarks is not None
    assert batch.series["ulir"].remarks.tolist() == ["", "gores dalam", "retak"]


def test_words_in_the_column_for_ok_are_not_understood(folder: Folder) -> None:
    (problem,) = problems([folder.write(ticks([("v", None), ("kurang", None), ("v", None)]), "a.xlsx")], ONLY)
    assert "this mark is not known: it says neither OK nor NG" in said(problem)


def test_several_characteristics_below_a_header_in_two_rows(folder: Folder) -> None:
    rows: Rows = [
        ["LEMBAR PERIKSA"],
        ["No", "Diameter dalam", "Ulir M4", None, "Ket"],
        [None, None, "OK", "NG", None],
        [1, 12.01, "v", None, None],
        [2, 12.02, None, "v", "seret"],
        ["Jumlah", None, 1, 1, None],
    ]
    batch = folder.read(book(rows, "C2:D2"), ALL, name="a.xlsx")
    assert (values(batch), values(batch, "diameter")) == ([0, 1], [12.01, 12.02])
    two: Rows = [["No", "Ulir M4", None, "Permukaan", None], [None, *("Baik", "Tidak") * 2], [1, "v", None, None, 1]]
    batch = folder.read(book([*two, [2, None, "v", 1, None]], "B1:C1", "D1:E1"), BOTH, name="b.xlsx")
    assert (values(batch), values(batch, "visual")) == ([0, 1], [1, 0])
    assert sum("read as ticks" in note for note in notes(batch)) == 1


def test_names_in_both_headers_in_a_text_too(folder: Folder) -> None:
    batch = folder.read("No;Ulir M4 (OK);Ulir M4 (NG)\n1;v;\n2;;v\n3;v;\n", ONLY)
    assert values(batch) == [0, 1, 0]
    assert f"Ulir M4: {READ_AS}" in notes(batch)


def test_without_a_name_they_are_the_only_characteristic(folder: Folder) -> None:
    assert values(folder.read("No;OK;NG\n1;v;\n2;;v\n3;v;\n", ONLY)) == [0, 1, 0]


def test_on_a_sheet_for_each_day_and_for_each_shift_side_by_side(folder: Folder) -> None:
    head: Rows = [["No", "Ulir M4", None, None, "No", "Ulir M4", None], [None, "OK", "NG", None, None, "OK", "NG"]]
    rows = [*head, [1, "v", None, None, 1, None, "v"], [2, "v", None, None, 2, "v", None]]
    assert values(folder.read(book(rows, "B1:C1", "F1:G1"), ONLY, name="a.xlsx")) == [0, 0, 1, 0]
    days = openpyxl.Workbook()
    for title, first in (("16 Nov", 1), ("17 Nov", 3)):
        sheet = days.create_sheet(title)
        for row in (["No", "Ulir M4"], [None, "OK", "NG"], [first, "v"], [first + 1, None, "v"]):
            sheet.append(row)
        sheet.merge_cells("B1:C1")
    days.remove(days.worksheets[0])
    assert values(folder.read(saved(days), ONLY, name="b.xlsx")) == [0, 1, 0, 1]


def test_without_a_name_beside_readings_they_are_the_sheets_judgement(folder: Folder) -> None:
    text = "No;Diameter dalam;OK;NG\n1;12,01;v;\n2;12,02;;v\n3;12,01;v;\n"
    batch = folder.read(text, ALL)
    assert list(batch.series) == ["diameter"]
    (note,) = [one for one in notes(batch) if one.startswith("no name stands above")]
    assert note.endswith('if they are about “Ulir M4”, write that name above them, or say so: --column "OK=ulir"')
    assert any("the sheet says NG, but no reading" in one for one in notes(batch))
    batch = read_batch(["batch.csv"], replace(ALL, given={"OK": "ulir"}))
    assert values(batch) == [0, 1, 0]
    assert "no name stands" not in str(notes(batch))


def test_a_checklist_and_a_check_sheet(folder: Folder) -> None:
    items: Rows = [["No", "Item Periksa", "OK", "NG"], [1, "Ulir M4", "v", None], [2, "Permukaan", None, "v"]]
    batch = folder.read(workbook(items), BOTH, name="a.xlsx")
    assert (values(batch), values(batch, "visual")) == ([0], [1])
    across: Rows = [
        ["No", "Item Periksa", 1, None, 2, None],
        [None, None, "OK", "NG", "OK", "NG"],
        [1, "Ulir M4", "v", None, None, "v"],
        [2, "Permukaan", None, "v", "v", None],
    ]
    batch = folder.read(book(across, "C1:D1", "E1:F1"), BOTH, name="b.xlsx")
    assert (values(batch), values(batch, "visual")) == ([0, 1], [1, 0])


def test_sums_signatures_and_headers_once_more(folder: Folder) -> None:
    head: Rows = [["No", "Ulir M4", None], [None, "OK", "NG"]]
    rows: Rows = [
        *head,
        [1, "v", None],
        [2, None, "v"],
        *head,
        [3, "v", None],
        ["Jumlah", 3, 1],
        [],
        [None, "Budi", "Siti"],
    ]
    batch = folder.read(book(rows, "B1:C1"), ONLY, name="a.xlsx")
    assert values(batch) == [0, 1, 0]
    assert "“OK”, cell B8: the sheet says 3, but 2 units are marked; the marks count" in notes(batch)


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        (("OK", "Repair", "NG"), [("v", "", ""), ("", "v", ""), ("", "", "v")]),
        (("Ya", "Tidak", ""), [("v", "", ""), ("", "v", "")]),
        (("OK", "NG", ""), [(48, 2, ""), (50, 0, ""), (47, 1, "")]),
    ],
)
def test_columns_that_nobody_can_tell_apart_are_a_problem(
    folder: Folder, names: tuple[str, ...], marks: list[tuple[object, ...]]
) -> None:
    rows: Rows = [["No", "Ulir M4", "", ""], ["", *names], *([i, *row] for i, row in enumerate(marks, start=1))]
    (problem,) = problems([folder.write(book(rows, "B1:D1" if names[2] else "B1:C1"), "a.xlsx")], ONLY)
    shown = tuple(name for name in names if name)
    assert dict(problem.reason.facts)["columns"] == shown
    assert ("Jml Periksa" in said(problem)) == (marks[0][0] == 48)


def test_two_columns_of_marks_for_two_characteristics_are_none_of_ticks(folder: Folder) -> None:
    batch = folder.read("No;Ulir M4;Permukaan\nA;OK;NG\nB;OK;OK\nC;NG;OK\n", BOTH)
    assert (values(batch), values(batch, "visual")) == ([0, 0, 1], [1, 0, 0])
