"""Workbook files, XLSX and ODS: opened within limits, their visible sheets cell by cell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from qc.errors import Location
from qc.intake.formats.colours import coloured_cells, marking
from qc.intake.formats.comments import comments_in
from qc.intake.formats.opendocument import Document, DocumentSheet, is_document, open_document
from qc.intake.formats.package import DAMAGED, Package, Part, Refused, open_package
from qc.intake.formats.raw import CellKind
from qc.intake.formats.sheet_size import check_size
from qc.intake.formats.sheet_xml import hidden_columns, hidden_rows, odd_cells, without_prefix
from qc.intake.formats.struck import struck_cells
from qc.intake.formats.summing_formulas import summing_cells
from qc.intake.formats.workbook import WorkbookSheet
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.content import Content
    from qc.intake.formats.sheet_xml import Odd


def workbook_sheets(content: Content, findings: Findings) -> list[WorkbookSheet]:
    """Return the visible sheets of a workbook that hold anything, or none with a problem.

    Parameters
    ----------
    content : Content
        An XLSX file.
    findings : Findings
        Where problems and notes go.

    Returns
    -------
    list of WorkbookSheet
    """
    place = Location(file=content.name)
    try:
        hidden, sheets = _document(content) if is_document(content.data) else _package(content)
    except Refused as refused:
        findings.problem(refused.reason, place, fix=refused.fix)
        return []
    if hidden:
        findings.note(message("hidden sheets not read: {sheets}", sheets=tuple(hidden)), place)
    if not sheets:
        findings.problem(
            message("no visible sheet of this workbook holds anything"),
            place,
            fix=message("Check that it was saved, and that it is the right file."),
        )
    return sheets


def _document(content: Content) -> tuple[Sequence[str], list[WorkbookSheet]]:
    """Return the titles of hidden sheets, and the visible sheets of an OpenDocument file."""
    document: Document = open_document(content.data)
    read = _cells(document.copy, [sheet.title for sheet in document.sheets])
    sheets = [
        _document_sheet(content.name, sheet, cells) for sheet, (cells, _) in zip(document.sheets, read, strict=True)
    ]
    return document.hidden, [sheet for sheet in sheets if sheet.cells]


def _document_sheet(name: str, sheet: DocumentSheet, cells: list[list[Any]]) -> WorkbookSheet:
    cells = _reaching(cells, sheet.odd)
    return WorkbookSheet(
        name=name,
        title=sheet.title,
        cells=cells,
        odd=sheet.odd,
        merged=sheet.merged,
        hidden_rows=_filled_rows(cells, sheet.hidden_rows),
        hidden_columns=_filled_columns(cells, sheet.hidden_columns),
        comments=sheet.comments,
        colours=marking(sheet.colours),
    )


def _package(content: Content) -> tuple[Sequence[str], list[WorkbookSheet]]:
    """Return the titles of hidden sheets, and the visible sheets of an XLSX file."""
    package: Package = open_package(content.data)
    visible = [part for part in package.worksheets if not part.hidden]
    xml = [without_prefix(part.xml) for part in visible]
    for one in xml:
        check_size(one)
    read = _cells(package.copy, [part.title for part in visible])
    sheets = [
        _sheet(content.name, part, (plain, package), one) for part, plain, one in zip(visible, xml, read, strict=True)
    ]
    hidden = [part.title for part in package.worksheets if part.hidden]
    return hidden, [sheet for sheet in sheets if sheet.cells]


def _sheet(name: str, part: Part, written: tuple[bytes, Package], read: tuple[list[list[Any]], Any]) -> WorkbookSheet:
    xml, package = written
    odd = summing_cells(xml) | odd_cells(xml, package.styles) | struck_cells(xml, package.strings, package.styles)
    cells = _reaching(read[0], odd)
    return WorkbookSheet(
        name=name,
        title=part.title,
        cells=cells,
        odd=odd,
        merged=read[1] or (),
        hidden_rows=_filled_rows(cells, hidden_rows(xml)),
        hidden_columns=_filled_columns(cells, hidden_columns(xml)),
        comments=comments_in(part.comments),
        colours=coloured_cells(xml, package.styles),
    )


def _cells(data: bytes, titles: Sequence[str]) -> list[tuple[list[list[Any]], Any]]:
    """Return the cells of sheets and their merged ranges, as the reading library gives them."""
    import python_calamine  # noqa: PLC0415 - not needed for `qc --help`

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_values(book.get_sheet_by_name(title)) for title in titles]
    except BaseException as error:
        # A panic of the reading library is no ordinary exception.
        if isinstance(error, python_calamine.CalamineError) or type(error).__name__ == "PanicException":
            raise Refused(*DAMAGED) from error
        raise


def _values(sheet: Any) -> tuple[list[list[Any]], Any]:
    return sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges


def _filled_rows(cells: Sequence[Sequence[Any]], hidden: Sequence[int]) -> list[int]:
    """Return the hidden rows that hold anything."""
    return [row for row in hidden if row < len(cells) and any(value not in {"", None} for value in cells[row])]


def _filled_columns(cells: Sequence[Sequence[Any]], hidden: Sequence[int]) -> list[int]:
    """Return the hidden columns that hold anything."""
    width = len(cells[0]) if cells else 0
    return [column for column in hidden if column < width and any(row[column] not in {"", None} for row in cells)]


def _reaching(cells: list[list[Any]], odd: Odd) -> list[list[Any]]:
    """Return the cells with empty ones added for errors and formulas at the end, which the library leaves out."""
    places = [place for place, (kind, _) in odd.items() if kind in {CellKind.TEXT, CellKind.UNCOMPUTED}]
    height = max((row + 1 for row, _ in places), default=0)
    width = max([len(cells[0]) if cells else 0, *(column + 1 for _, column in places)])
    if cells and len(cells[0]) < width:
        cells = [row + [""] * (width - len(row)) for row in cells]
    return cells + [[""] * width for _ in range(height - len(cells))]
