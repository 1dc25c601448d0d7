"""Rows that are called a sum where the units' numbers, dates and remarks stand behind the readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from intake.files import ONE, TWO, notes, workbook

if TYPE_CHECKING:
    from intake.files import Folder

READ = [12.01, 12.02, 11.99, 12.00]
WEIGHTS = [120.0, 121.0, 119.0, 122.0]


def _between(*below: list[Any]) -> list[list[Any]]:
    """Return a table whose numbers of units stand between two columns of readings."""
    units = [[None, b, i, a, "Dewi", "16/11/2026"] for i, a, b in zip(range(1, 5), READ, WEIGHTS, strict=True)]
    return [["Keterangan", "Berat (g)", "No", "Diameter dalam", "Operator", "Tanggal"], *units, *below]


@pytest.mark.parametrize("word", ["Rata-rata", "Maks", "Min", "Total", "Rata-rata semua"])
def test_a_sum_named_where_units_are_numbered_between_the_readings(folder: Folder, word: str) -> None:
    rows = _between([], ["Diperiksa oleh: Dewi", "120,5", word, "12,005"])
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == WEIGHTS
    assert f"row 7 left out ({word}): it sums up other rows, or repeats the header or the limits" in notes(batch)


def test_a_row_of_how_many_there_are_behind_the_readings(folder: Folder) -> None:
    rows = _between([None, None, "Rata-rata", 12.005], [None, None, "Total", 4])
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert not [note for note in notes(batch) if "the sheet says" in note]


def test_a_sum_named_behind_is_held_against_its_column(folder: Folder) -> None:
    batch = folder.read(workbook(_between([None, 120.5, "Maks", 12.09])), TWO, name="a.xlsx")
    assert [note for note in notes(batch) if "cell D6: the sheet says 12.09, its readings give 12.02" in note]


@pytest.mark.parametrize(("total", "told"), [("4", False), ("48,02", False), ("5", True), ("48,2", True)])
def test_a_total_is_a_sum_or_says_how_many_rows_there_are(folder: Folder, total: str, *, told: bool) -> None:
    rows = "".join(f"{i};{x}\n" for i, x in enumerate(READ, start=1)).replace(".", ",")
    batch = folder.read(f"No;Diameter dalam\n{rows}Total;{total}\n")
    assert any("the sheet says" in note for note in notes(batch)) is told


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("No;Diameter dalam;Ket", "{no};{x};{word}"),
        ("Diameter dalam;No;Ket", "{x};{no};{word}"),
        ("Tanggal;Diameter dalam;Ket", "1{no}/11/2026;{x};{word}"),
        ("Ket;No;Diameter dalam", "{word};{no};{x}"),
        ("Ket;Tanggal;Diameter dalam", "{word};1{no}/11/2026;{x}"),
        ("Diameter dalam;No;Operator", "{x};{no};{word}"),
    ],
)
@pytest.mark.parametrize("word", ["maks", "max", "min"])
def test_a_unit_with_its_own_number_or_date_may_be_remarked_on(
    folder: Folder, header: str, cells: str, word: str
) -> None:
    lines = [
        cells.format(no=i, x=str(x).replace(".", ","), word=word if i == 2 else "") for i, x in enumerate(READ, start=1)
    ]
    batch = folder.read("\n".join([header, *lines, ""]))
    assert batch.series["diameter"].values.tolist() == READ


def test_a_total_beside_how_many_units_there_are_is_no_unit(folder: Folder) -> None:
    rows = "".join(f";{i};{x}\n" for i, x in enumerate(READ, start=1)).replace(".", ",")
    batch = folder.read(f"Ket;No;Diameter dalam\n{rows}Total;4;48,02\n")
    assert batch.series["diameter"].values.tolist() == READ


def test_another_word_where_units_are_numbered_behind_the_readings(folder: Folder) -> None:
    rows = "".join(f"{x};{i}\n" for i, x in enumerate(READ, start=1)).replace(".", ",")
    batch = folder.read(f"Diameter dalam;No\n{rows}12,04;Acuan\n", ONE)
    assert batch.series["diameter"].values.tolist() == READ
    assert [note for note in notes(batch) if note.startswith("row 6 left out (Acuan)")]
