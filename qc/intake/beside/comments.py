"""What people put on single cells as comments: kept with the readings there, judged by nobody here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.columns import Form
from qc.intake.findings import shortened
from qc.intake.formats.raw import letter
from qc.intake.formats.sheet_size import column_number
from qc.intake.layout.arranged import ArrangedSheet
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.comments import Comments
    from qc.intake.numbering import Placed
    from qc.intake.table import TableRead

_SHOWN = 5
_LONG = 80
WIDEST = 1 << 14


def with_comments(read: TableRead, findings: Findings) -> TableRead:
    """Return a table whose readings have the comments on their cells as remarks, and note all comments.

    Parameters
    ----------
    read : TableRead
        A sheet of a workbook.
    findings : Findings
        Where notes go.
    """
    comments: Comments = getattr(read.sheet, "comments", {})
    if not comments or not read.parts:
        return read
    parts, used = [], set[int]()
    keys = np.array(sorted(row * WIDEST + column for row, column in comments), dtype=np.int64)
    for part in read.parts:
        at = places_of(read, part)
        found = np.isin(at, keys)
        used |= set(at[found].tolist())
        parts.append(_remarked(part, at, found, comments) if found.any() else part)
    place = Location(file=read.sheet.name, sheet=read.sheet.title)
    rest = [key for key in keys.tolist() if key not in used]
    if used:
        said = message(
            "comments on cells, kept with their readings and not judged: {remarks}",
            remarks=_told(sorted(used), comments),
        )
        findings.note(said, place)
    if rest:
        findings.note(message("comments on other cells, not used: {remarks}", remarks=_told(rest, comments)), place)
    return replace(read, parts=tuple(parts))


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


def _remarked(part: Placed, at: NDArray[np.int64], found: NDArray[np.bool_], comments: Comments) -> Placed:
    """Return readings with what is commented on their cells behind what was remarked already."""
    before = part.numbers.remarks
    said = np.full(at.size, "", dtype=object) if before is None else before.astype(object)
    for i in np.flatnonzero(found).tolist():
        own = comments[divmod(int(at[i]), WIDEST)]
        said[i] = f"{said[i]}; {own}" if said[i] else own
    return replace(part, numbers=replace(part.numbers, remarks=said))


def _told(keys: Iterable[int], comments: Comments) -> tuple[str, ...]:
    """Return comments as a reader lists them, each with its cell."""
    places = [divmod(key, WIDEST) for key in keys]
    told = [
        f"{letter(column)}{row + 1}: “{shortened(comments[row, column], _LONG)}”" for row, column in places[:_SHOWN]
    ]
    return (*told, *(("…",) if len(places) > _SHOWN else ()))
