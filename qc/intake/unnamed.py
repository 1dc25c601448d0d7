"""Columns without a header, and rows without a name, that hold readings: asked about, not dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.beside.figures import agrees
from qc.intake.columns import Form
from qc.intake.footers import without_readings
from qc.intake.formats.raw import letter
from qc.intake.headers import Role
from qc.intake.likely import near_limits
from qc.intake.readings.asking import called
from qc.intake.readings.cell import Mark, take_apart, value
from qc.intake.readings.plausible import native_decimals
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
_ALIKE = 0.8
_VALUE = re.compile(r"(.+?)[ \t]+[-+−<>≤≥]*[ ]?\d")
"""A name with a number behind it."""


def ask_of_unnamed(header: Header, sheet: Sheet, plan: ColumnPlan, findings: Findings) -> None:
    """Report columns right beside readings that have no header, and as many numbers of the same size.

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
    if header.form is Form.WIDE:
        if found := _beside_numbered(header, sheet):
            _ask(sheet, header.row, f"{header.label(header.replicates[0])} …", found, findings)
        return
    for expected in plan.columns if header.form is Form.UNITS else ():
        columns = header.measured.get(expected.id, ())
        found = list(_beside(header, sheet, columns[0], expected)) if len(columns) == 1 else []
        if found:
            _ask(sheet, header.row, called(expected), found, findings)


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
    begins, own = _VALUE.match(name), np.flatnonzero(rows).tolist()
    if begins is None or not known.match(begins[1])[0]:
        return False
    # A name of its own, such as "Ø 2", has a reading in one of its rows.
    if any(c.isdigit() for row in own for i in header.readings for c in table.column(i).written_at(row)):
        return False
    findings.problem(
        message("the cell of the name holds a number too, and the cell of the reading holds none"),
        table.place(own[0], header.roles[Role.CHARACTERISTIC]),
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


def _beside_numbered(header: Header, sheet: Sheet) -> list[int]:
    """Return the columns without a header among and right beside x1, x2 … that hold as many numbers of their size."""
    first, last = min(header.replicates), max(header.replicates)
    free = {i for i, text in enumerate(header.texts) if not text.strip() and i in header.filled}
    before = list(takewhile(free.__contains__, range(first - 1, -1, -1)))
    behind = takewhile(free.__contains__, range(last + 1, len(header.texts)))
    near = [*before[::-1], *(i for i in range(first, last) if i in free), *behind]
    if not near:
        return []
    below = sheet.head[header.row + 1 :]
    own = [_numbers(below, i) for i in header.replicates]
    known = np.array([x for column in own for x in column if x is not None])
    if known.size < _FEWEST:
        return []
    fewest = max(_FEWEST, min(sum(x is not None for x in column) for column in own) / _HALF)
    cells = {i: _numbers(below, i) for i in near}
    return [
        i
        for i, numbers in cells.items()
        if _alike([x for x in numbers if x is not None], known, fewest) and not _sums_up(numbers, own)
    ]


def _alike(numbers: Sequence[float], known: NDArray[np.float64], fewest: float) -> bool:
    """Whether numbers are of the size of others; those that count rows, or are all the same, are something else."""
    if len(numbers) < fewest or set(np.diff(numbers)) <= {1.0} or (np.ptp(numbers) == 0 < np.ptp(known)):
        return False
    width = np.ptp(known) or abs(known[0])
    inside = [known.min() - width <= x <= known.max() + width for x in numbers]
    return int(np.count_nonzero(inside)) >= _ALIKE * len(numbers)


def _sums_up(numbers: Sequence[float | None], own: Sequence[Sequence[float | None]]) -> bool:
    """Whether numbers are the means, or the largest or the smallest, of what stands in their rows."""
    rows = [(x, row) for x, *row in zip(numbers, *own, strict=True) if x is not None and None not in row]
    given = [(x, [y for y in row if y is not None]) for x, row in rows]
    ways = (lambda row: sum(row) / len(row), max, min)
    shown = native_decimals(np.array([x for x, _ in given]))
    return any(all(agrees(way(row), x, shown) for x, row in given) for way in ways)


def _numbers(rows: Sequence[Sequence[str]], column: int) -> list[float | None]:
    """Return the first numbers of a column, None for what is none; marks before three digits are decimal marks here."""
    cells = (row[column] if column < len(row) else "" for row in rows)
    return [value(take_apart(cell, blanks=True).digits or "", Mark.EITHER) for cell in cells]


def _ask(sheet: Sheet, row: int, name: str, columns: Sequence[int], findings: Findings) -> None:
    letters = tuple(letter(i) for i in columns)
    place = Location(file=sheet.name, sheet=sheet.title, row=row + 1)
    findings.problem(
        plural(
            "column {letters} beside {name} has no header, and numbers such as its readings",
            "columns {letters} beside {name} have no header, and numbers such as its readings",
            count=len(letters),
            letters=letters,
            name=name,
        ),
        replace(place, column=letters[0]),
        expected=message("a header above every column with readings"),
        fix=message(
            "Write above each what it holds: X1, X2 … for readings of one subgroup, Titik 1, Titik 2 … for places on"
            " each unit, or a name of its own."
        ),
    )
