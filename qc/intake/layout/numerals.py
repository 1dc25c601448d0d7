"""Columns headed only 1 2 3 … under a characteristic's title: the readings of the subgroup in each row."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.columns import HEADER_WITHIN
from qc.intake.completing import plausible
from qc.intake.headers import Role, meaning
from qc.intake.layout.arranged import ArrangedSheet
from qc.intake.layout.grid import below, beside
from qc.intake.layout.own_sheets import named_by
from qc.intake.layout.titles import owner
from qc.intake.names import Names
from qc.terms import Context
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.layout.grid import Grid
    from qc.intake.plan import ColumnPlan, ExpectedColumn

_LEAST = 3
"""A row of data may begin with 1 and 2 by chance."""
_EITHER = (Context.SUBGROUP, Role.SAMPLE)


def counted(texts: Sequence[str]) -> range | None:
    """Return the columns headed 1, 2, 3 and so on side by side, or None where there are none.

    Examples
    --------
    >>> counted(["No", "1", "2", "3", "X-bar"]), counted(["1", "2"]), counted(["No", "1", "3", "5"])
    (range(1, 4), None, None)
    """
    cells = [text.strip() for text in texts]
    if "1" not in cells:
        return None
    start = end = cells.index("1")
    while end < len(cells) and cells[end] == str(end - start + 1):
        end += 1
    rest = [cell for cell in (*cells[:start], *cells[end:]) if cell]
    return range(start, end) if end - start >= _LEAST and not any(map(str.isdecimal, rest)) else None


def recounted(texts: Sequence[str]) -> bool:
    """Return whether 1, 2 and so on stand there more than once, as below each of several characteristics.

    Examples
    --------
    >>> recounted(["", "1", "2", "1", "2"]), recounted(["1", "2", "3"]), recounted(["1", "1"])
    (True, False, False)
    """
    numbers = [text.strip() for text in texts if text.strip().isdecimal()]
    again = [i for i, number in enumerate(numbers) if number == "1"]
    runs = [numbers[i:j] for i, j in pairwise([*again, len(numbers)])]
    return again[:1] == [0] and len(runs) > 1 and all(map(counts_up, runs))


def counts_up(texts: Sequence[str]) -> bool:
    """Return whether these are 1, 2 and so on, and nothing else.

    Examples
    --------
    >>> counts_up(["1", "2", "3"]), counts_up(["1", "3"]), counts_up(["1"])
    (True, False, False)
    """
    return len(texts) > 1 and list(texts) == [str(i) for i in range(1, len(texts) + 1)]


def numbered_columns(sheet: Sheet, grid: Grid, plan: ColumnPlan, findings: Findings) -> ArrangedSheet | None:
    """Return a table whose columns are headed 1 2 3 … with the headers X1, X2, X3 …; None where a sheet has none.

    The title above, the cell beside, or the sheet's name must tell the characteristic, the numbers below must be of
    its size, and the standard must not number its characteristics so.

    Parameters
    ----------
    sheet : Sheet
        For its names.
    grid : Grid
        Its cells.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where a note goes.
    """
    texts: list[list[str]] = grid.written(merged=False).tolist()
    rows = [(i, columns) for i, row in enumerate(texts[:HEADER_WITHIN]) if (columns := counted(row)) is not None]
    if not rows or any(columns != rows[0][1] for _, columns in rows):
        return None
    row, columns = rows[0]
    once_more = {i for i, _ in rows[1:]}
    expected = _told(sheet, texts, row, columns, plan)
    if expected is None or not _fits(texts, row, columns, expected, plan):
        return None
    place = Location(file=sheet.name, sheet=sheet.title, row=row + 1)
    if again := _numbered_again(texts, row, columns):
        return _in_blocks(sheet, grid, [row, *again], columns, findings)
    headers = _headers(texts, row, columns, plan)
    findings.note(message("columns 1 … {last} are the readings of the subgroup in each row", last=len(columns)), place)
    beside = [cell for cell in texts[row] if cell.strip() and not cell.strip().isdecimal()]
    return ArrangedSheet(
        name=sheet.name,
        title=sheet.title,
        top=row,
        headers=headers,
        body=grid.take([i for i in range(row + 1, len(texts)) if i not in once_more], slice(None)),
        above=(*map(tuple, texts[:row]), tuple(beside[:1])),
    )


def _numbered_again(texts: Sequence[Sequence[str]], row: int, columns: range) -> list[int]:
    """Return the rows below in which the numbers go on, such as 11, 12, 13 below 1, 2, 3."""
    found: list[int] = []
    for i in range(row + 1, len(texts)):
        cells = [texts[i][column].strip() for column in columns]
        shown = sum(map(bool, cells))
        first = (len(found) + 1) * len(columns) + 1
        if shown and cells[:shown] == [str(first + k) for k in range(shown)]:
            found.append(i)
    return found


def _in_blocks(
    sheet: Sheet, grid: Grid, heads: Sequence[int], columns: range, findings: Findings
) -> ArrangedSheet | None:
    """Return a row for each unit, where units stand across and their numbers go on in a row further down."""
    texts = grid.written(merged=False)
    parts: list[Grid] = []
    for head, end in zip(heads, [*heads[1:], texts.shape[0]], strict=True):
        units = [column for column in columns if str(texts[head, column]).strip()]
        rows = [i for i in range(head + 1, end) if any(str(texts[i, column]).strip() for column in units)]
        if len(rows) != 1:
            place = Location(file=sheet.name, sheet=sheet.title, row=head + 1)
            findings.problem(
                message("below the numbers of units stand {count} rows of readings, not one", count=len(rows)),
                place,
                fix=message("Write a row for each unit: its number, then its readings."),
            )
            return None
        parts.append(beside([grid.take([head], units).turned(), grid.take(rows, units).turned()]))
    place = Location(file=sheet.name, sheet=sheet.title, row=heads[0] + 1)
    findings.note(message("each numbered column is a unit; the numbers go on further down"), place)
    above = tuple(tuple(row) for row in texts[: heads[0]].tolist())
    return ArrangedSheet(
        name=sheet.name, title=sheet.title, top=heads[0], headers=("No", "Nilai"), body=below(parts), above=above
    )


def _told(
    sheet: Sheet, texts: Sequence[Sequence[str]], row: int, columns: range, plan: ColumnPlan
) -> ExpectedColumn | None:
    """Return the only characteristic that stands above or beside the columns, or that names the sheet."""
    over = [text for text in texts[row - 1][columns.start : columns.stop] if text.strip()] if row else []
    if len(over) > 1:
        return None
    names = {e.id: (*e.names, e.id) for e in plan.columns}
    told = owner([*texts[:row], texts[row][: columns.start]], sheet.title, names) or named_by(sheet.title or "", plan)
    return next((e for e in plan.columns if e.id == told), None)


def _fits(texts: Sequence[Sequence[str]], row: int, columns: range, expected: ExpectedColumn, plan: ColumnPlan) -> bool:
    """Whether the numbers below can be readings, a subgroup in each row."""
    balloons = {e.balloon for e in plan.columns if e.balloon}
    if expected.counts is not None or balloons == {str(k + 1) for k in range(len(columns))}:
        return False
    again = _numbered_again(texts, row, columns)
    rows = [list(cells) for i, cells in enumerate(texts) if i > row and i not in again and counted(cells) != columns]
    filled = [cells for cells in rows if any(cells[i].strip() for i in columns)]
    if not filled or not all(plausible([cells[i] for cells in filled], expected) for i in columns):
        return False
    # "Subgrup | 1 | 2 | 3" may number the columns too: rows numbered 1, 2, 3 then are the readings of each column.
    either = [i for i in range(columns.start) if meaning(texts[row][i]) in _EITHER]
    numbered = any(cells[i].strip().isdecimal() for cells in filled for i in either)
    return not numbered or len(filled) > len(columns)


def _headers(texts: Sequence[Sequence[str]], row: int, columns: range, plan: ColumnPlan) -> tuple[str, ...]:
    """Return X1, X2 … for the columns, and for the others what stands in the row or just above it."""
    known = Names(plan)
    above = texts[row - 1] if row else [""] * len(texts[row])
    found: list[str] = []
    for i, text in enumerate(texts[row]):
        if i in columns:
            found.append(f"X{i - columns.start + 1}")
        elif known.match(text)[0]:
            found.append("Subgrup")
        else:
            found.append(text or (above[i] if meaning(above[i]) is not None else ""))
    return tuple(found)
