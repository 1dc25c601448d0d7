"""Columns below a characteristic: which are its readings, and which say its nominal, deviations, limits, judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, TWO, expected, notes, plan, said, saved, workbook

from qc.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.files import Folder

READ = [12.001, 12.019, 11.986]
WEIGHTS = [119.0, 115.6, 121.2]
LAYOUTS = [
    (("Nominal", "Aktual", "Dev"), "{n} {x} {d}", "Nominal, Dev"),
    (("Std", "Hasil", "Selisih"), "{n} {x} {d}", "Std, Selisih"),
    (("Nominal", "Ukur", "Beda"), "{n} {x} {d}", "Nominal, Beda"),
    (("Actual", "Dev (µm)"), "{x} {d}", "Dev (µm)"),
    (("Min", "Max", "Hasil"), "{l} {u} {x}", "Min, Max"),
    (("LSL", "USL", "Aktual", "Judge"), "{l} {u} {x} OK", "LSL, USL, Judge"),
    (("Ukur", "OK/NG"), "{x} OK", "OK/NG"),
    (("Ukur", "Ket"), "{x} baik", "Ket"),
]


def table(texts: Sequence[str], cells: str, *, merged: bool) -> bytes:
    """Two characteristics, each with these columns below it."""
    book, n = openpyxl.Workbook(), len(texts)
    sheet = book.active
    sheet.append(["No", "Diameter dalam", *[None] * (n - 1), "Berat", *[None] * (n - 1)])
    sheet.append([None, *texts, *texts])
    for i, (x, y) in enumerate(zip(READ, WEIGHTS, strict=True), start=1):
        sheet.append([i, *row(cells, x, 12.0, 0.05), *row(cells, y, 120.0, 8.0)])
    if merged:
        sheet.merge_cells(start_row=1, end_row=1, start_column=2, end_column=1 + n)
        sheet.merge_cells(start_row=1, end_row=1, start_column=2 + n, end_column=1 + 2 * n)
    return saved(book)


def row(cells: str, x: float, nominal: float, half: float) -> list[Any]:
    text = cells.format(x=x, n=nominal, d=round(x - nominal, 3), l=nominal - half, u=nominal + half)
    return [float(cell) if cell[-1].isdecimal() else cell for cell in text.split()]


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize(("texts", "cells", "unread"), LAYOUTS)
def test_only_what_was_measured_is_read(
    folder: Folder, texts: Sequence[str], cells: str, unread: str, *, merged: bool
) -> None:
    batch = folder.read(table(texts, cells, merged=merged), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == WEIGHTS
    assert any(note.startswith("column") and note.endswith(f"not used: {unread}") for note in notes(batch))


def test_deviations_of_the_only_characteristic_are_no_readings(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "Diameter dalam", None, None], [None, "Nominal", "Aktual", "Dev"]]
    rows += [[i, 12.0, x, round(x - 12, 3)] for i, x in enumerate(READ, start=1)]
    batch = folder.read(workbook(rows), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.locate(batch.series["diameter"], 2).row == 5


def test_limits_beside_each_reading_are_not_its_range(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "Diameter dalam", None, None], [None, "Hasil", "Min", "Max"]]
    batch = folder.read(workbook([*rows, *([i, x, 11.95, 12.05] for i, x in enumerate(READ, start=1))]), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert not [note for note in notes(batch) if "differ" in note or "the sheet says" in note]


def test_before_and_after_are_a_question(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "Diameter dalam", None], [None, "Awal", "Akhir"]]
    data = workbook([*rows, *([i, x, x] for i, x in enumerate(READ, start=1))])
    (problem,) = folder.refuse(data, ONE, name="a.xlsx")
    assert "it may be in: “Awal”, “Akhir”" in said(problem)


def test_places_on_each_unit_are_said(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "Diameter dalam", None], [None, "Kiri", "Kanan"]]
    data = workbook([*rows, *([i, x, 12.0] for i, x in enumerate(READ, start=1))])
    batch = folder.read(data, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.001, 12.0, 12.019, 12.0, 11.986, 12.0]
    assert "Kiri … Kanan are points of the unit in each row" in notes(batch)


@pytest.mark.parametrize("word", ["Jumlah", "Rata-rata", "TOTAL"])
def test_a_word_in_the_first_cell_sums_up_its_whole_row(folder: Folder, word: str) -> None:
    """There is no column before the readings that the word could stand in."""
    rows = ["Diameter dalam;;Berat;", "X1;X2;X1;X2"]
    rows += [f"{x};12,005;{y};118,2" for x, y in zip(("12,001", "12,019"), ("119,0", "115,6"), strict=True)]
    batch = folder.read("\n".join([*rows, f"{word};24,01;234,6;236,4"]), TWO)
    assert batch.series["diameter"].values.tolist() == [12.001, 12.005, 12.019, 12.005]
    assert batch.series["berat"].values.tolist() == [119.0, 118.2, 115.6, 118.2]


def test_points_in_different_units_are_not_read_as_if_they_had_one(folder: Folder) -> None:
    rows = "No;Titik 1 (cm);Titik 2 (mm)\n1;1,2001;12,005\n2;1,2019;12,005\n"
    with pytest.raises(InputError, match="no column"):
        folder.read(rows, plan(expected("Diameter dalam")))


def test_points_in_one_unit_written_in_two_ways_are_read(folder: Folder) -> None:
    batch = folder.read("No;Titik 1 (mm);Titik 2 (MM)\n1;12,001;12,005\n2;12,019;12,005\n", ONE)
    assert batch.series["diameter"].values.tolist() == [12.001, 12.005, 12.019, 12.005]
