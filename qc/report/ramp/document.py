"""A pilot and the batches after it as a paper: what has been shown at which volume, and why more units differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.report.blocks import Align, Answer, Banner, Cell, Column, Figure, Paragraph, Section, Table, Tone
from qc.report.document import Document
from qc.report.parts.closing import data_notes, provenance
from qc.report.parts.identity import masthead
from qc.report.parts.readiness import TITLE, cause_tone, causes_table, coverage_table
from qc.report.parts.readiness_words import condition_sentence, level_sentence, measuring_sentences, outlook_sentence
from qc.report.parts.short_names import with_short_names
from qc.report.parts.tones import TONES
from qc.report.ramp.chart import batch_summaries, ramp_chart
from qc.report.ramp.courses import evidence_chart, exposure_chart
from qc.terms import CauseFinding, Readiness, VolumeCause
from qc.verdict.volume.readiness_spread import decimals_of_spread
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.report.blocks import Block
    from qc.report.ramp.chart import BatchSummary
    from qc.verdict.model import LotFacts
    from qc.verdict.volume.readiness import CharacteristicReadiness, ReadinessFacts
    from qc.words import Language

RAMP = message("From pilot to volume")
_ORDER = (CauseFinding.FOUND, CauseFinding.EITHER, CauseFinding.NOT_JUDGED, CauseFinding.NOT_FOUND)
_QUESTIONS: Mapping[VolumeCause, Message] = {
    VolumeCause.EXPOSURE: message("Simply more units?"),
    VolumeCause.DRIFT: message("Does the process move?"),
    VolumeCause.STREAMS: message("Do people, machines, lots differ?"),
}
_NOTHING = "–"
_TALL, _LOW = 190.0, 150.0


def ramp_document(facts: LotFacts, reader: Language) -> Document:
    """Return a pilot and its batches, ready to be set on pages.

    Parameters
    ----------
    facts : LotFacts
        With what has been shown at which volume.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
    """
    found, spec = facts.readiness, facts.spec
    assert found is not None
    title, name = reader.say(RAMP), f"{spec.part_number} · {reader.say(spec.part_name)}"
    standard = message("revision {revision} of {edition}", revision=spec.revision, edition=spec.edition)
    return Document(
        title=f"{title}: {name}",
        subject=reader.say(message("{title} of {name}", title=RAMP, name=name)),
        author="",
        language=reader.code,
        date=None,
        head=(name, title),
        foot=(f"{facts.program} · {facts.spec_name} · {reader.say(standard)}",),
        page=reader.say(message("page {page} of {pages}", page="{page}", pages="{pages}")),
        sections=tuple(_sections(facts, found, reader)),
    )


def _sections(facts: LotFacts, found: ReadinessFacts, reader: Language) -> Iterator[Section]:
    facts = _without_lot(with_short_names(facts), found)
    head = (masthead(facts, reader, RAMP), _banner(found, reader))
    yield Section(id="identity", title="", blocks=head)
    measuring = (Paragraph(text=reader.say(each)) for each in measuring_sentences(found))
    seen: tuple[Block, ...] = (coverage_table(found, reader), *measuring)
    yield Section(id="readiness", title=reader.say(TITLE), blocks=seen, together=True)
    note = Paragraph(text=reader.say(outlook_sentence(found)), small=True)
    why = reader.say(message("Why more units differ from the pilot"))
    yield Section(id="causes", title=why, blocks=(causes_table(found, reader), note), together=True)
    for number, each in enumerate(found.characteristics, start=1):
        yield _characteristic(found, each, number, reader)
    notes = reader.say(message("How the data were read"))
    yield Section(id="data-notes", title=notes, blocks=data_notes(facts, reader))
    origin = reader.say(message("Where it comes from"))
    yield Section(id="provenance", title=origin, blocks=provenance(facts, reader), together=True)


def _without_lot(facts: LotFacts, found: ReadinessFacts) -> LotFacts:
    """Return the facts without the lot's name where there are several batches: it is the first one's."""
    if sum(not span.pilot for span in found.spans) < 2:
        return facts
    return replace(facts, identity=replace(facts.identity, lot=None))


def _banner(found: ReadinessFacts, reader: Language) -> Banner:
    """Return the level with its reasons, and for each explanation the most telling answer of all characteristics."""
    return Banner(
        word=reader.say(_word(found)),
        tone=TONES[found.level],
        reasons=tuple(reader.say(each) for each in (level_sentence(found), condition_sentence(found))),
        answers=tuple(_answer(found, cause, reader) for cause in VolumeCause),
    )


def _word(found: ReadinessFacts) -> Message:
    """Return the level in a word or a number of units: never that all is ready."""
    match found.level:
        case Readiness.NOT_ENOUGH:
            return message("WAIT")
        case Readiness.NOT_YET:
            return message("FIX")
        case Readiness.UNDER_GUARD:
            return message("≤ {limit}", limit=found.step.volume)
        case _:
            return message("{count}", count=found.made)


def _answer(found: ReadinessFacts, cause: VolumeCause, reader: Language) -> Answer:
    every = [each.explanation(cause).finding for each in found.characteristics]
    told = _exposure(found) if cause is VolumeCause.EXPOSURE else min(every, key=_ORDER.index)
    return Answer(question=reader.say(_QUESTIONS[cause]), word=reader.say(told), tone=cause_tone(cause, told))


def _exposure(found: ReadinessFacts) -> CauseFinding:
    """Return whether more units alone explain all that was found nonconforming."""
    told = {
        each.explanation(VolumeCause.EXPOSURE).finding
        for each in found.characteristics
        if each.evidence.explained is None or each.evidence.explained.found
    }
    order = (CauseFinding.NOT_FOUND, CauseFinding.NOT_JUDGED, CauseFinding.FOUND)
    return min(told, key=order.index, default=CauseFinding.NOT_FOUND)


def _characteristic(found: ReadinessFacts, each: CharacteristicReadiness, number: int, reader: Language) -> Section:
    """Return the picture of a characteristic's batches, and their numbers."""
    summaries = batch_summaries(found, each)
    first = number == 1
    scene = ramp_chart(found, each, reader, height=_TALL if first else _LOW, captioned=first)
    title = f"{number}. {reader.say(each.facts.characteristic.names)}"
    if scene is None:
        none = Paragraph(text=reader.say(message("No readings to draw.")), tone=Tone.CAUTION)
        return Section(id=f"batches-{number}", title=title, blocks=(none,), together=True)
    more = (evidence_chart(found, each, reader, captioned=first), exposure_chart(found, each, reader))
    figures = tuple(Figure(scene=one) for one in (scene, *more) if one is not None)
    blocks: tuple[Block, ...] = (*figures, _batches(summaries, each, reader))
    return Section(id=f"batches-{number}", title=title, blocks=blocks, together=True)


