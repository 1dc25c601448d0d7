"""Cells of a workbook that is written: text that stays text, and the few looks of a form."""

from __future__ import annotations

import re
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FACE = "Calibri"
BRAND, PANEL, INPUT, BAD, BAD_TEXT, LINE = "1E3450", "E9EDF1", "FFFBEA", "F8D2D2", "A31621", "A8B2BC"


def put(sheet: Any, row: int, column: int, value: str | float | None) -> Any:
    """Write one cell, a text always as a text, and return the cell.

    Parameters
    ----------
    sheet : openpyxl worksheet
    row, column : int
        From 1.
    value : str, float or None
        What it holds.
    """
    cell = sheet.cell(row=row, column=column)
    cell.value = _ILLEGAL.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith(_FORMULA):
            cell.quotePrefix = True
    return cell


def title(cell: Any) -> None:
    """Make a cell the form's title."""
    from openpyxl.styles import Font  # noqa: PLC0415 - openpyxl is loaded only for a template

    cell.font = Font(name=FACE, bold=True, size=14, color=BRAND)


def head(cell: Any) -> None:
    """Make a cell a header."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - as above

    cell.font = Font(name=FACE, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=BRAND)
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    cell.border = _box()


def told(cell: Any, number_format: str = "General", *, left: bool = False) -> None:
    """Make a cell one that tells something: a limit, an id."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - as above

    cell.font = Font(name=FACE, color="5A6470", size=9)
    cell.fill = PatternFill("solid", fgColor=PANEL)
    cell.number_format = number_format
    cell.alignment = Alignment(horizontal="left" if left else "center")


def room(cell: Any, number_format: str = "General") -> None:
    """Make a cell one to fill in."""
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - as above

    cell.fill = PatternFill("solid", fgColor=INPUT)
    cell.border = _box()
    cell.number_format = number_format


def _box() -> Any:
    from openpyxl.styles import Border, Side  # noqa: PLC0415 - as above

    side = Side(style="thin", color=LINE)
    return Border(left=side, right=side, top=side, bottom=side)
