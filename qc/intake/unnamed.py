"""Columns without a header, and rows without a name, that hold readings: asked about, not dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.columns import Form
from qc.intake.footers import without_readings
from qc.intake.formats.raw import letter
from qc.intake.headers import Role
from qc.intake.likely import near_limits
from qc.intake.readings.asking import called
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawTable, Sheet
    from qc.intake.names import Names
    from qc.intake.plan import ColumnPlan, ExpectedColumn

_FEWEST = 3
_HALF = 2
_MOST = 30


def ask_of_unnamed(header: Header, sheet: Sheet, plan: ColumnPlan, findings: Findings) -> None:
    """Report columns right beside a characteristic's that have no header and as many numbers near its limits.

    Parameters
    ----------
    header : Header
        The table's.
    sheet : Sheet
        Its first rows are looked at.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where the question goes.
    """
    if header.form is not Form.UNITS:
        return
    for expected in plan.columns:
        columns = header.measured.get(expected.id, ())
        found = list(_beside(header, sheet, columns[0], expected)) if len(columns) == 1 else []
        if found:
            _ask(header, sheet, expected, found, findings)


def ask_of_unnamed_rows(table: RawTable, header: Header, rows: NDArray[np.bool_], findings: Findings) -> None:
    """Report rows with a reading that do not say which characteristic it is of.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header, with a column that names the characteristic of each row.
    rows : (n,) bool array
        The rows without a name.
    findings : Findings
        Where the question goes.
    """
    held = np.flatnonzero(rows & ~without_readings([table.column(i) for i in header.readings]))
    if not held.size:
        return
    findings.problem(
        plural(
            "this row has a reading but does not say of which characteristic",
            "{count} rows have a reading but do not say of which characteristic; this is the first",
            count=int(held.size),
        ),
        table.place(int(held[0]), header.roles[Role.CHARACTERISTIC]),
        expected=message("the name of a characteristic in every row with a reading"),
        fix=message("Write the name in every row, also where it is the same as above."),
    )


_VALUE = re.compile(r"(.+?)[ \t]+[-+−<>≤≥]*[ ]?\d")


def ask_of_joined_rows(
    table: RawTable, header: Header, rows: NDArray[np.bool_], name: str, known: Names, findings: Findings
) -> bool:
    """Report rows in whose name a characteristic's reading stands too, their own cells having none.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header, with a column that names the characteristic of each row.
    rows : (n,) bool array
        The rows of this name.
    name : str
        As it stands in the rows.
    known : Names
        The names of the standard's characteristics.
    findings : Findings
        Where the problem goes.

    Returns
    -------
    bool
        Whether it was reported.
    """
    begins, first = _VALUE.match(name), int(np.flatnonzero(rows)[0])
    if begins is None or not known.match(begins[1])[0]:
        return False
    if any(c.isdigit() for i in header.readings for c in table.column(i).written_at(first)):
        return False
    findings.problem(
        message("the cell of the name holds a number too, and the cell of the reading holds none"),
        table.place(first, header.roles[Role.CHARACTERISTIC]),
        found=name,
        fix=message("Write the reading in a cell of its own."),
    )
    return True


def _beside(header: Header, sheet: Sheet, column: int, expected: ExpectedColumn) -> Iterator[int]:
    """Yield the columns without a header that follow a characteristic's and hold as many numbers near its limits."""
    below = sheet.head[header.row + 1 :]
    own = _filled(below, column)
    for i in range(column + 1, min(column + 1 + _MOST, len(header.texts))):
        cells = _filled(below, i)
        if header.texts[i].strip() or len(cells) < max(_FEWEST, len(own) / _HALF):
            return
        if not near_limits(header.texts[column], cells, expected):
            return
        yield i


def _filled(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    return [row[column] for row in rows if column < len(row) and row[column].strip()]


def _ask(header: Header, sheet: Sheet, expected: ExpectedColumn, columns: Sequence[int], findings: Findings) -> None:
    letters = tuple(letter(i) for i in columns)
    place = Location(file=sheet.name, sheet=sheet.title, row=header.row + 1)
    findings.problem(
        plural(
            "column {letters} beside {name} has no header, and numbers such as its readings",
            "columns {letters} beside {name} have no header, and numbers such as its readings",
            count=len(letters),
            letters=letters,
            name=called(expected),
        ),
        replace(place, column=letters[0]),
        expected=message("a header above every column with readings"),
        fix=message(
            "Write above each what it holds: X1, X2 … for readings of one subgroup, Titik 1, Titik 2 … for places on"
            " each unit, or a name of its own."
        ),
    )
