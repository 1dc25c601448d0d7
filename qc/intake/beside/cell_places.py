"""Which cells of its sheet a table's readings stand in: what sheets hold besides values is found by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.columns import Form
from qc.intake.formats.raw import letter
from qc.intake.formats.sheet_size import column_number
from qc.intake.layout.arranged import ArrangedSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from qc.intake.numbering import Placed
    from qc.intake.table import TableRead

WIDEST = 1 << 14
"""More columns than any sheet has."""
_SHOWN = 5


def places_of(read: TableRead, part: Placed) -> NDArray[np.int64]:
    """Return where each reading stands in its sheet, as one number; -1 where that is not known.

    Parameters
    ----------
    read : TableRead
        A sheet of a workbook.
    part : Placed
        Readings of it.

    Returns
    -------
    (n,) int array
        The row from 0, times ``WIDEST``, and the column.
    """
    cells, header = part.cells, read.header
    if isinstance(read.sheet, ArrangedSheet):
        columns = [column_number(name.encode()) - 1 for name in cells.headers]
    elif header is None:
        columns = []
    else:
        columns = list(header.measured[cells.expected.id][:1] if header.form is Form.UNITS else header.readings)
    if len(columns) != len(cells.headers):
        return np.full(len(cells), -1, dtype=np.int64)
    own = np.array(columns, dtype=np.int64)[cells.column]
    return np.asarray((cells.row.astype(np.int64) - 1) * WIDEST + own)


def first_cells(places: Sequence[int], said: Callable[[str, tuple[int, int]], str]) -> tuple[str, ...]:
    """Return the first of many cells as a reader lists them.

    Parameters
    ----------
    places : sequence of int
        As `places_of` gives them.
    said : callable
        What is said of a cell, from its name and its row and column.

    Examples
    --------
    >>> first_cells([2 * WIDEST + 1, 3 * WIDEST], lambda name, at: name)
    ('B3', 'A4')
    >>> first_cells(range(7), lambda name, at: name)
    ('A1', 'B1', 'C1', 'D1', 'E1', '…')
    """
    at = [divmod(place, WIDEST) for place in places[:_SHOWN]]
    shown = (said(f"{letter(column)}{row + 1}", (row, column)) for row, column in at)
    return (*shown, *(("…",) if len(places) > _SHOWN else ()))


def sheet_of(read: TableRead) -> Location:
    """Return the sheet that a table stands in.

    Parameters
    ----------
    read : TableRead
        The table.
    """
    return Location(file=read.sheet.name, sheet=read.sheet.title)
