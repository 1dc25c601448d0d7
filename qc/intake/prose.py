"""Whether a text is a letter, a note or a log rather than a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.readings.cell import take_apart

if TYPE_CHECKING:
    from qc.intake.formats.raw import Sheet

_FEW = 0.1
"""So few cells of a text hold a number or a mark."""


def is_prose(sheet: Sheet) -> bool:
    """Return whether hardly a cell of a text is a number or a mark; sheets of workbooks are tables.

    Parameters
    ----------
    sheet : Sheet
        Its first rows are looked at.
    """
    if sheet.title is not None:
        return False
    from qc.intake.readings.verdict_marks import is_mark  # noqa: PLC0415 - only what cannot be used is looked at so

    cells = [cell for row in sheet.head for cell in row if cell.strip()]
    return bool(cells) and sum(bool(take_apart(cell).digits) or is_mark(cell) for cell in cells) < _FEW * len(cells)
