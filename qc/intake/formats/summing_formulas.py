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
_CELL = rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*><f\b([^>]*)>'
_BELOW = re.compile(_CELL + rb"([^<]*?\b%s\((?:\d+,)*\$?\1\$?(\d{1,7}):\$?\1\$?(\d{1,7})[,)][^<]*)</f>" % _NAMES)
_OF_TABLE = re.compile(_CELL + rb"(SUBTOTAL\(\d+,[^<@#]*\[[^<@#]*)</f>")
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
    for column, row, given, formula, first, last in _BELOW.findall(xml):
        if not min(int(first), int(last)) <= int(row) <= max(int(first), int(last)):
            _take(found, column, int(row), given, formula)
    for column, row, given, formula in _OF_TABLE.findall(xml):
        _take(found, column, int(row), given, formula)
    return found


def _take(found: Odd, column: bytes, row: int, given: bytes, formula: bytes) -> None:
    """Take up a cell, and those beside it that share its formula."""
    said = (CellKind.SUMMED, "=" + html.unescape(formula.decode("utf-8", "replace")))
    shared = _ROW.search(given)
    ends = (shared[1], shared[3]) if shared is not None else (column, column)
    for index in range(column_number(ends[0]) - 1, column_number(ends[1])):
        found[row - 1, index] = said
