"""Dimensional results: a row for each balloon of the drawing, OK or Not OK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Align, Cell, Column, Paragraph, Section, Table
from qc.report.documents import lot_document
from qc.report.kind.parts import all_inside, balloon, facts_of, mean_of, ok_marks, results, revision_of, signed
from qc.report.parts import figures
from qc.report.parts.identity import masthead
from qc.words import message

if TYPE_CHECKING:
    from qc.report.blocks import FactGrid
    from qc.report.document import Document
    from qc.report.particulars import Asked
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

TITLE = message("Dimensional results")
_LEGEND = message(
    "x̄: the mean. OK: every reading lies within the buyer's limits, as it was read, without rounding. The decision on "
    "the lot stands in the inspection report."
)


def document(asked: Asked, reader: Language) -> Document:
    """Return the dimensional results of a lot.

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
    head = (masthead(asked.facts, reader, TITLE), _about(asked, reader))
    content = (
        Section(id="identity", title="", blocks=head),
        Section(
            id="results", title=reader.say(message("Measured value")), blocks=(_table(asked, reader), _legend(reader))
        ),
        signed(asked, reader),
    )
    return lot_document(asked.facts, reader, TITLE, content)


def _legend(reader: Language) -> Paragraph:
    return Paragraph(text=reader.say(_LEGEND), small=True)


def _about(asked: Asked, reader: Language) -> FactGrid:
    facts, given = asked.facts, asked.particulars
    spec, lot = facts.spec, facts.identity
    return facts_of(
        (
            (message("Supplier"), lot.workshop),
            (message("Supplier code"), given.supplier_code),
            (message("Buyer / customer"), spec.buyer),
            (message("Part number"), spec.part_number),
            (message("Part name"), spec.part_name),
            (message("Drawing no. / revision"), spec.drawing),
            revision_of(spec),
            (message("Purchase order no."), given.purchase_order),
            (message("Report no."), given.number),
            (message("Lot number"), lot.lot),
            (message("Inspection date"), lot.inspected),
            (message("Inspection facility"), lot.workshop),
        ),
        reader,
    )


def _table(asked: Asked, reader: Language) -> Table:
    titles = (
        (message("No."), Align.RIGHT),
        (message("Characteristic (inspection item)"), Align.LEFT),
        (message("Specification / tolerance"), Align.LEFT),
        (message("Lower limit"), Align.RIGHT),
        (message("Upper limit"), Align.RIGHT),
        (message("Quantity tested"), Align.RIGHT),
        (message("Measured value"), Align.LEFT),
        (message("OK"), Align.LEFT),
        (message("Not OK"), Align.LEFT),
    )
    columns = tuple(Column(title=reader.say(title), align=align, flexible=True) for title, align in titles)
    rows = tuple(_row(c, number, reader) for number, c in enumerate(asked.facts.characteristics, start=1))
    return Table(columns=columns, rows=rows)


def _row(facts: CharacteristicFacts, number: int, reader: Language) -> tuple[Cell, ...]:
    wanted = facts.characteristic
    gauge = "" if wanted.gauge is None else reader.say(wanted.gauge.name)
    return (
        Cell(text=balloon(facts, number)),
        Cell(text=reader.say(wanted.names), below=gauge),
        Cell(text=reader.say(figures.requirement(wanted))),
        *(_limit(facts, limit, reader) for limit in (wanted.lsl, wanted.usl)),
        Cell(text=reader.say(facts.n)),
        Cell(text=results(facts, reader), below=mean_of(facts, reader)),
        *ok_marks(all_inside(facts)),
    )


def _limit(facts: CharacteristicFacts, limit: float | None, reader: Language) -> Cell:
    return Cell(text="–" if limit is None else reader.say(figures.reading(facts, limit)))
