"""A part's history as a paper: all batches, and a chart of each characteristic over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Align, Cell, Column, Fact, Figure, Masthead, Paragraph, Section, Table, Tone
from qc.report.document import Document
from qc.report.history.chart import history_scene
from qc.report.history.words import FOUND_HEAD, LOT_HEAD, decimals_of, found_cells, lot_cells, summary
from qc.terms import Decision
from qc.words import language, message
from qc.words.language import CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.report.blocks import Block
    from qc.report.history.facts import Course, HistoryFacts
    from qc.words import Language, Message

TITLE = message("History of a part")
_LOT, _RECORD = LOT_HEAD[0], message("record")
_TONES = {Decision.ACCEPT: Tone.GOOD, Decision.HOLD: Tone.CAUTION, Decision.REJECT: Tone.BAD}


def history_document(facts: HistoryFacts, reader: Language) -> Document:
    """Return a part's history, ready to be set on pages.

    Parameters
    ----------
    facts : HistoryFacts
        All batches of a part.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
    """
    title, name = reader.say(TITLE), f"{facts.part_number} · {reader.say(facts.part_name)}"
    courses = tuple(_course(course, number, reader) for number, course in enumerate(facts.courses, start=1))
    return Document(
        title=f"{title}: {name}",
        subject=reader.say(message("{title} of {name}", title=TITLE, name=name)),
        author="",
        language=reader.code,
        date=None,
        head=(name, title),
        foot=(f"{facts.program} · {facts.buyer}",),
        page=reader.say(message("page {page} of {pages}", page="{page}", pages="{pages}")),
        sections=(_first(facts, name, reader), *courses),
    )


def _first(facts: HistoryFacts, name: str, reader: Language) -> Section:
    """Return the head with what all batches together say, and their table."""
    other = language(next(code for code in CODES if code != reader.code))
    makers = sorted({lot.workshop for lot in facts.lots if lot.workshop})
    head = Masthead(
        title=reader.say(TITLE),
        subtitle=other.say(TITLE),
        maker=Fact(label=reader.say(message("Workshop")), value=", ".join(makers) or None),
        name=name,
        details=(facts.buyer,),
    )
    said = tuple(Paragraph(text=reader.say(one)) for one in summary(facts))
    rows = [
        (
            Cell(text=str(lot.number)),
            *(Cell(text=text) for text in cells[:-1]),
            Cell(text=cells[-1], tone=_TONES[lot.decision], bold=True),
        )
        for lot in facts.lots
        for cells in [lot_cells(lot, reader)]
    ]
    return Section(id="batches", title="", blocks=(head, *said, _table((_RECORD, *LOT_HEAD), rows, reader)))


def _table(head: Sequence[Message], rows: Sequence[tuple[Cell, ...]], reader: Language) -> Table:
    """Return a table in which lots have the room that is left."""
    lot = head.index(_LOT)
    columns = (
        Column(title=reader.say(title), flexible=at == lot, align=Align.LEFT if at <= lot else Align.RIGHT)
        for at, title in enumerate(head)
    )
    return Table(columns=tuple(columns), rows=tuple(rows))


def _course(course: Course, number: int, reader: Language) -> Section:
    """Return one characteristic over all batches."""
    rows = [tuple(Cell(text=text) for text in found_cells(one, decimals_of(course), reader)) for one in course.found]
    scene = history_scene(course, reader)
    drawn: tuple[Block, ...] = () if scene is None else (Figure(scene=scene),)
    title = f"{number}. {reader.say(course.names)}"
    return Section(id=f"course-{number}", title=title, blocks=(*drawn, _table(FOUND_HEAD, rows, reader)), together=True)
