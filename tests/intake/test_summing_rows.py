"""Rows below and between the readings that are no units, whatever a workshop calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import notes

if TYPE_CHECKING:
    from intake.files import Folder

ROWS = "No;Diameter dalam\n1;12,01\n2;12,02\n3;11,99\n4;12,00\n"
READ = [12.01, 12.02, 11.99, 12.00]
SUMMED = (
    "Rata2;12,005\nR;0,03",
    "Max;12,02\nMin;11,99\nR;0,03\nS;0,013\nn;12",
    "Jumlah total;48,02",
    "Rata-rata X;12,005",
    "TOTAL KESELURUHAN;48,02",
    "Grand Total;48,02",
    "Nilai Cpk;1,33",
    "Median;12,005",
    "Std. Deviasi;0,0129",
)


@pytest.mark.parametrize("below", SUMMED)
def test_a_row_that_sums_up_is_no_unit(folder: Folder, below: str) -> None:
    batch = folder.read(ROWS + below + "\n")
    assert batch.series["diameter"].values.tolist() == READ
    assert any("sum up other rows" in note or "sums up other rows" in note for note in notes(batch))


@pytest.mark.parametrize("word", ["Disetujui", "Nilai acuan", "Koreksi", "Prosen"])
def test_a_word_among_numbers_is_no_unit_and_that_is_said(folder: Folder, word: str) -> None:
    batch = folder.read(f"{ROWS}{word};12,04\n")
    assert batch.series["diameter"].values.tolist() == READ
    assert (
        f"row 6 left out ({word}): the other rows are numbered or dated, this one is not; if it is a unit, give it"
        " its number"
    ) in notes(batch)


def test_a_word_among_dates_is_no_unit(folder: Folder) -> None:
    text = "Tgl;Diameter dalam\n16/11/2026;12,01\n17/11/2026;12,02\n18/11/2026;11,99\n19/11/2026;12\nAcuan;12,5\n"
    assert folder.read(text).series["diameter"].values.tolist() == READ


@pytest.mark.parametrize("names", [("R", "S", "N", "K"), ("awal", "tengah", "akhir", "ulang"), ("1", "2", "3", "3A")])
def test_units_may_bear_words(folder: Folder, names: tuple[str, ...]) -> None:
    rows = "".join(f"{name};{value}\n" for name, value in zip(names, ("12,01", "12,02", "11,99", "12,00"), strict=True))
    assert folder.read("No;Diameter dalam\n" + rows).series["diameter"].values.tolist() == READ


def test_somebody_may_be_called_max(folder: Folder) -> None:
    text = "No;Operator;Diameter dalam\n1;Max;12,01\n2;Siti;12,02\n3;Max;11,99\n;Max;12,02\n"
    batch = folder.read(text)
    assert batch.series["diameter"].values.tolist() == READ[:3]
    assert "row 5 left out (Max): it sums up other rows, or repeats the header or the limits" in notes(batch)


@pytest.mark.parametrize("serial", ["STD-001", "MAX 3", "R2"])
def test_serial_numbers_that_begin_like_sums_are_units(folder: Folder, serial: str) -> None:
    assert folder.read(f"No Seri;Diameter dalam\n{serial};12,01\nA2;12,02\n").series["diameter"].values.size == 2
