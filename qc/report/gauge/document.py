"""A gauge study as a page for the buyer: verdict, picture, shares, and where everything came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Beside, Figure, Paragraph, Section
from qc.report.gauge import parts as gauge_parts
from qc.report.gauge.chart import gauge_chart
from qc.report.gauge.frame import how_read, identified, masthead, study_page
from qc.report.gauge.words import TITLE, method
from qc.report.page.walk import words
from qc.report.typeface import PLACEHOLDER, lacks
from qc.words import message

if TYPE_CHECKING:
    from qc.report.blocks import Block
    from qc.report.document import Document
    from qc.report.gauge.facts import GaugeFacts
    from qc.words import Language, Message

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
    return study_page(facts, TITLE, _sections(facts, reader), reader)


def _sections(facts: GaugeFacts, reader: Language) -> tuple[Section, ...]:
    head = (
        masthead(facts, TITLE, reader, (_laid(facts),)),
        gauge_parts.banner(facts, reader),
        identified(facts, method(facts), reader, users=facts.laid.operators),
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


def _laid(facts: GaugeFacts) -> Message:
    return message(
        "parts: {parts}, users: {users}, trials each: {trials}",
        parts=len(facts.laid.parts),
        users=len(facts.laid.operators),
        trials=facts.trials,
    )


def _notes(facts: GaugeFacts, reader: Language, *, lacking: bool) -> tuple[Block, ...]:
    """Return how to read the page, how the file was read, its digest, and what the fonts lack."""
    said: list[Message] = [_HOW, *how_read(facts)]
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
