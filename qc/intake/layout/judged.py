"""The sheet's own judgement, OK or NG, held against the standard's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.findings import Findings, name_list
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.raw import CellKind
from qc.intake.layout.claims import cell_list, reference
from qc.intake.matching import called
from qc.intake.plan import ExpectedColumn
from qc.intake.readings.cells import Cells
from qc.intake.readings.unclear_ticks import is_unclear
from qc.intake.readings.verdict_marks import cell_texts, read_marks, said_by
from qc.values import dataclass
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.raw import RawColumn, RawTable
    from qc.intake.readings.numbers import Numbers

_SHOWN = 5
"""So many rows are shown with the reading that is outside the limits."""


@dataclass(frozen=True, slots=True)
class _Off:
    """The first reading of each row that is outside the limits: of which characteristic, and which; -1 for none."""

    which: NDArray[np.int64]
    index: NDArray[np.int64]
    known: NDArray[np.bool_]


def hold_judgements(
    table: RawTable, column: int, readings: Sequence[tuple[Cells, Numbers]], findings: Findings
) -> None:
    """Note the rows whose judgement on the sheet is not what the standard's limits give.

    Parameters
    ----------
    table : RawTable
        With the column of judgements.
    column : int
        Which it is.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic that it is about.
    findings : Findings
        Where notes go.
    """
    judged = table.column(column)
    cells = _cells(table, judged)
    _note_unclear(table, cells, findings)
    marks, off = _marks(cells), _outside(table, readings)
    good, bad = _wrong(_groups(judged), marks, off)
    if good:
        told = [
            message(
                "{cell} ({reading})",
                cell=reference(judged, row, table.row),
                reading=_reading(*readings[int(off.which[at])], int(off.index[at])),
            )
            for row, at in good[:_SHOWN]
        ]
        findings.note(_says_ok(judged.label, told, len(good)), table.place())
    if bad:
        where = cell_list([reference(judged, row, table.row) for row in bad])
        findings.note(
            message(
                "{label}, cell {cells}: the sheet says NG, but no reading is outside the standard's limits; the"
                " readings count, and this needs explaining",
                label=judged.label,
                cells=where,
            ),
            table.place(),
        )


def _says_ok(label: str, told: Sequence[Message], count: int) -> Message:
    return message(
        "{label}: the sheet says OK, but a reading is outside the standard's limits: {cells}; the readings count, and"
        " this needs explaining",
        label=label,
        cells=(*told, *(("…",) if count > len(told) else ())),
    )


def _reading(cells: Cells, numbers: Numbers, index: int) -> Message:
    """Return a reading outside the limits, with the limit."""
    value, low = float(numbers.values[index]), cells.expected.lsl
    name = called(cells.expected)
    if cells.expected.counts:
        return message("{name}: NG", name=name)
    said = {"name": name, "value": Number(value, numbers.decimals)}
    if low is not None and value < low:
        return message("{name} {value}, below the limit {limit}", **said, limit=Number(low))
    return message("{name} {value}, above the limit {limit}", **said, limit=Number(cells.expected.usl or 0.0))


def _note_unclear(table: RawTable, cells: Cells, findings: Findings) -> None:
    """Note judgements that two columns of ticks leave open."""
    unclear = [text for text in cell_texts(cells).tolist() if is_unclear(str(text))]
    if unclear:
        findings.note(
            message(
                "{label}: the marks say both OK and NG, so they are not compared: {cells}",
                label=cells.headers[0],
                cells=name_list(unclear),
            ),
            table.place(),
        )


def _marks(cells: Cells) -> NDArray[np.float64]:
    """Return the judgements: 1 for NG, 0 for OK, NaN where there is none or the cell says something else."""
    found = read_marks(cells, Findings())
    if found is not None:
        return found.values
    codes, texts = number_distinct(cell_texts(cells))
    return np.array([said_by(str(text)) for text in texts.tolist()], dtype=np.float64)[codes]


def _wrong(groups: NDArray[np.int64], marks: NDArray[np.float64], off: _Off) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the rows called OK with the first that has a reading outside the limits, and the rows called NG."""
    good, bad = list[tuple[int, int]](), list[int]()
    for group in np.unique(groups[~np.isnan(marks)]):
        rows = np.flatnonzero(groups == group)
        said = marks[rows][~np.isnan(marks[rows])]
        outside = rows[off.which[rows] >= 0]
        if not off.known[rows].any() or bool(said[0]) == bool(outside.size):
            continue
        if outside.size:
            good.append((int(rows[0]), int(outside[0])))
        else:
            bad.append(int(rows[0]))
    return good, bad


def _cells(table: RawTable, column: RawColumn) -> Cells:
    """Return judgements as cells of marks."""
    return Cells(
        expected=ExpectedColumn(id="#judged", names=(column.label,), unit="", counts="nonconforming"),
        name=table.name,
        sheet=table.sheet,
        number=column.number,
        text=column.text,
        kind=column.kind,
        row=table.row,
        column=np.zeros(table.row.size, dtype=np.int64),
        headers=(column.label,),
        units=(),
        measure=None,
        context={},
        day=None,
    )


def _outside(table: RawTable, readings: Sequence[tuple[Cells, Numbers]]) -> _Off:
    """Return the first reading of each row that is outside the limits, and which rows have any reading."""
    n = table.row.size
    off = _Off(np.full(n, -1, dtype=np.int64), np.full(n, -1, dtype=np.int64), np.zeros(n, dtype=bool))
    for which, (cells, numbers) in enumerate(readings):
        rows = np.searchsorted(table.line, cells.line)
        low, high = cells.expected.lsl, cells.expected.usl
        outside = numbers.values > 0 if cells.expected.counts else np.zeros(len(cells), dtype=bool)
        if low is not None:
            outside |= numbers.values < low
        if high is not None:
            outside |= numbers.values > high
        first = np.flatnonzero(outside)[::-1]
        first = first[off.which[rows[first]] < 0]
        off.which[rows[first]], off.index[rows[first]] = which, first
        np.logical_or.at(off.known, rows, ~np.isnan(numbers.values))
    return off


def _groups(column: RawColumn) -> NDArray[np.int64]:
    """Return which rows one judgement is of: those of one cell, or of one merged range."""
    if column.place is not None:
        return np.unique(column.place, axis=0, return_inverse=True)[1].ravel()
    n = 0 if column.text is None else column.text.size
    if column.kind is None:
        return np.arange(n, dtype=np.int64)
    return np.cumsum(column.kind != CellKind.MERGED)
