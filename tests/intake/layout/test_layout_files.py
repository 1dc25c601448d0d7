"""The spreadsheets among the domain's twelve layouts, value by value and cell by cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest
from intake.files import notes
from openpyxl.utils import column_index_from_string

from qc.intake import read_batch
from qc.intake.batch import Stated
from qc.spec.load import load_spec
from qc.terms import Context
from qc.words import language

if TYPE_CHECKING:
    from qc.intake import Batch, Series

LAYOUTS = Path(__file__).parents[2] / "data" / "layouts"
GOOD = {"OK", "O"}


def read(name: str) -> Batch:
    """Read a layout with its own small standard."""
    (path,) = LAYOUTS.glob(f"{name}_*.xlsx")
    spec = load_spec(LAYOUTS / f"{name}.toml").spec
    return read_batch([path], spec.column_plan(), subgroup_sizes={c.id: c.subgroup_size for c in spec.characteristic})


def cells(name: str, sheet: str, area: str) -> list[list[object]]:
    """Return the cells of an area, read by another library."""
    (path,) = LAYOUTS.glob(f"{name}_*.xlsx")
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[sheet][area]]


def traced(batch: Batch, series: Series) -> list[float]:
    """Return what another library finds in the cell that each reading is said to come from."""
    found = []
    for i in range(len(series)):
        place = batch.locate(series, i)
        sheet = openpyxl.load_workbook(place.file, read_only=False)[place.sheet]
        assert place.column is not None
        headers = [cell.value for row in sheet.iter_rows(max_row=6) for cell in row if cell.value == place.column]
        column = (
            next(cell.column for row in sheet.iter_rows(max_row=6) for cell in row if cell.value == place.column)
            if headers
            else column_index_from_string(place.column)
        )
        found.append(number(sheet.cell(place.row, column).value))
    return found


def number(value: object) -> float:
    """Return a cell as the number that a reader of the sheet takes it for."""
    if isinstance(value, str):
        return 0.0 if value in GOOD else 1.0 if value in {"NG", "X"} else as_float(value)
    assert isinstance(value, int | float)
    return float(value)


def as_float(text: str) -> float:
    return float("nan") if text in {"-", "HL"} else float(text.replace(",", "."))


def floats(area: list[list[object]]) -> list[float]:
    return [number(value) for row in area for value in row]


def test_l01_wide_with_titles_and_sums() -> None:
    batch = read("L01")
    series = batch.series["d_luar"]
    assert series.values.tolist() == floats(cells("L01", "Data", "D6:H11"))
    assert series.values[0] == 11.976
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [i for i in range(6) for _ in range(5)]
    assert series.context[Context.TIME].tolist()[::5] == [f"2026-11-16 {hour:02}.00" for hour in range(8, 14)]
    assert set(series.context[Context.MACHINE].tolist()) == {"Bubut 2"}
    assert series.decimals == 3
    assert batch.stated == Stated(part="Bos 12 x 25")
    said = notes(batch)
    assert "left out and compared with the readings: X-bar, R" in said
    assert not [note for note in said if "limits than the standard" in note or "differ from" in note]


def test_l03_check_sheet() -> None:
    batch = read("L03")
    for row, name in enumerate(("jarak_lubang", "tinggi", "ulir", "berat", "permukaan"), start=6):
        series = batch.series[name]
        expected = floats(cells("L03", "Check Sheet", f"E{row}:L{row}"))
        assert np.array_equal(series.values, expected, equal_nan=True)
        assert np.array_equal(traced(batch, series), expected, equal_nan=True)
        assert series.unit.tolist() == list(range(8))
    assert batch.series["berat"].values[[0, 1, 7]].tolist() == [121.0, 118.5, 117.5]
    assert batch.units == 8
    assert batch.stated == Stated(
        part="Handel Kuningan HK-96", lot="HK-2611-03", quantity=1250, inspected=dt.date(2026, 11, 17)
    )
    said = notes(batch)
    assert "check sheet: each row is a characteristic, each numbered column a unit" in said
    assert "left out and compared with the readings: Standar, Judge" in said
    assert not [note for note in said if "the sheet says" in note or "other limits" in note]


def test_l04_a_sheet_for_each_day() -> None:
    batch = read("L04")
    series = batch.series["kekerasan"]
    days = ("16 Nov", "17 Nov", "18 Nov")
    assert series.values.tolist() == [v for day in days for v in floats(cells("L04", day, "B3:D6"))]
    assert series.values[:3].tolist() == [191.0, 193.0, 195.0]
    assert traced(batch, series) == series.values.tolist()
    assert series.unit.tolist() == [unit for unit in range(12) for _ in range(3)]
    assert series.context[Context.POSITION].tolist()[:4] == ["Titik 1", "Titik 2", "Titik 3", "Titik 1"]
    assert list(dict.fromkeys(series.context[Context.TIME].tolist())) == list(days)
    assert [source.sheet for source in batch.sources] == list(days)
    said = notes(batch)
    assert "hidden sheets not read: Sheet3" in said
    assert "sheets read one after the other as one lot: 16 Nov, 17 Nov, 18 Nov" in said
    assert "sheets not read: Rekap" in said
    assert "the sheets' names give days without a year; the year is not needed and not guessed" in said


def test_l04_the_recap_says_one_bad_unit_where_there_is_none() -> None:
    (note,) = [note for note in notes(read("L04")) if note.startswith("Jml NG")]
    assert note == (
        "Jml NG, row 3: 1 nonconforming units are written for 17/11, its sheet has 0 by the standard's limits"
    )


def test_l05_subgroups_across() -> None:
    batch = read("L05")
    series = batch.series["diameter"]
    columns = list(zip(*cells("L05", "Peta X-R", "B5:I9"), strict=True))
    assert series.values.tolist() == [v for column in columns for v in column]
    assert series.values[:5].tolist() == [8.51, 8.56, 8.57, 8.55, 8.57]
    assert traced(batch, series) == series.values.tolist()
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [i for i in range(8) for _ in range(5)]
    assert series.context[Context.SHIFT].tolist()[::5] == ["1", "1", "1", "2", "1", "1", "1", "2"]
    assert series.context[Context.TIME].tolist()[::5][:2] == ["18/11 07.30", "18/11 09.30"]
    assert "left out, and its formulas have no stored result to compare: ΣX, X̄, R" in notes(batch)


def test_l12_nested_and_merged_with_numbers_as_text() -> None:
    batch = read("L12")
    series = batch.series["tebal_seng"]
    # 17 August is before 16 November: the sheet's second bath was measured first.
    first, second = (floats(cells("L12", "Tebal seng", area)) for area in ("E9:G14", "E3:G8"))
    assert series.values.tolist() == first + second
    assert series.values[:3].tolist() == [10.4, 10.9, 10.7]
    assert traced(batch, series) == series.values.tolist()
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [i for i in range(12) for _ in range(3)]
    assert series.context[Context.MATERIAL_LOT].tolist() == ["2"] * 18 + ["1"] * 18
    assert series.context[Context.TOOL].tolist()[:18] == ["1"] * 9 + ["2"] * 9
    assert series.context[Context.POSITION].tolist()[::3] == ["Atas", "Tengah", "Bawah"] * 4
    assert set(series.context[Context.TIME].tolist()) == {"17 Agt 2026", "16 Nop 2026"}
    said = notes(batch)
    assert "comma read as the decimal mark" in said
    assert "left out and compared with the readings: Rata2, Min" in said
    assert "rows put in the order of their times" in said
    assert "Rak: blank cells inside merged rows have the value above them" in said


@pytest.mark.parametrize("name", ["L01", "L03", "L04", "L05", "L12"])
def test_what_is_noted_is_said_in_indonesian(name: str) -> None:
    batch = read(name)
    indonesian = [language("id").say(note.said) for note in batch.notes]
    assert not set(indonesian) & set(notes(batch))
