"""A study of bias, linearity, stability, or judgements as a page for the buyer."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from qc.report.blocks import (
    Align,
    Answer,
    Banner,
    Cell,
    Column,
    Fact,
    FactGrid,
    Figure,
    Masthead,
    Paragraph,
    Section,
    Table,
)
from qc.report.document import Document
from qc.report.figures import requirement
from qc.report.gauge_check_answers import answers, short
from qc.report.gauge_check_chart import check_chart
from qc.report.gauge_check_numbers import heading, rows
from qc.report.gauge_check_words import KINDS, TITLES, basis, sentences
from qc.report.gauge_parts import TONES
from qc.words import Number, language, message

if TYPE_CHECKING:
    from qc.report.gauge_check_facts import GaugeCheck
    from qc.words import Language, Message

_SHORT, _PICTURE, _MOST_REASONS = 16, 200.0, 6


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
    title, name, source = reader.say(TITLES[facts.study.kind]), _name(facts, reader), facts.study.source
    digest = message("input sha256 {digests}", digests=f"{source.sha256[:_SHORT]}…")
    return Document(
        title=f"{title}: {name}",
        subject=reader.say(message("{title} of {name}", title=title, name=name)),
        author="",
        language=reader.code,
        date=None,
        head=(name, title),
        foot=(f"{facts.program} · {source.name}", reader.say(digest)),
        page=reader.say(message("page {page} of {pages}", page="{page}", pages="{pages}")),
        sections=_sections(facts, reader),
    )


def _sections(facts: GaugeCheck, reader: Language) -> tuple[Section, ...]:
    head = (
        _masthead(facts, reader),
        _banner(facts, reader),
        _grid(facts, reader),
        Figure(scene=check_chart(facts, reader, height=_PICTURE)),
    )
    return (
        Section(id="identity", title="", blocks=head),
        Section(id="numbers", title=reader.say(message("Numbers")), blocks=(_table(facts, reader),), together=True),
        Section(id="data-notes", title="", blocks=(_notes(facts, reader),), together=True),
    )


def _name(facts: GaugeCheck, reader: Language) -> str:
    if facts.standard is None:
        return facts.study.name
    return f"{facts.standard.spec.part_number} · {reader.say(facts.standard.characteristic.names)}"


def _masthead(facts: GaugeCheck, reader: Language) -> Masthead:
    other = language("en" if reader.code == "id" else "id")
    details: list[Message] = []
    if facts.standard is not None:
        spec = facts.standard.spec
        details.append(message("Buyer: {buyer}", buyer=spec.buyer))
        details.append(
            message("Standard: revision {revision}, {edition}", revision=spec.revision, edition=spec.edition)
        )
    title = TITLES[facts.study.kind]
    return Masthead(
        title=reader.say(title),
        subtitle=other.say(title),
        maker=Fact(label=reader.say(message("Workshop")), value=None),
        name=_name(facts, reader),
        details=tuple(reader.say(detail) for detail in details),
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


def _grid(facts: GaugeCheck, reader: Language) -> FactGrid:
    asked = None if facts.standard is None else facts.standard.characteristic
    gauge = None if asked is None or asked.gauge is None else asked.gauge.name
    width = facts.tolerance
    tolerance = None if width is None else message("{width} {unit}", width=Number(width), unit=facts.study.unit or "")
    said: tuple[tuple[Message, object], ...] = (
        (message("Characteristic"), facts.study.name),
        (message("Requirement"), None if asked is None else requirement(asked)),
        (message("Width of the tolerance"), tolerance),
        (message("Gauge"), gauge),
        (message("Gauge's number"), None),
        (message("Calibrated until"), None),
        (message("Date of the study"), None),
        (message("Method"), KINDS[facts.study.kind]),
    )
    facts_said = ((reader.say(label), None if value is None else reader.say(value).strip()) for label, value in said)
    return FactGrid(facts=tuple(Fact(label=label, value=value) for label, value in facts_said), columns=3)


def _table(facts: GaugeCheck, reader: Language) -> Table:
    first, *others = heading(facts)
    columns = (
        Column(title=reader.say(first), flexible=True),
        *(Column(title=reader.say(title), align=Align.RIGHT) for title in others),
    )
    cells = (tuple(Cell(text=reader.say(cell)) for cell in row) for row in rows(facts))
    return Table(columns=columns, rows=tuple(cells))


def _notes(facts: GaugeCheck, reader: Language) -> Paragraph:
    source = facts.study.source
    said: list[Message] = [
        basis(facts.study.kind),
        message("File {name}, {rows} rows, sha256 {digest}.", name=source.name, rows=source.rows, digest=source.sha256),
    ]
    if facts.study.notes:
        said.append(message("How the data were read: {notes}.", notes=tuple(note.said for note in facts.study.notes)))
    return Paragraph(text=" ".join(reader.say(each) for each in said), small=True)
