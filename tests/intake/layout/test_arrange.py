"""Tables that are not a row of headers with rows below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, TWO, expected, notes, plan, said, saved, workbook

from qc.errors import Location
from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

HARDNESS = plan(expected("kekerasan", unit="HB", lsl=170.0, usl=210.0), expected("berat", unit="g", lsl=100, usl=140))


def sheet(*rows: list[Any], merged: tuple[str, ...] = (), title: str = "Data") -> bytes:
    """Return a workbook of one sheet with merged ranges."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    return saved(book)


def test_two_tables_side_by_side(folder: Folder) -> None:
    data = sheet(
        ["Shift 1", None, None, None, "Shift 2"],
        ["No", "X1", "X2", None, "No", "X1", "X2"],
        [1, 12.01, 12.02, None, 1, 12.03, 12.04],
        [2, 12.00, 11.99, None, 2, 11.98, 11.97],
        ["Rata-rata", 12.005, 12.005, None, "Rata-rata", 12.005, 12.005],
        merged=("A1:C1", "E1:G1"),
    )
    batch = folder.read(data, name="a.xlsx")
    series = batch.series["diameter"]
    assert series.values.tolist() == [12.01, 12.02, 12.0, 11.99, 12.03, 12.04, 11.98, 11.97]
    assert series.context[Context.SHIFT].tolist() == ["1"] * 4 + ["2"] * 4
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert batch.locate(series, 5) == Location(file="a.xlsx", sheet="Data", row=3, column="G")
    assert "2 tables side by side are read one after the other, from left to right" in notes(batch)
    assert "the numbers begin anew in each table: rows are counted on" in notes(batch)


def test_units_side_by_side_that_are_numbered_through(folder: Folder) -> None:
    rows = ["No;diameter;;No;diameter", "1;12,01;;3;12,03", "2;12,02;;4;12,04", ""]
    batch = folder.read("\n".join(rows))
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.03, 12.04]
    assert batch.series["diameter"].context[Context.UNIT].tolist() == ["1", "2", "3", "4"]
    assert "the numbers begin anew in each table: rows are counted on" not in notes(batch)


@pytest.mark.parametrize("above", [0, 3])
@pytest.mark.parametrize("left", [0, 2])
def test_a_table_that_starts_anywhere(folder: Folder, above: int, left: int) -> None:
    rows: list[list[Any]] = [[None]] * above + [
        [None] * left + row for row in (["No", "diameter", "Berat"], [1, 12.01, 120], [2, 12.02, 121])
    ]
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["berat"].values.tolist() == [120.0, 121.0]
    assert batch.locate(batch.series["berat"], 1).row == above + 3


def test_a_header_in_two_rows_with_characteristics_above_their_readings(folder: Folder) -> None:
    data = sheet(
        ["Jam", "Diameter dalam (mm)", None, None, "Berat (g)", None],
        [None, "X1", "X2", "X3", "X1", "X2"],
        ["08.00", 12.01, 12.02, 12.03, 120, 121],
        ["09.00", 12.04, 12.05, 12.00, 122, 123],
        merged=("A1:A2", "B1:D1", "E1:F1"),
    )
    batch = folder.read(data, TWO, name="a.xlsx")
    diameter, weight = batch.series["diameter"], batch.series["berat"]
    assert diameter.values.tolist() == [12.01, 12.02, 12.03, 12.04, 12.05, 12.0]
    assert weight.values[weight.present].tolist() == [120.0, 121.0, 122.0, 123.0]
    assert diameter.context[Context.TIME].tolist() == ["08.00"] * 3 + ["09.00"] * 3
    assert batch.locate(diameter, 4) == Location(file="a.xlsx", sheet="Data", row=4, column="C")


def test_a_header_in_two_rows_with_positions(folder: Folder) -> None:
    data = sheet(
        ["No", "Diameter dalam", None, "Berat"],
        [None, "Atas", "Bawah", None],
        [1, 12.01, 12.02, 120],
        [2, 12.03, 12.04, 121],
        merged=("A1:A2", "B1:C1", "D1:D2"),
    )
    batch = folder.read(data, TWO, name="a.xlsx")
    diameter = batch.series["diameter"]
    assert diameter.values.tolist() == [12.01, 12.02, 12.03, 12.04]
    assert diameter.unit.tolist() == [0, 0, 1, 1]
    assert diameter.context[Context.POSITION].tolist() == ["Atas", "Bawah"] * 2
    assert batch.series["berat"].values.tolist() == [120.0, 121.0]
    assert batch.series["berat"].unit.tolist() == [0, 1]


