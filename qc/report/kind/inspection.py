"""The inspection report: every page that a verdict gives, with the order it belongs to and who signs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.report.blocks import Fact, FactGrid
from qc.report.documents import compliance_report
from qc.report.parts.closing import signatures
from qc.words import message

if TYPE_CHECKING:
    from qc.report.blocks import Block, Section
    from qc.report.document import Document
    from qc.report.particulars import Asked
    from qc.words import Language


def document(asked: Asked, reader: Language) -> Document:
    """Return the inspection report of a lot.

    Parameters
    ----------
    asked : Asked
        The lot and what is said beside it.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
    """
    made = compliance_report(asked.facts, reader)
    return replace(made, sections=tuple(_told(section, asked, reader) for section in made.sections))


def _told(section: Section, asked: Asked, reader: Language) -> Section:
    """Return a section with what is said beside the verdict."""
    if section.id == "signatures":
        return replace(section, blocks=signatures(reader, asked.particulars.signers))
    if section.id == "identity":
        return replace(section, blocks=tuple(_ordered(block, asked, reader) for block in section.blocks))
    return section


def _ordered(block: Block, asked: Asked, reader: Language) -> Block:
    """Return the facts on a lot with those on the order that are known."""
    if not isinstance(block, FactGrid):
        return block
    given = asked.particulars
    said = (
        (message("Report no."), given.number),
        (message("Purchase order no."), given.purchase_order),
        (message("Order quantity"), given.order_quantity),
        (message("Deviations / concessions"), given.deviations),
    )
    known = tuple(Fact(label=reader.say(label), value=reader.say(value)) for label, value in said if value is not None)
    return replace(block, facts=(*block.facts, *known))
