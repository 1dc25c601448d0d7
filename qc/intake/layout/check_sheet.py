"""The check sheet: a row for each characteristic, a column for each unit that was looked at."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.beside.notes import is_remark
from qc.intake.headers import Role, fold, meaning, split_unit
from qc.intake.layout.arranged import ArrangedSheet
from qc.intake.layout.claims import claim
from qc.intake.layout.grid import below, beside, made
from qc.intake.names import Names
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet, Texts
    from qc.intake.layout.grid import Grid
    from qc.intake.plan import ColumnPlan

_UNIT = re.compile(r"(?:no|unit|pcs|pc|part|benda|sampel|sample|spl|contoh)?0*([1-9]\d{0,3})")
_STRANGER = 2
"""A row that no characteristic of the standard names is one of the table's with so many cells filled in."""
_LEAST = 3
"""So many numbers one after the other, above a name, number units."""


@dataclass(frozen=True, slots=True)
class _Heads:
    """The headers of a check sheet: columns of items, units of measurement, claims and remarks, units looked at."""

    row: int
    item: int
    measure: int | None
    claims: tuple[int, ...]
    units: tuple[tuple[int, str], ...]


def check_heads(row: int, texts: Sequence[str]) -> _Heads | None:
    """Return the columns of a check sheet's header, or None where a row is none."""
    meanings = [meaning(text) if text.strip() else None for text in texts]
    if Role.CHARACTERISTIC not in meanings:
        return None
    item = meanings.index(Role.CHARACTERISTIC)
    units = _units(texts, item)
    if len(units) < 2:
        return None
    looked_at = {column for column, _ in units}
    measure = meanings.index(Role.MEASURE) if Role.MEASURE in meanings else None
    claims = tuple(
        i
        for i, text in enumerate(texts)
        if i != item and i not in looked_at and (claim(text) is not None or is_remark(text))
    )
    return _Heads(row, item, measure, claims, units)


def head_in(
    rows: Sequence[Sequence[str]], row: int, known: Names | None = None, after: _Heads | None = None
) -> _Heads | None:
    """Return the columns of a check sheet's header that ends in a row: the numbers may stand below the other names.

    Where ``known`` names stand right below, nothing needs to stand above them: "No | 1 | 2 | 3", "Berat | 5,1 | 5,0 |".
    The numbers of the last units may go on ``after`` others.
    """
    found = check_heads(row, rows[row]) or (None if known is None else _above_names(rows, row, known, after))
    if found is not None or row == 0 or check_heads(row - 1, rows[row - 1]) is not None:
        return found
    above, own = rows[row - 1], rows[row]
    if any(cell.strip() and not _UNIT.fullmatch(fold(cell)) and cell not in above for cell in own):
        return None
    width = max(len(above), len(own))
    upper, lower = ([*one, *[""] * (width - len(one))] for one in (above, own))
    return check_heads(row, [b if b.strip() else a for a, b in zip(upper, lower, strict=True)])


def _above_names(rows: Sequence[Sequence[str]], row: int, known: Names, after: _Heads | None) -> _Heads | None:
    """Return the columns of a row of numbers of units, if the next row begins with the name of a characteristic."""
    texts, units = rows[row], _units(rows[row], -1)
    on = after is not None and bool(units) and int(units[0][1]) == int(after.units[-1][1]) + 1
    if not units or (len(units) < _LEAST and not on):
        return None
    below: Sequence[str] = next((cells for cells in rows[row + 1 :] if any(map(str.strip, cells))), ())
    named = [i for i in range(min(units[0][0], len(below))) if known.of_row(below[i]) and not known.match(texts[i])[0]]
    return _Heads(row, named[0], None, (), units) if named else None


def _units(texts: Sequence[str], item: int) -> tuple[tuple[int, str], ...]:
    """Return the columns headed 1, 2, 3 … with their numbers."""
    found: list[tuple[int, str]] = []
    for column in range(item + 1, len(texts)):
        number = _UNIT.fullmatch(fold(texts[column]))
        if number and (not found or int(number[1]) == int(found[-1][1]) + 1):
            found.append((column, number[1]))
    return tuple(found)


