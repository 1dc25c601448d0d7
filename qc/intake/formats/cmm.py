"""The text report of a coordinate measuring machine as a table: a row for each measured axis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.formats.cmm_lines import Column, Measured, measured_lines
from qc.intake.formats.declared import note_limits
from qc.intake.formats.written import WrittenSheet
from qc.intake.names import Names
from qc.intake.readings.cell import Mark, value
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from qc.intake.findings import Findings
    from qc.intake.plan import ColumnPlan

_HEADERS = ("No. seri", "Tanggal", "Karakteristik", "MEAS", "Satuan")
_DAY = re.compile(r"(\d{1,2})([/-])(\d{1,2})([/-]\d{2,4}.*)", re.ASCII)
_MONTHS = 12
_ROUNDING = 0.0015


@dataclass(frozen=True, slots=True)
class _Row:
    """A measured axis with the id that the standard knows it by, or its own name."""

    measured: Measured
    name: str
    owner: str | None


def cmm_sheet(name: str, text: str, plan: ColumnPlan, findings: Findings) -> WrittenSheet | None:
    """Return a report as a table with a row for each measured axis, or None with problems.

    A characteristic of the standard is found by feature and axis, such as “HOLE_A X”, or by the feature alone where
    only one axis of it is measured.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    text : str
        All of it.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where problems and notes go.
    """
    before = len(findings.problems)
    rows = _named(list(measured_lines(name, text, findings)), Names(plan))
    for row in rows:
        _check(name, row.measured, findings)
    if len(findings.problems) > before:
        return None
    findings.note(message("read as the report of a measuring machine"), Location(file=name))
    _note_limits(name, rows, plan, findings)
    month_first = _month_first(name, {row.measured.date for row in rows}, findings)
    return WrittenSheet(
        name=name,
        headers=_HEADERS,
        cells=tuple(_cells(row, month_first=month_first) for row in rows),
        lines=tuple(row.measured.line for row in rows),
    )


def _cells(row: _Row, *, month_first: bool) -> tuple[str, ...]:
    one = row.measured
    date = _DAY.sub(r"\3\2\1\4", one.date) if month_first else one.date
    return one.serial, date, row.name, one.cells.get(Column.MEASURED, ""), one.unit


def _named(found: Sequence[Measured], known: Names) -> list[_Row]:
    """Return the rows with the first of their names that the standard knows, else with feature and axis."""
    axes: dict[tuple[str, str], set[str]] = {}
    for one in found:
        axes.setdefault((one.serial, one.feature), set()).add(one.axis)
    rows = []
    for one in found:
        # With a space between them, the axis M would be taken for a unit.
        names = [".".join(filter(None, (one.feature, one.axis)))]
        if len(axes[one.serial, one.feature]) == 1 and one.feature:
            names.append(one.feature)
        owners = next((ids for text in names if (ids := known.match(text)[0])), ())
        rows.append(_Row(one, owners[0], owners[0]) if len(owners) == 1 else _Row(one, names[0], None))
    return rows


def _check(name: str, one: Measured, findings: Findings) -> None:
    """Report a number that was found by its place on the line, but that the report's own deviation denies."""
    measured, nominal, deviation = (
        _number(one, column) for column in (Column.MEASURED, Column.NOMINAL, Column.DEVIATION)
    )
    if one.complete or measured is None or nominal is None or deviation is None:
        return
    if abs(measured - nominal - deviation) > _ROUNDING:
        findings.problem(
            message("what was measured does not fit the report's own deviation from the nominal value"),
            Location(file=name, row=one.line),
            found=one.cells[Column.MEASURED],
            expected=message("the nominal value and the deviation added up"),
            fix=message("Let the machine print all columns, or export the report as a table."),
        )


def _number(one: Measured, column: Column) -> float | None:
    return value(one.cells.get(column, ""), Mark.EITHER)


def _note_limits(name: str, rows: Sequence[_Row], plan: ColumnPlan, findings: Findings) -> None:
    """Note limits of the report that are not the standard's, for each characteristic once."""
    first: dict[str, Measured] = {}
    for row in rows:
        if row.owner is not None:
            first.setdefault(row.owner, row.measured)
    for expected in plan.columns:
        if expected.id in first:
            one = first[expected.id]
            note_limits(expected, _limits(one), one.unit, Location(file=name, row=one.line), findings)


def _limits(one: Measured) -> tuple[float | None, float | None]:
    nominal, upper, lower = (_number(one, column) for column in (Column.NOMINAL, Column.UPPER, Column.LOWER))
    if nominal is None:
        return None, None
    # The lower tolerance is printed with its sign or without it.
    return None if lower is None else nominal - abs(lower), None if upper is None else nominal + upper


def _month_first(name: str, dates: Collection[str], findings: Findings) -> bool:
    """Return whether dates have the month first: one of them can only be meant so."""
    for date in sorted(dates):
        found = _DAY.fullmatch(date)
        if found is not None and int(found[3]) > _MONTHS >= int(found[1]):
            findings.note(message("dates are read with the month first, as in {date}", date=date), Location(file=name))
            return True
    return False
