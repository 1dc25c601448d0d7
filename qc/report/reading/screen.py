"""What was understood of files, as a terminal shows it."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from qc.report.reading import words as read_words
from qc.report.reading.alike import as_one, together
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qc.intake.batch import DataNote
    from qc.intake.understood import Understood, UnderstoodReadings
    from qc.report.reading.facts import ReadFacts
    from qc.words import Language

_WIDTH = 100
_GAP = "  "


def read_text(facts: ReadFacts, reader: Language, *, explain: bool = False) -> str:
    """Return what was understood, as a terminal shows it.

    Parameters
    ----------
    facts : ReadFacts
        What was found.
    reader : Language
        The reader's language.
    explain : bool
        Whether the first readings are shown as written and as read.

    Returns
    -------
    str
        The answer first; each file with its table; notes and problems last.
    """
    names = {c.id: c.names for c in facts.standard.spec.characteristic}
    counts = {c.id: c.counts for c in facts.survey.plan.columns}
    lines = [reader.say(read_words.answer(facts))]
    for group in together(facts.survey.understood):
        lines += ["", *_file(as_one(group), names, counts, reader)]
        for each in group if explain else ():
            title = [reader.say(message("Sheet “{sheet}”", sheet=each.sheet or ""))] if len(group) > 1 else []
            lines += ["", *title, *_examples(each, names, counts, reader)] if each.readings else []
    lines += _listed(message("What you should know"), _notes(facts, reader), reader)
    lines += _listed(message("Problems"), _problems(facts, reader), reader)
    return "\n".join(lines)


def left_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as aligned lines, every column to the left.

    Parameters
    ----------
    header : sequence of str
        A heading for each column.
    rows : sequence of sequence of str
        Cells; as many in each row as there are headings.

    Examples
    --------
    >>> left_table(["A", "B"], [["diameter", "1"]])
    ['A         B', '--------  -', 'diameter  1']
    """
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    every = [header, ["-" * width for width in widths], *rows]
    return [_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in every]


def _file(
    each: Understood, names: Mapping[str, object], counts: Mapping[str, str | None], reader: Language
) -> Iterator[str]:
    yield each.file
    yield reader.say(read_words.table_found(each))
    if each.columns:
        heading = (message("column"), message("header"), message("became"))
        rows = [
            (c.letter or read_words.NOTHING, c.header or read_words.NOTHING, read_words.became(c, names, counts))
            for c in each.columns
        ]
        yield ""
        if each.header_row is not None and all(c.letter is None for c in each.columns):
            yield reader.say(message("Put in order, it becomes this table:"))
        yield from _said(heading, rows, reader)
    if each.readings:
        titles = (
            message("characteristic"),
            message("rows"),
            message("readings"),
            message("missing"),
            message("decimal mark"),
            message("unit"),
        )
        yield ""
        yield from _said(titles, [_row(part, names) for part in each.readings], reader)


def _row(part: UnderstoodReadings, names: Mapping[str, object]) -> tuple[object, ...]:
    rows = f"{part.first_row}–{part.last_row}" if part.last_row > part.first_row else str(part.first_row)
    missing: object = part.missing
    if part.beyond:
        missing = message("{missing} ({beyond} with < or >)", missing=part.missing, beyond=part.beyond)
    shown = (names[part.characteristic], rows, part.readings, missing)
    return (*shown, read_words.marks(part), read_words.unit(part))


def _examples(
    each: Understood, names: Mapping[str, object], counts: Mapping[str, str | None], reader: Language
) -> Iterator[str]:
    """Yield the first readings side by side, as written and as read."""
    heading = (message("row"), message("column"), message("in the file"), message("read as"), message("characteristic"))
    found = [(part, example) for part in each.readings for example in part.examples]
    remarked = any(example.remark for _, example in found)
    found.sort(key=lambda pair: pair[1].place.row or 0)
    rows = [
        (
            str(example.place.row),
            example.place.column or read_words.NOTHING,
            example.written or message("(empty)"),
            read_words.value(example.value, part, counts.get(part.characteristic)),
            names[part.characteristic],
            *((example.remark,) if remarked else ()),
        )
        for part, example in found
    ]
    return iter(_said((*heading, *((message("remark"),) if remarked else ())), rows, reader))


def _said(heading: Sequence[object], rows: Sequence[Sequence[object]], reader: Language) -> list[str]:
    """Return a table in the reader's words."""
    return left_table([reader.say(cell) for cell in heading], [[reader.say(cell) for cell in row] for row in rows])


def _notes(facts: ReadFacts, reader: Language) -> Iterator[list[str]]:
    single = len({each.file for each in facts.survey.understood}) == 1
    for note in dict.fromkeys(facts.survey.notes):
        yield textwrap.wrap(_note(note, reader, single=single), _WIDTH)


def _note(note: DataNote, reader: Language, *, single: bool) -> str:
    """Return a note with its place; the name of a single file stands above already."""
    if note.location is None:
        return reader.say(note.said)
    place = note.location.message()
    parts = dict(place.facts)["parts"]
    assert isinstance(parts, tuple), "a place is a list of what it is made of"
    if single and len(parts) == 1:
        return reader.say(note.said)
    place = replace(place, facts=(("parts", parts[single:]),))
    return reader.say(message("{place}: {said}", place=place, said=note.said))


def _problems(facts: ReadFacts, reader: Language) -> Iterator[list[str]]:
    for problem in facts.survey.problems:
        yield [line for text in problem.lines(reader) for line in textwrap.wrap(text, _WIDTH, subsequent_indent="    ")]


def _listed(title: object, items: Iterator[list[str]], reader: Language) -> Iterator[str]:
    """Yield a title and its items, or nothing where there is none."""
    for number, lines in enumerate(items):
        if number == 0:
            yield ""
            yield reader.say(title)
        yield f"- {lines[0]}"
        yield from (f"  {line}" for line in lines[1:])
