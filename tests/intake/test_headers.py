"""Headers in Indonesian and English."""

from __future__ import annotations

import pytest

from qc.intake.headers import Role, fold, is_summary, meaning, replicate, split_unit
from qc.terms import Context


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("No", Context.UNIT),
        ("No.", Context.UNIT),
        ("NO. UNIT", Context.UNIT),
        ("unit_no", Context.UNIT),
        ("Serial Number", Context.UNIT),
        ("Sub grup", Context.SUBGROUP),
        ("SUBGROUP", Context.SUBGROUP),
        ("Sampel ke-", Role.SAMPLE),
        ("sample", Role.SAMPLE),
        ("Tgl.", Role.DATE),
        ("Hari/Tanggal", Role.DATE),
        ("Jam", Role.CLOCK),
        ("Waktu (WIB)", Role.CLOCK),
        ("Timestamp", Role.CLOCK),
        ("Nama", Context.OPERATOR),
        ("Inspector", Context.OPERATOR),
        ("Shift", Context.SHIFT),
        ("No. Mesin", Context.MACHINE),
        ("LOT", Context.MATERIAL_LOT),
        ("Heat No.", Context.MATERIAL_LOT),
        ("Pahat", Context.TOOL),
        ("Cavity", Context.POSITION),
        ("Posisi", Context.POSITION),
        ("Item Periksa", Role.CHARACTERISTIC),
        ("Karakteristik", Role.CHARACTERISTIC),
        ("Nilai (mm)", Role.VALUE),
        ("Hasil ukur", Role.VALUE),
        ("Satuan", Role.MEASURE),
        ("ＴＡＮＧＧＡＬ", Role.DATE),
        ("Cuaca", None),
        ("", None),
        ("X-bar", None),
    ],
)
def test_meanings(header: str, found: Context | Role | None) -> None:
    assert meaning(header) is found


@pytest.mark.parametrize(
    "header", ["X1", "x1", "x_1", "X 1", "X-1", "X01", "X1 (mm)", "x.1", "Data 1", "N1", "Sampel 1"]
)
def test_first_of_numbered_columns(header: str) -> None:
    assert replicate(header) == 1


@pytest.mark.parametrize("header", ["X", "X̄", "X-bar", "R", "ΣX", "X0", "X1a", "1", "XX1", "X123"])
def test_columns_that_are_not_numbered(header: str) -> None:
    assert replicate(header) is None


@pytest.mark.parametrize(
    ("header", "base", "unit"),
    [
        ("Ø luar (mm)", "Ø luar", "mm"),
        ("Tebal [µm]", "Tebal", "µm"),
        ("Tingkat suara (dB(A))", "Tingkat suara", "dB(A)"),
        ("Tebal, µm", "Tebal", "µm"),
        ("Tebal / µm", "Tebal", "µm"),
        ("Tebal\n(µm)", "Tebal", "µm"),
        ("Panjang mm", "Panjang", "mm"),
        ("Diameter (atas)", "Diameter", "atas"),
        ("Ø luar", "Ø luar", None),
        ("(mm)", "(mm)", None),
        ("mm", "mm", None),
        ("Diameter ()", "Diameter ()", None),
        ("", "", None),
    ],
)
def test_units_in_headers(header: str, base: str, unit: str | None) -> None:
    assert split_unit(header) == (base, unit)


def test_folding_keeps_letters_that_tell_things_apart() -> None:
    assert fold("X̄") != fold("X")
    assert fold("Ø luar") != fold("luar")
    assert fold("ΣX") != fold("X")
    assert fold("  Diameter-Dalam. ") == "diameterdalam"


@pytest.mark.parametrize(
    "label", ["Jumlah", "TOTAL :", "Rata-rata", "Rata2", "X-bar", "Max", "Cpk", "Σ", "LSL", "Standar"]
)
def test_rows_that_sum_up(label: str) -> None:
    assert is_summary(label)


@pytest.mark.parametrize("label", ["1", "A", "Budi", "R", "Unit 5", ""])
def test_rows_that_do_not(label: str) -> None:
    assert not is_summary(label)


def test_brackets_without_end_are_read_in_no_time() -> None:
    hostile = "(" + " " * 5_000 + "("
    assert split_unit(hostile) == (hostile, None)
    assert split_unit("(" * 20_000 + "a)") == ("(" * 19_999, "a")
