"""A row per reading, per unit, per subgroup; and what belongs to none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from intake.files import DIAMETER, TWO, WEIGHT, expected, notes, plan, said, workbook

from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

RING = plan(
    expected("diameter_mm", nominal=74.0, lsl=73.95, usl=74.05, resolution=0.001),
)


def test_the_piston_rings_form(folder: Folder) -> None:
    """`sample` numbers subgroups, `phase` is nobody's business."""
    batch = folder.read("sample,diameter_mm,phase\n1,74.03,I\n1,74.002,I\n2,73.995,I\n2,73.992,II\n", RING)
    series = batch.series["diameter_mm"]
    assert series.values.tolist() == [74.03, 74.002, 73.995, 73.992]
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 1, 1]
    assert series.unit.tolist() == [0, 1, 2, 3]
    assert series.context[Context.SUBGROUP].tolist() == ["1", "1", "2", "2"]
    assert series.column.tolist() == [0, 0, 0, 0]
    assert notes(batch) == ["column not used: phase", "point read as the decimal mark"]


def test_a_long_table(folder: Folder) -> None:
    """Domain layout 2."""
    table = (
        "\ufeffTanggal;Jam;Lot;Operator;Karakteristik;Nilai;Satuan\r\n"
        "16/11/2026;08:00;L1;Budi;Diameter dalam;12,01;mm\r\n"
        "16/11/2026;08:00;L1;Budi;Berat;120,5;g\r\n"
        "16/11/2026;09:00;L2;Siti;Diameter dalam;12,02;mm\r\n"
        "16/11/2026;09:00;L2;Siti;Berat;0,1213;kg\r\n"
    )
    assert "Berat is given in two units" in said(folder.refuse(table, TWO)[0])
    batch = folder.read(table.replace("0,1213;kg", "121,3;g"), TWO)
    diameter, weight = batch.series["diameter"], batch.series["berat"]
    assert list(batch.series) == ["diameter", "berat"]
    assert diameter.values.tolist() == [12.01, 12.02]
    assert weight.values.tolist() == [120.5, 121.3]
    assert diameter.row.tolist() == [2, 4]
    assert weight.row.tolist() == [3, 5]
    assert diameter.unit.tolist() == weight.unit.tolist() == [0, 1]
    assert diameter.context[Context.TIME].tolist() == ["16/11/2026 08:00", "16/11/2026 09:00"]
    assert weight.context[Context.MATERIAL_LOT].tolist() == ["L1", "L2"]
    assert set(weight.context) == {Context.TIME, Context.OPERATOR, Context.MATERIAL_LOT}
    assert diameter.subgroup is None


def test_rows_of_other_characteristics_are_noted(folder: Folder) -> None:
    batch = folder.read("Item;Nilai\nDiameter dalam;12\nUlir M4;1\nDiameter dalam;12\n")
    assert "rows not used, since the standard has no such characteristic: Ulir M4" in notes(batch)
    assert batch.series["diameter"].row.tolist() == [2, 4]


def test_a_long_table_of_the_only_characteristic(folder: Folder) -> None:
    batch = folder.read("No;Hasil ukur (mm)\n1;12,01\n2;12,02\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert "the readings are taken as Diameter dalam, the only characteristic of the standard" in notes(batch)


def test_a_unit_table(folder: Folder) -> None:
    batch = folder.read("No;Ø (cm);Berat;Diameter dalam\n1;5;120;12,01\n2;5;121;12,02\n", TWO)
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["berat"].values.tolist() == [120, 121]
    assert batch.series["diameter"].headers == ("Diameter dalam",)
    assert batch.units == 2
    assert "column not used: Ø (cm)" in notes(batch)


@pytest.mark.parametrize("names", [("x1", "x2", "x3"), ("X 1", "X 2", "X 3"), ("X_3", "X_1", "X_2")])
def test_a_wide_table(folder: Folder, names: tuple[str, ...]) -> None:
    rows: list[list[object]] = [["Sub grup", *names]]
    rows += [[i, *(12 + int(name[-1]) / 100 for name in names)] for i in (7, 8)]
    series = folder.read(workbook(rows)).series["diameter"]
    assert series.values.tolist() == [12.01, 12.02, 12.03] * 2
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 0, 1, 1, 1]
    assert series.unit.tolist() == [0, 1, 2, 3, 4, 5]
    assert series.context[Context.SUBGROUP].tolist() == ["7"] * 3 + ["8"] * 3
    assert series.row.tolist() == [2, 2, 2, 3, 3, 3]
    assert [series.headers[i][-1] for i in series.column] == ["1", "2", "3"] * 2


def test_a_wide_table_of_several_characteristics(folder: Folder) -> None:
    rows = ["1;Diameter dalam;12,01;12,02", "1;Berat;120;121", "2;Diameter dalam;12,03;12,04", "2;Berat;122;"]
    table = "\n".join(["No;Karakteristik;x1;x2", *rows])
    batch = folder.read(table, TWO)
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.03, 12.04]
    subgroup = batch.series["berat"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0, 0, 1, 1]
    assert batch.series["berat"].present.tolist() == [True, True, True, False]


