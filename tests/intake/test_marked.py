"""OK and NG under a name of something measured: the characteristic that is judged by the same name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from intake.files import expected, notes, plan, said, workbook

if TYPE_CHECKING:
    from intake.files import Folder

DEPTH = replace(expected("ulir_m4", lsl=8.0), names=("Kedalaman ulir M4",))
THREAD = replace(expected("ulir_go", unit=""), names=("Ulir M4 GO/NO-GO",), counts="nonconforming")
BOTH = plan(DEPTH, THREAD)
CHECK = [
    ["No", "Item Periksa", "Standar", 1, 2, 3],
    [1, "Ulir M4", "GO/NO-GO", "OK", "NG", "OK"],
    [2, "Kedalaman ulir M4", "min 8", 8.5, 9, 8.5],
]


@pytest.mark.parametrize(
    ("content", "note", "depth"),
    [
        ("No;Ulir M4\n1;OK\n2;NG\n3;OK\n", "column “Ulir M4” read as Ulir M4 GO/NO-GO: the names are much alike", None),
        (
            "Item;Nilai\nUlir M4;OK\nUlir M4;NG\nUlir M4;OK\n",
            "rows of “Ulir M4” read as Ulir M4 GO/NO-GO: the names",
            None,
        ),
        (workbook(CHECK), "rows of “Ulir M4” read as Ulir M4 GO/NO-GO: the names are much alike", [8.5, 9, 8.5]),
    ],
)
def test_marks_are_those_of_what_is_judged(
    folder: Folder, content: str | bytes, note: str, depth: list[float] | None
) -> None:
    batch = folder.read(content, BOTH, name="a.xlsx" if isinstance(content, bytes) else "a.csv")
    assert batch.series["ulir_go"].values.tolist() == [0, 1, 0]
    assert any(text.startswith(note) for text in notes(batch))
    measured = batch.series.get("ulir_m4")
    assert (None if measured is None else measured.values.tolist()) == depth


def test_numbers_are_those_of_what_is_measured(folder: Folder) -> None:
    batch = folder.read("No;Ulir M4\n1;8,5\n2;9,0\n", BOTH)
    assert batch.series["ulir_m4"].values.tolist() == [8.5, 9.0]


def test_marks_without_a_characteristic_that_is_judged_are_one_problem(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Ulir M4\n" + "".join(f"{i};OK\n" for i in range(1, 31)), plan(DEPTH))
    assert said(problem) == (
        "batch.csv, row 2, column Ulir M4: 30 of the 30 cells read as Kedalaman ulir M4 hold no number; this is the"
        " first\n  found: OK\n  expected: a number, 8 mm or more\n"
        "  what to do: Check that these are the readings of Kedalaman ulir M4. If another column holds them, say so:"
        ' --column "HEADER=ulir_m4".'
    )
