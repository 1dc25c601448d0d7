"""One file from its sheets to tables: the shape of each sheet, and which of them belong to the lot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.columns import Form
from qc.intake.headers import Role
from qc.intake.matching import choose, unclear_owner
from qc.intake.nothing_found import no_header
from qc.intake.readings.cell import take_apart
from qc.intake.table import TableRead, read_sheet
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan

_NUMERALS = frozenset("123")
"""Where all of these stand side by side, they may be the headers of a subgroup's readings."""


def read_sheets(
    sheets: Sequence[Sheet], plan: ColumnPlan, sizes: Mapping[str, int], findings: Findings
) -> tuple[TableRead, ...]:
    """Read the sheet that matches the standard best, and those of the same shape that belong to it.

    Parameters
    ----------
    sheets : sequence of Sheet
        At least one: the sheets of a workbook, or a text under each delimiter.
    plan : ColumnPlan
        What the standard asks for.
    sizes : mapping of str to int
        Units per subgroup where the file names no subgroups.
    findings : Findings
        Where problems and notes go.

    Returns
    -------
    tuple of TableRead
        One for each sheet that was read, in production order.
    """
    best, headers = choose(sheets, plan)
    said: Mapping[int, Findings] = {}
    if not _plain(sheets[best], headers[best], plan):
        from qc.intake.layout.ticks import arranged_with_ticks  # noqa: PLC0415 - not needed for a plain table

        found = [arranged_with_ticks(sheet, plan) for sheet in sheets]
        sheets, said = [one.sheet for one in found], {i: one.findings for i, one in enumerate(found)}
        best, headers = choose(sheets, plan)
    best = _without_recap(sheets, headers, best)
    if best in said:
        findings.take(said[best])
    header = headers[best]
    if header is None or header.form is None or _stopped(said.get(best)):
        return (_unread(sheets[best], header, plan, findings, silent=_stopped(said.get(best))),)
    if header.form is Form.WIDE and Role.CHARACTERISTIC not in header.roles and len(plan.columns) > 1:
        unclear_owner(header, sheets[best], plan, findings)
        return (TableRead(sheet=sheets[best], header=None),)
    own = _sheet_of_each(sheets, headers, best, plan)
    chosen = _together(sheets, headers, best, plan, findings) if not own else tuple(own)
    _note_sheets(sheets, headers, chosen, findings, alike=not own)
    for index in chosen:
        if index != best and index in said:
            findings.take(said[index])
    read = tuple(
        read_sheet(sheets[index], header, plan, sizes, findings)
        for index in chosen
        if (header := headers[index]) is not None
    )
    read = _looked_at(read, findings)
    read = _with_other_sheets(read, chosen, sheets, headers, plan)
    if own:
        from qc.intake.layout.own_sheets import read_together  # noqa: PLC0415 - loaded already

        read = read_together(read, own, plan, sizes, findings)
    if len(read) > 1:
        from qc.intake.layout.recap import hold_recap  # noqa: PLC0415 - not needed for a single table

        for index in set(range(len(sheets))) - set(chosen):
            hold_recap(sheets[index], read, findings)
    return read or (TableRead(sheet=sheets[best], header=None),)


def _looked_at(read: tuple[TableRead, ...], findings: Findings) -> tuple[TableRead, ...]:
    """Return tables with what people commented on their cells; note readings whose colour stands out."""
    for one in read:
        if getattr(one.sheet, "colours", None):
            from qc.intake.beside.colours import note_colours  # noqa: PLC0415 - a text has no colours

            note_colours(one, findings)
    if not any(getattr(one.sheet, "comments", None) for one in read):
        return read
    from qc.intake.beside.comments import with_comments  # noqa: PLC0415 - hardly a cell has a comment

    return tuple(with_comments(one, findings) for one in read)


def _with_other_sheets(
    read: tuple[TableRead, ...],
    chosen: Sequence[int],
    sheets: Sequence[Sheet],
    headers: Sequence[Header | None],
    plan: ColumnPlan,
) -> tuple[TableRead, ...]:
    """Return tables with the characteristics that stand in sheets of the workbook which are not read."""
    if not read or len(chosen) == len(sheets) or read[0].sheet.title is None or len(plan.columns) == 1:
        return read
    from qc.intake.layout.own_sheets import elsewhere  # noqa: PLC0415 - loaded already

    return (replace(read[0], elsewhere=elsewhere(sheets, headers, chosen, plan)), *read[1:])


