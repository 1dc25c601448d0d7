"""The sheet of a form that readings are typed in, in each of its layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.report.parts.figures import requirement
from qc.report.template.cells import head, put, room, title, told
from qc.report.template.facts import header_of
from qc.report.template.rules import check_readings, choose_from, colour_outside, list_of, number_format
from qc.report.template.words import (
    CLOCK,
    CONTEXTS,
    DAY,
    GAUGE,
    ID,
    ITEM,
    LIMITS,
    LISTS,
    LOT,
    LOWER,
    NAME,
    NUMBER,
    OPERATOR,
    SHIFT,
    SHIFTS,
    STANDARD,
    UPPER,
    VALUE,
    about,
)

if TYPE_CHECKING:
    from qc.report.template.facts import TemplateFacts
    from qc.spec.model import Characteristic
    from qc.words import Language
    from qc.words.message import Message

_LISTED = 21
_FORMATS: dict[Message, str] = {DAY: "DD/MM/YYYY", CLOCK: "HH:MM"}
_WIDTHS: dict[Message, int] = {NUMBER: 6, DAY: 12, CLOCK: 8, OPERATOR: 14}


def wide(sheet: Any, facts: TemplateFacts, reader: Language) -> None:
    """Write a row for each unit, a column for each characteristic, its id and limits above it.

    Parameters
    ----------
    sheet : openpyxl worksheet
        Empty.
    facts : TemplateFacts
        The form.
    reader : Language
        The reader's language.
    """
    _head_of_form(sheet, facts, reader)
    top, first = 7, len(CONTEXTS) + 1
    for row, said in ((4, ID), (5, LOWER), (6, UPPER)):
        told(put(sheet, row, first - 1, reader.say(said)))
    _contexts(sheet, top, facts, reader)
    for column, c in enumerate(facts.characteristics, start=first):
        for row, value in ((4, c.id), (5, c.lsl), (6, c.usl)):
            told(put(sheet, row, column, value), number_format(c))
        head(put(sheet, top, column, header_of(c, facts, reader.code)))
        letter = sheet.cell(row=top, column=column).column_letter
        sheet.column_dimensions[letter].width = 16
        for row in range(top + 1, top + facts.units + 1):
            room(sheet.cell(row=row, column=column), number_format(c))
        cells = f"{letter}{top + 1}:{letter}{top + facts.units}"
        check_readings(sheet, cells, c, reader)
        low, high = (None if x is None else f"{letter}${row}" for x, row in ((c.lsl, 5), (c.usl, 6)))
        colour_outside(sheet, cells, f"{letter}{top + 1}", low, high)
    _frozen(sheet, top, 2)


def long(sheet: Any, facts: TemplateFacts, reader: Language) -> None:
    """Write a row for each reading, which names its characteristic; parameters as `wide`."""
    _head_of_form(sheet, facts, reader)
    count = len(facts.characteristics)
    for row, c in enumerate(facts.characteristics, start=4):
        told(put(sheet, row, 1, f"{c.id}: {reader.say(c.names)}, {reader.say(requirement(c))}"), left=True)
    top, rows = count + 5, facts.units * count
    _contexts(sheet, top, facts, reader, rows=rows, numbered=False)
    name, value = (sheet.cell(row=top, column=len(CONTEXTS) + i).column_letter for i in (1, 2))
    for letter, heading, width in ((name, NAME, 24), (value, VALUE, 16)):
        head(put(sheet, top, sheet[f"{letter}1"].column, reader.say(heading)))
        sheet.column_dimensions[letter].width = width
        for row in range(top + 1, top + rows + 1):
            room(sheet[f"{letter}{row}"])
    last = top + rows
    choose_from(sheet, f"{name}{top + 1}:{name}{last}", list_of(reader, LIMITS, "A", count + 1))
    names, lows, highs = (list_of(reader, LIMITS, column, count + 1) for column in "ABC")
    at = f"MATCH(${name}{top + 1},{names},0)"
    lower = f"IF(ISNUMBER(INDEX({lows},{at})),INDEX({lows},{at}),-1E+99)"
    upper = f"IF(ISNUMBER(INDEX({highs},{at})),INDEX({highs},{at}),1E+99)"
    colour_outside(sheet, f"{value}{top + 1}:{value}{last}", f"{value}{top + 1}", lower, upper)
    _frozen(sheet, top, 1)


def check_sheet(sheet: Any, facts: TemplateFacts, reader: Language) -> None:
    """Write a row for each characteristic, a numbered column for each unit; parameters as `wide`."""
    _head_of_form(sheet, facts, reader)
    top, before = 5, (NUMBER, ITEM, STANDARD, GAUGE)
    for column, (heading, width) in enumerate(zip(before, (6, 30, 22, 22), strict=True), start=1):
        head(put(sheet, top, column, reader.say(heading)))
        sheet.column_dimensions["ABCD"[column - 1]].width = width
    for unit in range(1, facts.units + 1):
        head(put(sheet, top, len(before) + unit, unit))
    for number, c in enumerate(facts.characteristics, start=1):
        row = top + number
        gauge = reader.say(c.gauge.name) if c.gauge else ""
        told_cells: tuple[str | float, ...] = (
            number,
            header_of(c, facts, reader.code),
            reader.say(requirement(c)),
            gauge,
        )
        for column, value in enumerate(told_cells, start=1):
            told(put(sheet, row, column, value))
        for unit in range(1, facts.units + 1):
            room(sheet.cell(row=row, column=len(before) + unit), number_format(c))
        _check_row(sheet, row, len(before), facts, c, reader)
    _frozen(sheet, top, len(before) + 1)


def _check_row(sheet: Any, row: int, before: int, facts: TemplateFacts, c: Characteristic, reader: Language) -> None:
    first, last = (sheet.cell(row=row, column=before + unit).coordinate for unit in (1, facts.units))
    check_readings(sheet, f"{first}:{last}", c, reader)
    low, high = (None if x is None else repr(x) for x in (c.lsl, c.usl))
    colour_outside(sheet, f"{first}:{last}", first, low, high)


def _head_of_form(sheet: Any, facts: TemplateFacts, reader: Language) -> None:
    """Write what the form is for, and room for the lot's number, its quantity and the workshop."""
    for row, line in enumerate(about(facts), start=1):
        title(put(sheet, row, 1, reader.say(line)))
    for place, label in enumerate(LOT):
        put(sheet, 3, 1 + 3 * place, f"{reader.say(label)}:")
        room(sheet.cell(row=3, column=3 + 3 * place))


