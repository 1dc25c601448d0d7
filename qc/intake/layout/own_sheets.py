"""A sheet for each characteristic: which characteristic each one holds, and its units matched by their numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.closeness import closeness
from qc.intake.columns import Form
from qc.intake.findings import Findings
from qc.intake.headers import Role, split_unit
from qc.intake.layout.arranged import ArrangedSheet
from qc.intake.layout.days import day_of
from qc.intake.layout.recap import is_recap
from qc.intake.layout.titles import owner
from qc.intake.matching import called
from qc.intake.names import Names
from qc.intake.numbering import place_readings
from qc.intake.order import unit_labels
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan
    from qc.intake.table import TableRead


def named_by(title: str, plan: ColumnPlan) -> str | None:
    """Return the only characteristic that a sheet's name means, by its id, by a name, or closely; else None.

    Parameters
    ----------
    title : str
        The sheet's name.
    plan : ColumnPlan
        What the standard asks for.

    Examples
    --------
    >>> from qc.intake.plan import ColumnPlan, ExpectedColumn
    >>> weight = ExpectedColumn(id="berat", names=("Berat bersih", "Net weight"), unit="g")
    >>> plan = ColumnPlan(columns=(weight,))
    >>> named_by("BERAT", plan), named_by("Berat brsh", plan), named_by("Lot A", plan)
    ('berat', 'berat', None)
    """
    ids, _ = Names(plan).match(title)
    base = split_unit(title)[0]
    close = ids or [e.id for e in plan.columns if any(closeness(base, name) is not None for name in (*e.names, e.id))]
    return close[0] if len(close) == 1 else None


def sheet_of_each(
    sheets: Sequence[Sheet], headers: Sequence[Header | None], best: int, plan: ColumnPlan
) -> Mapping[int, str]:
    """Return the sheets that hold a characteristic of their own, each with its id; none unless names or titles tell.

    Parameters
    ----------
    sheets : sequence of Sheet
        All sheets of a workbook.
    headers : sequence of Header or None
        Their headers.
    best : int
        The sheet that matches the standard best: it must be one of them.
    plan : ColumnPlan
        What the standard asks for.
    """
    measuring = {i: header for i, header in enumerate(headers) if header is not None and header.form is not None}
    own = {i: id_ for i, header in measuring.items() if (id_ := _own(sheets[i], header, plan)) is not None}
    if len(own) < 2 or best not in own or len(set(own.values())) < len(own):
        return {}
    # "Diameter ulang" beside "Diameter" may replace it: nobody can tell.
    unclear = [i for i in measuring if i not in own and _mentioned(sheets[i], plan) is not None]
    return {} if unclear else own


def _own(sheet: Sheet, header: Header, plan: ColumnPlan) -> str | None:
    """Return the only characteristic that a table holds, unless the sheet's name or its title tells another one."""
    told = named_by(sheet.title or "", plan) or _mentioned(sheet, plan, by_name=False)
    held = _held(sheet, header, plan)
    if len(held) != 1 or (told is None and (day_of(sheet.title or "") is not None or is_recap(sheet, header))):
        return None
    return next(iter(held)) if told is None or held == {told} else None


def elsewhere(
    sheets: Sequence[Sheet], headers: Sequence[Header | None], chosen: Sequence[int], plan: ColumnPlan
) -> Mapping[str, str]:
    """Return the characteristics that columns of sheets bear which are not read, each with the name of its sheet.

    Parameters
    ----------
    sheets : sequence of Sheet
        All sheets of a workbook.
    headers : sequence of Header or None
        Their headers.
    chosen : sequence of int
        The sheets that are read.
    plan : ColumnPlan
        What the standard asks for.
    """
    names = Names(plan)
    return {
        id_: sheet.title or ""
        for i, (sheet, header) in enumerate(zip(sheets, headers, strict=True))
        if i not in chosen and header is not None and header.form is Form.UNITS and not is_recap(sheet, header)
        for id_, columns in header.measured.items()
        if id_ in names.match(header.texts[columns[0]])[0] and _filled(sheet, header, columns[0])
    }


def _filled(sheet: Sheet, header: Header, column: int) -> bool:
    """Whether anything stands below a header."""
    return any(column < len(row) and row[column].strip() for row in sheet.head[header.row + 1 :])


def _mentioned(sheet: Sheet, plan: ColumnPlan, *, by_name: bool = True) -> str | None:
    rows = sheet.above if isinstance(sheet, ArrangedSheet) else ()
    return owner(rows, sheet.title if by_name else None, {e.id: (*e.names, e.id) for e in plan.columns})


def _held(sheet: Sheet, header: Header, plan: ColumnPlan) -> set[str]:
    """Return the characteristics that columns, or the first rows, name."""
    if header.form is Form.UNITS:
        return set(header.measured)
    column = header.roles.get(Role.CHARACTERISTIC)
    if column is None:
        return set()
    known = Names(plan)
    texts = {row[column] for row in sheet.head[header.row + 1 :] if column < len(row)}
    return {id_ for text in texts for id_ in known.match(text)[0]}


def read_together(
    read: Sequence[TableRead],
    own: Mapping[int, str],
    plan: ColumnPlan,
    sizes: Mapping[str, int],
    findings: Findings,
) -> tuple[TableRead, ...]:
    """Return the tables with their units numbered together, as if all stood in one, and say so.

    Parameters
    ----------
    read : sequence of TableRead
        One for each of these sheets.
    own : mapping of int to str
        As `sheet_of_each` found them, in the same order.
    plan : ColumnPlan
        What the standard asks for.
    sizes : mapping of str to int
        Units per subgroup where the file names no subgroups.
    findings : Findings
        Where a note goes.
    """
    parts = [part for table in read for part in table.parts]
    # The first numbering, sheet by sheet, has said all that there is to be said.
    placed = iter(place_readings([(part.cells, part.numbers) for part in parts], sizes, Findings()))
    names = {e.id: called(e) for e in plan.columns}
    pairs = tuple(f"{table.sheet.title} = {names[id_]}" for table, id_ in zip(read, own.values(), strict=True))
    said = (
        message("a sheet for each characteristic, matched by unit number: {sheets}", sheets=pairs)
        if any(unit_labels(part.cells) is not None for part in parts)
        else message("a sheet for each characteristic: {sheets}", sheets=pairs)
    )
    findings.note(said, Location(file=read[0].sheet.name))
    return tuple(replace(table, parts=tuple(next(placed) for _ in table.parts)) for table in read)
