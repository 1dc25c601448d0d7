"""What a sheet says below its columns, held against these columns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.columns import Form
from qc.intake.formats.coded import Coded
from qc.intake.formats.codes import spread
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.raw import CellKind
from qc.intake.headers import Role
from qc.intake.labels import worded
from qc.intake.layout.claims import Claim, cell_value, claim_of, number_in, reference, shown_decimals
from qc.intake.layout.differing import BELOW, Differs, differs_below, note_differing
from qc.intake.layout.figures import from_rows, naming
from qc.intake.layout.limits import hold_limit_rows
from qc.intake.names import Names
from qc.intake.plan import ColumnPlan
from qc.intake.readings.cell import Mark
from qc.intake.readings.plain_digits import numbers_of, plain_digits
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.distinct import Whole
    from qc.intake.formats.raw import RawColumn, RawTable
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

_SIGNS: Mapping[Mark | None, str] = {Mark.COMMA: ",", Mark.POINT: "."}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that sums up others: where it stands, what it says, and the only characteristic that it is about."""

    row: int
    said: Claim
    of: str | None


def hold_columns(
    table: RawTable,
    header: Header,
    claims: Mapping[int, Claim],
    readings: Sequence[tuple[Cells, Numbers]],
    findings: Findings,
) -> None:
    """Compare the rows that sum up columns with these columns, each with the characteristic that it is about.

    Parameters
    ----------
    table : RawTable
        With the rows that were left out.
    header : Header
        Its header.
    claims : mapping of int to Claim
        What columns without readings say.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    findings : Findings
        Where notes go.
    """
    lines = {cells.expected.id: cells.line[:: cells.width] for cells, _ in readings}
    read = np.isin(table.line, np.concatenate(list(lines.values())))
    others = np.flatnonzero(~read).tolist()
    leading = [one for one in naming(table, header) if worded(one)]
    names = Names(ColumnPlan(columns=tuple(cells.expected for cells, _ in readings)))
    rows = [one for i in others if (one := _row(table, header, leading, i, names)) is not None]
    labels = dict.fromkeys(others) | {one.row: one.said for one in rows if one.of is None}
    from_rows(table, header, others, labels, readings, findings)
    said = dict.fromkeys(others, Claim.LIMITS) | {one.row: one.said for one in rows}
    hold_limit_rows(table, header, said, readings, findings)
    shared = header.form is not Form.UNITS and len(readings) > 1
    known: dict[int, NDArray[np.float64]] = {}
    for cells, numbers in readings:
        own = cells.expected.id
        about = [one for one in rows if one.of == own or (one.of is None and not shared)]
        sums = [one for one in about if _compared(one, table, header, numbers.mark)]
        data = np.flatnonzero(np.isin(table.line, lines[own])).astype(np.int32)
        for index in _columns(header, claims, own) if sums else ():
            column = table.column(index)
            found = _values(column, numbers.mark, known)
            wrong = [d for one in sums if (d := _sum_differs(table, column, found, (one, data, numbers.mark)))]
            note_differing(table, column.label, wrong, findings)


def _columns(header: Header, claims: Mapping[int, Claim], own: str) -> list[int]:
    """Return the columns that rows below may sum up: readings, and what the sheet says of each of its rows."""
    if header.form is Form.UNITS:
        return [header.measured[own][0]]
    return [*header.readings, *(i for i, said in claims.items() if said in BELOW)]


def _row(table: RawTable, header: Header, leading: Sequence[RawColumn], row: int, names: Names) -> _Row | None:
    """Return what a row is named as beside its readings, and the characteristic that it or its own column names."""
    column = header.roles.get(Role.CHARACTERISTIC)
    named = () if column is None else names.match(table.column(column).written_at(row))[0]
    for text in (one.written_at(row) for one in leading):
        if any(map(str.isalpha, text)) or "σ" in text:
            found = claim_of(text)
            if found is None:
                return None
            said, rest = found
            about = names.match(rest)[0] if rest else named
            return None if rest and not about else _Row(row, said, about[0] if about else None)
    return None


def _compared(one: _Row, table: RawTable, header: Header, mark: Mark | None) -> bool:
    """Whether a row is compared column by column: a row with one spread only may mean that of all columns."""
    if one.said in BELOW:
        return True
    return header.form is Form.WIDE and one.said is Claim.DEVIATION and _several(table, header, one.row, mark)


def _several(table: RawTable, header: Header, row: int, mark: Mark | None) -> bool:
    """Whether a row has a number below more than one column of readings."""
    numbers = [cell_value(table.column(i), row, mark)[0] for i in header.readings]
    return len(numbers) - sum(map(math.isnan, numbers)) > 1


def _values(column: RawColumn, mark: Mark | None, known: dict[int, NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the number of each cell, NaN where there is none; like texts are looked at once.

    ``known`` holds the numbers of texts that several columns share.
    """
    if isinstance(column.text, Coded) and column.number is None:
        shared = id(column.text.found)
        if shared not in known:
            known[shared] = _numbers(column.text, mark)
        return spread(known[shared], column.text.codes)
    found = np.full(_size(column), np.nan) if column.number is None else column.number.copy()
    if column.text is None:
        return found
    texts = np.isnan(found) if column.kind is None else np.isnan(found) & (column.kind == CellKind.TEXT)
    codes, distinct = number_distinct(column.text[texts])
    found[texts] = _numbers(Coded(codes, distinct), mark)[codes]
    return found


def _numbers(texts: Coded, mark: Mark | None) -> NDArray[np.float64]:
    """Return the number of each different text, NaN where there is none; plain numbers are read all together."""
    sign = _SIGNS.get(mark) if texts.found.dtype.kind in "SO" else None
    found = np.full(texts.found.size, np.nan) if sign is None else numbers_of(plain_digits(texts.found), sign)
    rest = np.flatnonzero(np.isnan(found))
    found[rest] = [number_in(str(text), mark) for text in texts.named(rest).tolist()]
    return found


def _size(column: RawColumn) -> int:
    return 0 if column.text is None else column.text.size


def _sum_differs(
    table: RawTable,
    column: RawColumn,
    cells: NDArray[np.float64],
    of: tuple[_Row, Whole, Mark | None],
) -> Differs | None:
    """Return how a sum below a column differs from all readings above it, or from those since the sum before."""
    sums, data, mark = of
    row, said = sums.row, sums.said
    number, text = cell_value(column, row, mark)
    if math.isnan(number):
        return None
    shown, before = shown_decimals(text), data[data < row]
    since = before[np.r_[True, np.diff(before) > 1].nonzero()[0][-1] :] if before.size else before
    several = {some.size: some for some in (before, since, data)}  # sets of one size are the same
    above = [cells[some] for some in several.values()]
    if said is Claim.SUM and any(number in _counts(readings) for readings in above):
        return None
    ours = [differs_below(said, readings, number, shown) for readings in above]
    if any(each is None for each in ours):
        return None
    return Differs(reference(column, row, table.row), text, ours[0] or 0.0, shown)


def _counts(readings: NDArray[np.float64]) -> tuple[int, int]:
    """Return how many rows there are, and readings: a total may say that instead of their sum."""
    return readings.size, int((~np.isnan(readings)).sum())
