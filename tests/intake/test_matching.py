"""Characteristics and columns that do not find each other: every one is named, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import DIAMETER, ONE, TWO, WEIGHT, expected, notes, plan, problems, said

from qc.intake import read_batch

if TYPE_CHECKING:
    from intake.files import Folder


def test_a_table_of_something_else_is_one_problem(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Diameter luar;Cuaca\n1;22,01;cerah\n", TWO)
    assert said(problem) == (
        "batch.csv, row 1: no column is one of the 2 characteristics of the standard\n"
        "  found: No, Diameter luar, Cuaca\n"
        "  expected: “Diameter dalam”, “Berat”\n"
        "  what to do: Write the characteristics' names above their columns, as the standard has them."
    )
    (problem,) = folder.refuse("No;Diameter luar;Cuaca\n1;22,01;cerah\n", ONE)
    assert said(problem) == (
        "batch.csv, row 1: no column for the characteristic Diameter dalam\n"
        "  found: No, Diameter luar, Cuaca\n"
        "  expected: “Diameter dalam”, “Inside diameter”, “diameter”\n"
        "  what to do: If “Diameter luar” holds its readings, rename it to “Diameter dalam”."
    )


def test_rows_of_something_else_are_one_problem(folder: Folder) -> None:
    (problem,) = folder.refuse("Item;Nilai\nLebar;12\nTinggi;120\n", TWO)
    assert said(problem).startswith("batch.csv, row 1: no row names any of the 2 characteristics of the standard\n")
    assert problem.found == "Lebar, Tinggi"
    (problem,) = folder.refuse("Item;Nilai\nLebar;12\nDiameter datar;12\n")
    assert said(problem).startswith("batch.csv, row 1: no row names the characteristic Diameter dalam\n")
    assert "If “Diameter datar” holds its readings" in said(problem)


def test_two_candidates_are_asked_about(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Diameter dalam;diameter\n1;12;12\n")
    assert "2 columns could be Diameter dalam" in said(problem)
    assert problem.found == "Diameter dalam, diameter"


def test_columns_without_a_reading_are_one_problem(folder: Folder) -> None:
    (problem,) = folder.refuse("No;diameter;Berat\n1;-;\n2;;-\n", TWO)
    assert "Diameter dalam, Berat has no readings: its cells are empty" in said(problem)


def test_no_header(folder: Folder) -> None:
    (problem,) = folder.refuse("12,01;120\n12,02;121\n", TWO)
    assert said(problem) == (
        "batch.csv: no row of headers was found that fits the standard\n"
        "  found: 12,01, 120\n"
        "  expected: a row of headers with: Diameter dalam, Berat\n"
        "  what to do: Write the characteristics' names above their columns, as the standard has them."
    )


@pytest.mark.parametrize("header", ["X1;X 1;X2", "X1;X2;X1;X2;X3"])
def test_a_numbered_column_that_stands_twice(folder: Folder, header: str) -> None:
    found = folder.refuse(header + "\n" + "12;" * header.count(";") + "12\n")
    assert "this numbered column stands twice" in said(found[0])


def test_readings_in_two_kinds_of_columns(folder: Folder) -> None:
    (problem,) = folder.refuse("diameter;x1;x2\n12;12;12\n")
    assert "both numbered columns and columns named after a characteristic hold readings" in said(problem)


def test_a_characteristic_may_be_in_one_file_only(folder: Folder) -> None:
    first = folder.write("No;diameter;Berat\n1;12;120\n2;12;121\n", "a.csv")
    second = folder.write("No;diameter\n1;12,1\n", "b.csv")
    batch = read_batch([first, second], TWO)
    assert batch.series["berat"].values.tolist() == [120, 121]
    assert batch.series["diameter"].unit.tolist() == [0, 1, 2]
    assert "this file has no readings of Berat" in notes(batch)


def test_what_files_alike_lack_is_said_once_for_each(folder: Folder) -> None:
    first = folder.write("No;diameter;Berat;tebal\n1;12;120;3\n", "a.csv")
    second = folder.write("No;diameter\n1;12,1\n", "b.csv")
    batch = read_batch([first, second], plan(DIAMETER, WEIGHT, expected("tebal")))
    said = [note for note in batch.notes if "no readings" in note.said.text]
    assert [note.location.file for note in said if note.location] == ["b.csv"]
    assert "this file has no readings of Berat, tebal" in notes(batch)


def test_files_of_different_characteristics_lack_nothing(folder: Folder) -> None:
    """A file of its own for each characteristic is how many workshops measure."""
    batch = read_batch([folder.write("diameter\n12\n", "a.csv"), folder.write("Berat\n120\n", "b.csv")], TWO)
    assert not [note for note in notes(batch) if "no readings" in note]


def test_files_of_something_else_are_a_problem_each(folder: Folder) -> None:
    sources = [folder.write(f"No;lebar\n1;{x}\n", f"{x}.csv") for x in (12, 13)]
    found = problems(sources, plan(expected("tebal"), expected("kekerasan")))
    assert [p.location.file for p in found if p.location] == ["12.csv", "13.csv"]


def test_a_file_that_cannot_be_understood_hides_no_other_problem(folder: Folder) -> None:
    sources = [folder.write("1;2\n", "a.csv"), folder.write("No;diameter\n1;abc\n2;12\n", "b.csv")]
    assert len(problems(sources, TWO)) == 2
