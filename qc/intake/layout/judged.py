"""The sheet's own judgement, OK or NG, held against the standard's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.findings import Findings
from qc.intake.formats.raw import CellKind
from qc.intake.layout.claims import cell_list, reference
from qc.intake.plan import ExpectedColumn
from qc.intake.readings.cells import Cells
from qc.intake.readings.verdict_marks import read_marks
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.raw import RawColumn, RawTable
    from qc.intake.readings.numbers import Numbers


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
        The readings of each characteristic.
    findings : Findings
        Where notes go.
    """
    judged = table.column(column)
    marks = _marks(table, judged)
    if marks is None:
        return
    bad, known = _outside(table, readings)
    groups = _groups(judged)
    wrong: dict[bool, list[int]] = {False: [], True: []}
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        said = marks[rows][~np.isnan(marks[rows])]
        if said.size and known[rows].any() and bool(said[0]) != bool(bad[rows].any()):
            wrong[bool(said[0])].append(int(rows[0]))
    label = judged.label

    def those(rows: Sequence[int]) -> str:
        return cell_list([reference(judged, row, table.row) for row in rows])

    if wrong[False]:
        findings.note(
            message(
                "{label}, cell {cells}: the sheet says OK, but a reading is outside the standard's limits",
                label=label,
                cells=those(wrong[False]),
            ),
            table.place(),
        )
    if wrong[True]:
        findings.note(
            message(
                "{label}, cell {cells}: the sheet says NG, but no reading is outside the standard's limits",
                label=label,
                cells=those(wrong[True]),
            ),
            table.place(),
        )


def _marks(table: RawTable, column: RawColumn) -> NDArray[np.float64] | None:
    """Return the judgements: 1 for NG, 0 for OK, NaN where there is none; None where they are something else."""
    cells = Cells(
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
    found = read_marks(cells, Findings())
    return None if found is None else found.values


def _outside(table: RawTable, readings: Sequence[tuple[Cells, Numbers]]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which rows have a reading outside the limits, and which have any reading."""
    bad, known = np.zeros(table.row.size, dtype=bool), np.zeros(table.row.size, dtype=bool)
    for cells, numbers in readings:
        rows = np.searchsorted(table.line, cells.line)
        low, high = cells.expected.lsl, cells.expected.usl
        outside = numbers.values > 0 if cells.expected.counts else np.zeros(len(cells), dtype=bool)
        if low is not None:
            outside |= numbers.values < low
        if high is not None:
            outside |= numbers.values > high
        np.logical_or.at(bad, rows, outside)
        np.logical_or.at(known, rows, ~np.isnan(numbers.values))
    return bad, known


def _groups(column: RawColumn) -> NDArray[np.int64]:
    """Return which rows one judgement is of: those of one cell, or of one merged range."""
    if column.place is not None:
        return np.unique(column.place, axis=0, return_inverse=True)[1].ravel()
    n = 0 if column.text is None else column.text.size
    if column.kind is None:
        return np.arange(n, dtype=np.int64)
    return np.cumsum(column.kind != CellKind.MERGED)