def _contexts(
    sheet: Any, top: int, facts: TemplateFacts, reader: Language, *, rows: int | None = None, numbered: bool = True
) -> None:
    """Write the columns that say when and by whom each unit was made."""
    last = top + (facts.units if rows is None else rows)
    for column, heading in enumerate(CONTEXTS, start=1):
        head(put(sheet, top, column, reader.say(heading)))
        letter = sheet.cell(row=top, column=column).column_letter
        sheet.column_dimensions[letter].width = _WIDTHS.get(heading, 12)
        for row in range(top + 1, last + 1):
            room(sheet.cell(row=row, column=column), _FORMATS.get(heading, "General"))
            if heading is NUMBER and numbered:
                put(sheet, row, column, row - top)
        if heading in {OPERATOR, SHIFT}:
            source = list_of(reader, LISTS, "A", _LISTED) if heading is OPERATOR else _quoted(SHIFTS)
            choose_from(sheet, f"{letter}{top + 1}:{letter}{last}", source)


def _quoted(choices: tuple[str, ...]) -> str:
    """Return a short list as a spreadsheet's rule has it."""
    return f'"{",".join(choices)}"'


def _frozen(sheet: Any, top: int, column: int) -> None:
    """Keep the headers in sight, on the screen and on every printed page."""
    sheet.freeze_panes = sheet.cell(row=top + 1, column=column)
    sheet.row_dimensions[top].height = 32
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
