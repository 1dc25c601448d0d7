"""The certificate of conformance: one page that states conformity, and only where the verdict accepts the lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location, Problem, QCError
from qc.report.blocks import Section
from qc.report.blocks_large import Statement
from qc.report.documents import lot_document
from qc.report.kind.parts import facts_of, revision_of
from qc.report.parts.closing import signatures
from qc.report.parts.identity import masthead
from qc.report.parts.short_names import short_names
from qc.terms import Decision
from qc.verdict.decide import decision
from qc.verdict.wording.reasons import reasons
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from qc.report.blocks import FactGrid
    from qc.report.document import Document
    from qc.report.particulars import Asked
    from qc.verdict.model import LotFacts
    from qc.words import Language, Message

TITLE = message("Certificate of conformance")
_SHORT = 16
_STATED = message(
    "We state that the units of this lot were inspected as the standard named above asks, and that the lot "
    "conforms to it."
)


class ConformityNotStatedError(QCError):
    """The verdict does not accept the lot, so nobody may sign that it conforms."""

    exit_status = 4


def document(asked: Asked, reader: Language) -> Document:
    """Return the certificate of a lot that is accepted.

    Parameters
    ----------
    asked : Asked
        The lot and what is said beside it.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
        One page.

    Raises
    ------
    ConformityNotStatedError
        If the verdict holds or rejects the lot; with what stands in the way.
    """
    facts = asked.facts
    if decision(facts) is not Decision.ACCEPT:
        raise _not_stated(facts)
    blocks = (
        masthead(facts, reader, TITLE),
        _about(asked, reader),
        Statement(lines=(reader.say(_STATED),)),
        _rests_on(asked, reader),
        *signatures(reader, asked.particulars.signers),
    )
    return lot_document(facts, reader, TITLE, (Section(id="certificate", title="", blocks=blocks),))


def _not_stated(facts: LotFacts) -> ConformityNotStatedError:
    """Return the refusal: what the verdict says instead, and every reason."""
    first = Problem(
        reason=message("conformity cannot be stated: the verdict on this lot is {decision}", decision=decision(facts)),
        location=Location(file=", ".join(source.name for source in facts.batch.sources)),
        fix=message("settle what stands below and inspect again; an inspection report can be written meanwhile"),
    )
    return ConformityNotStatedError((first, *(Problem(reason=reason) for reason in reasons(facts))))


def _about(asked: Asked, reader: Language) -> FactGrid:
    facts, given = asked.facts, asked.particulars
    spec, lot = facts.spec, facts.identity
    sent = given.shipped_quantity if given.shipped_quantity is not None else lot.quantity
    return facts_of(
        (
            (message("Certificate no."), given.number),
            (message("Supplier"), lot.workshop),
            (message("Address"), given.address),
            (message("Buyer / customer"), spec.buyer),
            (message("Purchase order no."), given.purchase_order),
            (message("Order quantity"), given.order_quantity),
            (message("Part number"), spec.part_number),
            (message("Part name"), spec.part_name),
            (message("Drawing no. / revision"), spec.drawing),
            revision_of(spec),
            (message("Lot number"), lot.lot),
            (message("Serial numbers"), given.serial or "–"),
            (message("Lot size / quantity shipped"), sent),
            (message("Production date"), lot.produced),
            (message("Date shipped"), given.shipped),
            (message("Inspection date"), lot.inspected),
            (message("Special processes, and who did them"), given.processes or "–"),
            (message("Deviations / concessions"), given.deviations or message("none")),
        ),
        reader,
    )


def _questions(facts: LotFacts) -> Message:
    """Return how many questions a careful buyer would ask of the readings, and how many the workshop answered."""
    asked = () if facts.questions is None else facts.questions.asked
    if not asked:
        return message("none")
    answered = sum(one.answer is not None for one in asked)
    return message("{asked} asked, {answered} answered; see the inspection report", asked=len(asked), answered=answered)


def _rests_on(asked: Asked, reader: Language) -> FactGrid:
    """Return what the statement rests on, so that it can be checked."""
    facts = asked.facts
    confidence = Number(100 * facts.spec.lot.conformity_confidence)
    shares = [c.upper_share for c in facts.characteristics if c.upper_share is not None]
    names = short_names(source.name for source in facts.batch.sources)
    files = dict.fromkeys(f"{names[source.name]} {source.sha256[:_SHORT]}…" for source in facts.batch.sources)
    digests = ", ".join(list(files)[:2])
    return facts_of(
        (
            (
                message("Sample size"),
                plural(
                    "{units} units, {count} characteristic",
                    "{units} units, {count} characteristics",
                    units=facts.batch.measured,
                    count=len(facts.characteristics),
                ),
            ),
            (
                message("What the inspection leaves possible"),
                message(
                    "at most {share} % of such units nonconforming, at {confidence} % confidence",
                    share=Number(100 * max(shares, default=0.0), 2),
                    confidence=confidence,
                ),
            ),
            (message("Questions about the readings"), _questions(facts)),
            (message("Where the readings are kept"), asked.particulars.kept or asked.facts.identity.workshop),
            (
                message("Standard's file"),
                message("{name}, sha256 {digest}…", name=facts.spec_name, digest=facts.spec_sha256[:_SHORT]),
            ),
            (message("Readings (sha256)"), digests),
            (message("Program"), facts.program),
        ),
        reader,
    )
