"""Headings of a buyer's table: the words of qc's own help and of its glossary are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qc.spec.table import read_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "heading",
    ["Permintaan", "Permintaan pembeli", "Persyaratan", "Persyaratan pembeli", "Yang diminta", "Batas spesifikasi"],
)
def test_what_the_buyer_asks_has_many_names(tmp_path: Path, heading: str) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(f"Karakteristik;{heading};Satuan;Kelas\nDiameter luar;25 ± 0,05;mm;kritis\n", encoding="utf-8")
    (item,) = read_table(path).items
    assert (item.asked.lsl, item.asked.usl, item.unit) == (24.95, 25.05, "mm")


def test_the_words_of_the_questions_are_headings_too(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    head = "Karakteristik;Nilai target;Tol +;Tol -;Satuan;Alat ukur;Langkah terkecil"
    path.write_text(f"{head}\nDiameter luar;25;0,05;0,02;mm;Mikrometer;0,001\n", encoding="utf-8")
    (item,) = read_table(path).items
    assert (item.asked.lsl, item.asked.usl) == (24.98, 25.05)
    assert item.gauge is not None
    assert item.gauge.resolution == 0.001
