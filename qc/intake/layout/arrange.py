"""Which shape a sheet has, and the table that it becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.beside.notes import note_columns
from qc.intake.columns import HEADER_WITHIN, Form, find_header
from qc.intake.findings import Findings
from qc.intake.headers import Role, fold, meaning, replicate, split_unit
from qc.intake.layout.arranged import ArrangedSheet
from qc.intake.layout.beside import below_groups, blocks, stacked
from qc.intake.layout.chart_form import chart_form, label_column
from qc.intake.layout.check_sheet import check_sheet, head_in
from qc.intake.layout.claims import claim
from qc.intake.layout.grid import grid_of, made
from qc.intake.layout.numerals import counted, numbered_columns, recounted
from qc.intake.layout.own_sheets import named_by
from qc.intake.layout.points import grouped, has_owner, melted, points, regrouped
from qc.intake.layout.titles import owner
from qc.intake.layout.two_rows import Heading, two_rows
from qc.intake.matching import called
from qc.intake.names import NOTHING, Names
from qc.intake.readings.cell import take_apart
from qc.intake.stated_limits import by_title_limits
from qc.units import canonical, conversion
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.formats.raw import Sheet
    from qc.intake.layout.grid import Grid
    from qc.intake.plan import ColumnPlan

_ACROSS = 2
"""So many readings named in one row are a header."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet as it is read, and what is to be said of that if it is."""

    sheet: Sheet
    findings: Findings


def arranged(sheet: Sheet, plan: ColumnPlan) -> Found:
    """Return a sheet as a row of headers with rows below; the same sheet where it is one already.

    Parameters
    ----------
    sheet : Sheet
        A workbook's sheet or a text.
    plan : ColumnPlan
        What the standard asks for.
    """
    found = _arranged(sheet, plan)
    if not isinstance(found.sheet, ArrangedSheet):
        return found
    kept = ("hidden_rows", "hidden_columns", "comments", "colours", "as_written")
    own = {name: getattr(sheet, name) for name in kept if hasattr(sheet, name)}
    return Found(replace(found.sheet, **own), found.findings)


def _arranged(sheet: Sheet, plan: ColumnPlan) -> Found:
    findings = Findings()
    grid = grid_of(sheet) if _odd(sheet, plan) else None
    if grid is None:
        return Found(sheet, findings)
    turned = _turned(sheet, grid, plan, findings)
    if turned is not None:
        return Found(_owned(turned, plan, findings), findings)
    numbered = None if findings.problems else numbered_columns(sheet, grid, plan, findings)
    if numbered is not None:
        return Found(_owned(numbered, plan, findings), findings)
    across = None if findings.problems else _across(sheet, grid, plan, findings)
    return Found(sheet if across is None else across, findings)


def _odd(sheet: Sheet, plan: ColumnPlan) -> bool:
    """Whether a sheet may be more than a row of headers with rows below."""
    header = find_header(sheet.head, plan)
    if header is None or header.form is None or header.row > 0 or header.doubled:
        return True
    if any(
        points(row) or counted(row) or recounted(row) or (_across_in(row) and header.form is Form.UNITS)
        for row in sheet.head[:HEADER_WITHIN]
    ):
        return True
    below = [row[i] for row in sheet.head[header.row + 1 : header.row + 2] for i in header.readings if i < len(row)]
    digits = [take_apart(cell).digits for cell in below]
    if not any(digits) or None in digits:
        return True
    named = Role.CHARACTERISTIC in header.roles
    if header.form is Form.WIDE and len(plan.columns) == 1:
        return named or bool(blocks(header.texts))
    several = header.form is Form.WIDE and not named
    return several or not set(header.measured) >= {column.id for column in plan.columns} or bool(blocks(header.texts))


def _turned(sheet: Sheet, grid: Grid, plan: ColumnPlan, findings: Findings) -> ArrangedSheet | None:
    """Return a table whose readings stand in rows, if it is one."""
    head = [list(row) for row in sheet.head]
    if any(_across_in(row) for row in head[:HEADER_WITHIN]):
        return None
    known = Names(plan)
    if any(head_in(head, i, known) for i in range(min(HEADER_WITHIN, len(head)))):
        return check_sheet(sheet, grid, plan, findings)
    return chart_form(sheet, grid, findings) if label_column(head) is not None else None


def _across_in(row: Sequence[str]) -> bool:
    """Whether a row names several readings of its columns."""
    return sum(replicate(text) is not None for text in row) >= _ACROSS and Role.CHARACTERISTIC not in map(meaning, row)


def _across(sheet: Sheet, grid: Grid, plan: ColumnPlan, findings: Findings) -> ArrangedSheet | None:
    """Return a table whose header stands in two rows, that has several of it, or several points of each unit."""
    row = _header_row(sheet, plan)
    if row is None:
        return None
    texts = tuple(str(text).strip() for text in grid.take([row], slice(None)).written(merged=False)[0])
    joined = two_rows(grid, row, plan)
    heading = joined or Heading(row=row, first=row, texts=texts, groups=("",) * len(texts))
    table = _body(sheet, grid, heading, plan, findings)
    headers, body = table or (heading.texts, grid.take(slice(heading.row + 1, None), slice(None)))
    above = tuple(tuple(row) for row in grid.take(slice(0, heading.first), slice(None)).written(merged=False).tolist())
    found = ArrangedSheet(
        name=sheet.name, title=sheet.title, top=heading.first, headers=headers, body=body, above=above
    )
    owned = _owned(found, plan, findings)
    return None if owned is found and table is None and joined is None else owned


