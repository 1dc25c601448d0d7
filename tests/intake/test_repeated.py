"""Rows that stand twice in a file, as pasting twice makes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from intake.files import ONE, TWO, expected, notes, plan, said

from qc.words import language

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import ColumnPlan

VALUES = ("12,01", "12,03", "11,98", "12,02", "12,04", "11,99")
BEGINS = "repeat rows 2–7: the same numbers with the same readings"


def block(*rows: str) -> str:
    return "\n".join(rows) + "\n"


def units(first: int = 1, values: tuple[str, ...] = VALUES) -> str:
    return block(*(f"{first + i};{value}" for i, value in enumerate(values)))


def test_a_file_that_was_pasted_twice(folder: Folder) -> None:
    (problem,) = folder.refuse("No;diameter\n" + 2 * units())
    assert said(problem) == (
        "batch.csv, row 8: rows 8–13 repeat rows 2–7: the same numbers with the same readings\n"
        "  expected: every row of readings once\n"
        "  what to do: If these rows were pasted twice, delete rows 8–13. If they are other units, number on, or add a"
        " column “Tanggal”, “Shift”, “Lot” or “Box” that tells them apart."
    )
    assert language("id").say(problem.reason) == ("baris 8–13 mengulang baris 2–7: nomor dan hasil ukurnya sama persis")


def test_three_times(folder: Folder) -> None:
    (problem,) = folder.refuse("No;diameter\n" + 3 * units())
    assert f"rows 8–19 {BEGINS}" in said(problem)


def test_some_rows_in_the_middle(folder: Folder) -> None:
    text = "No;diameter\n" + units() + units() + units(7)
    (problem,) = folder.refuse(text)
    assert f"rows 8–13 {BEGINS}" in said(problem)


@pytest.mark.parametrize(
    ("head", "columns", "row"),
    [
        ("No;Tanggal;diameter", ONE, "{i};16/11/2026;{value}"),
        ("No;diameter;Berat", TWO, "{i};{value};12{i}"),
        ("No;Karakteristik;Nilai", TWO, "{i};diameter;{value}"),
        ("Subgrup;X1;X2", ONE, "{i};{value};12,00"),
    ],
)
def test_in_other_tables(folder: Folder, head: str, columns: ColumnPlan, row: str) -> None:
    rows = block(*(row.format(i=i, value=value) for i, value in enumerate(VALUES, start=1)))
    (problem,) = folder.refuse(f"{head}\n{rows}{rows}", columns)
    assert f"rows 8–13 {BEGINS}" in said(problem)


def test_readings_of_which_one_differs_do_not_repeat(folder: Folder) -> None:
    (problem,) = folder.refuse("No;diameter\n" + units() + units(values=(*VALUES[:5], "12,00")))
    assert "unit numbers begin again in row 8" in said(problem)


def test_a_second_characteristic_that_differs_does_not_repeat(folder: Folder) -> None:
    first = block(*(f"{i};{value};12{i}" for i, value in enumerate(VALUES)))
    second = block(*(f"{i};{value};11{i}" for i, value in enumerate(VALUES, start=2)))
    (problem,) = folder.refuse("No;diameter;Berat\n" + first + second, TWO)
    assert "repeat rows" not in said(problem)


def test_one_row_that_stands_twice_is_said_with_its_number(folder: Folder) -> None:
    (problem,) = folder.refuse("No;diameter\n1;12,01\n2;12,02\n2;12,02\n3;12,03\n")
    assert "unit number 2 stands in more than one row: 3, 4" in said(problem)


def test_the_same_readings_on_another_day_are_other_units(folder: Folder) -> None:
    days = [block(*(f"{i};{day}/11/2026;{value}" for i, value in enumerate(VALUES))) for day in (16, 17)]
    batch = folder.read("No;Tanggal;diameter\n" + "".join(days))
    assert len(batch.series["diameter"]) == 12
    assert not any("repeat" in note for note in notes(batch))


def test_pasted_with_its_header_it_is_read_and_said(folder: Folder) -> None:
    text = "No;diameter\n" + units()
    batch = folder.read(text + text)
    assert len(batch.series["diameter"]) == 12
    assert (
        "rows 9–14 repeat rows 2–7, with the same numbers and the same readings, and are read as further units: if they"
        " were pasted twice, delete them"
    ) in notes(batch)


def test_few_different_readings_below_a_second_header_may_be_the_same_by_chance(folder: Folder) -> None:
    text = "No;diameter\n" + units(values=("12,01", "12,02", "12,01", "12,02"))
    assert not any("repeat rows" in note for note in notes(folder.read(text + text)))


def test_the_same_marks_in_the_same_shift_of_another_day_are_other_units(folder: Folder) -> None:
    thread = replace(expected("ulir", unit=""), counts="nonconforming")
    rows = block(*(f"{i};{shift};OK" for shift in (1, 2, 1, 2) for i in range(1, 7)))
    assert len(folder.read("No;Shift;ulir\n" + rows, plan(thread)).series["ulir"]) == 24
