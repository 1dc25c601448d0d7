"""What stands around a table and holds for all its readings: titles, hidden rows and columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.findings import row_list
from qc.intake.formats.raw import letter
from qc.intake.labels import Labels
from qc.intake.layout.days import above, day_of, is_part
from qc.intake.layout.titles import Titles, read_titles
from qc.terms import Context
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan
    from qc.intake.prepare import Prepared


def titles_of(sheet: Sheet, header: Header, plan: ColumnPlan, findings: Findings) -> Titles:
    """Return what stands above a table; note a part that is not the standard's.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    header : Header
        Its header.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where notes go.
    """
    found = read_titles(above(sheet, header))
    part = found.stated.part
    if part is not None and plan.part and not is_part(part, plan) and not _shared(part, plan):
        findings.note(
            message(
                "the sheet is about the part “{part}”, the standard about {own}: check that they belong together",
                part=part,
                own=plan.part[0],
            ),
            Location(file=sheet.name, sheet=sheet.title),
        )
    return found


def _shared(part: str, plan: ColumnPlan) -> bool:
    """Whether a part's name shares a word with the standard's."""
    words = set(part.casefold().split())
    return any(len(word) > 1 and word in words for name in plan.part for word in name.casefold().split())


def with_titles(prepared: Prepared, titles: Titles) -> Prepared:
    """Return a table in which each reading has the operator, machine, shift and day that its title or sheet names.

    Parameters
    ----------
    prepared : Prepared
        The table.
    titles : Titles
        What stands above it.
    """
    table = prepared.table
    given = dict(titles.context)
    if Context.TIME not in prepared.context and table.sheet and day_of(table.sheet):
        given[Context.TIME] = table.sheet
    none = np.zeros(table.row.size, dtype=np.int64)
    constant = {context: Labels(none, np.array([text], dtype=np.str_)) for context, text in given.items()}
    return replace(prepared, context={**constant, **prepared.context})


def note_hidden(sheet: Sheet, header: Header, findings: Findings) -> None:
    """Note hidden rows and columns of a sheet: they are read like the others.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    header : Header
        Its header.
    findings : Findings
        Where notes go.
    """
    rows = [row + 1 for row in getattr(sheet, "hidden_rows", ()) if row > header.row]
    columns = [letter(column) for column in getattr(sheet, "hidden_columns", ())]
    place = Location(file=sheet.name, sheet=sheet.title)
    if rows:
        said = message("rows {rows} are hidden in the sheet; they are read like the others", rows=row_list(rows))
        findings.note(said, place)
    if columns:
        findings.note(
            message("columns {columns} are hidden in the sheet; they are read like the others", columns=tuple(columns)),
            place,
        )
