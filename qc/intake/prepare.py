"""A table made ready for its layout: what each row says besides its readings, and only the rows that hold readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.columns import Form
from qc.intake.findings import row_list
from qc.intake.formats.coded import blank
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.raw import CellKind, Doubt
from qc.intake.further_tables import numbered_apart
from qc.intake.headers import Role
from qc.intake.labels import Labels, labels_of
from qc.intake.summing_rows import summing_rows
from qc.terms import Context
from qc.values import dataclass
from qc.words import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawColumn, RawTable


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prepared:
    """A table, its header, and the labels of its rows.

    Attributes
    ----------
    table : RawTable
        Only rows that hold readings.
    header : Header
    context : mapping of Context to Labels
    named, measure, day, box : Labels or None
        Which characteristic each row names, the unit of measurement, the date, and the box or sheet.
    """

    table: RawTable
    header: Header
    context: Mapping[Context, Labels]
    named: Labels | None
    measure: Labels | None
    day: Labels | None
    box: Labels | None = None


def prepare(table: RawTable, header: Header, findings: Findings) -> Prepared:
    """Return a table without rows that sum up others, repeat the header, or hold nothing.

    Raises
    ------
    Doubt
        Rows without a number must be looked at.
    """
    texts = {i: table.column(i) for i in header.wanted if i not in header.readings}
    labels = {i: labels_of(column) for i, column in texts.items()}
    labels = numbered_apart(table, header, labels, findings)
    sums = summing_rows(table, header, labels, findings)
    kept = ~sums & ~_without_readings(table, header, labels, sums, findings)
    if not kept.all():
        table = table.kept(kept)
        labels = {i: label.take(kept).compact() for i, label in labels.items()}
    return Prepared(
        table=table,
        header=header,
        context=_contexts(header, labels),
        named=_of(header, Role.CHARACTERISTIC, labels),
        measure=_of(header, Role.MEASURE, labels),
        day=_of(header, Role.DATE, labels) or _of(header, Role.CLOCK, labels),
        box=_of(header, Role.BOX, labels),
    )


def _without_readings(
    table: RawTable,
    header: Header,
    labels: Mapping[int, Labels],
    sums: NDArray[np.bool_],
    findings: Findings,
) -> NDArray[np.bool_]:
    """Return the rows in which no cell for a reading is filled in; long tables keep them if anything else is."""
    columns = [table.column(i) for i in header.readings]
    empty: NDArray[np.bool_] = np.logical_and.reduce([_is_empty(column) for column in columns])
    if not empty.any():
        return empty
    blank: NDArray[np.bool_] = empty.copy()
    for label in labels.values():
        blank &= label.blank
    if header.form is Form.LONG:
        return blank
    if any(column.text is None and column.mark is not None for column in columns) and (empty & ~blank & ~sums).any():
        raise Doubt
    numbers = table.row[empty & ~blank & ~sums].tolist()
    if numbers:
        findings.note(
            plural(
                "row {rows} left out: it has no readings",
                "{count} rows left out ({rows}): they have no readings",
                count=len(numbers),
                rows=row_list(numbers),
            ),
            table.place(),
        )
    return empty


def _is_empty(column: RawColumn) -> NDArray[np.bool_]:
    if column.text is None:
        return np.zeros(0, dtype=bool) if column.number is None else np.isnan(column.number)
    empty = blank(column.text)
    if column.kind is None:
        return empty
    return np.asarray((empty & (column.kind == CellKind.TEXT)) | (column.kind == CellKind.MERGED))


def _of(header: Header, role: Role, labels: Mapping[int, Labels]) -> Labels | None:
    return labels.get(header.roles[role]) if role in header.roles else None


def _contexts(header: Header, labels: Mapping[int, Labels]) -> dict[Context, Labels]:
    """Return the context of every row; date and time of day become one."""
    found = {context: labels[column] for context, column in header.context.items() if column in labels}
    if (people := found.get(Context.OPERATOR)) is not None:
        found[Context.OPERATOR] = people.alike()
    sample = _of(header, Role.SAMPLE, labels)
    if sample is not None:
        weak = Labels(sample.codes, sample.distinct, weak=True, others=sample.others)
        found.setdefault(Context.UNIT if Context.SUBGROUP in found else Context.SUBGROUP, weak)
    parts = [part for role in (Role.DATE, Role.CLOCK) if (part := _of(header, role, labels)) is not None]
    if parts:
        found[Context.TIME] = parts[0] if len(parts) == 1 else _joined(parts[0], parts[1])
    return found


def _joined(day: Labels, clock: Labels) -> Labels:
    """Return "day time" for every row."""
    pair = day.codes.astype(np.int64) * clock.names.size + clock.codes
    codes, pairs = number_distinct(pair)
    days, clocks = day.names[pairs // clock.names.size], clock.names[pairs % clock.names.size]
    names = np.array([f"{d} {c}".strip() for d, c in zip(days.tolist(), clocks.tolist(), strict=True)], dtype=np.str_)
    return Labels(codes, names)
