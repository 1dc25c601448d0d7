"""OpenDocument spreadsheets, and hidden rows and columns of both kinds of workbook."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest
from intake.files import notes, said, saved

from qc.errors import Location
from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def document(
    rows: str, *, columns: str = "", styles: str = "", more: str = "", extra: dict[str, str] | None = None
) -> bytes:
    """Return an ODS file with one table of these rows."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} {CALC}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="Data" table:style-name="ta1">{columns}{rows}</table:table>{more}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        for name, text in (extra or {}).items():
            archive.writestr(name, text)
    return target.getvalue()


def text(value: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{value}</text:p></table:table-cell>'


def num(value: float, more: str = "") -> str:
    given = f'office:value-type="float" office:value="{value}" {more}'
    return f"<table:table-cell {given}><text:p>{value}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


HEAD = row(text("Mesin"), text("diameter"))
EMPTY = '<table:table-cell table:number-columns-repeated="16379"/>'
REST = f'<table:table-row table:number-rows-repeated="1048000">{EMPTY}</table:table-row>'


def test_values_merges_and_hidden_rows(folder: Folder) -> None:
    rows = (
        HEAD
        + row(text("M1", 'table:number-rows-spanned="2" table:number-columns-spanned="1"'), num(12.01))
        + row("<table:covered-table-cell/>", num(12.02), more='table:visibility="collapse"')
        + row(text("007"), text("12,03"))
        + REST
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    batch = folder.read(document(rows, columns=columns), name="a.ods")
    series = batch.series["diameter"]
    assert series.values.tolist() == [12.01, 12.02, 12.03]
    assert series.context[Context.MACHINE].tolist() == ["M1", "M1", "007"]
    assert batch.locate(series, 2) == Location(file="a.ods", sheet="Data", row=4, column="diameter")
    assert "rows 3 are hidden in the sheet; they are read like the others" in notes(batch)
    assert "columns B are hidden in the sheet; they are read like the others" in notes(batch)


def test_what_a_cell_is_besides_its_value(folder: Folder) -> None:
    date = (
        '<table:table-cell office:value-type="date" office:date-value="2026-05-12">'
        "<text:p>12/05</text:p></table:table-cell>"
    )
    formula = '<table:table-cell table:formula="of:=[.B2]+1"/>'
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
    )
    rows = HEAD + "".join(row(text("M1"), cell) for cell in (num(12.01), date, formula, error))
    found = folder.refuse(document(rows), name="a.ods")
    assert [(one.location.row, one.found) for one in found if one.location] == [
        (3, "2026-05-12"),
        (4, "=[.B2]+1"),
        (5, "#DIV/0!"),
    ]


def test_an_error_that_says_not_available_is_a_missing_reading(folder: Folder) -> None:
    error = (
        '<table:table-cell office:value-type="string" calcext:value-type="error">'
        "<text:p>#N/A</text:p></table:table-cell>"
    )
    series = folder.read(document(HEAD + row(text("M"), num(12.0)) + row(text("M"), error)), name="a.ods").series
    assert np.isnan(series["diameter"].values).tolist() == [False, True]


def test_a_percentage(folder: Folder) -> None:
    cell = (
        '<table:table-cell office:value-type="percentage" office:value="0.12"><text:p>12%</text:p></table:table-cell>'
    )
    (problem,) = folder.refuse(document(HEAD + row(text("M"), num(12.0)) + row(text("M"), cell)), name="a.ods")
    assert problem.found == "%"


def test_hidden_sheets_are_said(folder: Folder) -> None:
    style = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    hidden = f'<table:table table:name="Lama" table:style-name="ta2">{HEAD}{row(text("M"), num(11.0))}</table:table>'
    batch = folder.read(document(HEAD + row(text("M"), num(12.0)), styles=style, more=hidden), name="a.ods")
    assert batch.series["diameter"].values.tolist() == [12.0]
    assert "hidden sheets not read: Lama" in notes(batch)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            document(HEAD + row(num(1), num(12.0), more='table:number-rows-repeated="9000000"')),
            "this sheet reaches to row 9,000,001 and column 2, too far to be read",
        ),
        (
            document(HEAD, extra={"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            "this workbook is protected by a password",
        ),
        (document('<!DOCTYPE x [<!ENTITY a "b">]>'), "this workbook holds definitions that no workbook needs"),
        (document("<table:table-row>"), "this workbook is damaged or was not saved completely"),
    ],
)
def test_refused(folder: Folder, data: bytes, reason: str) -> None:
    (problem,) = folder.refuse(data, name="a.ods")
    assert reason in said(problem)


def test_a_text_document_has_no_sheets(folder: Folder) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("content.xml", f"<office:document-content {SPACES}/>")
    (problem,) = folder.refuse(target.getvalue(), name="a.odt")
    assert "this document holds no sheets" in said(problem)


def test_hidden_rows_and_columns_of_an_xlsx_are_read_and_said(folder: Folder) -> None:
    book = openpyxl.Workbook()
    for line in (["No", "diameter", "Lot"], [1, 12.01, "007"], [2, 12.9, "1E5"], [3, 12.02, "008"]):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    book.active.row_dimensions[9].hidden = True
    book.active.column_dimensions["C"].hidden = True
    batch = folder.read(saved(book), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.9, 12.02]
    assert batch.series["diameter"].context[Context.MATERIAL_LOT].tolist() == ["007", "1E5", "008"]
    assert "rows 3 are hidden in the sheet; they are read like the others" in notes(batch)
    assert "columns C are hidden in the sheet; they are read like the others" in notes(batch)
