"""Numbers whose thousands blanks part, or several numbers in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from intake.files import expected, notes, plan, said, workbook

from qc.errors import Location
from qc.intake.readings.cell import Mark, Written, decimals, take_apart, value
from qc.intake.readings.parted import Sized, maybe_several

if TYPE_CHECKING:
    from intake.files import Folder

LOAD = plan(expected("Gaya", unit="N", lsl=11_000.0, usl=14_000.0))
LEAST = plan(expected("Gaya", unit="N", lsl=450.0))
FREE = plan(expected("Gaya", unit="N"))


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("12 500", "12\u00a0500"),
        ("12\u202f500,5", "12\u00a0500,5"),
        ("-1\u2009250\u2009000", "-1\u00a0250\u00a0000"),
        ("'12\u00a0500", "12\u00a0500"),
        ("012 500", None),
        ("0 500", None),
        ("1250 000", None),
        ("12 50", None),
        ("12 5000", None),
        ("12  500", None),
        ("12 500 13", None),
        ("12 500.5.5", None),
        ("12 500E3", None),
    ],
)
def test_a_blank_parts_groups_of_three(text: str, digits: str | None) -> None:
    assert take_apart(text, blanks=True).digits == digits
    assert take_apart(text).digits is None


def test_unit_and_sign_stand_beside_it() -> None:
    assert take_apart("> 12 500 N", blanks=True) == Written("12\u00a0500", "N", 1)


@pytest.mark.parametrize(
    ("digits", "read"),
    [
        ("12\u00a0500", [12500.0, 12500.0, 12500.0]),
        ("12\u00a0500,5", [None, 12500.5, 12500.5]),
        ("12\u00a0500.25", [12500.25, None, 12500.25]),
        ("1\u00a0250,500", [None, 1250.5, 1250.5]),
        ("12\u00a050", [None, None, None]),
    ],
)
def test_with_blanks_no_other_mark_parts_thousands(digits: str, read: list[float | None]) -> None:
    assert [value(digits, mark) for mark in Mark] == read


def test_decimals_are_those_behind_the_mark() -> None:
    assert [decimals("12\u00a0500,25", mark) for mark in (Mark.COMMA, Mark.EITHER)] == [2, 2]


def several(
    *texts: str, beside: tuple[float, ...] = (), low: float | None = None, high: float | None = None
) -> list[bool]:
    """Which texts may be several numbers, between these limits and beside other numbers of their column."""
    digits = [text.replace(" ", "\u00a0") for text in texts]
    numbers = np.array([float(text.replace(" ", "")) for text in texts])
    sized = Sized(high or low, low, high)
    found = maybe_several(digits, numbers, cells=len(texts), sized=sized, beside=np.array(beside))
    return [*map(bool, found)]


def test_limits_tell_one_number_from_several() -> None:
    assert several("12 500", "9 500", low=11_000, high=14_000) == [False, False]
    assert several("12 500", low=490, high=510) == [True]
    assert several("1 500", "1 502", low=490, high=510) == [True, True]
    assert several("12 500", low=11.9, high=12.1) == [True]
    assert several("12 500", "1 250 000", low=11_000, high=14_000) == [False, True]
    assert several("1 000", low=900, high=1100) == [False]
    assert several("12 000", high=15_000) == several("12 000", low=10_000) == [False]
    assert several("5 323", low=-323, high=646) == [True]


def test_without_limits_the_other_numbers_tell() -> None:
    assert several("1 250") == [True]
    assert several("1 250", beside=(980, 1100, np.nan)) == [False]
    assert several("12 500", beside=(12.2, 12.4)) == [True]


def test_most_of_the_other_numbers_tell_where_one_limit_leaves_the_size_open() -> None:
    assert several("1 500", low=450, beside=(500, 490)) == [True]
    assert several("1 010", low=900, beside=(990, 985)) == [False]
    assert several("9 500", "9 700", low=5000, beside=(900,)) == [False, False]
    assert several("12 500", low=1, high=90_000, beside=(20, 25)) == [True]


def test_a_column_with_blanks_is_read_and_said(folder: Folder) -> None:
    batch = folder.read("No;Gaya\n1;12 500,5\n2;980\n3;13\u202f020\n", LOAD)
    assert batch.series["Gaya"].values.tolist() == [12500.5, 980, 13020]
    assert "blank read as the thousands mark" in notes(batch)


def test_a_workbooks_texts_are_read(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "Gaya"], [1, "12\u2009500 N"], [2, 12600], [3, "> 13 000"]]
    series = folder.read(workbook(rows), LOAD, name="a.xlsx").series["Gaya"]
    assert series.values.tolist() == [12500, 12600, 13000]
    assert series.censored is not None
    assert series.censored.tolist() == [0, 0, 1]


def test_sums_with_blanks_are_compared(folder: Folder) -> None:
    sheet = "No;Gaya\n1;12 500\n2;12 600\nJumlah;{}\n"
    assert not any("25 1" in note for note in notes(folder.read(sheet.format("25 100"), LOAD)))
    assert any("25 101" in note for note in notes(folder.read(sheet.format("25 101"), LOAD)))


def test_marks_that_disagree_are_a_question(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Gaya\n1;12 500\n2;12.600\n3;12.700,5\n", LOAD)
    assert said(problem).startswith("batch.csv, row 2, column Gaya: this may be one number, or several in one cell")


def test_without_limits_it_is_a_question(folder: Folder) -> None:
    found = folder.refuse("No;Gaya\n1;12 500\n2;12 600\n", FREE)
    assert [problem.found for problem in found] == ["12 500", "12 600"]
    assert "each number in a cell of its own" in said(found[0])


def test_among_numbers_of_another_size_it_is_a_question(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Gaya\n1;500\n2;1 500\n3;510\n", LEAST)
    assert "several in one cell" in said(problem)


def test_a_number_far_from_the_limits_is_none(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Gaya\n1;12 500\n2;12 600\n3;12\u00a0600\u00a0000\n", LOAD)
    assert said(problem).startswith("batch.csv, row 4, column Gaya: this is not a number")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("No  Gaya\n 1  12 500\n 2  12600\n", 2),
        ("| No | Gaya   |\n|  1 | 12600  |\n|  2 | 12 500 |\n", 3),
        ("No  Gaya\n 1  12 500\n 2  12 600\n 3  12 600\n 4  12 600\n", 2),
    ],
)
def test_where_blanks_may_part_cells_they_part_no_thousands(folder: Folder, text: str, row: int) -> None:
    (problem,) = folder.refuse(text, LOAD, name="a.txt")
    assert problem.location == Location(file="a.txt", row=row, column="Gaya")
    assert problem.found == "12 500"
    assert "Write one number without blanks between its digits" in said(problem)


def test_tabs_part_cells_unless_two_blanks_may(folder: Folder) -> None:
    assert folder.read("No\tGaya\n1\t12 500\n", LOAD).series["Gaya"].values.tolist() == [12500]
    assert folder.refuse("No\tGaya\tKet\n1\t12 500\tbaik  sekali\n", LOAD)


def test_semicolons_part_cells_whatever_blanks_stand_between_them(folder: Folder) -> None:
    batch = folder.read("No  ;Gaya  \n1  ;12 500\n2  ;12 600\n", LOAD)
    assert batch.series["Gaya"].values.tolist() == [12500, 12600]


def test_a_check_sheet_with_blanks_is_read(folder: Folder) -> None:
    rows: list[list[Any]] = [
        ["No", "Item Periksa", "Standar", 1, 2, 3],
        [1, "Gaya (N)", "11 000 - 14 000", "12 500", "12 600", 12700],
    ]
    batch = folder.read(workbook(rows), LOAD, name="a.xlsx")
    assert batch.series["Gaya"].values.tolist() == [12500, 12600, 12700]
    assert not any("other limits" in note for note in notes(batch))
