"""Unit numbers that stand in more than one row are one problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.files import TWO, said

from qc.words import language

if TYPE_CHECKING:
    from intake.files import Folder

FIX = (
    "  what to do: Correct the numbers, and delete rows that were copied. If each row is another place on the unit, add"
    " a column “Posisi”; if numbers begin again each day or shift, add a column “Tanggal” or “Shift”."
)


def numbered(*numbers: int) -> str:
    return "No;diameter\n" + "".join(f"{n};12,0{i % 9 + 1}\n" for i, n in enumerate(numbers))


def test_two_numbers_are_both_named(folder: Folder) -> None:
    (problem,) = folder.refuse(numbered(1, 2, 2, 3, 4, 4, 5))
    assert said(problem) == (
        "batch.csv, row 4: 2 unit numbers stand in more than one row: 2 (rows 3, 4), 4 (rows 6, 7)\n"
        "  expected: every unit number once\n" + FIX
    )


def test_of_twenty_numbers_the_first_are_named(folder: Folder) -> None:
    (problem,) = folder.refuse(numbered(*(n for k in range(1, 21) for n in (k, k))))
    assert said(problem) == (
        "batch.csv, row 3: 20 unit numbers stand in more than one row, such as 1 (rows 2, 3), 2 (rows 4, 5),"
        " 3 (rows 6, 7), 4 (rows 8, 9), 5 (rows 10, 11)\n"
        "  expected: every unit number once\n" + FIX
    )
    assert language("id").say(problem.reason) == (
        "20 nomor unit masing-masing tertulis di lebih dari satu baris, misalnya 1 (baris 2, 3), 2 (baris 4, 5),"
        " 3 (baris 6, 7), 4 (baris 8, 9), 5 (baris 10, 11)"
    )


def test_a_number_in_many_rows_names_the_first_of_them(folder: Folder) -> None:
    (problem,) = folder.refuse(numbered(1, 1, 1, 1, 1, 1, 2, 2))
    assert "1 (rows 2, 3, 4, 5, …), 2 (rows 8, 9)" in said(problem)


def test_several_characteristics_of_the_same_rows_have_one_problem(folder: Folder) -> None:
    rows = "1;12,01;120\n1;12,02;121\n2;12,03;122\n2;12,04;123\n"
    (problem,) = folder.refuse("No;diameter;Berat\n" + rows, TWO)
    assert "2 unit numbers stand in more than one row: 1 (rows 2, 3), 2 (rows 4, 5)" in said(problem)