def _batches(summaries: tuple[BatchSummary, ...], each: CharacteristicReadiness, reader: Language) -> Table:
    titles = (message("Units"), message("n"), *_counted(each))
    columns = (
        Column(title=reader.say(message("Batch")), flexible=True),
        *(Column(title=reader.say(title), align=Align.RIGHT) for title in titles),
    )
    return Table(columns=columns, rows=tuple(_row(one, each, reader) for one in summaries))


def _counted(each: CharacteristicReadiness) -> tuple[Message, ...]:
    """Return the titles of what a batch shows, and of what does not conform in it."""
    if each.facts.attribute is None:
        return message("Mean"), message("Standard deviation"), message("Nonconforming")
    if each.facts.characteristic.counts == "nonconformities":
        return message("Faults per unit"), message("Faults")
    return message("Share, %"), message("Nonconforming")


def _row(one: BatchSummary, each: CharacteristicReadiness, reader: Language) -> tuple[Cell, ...]:
    decimals = decimals_of_spread(each.facts)
    units = message("{first}–{last}", first=one.span.first, last=one.span.last)
    mean = _NOTHING if one.mean is None else Number(one.mean, decimals)
    sd = _NOTHING if one.sd is None else Number(one.sd, decimals + 1)
    share = one.nonconforming / one.units
    rate = Number(share, 3) if one.faults else Number(100 * share, 2)
    between = (mean, sd) if each.facts.attribute is None else (rate,)
    bad = Cell(text=reader.say(one.nonconforming), tone=Tone.BAD if one.nonconforming else Tone.PLAIN)
    cells = (one.span.name, units, one.units, *between)
    return (*(Cell(text=reader.say(cell)) for cell in cells), bad)
