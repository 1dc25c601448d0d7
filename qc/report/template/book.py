"""A form to fill in as a workbook: the readings, lists to choose from, and instructions."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from qc.report.parts.figures import requirement
from qc.report.template import sheets as template_sheets
from qc.report.template.cells import head, put, room, title, told
from qc.report.template.facts import TemplateLayout, name_of
from qc.report.template.words import (
    INSTRUCTIONS,
    LIMITS,
    LISTS,
    LOWER,
    NAME,
    OPERATOR,
    READINGS,
    UPPER,
    about,
    instructions,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.report.template.facts import TemplateFacts
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
    _lists(book.create_sheet(reader.say(LISTS)), reader)
    if facts.layout is TemplateLayout.LONG:
        _limits(book.create_sheet(reader.say(LIMITS)), facts, reader)
    _instructions(book.create_sheet(reader.say(INSTRUCTIONS)), facts, reader)
    edition = facts.standard.spec.edition
    book.properties.creator = facts.program
    book.properties.created = dt.datetime(edition.year, edition.month, edition.day)  # noqa: DTZ001 - a day, as openpyxl takes it
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _lists(sheet: Any, reader: Language) -> None:
    """Write room for the operators' names."""
    head(put(sheet, 1, 1, reader.say(OPERATOR)))
    sheet.column_dimensions["A"].width = 30
    for row in range(2, OPERATORS + 2):
        room(sheet.cell(row=row, column=1))


def _limits(sheet: Any, facts: TemplateFacts, reader: Language) -> None:
    """Write, out of sight, the characteristics that can be chosen, each with its limits."""
    sheet.sheet_state = "hidden"
    for column, heading in enumerate((NAME, LOWER, UPPER), start=1):
        head(put(sheet, 1, column, reader.say(heading)))
    for row, c in enumerate(facts.characteristics, start=2):
        for column, value in enumerate((name_of(c, facts, reader.code), c.lsl, c.usl), start=1):
            put(sheet, row, column, value)


def _instructions(sheet: Any, facts: TemplateFacts, reader: Language) -> None:
    """Write how the form is filled in, and what is measured."""
    from openpyxl.styles import Alignment  # noqa: PLC0415 - only for a template

    for row, line in enumerate(about(facts), start=1):
        title(put(sheet, row, 1, reader.say(line)))
    row = 4
    for number, step in enumerate(instructions(facts), start=1):
        cell = put(sheet, row, 1, f"{number}. {reader.say(step)}")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = 30
        row += 1
    # A cell for each: side by side, names and ids would look like the headers of a table.
    for c in facts.characteristics:
        row += 1
        told(put(sheet, row, 1, f"{c.id}: {reader.say(c.names)}, {reader.say(requirement(c))}"), left=True)
    sheet.column_dimensions["A"].width = 100
