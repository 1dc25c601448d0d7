"""Sheets in which a unit is ticked in one of two columns, OK or NG: the two become one column of OK and NG."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.beside.notes import is_remark
from qc.intake.columns import find_header
from qc.intake.findings import Findings
from qc.intake.formats.raw import CellKind
from qc.intake.headers import Role, meaning, replicate
from qc.intake.layout.arrange import Found, arranged
from qc.intake.layout.arranged import ArrangedSheet
from qc.intake.layout.claims import claim
from qc.intake.layout.grid import Grid, grid_of
from qc.intake.layout.tick_columns import ticked_column
from qc.intake.layout.tick_notes import JUDGEMENT, VALUE, note_ticks, report_unread
from qc.intake.layout.tick_pairs import find_pairs, header_row, may_have_ticks, sign_of
from qc.intake.names import Names
from qc.intake.readings.tick_marks import counted, is_tick
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.formats.raw import Sheet
    from qc.intake.layout.tick_columns import Ticked
    from qc.intake.layout.tick_pairs import Pair
    from qc.intake.plan import ColumnPlan


@dataclass(frozen=True, kw_only=True)
class TickedSheet(ArrangedSheet):
    """A sheet with one column of OK and NG for each two columns of ticks; ``grid`` is the whole of it."""

    grid: Grid


def arranged_with_ticks(sheet: Sheet, plan: ColumnPlan) -> Found:
    """Return a sheet as a row of headers with rows below, its ticks in two columns read as OK and NG.

    Parameters
    ----------
    sheet : Sheet
        A workbook's sheet or a text.
    plan : ColumnPlan
        What the standard asks for.
    """
    row = _header(sheet, plan) if may_have_ticks(sheet.head) else None
    grid = None if row is None else grid_of(sheet)
    if row is None or grid is None:
        return arranged(sheet, plan)
    findings = Findings()
    ticked = _ticked(sheet, grid, row, plan, findings)
    report_unread(sheet, ticked.grid if ticked else grid, row, plan, findings)
    if findings.problems:
        return Found(ticked or sheet, findings)
    found = arranged(ticked or sheet, plan)
    findings.take(found.findings)
    return Found(found.sheet, findings)


def _header(sheet: Sheet, plan: ColumnPlan) -> int | None:
    header = find_header(sheet.head, plan)
    return header_row(sheet.head, None if header is None else header.row, Names(plan))


def _ticked(sheet: Sheet, grid: Grid, row: int, plan: ColumnPlan, findings: Findings) -> TickedSheet | None:
    """Return a sheet with one column for each pair; None where there is none."""
    known, texts = Names(plan), grid.written(merged=False).tolist()
    pairs = [
        replace(one, name=name)
        for one in find_pairs(grid, row, known)
        if (name := _name(one, texts, row, plan, known)) is not None and _holds_ticks(texts, one, name, known)
    ]
    if not pairs:
        return None
    columns = [ticked_column(grid, texts, one, pairs) for one in pairs]
    place = Location(file=sheet.name, sheet=sheet.title, row=pairs[0].row + 1)
    note_ticks(list(zip(pairs, columns, strict=True)), plan, place, findings)
    whole, top = _one_column_each(grid, row, pairs, columns), min(row, *(one.above or row for one in pairs))
    written = whole.take(slice(0, top + 1), slice(None)).written(merged=False).tolist()
    return TickedSheet(
        name=sheet.name,
        title=sheet.title,
        top=top,
        headers=tuple(text.strip() for text in written[top]),
        body=whole.take(slice(top + 1, None), slice(None)),
        above=tuple(map(tuple, written[:top])),
        hidden_rows=getattr(sheet, "hidden_rows", ()),
        hidden_columns=getattr(sheet, "hidden_columns", ()),
        comments=getattr(sheet, "comments", {}),
        as_written=_as_written(grid, texts, pairs, columns),
        grid=whole,
    )


def _as_written(
    grid: Grid, texts: Sequence[Sequence[str]], pairs: Sequence[Pair], columns: Sequence[Ticked]
) -> dict[tuple[int, int], str]:
    """Return the mark that stands in the sheet where one column says OK or NG, by its row and column there."""
    found: dict[tuple[int, int], str] = {}
    for pair, ticked in zip(pairs, columns, strict=True):
        for k, said in enumerate(ticked.said, start=pair.row + 1):
            at = pair.bad if said.startswith("NG") else pair.good
            if said:
                found[int(grid.row[k, at]), int(grid.column[k, at])] = texts[k][at]
    return found


def _name(pair: Pair, texts: Sequence[Sequence[str]], row: int, plan: ColumnPlan, known: Names) -> str | None:
    """Return what the one column is called; None where the user says that it holds nothing."""
    headers = [(texts[pair.row][i], i) for i in (pair.good, pair.bad)]
    if any(known.nothing(text, i) for text, i in headers):
        return None
    given = next((id_ for text, i in headers if (id_ := known.given(text, i)) is not None), None)
    if given is not None or pair.name:
        return given or pair.name
    others = [text for i, text in enumerate(texts[row]) if i not in {pair.good, pair.bad} and text.strip()]
    plain = all(meaning(text) is not None or is_remark(text) or claim(text) is not None for text in others)
    named = not plain or any(known.match(text)[0] for text in others)
    meanings = {meaning(text) for text in others}
    numbered = any(replicate(text) is not None or text.strip().isdecimal() for text in others)
    if Role.CHARACTERISTIC in meanings and Role.VALUE not in meanings and not numbered:
        return VALUE
    only = len(plan.columns) == 1 and plan.columns[0].counts == "nonconforming"
    return VALUE if only and not named else JUDGEMENT


def _holds_ticks(texts: Sequence[Sequence[str]], pair: Pair, name: str, known: Names) -> bool:
    """Whether marks stand in two columns, mostly in one of the two; below a characteristic's name nothing else may."""
    headers = sign_of(texts[pair.row][pair.good]), sign_of(texts[pair.row][pair.bad])
    rows = [(row[pair.good], row[pair.bad]) for row in texts[pair.row + 1 :]]
    cells = [(text, header) for row in rows for text, header in zip(row, headers, strict=True)]
    if counted([text for text, _ in cells], [header for _, header in cells]):
        return False
    marked = [sum(is_tick(text, header) for text, header in zip(row, headers, strict=True)) for row in rows]
    return bool(known.match(name)[0]) or marked.count(1) > marked.count(2)


