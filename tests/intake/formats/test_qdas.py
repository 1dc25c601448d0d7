"""Q-DAS files: which field is what, and what cannot be told is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from intake.files import expected, notes, plan, said

from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

LENGTH = expected("panjang", lsl=11.9, usl=12.1, nominal=12.0)
DEPTH = expected("dalam", lsl=4.9, usl=5.1, nominal=5.0)
ONE, TWO = plan(LENGTH), plan(LENGTH, DEPTH)
HEAD = "K0100 2\r\nK1001 7\r\nK2001/1 1\r\nK2002/1 Panjang\r\nK2002/2 Dalam\r\n"


def line(*values: tuple[str, ...]) -> str:
    """A line of values, characteristic by characteristic."""
    return "\x0f".join("\x14".join(fields) for fields in values) + "\r\n"


def test_values_attributes_times_and_catalogues(folder: Folder) -> None:
    text = HEAD + line(
        (
            "12,05",
            "0",
            "5.7.2006/10:48:7",
            "",
            "#L7",
            "2",
            "1",
            "",
        ),
        ("5,01", "256", "5.7.2006/10:48:7"),
    )
    batch = folder.read(text + line(("12,06",), ("5,02",)), TWO)
    assert batch.series["panjang"].values.tolist() == [12.05, 12.06]
    assert np.isnan(batch.series["dalam"].values).tolist() == [True, False]
    context = batch.series["dalam"].context
    assert context[Context.TIME].tolist() == ["5/7/2006 10:48:07", ""]
    assert context[Context.MATERIAL_LOT].tolist() == ["L7", ""]
    assert context[Context.POSITION].tolist() == ["2", ""]
    assert context[Context.OPERATOR].tolist() == ["1", ""]
    assert batch.locate(batch.series["panjang"], 1).row == 7


def test_exponents_as_programs_write_them(folder: Folder) -> None:
    batch = folder.read(HEAD + line(("1.20050000000000E+001", "0"), ("5.0000000E+000", "0")), TWO)
    assert batch.series["panjang"].values.tolist() == [12.005]


def test_what_is_said_of_all_characteristics(folder: Folder) -> None:
    batch = folder.read(HEAD + "K2142/0 cm\r\n" + line(("1.205",), ("0.501",)), TWO)
    assert batch.series["panjang"].values.tolist() == [12.05]
    assert batch.series["dalam"].values.tolist() == [5.01]


def test_values_as_fields(folder: Folder) -> None:
    text = HEAD + "K0001/1 12.01\nK0001/2 5.01\nK0004/0 1.1.2014/10:30:59\nK0001/1 12.02\nK0002/1 255\nK0001/2 5.02\n"
    batch = folder.read(text, TWO)
    assert batch.series["dalam"].values.tolist() == [5.01, 5.02]
    assert batch.series["panjang"].values[0] == 12.01
    assert np.isnan(batch.series["panjang"].values[1])
    assert batch.series["dalam"].context[Context.TIME].tolist() == ["1/1/2014 10:30:59", ""]


def test_fields_behind_a_line_belong_to_it(folder: Folder) -> None:
    batch = folder.read(
        HEAD + line(("12.01",), ("5.01",)) + "K0053/1 615\nK0002/2 255\n" + line(("12.02",), ("5.02",)), TWO
    )
    assert np.isnan(batch.series["dalam"].values).tolist() == [True, False]


def test_limits_of_the_file_that_are_not_the_standards(folder: Folder) -> None:
    limits = "K2101/1 12.0\r\nK2112/1 -0.2\r\nK2113/1 0.1\r\nK2110/2 4.9\r\nK2111/2 5.1\r\n"
    batch = folder.read(HEAD + limits + line(("12.01",), ("5.01",)), TWO)
    (note,) = [note for note in notes(batch) if "limits" in note]
    assert note == (
        "panjang: the file gives the limits 11.8 … 12.1 mm, the standard 11.9 … 12.1; the standard's are used"
    )


def test_other_characteristics_are_never_taken_for_repeats(folder: Folder) -> None:
    text = "K0100 3\nK2002/1 Panjang\nK2002/2 X1\nK2002/3 X2\n" + line(("12.01",), ("7.7",), ("8.8",))
    batch = folder.read(text, ONE)
    assert batch.series["panjang"].values.tolist() == [12.01]
    assert "columns not used: K2002/2 X1, K2002/3 X2" in notes(batch)


@pytest.mark.parametrize(
    "values",
    ["12.03005.07.2006/10:48:075.0105.07.2006/10:48:07", "12.030", "12.0300 5.0100", "12.030019.11.2026"],
)
def test_lost_marks_are_never_guessed(folder: Folder, values: str) -> None:
    (problem,) = folder.refuse(HEAD + values + "\n", TWO)
    assert "the invisible marks between the values of this line are missing" in said(problem)
    assert problem.location is not None
    assert problem.location.row == 6


def test_a_digit_too_many_behind_the_value(folder: Folder) -> None:
    text = "K0100 1\nK2002/1 Panjang\nK2022/1 3\n"
    assert folder.read(text + "12.030\n12.031\n", ONE).series["panjang"].values.tolist() == [12.03, 12.031]
    (problem,) = folder.refuse(text + "12.0300\n", ONE)
    assert "invisible marks" in said(problem)


def test_more_values_than_characteristics(folder: Folder) -> None:
    (problem,) = folder.refuse(HEAD + line(("12.01",), ("5.01",), ("7.0",)), TWO)
    assert "row 6: this line has more values than the file has characteristics" in said(problem)
    assert problem.found == "12.01 5.01 7.0"


def test_no_values(folder: Folder) -> None:
    (problem,) = folder.refuse(HEAD, TWO)
    assert "holds no values" in said(problem)


def test_no_characteristic_of_the_standard(folder: Folder) -> None:
    (problem,) = folder.refuse("K0100 1\nK2002/1 Lebar\n12.01\n", ONE)
    assert "no characteristic of this file is one of the standard's" in said(problem)
    assert problem.found == "K2002/1 Lebar"


def test_a_counted_characteristic_is_not_read_as_a_measured_one(folder: Folder) -> None:
    batch = folder.read(HEAD + "K2004/2 1\n" + line(("12.01",), ("100", "1", "0")), TWO)
    assert "not measured, so not judged: “dalam”" in notes(batch)


def test_a_slip_is_reported_at_its_line(folder: Folder) -> None:
    (problem,) = folder.refuse(HEAD + line(("12.01",), ("5.01",)) + line(("12.O2",), ("5.02",)), TWO)
    assert said(problem).startswith("batch.csv, row 7, column Panjang: this is not a number\n  found: 12.O2")