def _header_row(sheet: Sheet, plan: ColumnPlan) -> int | None:
    """Return the row that looks most like a header: names of points outrank a title with a characteristic's name."""
    for i, row in enumerate(sheet.head[:HEADER_WITHIN]):
        if points(row):
            return i
    header = find_header(sheet.head, plan)
    return None if header is None else header.row


def _body(
    sheet: Sheet, grid: Grid, heading: Heading, plan: ColumnPlan, findings: Findings
) -> tuple[tuple[str, ...], Grid] | None:
    """Return headers and rows of a table that is not one already."""
    groups = grouped(heading, plan)
    # X1 … X3 below each of two characteristics are no two tables, also with their mean beside them.
    named, found = sorted(groups.values()), blocks(heading.texts)
    if found and named != [[i for i in one if claim(heading.texts[i]) is None] for one in found]:
        return stacked(sheet, grid, (heading.row, heading.texts), found, findings)
    if tables := below_groups(heading):
        of_each = list(tables.values())
        return stacked(sheet, grid, (heading.row, heading.texts), of_each, findings, titles=tuple(tables))
    if groups:
        _note_beside(sheet, heading, groups, findings)
        return regrouped(grid, heading, groups)
    if columns := points(heading.texts):
        place = Location(file=sheet.name, sheet=sheet.title, row=heading.row + 1)
        findings.note(_points(heading.texts[columns[0]], heading.texts[columns[-1]]), place)
        return melted(grid, heading.row, heading.texts, columns)
    return None


def _note_beside(sheet: Sheet, heading: Heading, groups: Mapping[str, Sequence[int]], findings: Findings) -> None:
    """Note columns below a characteristic that are none of its readings, and those that are several of each unit."""
    place = Location(file=sheet.name, sheet=sheet.title, row=heading.row + 1)
    read = [column for columns in groups.values() for column in columns]
    sums = any(replicate(heading.texts[i]) is not None for i in read)
    beside = [i for i, group in enumerate(heading.groups) if group in groups and i not in read]
    labels = [heading.texts[i] for i in beside if not (sums and claim(heading.texts[i]) is not None)]
    note_columns(list(dict.fromkeys(labels)), place, findings)
    if not sums and (several := next((columns for columns in groups.values() if len(columns) > 1), None)):
        findings.note(_points(heading.texts[several[0]], heading.texts[several[-1]]), place)


def _points(first: str, last: str) -> Message:
    return message("{first} … {last} are points of the unit in each row", first=first, last=last)


def _owned(table: ArrangedSheet, plan: ColumnPlan, findings: Findings) -> ArrangedSheet:
    """Return a table of readings without a name under the characteristic that its title mentions."""
    readings = [i for i, text in enumerate(table.headers) if replicate(text) is not None or meaning(text) is Role.VALUE]
    if has_owner(table.headers) or not readings:
        return table
    told = (plan.columns[0].id, message("as you said")) if len(plan.columns) == 1 else _told(table, readings, plan)
    if told is None:
        return table
    found, why = told
    expected = next(column for column in plan.columns if column.id == found)
    table = _in_unit(table, readings, expected.unit)
    if len(plan.columns) == 1:
        return table
    place = Location(file=table.name, sheet=table.title)
    findings.note(message("the readings are taken as {name}: {why}", name=called(expected), why=why), place)
    return table.with_column("Karakteristik", made([found] * table.body.shape[0]))


def _told(table: ArrangedSheet, readings: Sequence[int], plan: ColumnPlan) -> tuple[str, Message] | None:
    """Return what readings without a name are, and why: the user, the title, or the limits in it say so.

    The user says "X=diameter" of all of x1, x2, x3.
    """
    letters = {fold(table.headers[i]).rstrip("0123456789") for i in readings}
    said = next((id_ for text, id_ in plan.given.items() if fold(text) in letters and id_ != NOTHING), None)
    if said is not None:
        return said, message("as you said")
    names = {column.id: (*column.names, column.id) for column in plan.columns}
    if named := owner(table.above, table.title, names) or named_by(table.title or "", plan):
        return named, message("the title says so")
    if limits := by_title_limits(table.above, plan):
        return limits[0], message("its limits stand above the table: “{text}”", text=limits[1])
    return None


def _in_unit(table: ArrangedSheet, readings: Sequence[int], wanted: str) -> ArrangedSheet:
    """Return a table whose headers name the unit that its title gives, where the standard has another one."""
    if any(split_unit(table.headers[i])[1] for i in readings):
        return table
    given = {canonical(unit) for row in table.above for cell in row if (unit := split_unit(cell)[1])} - {None}
    others = {unit for unit in given if unit != wanted and unit is not None and conversion(unit, wanted) is not None}
    if len(given) != 1 or not others:
        return table
    unit = others.pop()
    headers = tuple(f"{text} ({unit})" if i in readings else text for i, text in enumerate(table.headers))
    return replace(table, headers=headers)
