"""What stands below the readings in their own columns: names under signatures, a mean below the word for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.findings import name_list, row_list
from qc.intake.formats.coded import blank
from qc.intake.headers import sums_up
from qc.intake.readings.cell import is_missing
from qc.words import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawColumn, RawTable
    from qc.intake.labels import Labels


def below_words(table: RawTable, header: Header, label: Labels | None) -> NDArray[np.bool_]:
    """Return the rows that stand right below a word such as "Rata-rata" in the only column of readings.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header.
    label : Labels or None
        What stands in the first column of readings; None where it holds plain numbers.
    """
    rows: NDArray[np.bool_] = np.zeros(table.row.size, dtype=bool)
    if label is None or len(header.readings) > 1 or header.labels:
        return rows
    words = label.among([code for code, name in label.words() if sums_up(name)])
    rows[1:] = words[:-1] & ~words[1:]
    return rows


def footers(
    table: RawTable,
    header: Header,
    labels: Mapping[int, Labels],
    sums: NDArray[np.bool_],
    findings: Findings,
) -> NDArray[np.bool_]:
    """Return the last rows if they hold words instead of readings, and note them: who made and who approved a sheet.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    sums : (n,) bool array
        Rows that are left out already.
    findings : Findings
        Where a note goes.
    """
    n = table.row.size
    none: NDArray[np.bool_] = np.zeros(n, dtype=bool)
    readings = [table.column(i) for i in header.readings]
    if not n or all(column.text is None for column in readings):
        return none
    last, below = -1, list[int]()
    for row in np.flatnonzero(~sums & ~without_readings(readings))[::-1].tolist():
        if _kind(readings, row) == "readings":
            last = row
            break
        below.insert(0, row)
    numbered = [labels[i] for i in header.counts if i in labels]
    if last < 0 or not below or any(not label.blank[below].all() for label in numbered):
        return none
    if not numbered and int(table.row[below[0]]) - int(table.row[last]) < 2:
        return none
    none[below] = True
    _note(table, readings, below, findings)
    return none


def without_readings(columns: list[RawColumn]) -> NDArray[np.bool_]:
    """Return the rows in which nothing stands where readings should."""
    filled = [
        (False if c.text is None else ~blank(c.text)) | (False if c.number is None else ~np.isnan(c.number))
        for c in columns
    ]
    return np.asarray(~np.logical_or.reduce([np.asarray(one, dtype=bool) for one in filled]), dtype=bool)


def _kind(columns: list[RawColumn], row: int) -> str:
    """Return what a row holds where readings should stand: "words", nothing (""), or "readings"."""
    kinds = {_cell(column, row) for column in columns}
    return "readings" if "readings" in kinds else max(kinds)


def _cell(column: RawColumn, row: int) -> str:
    from qc.intake.readings.verdict_marks import is_mark  # noqa: PLC0415 - only the last rows of a table are looked at

    if column.number is not None and not np.isnan(column.number[row]):
        return "readings"
    text = "" if column.text is None else str(column.text[row]).strip()
    if not text:
        return ""
    return "readings" if any(map(str.isdigit, text)) or is_missing(text) or is_mark(text) else "words"


def _note(table: RawTable, columns: list[RawColumn], rows: list[int], findings: Findings) -> None:
    texts = [str(c.text[i]).strip() for i in rows for c in columns if c.text is not None]
    names = list(dict.fromkeys(text for text in texts if text))
    numbers = table.row[rows].tolist()
    findings.note(
        plural(
            "row {rows} left out ({names}): it stands below the readings and holds words only",
            "{count} rows left out ({rows}: {names}): they stand below the readings and hold words only",
            count=len(numbers),
            rows=row_list(numbers),
            names=name_list(names),
        ),
        table.place(),
    )
