"""What people remark on rows: kept with their readings as it stands, judged by nobody here."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.beside.notes import is_remark
from qc.intake.findings import shortened
from qc.intake.labels import labels_of
from qc.intake.layout.claims import Claim, claim
from qc.intake.readings.verdict_marks import defect_in
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawColumn, RawTable
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

Reading = tuple["Cells", "Numbers"]
_MOST_ROWS = 5
_LONG = 80
_FEW = 100


def remark_columns(header: Header, free: Sequence[int]) -> tuple[int, ...]:
    """Return the columns in which people remark on rows, also without a header, and those of judgements.

    Parameters
    ----------
    header : Header
        Of the table.
    free : sequence of int
        Columns that hold neither readings nor context.
    """
    return tuple(
        i
        for i in free
        if not header.texts[i].strip() or is_remark(header.texts[i]) or claim(header.texts[i]) is Claim.JUDGED
    )


def with_remarks(
    readings: Sequence[Reading], table: RawTable, kept: RawTable, header: Header, findings: Findings
) -> list[Reading]:
    """Return readings with what stands beside them; note remarks on rows that have no reading.

    Parameters
    ----------
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    table, kept : RawTable
        With the columns of remarks: all its rows, and only those with readings.
    header : Header
        Whose ``remarks`` say which columns they are.
    findings : Findings
        Where a note goes.
    """
    said = _texts(table, header)
    if said is None:
        return list(readings)
    chosen = np.isin(table.line, kept.line)
    _note_alone(table, np.flatnonzero(~chosen & (said != "")), said, findings)
    return [(cells, _remarked(cells, numbers, table.line, said)) for cells, numbers in readings]


def _texts(table: RawTable, header: Header) -> NDArray[np.str_] | None:
    """Return the remarks on each row, every different one kept once in memory; None where there is none."""
    found: NDArray[np.str_] | None = None
    for index in header.remarks:
        names, codes = _different(table.column(index), table.row.size)
        if not is_remark(header.texts[index]):
            names = [defect_in(name) for name in names]
        own = np.array([sys.intern(name) for name in names] or [""], dtype=object)[codes]
        found = own if found is None else _both(found, own)
    return found if found is not None and bool((found != "").any()) else None


def _different(column: RawColumn, n: int) -> tuple[list[str], NDArray[Any] | slice]:
    """Return the texts of a column, and which of them each cell has; of few cells each its own: columns may be many."""
    if n <= _FEW:
        return [column.written_at(i).strip() for i in range(n)], slice(None)
    labels = labels_of(column)
    return [str(name) for name in labels.names.tolist()], labels.codes


def _both(first: NDArray[np.str_], second: NDArray[np.str_]) -> NDArray[np.str_]:
    """Return two texts of each row as one."""
    joined = first.copy()
    for i in np.flatnonzero(second != "").tolist():
        joined[i] = sys.intern(f"{first[i]}; {second[i]}") if first[i] not in {"", second[i]} else second[i]
    return joined


def _remarked(cells: Cells, numbers: Numbers, line: NDArray[np.int64], said: NDArray[np.str_]) -> Numbers:
    """Return readings with their remarks; a defect that stands behind a mark goes before what stands beside it."""
    beside = said[np.searchsorted(line, cells.line)]
    if numbers.remarks is not None:
        behind = np.array([sys.intern(text) for text in numbers.remarks.tolist()], dtype=object)
        beside = np.where(behind == "", beside, behind)
    return replace(numbers, remarks=beside if bool((beside != "").any()) else None)


def _note_alone(table: RawTable, rows: NDArray[np.int64], said: NDArray[np.str_], findings: Findings) -> None:
    """Note what is remarked on rows without readings."""
    if rows.size:
        told = [f"{int(table.row[i])}: “{shortened(str(said[i]), _LONG)}”" for i in rows[:_MOST_ROWS].tolist()]
        findings.note(
            plural(
                "a remark stands in a row that has no readings: {remarks}",
                "remarks stand in {count} rows that have no readings: {remarks}",
                count=int(rows.size),
                remarks=(*told, *(("…",) if rows.size > _MOST_ROWS else ())),
            ),
            table.place(),
        )


def note_remarks(header: Header, table: RawTable, findings: Findings) -> None:
    """Note the columns in which people remark on rows: what they say is for people to judge.

    Parameters
    ----------
    header : Header
        Whose ``remarks`` say which columns they are.
    table : RawTable
        The table.
    findings : Findings
        Where a note goes.
    """
    names = tuple(header.label(i) for i in header.remarks if is_remark(header.texts[i]))
    if names:
        findings.note(message("remarks, kept with their readings and not judged: {names}", names=names), table.place())
