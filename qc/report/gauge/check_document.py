"""A study of bias, linearity, stability, or judgements as a page for the buyer."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from qc.report.blocks import Align, Answer, Banner, Cell, Column, Figure, Paragraph, Section, Table
from qc.report.gauge.check_answers import answers, short
from qc.report.gauge.check_chart import check_chart
from qc.report.gauge.check_numbers import heading, rows
from qc.report.gauge.check_words import KINDS, TITLES, basis, sentences
from qc.report.gauge.frame import how_read, identified, masthead, study_page
from qc.report.gauge.parts import TONES
from qc.words import message

if TYPE_CHECKING:
    from qc.report.document import Document
    from qc.report.gauge.check_facts import GaugeCheck
    from qc.words import Language

_PICTURE, _MOST_REASONS = 200.0, 6


def check_document(facts: GaugeCheck, reader: Language) -> Document:
    """Return a study, ready to be set on pages.

    Parameters
    ----------
    facts : GaugeCheck
        The study.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
    """
    return study_page(facts, TITLES[facts.study.kind], _sections(facts, reader), reader)


def _sections(facts: GaugeCheck, reader: Language) -> tuple[Section, ...]:
    head = (
        masthead(facts, TITLES[facts.study.kind], reader),
        _banner(facts, reader),
        identified(facts, KINDS[facts.study.kind], reader),
        Figure(scene=check_chart(facts, reader, height=_PICTURE)),
    )
    return (
        Section(id="identity", title="", blocks=head),
        Section(id="numbers", title=reader.say(message("Numbers")), blocks=(_table(facts, reader),), together=True),
        Section(id="data-notes", title="", blocks=(_notes(facts, reader),), together=True),
    )


def _banner(facts: GaugeCheck, reader: Language) -> Banner:
    first, *others = (reader.say(sentence) for sentence in islice(sentences(facts), _MOST_REASONS))
    verdict = reader.say(facts.verdict)
    return Banner(
        word=reader.say(short(facts)),
        tone=TONES[facts.verdict],
        reasons=(f"{verdict[:1].upper()}{verdict[1:]}. {first}", *others),
        answers=tuple(
            Answer(question=reader.say(question), word=reader.say(said), tone=TONES[grade])
            for question, said, grade in answers(facts)
        ),
    )


def _table(facts: GaugeCheck, reader: Language) -> Table:
    first, *others = heading(facts)
    columns = (
        Column(title=reader.say(first), flexible=True),
        *(Column(title=reader.say(title), align=Align.RIGHT) for title in others),
    )
    cells = (tuple(Cell(text=reader.say(cell)) for cell in row) for row in rows(facts))
    return Table(columns=columns, rows=tuple(cells))


def _notes(facts: GaugeCheck, reader: Language) -> Paragraph:
    said = (basis(facts.study.kind), *how_read(facts))
    return Paragraph(text=" ".join(reader.say(each) for each in said), small=True)
