"""XLSX workbooks: cell by cell, with what a cell is besides its text."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from qc.errors import Location
from qc.intake.formats.raw import CellKind, Doubt, RawColumn, RawTable, letter, number_text
from qc.intake.merged import fill_merged, fill_nested
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.colours import Colours
    from qc.intake.formats.comments import Comments
    from qc.intake.formats.raw import Texts
    from qc.intake.formats.sheet_xml import Odd
    from qc.intake.merged import Range

HEAD_ROWS = 200

Apart: TypeAlias = "tuple[NDArray[np.float64], Texts, NDArray[np.int8]]"


@dataclass(frozen=True, kw_only=True)
class WorkbookSheet:
    """A sheet of a workbook.

    Attributes
    ----------
    name : str
        The file, as the user gave it.
    title : str
        The sheet.
    cells : sequence of sequences
        Python values of all cells from A1 on.
    odd : dict
        Cells that the reading library shows as empty or as plain numbers, and are something else.
    merged : sequence of ((row, column), (row, column))
        First and last cell of merged ranges, from 0.
    hidden_rows, hidden_columns : sequence of int
        Those that hold anything, from 0.
    comments : mapping of (row, column) to str
        What people commented on cells, from 0.
    colours : mapping of (row, column) to str
        Cells with a colour of their own, from 0.
    """

    name: str
    title: str
    cells: Sequence[Sequence[Any]]
    odd: Odd
    merged: Sequence[Range]
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    comments: Comments = field(default_factory=dict)
    colours: Colours = field(default_factory=dict)

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        """The first rows, as text."""
        return [[cell_text(value) for value in row] for row in self.cells[:HEAD_ROWS]]

    def quick(self, header: Header) -> RawTable:  # noqa: ARG002 - as Sheet has it
        """Refuse: a workbook's cells may be dates or formulas, and must be looked at."""
        raise Doubt

    def careful(self, header: Header, findings: Findings) -> RawTable:
        """Return the rows below the header."""
        first, rows = header.row + 1, self.cells[header.row + 1 :]
        columns: list[RawColumn | None] = [None] * len(header.texts)
        nested = set(header.context.values()) - header.counts - set(header.readings)
        for index in header.wanted:
            column = columns[index] = self.column(header.texts[index], index, first)
            if index in nested and fill_nested(column, index, first, self.merged):
                said = message("{label}: blank cells inside merged rows have the value above them", label=column.label)
                findings.note_once(said, Location(file=self.name, sheet=self.title))
        row = np.arange(first + 1, first + 1 + len(rows), dtype=np.int32)
        return RawTable(name=self.name, sheet=self.title, columns=tuple(columns), row=row)

    def column(self, header: str, index: int, first: int) -> RawColumn:
        """Return a column from row ``first`` on, counted from 0."""
        values = list(map(itemgetter(index), self.cells[first:]))
        number, text, kind = cells_apart(values)
        number = shown_digits(number)
        for (row, column), (what, said) in self.odd.items():
            if column == index and 0 <= row - first < len(values):
                _set_odd(number, text, kind, row - first, what, said)
        fill_merged(number, text, kind, index, first, self.merged)
        return RawColumn(header=header, letter=letter(index), text=text, number=number, kind=kind, blanks=True)


def cells_apart(values: Sequence[Any]) -> Apart:
    """Return the numbers, the texts and the kinds of a column's cells; columns of one type are by far the commonest.

    Examples
    --------
    >>> cells_apart([12.5, "x"])
    (array([12.5,  nan]), array(['', 'x'], dtype=object), array([1, 0], dtype=int8))
    """
    if len(values) > 2 * HEAD_ROWS:
        # Headers and titles stand at the top; what follows is often of one type.
        top, rest = cells_apart(values[:HEAD_ROWS]), _of_one_type(values[HEAD_ROWS:])
        if rest is not None:
            return np.r_[top[0], rest[0]], np.r_[top[1], rest[1]], np.r_[top[2], rest[2]]
    alike = _of_one_type(values)
    return _of_many_types(values) if alike is None else alike


def _of_one_type(values: Sequence[Any]) -> Apart | None:
    """Return the same of cells that are all numbers or all texts."""
    types = set(map(type, values))
    if types == {float}:
        n = len(values)
        return np.array(values), np.full(n, "", dtype=object), np.full(n, CellKind.NUMBER, dtype=np.int8)
    if types == {str}:
        n = len(values)
        return np.full(n, np.nan), np.array(values, dtype=object), np.full(n, CellKind.TEXT, dtype=np.int8)
    return None


def _of_many_types(values: Sequence[Any]) -> Apart:
    """Return the same, cell by cell."""
    number = np.array([v if isinstance(v, float) else np.nan for v in values], dtype=np.float64)
    text = np.array(["" if v is None or isinstance(v, float) else cell_text(v) for v in values], dtype=object)
    return number, text, np.array([cell_kind(v) for v in values], dtype=np.int8)


def shown_digits(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return numbers with the 15 digits that a spreadsheet shows, calculates and compares with.

    A formula's result such as 12.050000000000001 is 12.05 to everyone who looks at the cell.

    Examples
    --------
    >>> shown_digits(np.array([12.050000000000001, 11.976]))
    array([12.05 , 11.976])
    """
    long = np.flatnonzero((np.round(values, 9) != values) & ~np.isnan(values))
    if long.size:
        values = values.copy()
        values[long] = [float(f"{value:.15g}") for value in values[long].tolist()]
    return values


def _set_odd(
    number: NDArray[np.float64], text: Texts, kind: NDArray[np.int8], i: int, what: CellKind, said: str
) -> None:
    """Correct one cell that is not what it seems."""
    if what is CellKind.STRUCK:
        number[i], text[i], kind[i] = np.nan, said or number_text(float(number[i])) or text[i], what
    elif what is CellKind.SUMMED:
        if kind[i] == CellKind.NUMBER:
            text[i], kind[i] = said, what
    elif what is not CellKind.PERCENT:
        number[i], text[i], kind[i] = np.nan, said, what
    elif kind[i] == CellKind.NUMBER:
        # A cell that shows 0.48 % holds 0.0048; rounding takes away what the multiplication adds.
        number[i], kind[i] = round(float(number[i]) * 100, 12), CellKind.PERCENT


def cell_kind(value: object) -> CellKind:
    """Return what a Python value was in a workbook's cell."""
    if isinstance(value, float):
        return CellKind.NUMBER
    return CellKind.DATE if isinstance(value, (dt.date, dt.time, dt.timedelta)) else CellKind.TEXT


def cell_text(value: object) -> str:
    """Return a cell's value as text: dates year first, numbers in the shortest form.

    Examples
    --------
    >>> cell_text(12.0), cell_text(dt.date(2026, 11, 16)), cell_text(dt.time(8, 0)), cell_text(True)
    ('12', '2026-11-16', '08:00', 'TRUE')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}" if value.second else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    return str(value)
