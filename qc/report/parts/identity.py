"""What the paper is about: workshop, buyer, part, standard, lot, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Fact, FactGrid, Masthead, Tone
from qc.report.parts.origin import unchecked_limits
from qc.terms import SpecStatus
from qc.words import language, message

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts
    from qc.words import Language, Message

TITLE = message("Compliance report")
_SHORT = 12
_EXAMPLE = message("EXAMPLE: no buyer has approved this standard yet. The decision holds for this example only.")


def masthead(facts: LotFacts, reader: Language, title: Message = TITLE) -> Masthead:
    """Return the head of a document's first page, its title in both languages."""
    spec = facts.spec
    other = language("en" if reader.code == "id" else "id")
    details = [
        message("Buyer: {buyer}", buyer=spec.buyer),
        message("Standard: revision {revision}, {edition}", revision=spec.revision, edition=spec.edition),
    ]
    if facts.identity.lot:
        details.append(message("Lot: {lot}", lot=facts.identity.lot))
    return Masthead(
        title=reader.say(title),
        subtitle=other.say(title),
        maker=_fact(message("Workshop"), facts.identity.workshop, reader),
        name=f"{spec.part_number} · {reader.say(spec.part_name)}",
        details=tuple(reader.say(detail) for detail in details),
        notice=_notice(facts, reader),
    )


def _notice(facts: LotFacts, reader: Language) -> str:
    said = [unchecked_limits(facts.spec.characteristic)]
    if facts.spec.status is SpecStatus.EXAMPLE:
        said.insert(0, _EXAMPLE)
    return " ".join(reader.say(one) for one in said if one is not None)


def identity(facts: LotFacts, reader: Language) -> FactGrid:
    """Return everything that identifies the lot and the standard; what nobody said is left to fill in."""
    spec, lot = facts.spec, facts.identity
    example = spec.status is SpecStatus.EXAMPLE
    said: tuple[tuple[Message, object], ...] = (
        (message("Workshop"), lot.workshop),
        (message("Buyer"), spec.buyer),
        (message("Part number"), spec.part_number),
        (message("Part name"), spec.part_name),
        (message("Drawing"), spec.drawing),
        (message("Lot number"), lot.lot),
        (message("Quantity in the lot"), lot.quantity),
        (message("Units measured"), facts.batch.measured),
        (message("Date of production"), lot.produced),
        (message("Date of inspection"), lot.inspected),
        (message("Standard's revision"), spec.revision),
        (message("Standard's edition"), spec.edition),
        (message("Standard's file"), facts.spec_name),
        (message("Standard's digest (sha256)"), f"{facts.spec_sha256[:_SHORT]}…"),
    )
    rows = [_fact(label, value, reader) for label, value in said]
    status = reader.say(spec.status)
    rows.append(
        Fact(
            label=reader.say(message("Standard's status")),
            value=status,
            tone=Tone.CAUTION if example else Tone.PLAIN,
        )
    )
    return FactGrid(facts=tuple(rows), columns=3)


def _fact(label: Message, value: object, reader: Language) -> Fact:
    return Fact(label=reader.say(label), value=None if value is None else reader.say(value))
