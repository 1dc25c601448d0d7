"""Tables one under another in a sheet: the same table continued, or another one that must not be read as this one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.findings import shortened
from qc.intake.formats.distinct import number_distinct
from qc.intake.formats.raw import letter
from qc.intake.headers import Role, fold, split_unit, sums_up
from qc.intake.labels import Labels, labels_of, worded
from qc.intake.names import Names
from qc.intake.readings.cell import take_apart
from qc.intake.summing_rows import BESIDE
from qc.units import canonical
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawTable, Sheet
    from qc.intake.plan import ColumnPlan

_BEGINS = message("another table seems to begin here: another name stands among the readings")
_APART = message("Put the second table into a sheet or file of its own, or its columns beside those of the first.")


def numbered_apart(
    table: RawTable, header: Header, labels: Mapping[int, Labels], findings: Findings
) -> dict[int, Labels]:
    """Return labels in which numbers that begin anew below a repeated header are others than those above it.

    Parameters
    ----------
    table : RawTable
        The table with the rows that repeat the header.
    header : Header
        Its header.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    findings : Findings
        Where a note goes.
    """
    found = dict(labels)
    again = _repeats(header, labels, table.row.size)
    if not again.any():
        return found
    block: NDArray[np.int64] = np.cumsum(again, dtype=np.int64)
    for column in header.counts & set(labels):
        sums = labels[column].among([code for code, name in labels[column].words() if _sums(name)])
        data = ~again & ~sums & ~labels[column].blank
        pairs = np.unique(np.column_stack([labels[column].codes[data], block[data]]), axis=0)
        if np.unique(pairs[:, 0]).size < len(pairs):
            found[column] = _apart(labels[column], np.where(sums, 0, block))
            findings.note_once(
                message(
                    "the header stands {count} times, and the numbers begin anew below it: read one after the other",
                    count=int(block[-1]) + 1,
                ),
                table.place(),
            )
    return found


def _repeats(header: Header, labels: Mapping[int, Labels], n: int) -> NDArray[np.bool_]:
    """Return the rows in which the header of a column of numbers stands once more."""
    rows: NDArray[np.bool_] = np.zeros(n, dtype=bool)
    for column in header.counts & set(labels):
        own = header.texts[column].strip().casefold()
        if chosen := [code for code, name in labels[column].words() if name.casefold() == own]:
            rows |= labels[column].among(chosen)
    return rows


def _sums(name: str) -> bool:
    return sums_up(name) or name.casefold().strip(" :=.") in BESIDE


def _apart(label: Labels, block: NDArray[np.int64]) -> Labels:
    """Return labels with the number of their table behind them, but for the first."""
    texts = label.text().astype(object)
    later = (block > 0) & (texts != "")
    texts[later] = [f"{text} ({k + 1})" for text, k in zip(texts[later].tolist(), block[later].tolist(), strict=True)]
    codes, names = number_distinct(texts.astype(np.str_))
    return Labels(codes.astype(np.int32, copy=False), names, label.weak)


def another_table(table: RawTable, header: Header, sheet: Sheet, plan: ColumnPlan, findings: Findings) -> bool:
    """Report that a table of other characteristics stands below or above this one; return whether it does.

    Parameters
    ----------
    sheet : Sheet
        Whose first rows are looked at.
    table : RawTable
        The table as written.
    header : Header
        Its header.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where the problem goes.
    """
    if _other_header(table, header, findings):
        return True
    if len(plan.columns) == 1:
        return False
    known = Names(plan)
    if _table_above(header, sheet, known, findings):
        return True
    named = header.roles.get(Role.CHARACTERISTIC) if header.form != "units" else None
    for index in {*header.readings, *header.labels} - {named}:
        column = table.column(index)
        own = {id_ for id_, columns in header.measured.items() if index in columns}
        label = labels_of(column) if worded(column) else None
        for code, text in () if label is None else label.words():
            ids = known.match(text)[0]
            if label is not None and ids and not own & set(ids):
                return _report(table.place(int(np.argmax(label.codes == code)), index), text, findings)
    return False


def _table_above(header: Header, sheet: Sheet, known: Names, findings: Findings) -> bool:
    """Report a name of a characteristic above the header with a number right below it; return whether there is one."""
    rows = getattr(sheet, "above", None) or sheet.head[: header.row]
    for i, (row, below) in enumerate(pairwise(rows)):
        for column, text in enumerate(row):
            ids = set(known.match(text)[0]) - set(header.measured)
            if ids and column < len(below) and take_apart(below[column]).digits:
                place = Location(file=sheet.name, sheet=sheet.title, row=i + 1, column=letter(column))
                return _report(place, text, findings)
    return False


def _other_header(table: RawTable, header: Header, findings: Findings) -> bool:
    """Report a row that begins as the header does and goes on otherwise; return whether there is one."""
    columns = {i: table.column(i) for i in header.readings if table.column(i).text is not None}
    for index in header.labels if columns else ():
        label, own = labels_of(table.column(index)), fold(header.texts[index])
        rows = label.among([code for code, name in label.words() if fold(name) == own])
        for row in np.flatnonzero(rows).tolist():
            for column, raw in columns.items():
                text = raw.written_at(row).strip()
                named = {fold(header.texts[column]), fold(split_unit(header.texts[column])[0])}
                if any(map(str.isalpha, text)) and fold(text) not in named and not canonical(text):
                    return _report(table.place(row, column), text, findings)
    return False


def _report(place: Location, text: str, findings: Findings) -> bool:
    """Report the name at which another table begins."""
    expected = message("one table in each sheet or file")
    findings.problem(_BEGINS, place, found=shortened(text), expected=expected, fix=_APART)
    return True
