"""From cells to numbers: marks, missing readings, readings beyond the gauge, and cells that are no numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from intake.files import DIAMETER, expected, notes, plan, said, workbook

from qc.intake.readings.numbers import Numbers

if TYPE_CHECKING:
    from intake.files import Folder


@pytest.mark.parametrize(
    ("cells", "numbers", "note"),
    [
        ("12.015 12.02", [12.015, 12.02], "point read as the decimal mark"),
        ("12,015 12,02", [12.015, 12.02], "comma read as the decimal mark"),
        ("12,015 12.020", [12.015, 12.02], "point and comma both read as the decimal mark"),
        ("12.015 12.020", [12.015, 12.02], "point read as the decimal mark"),
    ],
)
def test_the_mark_is_decided_and_noted(folder: Folder, cells: str, numbers: list[float], note: str) -> None:
    batch = folder.read("Diameter dalam\n" + cells.replace(" ", "\n"))
    assert batch.series["diameter"].values.tolist() == numbers
    assert any(note in text for text in notes(batch))


def test_numbers_without_marks_need_no_note(folder: Folder) -> None:
    assert notes(folder.read("Diameter dalam\n12\n12\n")) == []


def test_thousands_marks_are_noted(folder: Folder) -> None:
    pieces = plan(expected("jumlah_periksa", nominal=1000.0, lsl=900.0, usl=1400.0))
    batch = folder.read("Jumlah periksa\n1.250\n980\n1.310\n", pieces)
    assert batch.series["jumlah_periksa"].values.tolist() == [1250, 980, 1310]
    assert notes(batch) == ["point read as the thousands mark"]
    batch = folder.read("Jumlah periksa;No\n1,250.5;1\n980;2\n", pieces)
    assert batch.series["jumlah_periksa"].values.tolist() == [1250.5, 980]
    assert "comma read as the thousands mark" in notes(batch)


def test_a_note_names_the_columns_where_they_differ(folder: Folder) -> None:
    two = plan(DIAMETER, expected("berat", unit="g", nominal=120.0, lsl=112.0, usl=128.0))
    batch = folder.read("Diameter dalam;Berat\n12,01;120.5\n12,02;121.0\n", two)
    assert {"Diameter dalam: comma read as the decimal mark", "berat: point read as the decimal mark"} <= set(
        notes(batch)
    )


def test_missing_readings_are_counted(folder: Folder) -> None:
    batch = folder.read("No;Diameter dalam\n1;12,01\n2;-\n3;HL\n4;tdk diukur\n5;12,02\n")
    assert np.isnan(batch.series["diameter"].values).tolist() == [False, True, True, True, False]
    assert "Diameter dalam: 3 readings are missing (rows 3, 4, 5)" in notes(batch)


def test_one_missing_reading_the_quick_way(folder: Folder) -> None:
    batch = folder.read("No;Diameter dalam;Berat\n1;12,01;120\n2;-;121\n", plan(DIAMETER, expected("berat", lsl=100.0)))
    assert batch.series["diameter"].present.tolist() == [True, False]
    assert "Diameter dalam: 1 reading is missing (row 3)" in notes(batch)


def test_readings_beyond_the_gauge_are_kept_as_its_limit(folder: Folder) -> None:
    hardness = plan(expected("kekerasan", unit="HB", lsl=170.0, usl=2000.0))
    batch = folder.read("Kekerasan\n190\n> 2000\n<10,5\n-\n", hardness)
    series = batch.series["kekerasan"]
    assert series.values[:3].tolist() == [190, 2000, 10.5]
    assert series.censored is not None
    assert series.censored.tolist() == [0, 1, -1, 0]
    assert any("2 readings (rows 3, 4) only say" in note for note in notes(batch))


def test_a_plain_column_has_no_censored_readings(folder: Folder) -> None:
    assert folder.read("Diameter dalam\n12\n12,1\n").series["diameter"].censored is None


def test_zero_on_a_size_is_kept_and_questioned(folder: Folder) -> None:
    batch = folder.read("Diameter dalam\n12,003\n0,000\n12,006\n")
    assert batch.series["diameter"].values.tolist() == [12.003, 0.0, 12.006]
    assert any("1 reading is zero (row 3)" in note for note in notes(batch))
    runout = plan(expected("oleng", nominal=0.0, usl=0.1))
    assert not any("zero" in note for note in notes(folder.read("Oleng\n0,003\n0,000\n", runout)))


@pytest.mark.parametrize("cell", ["12,O5", "abc", "inf", "nan", "-inf", "1_2", "12 015", "12/05", "#REF!", "OK"])
def test_what_is_no_number_is_a_problem_with_its_cell(folder: Folder, cell: str) -> None:
    (problem,) = folder.refuse(f"No;Diameter dalam\n1;12,01\n2;{cell}\n")
    assert problem.found == cell
    assert said(problem).startswith("batch.csv, row 3, column Diameter dalam: this is not a number")
    assert "expected: a number near 11.95 … 12.05 mm" in said(problem)


@pytest.mark.parametrize("cell", ["1e308", "12015", "-12015", "1e999", "99999999999999999999"])
def test_absurd_numbers_are_problems(folder: Folder, cell: str) -> None:
    (problem,) = folder.refuse(f"No;Diameter dalam\n1;12,01\n2;{cell}\n3;12,02\n")
    assert "much too far from the limits" in said(problem)
    assert problem.location is not None
    assert (problem.location.row, problem.location.column) == (3, "Diameter dalam")


def test_an_absurd_number_may_become_infinite(folder: Folder) -> None:
    (problem,) = folder.refuse("No;diameter (cm)\n1;1.201\n2;1e308\n3;1.202\n")
    assert problem.found == "1e308"


@pytest.mark.parametrize(
    ("cell", "guess"), [("12,O5", "12,05"), ("l2,05", "12,05"), ("12,0S", "12,05"), ("12,0S mm", None)]
)
def test_a_letter_in_place_of_a_digit_is_named(folder: Folder, cell: str, guess: str | None) -> None:
    (problem,) = folder.refuse(f'No,Diameter dalam\n1,12\n2,"{cell}"\n')
    assert (f"If {guess} is meant" in said(problem)) == (guess is not None)


def test_a_number_that_may_be_two_is_asked_about(folder: Folder) -> None:
    (problem,) = folder.refuse("Tebal\n12.015\n12.022\n", plan(expected("tebal", lsl=0.5)))
    assert "the numbers of tebal can be read in two ways: 12.015 or 12015" in said(problem)
    assert "expected: a number, 0.5 mm or more" in said(problem)
    (problem,) = folder.refuse("Tebal\n1.015\n150.022\n", plan(expected("tebal", usl=1.3)))
    assert said(problem).startswith(
        "batch.csv, row 3, column Tebal: this number can be read in two ways: 150.022 or 150022"
    )
    assert "expected: a number, 1.3 mm or less" in said(problem)


def test_without_limits_the_expectation_names_the_unit(folder: Folder) -> None:
    (problem,) = folder.refuse("Tebal\n1,5\nx1\n", plan(expected("tebal")))
    assert "expected: a number in mm" in said(problem)


def test_many_problems_of_a_kind_are_counted_not_listed(folder: Folder) -> None:
    found = folder.refuse("Diameter dalam\n" + "12,01\n" * 1001 + "x\n" * 999 + "12,O1\n")
    assert len(found) == 21
    assert said(found[-1]) == "batch.csv: 980 more problems of the same kind: this is not a number"


def test_native_numbers_and_texts_in_one_column(folder: Folder) -> None:
    batch = folder.read(workbook([["Diameter dalam"], [12.01], ["12,02"], ["12.030 mm"], [None], ["-"], [12]]))
    assert batch.series["diameter"].values[[0, 1, 2, -1]].tolist() == [12.01, 12.02, 12.03, 12.0]
    assert batch.series["diameter"].decimals == 3


@pytest.mark.parametrize(
    ("cells", "decimals"),
    [
        (["12.01", "12"], 2),
        (["12", "12"], 0),
        (["12,5", "12.25"], 2),
        (["> 12.125", "12.5"], 3),
        (["12.0", "12.5", "-"], 1),
        (["12.010", "12.020 mm"], 3),
    ],
)
def test_decimals_that_were_written(folder: Folder, cells: list[str], decimals: int) -> None:
    assert folder.read("\n".join(["Diameter dalam", *cells])).series["diameter"].decimals == decimals


def test_numbers_know_whether_there_are_any() -> None:
    assert Numbers(values=np.array([np.nan, 1.0])).any
    assert not Numbers(values=np.array([np.nan])).any
