"""XLSX workbooks, cell by cell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest
from intake.files import TWO, expected, notes, plan, said, saved, workbook

from qc.errors import Location
from qc.intake.formats.raw import CellKind
from qc.intake.formats.workbook import cell_kind, cell_text, shown_digits
from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

DAY = dt.date(2026, 11, 16)


def test_the_wide_form_of_domain_layout_1(folder: Folder) -> None:
    """Titles, a merged cell, text numbers' neighbours, summary columns and rows with formulas never computed."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["CV CONTOH LOGAM - DATA PENGUKURAN BOS Ø12"])
    sheet.append(["Part: Bos 12 x 25", *[None] * 4, "Standar : 12,000 / 11,957 (mm)"])
    sheet.append([])
    sheet.append(["Sub grup", "Tanggal", "Jam", "X1", "X2", "X3", "X-bar", "R"])
    for i in range(3):
        readings = [11.976 + 0.001 * i, 11.979, 11.98]
        sheet.append([i + 1, DAY, f"{8 + i:02}.00", *readings, round(sum(readings) / 3, 4), 0.004])
    sheet.append(["Jumlah", "", "", "", "", "", "=SUM(G5:G7)", "=SUM(H5:H7)"])
    sheet.append(["Rata-rata", "", "", "", "", "", "=AVERAGE(G5:G7)", "=AVERAGE(H5:H7)"])
    sheet.merge_cells("A1:H1")
    batch = folder.read(saved(book), plan(expected("bos", lsl=11.957, usl=12.0)), name="a.xlsx")
    series = batch.series["bos"]
    assert series.values.tolist() == [11.976, 11.979, 11.98, 11.977, 11.979, 11.98, 11.978, 11.979, 11.98]
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert series.row.tolist() == [5] * 3 + [6] * 3 + [7] * 3
    assert series.headers == ("X1", "X2", "X3")
    assert series.decimals == 3
    assert series.context[Context.TIME].tolist()[::3] == ["2026-11-16 08.00", "2026-11-16 09.00", "2026-11-16 10.00"]
    assert "left out and compared with the readings: X-bar, R" in notes(batch)
    assert any(note.startswith("2 rows left out (8, 9: Jumlah, Rata-rata): they sum up") for note in notes(batch))
    assert batch.locate(series, 4) == Location(file="a.xlsx", sheet="Sheet", row=6, column="X2")


@pytest.mark.parametrize("value", [dt.datetime(2026, 5, 12, tzinfo=None), dt.time(10, 20), dt.timedelta(hours=30), DAY])  # noqa: DTZ001 - as Excel has it
def test_a_reading_formatted_as_a_date_is_a_problem(folder: Folder, value: object) -> None:
    (problem,) = folder.refuse(workbook([["diameter"], [12.01], [value]]), name="a.xlsx")
    assert said(problem).startswith("a.xlsx, sheet Data, row 3, column diameter: this cell is formatted as a date")
    assert problem.found


def test_a_formula_without_a_result_is_a_problem_never_zero(folder: Folder) -> None:
    (problem,) = folder.refuse(workbook([["diameter"], [12.01], ["=A2+0.01"]]), name="a.xlsx")
    assert said(problem).startswith("a.xlsx, sheet Data, row 3, column diameter: this formula has no stored result")
    assert problem.found == "=A2+0.01"


def test_a_formula_elsewhere_does_not_matter(folder: Folder) -> None:
    batch = folder.read(workbook([["diameter", "Rata-rata"], [12.01, "=A2"], [12.02, "=A3"]]), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]


def test_formulas_at_the_end_are_not_overlooked(folder: Folder) -> None:
    """The reading library leaves out rows and columns that hold only formulas without a result."""
    data = workbook([["No", "diameter", "Berat"], [1, 12.01, "=A2"], [2, 12.02, "=A3"], [3, "=B2", "=A4"]])
    found = folder.refuse(data, TWO, name="a.xlsx")
    assert [(p.location.row, p.location.column) for p in found if p.location] == [
        (2, "Berat"),
        (3, "Berat"),
        (4, "diameter"),
        (4, "Berat"),
    ]


def test_formulas_beside_the_table_do_not_matter(folder: Folder) -> None:
    data = workbook([["No", "diameter"], [1, 12.01, "=B2*2"], [2, 12.02, "=B3*2"]])
    assert folder.read(data, name="a.xlsx").series["diameter"].values.tolist() == [12.01, 12.02]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#VALUE!"])
def test_an_error_in_a_cell_is_a_problem(folder: Folder, error: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["diameter"])
    book.active.append([12.01])
    book.active.append([error])
    book.active["A3"].data_type = "e"
    (problem,) = folder.refuse(saved(book), name="a.xlsx")
    assert problem.found == error


def test_not_available_is_a_missing_reading(folder: Folder) -> None:
    book = openpyxl.Workbook()
    for row in (["diameter"], [12.01], ["#N/A"], [12.02]):
        book.active.append(row)
    book.active["A3"].data_type = "e"
    batch = folder.read(saved(book), name="a.xlsx")
    assert np.isnan(batch.series["diameter"].values).tolist() == [False, True, False]


def test_percentages_are_what_the_cell_shows(folder: Folder) -> None:
    share = plan(expected("kelembaban", unit="%", lsl=40.0, usl=60.0))
    data = workbook([["Kelembaban"], [0.48], [0.513], ["52,5%"]], formats={"A2": "0%", "A3": "0.0%"})
    assert folder.read(data, share, name="a.xlsx").series["kelembaban"].values.tolist() == [48.0, 51.3, 52.5]