def test_units_of_measurement_below_their_names(folder: Folder) -> None:
    data = sheet(["No", "Diameter dalam", "Berat"], [None, "cm", "g"], [1, 1.201, 120], [2, 1.202, 121])
    batch = folder.read(data, TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert "Diameter dalam: converted from cm to mm" in notes(batch)


def test_points_under_a_title_that_names_the_characteristic(folder: Folder) -> None:
    """The title stands where a header could: its column holds the numbers of units, and must not be read."""
    data = sheet(["Kekerasan", "170-210"], ["No", "Titik 1", "Titik 2"], [1, 191, 193], [2, 190, 189], ["Rata2", 190.5])
    batch = folder.read(data, plan(HARDNESS.columns[0]), name="a.xlsx")
    series = batch.series["kekerasan"]
    assert series.values.tolist() == [191.0, 193.0, 190.0, 189.0]
    assert series.unit.tolist() == [0, 0, 1, 1]


def test_the_title_says_which_characteristic_it_is(folder: Folder) -> None:
    rows: list[list[Any]] = [["Hasil uji berat"], ["No", "X1", "X2"], [1, 120, 121], [2, 122, 123]]
    both = plan(HARDNESS.columns[0], HARDNESS.columns[1])
    assert "not measured, so not judged: “kekerasan”" in notes(folder.read(workbook(rows), both, name="a.xlsx"))
    long: list[list[Any]] = [["Hasil uji berat"], ["No", "X1", "X2"], [1, 120, 121]]
    more: list[list[Any]] = [["Hasil uji kekerasan"], ["No", "X1", "X2"], [1, 190, 191]]
    from qc.intake import read_batch  # noqa: PLC0415 - one test reads two files

    batch = read_batch([folder.write(workbook(rows), f"{i}.xlsx") for i, rows in enumerate((long, more))], both)
    assert batch.series["berat"].values.tolist() == [120.0, 121.0]
    assert batch.series["kekerasan"].values.tolist() == [190.0, 191.0]
    assert "the readings are taken as berat: the title says so" in notes(batch)


def test_the_title_says_the_unit(folder: Folder) -> None:
    rows: list[list[Any]] = [["Diameter dalam (cm)"], ["No", "X1", "X2"], [1, 1.201, 1.202]]
    batch = folder.read(workbook(rows), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert "Diameter dalam: converted from cm to mm" in notes(batch)


def test_two_charts_one_below_the_other_are_a_question(folder: Folder) -> None:
    rows: list[list[Any]] = [["X1", 12.0], ["X2", 12.1], ["R", 0.1], ["X1", 12.0], ["X2", 12.1]]
    (problem,) = folder.refuse(workbook(rows), name="a.xlsx")
    assert said(problem).startswith("a.xlsx, sheet Data, row 4: 2 charts stand one below the other on this sheet")
    assert "what to do: Put each chart on a sheet" in said(problem)


def test_a_chart_form_with_sums_at_its_right_and_empty_columns(folder: Folder) -> None:
    rows: list[list[Any]] = [
        ["Tanggal", "18/11", None, None, "Rata-rata"],
        ["X1", 12.01, 12.02, None, 12.015],
        ["X2", 12.03, 12.04, None, 12.035],
        ["R", 0.02, 0.5],
        ["Operator", "Budi", "Siti"],
    ]
    data = sheet(*rows, merged=("B1:C1",))
    batch = folder.read(data, name="a.xlsx")
    series = batch.series["diameter"]
    assert series.values.tolist() == [12.01, 12.03, 12.02, 12.04]
    assert series.context[Context.TIME].tolist() == ["18/11"] * 4
    assert series.context[Context.OPERATOR].tolist() == ["Budi", "Budi", "Siti", "Siti"]
    assert "column E left out: it sums up other columns" in notes(batch)
    assert "R, cell C4: the sheet says 0.5, its readings give 0.020; the readings count" in notes(batch)


def test_a_reading_turned_into_a_date_in_a_chart_form(folder: Folder) -> None:
    import datetime as dt  # noqa: PLC0415 - one test needs it

    (problem,) = folder.refuse(workbook([["X1", 12.0], ["X2", dt.date(2026, 5, 12)]]), name="a.xlsx")
    assert said(problem).startswith("a.xlsx, sheet Data, row 2, column B: this cell is formatted as a date or a time")


def test_a_check_sheet_in_two_blocks_with_a_column_of_units(folder: Folder) -> None:
    rows = [
        "Item Periksa;Satuan;1;2",
        "Diameter dalam;cm;1,201;1,202",
        "Berat;g;120;121",
        "Keterangan;;;",
        "Item Periksa;Satuan;3;4",
        "Diameter dalam;cm;1,203;-",
        "Berat;g;122;123",
    ]
    batch = folder.read("\n".join(rows), TWO)
    diameter = batch.series["diameter"]
    assert diameter.values[:3].tolist() == [12.01, 12.02, 12.03]
    assert diameter.present.tolist() == [True, True, True, False]
    assert batch.series["berat"].values.tolist() == [120.0, 121.0, 122.0, 123.0]
    assert batch.locate(diameter, 2) == Location(file="batch.csv", row=6, column="C")


def test_an_item_in_several_rows_is_no_check_sheet(folder: Folder) -> None:
    rows = ["Item;X1;X2", "diameter;12,01;12,02", "diameter;12,03;12,04", ""]
    series = folder.read("\n".join(rows), ONE).series["diameter"]
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 1, 1]


def test_a_group_that_gives_the_unit_of_its_columns(folder: Folder) -> None:
    data = sheet(
        ["No", "Dimensi (cm)", "Massa (g)"],
        [None, "Diameter dalam", "Berat"],
        [1, 1.201, 120],
        [2, 1.202, 121],
        merged=("A1:A2",),
    )
    batch = folder.read(data, TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["berat"].values.tolist() == [120.0, 121.0]


def test_a_row_of_words_below_a_header_is_no_second_header(folder: Folder) -> None:
    """A first row of readings that are all missing is a row like the others."""
    series = folder.read("No;Operator;diameter\nA;Budi;-\nB;Siti;12,01\n").series["diameter"]
    assert series.present.tolist() == [False, True]
    assert series.context[Context.OPERATOR].tolist() == ["Budi", "Siti"]


def test_characteristics_with_different_numbers_of_readings(folder: Folder) -> None:
    data = sheet(
        ["No", "Diameter dalam", "Berat", None], [None, "X1", "X1", "X2"], [1, 12.01, 120, 121], [2, 12.02, 122, 123]
    )
    batch = folder.read(data, TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["berat"].values.tolist() == [120.0, 121.0, 122.0, 123.0]
    subgroup = batch.series["berat"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0, 0, 1, 1]
    assert not [note for note in notes(batch) if "missing" in note]


def test_columns_that_mix_readings_and_positions_are_a_question(folder: Folder) -> None:
    data = sheet(["No", "Diameter dalam", None], [None, "X1", "Atas"], [1, 12.01, 12.02], merged=("B1:C1",))
    assert folder.refuse(data, name="a.xlsx")


def test_readings_with_their_unit_are_no_second_header(folder: Folder) -> None:
    rows = "".join(f"  {i}\t  5000.0 mm\t      5000.{i} mm\n" for i in range(1, 7))
    asked = plan(expected("Diameter dalam", lsl=4999.0, usl=5001.0), expected("Tebal seng", lsl=4999.0, usl=5001.0))
    batch = folder.read("     No      Diameter dalam\t Tebal seng\n" + rows, asked, name="lot.txt")
    assert batch.series["Diameter dalam"].values.tolist() == [5000.0] * 6
    assert batch.series["Tebal seng"].values.tolist() == [5000 + i / 10 for i in range(1, 7)]


def test_a_name_alone_in_a_row_below_a_long_table_s_header_is_no_second_header(folder: Folder) -> None:
    """Else the header that stands again below would be the first, and the rows between them were lost."""
    rows = "Karakteristik;Nilai;Satuan\nDiameter dalam mm\nTebal seng;1,5;mm\n"
    asked = plan(expected("Diameter dalam"), expected("Tebal seng", lsl=0.5, usl=2.5))
    batch = folder.read((rows + rows).encode(), asked, name="lot.csv")
    assert batch.series["Tebal seng"].values.tolist() == [1.5, 1.5]
    assert batch.series["Tebal seng"].row.tolist() == [3, 6]
