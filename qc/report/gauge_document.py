"""A gauge study as a page for the buyer: verdict, picture, shares, and where everything came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report import gauge_parts
from qc.report.blocks import Beside, Fact, Figure, Masthead, Paragraph, Section
from qc.report.document import Document
from qc.report.gauge_chart import gauge_chart
from qc.report.gauge_words import TITLE
from qc.report.typeface import PLACEHOLDER, lacks
from qc.report.walk import words
from qc.words import language, message

if TYPE_CHECKING:
    from qc.report.blocks import Block
    from qc.report.gauge_facts import GaugeFacts
    from qc.words import Language, Message

_SHORT = 16
_PICTURE = 184.0


def gauge_document(facts: GaugeFacts, reader: Language) -> Document:
    """Return a gauge study, ready to be set on pages.

    Parameters
    ----------
    facts : GaugeFacts
        The study.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
    """
    title, name = reader.say(TITLE), _name(facts, reader)
    source = facts.study.source
    digest = message("input sha256 {digests}", digests=f"{source.sha256[:_SHORT]}…")
    return Document(
        title=f"{title}: {name}",
        subject=reader.say(message("{title} of {name}", title=TITLE, name=name)),
        author="",
        language=reader.code,
        date=None,
        head=(name, title),
        foot=(f"{facts.program} · {source.name}", reader.say(digest)),
        page=reader.say(message("page {page} of {pages}", page="{page}", pages="{pages}")),
        sections=_sections(facts, reader),
    )


def _sections(facts: GaugeFacts, reader: Language) -> tuple[Section, ...]:
    head = (
        _masthead(facts, reader),
        gauge_parts.banner(facts, reader),
        gauge_parts.study_facts(facts, reader),
        Figure(scene=gauge_chart(facts, reader, height=_PICTURE)),
    )
    title = reader.say(message("Where the spread comes from"))
    shared = (gauge_parts.shares(facts, reader), gauge_parts.analysis(facts, reader))
    found = (
        Section(id="identity", title="", blocks=head),
        Section(id="shares", title=title, blocks=(_side_by_side(*shared),), together=True),
    )
    notes = _notes(facts, reader, lacking=any(lacks(text) for section in found for text in words(section)))
    return (*found, Section(id="data-notes", title="", blocks=notes, together=True))


def _side_by_side(shares: Block, analysis: Block | None) -> Block:
    return shares if analysis is None else Beside(left=(shares,), right=(analysis,), share=0.54)


def _name(facts: GaugeFacts, reader: Language) -> str:
    if facts.standard is None:
        return facts.study.name
    return f"{facts.standard.spec.part_number} · {reader.say(facts.standard.characteristic.names)}"


def _masthead(facts: GaugeFacts, reader: Language) -> Masthead:
    other = language("en" if reader.code == "id" else "id")
    details: list[Message] = []
    if facts.standard is not None:
        spec = facts.standard.spec
        details.append(message("Buyer: {buyer}", buyer=spec.buyer))
        details.append(
            message("Standard: revision {revision}, {edition}", revision=spec.revision, edition=spec.edition)
        )
    details.append(
        message(
            "{parts} parts, {users} users, {trials} trials each",
            parts=len(facts.laid.parts),
            users=len(facts.laid.operators),
            trials=facts.trials,
        )
    )
    return Masthead(
        title=reader.say(TITLE),
        subtitle=other.say(TITLE),
        maker=Fact(label=reader.say(message("Workshop")), value=None),
        name=_name(facts, reader),
        details=tuple(reader.say(detail) for detail in details),
    )


def _notes(facts: GaugeFacts, reader: Language, *, lacking: bool) -> tuple[Block, ...]:
    """Return how to read the page, how the file was read, its digest, and what the fonts lack."""
    source = facts.study.source
    said: list[Message] = [
        _HOW,
        message("File {name}, {rows} rows, sha256 {digest}.", name=source.name, rows=source.rows, digest=source.sha256),
    ]
    if facts.study.notes:
        notes = tuple(note.said for note in facts.study.notes)
        said.append(message("How the data were read: {notes}.", notes=notes))
    if lacking:
        said.append(
            message(
                "Characters that this report's font does not have are shown as {sign}; the files hold them.",
                sign=PLACEHOLDER,
            )
        )
    return (Paragraph(text=" ".join(reader.say(each) for each in said), small=True),)


_HOW = message(
    "GRR: what the gauge and its users add to the spread of readings. ndc: how many groups of these parts the gauge "
    "tells apart."
)
