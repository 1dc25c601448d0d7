"""What was understood of files, as sections of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Align, Cell, Column, Notes, Paragraph, Section, Table, Tone
from qc.report.reading import words as read_words
from qc.report.reading.alike import as_one, together
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.intake.understood import Understood, UnderstoodReadings
    from qc.report.blocks import Block
    from qc.report.reading.facts import ReadFacts
    from qc.words import Language

_READINGS = (
    (message("characteristic"), Align.LEFT),
    (message("column"), Align.LEFT),
    (message("readings"), Align.RIGHT),
    (message("missing"), Align.RIGHT),
    (message("decimal mark"), Align.LEFT),
    (message("unit"), Align.LEFT),
)


def read_sections(facts: ReadFacts, reader: Language) -> tuple[Section, ...]:
    """Return what was understood, as sections of a page: each file with its table, then what one should know.

    Parameters
    ----------
    facts : ReadFacts
        What was found. Its problems are not among the sections: a page shows them as it shows every refusal.
    reader : Language
        The reader's language.
    """
    names = {c.id: c.names for c in facts.standard.spec.characteristic}
    files = tuple(
        Section(id=f"file-{number}", title=group[0].file, blocks=tuple(_file(as_one(group), names, reader)))
        for number, group in enumerate(together(facts.survey.understood), start=1)
    )
    said = tuple(reader.say(note.said) for note in dict.fromkeys(facts.survey.notes))
    if not said:
        return files
    title = reader.say(message("What you should know"))
    return (*files, Section(id="notes", title=title, blocks=(Notes(items=said),)))


def _file(each: Understood, names: Mapping[str, object], reader: Language) -> Iterator[Block]:
    yield Paragraph(text=reader.say(read_words.table_found(each)))
    if each.readings:
        rows = tuple(_row(part, names, reader) for part in each.readings)
        yield Table(columns=_columns(reader), rows=rows)
    left = [column for column in each.columns if column.use == "not_used"]
    if left:
        unused = message("not used: {columns}", columns=tuple(c.header or c.letter or "" for c in left))
        yield Paragraph(text=reader.say(unused), tone=Tone.MUTED, small=True)


def _columns(reader: Language) -> tuple[Column, ...]:
    return tuple(Column(title=reader.say(title), align=align) for title, align in _READINGS)


def _row(part: UnderstoodReadings, names: Mapping[str, object], reader: Language) -> tuple[Cell, ...]:
    said = (
        names[part.characteristic],
        tuple(header for header in part.headers if header) or read_words.NOTHING,
        part.readings,
        part.missing,
        read_words.marks(part),
        read_words.unit(part),
    )
    return tuple(Cell(text=reader.say(each)) for each in said)
