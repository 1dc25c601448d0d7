"""Reports of measuring machines: columns by their names, cells by their places, nothing guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import expected, notes, plan, said

from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

X = expected("hole_a_x", lsl=61.85, usl=62.15, nominal=62.0)
D = expected("hole_a_d", lsl=8.4, usl=8.7, nominal=8.5)
FLAT = expected("pln_1", usl=0.3)
HEAD = "AX    NOMINAL    +TOL      -TOL      MEAS      DEV       OUTTOL\n"
PART = "PART NAME : B        SER NUMBER : {0}     DATE={1}\nDIM HOLE_A = LOCATION OF CIRCLE CIR1  UNITS=MM\n" + HEAD


def test_several_parts_in_one_report(folder: Folder) -> None:
    text = "".join(
        PART.format(f"000{i}", f"0{i}/11/2026")
        + f"X     62.000     0.150     -0.150    62.04{i}    0.04{i}     0.000\n"
        for i in (1, 2)
    )
    series = folder.read(text, plan(X)).series["hole_a_x"]
    assert series.values.tolist() == [62.041, 62.042]
    assert series.row.tolist() == [4, 8]
    assert series.context[Context.UNIT].tolist() == ["0001", "0002"]
    assert series.context[Context.TIME].tolist() == ["01/11/2026", "02/11/2026"]


def test_columns_in_another_order(folder: Folder) -> None:
    text = "LO-TOL HI-TOL NOMINAL MEASURED DEVIATION ERROR\nDIM HOLE_A= DIAMETER\n-0.1 0.2 8.5 8.391 -0.109 0.009\n"
    batch = folder.read(text, plan(expected("hole_a", lsl=8.4, usl=8.7, nominal=8.5)))
    assert batch.series["hole_a"].values.tolist() == [8.391]


def test_empty_cells_are_told_by_their_place(folder: Folder) -> None:
    row = "M     0.000      0.300               0.118     0.118     0.000 ---#----\n"
    batch = folder.read("DIM PLN_1 = FLATNESS OF PLANE  UNITS=MM\n" + HEAD + row, plan(FLAT))
    assert batch.series["pln_1"].values.tolist() == [0.118]


def test_an_axis_named_m_is_no_metre(folder: Folder) -> None:
    rows = "".join(f"{axis}     0.000      0.300               0.118     0.118     0.000\n" for axis in "MX")
    problem, *_ = folder.refuse("DIM PLN_1 = FLATNESS UNITS=MM\n" + HEAD + rows, plan(FLAT))
    assert "no row names the characteristic pln_1" in said(problem)
    assert problem.found == "PLN_1.M, PLN_1.X"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("X 62.000 0.150 62.041 0.041\n", "it cannot be told which number of this line stands in which column"),
        (
            "X     62.000     0.150               62.041    0.141     0.000\n",
            "what was measured does not fit the report's own deviation",
        ),
    ],
)
def test_what_cannot_be_told_is_refused(folder: Folder, row: str, reason: str) -> None:
    (problem,) = folder.refuse("DIM HOLE_A = X UNITS=MM\n" + HEAD + row, plan(X))
    assert reason in said(problem)
    assert problem.location is not None
    assert problem.location.row == 3


def test_limits_that_are_not_the_standards(folder: Folder) -> None:
    row = "X     62.000     0.150     0.100     62.041    0.041     0.000\n"
    batch = folder.read("DIM HOLE_A = LOCATION UNITS=MM\n" + HEAD + row, plan(X))
    assert (
        "hole_a_x: the file gives the limits 61.9 … 62.15 mm, the standard 61.85 … 62.15; the standard's are used"
        in (notes(batch))
    )


def test_a_report_in_inches(folder: Folder) -> None:
    row = "D     0.33465    0.00787   -0.00394   0.33100   -0.00365   0.00000\n"
    batch = folder.read("DIM HOLE_A = DIAMETER UNITS=IN\n" + HEAD + row, plan(D))
    assert batch.series["hole_a_d"].values.tolist() == [pytest.approx(8.4074)]
    assert not any("limits" in note for note in notes(batch)), "8.40003 is 8.4 as inches round it"


def test_limits_in_inches_that_are_others(folder: Folder) -> None:
    row = "D     0.33465    0.00787   -0.00494   0.33100   -0.00365   0.00000\n"
    batch = folder.read("DIM HOLE_A = DIAMETER UNITS=IN\n" + HEAD + row, plan(D))
    (note,) = (note for note in notes(batch) if "limits" in note)
    assert note.startswith("hole_a_d: the file gives the limits 8.37463 … 8.70001 mm, the standard 8.4 … 8.7")


def test_a_table_with_a_column_of_that_name_stays_a_table(folder: Folder) -> None:
    batch = folder.read("No;hole_a_x;MEAS\n1;62,01;x\n", plan(X))
    assert batch.series["hole_a_x"].values.tolist() == [62.01]
