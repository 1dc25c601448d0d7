"""The kinds of document that one verdict gives: which sections, and what stands on every page of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.report.blocks import Notes
from qc.report.document import Document
from qc.report.page.walk import words
from qc.report.parts.identity import TITLE
from qc.report.sections import sections
from qc.report.typeface import PLACEHOLDER, lacks
from qc.words import message

if TYPE_CHECKING:
    from qc.report.blocks import Section
    from qc.verdict.model import LotFacts
    from qc.words import Language, Message

_SHORT = 16


def compliance_report(facts: LotFacts, language: Language) -> Document:
    """Return the compliance report of a lot.

    Parameters
    ----------
    facts : LotFacts
        Everything that was found.
    language : Language
        The reader's language.

    Returns
    -------
    Document
        Ready to be set on pages.
    """
    return lot_document(facts, language, TITLE, _with_missing_signs(sections(facts, language), language))


def lot_document(facts: LotFacts, language: Language, name: Message, content: tuple[Section, ...]) -> Document:
    """Return a document on a lot.

    Parameters
    ----------
    facts : LotFacts
        Everything that was found.
    language : Language
        The reader's language.
    name : Message
        What the document is called.
    content : tuple of Section
        In reading order.

    Returns
    -------
    Document
        With what stands on every page.
    """
    spec = facts.spec
    title = language.say(name)
    about = " · ".join(part for part in (spec.part_number, facts.identity.lot) if part)
    return Document(
        title=f"{title}: {about}",
        subject=language.say(
            message(
                "{part} for {buyer}, revision {revision}",
                part=spec.part_name,
                buyer=spec.buyer,
                revision=spec.revision,
            )
        ),
        author=facts.identity.workshop or "",
        language=language.code,
        date=facts.identity.inspected,
        head=(
            " · ".join(part for part in (facts.identity.workshop, about, language.say(spec.part_name)) if part),
            title,
        ),
        foot=_foot(facts, language),
        page=language.say(message("page {page} of {pages}", page="{page}", pages="{pages}")),
        sections=content,
    )


def _foot(facts: LotFacts, language: Language) -> tuple[str, ...]:
    """Return program, standard and input, by which a loose page can be placed."""
    spec = facts.spec
    standard = message(
        "{program} · standard {part}, revision {revision} of {edition} · {buyer}",
        program=facts.program,
        part=spec.part_number,
        buyer=spec.buyer,
        revision=spec.revision,
        edition=spec.edition,
    )
    digests = ", ".join(dict.fromkeys(f"{source.sha256[:_SHORT]}…" for source in facts.batch.sources))
    return (language.say(standard), language.say(message("input sha256 {digests}", digests=digests)))


def _with_missing_signs(found: tuple[Section, ...], language: Language) -> tuple[Section, ...]:
    """Say so where the fonts lack a character; the notes on the data are where a reader looks for it."""
    if not any(lacks(text) for section in found for text in words(section)):
        return found
    said = language.say(
        message(
            "Characters that this report's font does not have are shown as {sign}; the files hold them.",
            sign=PLACEHOLDER,
        )
    )
    return tuple(
        replace(section, blocks=(*section.blocks, Notes(items=(said,)))) if section.id == "data-notes" else section
        for section in found
    )
