"""Cells of a workbook whose formula sums up the cells above or below them: they are no readings."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from qc.intake.formats.package import holds_tag
from qc.intake.formats.raw import CellKind
from qc.intake.formats.sheet_size import column_number

if TYPE_CHECKING:
    from qc.intake.formats.sheet_xml import Odd

_NAMES = rb"(?:SUM|AVERAGE|MAX|MIN|MEDIAN|STDEV(?:\.S|\.P|P)?|COUNTA?|SUBTOTAL|AGGREGATE)"
_BELOW = re.compile(
    rb"<f\b([^>]*)>([^<]*?\b%s\((?:\d+,)*\$?([A-Z]{1,3})\$?(\d{1,7}):\$?\3\$?(\d{1,7})[,)][^<]*)</f>" % _NAMES
)
_OF_TABLE = re.compile(rb"<f\b([^>]*)>(SUBTOTAL\(\d+,[^<@#]*\[[^<@#]*)</f>")
_PLACE = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\Z')
_ROW = re.compile(rb'\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})\2"')


def summing_cells(xml: bytes) -> Odd:
    """Return the cells whose formula sums up others of their own column, each with its formula.

    Parameters
    ----------
    xml : bytes
        A worksheet without namespace prefixes.

    Returns
    -------
    dict

    Examples
    --------
    >>> summing_cells(b'<c r="B7"><f>AVERAGE(B2:B6)</f><v>12</v></c><c r="E2"><f>AVERAGE(B2:D2)</f><v>12</v></c>')
    {(6, 1): (<CellKind.SUMMED: 7>, '=AVERAGE(B2:B6)')}
    """
    found: Odd = {}
    if not holds_tag(xml, "f"):
        return found
    # To look for two letters is much quicker than for a pattern.
    at = xml.find(b"<f")
    while at >= 0:
        if one := _BELOW.match(xml, at):
            column, row = _place(xml, at)
            first, last = sorted((int(one[4]), int(one[5])))
            if column == one[3] and not first <= row <= last:
                _take(found, column, row, one[1], one[2])
        elif (one := _OF_TABLE.match(xml, at)) and (where := _place(xml, at))[0]:
            _take(found, *where, one[1], one[2])
        at = xml.find(b"<f", at + 2)
    return found


def _place(xml: bytes, at: int) -> tuple[bytes, int]:
    """Return column and row of the cell that a formula begins in; no column where the cell does not say."""
    start = xml.rfind(b"<c", 0, at)
    cell = _PLACE.fullmatch(xml, start, at) if start >= 0 else None
    return (b"", 0) if cell is None else (cell[1], int(cell[2]))


def _take(found: Odd, column: bytes, row: int, given: bytes, formula: bytes) -> None:
    """Take up a cell, and those beside it that share its formula."""
    said = (CellKind.SUMMED, "=" + html.unescape(formula.decode("utf-8", "replace")))
    shared = _ROW.search(given)
    ends = (shared[1], shared[3]) if shared is not None else (column, column)
    for index in range(column_number(ends[0]) - 1, column_number(ends[1])):
        found[row - 1, index] = said