def _one_column_each(grid: Grid, row: int, pairs: Sequence[Pair], columns: Sequence[Ticked]) -> Grid:
    """Return all cells with one column for each pair; a row of headers that then says nothing is left out."""
    whole = Grid(
        text=grid.text.copy(),
        number=grid.number.copy(),
        kind=grid.kind.copy(),
        row=grid.row,
        column=grid.column.copy(),
    )
    for pair, ticked in zip(pairs, columns, strict=True):
        _write(whole, pair, ticked, row)
    lower = pairs[0].row
    rest = whole.take([lower], slice(None)).written(merged=False)[0].tolist()
    if any(text.strip() for text in rest):
        return whole
    return whole.take([i for i in range(whole.shape[0]) if i != lower], slice(None))


def _write(whole: Grid, pair: Pair, ticked: Ticked, row: int) -> None:
    """Write one column where two stood, below its name; what stands beside it is no part of it."""
    at, empty = sorted((pair.good, pair.bad))
    names = {at: pair.name, empty: "", **{i: str(whole.text[pair.row, i]) for i in pair.beside}}
    rows = [pair.row] if pair.above is None else [pair.above, pair.row]
    for i in names:
        for k in rows:
            _set(whole, k, i, "")
    own = row if row in rows else pair.row
    for i, name in names.items():
        _set(whole, own, i, name)
    for k, said in enumerate(ticked.said, start=pair.row + 1):
        if said.startswith("NG"):
            whole.column[k, at] = whole.column[k, pair.bad]
        else:
            whole.column[k, at] = whole.column[k, pair.good]
        _set(whole, k, at, said)
        _set(whole, k, empty, "")


def _set(whole: Grid, row: int, column: int, text: str) -> None:
    whole.text[row, column], whole.number[row, column], whole.kind[row, column] = text, np.nan, CellKind.TEXT
