"""All characteristics at a glance, and what was not judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Align, Block, Cell, Column, Paragraph, Table, Tone
from qc.report.parts import figures
from qc.report.parts.tones import TONES
from qc.verdict import decide
from qc.verdict.wording.against import against
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language

_NOTHING = "–"


def overview(facts: LotFacts, reader: Language) -> Table:
    """Return a row for each characteristic: asked, found, decided."""
    columns = (
        Column(title=reader.say(message("No.")), align=Align.RIGHT),
        Column(title=reader.say(message("Characteristic")), flexible=True),
        Column(title=reader.say(message("Requirement"))),
        *(
            Column(title=reader.say(title), align=Align.RIGHT)
            for title in (message("n"), message("Min."), message("Mean"), message("Max."), message("Outside"))
        ),
        Column(title=reader.say(message("Stable?"))),
        Column(title=reader.say(message("Index"))),
        Column(title=reader.say(message("Decision"))),
    )
    rows = tuple(_row(number, c, facts, reader) for number, c in enumerate(facts.characteristics, start=1))
    return Table(columns=columns, rows=rows)


def legend(facts: LotFacts, reader: Language) -> Paragraph:
    """Return what the small second lines of the overview say."""
    said = message(
        "Outside: readings beyond the buyer's limits, or what was found NG; below it the highest share of such "
        "units that this leaves possible, at {confidence} % confidence. Index: below it its lower bound.",
        confidence=figures.whole_percent(facts.spec.lot.conformity_confidence),
    )
    return Paragraph(text=reader.say(said), small=True)


def _row(number: int, facts: CharacteristicFacts, lot: LotFacts, reader: Language) -> tuple[Cell, ...]:
    wanted = facts.characteristic
    stable = decide.stability(facts)
    decision = decide.decision_on(facts, lot)
    return (
        Cell(text=str(number), tone=Tone.MUTED),
        Cell(text=reader.say(wanted.names), below=reader.say(wanted.severity)),
        Cell(text=reader.say(figures.requirement(wanted))),
        Cell(text=reader.say(facts.n)),
        *_extremes(facts, reader),
        _outside(facts, reader),
        Cell(text=reader.say(stable), tone=TONES[stable]),
        _index(facts, reader),
        Cell(text=reader.say(decision), tone=TONES[decision], bold=True),
    )


def _extremes(facts: CharacteristicFacts, reader: Language) -> tuple[Cell, Cell, Cell]:
    """Return the smallest reading, the mean, and the largest reading."""
    found = facts.summary
    if found is None or found.n == 0:
        return (Cell(text=_NOTHING), Cell(text=_NOTHING), Cell(text=_NOTHING))
    return (
        Cell(text=reader.say(figures.reading(facts, found.minimum))),
        Cell(text=reader.say(figures.mean(facts, found.mean))),
        Cell(text=reader.say(figures.reading(facts, found.maximum))),
    )


def _outside(facts: CharacteristicFacts, reader: Language) -> Cell:
    share = facts.upper_share
    if share is None:
        return Cell(text=_NOTHING)
    counted = facts.faults
    below = message("≤ {share} %", share=figures.percent(share))
    tone = Tone.BAD if counted else Tone.PLAIN
    return Cell(text=reader.say(counted), below=reader.say(below), tone=tone, bold=bool(counted))


def _index(facts: CharacteristicFacts, reader: Language) -> Cell:
    answer = decide.capability_answer(facts)
    found = facts.asked_index
    if found is None:
        return Cell(text=reader.say(answer), tone=TONES[answer])
    asked = facts.characteristic.capability
    text = message("{name} {value}", name=found.name.capitalize(), value=against(found.value, asked))
    below = "" if found.lower is None else message("≥ {lower}", lower=against(found.lower, asked))
    return Cell(text=reader.say(text), below=reader.say(below), tone=TONES[answer])


def not_judged(facts: LotFacts, reader: Language) -> tuple[Block, ...]:
    """Return what could not be judged and why; never silence."""
    found = _grouped(facts)
    short = () if facts.enough_units else (_too_few(facts, reader),)
    if not found and not short:
        return (Paragraph(text=reader.say(message("Everything that the standard asks was judged."))),)
    columns = (
        Column(title=reader.say(message("Question"))),
        Column(title=reader.say(message("Reason")), flexible=True),
        Column(title=reader.say(message("Characteristics")), flexible=True),
    )
    rows = tuple(
        (
            Cell(text=reader.say(question)),
            Cell(text=reader.say(reason)),
            Cell(text=_names(concerned, facts, reader)),
        )
        for (question, reason), concerned in found.items()
    )
    return (*short, *((Table(columns=columns, rows=rows),) if rows else ()))


def _grouped(facts: LotFacts) -> dict[tuple[object, Message], list[CharacteristicFacts]]:
    """Return, for each question and reason, the characteristics that it concerns."""
    grouped: dict[tuple[object, Message], list[CharacteristicFacts]] = {}
    for c in facts.characteristics:
        for missing in c.unjudged:
            grouped.setdefault((missing.question, missing.reason), []).append(c)
    return grouped


def _names(concerned: list[CharacteristicFacts], facts: LotFacts, reader: Language) -> str:
    if len(concerned) == len(facts.characteristics) > 1:
        return reader.say(message("all {count} characteristics", count=len(concerned)))
    return reader.say(tuple(c.characteristic.names for c in concerned))


def _too_few(facts: LotFacts, reader: Language) -> Paragraph:
    said = message(
        "The lot as a whole: {units} units were measured; the standard asks for at least {wanted}.",
        units=facts.batch.measured,
        wanted=facts.units_wanted,
    )
    return Paragraph(text=reader.say(said), tone=Tone.CAUTION)
