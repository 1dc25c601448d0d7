"""A buyer's table of requirements, from a workbook or a text, as the characteristics of a standard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import Problem
from qc.intake.findings import Findings, shortened
from qc.intake.formats.raw import CellKind
from qc.spec.answers import Refusal, text_answer
from qc.spec.draft import USUAL_SUBGROUP, Draft, DraftGauge, DraftItem, DraftName, draft_findings, id_of
from qc.spec.table_asked import class_of_row, requirement_of, unit_of_row
from qc.spec.table_cells import read_grids
from qc.spec.table_head import Field, TableHead, find_head
from qc.spec.table_hidden import hidden_remarks, with_hidden
from qc.spec.table_row import TableRow, Unread
from qc.spec.written_numbers import against_marks, decimal_marks
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qc.spec.findings import Finding
    from qc.spec.table_cells import Grid


_SHOWN = {"resolution": Field.RESOLUTION, "unit": Field.UNIT, "balloon": Field.NUMBER, "en": Field.ENGLISH}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """What a buyer's table holds.

    Attributes
    ----------
    items : tuple of DraftItem
        Its characteristics, each with what was taken for granted of it.
    rows : tuple of TableRow
        Where each stands.
    remarks : tuple of Message
        What was taken for granted of the whole table.
    """

    items: tuple[DraftItem, ...]
    rows: tuple[TableRow, ...]
    remarks: tuple[Message, ...]


def read_table(source: Path, *, unit: str | None = None, subgroup_size: int = USUAL_SUBGROUP) -> ReadTable:
    """Read a buyer's table.

    Parameters
    ----------
    source : Path
        A workbook or a text.
    unit : str, optional
        Of rows that name none.
    subgroup_size : int, optional
        Units in a row that are charted together.

    Raises
    ------
    InputError
        With every cell that cannot be read.
    """
    findings = Findings()
    grids = read_grids(source, findings)
    heads = [(grid, head) for grid in grids if (head := find_head(grid)) is not None]
    if not heads and not findings.problems:
        findings.problem(
            message("there is no table of requirements in this file"),
            grids[0].place() if grids else None,
            expected=message("a row of headings with the characteristic and its limits, tolerance or requirement"),
            fix=message(
                "Give the columns headings such as: No, Characteristic, Nominal, Tolerance, Unit, Gauge, Class."
            ),
        )
    findings.stop()
    grid, head = max(heads, key=lambda pair: len(pair[1].fields))
    rows, items = _read(grid, head, findings, unit, subgroup_size)
    findings.stop()
    notes = tuple(note.said for note in findings.notes)
    others = tuple(other.title or "" for other, _ in heads if other is not grid and other.title)
    said = (*notes, *_remarks(grid, head, others, subgroup_size, items), *hidden_remarks(grid, head, rows, items))
    return ReadTable(items=items, rows=rows, remarks=said)


def _read(
    grid: Grid, head: TableHead, findings: Findings, unit: str | None, size: int
) -> tuple[tuple[TableRow, ...], tuple[DraftItem, ...]]:
    """Return the rows that are characteristics, and the characteristics."""
    rows: list[TableRow] = []
    items: list[DraftItem] = []
    marks = _marks(grid, head)
    for index in range(head.first, len(grid.rows)):
        row = TableRow(grid=grid, head=head, row=index)
        if _is_other(row):
            continue
        try:
            item = _item(row, [item.id for item in items], unit, size)
            items.append(with_hidden(row, _of_one_mark(row, item, marks)))
            rows.append(row)
        except Unread as unread:
            findings.problems.append(unread.problem)
    if not rows and not findings.problems:
        findings.problem(
            message("no row below the headings names a characteristic"),
            grid.place(head.first - 1),
            fix=message("Check that the table was saved with its rows."),
        )
    return tuple(rows), tuple(items)


def _marks(grid: Grid, head: TableHead) -> frozenset[str]:
    """Return the decimal marks of the table's texts; numbers of a workbook have none."""
    cells = (cell for line in grid.rows[head.first :] for cell in line if cell.kind is CellKind.TEXT)
    return frozenset(mark for cell in cells for mark in decimal_marks(cell.text))


def _of_one_mark(row: TableRow, item: DraftItem, marks: frozenset[str]) -> DraftItem:
    """Return a characteristic whose numbers are written like the others of the table."""
    if against_marks(item.remarks, marks):
        raise row.unread(
            Field.REQUIREMENT if row.text(Field.REQUIREMENT) else Field.NOMINAL,
            message("a number here may be one of thousands or one with three decimals"),
            message("the decimal mark of the other rows"),
            message("Write it without a mark for thousands."),
        )
    return item