def test_a_wide_table_must_say_which_characteristic(folder: Folder) -> None:
    (problem,) = folder.refuse("x1;x2\n12;12\n", TWO)
    assert "the columns x1 … x2 do not say which characteristic they hold" in said(problem)


def test_a_wide_table_without_labels(folder: Folder) -> None:
    subgroup = folder.read("x1;x2\n12;12,01\n12;12,02\n").series["diameter"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize("word", ["Jumlah", "Rata-rata", "TOTAL", "Max", "LSL"])
@pytest.mark.parametrize("column", ["No", "Kode", "Tanggal"])
def test_rows_that_sum_up_are_left_out(folder: Folder, word: str, column: str) -> None:
    batch = folder.read(f"{column};diameter\n1;12,01\n2;12,02\n{word};12,5\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert f"row 4 left out ({word}): it sums up other rows, or repeats the header or the limits" in notes(batch)


def test_rows_that_sum_up_are_called_by_their_names(folder: Folder) -> None:
    words = ["Jumlah", "Rata-rata", "Max", "Min", "Jumlah", "Range", "LSL"]
    batch = folder.read("No;diameter\n1;12,01\n2;12,02\n" + "".join(f"{word};12\n" for word in words))
    (note,) = (note for note in notes(batch) if "left out" in note)
    assert note.startswith("7 rows left out (4, 5, 6, 7, 8, 9, 10: Jumlah, Rata-rata, Max, Min, Range, …): they sum up")


def test_a_header_that_stands_again_is_left_out(folder: Folder) -> None:
    batch = folder.read("diameter;Ket\n12,01;a\nDiameter;Ket\n12,02;b\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["diameter"].row.tolist() == [2, 4]


def test_a_word_in_a_column_of_readings_is_left_out_with_its_row(folder: Folder) -> None:
    batch = folder.read("diameter;Berat\n12,01;120\nRata-rata;121\n12,02;122\n", TWO)
    assert batch.series["berat"].values.tolist() == [120, 122]


def test_rows_without_readings_are_left_out(folder: Folder) -> None:
    batch = folder.read("No;x1;x2\n1;12;12\n2;;\n3;;\nDibuat oleh: Budi;;\n\n")
    assert batch.series["diameter"].row.tolist() == [2, 2]
    assert "3 rows left out (3, 4, 5): they have no readings" in notes(batch)


def test_marks_that_say_a_reading_is_missing_keep_the_row(folder: Folder) -> None:
    batch = folder.read("No;diameter\n1;12,01\n2;-\n3;12,02\n4;\n")
    assert batch.series["diameter"].unit.tolist() == [0, 1, 2]
    assert np.isnan(batch.series["diameter"].values).tolist() == [False, True, False]
    assert "row 5 left out: it has no readings" in notes(batch)


def test_a_long_table_keeps_rows_without_a_reading(folder: Folder) -> None:
    batch = folder.read("Item;Nilai;Ket\ndiameter;12;\ndiameter;;rusak\n;;\n")
    assert batch.series["diameter"].present.tolist() == [True, False]


@pytest.mark.parametrize("rows", ["", "1;;\n", "Total;12;120\n", "\n\n"])
def test_headers_without_readings(folder: Folder, rows: str) -> None:
    (problem,) = folder.refuse("No;Diameter dalam;Berat\n" + rows, TWO)
    assert "there are headers but no readings below them" in said(problem)


def test_one_name_for_two_characteristics(folder: Folder) -> None:
    twins = plan(DIAMETER, expected("diameter-dalam"), WEIGHT)
    found = folder.refuse("Item;Nilai\nDiameter dalam;12\nBerat;120\n", twins)
    assert "this name could be any of: diameter, diameter-dalam" in said(found[-1])
    (problem,) = folder.refuse("Diameter dalam;Berat\n12;120\n", twins)
    assert "this column could be any of: diameter, diameter-dalam" in said(problem)


def test_date_and_time_become_one(folder: Folder) -> None:
    def times(header: str, cells: str) -> list[str]:
        table = f"{header};diameter\n{cells};12\n"
        return [str(time) for time in folder.read(table).series["diameter"].context[Context.TIME]]

    assert times("Tgl;Jam", "16/11/2026;08.00") == ["16/11/2026 08.00"]
    assert times("Jam;Tanggal", "08.00;16/11/2026") == ["16/11/2026 08.00"]
    assert times("Tgl;Jam", "16/11/2026;") == ["16/11/2026"]
    assert times("Timestamp", "16/11/2026 08.00") == ["16/11/2026 08.00"]


def test_every_context_is_taken(folder: Folder) -> None:
    header = "Unit;Subgrup;Operator;Shift;Mesin;Lot bahan;Pahat;Posisi;diameter"
    series = folder.read(header + "\n7;3;Budi ;2;M1;L9;P4;Atas;12,5\n", plan(expected("diameter"))).series["diameter"]
    assert {context: text.tolist() for context, text in series.context.items()} == {
        Context.UNIT: ["7"],
        Context.SUBGROUP: ["3"],
        Context.OPERATOR: ["Budi"],
        Context.SHIFT: ["2"],
        Context.MACHINE: ["M1"],
        Context.MATERIAL_LOT: ["L9"],
        Context.TOOL: ["P4"],
        Context.POSITION: ["Atas"],
    }
