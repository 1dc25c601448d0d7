"""A form to fill in as a workbook: the readings, lists to choose from, and instructions."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from qc.report import template_sheets
from qc.report.figures import requirement
from qc.report.template_cells import head, put, room, title, told
from qc.report.template_facts import TemplateLayout, name_of
from qc.report.template_words import (
    ID,
    INSTRUCTIONS,
    LISTS,
    LOWER,
    NAME,
    OK_NG,
    OPERATOR,
    READINGS,
    SHIFT,
    SHIFTS,
    STANDARD,
    UPPER,
    about,
    instructions,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from qc.report.template_facts import TemplateFacts
    from qc.words import Language

OPERATORS = 20
"""Room for so many names."""
_WRITERS: Mapping[TemplateLayout, Callable[[Any, TemplateFacts, Language], None]] = {
    TemplateLayout.WIDE: template_sheets.wide,
    TemplateLayout.LONG: template_sheets.long,
    TemplateLayout.CHECK_SHEET: template_sheets.check_sheet,
}


def template_xlsx(facts: TemplateFacts, reader: Language) -> bytes:
    """Return a form to fill in as an XLSX file.

    Parameters
    ----------
    facts : TemplateFacts
        The form.
    reader : Language
        The language that its headers and instructions are in.

    Returns
    -------
    bytes
    """
    from openpyxl import Workbook  # noqa: PLC0415 - only for a template

    book = Workbook()
    sheet = book.active
    sheet.title = reader.say(READINGS)
    _WRITERS[facts.layout](sheet, facts, reader)
    _lists(book.create_sheet(reader.say(LISTS)), facts, reader)
    _instructions(book.create_sheet(reader.say(INSTRUCTIONS)), facts, reader)
    edition = facts.standard.spec.edition
    book.properties.creator = facts.program
    book.properties.created = dt.datetime(edition.year, edition.month, edition.day)  # noqa: DTZ001 - a day, as openpyxl takes it
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _lists(sheet: Any, facts: TemplateFacts, reader: Language) -> None:
    """Write what can be chosen: operators (to fill in), shifts, OK and NG, characteristics with their limits."""
    columns: tuple[tuple[object, Sequence[str | float | None]], ...] = (
        (OPERATOR, ()),
        (SHIFT, SHIFTS),
        ("OK / NG", OK_NG),
        (NAME, [name_of(c, facts, reader.code) for c in facts.characteristics]),
        (LOWER, [c.lsl for c in facts.characteristics]),
        (UPPER, [c.usl for c in facts.characteristics]),
    )
    for column, (heading, values) in enumerate(columns, start=1):
        head(put(sheet, 1, column, reader.say(heading)))
        sheet.column_dimensions[sheet.cell(row=1, column=column).column_letter].width = 22
        for row, value in enumerate(values, start=2):
            put(sheet, row, column, value)
    for row in range(2, OPERATORS + 2):
        room(sheet.cell(row=row, column=1))


def _instructions(sheet: Any, facts: TemplateFacts, reader: Language) -> None:
    """Write how the form is filled in, and what is measured."""
    from openpyxl.styles import Alignment  # noqa: PLC0415 - only for a template

    for row, line in enumerate(about(facts), start=1):
        title(put(sheet, row, 1, reader.say(line)))
    row = 4
    for number, step in enumerate(instructions(facts), start=1):
        cell = put(sheet, row, 1, f"{number}. {reader.say(step)}")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
        sheet.row_dimensions[row].height = 30
        row += 1
    for column, (heading, width) in enumerate(((NAME, 40), (STANDARD, 30), (ID, 24)), start=1):
        head(put(sheet, row + 1, column, reader.say(heading)))
        sheet.column_dimensions["ABC"[column - 1]].width = width
    for c in facts.characteristics:
        for column, text in enumerate((reader.say(c.names), reader.say(requirement(c)), c.id), start=1):
            told(put(sheet, row + 2, column, text))
        row += 1