def _is_other(row: TableRow) -> bool:
    """Whether a row is empty, a heading of a section, or a line to sign: it names something and asks nothing."""
    asking = (Field.NOMINAL, Field.REQUIREMENT, Field.PLUS, Field.MINUS, Field.LOWER, Field.UPPER)
    said = any(row.cell(field) is not None for field in (*asking, Field.UNIT, Field.CLASS))
    numbered = row.text(Field.NUMBER).strip(".").isdigit()
    return not (said or (numbered and row.text(Field.NAME)))


def _item(row: TableRow, taken: Sequence[str], unit: str | None, size: int) -> DraftItem:
    """Return the characteristic of one row."""
    names = _names(row)
    asked = requirement_of(row)
    severity, remarks = class_of_row(row)
    said = [*asked.assumed, *remarks]
    source = f"{row.grid.name.replace(chr(92), '/').rpartition('/')[2]}, {row.row + 1}"
    item = DraftItem(
        id=id_of(names.id, taken),
        names=names,
        asked=asked,
        severity=severity,
        balloon=row.text(Field.NUMBER) or None,
        subgroup_size=size,
        source=source,
    )
    if asked.kind == "attribute":
        return replace(item, remarks=tuple(said))
    found, more = unit_of_row(row, asked, unit)
    gauge, about = _gauge(row)
    named = row.text(Field.GAUGE) if gauge is None else ""
    return replace(item, unit=found, gauge=gauge, gauge_named=named, remarks=(*said, *more, *about))


def _names(row: TableRow) -> DraftName:
    """Return a characteristic's name in both languages."""
    said = _text(row, Field.NAME)
    english = row.text(Field.ENGLISH)
    if english:
        return DraftName(id=said, en=_text(row, Field.ENGLISH))
    if row.head.bilingual and said.count(" / ") == 1:
        one, _, other = said.partition(" / ")
        return DraftName(id=one.strip(), en=other.strip())
    return DraftName(id=said, en=said)


def _text(row: TableRow, field: Field) -> str:
    try:
        return text_answer(row.text(field))
    except Refusal as refusal:
        raise row.unread(field, refusal.said[0]) from refusal


def _gauge(row: TableRow) -> tuple[DraftGauge | None, tuple[Message, ...]]:
    """Return the gauge, which needs its smallest step, and what was left out."""
    name = row.text(Field.GAUGE)
    step, assumed = row.number(Field.RESOLUTION)
    if not name:
        return None, ()
    if step is None or step <= 0:
        said = message(
            "the gauge “{name}” has no smallest step in the table: it stands below, behind a #, "
            "until the step is filled in",
            name=name,
        )
        return None, (said,)
    plain = _text(row, Field.GAUGE)
    return DraftGauge(name=DraftName(id=plain, en=plain), resolution=step), assumed


def _remarks(
    grid: Grid, head: TableHead, others: Sequence[str], size: int, items: Sequence[DraftItem]
) -> Iterator[Message]:
    """Yield what holds for the whole table."""
    yield message("limits copied from {file}; compare them with the buyer's paper", file=grid.place().message())
    if Field.ENGLISH not in head.fields and not head.bilingual:
        yield message("the table names everything in one language: both names are the same")
    if any(item.kind == "variable" for item in items):
        yield message("the table says nothing of subgroups: {size} units in a row are taken together", size=str(size))
    if head.unused:
        yield message("columns not used: {columns}", columns=tuple(head.unused))
    if skipped := tuple(_skipped(grid, head)):
        yield message("rows that ask nothing were left out: {rows}", rows=skipped)
    if others:
        yield message("other sheets that look like requirements were not read: {sheets}", sheets=tuple(others))


def _skipped(grid: Grid, head: TableHead) -> Iterator[str]:
    """Yield rows that hold something and are no characteristics, each with its first text."""
    for index in range(head.first, len(grid.rows)):
        first = next((cell.text for cell in grid.rows[index] if cell.text), "")
        if first and _is_other(TableRow(grid=grid, head=head, row=index)):
            yield f"{index + 1} “{shortened(first, 40)}”"


def table_problems(draft: Draft, table: ReadTable) -> tuple[Problem, ...]:
    """Return what would be wrong with a standard made from a table, each with its row.

    Parameters
    ----------
    draft : Draft
        The standard, its characteristics those of ``table``.
    table : ReadTable
        The table.
    """
    return tuple(_problem(finding, table) for finding in draft_findings(draft))


def _problem(finding: Finding, table: ReadTable) -> Problem:
    if finding.path[0] != "characteristic" or len(finding.path) == 1:
        return Problem(reason=finding.reason, expected=finding.expected, fix=finding.fix)
    number = finding.path[1]
    assert isinstance(number, int)
    row, name = table.rows[number], message("{name}: {said}", name=table.items[number].names.id, said=finding.reason)
    field = _SHOWN.get(str(finding.path[-1]), Field.NAME)
    return row.unread(field, name, finding.expected, finding.fix).problem
