"""Deviations, last digits and another unit under a characteristic's name are a question, never readings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from intake.files import ONE, expected, plan, said, workbook

from qc.intake.readings.other_size import of_other_size, often_of_other_size

if TYPE_CHECKING:
    from intake.files import Folder

TRUE = [12.012, 11.984, 12.03, 11.991, 12.008, 12.021]


def table(cells: list[str], header: str = "Diameter dalam") -> str:
    return f"No;{header}\n" + "".join(f"{i};{cell}\n" for i, cell in enumerate(cells, start=1))


@pytest.mark.parametrize(
    "cells",
    [
        [f"{x - 12:+.3f}" for x in TRUE],
        [f"{x - 12:+.3f}".replace(".", ",") for x in TRUE],
        [f"{(x - 12) * 1000:.0f}" for x in TRUE],
        ["01", "02", "03", "01", "02", "01"],
        [".01", ".02", ".03", ".01", ".02", ".01"],
        ["12,01", "02", "03", "01", "02", "01"],
        [f"{x / 10:.4f}" for x in TRUE],
        [f"{x / 25.4:.4f}" for x in TRUE],
        [f"{x / 1000:.6f}" for x in TRUE],
    ],
)
def test_readings_of_another_size_are_one_question(folder: Folder, cells: list[str]) -> None:
    (problem,) = folder.refuse(table(cells))
    assert "of the 6 numbers read as Diameter dalam are of quite another size than its limits" in said(problem)
    assert problem.location is not None
    assert problem.location.row == (3 if cells[0].startswith("12") else 2)
    assert '--column "Diameter dalam=diameter"' in said(problem)


def test_a_workbooks_numbers_are_asked_about_too(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "X1", "X2"], [1, 0.012, -0.016], [2, 0.03, -0.009]]
    (problem,) = folder.refuse(workbook(rows), name="a.xlsx")
    assert "4 of the 4 numbers" in said(problem)
    assert '--column "Diameter dalam=diameter"' in said(problem)


def test_what_the_user_says_they_are_they_are(folder: Folder) -> None:
    given = replace(ONE, given={"Diameter dalam": "diameter"})
    batch = folder.read(table(["1,2012", "1,1984", "1,203"]), given)
    assert batch.series["diameter"].values.tolist() == [1.2012, 1.1984, 1.203]


def test_a_unit_behind_the_header_answers_it(folder: Folder) -> None:
    batch = folder.read(table(["1,2012", "1,1984", "1,203"], "Diameter dalam (cm)"))
    assert batch.series["diameter"].values.tolist() == [12.012, 11.984, 12.03]


@pytest.mark.parametrize(
    "cells",
    [
        ["12,9", "13,4", "12,7"],
        ["10,2", "10,4", "9,9"],
        ["12,01", "5", "12,02"],
        ["12,01", "20", "12,02", "20,1", "12,01"],
    ],
)
def test_bad_lots_and_single_readings_are_judged(folder: Folder, cells: list[str]) -> None:
    values = folder.read(table(cells)).series["diameter"].values
    assert values.tolist() == [float(cell.replace(",", ".")) for cell in cells]


@pytest.mark.parametrize(
    ("lsl", "usl", "values", "found"),
    [
        (8.0, 15.0, [3.0, 2.5, 3.2], False),
        (170.0, 210.0, [80.0, 90.0, 85.0], False),
        (-0.05, 0.05, [12.0, 15.0, 11.0], True),
        (-0.05, 0.05, [0.2, 0.3, -0.2], False),
        (-12.05, -11.95, [0.02, 0.01, 0.0], True),
        (None, 0.1, [5.0, 9.0, 9.9], False),
        (None, 0.1, [50.0, 20.0, 35.0], True),
        (400.0, None, [0.5, 0.52, 0.49], True),
        (400.0, None, [50.0, 350.0, 9000.0], False),
        (None, None, [1e9, 2.0], False),
        (0.0, None, [0.5, -1.0], False),
        (11.0, 13.0, [0.1, -0.1, -0.2, 0.3], True),
        (11.0, 13.0, [float("nan")], False),
    ],
)
def test_what_is_of_another_size(lsl: float | None, usl: float | None, values: list[float], *, found: bool) -> None:
    assert often_of_other_size(np.array(values), expected(lsl=lsl, usl=usl)) is found


def test_a_temperature_may_be_below_zero() -> None:
    values = np.array([1.0, -1.0, -2.0])
    assert not often_of_other_size(values, expected(unit="°C", lsl=2.0, usl=8.0))
    assert often_of_other_size(values, expected(unit="g", lsl=2.0, usl=8.0))


def test_many_below_zero_where_limits_are_wide(folder: Folder) -> None:
    columns = plan(expected("Diameter dalam", lsl=9.0, usl=15.0))
    (problem,) = folder.refuse(table(["1,5", "-1", "2", "-0,5"]), columns)
    assert "2 of the 4 numbers" in said(problem)
    assert problem.found == "-1"


def test_a_shift_that_wrote_the_last_digits_only(folder: Folder) -> None:
    (problem,) = folder.refuse(table([*["12,01", "12,02"] * 5, "01", "02", "03", "02"]))
    assert "4 of the 14 numbers" in said(problem)
    assert problem.found == "01"


def test_of_very_many_readings_a_sample_tells() -> None:
    values = np.full(50_000, 12.01)
    values[::7] = 0.01
    assert not often_of_other_size(values, ONE.columns[0])
    assert np.count_nonzero(of_other_size(values, ONE.columns[0])) == values[::7].size
