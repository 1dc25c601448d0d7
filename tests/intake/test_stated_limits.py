"""Limits near a header or above a table say which characteristic its columns hold, and that is noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from intake.files import DIAMETER, TWO, WEIGHT, notes, plan, said, workbook

if TYPE_CHECKING:
    from intake.files import Folder

SUBGROUPS = "Subgrup;X1;X2\n1;12,01;12,02\n2;12,00;11,99\n"


@pytest.mark.parametrize(
    "title", ["Standar : 12,05 / 11,95 (mm)", "Spek: 12 ± 0,05", "Bos 7;Ukuran standar;12 +0,05/-0,05 mm"]
)
def test_limits_above_a_table_of_subgroups(folder: Folder, title: str) -> None:
    batch = folder.read(f"CV CONTOH\n{title}\n{SUBGROUPS}", TWO)
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.0, 11.99]
    told = [note for note in notes(batch) if note.startswith("the readings are taken as Diameter dalam: its limits")]
    assert len(told) == 1
    assert "not measured, so not judged: “Berat”" in notes(batch)


def test_limits_above_a_single_column(folder: Folder) -> None:
    batch = folder.read("Standar: 112-128 g\nNo;Hasil ukur\n1;120\n2;121\n", TWO)
    assert batch.series["berat"].values.tolist() == [120, 121]


@pytest.mark.parametrize("title", ["Standar: 12 ± 0,06", "Standar: 12 ± 0,05 dan 112-128", "Tanggal: 16-11-2026"])
def test_other_limits_or_those_of_two_are_a_question_that_can_be_answered(folder: Folder, title: str) -> None:
    both = plan(DIAMETER, replace(DIAMETER, id="luar", names=("Diameter luar",)) if "dan" in title else WEIGHT)
    (problem,) = folder.refuse(f"{title}\n{SUBGROUPS}", both)
    assert "the columns X1 … X2 do not say which characteristic they hold" in said(problem)
    assert '--column "X=ID"' in said(problem)
    batch = folder.read(f"{title}\n{SUBGROUPS}", replace(both, given={"X": "diameter"}))
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.0, 11.99]
    assert "the readings are taken as Diameter dalam: as you said" in notes(batch)


ROWS: list[list[Any]] = [[1, 12.01, 120], [2, 12.02, 121]]


@pytest.mark.parametrize(
    "rows",
    [
        [["No", "Kiri (mm)", "Kanan"], ["Standar", "12 ± 0,05", "112-128"], *ROWS],
        [["Standar", "12 ± 0,05", "112-128"], ["No", "Kiri (mm)", "Kanan"], *ROWS],
        [["No", "Kiri", "Kanan"], ["USL", 12.05, 128], ["LSL", 11.95, 112], *ROWS],
        [["Batas bawah", "11,95", "112"], ["Batas atas", "12,05", "128"], ["No", "Kiri", "Kanan"], *ROWS],
    ],
)
def test_limits_in_a_row_of_their_own_tell_columns(folder: Folder, rows: list[list[Any]]) -> None:
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["berat"].values.tolist() == [120, 121]
    assert "column “Kanan” read as Berat: it gives its limits" in notes(batch)


def test_limits_in_a_row_under_another_unit_tell_nothing(folder: Folder) -> None:
    rows = [["No", "Kiri (g)", "Berat"], ["Standar", "12 ± 0,05", "112-128"], *ROWS]
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert list(batch.series) == ["berat"]
