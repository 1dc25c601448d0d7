"""The text layouts that workshops have, read without a word from the user: every value, and the cell it stands in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.intake import read_batch
from qc.spec.load import load_spec
from qc.terms import Context, Decision
from qc.words import language
from qc.workflow import inspect

if TYPE_CHECKING:
    from qc.intake import Batch

LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"
NONE = None


def read(layout: str) -> Batch:
    """The file of a layout under its own small standard."""
    spec = load_spec(LAYOUTS / f"{layout[:3]}.toml").spec
    sizes = {c.id: c.subgroup_size for c in spec.characteristic}
    return read_batch([LAYOUTS / layout], spec.column_plan(), subgroup_sizes=sizes)


def values(batch: Batch, name: str) -> list[float | None]:
    """The readings of a characteristic, None where one is missing."""
    return [None if np.isnan(value) else value for value in batch.series[name].values.tolist()]


def cells(batch: Batch, name: str) -> list[tuple[int | None, str | None]]:
    """The row and the column of each reading."""
    series = batch.series[name]
    places = [batch.locate(series, i) for i in range(len(series))]
    return [(place.row, place.column) for place in places]


def said(batch: Batch) -> list[str]:
    """The data notes, as an Indonesian owner reads them."""
    return [language("id").say(note.said) for note in batch.notes]


def test_long_with_semicolons_and_a_byte_order_mark() -> None:
    batch = read("L02_long_semicolon_bom.csv")
    assert values(batch, "tebal_seng") == [10.1, 9.9, 10.1, 9.3]
    assert values(batch, "jarak_lubang") == [39.99, 40.02, 40.03, 39.98]
    assert cells(batch, "jarak_lubang") == [(row, "Nilai") for row in (3, 5, 7, 9)]
    assert batch.series["tebal_seng"].context[Context.MATERIAL_LOT].tolist() == ["L2611-01"] * 4
    assert "koma dibaca sebagai desimal" in said(batch)


def test_a_tally_with_thousands_dots_and_a_total() -> None:
    batch = read("L06_attribute_tally.csv")
    counts = {name: values(batch, name) for name in batch.series}
    assert counts == {
        "gores": [3, 5, 0, 7],
        "gosong": [1, 2, 0, 4],
        "tidak_terlapis": [0, 1, 0, 2],
        "noda": [2, 1, 0, 3],
    }
    inspected = batch.series["gores"].inspected
    assert inspected is not None
    assert inspected.tolist() == [1250, 1180, 980, 1310]
    assert batch.units == 4720
    assert cells(batch, "noda") == [(row, "Noda") for row in (4, 5, 6, 7)]
    assert "4 sel kosong dibaca sebagai 0, karena total di lembar ini mengatakannya: baris 6" in said(batch)
    assert any(note.startswith("baris 8 tidak dipakai") for note in said(batch))


def test_windows_1252_with_missing_words() -> None:
    batch = read("L07_windows1252.csv")
    assert values(batch, "d_luar") == [31.98, 32.05, NONE, 32.11]
    assert values(batch, "tebal") == [72, 68, 70, NONE]
    assert values(batch, "sudut") == [90.5, 89.5, 90.0, 91.0]
    assert cells(batch, "d_luar") == [(row, "Ø luar (mm)") for row in (2, 3, 4, 5)]
    assert cells(batch, "tebal")[3] == (5, "Tebal (µm)")
    assert "huruf dibaca sebagai Windows-1252" in said(batch)


def test_a_gauge_dump_keeps_its_zero_and_its_repeats() -> None:
    batch = read("L08_gauge_dump.txt")
    assert values(batch, "d_luar") == [
        12.003, 12.005, 12.004, 12.004, 0.0, 12.006, 12.008, 12.007, 12.009, 12.009
    ]  # fmt: skip
    assert [row for row, _ in cells(batch, "d_luar")] == list(range(1, 11))
    subgroup = batch.series["d_luar"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0] * 5 + [1] * 5
    assert "angka tanpa judul kolom dibaca sebagai Diameter luar" in said(batch)
    assert any("bernilai nol (baris 5)" in note for note in said(batch))


def test_a_machine_report() -> None:
    batch = read("L09_cmm_report.txt")
    assert {name: values(batch, name) for name in batch.series} == {
        "hole_a_x": [62.041],
        "hole_a_d": [8.391],
        "pln_1": [0.118],
    }
    assert [cells(batch, name) for name in batch.series] == [[(4, "MEAS")], [(5, "MEAS")], [(7, "MEAS")]]
    context = batch.series["pln_1"].context
    assert context[Context.UNIT].tolist() == ["0007"]
    assert context[Context.TIME].tolist() == ["19/11/2026"]
    assert said(batch)[:2] == [
        "dibaca sebagai laporan mesin ukur (CMM)",
        "tanggal dibaca dengan bulan di depan, seperti 11/19/2026",
    ]


def test_qdas() -> None:
    batch = read("L10_qdas.dfq")
    assert values(batch, "jarak_lubang") == [62.03, 62.04, 62.05, NONE]
    assert values(batch, "d_lubang") == [8.44, 8.43, 8.42, 8.41]
    assert cells(batch, "d_lubang") == [(row, "Diameter lubang (mm)") for row in (18, 19, 20, 21)]
    assert batch.series["d_lubang"].context[Context.TIME].tolist()[0] == "19/11/2026 08:00:00"
    assert any("1 nilai (baris 21) ditandai tidak sah" in note for note in said(batch))


def test_a_form_export() -> None:
    batch = read("L11_form_export.csv")
    assert values(batch, "panjang") == [600.5, 600.2, 599.8, 60.1, NONE]
    assert values(batch, "visual") == [0, 0, 0, 0, 1]
    assert cells(batch, "panjang") == [(row, "Panjang (mm)") for row in (2, 3, 4, 5, 6)]
    remarks = batch.series["visual"].remarks
    assert remarks is not None
    assert remarks.tolist() == ["", "", "", "", "bengkok"]
    assert batch.series["panjang"].context[Context.OPERATOR].tolist() == ["Siti", "Siti", "Siti", "Andi", "Andi"]
    assert any("titik dan koma sama-sama dibaca sebagai desimal" in note for note in said(batch))


@pytest.mark.parametrize(
    ("layout", "decision"),
    [
        ("L02_long_semicolon_bom.csv", Decision.ACCEPT),
        ("L06_attribute_tally.csv", Decision.ACCEPT),
        ("L07_windows1252.csv", Decision.ACCEPT),
        ("L08_gauge_dump.txt", Decision.REJECT),
        ("L09_cmm_report.txt", Decision.REJECT),
        ("L10_qdas.dfq", Decision.ACCEPT),
        ("L11_form_export.csv", Decision.REJECT),
    ],
)
def test_every_layout_gets_an_answer(layout: str, decision: Decision) -> None:
    """The zero of L08, the hole of L09 and the slip of L11 are judged as read."""
    assert inspect(LAYOUTS / layout, spec=LAYOUTS / f"{layout[:3]}.toml").decision is decision
