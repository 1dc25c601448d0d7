"""What a sheet of sums says of its own sums: which blank cells are nothing found, and where it does not add up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.beside.counts import whole_count
from qc.intake.findings import row_list
from qc.intake.formats.raw import CellKind
from qc.intake.headers import is_summary
from qc.values import dataclass
from qc.words import message, plural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.beside.tallies import Tally
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawColumn, RawTable

_UNKNOWN = "-"  # says that a cell has no count, so that its row is not taken for empty


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sums:
    """A sheet's counts as numbers.

    Attributes
    ----------
    cells : (n, k) float array
        Of the columns that add up to each row's total; NaN where a cell is blank or no count.
    inspected : (n,) float array
    total : (n,) float array or None
        What the sheet says that each row adds up to.
    sums : (n,) bool array
        Which rows sum up the others.
    """

    cells: NDArray[np.float64]
    inspected: NDArray[np.float64]
    total: NDArray[np.float64] | None
    sums: NDArray[np.bool_]


def filled(table: RawTable, tally: Tally, findings: Findings) -> RawTable:
    """Return a sheet with a 0 in each blank cell of which its totals say so, and the others marked as missing.

    Parameters
    ----------
    table : RawTable
        The sheet with its rows of totals.
    tally : Tally
        Its columns.
    findings : Findings
        Where it is noted which cells these are, and where the sheet does not add up.
    """
    parts = _parts(tally)
    found = _Sums(
        cells=np.column_stack([_numbers(table.column(i)) for i in parts]),
        inspected=_numbers(table.column(tally.inspected)),
        total=None if tally.total is None else _numbers(table.column(tally.total)),
        sums=_sum_rows(table, tally),
    )
    _note_disagreements(table, tally, found, findings)
    _note_others(table, tally, found, findings)
    rows = ~found.sums & ~np.isnan(found.inspected)
    blank = np.isnan(found.cells) & rows[:, np.newaxis] & np.column_stack([_blank(table.column(i)) for i in parts])
    nothing = blank & (_rows_agree(found)[:, np.newaxis] | _columns_agree(found)[np.newaxis, :])
    _note_blanks(table, nothing, blank & ~nothing, findings)
    columns = list(table.columns)
    for place, index in enumerate(parts):
        columns[index] = _written(table.column(index), nothing[:, place], blank[:, place] & ~nothing[:, place])
    return replace(table, columns=tuple(columns))


def _parts(tally: Tally) -> list[int]:
    """Return the columns that add up to each row's total."""
    apart = {tally.inspected, tally.total}
    return [i for i in tally.header.readings if i not in apart]


def _numbers(column: RawColumn) -> NDArray[np.float64]:
    read = [whole_count(str(text)) for text in column.written().tolist()]
    return np.array([np.nan if count is None else count for count in read], dtype=np.float64)


def _blank(column: RawColumn) -> NDArray[np.bool_]:
    """Return which cells hold nothing, or say so; not those of which a count cannot be read."""
    counts = [whole_count(str(text)) for text in column.written().tolist()]
    return np.array([count is not None and np.isnan(count) for count in counts], dtype=bool)


def _sum_rows(table: RawTable, tally: Tally) -> NDArray[np.bool_]:
    """Return the rows that begin with a word such as "Total"."""
    rows = np.zeros(table.row.size, dtype=bool)
    for index in range(min(tally.header.readings)):
        column = table.columns[index]
        if column is not None:
            rows |= np.array([is_summary(str(text)) for text in column.written().tolist()], dtype=bool)
    return rows


def _rows_agree(found: _Sums) -> NDArray[np.bool_]:
    """Return the rows whose total is what their cells add up to, blank cells being nothing."""
    if found.total is None:
        return np.zeros(found.inspected.size, dtype=bool)
    return np.asarray(np.nansum(found.cells, axis=1) == found.total)


def _columns_agree(found: _Sums) -> NDArray[np.bool_]:
    """Return the columns whose total, in the one row of totals, is what their cells add up to."""
    if found.sums.sum() != 1:
        return np.zeros(found.cells.shape[1], dtype=bool)
    return np.asarray(np.nansum(found.cells[~found.sums], axis=0) == found.cells[found.sums][0])


def _note_others(table: RawTable, tally: Tally, found: _Sums, findings: Findings) -> None:
    """Note what the sheet counts and the standard does not ask for, with how many were found."""
    for index in tally.others:
        counts = found.cells[~found.sums, _parts(tally).index(index)]
        findings.note(
            message(
                "{name}: {count} found in all; the standard does not ask for it, so it is not judged",
                name=tally.header.label(index),
                count=int(np.nansum(counts)),
            ),
            table.place(),
        )


def _note_blanks(table: RawTable, nothing: NDArray[np.bool_], unknown: NDArray[np.bool_], findings: Findings) -> None:
    """Note which blank cells were read as nothing found, and which stay unknown."""
    if nothing.any():
        findings.note(
            plural(
                "{count} blank cell is read as 0, since the sheet's own totals say so: row {rows}",
                "{count} blank cells are read as 0, since the sheet's own totals say so: rows {rows}",
                count=int(nothing.sum()),
                rows=row_list(table.row[nothing.any(axis=1)].tolist()),
            ),
            table.place(),
        )
    if unknown.any():
        findings.note(
            plural(
                "{count} blank cell is missing, for no total says that it is 0: row {rows}",
                "{count} blank cells are missing, for no total says that they are 0: rows {rows}",
                count=int(unknown.sum()),
                rows=row_list(table.row[unknown.any(axis=1)].tolist()),
            ),
            table.place(),
        )


def _note_disagreements(table: RawTable, tally: Tally, found: _Sums, findings: Findings) -> None:
    """Note totals that are not what they sum up; the cells are used, not the totals."""
    added = np.nansum(found.cells, axis=1)
    said = np.full(added.size, np.nan) if found.total is None else found.total
    for row in np.flatnonzero(~found.sums & ~np.isnan(said) & (said != added)).tolist():
        _note_one(table, row, tally.total or 0, said[row], added[row], findings)
    if found.sums.sum() != 1:
        return
    row = int(np.flatnonzero(found.sums)[0])
    for index in (tally.inspected, *_parts(tally), *(() if tally.total is None else (tally.total,))):
        counts = _numbers(table.column(index))
        if not np.isnan(counts[row]) and counts[row] != np.nansum(counts[~found.sums]):
            _note_one(table, row, index, counts[row], float(np.nansum(counts[~found.sums])), findings)


def _note_one(table: RawTable, row: int, column: int, said: float, added: float, findings: Findings) -> None:
    findings.note(
        message(
            "the sheet's total is {said}, but what it sums up is {added}; the total is not used", said=said, added=added
        ),
        table.place(row, column),
    )


def _written(column: RawColumn, nothing: NDArray[np.bool_], unknown: NDArray[np.bool_]) -> RawColumn:
    """Return a column with blank cells filled in."""
    changed = nothing | unknown
    if not changed.any():
        return column
    text = column.written().copy() if column.text is None else column.text.copy()
    text[nothing], text[unknown] = "0", _UNKNOWN
    kind = None if column.kind is None else np.where(changed, np.int8(CellKind.TEXT), column.kind)
    return replace(column, text=text, kind=kind)
