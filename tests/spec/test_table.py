"""Buyers' tables as Excel has them: headings anywhere, merged cells, limits in every form; unclear cells are named."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from requirement_tables import EN, refused, said, text, workbook

from qc.spec.draft import Draft, DraftName
from qc.spec.table import read_table, table_problems
from qc.terms import SeverityClass

if TYPE_CHECKING:
    from pathlib import Path


CHECK_SHEET: list[list[Any]] = [
    ["PT PEMBELI CONTOH"],
    ["STANDAR PEMERIKSAAN", None, None, None, "Rev", "C"],
    [],
    [
        *("No.", "Item Pemeriksaan / Inspection Item", "Nominal", "Toleransi / Tolerance", None, "Satuan / Unit"),
        *("Alat Ukur / Method", "Resolusi", "Kelas", "Frekuensi"),
    ],
    [None, None, None, "+", "-"],
    ["A. DIMENSI"],
    [1, "Diameter luar / Outer diameter", 12, 0, -0.043, "mm", "Mikrometer", 0.001, "Kritis", "5/jam"],
    [2, "Panjang / Length", 25, 0.2, 0.2, "mm", "Jangka sorong", 0.01, "Mayor"],
    [3, "Oleng / Runout", "max 0,1", None, None, "mm", "Dial", 0.01, "B"],
    [4, "Ulir / Thread", "GO/NO-GO", None, None, None, "Thread gauge", None, "Critical"],
    [5, "Jarak / Pitch", "40 ISO 2768-1 m", None, None, "mm", "Caliper"],
    [None, "Dibuat", None, None, None, None, "Disetujui"],
]


MERGED = ["D4:E4", *(f"{letter}4:{letter}5" for letter in "ABCFGHIJ")]


def test_a_check_sheet_with_headings_in_two_rows(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path / "cs.xlsx", CHECK_SHEET, MERGED))
    d, length, runout, thread, pitch = table.items
    assert (d.id, d.names.en, d.asked.lsl, d.asked.usl, d.asked.nominal) == (
        *("diameter_luar", "Outer diameter"),
        *(11.957, 12.0, 12.0),
    )
    assert d.severity is SeverityClass.CRITICAL
    assert d.gauge is not None
    assert d.gauge.resolution == 0.001
    assert (length.asked.lsl, length.asked.usl) == (24.8, 25.2)
    assert (runout.asked.lsl, runout.asked.usl, runout.severity) == (None, 0.1, SeverityClass.MAJOR)
    assert thread.kind == "attribute"
    assert (pitch.asked.tolerance, pitch.asked.nominal, pitch.gauge) == ("ISO 2768-1 m", 40.0, None)
    assert [item.balloon for item in table.items] == ["1", "2", "3", "4", "5"]


def test_everything_taken_for_granted_is_said(tmp_path: Path) -> None:
    told = said(read_table(workbook(tmp_path / "cs.xlsx", CHECK_SHEET, MERGED)))
    for part in (
        *(
            "columns not used: Frekuensi",
            "6 “A. DIMENSI”",
            "“Dibuat”",
            "taken as minus 0.2",
            "class B was taken as major",
        ),
        *("no class stands", "“Caliper” has no smallest step", "5 units in a row"),
    ):
        assert any(part in one for one in told), part


def test_columns_of_limits_the_larger_first(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Characteristic", "Upper limit", "LSL", "Unit", "Class"],
        ["Hardness", 170, 210, "HB", "major"],
    ]
    rows.append(["Coating", None, 8, "um", "critical"])
    hard, coat = read_table(workbook(tmp_path / "l.xlsx", rows)).items
    assert (hard.asked.lsl, hard.asked.usl) == (170.0, 210.0)
    assert any("exchanged" in EN.say(one) for one in hard.remarks)
    assert (coat.asked.lsl, coat.asked.usl, coat.unit) == (8.0, None, "µm")


def test_a_text_with_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    path = text(
        tmp_path / "t.csv",
        "Daftar periksa;;;;",
        "Karakteristik;Persyaratan (mm);Alat;Resolusi;Kelas",
        "Ø lubang;5,2 ± 0,1;Pin;0,01;ma",
        "Tinggi;+0,2/-0,1 dari 20;;;mi",
    )
    assert "cannot be told for certain" in refused(path)
    path = text(path, *path.read_text(encoding="utf-8").splitlines()[:3], "Tinggi;20 +0,2/-0,1;;;mi")
    hole, height = read_table(path).items
    assert (hole.id, hole.unit, hole.asked.lsl, hole.asked.usl) == ("d_lubang", "mm", 5.1, 5.3)
    assert (height.asked.lsl, height.asked.usl, height.gauge) == (19.9, 20.2, None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["Bore", "12 h7", "mm", "major"], "row 2, column Requirement: what is asked here cannot be told"),
        (["Bore", None, "mm", "major"], "row 2, column Requirement: this row gives no limit"),
        (["Bore", "12 ± 0.1", None, "major"], "row 2, column Unit: no unit stands here"),
        (["Bore", "12 ± 0.1 mm", "kg", "major"], "row 2, column Unit: the unit here is not the one"),
        (["Bore", "12 ± 0.1", "mm", "◇"], "row 2, column Class: this is no class that qc knows"),
        (["Bore", dt.date(2026, 10, 5), "mm", "major"], "row 2, column Requirement: Excel made a date"),
        ([None, "12 ± 0.1", "mm", "major"], "row 2, column Characteristic: one line of text is needed"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_cell(tmp_path: Path, row: list[Any], reason: str) -> None:
    rows: list[list[Any]] = [["Characteristic", "Requirement", "Unit", "Class"], row]
    assert reason in refused(workbook(tmp_path / "bad.xlsx", rows))


def test_every_unclear_cell_is_named_at_once(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Characteristic", "Nominal", "+", "-", "Unit"],
        ["A", "12,l", 1, -1, "mm"],
        ["B", 5, None, -1, "mm"],
    ]
    told = refused(workbook(tmp_path / "bad.xlsx", rows))
    assert "row 2, column Nominal: there is no number" in told
    assert "row 3, column +: one of the two deviations is missing" in told


def test_limits_that_contradict_each_other(tmp_path: Path) -> None:
    head: list[Any] = ["Characteristic", "Requirement", "LSL", "USL", "Unit", "Class"]
    good = workbook(tmp_path / "g.xlsx", [head, ["A", "40 ISO 2768-1 m", 39.7, 40.3, "mm", "major"]])
    assert read_table(good).items[0].asked.lsl == 39.7
    for requirement in ("40 ISO 2768-1 f", "40 ± 0.2", "OK/NG"):
        bad = workbook(tmp_path / "b.xlsx", [head, ["A", requirement, 39.7, 40.3, "mm", "major"]])
        assert "does not agree with the limits" in refused(bad)


def test_a_size_and_its_tolerance_in_two_columns(tmp_path: Path) -> None:
    head: list[Any] = ["Dimension", "Nominal", "Tolerance", "Unit", "Class"]
    rows = [
        head,
        ["A", 12, "±0,05", "mm", "A"],
        ["B", "Ø 8", "0/-0,02", "mm", "C"],
        ["C", "R5", "ISO 2768-m", "mm", "B"],
    ]
    one, two, three = read_table(workbook(tmp_path / "t.xlsx", rows)).items
    assert (one.asked.lsl, one.asked.usl, one.severity) == (11.95, 12.05, SeverityClass.CRITICAL)
    assert (two.asked.lsl, two.asked.usl, two.severity) == (7.98, 8.0, SeverityClass.MINOR)
    assert (three.asked.nominal, three.asked.tolerance) == (5.0, "ISO 2768-1 m")


def test_thousands_are_not_taken_for_decimals(tmp_path: Path) -> None:
    lines = ("Karakteristik;Persyaratan;Satuan;Kelas", "Berat;1.250 - 1.300;g;minor")
    assert any("not as thousands" in one for one in said(read_table(text(tmp_path / "a.csv", *lines))))
    told = refused(text(tmp_path / "b.csv", *lines, "Tebal;min 0,5;mm;mayor"))
    assert "row 2, column Persyaratan: a number here may be one of thousands" in told


def test_a_number_of_a_workbook_cannot_be_one_of_thousands(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Characteristic", "LSL", "USL", "Unit", "Class"], ["Width", 1.234, 1.236, "mm", "major"]]
    native = read_table(workbook(tmp_path / "t.xlsx", rows))
    typed = read_table(text(tmp_path / "t.csv", *(",".join(map(str, row)) for row in rows)))
    assert [(one.asked.lsl, one.asked.usl) for table in (native, typed) for one in table.items] == [(1.234, 1.236)] * 2
    asked = [[one for one in said(table) if "1.234" in one] for table in (native, typed)]
    assert [len(one) for one in asked] == [0, 1]


def test_a_unit_for_rows_without_one_is_said(tmp_path: Path) -> None:
    path = text(tmp_path / "u.csv", "Karakteristik,Persyaratan", "Panjang,25 ± 1")
    assert "--unit mm" in refused(path)
    table = read_table(path, unit="mm", subgroup_size=3)
    assert table.items[0].unit == "mm"
    assert table.items[0].subgroup_size == 3
    assert any("taken as mm" in one for one in said(table))


def test_names_in_two_columns_and_twice_the_same(tmp_path: Path) -> None:
    head: list[Any] = ["Karakteristik", "Characteristic", "Requirement", "Unit"]
    rows: list[list[Any]] = [head, ["Lebar", "Width", "5 ± 1", "mm"], ["Lebar", "Width", "6 ± 1", "mm"]]
    table = read_table(workbook(tmp_path / "n.xlsx", rows))
    assert [item.id for item in table.items] == ["lebar", "lebar_2"]
    assert table.items[0].names.en == "Width"
    draft = Draft(
        buyer="B", part_number="P", part_name=DraftName(id="x", en="x"), revision="A", edition=dt.date(2026, 11, 1),
        items=table.items,
    )  # fmt: skip
    problems = table_problems(draft, table)
    assert problems
    assert all(problem.location is not None and problem.location.row == 3 for problem in problems)


@pytest.mark.parametrize("head", [["Item", "Spesifikasi", "Toleransi"], ["Item periksa", "Dimensi (mm)", "Tolerance"]])
def test_a_size_is_told_from_its_tolerance_by_where_it_stands(tmp_path: Path, head: list[str]) -> None:
    rows: list[list[Any]] = [[*head, "Satuan"], ["A", 12, "±0,05", "mm"], ["B", "maks 0,1", "-", "mm"]]
    one, two = read_table(workbook(tmp_path / "s.xlsx", rows)).items
    assert (one.asked.nominal, one.asked.lsl, one.asked.usl) == (12.0, 11.95, 12.05)
    assert (two.asked.lsl, two.asked.usl) == (None, 0.1)