def check_sheet(sheet: Sheet, grid: Grid, plan: ColumnPlan, findings: Findings) -> ArrangedSheet | None:
    """Return a check sheet as a row for each reading, or None where a sheet is none.

    Parameters
    ----------
    sheet : Sheet
        For its names.
    grid : Grid
        Its cells.
    plan : ColumnPlan
        The characteristics that its rows may name.
    findings : Findings
        Where a note goes.
    """
    texts = grid.written()
    rows = texts.tolist()
    known = Names(plan)
    heads: list[_Heads] = []
    for row in range(texts.shape[0]):
        found = head_in(rows, row, known, heads[-1] if heads else None)
        heads += [] if found is None else [found]
    if not heads:
        return None
    ends = [*(one.row for one in heads[1:]), texts.shape[0]]
    heads = [_looked_at(one, texts, end) for one, end in zip(heads, ends, strict=True)]
    blocks = [_items(grid, texts, one, end, plan) for one, end in zip(heads, ends, strict=True)]
    pieces, first = [piece for block in blocks for piece in block or ()], heads[0]
    if not pieces or None in blocks or {len(one.claims) for one in heads} != {len(first.claims)}:
        return None
    findings.note(
        message("check sheet: each row is a characteristic, each numbered column a unit"),
        Location(file=sheet.name, sheet=sheet.title, row=first.row + 1),
    )
    item, *claims = (_header(texts, first.row, column) for column in (first.item, *first.claims))
    item = item if meaning(item) is Role.CHARACTERISTIC else "Karakteristik"
    return ArrangedSheet(
        name=sheet.name,
        title=sheet.title,
        top=first.row,
        headers=("No", item, "Nilai", "Satuan", *claims),
        body=below(pieces),
        above=tuple(tuple(row) for row in grid.written(merged=False)[: first.row].tolist()),
    )


def _header(texts: Texts, row: int, column: int) -> str:
    """Return the header of a column; it may stand in the row above the numbers of units."""
    return str(texts[row, column]).strip() or str(texts[max(0, row - 1), column]).strip()


def _looked_at(heads: _Heads, texts: Texts, end: int) -> _Heads:
    """Return headers without the last units if nothing stands below them: a form has room for more."""
    filled = [i for i, (column, _) in enumerate(heads.units) if any(map(str.strip, texts[heads.row + 1 : end, column]))]
    return replace(heads, units=heads.units[: max(filled, default=0) + 1])


def _items(grid: Grid, texts: Texts, heads: _Heads, end: int, plan: ColumnPlan) -> list[Grid] | None:
    """Return the readings of each row below a header, one below the other; None where an item stands twice."""
    known, columns = Names(plan), [column for column, _ in heads.units]
    found, items = [], set[str]()
    for row in range(heads.row + 1, end):
        item = str(texts[row, heads.item]).strip()
        filled = sum(bool(str(texts[row, column]).strip()) for column in columns)
        if item and filled and (filled >= _STRANGER or known.of_row(item)):
            found.append(_readings(grid, row, heads, _named(item, known)))
            items.add(fold(item))
    # An item in several rows has been measured several times: its rows are subgroups, not a check sheet's.
    return found if len(items) == len(found) else None


def _named(item: str, known: Names) -> str | None:
    """Return what to call a row that is not named after its characteristic, in the unit that it gives."""
    own = None if known.match(item)[0] else known.of_row(item)
    unit = split_unit(item)[1]
    return own if own is None or not unit else f"{own} ({unit})"


def _readings(grid: Grid, row: int, heads: _Heads, name: str | None) -> Grid:
    """Return the cells of one row as readings: number of the unit, item, reading, unit of measurement, claims."""
    n = len(heads.units)
    own = [grid.take([row] * n, [column]) for column in (heads.item, *heads.claims)]
    own[0] = own[0] if name is None else made([name] * n)
    measure = made([""] * n) if heads.measure is None else grid.take([row] * n, [heads.measure])
    readings = grid.take([row], [column for column, _ in heads.units]).turned()
    return beside([made([number for _, number in heads.units]), own[0], readings, measure, *own[1:]])