def test_a_percent_format_on_other_cells_changes_nothing(folder: Folder) -> None:
    data = workbook([["No", "diameter"], [1, 12.01], [2, None], [3, "12,02"]], formats={"B3": "0%", "B4": "0%"})
    assert folder.read(data, name="a.xlsx").series["diameter"].values.tolist() == [12.01, 12.02]


def test_a_percentage_is_no_length(folder: Folder) -> None:
    (problem,) = folder.refuse(workbook([["diameter"], [12.01], [0.12]], formats={"A3": "0%"}), name="a.xlsx")
    assert problem.found == "%"


def test_true_is_no_number(folder: Folder) -> None:
    (problem,) = folder.refuse(workbook([["diameter"], [12.01], [True]]), name="a.xlsx")
    assert problem.found == "TRUE"


def test_merged_labels_are_filled_within_the_merge_only(folder: Folder) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Mesin", "Lot", "diameter"],
        ["M1", 7, 12.01],
        [None, None, 12.02],
        [None, None, 12.03],
        ["M2", 8, 12.04],
    ):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("B2:B4")
    series = folder.read(saved(book), name="a.xlsx").series["diameter"]
    assert series.context[Context.MACHINE].tolist() == ["M1", "M1", "", "M2"]
    assert series.context[Context.MATERIAL_LOT].tolist() == ["7", "7", "7", "8"]


def test_a_merged_reading_is_one_reading(folder: Folder) -> None:
    book = openpyxl.Workbook()
    for row in (["No", "diameter", "Berat"], [1, 12.01, 120], [2, None, 121], [3, 12.03, 122]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    series = folder.read(saved(book), TWO, name="a.xlsx").series["diameter"]
    assert series.present.tolist() == [True, False, True]


def test_the_first_sheet_with_the_characteristics_is_read(folder: Folder) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Sampul"
    book.active.append(["Laporan November"])
    for title in ("16 Nov", "17 Nov", "Rahasia"):
        sheet = book.create_sheet(title)
        for row in (["No" if title == "16 Nov" else "Nomor", "diameter"], [1, 12.01], [2, 12.02]):
            sheet.append(row)
    book["Rahasia"].sheet_state = "hidden"
    book.create_sheet("Kosong")
    book.create_chartsheet("Grafik")
    batch = folder.read(saved(book), name="a.xlsx")
    assert batch.sources[0].sheet == "16 Nov"
    assert notes(batch)[:4] == [
        "hidden sheets not read: Rahasia",
        "sheet read: 16 Nov",
        "sheets not read although they too look like measurements: 17 Nov",
        "sheets not read: Sampul",
    ]


@pytest.mark.parametrize(
    ("title", "note"), [("Nomor", "sheets not read although they too"), ("Judul", "sheets not read: B")]
)
def test_sheets_that_were_not_read_are_noted(folder: Folder, title: str, note: str) -> None:
    book = openpyxl.Workbook()
    for sheet, name in ((book.active, "No"), (book.create_sheet("B"), title)):
        sheet.append([name, "diameter" if name.startswith("No") else "catatan"])
        sheet.append([1, 12.01])
    found = notes(folder.read(saved(book), name="a.xlsx"))
    assert [text for text in found if text.startswith("sheets not read")] == [text for text in found if note in text]
    assert any(note in text for text in found)


@pytest.mark.parametrize("hidden", [True, False])
def test_nothing_to_be_seen(folder: Folder, hidden: bool) -> None:  # noqa: FBT001 - a table's cell
    book = openpyxl.Workbook()
    if hidden:
        book.create_sheet("Data").append(["diameter"])
        book["Data"].sheet_state = "hidden"
    (problem,) = folder.refuse(saved(book), name="a.xlsx")
    assert "no visible sheet of this workbook holds anything" in said(problem)


def test_digits_as_a_spreadsheet_shows_them() -> None:
    shown = shown_digits(np.array([12.050000000000001, 0.1 + 0.2, 11.976, np.nan, 1 / 3]))
    assert shown[:3].tolist() == [12.05, 0.3, 11.976]
    assert np.isnan(shown[3])
    assert shown[4] == 0.333333333333333


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        (12.0, "12", CellKind.NUMBER),
        (11.976, "11.976", CellKind.NUMBER),
        (1e300, "1e+300", CellKind.NUMBER),
        ("x", "x", CellKind.TEXT),
        (True, "TRUE", CellKind.TEXT),
        (DAY, "2026-11-16", CellKind.DATE),
        (dt.datetime(2026, 11, 16, 8, 5), "2026-11-16 08:05", CellKind.DATE),  # noqa: DTZ001 - as Excel has it
        (dt.datetime(2026, 11, 16, 8, 5, 7), "2026-11-16 08:05:07", CellKind.DATE),  # noqa: DTZ001 - as Excel has it
        (dt.time(8, 5), "08:05", CellKind.DATE),
        (dt.time(8, 5, 7), "08:05:07", CellKind.DATE),
        (dt.timedelta(hours=30), "1 day, 6:00:00", CellKind.DATE),
    ],
)
def test_cells_as_text(value: object, text: str, kind: CellKind) -> None:
    assert cell_text(value) == text
    assert cell_kind(value) is kind


def test_zeros_that_a_format_shows_belong_to_an_identifier(folder: Folder) -> None:
    rows: list[list[object]] = [["No", "Lot", "diameter"], [1, 7, 12.01], [2, 123456, 12.02], [3, "1E5", 12.03]]
    rows.append([4, "008", 12.04])
    data = workbook(rows, formats={"B2": "00000", "B3": "00000", "A2": "000"})
    series = folder.read(data, name="a.xlsx").series["diameter"]
    assert series.context[Context.MATERIAL_LOT].tolist() == ["00007", "123456", "1E5", "008"]
    assert series.unit.tolist() == [0, 1, 2, 3]
    assert series.values.tolist() == [12.01, 12.02, 12.03, 12.04]
