"""Rows right below the header that still belong to it: the limits of each column, the numbers of the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.findings import row_list
from qc.intake.formats.raw import CellKind
from qc.intake.header_limits import limits_in
from qc.intake.readings.cell import take_apart
from qc.intake.readings.dates import read_time
from qc.words import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawColumn, RawTable
    from qc.intake.labels import Labels

_FIRST = 3
"""Such a row is one of so many first ones."""
_COLUMNS = 3
"""So many numbers of columns in a row are no accident."""


def header_rows(table: RawTable, header: Header, labels: Mapping[int, Labels], findings: Findings) -> NDArray[np.bool_]:
    """Return which of the first rows still belong to the header, and note them.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    findings : Findings
        Where a note goes.
    """
    rows = limit_rows(table, header, labels) | column_numbers(table, header, labels)
    if rows.any():
        findings.note(
            plural(
                "row {rows} left out: it gives the limits, or numbers the columns",
                "{count} rows left out ({rows}): they give the limits, or number the columns",
                count=int(rows.sum()),
                rows=row_list(table.row[rows].tolist()),
            ),
            table.place(),
        )
    return rows


def limit_rows(table: RawTable, header: Header, labels: Mapping[int, Labels]) -> NDArray[np.bool_]:
    """Return which of the first rows give limits, such as "12 ± 0,05", where readings should stand.

    A range such as "112-128" is only taken so in a row without the number that others have.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    """
    rows: NDArray[np.bool_] = np.zeros(table.row.size, dtype=bool)
    columns = [table.column(i) for i in header.readings]
    numbered = [labels[i] for i in header.counts & set(labels)]
    for row in range(min(_FIRST, rows.size)):
        texts = [text for text in (_text(column, row) for column in columns) if text]
        sure = any("±" in text or "+/-" in text for text in texts)
        unnumbered = bool(numbered) and all(bool(label.blank[row]) for label in numbered)
        rows[row] = bool(texts) and (sure or unnumbered) and all(map(_is_limits, texts))
    return rows


def _is_limits(text: str) -> bool:
    return not take_apart(text).digits and limits_in(text) is not None and read_time(text) is None


def column_numbers(table: RawTable, header: Header, labels: Mapping[int, Labels]) -> NDArray[np.bool_]:
    """Return whether the first row numbers the columns, as forms do with (1), (2), (3).

    Plain numbers are only taken so where units are numbered from 1 again in the row below, or where a column of dates
    or names has its number there.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    """
    rows: NDArray[np.bool_] = np.zeros(table.row.size, dtype=bool)
    rank = {column: str(i) for i, column in enumerate(sorted(header.filled), start=1)}
    shown = sorted({*header.readings, *(i for i in labels if i in rank)})
    if rows.size < _FIRST or len(shown) < _COLUMNS:
        return rows
    named = {i: label.at(0) for i, label in labels.items()}
    first = [named[i] if i in named else _text(table.column(i), 0) for i in shown]
    numbers = [text.strip("() .") for text in first]
    if numbers != [rank.get(i, "") for i in shown]:
        return rows
    again = any(labels[i].at(1) == "1" for i in header.counts & set(labels))
    rows[0] = numbers != first or again or any(_alone(labels[i]) for i in shown if i in labels)
    return rows


def _alone(label: Labels) -> bool:
    """Whether the first label is the only whole number in its column."""
    names = [str(label.names[code]) for code in np.unique(label.codes[1:]).tolist()]
    return any(names) and not any(name.isdecimal() for name in names)


def _text(column: RawColumn, row: int) -> str:
    if column.kind is not None and column.kind[row] not in {CellKind.TEXT, CellKind.NUMBER}:
        return "?"
    return column.written_at(row).strip()
