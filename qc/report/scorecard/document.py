"""A scorecard as a paper of a page or two, for the buyer's quality people and the workshop's owner alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import (
    Align,
    Beside,
    Cell,
    Column,
    Fact,
    FactGrid,
    Figure,
    Heading,
    Masthead,
    Notes,
    Paragraph,
    Section,
    Table,
    Tone,
)
from qc.report.document import Document
from qc.report.scorecard.chart import trend_scene
from qc.report.scorecard.notes import method, unknowns
from qc.report.scorecard.tables import (
    CHARACTERISTIC_HEAD,
    LOT_HEAD,
    PART_HEAD,
    characteristic_cells,
    lot_cells,
    part_cells,
)
from qc.report.scorecard.words import TITLE, four, month_name, whose
from qc.terms import Decision
from qc.words import language, message
from qc.words.language import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.report.blocks import Block
    from qc.report.scorecard.facts import ScorecardFacts
    from qc.report.scorecard.words import Said
    from qc.words import Language, Message

_TONES = {Decision.ACCEPT: Tone.GOOD, Decision.HOLD: Tone.CAUTION, Decision.REJECT: Tone.BAD}


def scorecard_document(facts: ScorecardFacts, reader: Language) -> Document:
    """Return a month of deliveries, ready to be set on pages.

    Parameters
    ----------
    facts : ScorecardFacts
        The month.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
    """
    name = reader.say(message("{whose} · {month}", whose=whose(facts), month=month_name(facts.month)))
    title = reader.say(TITLE)
    return Document(
        title=f"{title}: {name}",
        subject=reader.say(message("{title} of {name}", title=TITLE, name=name)),
        author="",
        language=reader.code,
        date=None,
        head=(name, title),
        foot=(f"{facts.program} · {reader.say(month_name(facts.month))} · {facts.digest[:16]}",),
        page=reader.say(message("page {page} of {pages}", page="{page}", pages="{pages}")),
        sections=tuple(_sections(facts, name, reader)),
    )


def _sections(facts: ScorecardFacts, name: str, reader: Language) -> Iterator[Section]:
    yield Section(id="answers", title="", blocks=(_masthead(facts, name, reader), *_answers(facts, reader)))
    trend = Figure(scene=trend_scene(facts.trend, reader))
    caption = Paragraph(text=reader.say(_CAPTION), small=True)
    yield Section(id="months", title=reader.say(message("Month by month")), blocks=(trend, caption), together=True)
    if facts.lots:
        yield from _tables(facts, reader)
    if said := tuple(reader.say(one) for one in unknowns(facts)):
        unknown = reader.say(message("What is not known, or needs a word"))
        yield Section(id="unknown", title=unknown, blocks=(Notes(items=said),), together=True)
    counted = tuple(Paragraph(text=reader.say(one), small=True) for one in method(facts))
    origin = Paragraph(text=reader.say(_origin(facts)), small=True)
    how = reader.say(message("How it is counted, and what it rests on"))
    yield Section(id="method", title=how, blocks=(*counted, origin), together=True)


_CAPTION = message(
    "Dots: faults per million with their exact 95 % bounds, and the share on time. Bars: units shipped, and weeks with "
    "a delivery. A question mark: nothing is known of that month."
)


def _origin(facts: ScorecardFacts) -> Message:
    return message(
        "Written by {program} from recorded batches; their verdicts can be computed again (qc recheck). The log holds "
        "{entries} entries; digest of the last: {digest}",
        program=facts.program,
        entries=facts.entries,
        digest=facts.digest,
    )


def _masthead(facts: ScorecardFacts, name: str, reader: Language) -> Masthead:
    other = language(next(code for code in CODES if code != reader.code))
    makers = sorted({one.line.workshop for one in facts.lots if one.line.workshop})
    buyers = sorted({one.buyer for one in facts.lots})
    maker = facts.workshop or ", ".join(makers) or None
    details = message("Buyer: {buyer}", buyer=facts.buyer or tuple(buyers))
    return Masthead(
        title=reader.say(TITLE),
        subtitle=other.say(TITLE),
        maker=Fact(label=reader.say(message("Workshop")), value=maker),
        name=name,
        details=(reader.say(details),) if facts.buyer or buyers else (),
    )


def _answers(facts: ScorecardFacts, reader: Language) -> Iterator[Block]:
    """Yield the four answers in two rows; a sentence where there are none."""
    if not facts.lots:
        yield Paragraph(text=reader.say(message("No batch stands in this month.")), tone=Tone.CAUTION)
        return
    first, second, third, fourth = (_answer(title, said, reader) for title, said in four(facts.total, facts.month))
    yield Beside(left=first, right=second)
    yield Beside(left=third, right=fourth)


def _answer(title: Message, said: Sequence[Said], reader: Language) -> tuple[Block, ...]:
    rows = tuple(Fact(label=reader.say(label), value=reader.say(value)) for label, value in said)
    return (Heading(text=reader.say(title)), FactGrid(facts=rows, columns=1, layout="before"))


def _tables(facts: ScorecardFacts, reader: Language) -> Iterator[Section]:
    parts = _table(PART_HEAD, [_plain(part_cells(one, reader)) for one in facts.parts], reader)
    yield Section(id="parts", title=reader.say(message("Part by part")), blocks=(parts,), together=True)
    found = facts.total.quality.characteristics
    rows = [_plain(characteristic_cells(one, reader)) for one in found]
    title = reader.say(message("Characteristic by characteristic"))
    table = _table(CHARACTERISTIC_HEAD, rows, reader)
    yield Section(id="characteristics", title=title, blocks=(table,), together=True)
    lots = []
    for one in facts.lots:
        *cells, decision = lot_cells(one, reader)
        lots.append((*_plain(cells), Cell(text=decision, tone=_TONES[one.line.decision], bold=True)))
    title = reader.say(message("Batch by batch"))
    yield Section(id="batches", title=title, blocks=(_table(LOT_HEAD, lots, reader),), together=True)


def _plain(cells: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell(text=text) for text in cells)


def _table(head: Sequence[Message], rows: Sequence[tuple[Cell, ...]], reader: Language) -> Table:
    first, *others = (reader.say(one) for one in head)
    columns = (Column(title=first, flexible=True), *(Column(title=one, align=Align.RIGHT) for one in others))
    return Table(columns=columns, rows=tuple(rows))
