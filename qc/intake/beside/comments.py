"""What people put on single cells as comments: kept with the readings there, judged by nobody here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.beside.cell_places import WIDEST, first_cells, places_of, sheet_of
from qc.intake.findings import shortened
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.comments import Comments
    from qc.intake.numbering import Placed
    from qc.intake.table import TableRead

_LONG = 80


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
    place = sheet_of(read)
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


def _remarked(part: Placed, at: NDArray[np.int64], found: NDArray[np.bool_], comments: Comments) -> Placed:
    """Return readings with what is commented on their cells behind what was remarked already."""
    before = part.numbers.remarks
    said = np.full(at.size, "", dtype=object) if before is None else before.astype(object)
    for i in np.flatnonzero(found).tolist():
        own = comments[divmod(int(at[i]), WIDEST)]
        said[i] = f"{said[i]}; {own}" if said[i] else own
    return replace(part, numbers=replace(part.numbers, remarks=said))


def _told(keys: Sequence[int], comments: Comments) -> tuple[str, ...]:
    """Return comments as a reader lists them, each with its cell."""
    return first_cells(keys, lambda name, at: f"{name}: “{shortened(comments[at], _LONG)}”")
