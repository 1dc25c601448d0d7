"""Sheets of sums: a row for each day or lot, with how many units were inspected and how many bad ones were counted.

Such a sheet adds itself up, down and across. What it says of its own sums is held against them: a blank cell is nothing
found where they agree with that, and nobody knows what it is where they do not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Problem
from qc.intake.beside.counts import read_counts, whole_count
from qc.intake.beside.notes import is_remark, note_numbers
from qc.intake.beside.tally_sums import filled
from qc.intake.columns import Form
from qc.intake.headers import fold, split_unit
from qc.intake.layouts import lay_out
from qc.intake.matching import no_rows
from qc.intake.numbering import place_readings
from qc.intake.plan import ColumnPlan, ExpectedColumn
from qc.intake.prepare import prepare
from qc.intake.readings.numbers import Numbers
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawTable, Sheet
    from qc.intake.numbering import Placed
    from qc.intake.readings.cells import Cells

_INSPECTED_NAMES = (
    "jml periksa, jumlah periksa, jml diperiksa, jumlah diperiksa, diperiksa, qty periksa, qty diperiksa,"
    " total periksa, total diperiksa, jml inspeksi, jumlah inspeksi, qty inspeksi, jml sampel, jumlah sampel,"
    " ukuran sampel, inspected, qty inspected, units inspected, number inspected, total inspected, sample size, n"
)
_TOTAL_NAMES = (
    "total ng, jml ng, jumlah ng, qty ng, total cacat, jml cacat, jumlah cacat, total reject, jml reject,"
    " jumlah reject, total defect, total defects, total nonconforming, total nonconformities"
)
_INSPECTED = frozenset(fold(name) for name in _INSPECTED_NAMES.split(","))
_TOTAL = frozenset(fold(name) for name in _TOTAL_NAMES.split(","))
INSPECTED_ID, TOTAL_ID, OTHER_ID = "#inspected", "#total", "#other"
"""What the columns of a tally are called besides the standard's ids, which cannot begin with #."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The columns of a sheet of sums.

    Attributes
    ----------
    header : Header
        With the columns that the sheet adds up among those that are measured.
    inspected : int
        The column of units inspected.
    total : int or None
        The column that sums up each row; None where there is none.
    others : tuple of int
        Columns of counts that the standard does not ask for, but that the totals include.
    """

    header: Header
    inspected: int
    total: int | None
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRead:
    """What a sheet of sums turned out to hold.

    Attributes
    ----------
    parts : tuple of Placed
        The counts of each characteristic.
    seen : frozenset of str
        Ids of the characteristics with a column.
    rows : int
        Days or lots.
    """

    parts: tuple[Placed, ...]
    seen: frozenset[str]
    rows: int


def find_tally(header: Header, head: Sequence[Sequence[str]], plan: ColumnPlan) -> Tally | None:
    """Return the columns of a sheet of sums, or None where a sheet is none.

    Parameters
    ----------
    header : Header
        Its header row.
    head : sequence of sequence of str
        Its first rows as text.
    plan : ColumnPlan
        What the standard asks for.
    """
    counted = {column.id for column in plan.columns if column.counts}
    if header.form is not Form.UNITS or not set(header.measured) <= counted:
        return None
    below = head[header.row + 1 :]
    taken = set(header.readings)
    named = {column: fold(split_unit(text)[0]) for column, text in enumerate(header.texts) if column not in taken}
    inspected = next((i for i, name in named.items() if name in _INSPECTED and _counts(below, i)), None)
    if inspected is None:
        return None
    total = next((i for i, name in named.items() if name in _TOTAL), None)
    between = range(inspected + 1, inspected if total is None else total)
    others = tuple(i for i in between if i not in taken and header.texts[i].strip() and _counts(below, i, empty=True))
    measured = {**header.measured, INSPECTED_ID: (inspected,)}
    if total is not None:
        measured[TOTAL_ID] = (total,)
    measured |= {f"{OTHER_ID}{i}": (i,) for i in others}
    remarks = tuple(i for i in header.left_out if i not in others and is_remark(header.texts[i]))
    seen = replace(header, measured=measured, remarks=remarks)
    return Tally(header=seen, inspected=inspected, total=total, others=others)


def _counts(below: Sequence[Sequence[str]], column: int, *, empty: bool = False) -> bool:
    """Whether the cells of a column are counts, and there are any."""
    cells = [row[column] for row in below if column < len(row) and row[column].strip()]
    return all(whole_count(cell) is not None for cell in cells) and (bool(cells) or empty)


def read_tally(sheet: Sheet, tally: Tally, plan: ColumnPlan, findings: Findings) -> TallyRead | None:
    """Return the counts of a sheet of sums, or None with problems.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    tally : Tally
        Its columns.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where problems and notes go.
    """
    raw = sheet.careful(tally.header, findings)
    if raw is None:
        return None
    before = len(findings.problems)
    readings, seen, rows = _readings(raw, tally, plan, findings)
    if len(findings.problems) > before:
        return TallyRead(parts=(), seen=seen, rows=rows)
    note_numbers(readings, findings)
    parts = tuple(_with_units(part) for part in place_readings(readings, {}, findings))
    return TallyRead(parts=parts, seen=seen, rows=rows)


def _readings(
    raw: RawTable, tally: Tally, plan: ColumnPlan, findings: Findings
) -> tuple[list[tuple[Cells, Numbers]], frozenset[str], int]:
    """Return the counts of each characteristic, their ids, and the number of rows."""
    inspected = ExpectedColumn(
        id=INSPECTED_ID, names=(tally.header.label(tally.inspected),), unit="", counts="nonconformities"
    )
    prepared = prepare(filled(raw, tally, findings), tally.header, findings)
    if not prepared.table.row.size:
        no_rows(raw, findings)
        return [], frozenset(), 0
    *cells, of = lay_out(prepared, ColumnPlan(columns=(*plan.columns, inspected)), findings)
    units = read_counts(of, findings)
    counted = [(one, read_counts(one, findings)) for one in cells]
    seen = frozenset(one.expected.id for one in cells)
    if units is None:
        return [], seen, len(of)
    readings = []
    for one, counts in counted:
        if counts is not None and _fits(one, counts, of, units, findings):
            nobody = np.isnan(units) | (units == 0)
            values = np.where(nobody, np.nan, counts)
            readings.append((one, Numbers(values=values, inspected=np.where(nobody, 0.0, units))))
    return _with_remarks(readings, raw, prepared.table, tally.header, findings), seen, len(of)


def _with_remarks(
    readings: list[tuple[Cells, Numbers]], raw: RawTable, kept: RawTable, header: Header, findings: Findings
) -> list[tuple[Cells, Numbers]]:
    """Return counts with what people remarked beside them."""
    if not header.remarks or not readings:
        return readings
    from qc.intake.beside.remarks import note_remarks, with_remarks  # noqa: PLC0415 - most sheets of sums have none

    note_remarks(header, raw, findings)
    return with_remarks(readings, raw, kept, header, findings)


def _fits(one: Cells, counts: NDArray[np.float64], of: Cells, units: NDArray[np.float64], findings: Findings) -> bool:
    """Report counts without units inspected, and more nonconforming units than units."""
    lost = np.flatnonzero((counts > 0) & np.isnan(units))
    found = np.nan_to_num(counts)
    many = np.flatnonzero((found > units) & ((one.expected.counts == "nonconforming") | (units == 0)))
    findings.each(lost.tolist(), lambda i: _without_units(of, i))
    findings.each(many.tolist(), lambda i: _too_many(one, i, int(units[i])))
    return not (lost.size or many.size)


def _without_units(of: Cells, index: int) -> Problem:
    return Problem(
        reason=message("this row has counts but does not say how many units were inspected"),
        location=of.place(index),
        found=of.written(index),
        expected=message("the number of units inspected"),
        fix=message("Write it, or delete the row if nothing was inspected."),
    )


def _too_many(one: Cells, index: int, units: int) -> Problem:
    return Problem(
        reason=message("more units are counted as nonconforming than were inspected"),
        location=one.place(index),
        found=one.written(index),
        expected=message("at most {units}, the units inspected in this row", units=units),
        fix=message("Correct one of the two numbers."),
    )


def _with_units(part: Placed) -> Placed:
    """Return counts with the first unit of each: units are numbered through all rows."""
    given = part.numbers.inspected
    assert given is not None
    units = (given if part.order is None else given[part.order]).astype(np.int64)
    return replace(part, unit=np.cumsum(units) - units)
