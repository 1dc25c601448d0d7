"""Numbers that a gauge typed, without a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from intake.files import DIAMETER, ONE, TWO, WEIGHT, expected, notes, plan, said

if TYPE_CHECKING:
    from intake.files import Folder


def test_the_only_characteristic_of_a_standard(folder: Folder) -> None:
    batch = folder.read("12.003\r\n\r\n12,004\r\n-\r\n12.005 mm\r\n", ONE, name="alat.txt")
    series = batch.series["diameter"]
    assert series.values[[0, 1, 3]].tolist() == [12.003, 12.004, 12.005]
    assert np.isnan(series.values[2])
    assert series.row.tolist() == [1, 3, 4, 5]
    assert "numbers without a header are read as Diameter dalam" in notes(batch)


def test_the_only_characteristic_whose_limits_fit(folder: Folder) -> None:
    contents = folder.write("119\n121,5\n120\n", "berat.txt"), folder.write("diameter\n12,0\n", "d.csv")
    from qc.intake import read_batch  # noqa: PLC0415 - as the other files of this test

    batch = read_batch(contents, TWO)
    assert batch.series["berat"].values.tolist() == [119, 121.5, 120]
    assert "numbers without a header are read as Berat: only its limits fit them" in notes(batch)


def test_two_that_fit_are_asked_about(folder: Folder) -> None:
    other = expected("poros", lsl=11.9, usl=12.1)
    (problem,) = folder.refuse("12.003\n12.005\n", plan(DIAMETER, other, WEIGHT))
    assert said(problem) == (
        "batch.csv: this file holds numbers without a header: it does not say what was measured\n"
        "  found: 12.003, 12.005\n"
        "  expected: one of: Diameter dalam, poros\n"
        "  what to do: Write the characteristic's name as the first line of the file."
    )


def test_none_that_fits_is_asked_about(folder: Folder) -> None:
    (problem,) = folder.refuse("500\n501\n", plan(DIAMETER, WEIGHT))
    assert "expected: one of: Diameter dalam, Berat" in said(problem)


def test_a_slip_is_reported_at_its_line(folder: Folder) -> None:
    text = "12.003\n" * 300 + "12.O04\n"
    (problem,) = folder.refuse(text)
    assert problem.location is not None
    assert problem.location.row == 301


def test_rows_of_several_numbers_are_no_dump(folder: Folder) -> None:
    (problem,) = folder.refuse("12.003;12.004\n12.005;12.006\n")
    assert "no row of headers" in said(problem)