def _without_recap(sheets: Sequence[Sheet], headers: Sequence[Header | None], best: int) -> int:
    """Return the best sheet of a workbook, but for one that sums up others as good."""
    if len(sheets) == 1 or sheets[best].title is None:
        return best
    from qc.intake.layout.recap import readings_before_recap  # noqa: PLC0415 - not needed for a single table

    return readings_before_recap(sheets, headers, best)


def _plain(sheet: Sheet, header: Header | None, plan: ColumnPlan) -> bool:
    """Whether a text is a row of headers with rows below, and nothing else: sheets of a workbook are looked at."""
    if header is None or sheet.title is not None or header.ways:
        return False
    if any(map(_may_be_counted, sheet.head[:2])) or _may_have_ticks(header):
        return False
    only = header.form is Form.WIDE and len(plan.columns) == 1
    found = only or header.form is Form.LONG or set(header.measured) >= {column.id for column in plan.columns}
    doubled = header.doubled or any(len(columns) > 1 for columns in header.measured.values())
    below = [row[i] for row in sheet.head[1:2] for i in header.readings if i < len(row)]
    digits = [take_apart(cell).digits for cell in below]
    return header.row == 0 and found and not doubled and any(digits) and None not in digits


def _may_be_counted(row: Sequence[str]) -> bool:
    """Whether 1, 2, 3 stand in a row, or 1 and 2 more than once: columns may be headed so."""
    cells = [*map(str.strip, row)]
    return set(cells) >= _NUMERALS or min(map(cells.count, "12")) > 1


def _may_have_ticks(header: Header) -> bool:
    """Whether columns that hold no readings may be ticked, one for OK and one for NG."""
    if not header.left_out:
        return False
    from qc.intake.layout.tick_pairs import opposed  # noqa: PLC0415 - most tables have no such columns

    return opposed([header.texts[i] for i in header.left_out])


def _stopped(findings: Findings | None) -> bool:
    return findings is not None and bool(findings.problems)


def _unread(sheet: Sheet, header: Header | None, plan: ColumnPlan, findings: Findings, *, silent: bool) -> TableRead:
    """Return that a sheet has no table that can be read, and say why if nothing did."""
    if silent:
        return TableRead(sheet=sheet, header=None)
    if header is None:
        no_header(sheet, plan, findings)
    return TableRead(sheet=sheet, header=header)


def _together(
    sheets: Sequence[Sheet], headers: Sequence[Header | None], best: int, plan: ColumnPlan, findings: Findings
) -> Sequence[int]:
    """Return the sheets to be read, and note those that are not; none with a problem."""
    if sheets[best].title is None or len(sheets) == 1:
        return (best,)
    from qc.intake.layout.days import together  # noqa: PLC0415 - not needed for a single table

    return together(sheets, headers, best, plan, findings)


def _sheet_of_each(
    sheets: Sequence[Sheet], headers: Sequence[Header | None], best: int, plan: ColumnPlan
) -> Mapping[int, str]:
    """Return the sheets of a workbook that hold a characteristic of their own, with its id; most have none."""
    if sheets[best].title is None or len(sheets) == 1 or len(plan.columns) == 1:
        return {}
    from qc.intake.layout.own_sheets import sheet_of_each  # noqa: PLC0415 - not needed for a single table

    return sheet_of_each(sheets, headers, best, plan)


def _note_sheets(
    sheets: Sequence[Sheet],
    headers: Sequence[Header | None],
    chosen: Sequence[int],
    findings: Findings,
    *,
    alike: bool,
) -> None:
    """Note which sheets of a workbook were read, and which were not; ``alike`` ones follow each other."""
    if len(sheets) == 1 or not chosen or sheets[chosen[0]].title is None:
        return
    from qc.intake.layout.days import is_empty  # noqa: PLC0415 - loaded already

    others = [
        (sheet.title or "", header is not None and header.form is not None and not is_empty(sheet, header))
        for i, (sheet, header) in enumerate(zip(sheets, headers, strict=True))
        if i not in chosen
    ]
    place = Location(file=sheets[chosen[0]].name)
    read = tuple(sheets[i].title or "" for i in chosen)
    if len(read) == 1:
        findings.note(message("sheet read: {sheet}", sheet=read[0]), place)
    elif alike:
        findings.note(message("sheets read one after the other as one lot: {sheets}", sheets=read), place)
    if measuring := tuple(title for title, measured in others if measured):
        findings.note(
            message("sheets not read although they too look like measurements: {sheets}", sheets=measuring), place
        )
    if rest := tuple(title for title, measured in others if not measured):
        findings.note(message("sheets not read: {sheets}", sheets=rest), place)
