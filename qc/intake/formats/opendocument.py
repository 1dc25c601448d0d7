"""OpenDocument spreadsheets (.ods): what the reading library does not tell of them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from qc.intake.formats.document_looks import Looks, comment_on, summed, text_of
from qc.intake.formats.package import BROKEN, DAMAGED, MAX_CELLS, Refused, unpack
from qc.intake.formats.raw import CellKind
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.formats.sheet_xml import Odd
    from qc.intake.merged import Range

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_MANIFEST = "META-INF/manifest.xml"
_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass(slots=True)
class DocumentSheet:
    """A sheet of a document, besides its values.

    Attributes
    ----------
    title : str
    style : str
        The name of its style, which says whether it is hidden.
    odd : dict
        As `odd_cells` gives.
    merged : list of ranges
    hidden_rows, hidden_columns : list of int
        From 0.
    comments : dict of (row, column) to str
        What people commented on cells.
    colours : dict of (row, column) to str
        A name for the colours of cells that have any of their own.
    rows, columns : int
        The last row and column with anything in it.
    """

    title: str
    style: str
    odd: Odd = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    colours: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An OpenDocument spreadsheet, unpacked within limits.

    Attributes
    ----------
    sheets : tuple of DocumentSheet
        Visible ones, in the document's order.
    hidden : tuple of str
        The titles of hidden ones.
    copy : bytes
        The same parts in a package without compression, safe to be handed on.
    """

    sheets: tuple[DocumentSheet, ...]
    hidden: tuple[str, ...]
    copy: bytes


def is_document(data: bytes) -> bool:
    """Return whether a zip is an OpenDocument file.

    Parameters
    ----------
    data : bytes
        The zip.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "content.xml" in archive.namelist()
    except BROKEN:
        return False


def open_document(data: bytes) -> Document:
    """Unpack an OpenDocument spreadsheet.

    Parameters
    ----------
    data : bytes
        The file.

    Raises
    ------
    Refused
        It is no spreadsheet, has a password, is damaged, or is too large when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = unpack(archive)
        if b"encryption-data" in parts.get(_MANIFEST, b""):
            raise Refused(
                message("this workbook is protected by a password"),
                message("Open it, save it without a password, and give that file."),
            )
        looks = Looks()
        _scan(parts.get("styles.xml", b"<none/>"), looks)
        sheets, hidden = _scan(parts["content.xml"], looks)
    except (*BROKEN, IndexError, ET.ParseError) as error:
        raise Refused(*DAMAGED) from error
    if not sheets:
        raise Refused(message("this document holds no sheets"), message("Save it as a spreadsheet: .ods or .xlsx."))
    for sheet in sheets:
        if sheet.rows * sheet.columns > MAX_CELLS:
            raise Refused(
                message(
                    "this sheet reaches to row {row} and column {column}, too far to be read",
                    row=sheet.rows,
                    column=sheet.columns,
                ),
                message("Copy only the readings into a new file."),
            )
    visible = tuple(sheet for sheet in sheets if sheet.style not in hidden)
    return Document(
        sheets=visible,
        hidden=tuple(sheet.title for sheet in sheets if sheet.style in hidden),
        copy=_stored(parts),
    )


def _stored(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", _MIMETYPE)
        for name, xml in {_MANIFEST: b"<manifest/>", **parts}.items():
            archive.writestr(name, xml)
    return target.getvalue()


def _scan(xml: bytes, looks: Looks) -> tuple[list[DocumentSheet], set[str]]:
    """Return the sheets of a document, and the names of the styles that hide one."""
    sheets: list[DocumentSheet] = []
    hidden: set[str] = set()
    style = ""
    row = column = 0
    for event, element in ET.iterparse(io.BytesIO(xml), events=("start", "end")):  # noqa: S314 - see the import
        tag = element.tag
        if event == "start":
            looks.begin(element)
            if tag == f"{_STYLE}style":
                style = element.get(f"{_STYLE}name", "")
            elif tag == f"{_STYLE}table-properties" and element.get(f"{_TABLE}display") == "false":
                hidden.add(style)
            elif tag == f"{_TABLE}table":
                sheets.append(DocumentSheet(element.get(f"{_TABLE}name", ""), element.get(f"{_TABLE}style-name", "")))
                row = column = 0
            elif tag == f"{_TABLE}table-row":
                column = 0
        elif tag == f"{_TABLE}table-column":
            first, column = column, _hide(element, column, sheets[-1].hidden_columns)
            looks.columns(element, first, column)
        elif tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            column = _cell(element, row, column, sheets[-1], looks)
            element.clear()
        elif tag == f"{_TABLE}table-row":
            filled = sheets[-1].rows > row
            row = _hide(element, row, sheets[-1].hidden_rows)
            sheets[-1].rows = row if filled else sheets[-1].rows
            element.clear()
    return sheets, hidden


def _hide(element: ET.Element, index: int, hidden: list[int]) -> int:
    """Return the index behind a row or column, which may stand for many, and keep the hidden ones."""
    last = index + max(_count(element, "number-columns-repeated"), _count(element, "number-rows-repeated"))
    if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
        hidden.extend(range(index, min(last, index + 1000)))
    return last


def _cell(element: ET.Element, row: int, column: int, sheet: DocumentSheet, looks: Looks) -> int:
    """Note what is odd of a cell, and return the column behind it."""
    last = column + _count(element, "number-columns-repeated")
    kind, formula = element.get(f"{_OFFICE}value-type"), element.get(f"{_TABLE}formula")
    text = text_of(element)
    if not (kind or formula or text):
        return _spanned(element, row, column, sheet, last)
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, last)
    if sheet.rows * sheet.columns > MAX_CELLS:
        return last
    if remark := comment_on(element):
        sheet.comments[row, column] = remark
    if element.get(f"{_CALC}value-type") == "error":
        sheet.odd[row, column] = (CellKind.TEXT, text)
    elif kind == "percentage":
        sheet.odd.update({(row, i): (CellKind.PERCENT, "") for i in range(column, last)})
    elif formula and kind is None and not text:
        sheet.odd[row, column] = (CellKind.UNCOMPUTED, f"={formula.partition('=')[2]}")
    elif formula and (said := summed(formula, row, column)) is not None:
        sheet.odd[row, column] = (CellKind.SUMMED, said)
    if colour := looks.colour(element, column):
        sheet.colours.update(dict.fromkeys(((row, i) for i in range(column, last)), colour))
    if (look := looks.of(element, column)) is not None:
        sheet.odd.update({(row, i): look for i in range(column, last)})
    return _spanned(element, row, column, sheet, last)


def _spanned(element: ET.Element, row: int, column: int, sheet: DocumentSheet, last: int) -> int:
    """Keep a merged range that begins with a cell."""
    down, right = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
    if down > 1 or right > 1:
        sheet.merged.append(((row, column), (row + down - 1, column + right - 1)))
    return last


def _count(element: ET.Element, name: str) -> int:
    return max(1, int(element.get(f"{_TABLE}{name}", "1")))
