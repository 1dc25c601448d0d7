"""A buyer's table as it stands in its file: cells with their row, nothing interpreted."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.formats.content import Kind, read_content
from qc.intake.formats.encoding import as_utf8
from qc.intake.formats.raw import CellKind, letter
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qc.intake.findings import Findings
    from qc.intake.formats.workbook import WorkbookSheet
    from qc.intake.merged import Range

_DELIMITERS = ";\t,"


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell.

    Attributes
    ----------
    text : str
        As written, without spaces around it; numbers in their shortest form, with a point.
    kind : CellKind
        What a workbook says of it besides.
    """

    text: str
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet, or a text under one delimiter.

    Attributes
    ----------
    name : str
        The file, as the user gave it.
    title : str or None
        The sheet of a workbook.
    rows : tuple of tuple of TableCell
        From the first row on, all of the same length.
    merged : tuple of ranges
        First and last cell of merged ranges, from 0.
    hidden_rows, hidden_columns : frozenset of int
        Those that hold something but that nobody sees, from 0.
    """

    name: str
    title: str | None
    rows: tuple[tuple[TableCell, ...], ...]
    merged: Sequence[Range] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def place(self, row: int | None = None, column: str | None = None) -> Location:
        """Return a location; ``row`` counts from 0."""
        return Location(file=self.name, sheet=self.title, row=None if row is None else row + 1, column=column)

    def spread(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row, cells merged sideways all with the text of the first."""
        texts = [cell.text for cell in self.rows[row]]
        for (top, left), (bottom, right) in self.merged:
            if top <= row <= bottom:
                texts[left : right + 1] = [self.rows[top][left].text] * (min(right + 1, len(texts)) - left)
        return tuple(texts)


def read_grids(source: Path, findings: Findings) -> tuple[Grid, ...]:
    """Return what a file may hold as a table; nothing where a problem says why not.

    Parameters
    ----------
    source : Path
        An XLSX or ODS workbook, or a text with semicolons, tabs or commas.
    findings : Findings
        Where problems and notes go.
    """
    content = read_content(source, findings)
    if content is None:
        return ()
    if content.kind is Kind.WORKBOOK:
        from qc.intake.formats.workbooks import workbook_sheets  # noqa: PLC0415 - loaded only for a workbook

        return tuple(_of_sheet(sheet) for sheet in workbook_sheets(content, findings))
    data = as_utf8(content, findings)
    return () if data is None else tuple(_of_text(content.name, data.decode("utf-8"), findings))


def _of_sheet(sheet: WorkbookSheet) -> Grid:
    """Return a sheet's cells; those merged downwards all have the text of the first."""
    width = max((len(row) for row in sheet.cells), default=0)
    columns = [_column(sheet, index) for index in range(width)]
    return Grid(
        name=sheet.name,
        title=sheet.title,
        rows=tuple(zip(*columns, strict=True)),
        merged=sheet.merged,
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=frozenset(sheet.hidden_columns),
    )


def _column(sheet: WorkbookSheet, index: int) -> list[TableCell]:
    column = sheet.column(letter(index), index, 0)
    assert column.kind is not None
    pairs = zip(column.written().tolist(), column.kind.tolist(), strict=True)
    return [TableCell(text.strip(), CellKind(kind)) for text, kind in pairs]


def _of_text(name: str, text: str, findings: Findings) -> Iterator[Grid]:
    """Yield a text under each delimiter that occurs in it."""
    for delimiter in _DELIMITERS:
        if delimiter not in text:
            continue
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        width = max((len(row) for row in rows), default=0)
        cells = (tuple(TableCell(cell.strip()) for cell in (*row, *[""] * (width - len(row)))) for row in rows)
        yield Grid(name=name, title=None, rows=tuple(cells))
    if not any(delimiter in text for delimiter in _DELIMITERS):
        findings.problem(
            message("this file is no table: its lines are not divided into cells"),
            Location(file=name),
            fix=message("In Excel choose “Save As” and the type “Excel Workbook (.xlsx)” or “CSV UTF-8”."),
        )
