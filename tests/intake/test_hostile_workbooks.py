"""Hostile workbooks, XLSX and ODS: a clear refusal or the right numbers, soon and within some hundred megabytes."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from intake.files import said, workbook

from qc.intake.formats import package
from qc.intake.formats.raw import letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.files import Folder

MEGABYTES = 600
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1 if i > 1 else str()};" * 10}">' for i in range(1, 10)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
PARAMETER = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
SHEET = "xl/worksheets/sheet1.xml"
GOOD = workbook([["diameter"], [12.01]])


@pytest.fixture(autouse=True)
def soon_and_small(patience: float) -> Iterator[None]:
    """Hold that a reading takes little time, and little memory more than was taken before."""
    begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - begun < patience
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def xlsx(change: dict[str, bytes]) -> bytes:
    """A good workbook with some parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()} | change)


def sheet_xml() -> bytes:
    """The sheet of the good workbook."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read(SHEET)


def cell(value: str, more: str = "") -> str:
    """A cell of text or of a number."""
    number = value.replace(".", "").isdigit()
    kind = f'office:value-type="float" office:value="{value}"' if number else 'office:value-type="string"'
    return f"<table:table-cell {kind} {more}><text:p>{value}</text:p></table:table-cell>"


def ods(rows: str, before: str = "", encoding: str = "utf-8") -> bytes:
    """A document with a sheet of these rows."""
    content = (
        f'<?xml version="1.0" encoding="{encoding}"?>{before}<office:document-content {SPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="Data">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = b"<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>"
    parts = {"mimetype": kind.encode(), "META-INF/manifest.xml": manifest, "content.xml": content.encode(encoding)}
    return packed(parts)


def row(*cells: str, more: str = "") -> str:
    """A row of a document."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


READINGS = row(cell("diameter")) + row(cell("12.01"))
EMPTY = '<table:table-cell table:style-name="a" table:number-columns-repeated="{}"/>'


@pytest.mark.parametrize("trick", [LAUGHS, OUTSIDE, PARAMETER], ids=["laughs", "a file", "an address"])
@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_definitions_in_any_part_of_a_workbook(folder: Folder, part: str, trick: str) -> None:
    (problem,) = folder.refuse(xlsx({part: trick.encode() + sheet_xml()}))
    assert "definitions that no workbook needs" in said(problem)


@pytest.mark.parametrize("trick", [LAUGHS, OUTSIDE, PARAMETER], ids=["laughs", "a file", "an address"])
def test_definitions_in_a_document(folder: Folder, trick: str) -> None:
    (problem,) = folder.refuse(ods(READINGS, before=trick))
    assert "definitions that no workbook needs" in said(problem)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp037"])
def test_definitions_in_other_letters(folder: Folder, encoding: str) -> None:
    """Where a part is written in other letters, what it holds could not be looked through."""
    assert "damaged" in said(folder.refuse(ods(READINGS, before=LAUGHS, encoding=encoding))[0])
    hidden = f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}'.encode(encoding)
    assert "damaged" in said(folder.refuse(xlsx({SHEET: hidden}))[0])


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_truncated_document(folder: Folder, share: float) -> None:
    whole = ods(READINGS)
    assert folder.refuse(whole[: int(len(whole) * share)])


def test_a_document_of_empty_formatted_cells(folder: Folder) -> None:
    """1,048,576 rows of 16,384 formatted empty cells below two readings are two readings."""
    rows = READINGS + row(EMPTY.format(16_384), more='table:number-rows-repeated="1048576"')
    assert folder.read(ods(rows)).series["diameter"].values.tolist() == [12.01]


@pytest.mark.parametrize(
    "rows",
    [
        READINGS + row(EMPTY.format(16_383), cell("1")) * 400,
        READINGS + row(EMPTY.format(10), more='table:number-rows-repeated="99999999"') + row(cell("1")),
        READINGS + row(cell("1", 'table:number-columns-repeated="999999999"')),
        READINGS + row(cell("12.02"), more='table:number-rows-repeated="1048576"') + row(EMPTY.format(90), cell("1")),
    ],
    ids=["wide", "far below", "repeated cells", "repeated rows"],
)
def test_a_document_that_reaches_too_far(folder: Folder, rows: str) -> None:
    (problem,) = folder.refuse(ods(rows))
    assert "too far to be read" in said(problem)


def test_a_workbook_of_16384_columns(folder: Folder) -> None:
    cells = "".join(f'<c r="{letter(i)}9" t="n"><v>1</v></c>' for i in range(16_384))
    xml = sheet_xml().replace(b"</sheetData>", f'<row r="9">{cells}</row></sheetData>'.encode())
    assert folder.read(xlsx({SHEET: xml})).series["diameter"].values.tolist() == [12.01, 1.0]


def test_a_bomb_in_a_document(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 10_000_000)
    bomb = ods(READINGS + "<table:table-row/>" * 600_000)
    assert len(bomb) < 100_000
    (problem,) = folder.refuse(bomb)
    assert "unpacked, this workbook is larger than" in said(problem)
