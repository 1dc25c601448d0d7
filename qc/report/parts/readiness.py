"""What has been shown at which volume: a sentence, the sources seen and planned, and why more units may look worse."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qc.report.blocks import Align, Cell, Column, Paragraph, Section, Table, Tone
from qc.report.parts.readiness_words import (
    condition_sentence,
    level_sentence,
    measuring_sentences,
    outlook_sentence,
)
from qc.report.parts.tones import TONES
from qc.terms import CauseFinding, VolumeCause
from qc.verdict.volume.readiness_causes import few
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.blocks import Block
    from qc.verdict.model import LotFacts
    from qc.verdict.volume.readiness import CharacteristicReadiness, ReadinessFacts
    from qc.verdict.volume.readiness_coverage import Coverage
    from qc.words import Language

TITLE = message("What has been shown, at which volume")
_NOTHING = "–"


def cause_tone(cause: VolumeCause, told: CauseFinding) -> Tone:
    """Return how an explanation's answer is meant: more units alone are nothing to worry about.

    Parameters
    ----------
    cause : VolumeCause
        Which explanation.
    told : CauseFinding
        What the data say of it.
    """
    if told is CauseFinding.NOT_FOUND or (cause is VolumeCause.EXPOSURE and told is CauseFinding.FOUND):
        return Tone.PLAIN
    return Tone.BAD if cause is VolumeCause.DRIFT and told is CauseFinding.FOUND else Tone.CAUTION


def readiness_section(facts: LotFacts, reader: Language) -> tuple[Section, ...]:
    """Return the section on volume; none where no volume is named.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    reader : Language
        The reader's language.

    Returns
    -------
    tuple of Section
    """
    if facts.readiness is None:
        return ()
    return (
        Section(
            id="readiness", title=reader.say(TITLE), blocks=readiness_blocks(facts.readiness, reader), together=True
        ),
    )


def readiness_blocks(found: ReadinessFacts, reader: Language) -> tuple[Block, ...]:
    """Return level and reasons, coverage, units to come, the three explanations, and the next step.

    Parameters
    ----------
    found : ReadinessFacts
        What was found.
    reader : Language
        The reader's language.

    Returns
    -------
    tuple of Block
    """
    sentences = " ".join(reader.say(each) for each in (level_sentence(found), condition_sentence(found)))
    tone = TONES[found.level]
    return (
        Paragraph(text=sentences, tone=tone),
        coverage_table(found, reader),
        Paragraph(text=reader.say(outlook_sentence(found)), small=True),
        causes_table(found, reader),
        *(Paragraph(text=reader.say(each)) for each in measuring_sentences(found)),
    )


def coverage_table(found: ReadinessFacts, reader: Language) -> Table:
    """Return the sources of variation: seen, planned at the target volume, and whether that is enough.

    Parameters
    ----------
    found : ReadinessFacts
        What was found.
    reader : Language
        The reader's language.
    """
    planned = message("Planned at {target} units", target=found.volume.target)
    columns = (
        Column(title=reader.say(message("Source of variation"))),
        Column(title=reader.say(message("Seen")), align=Align.RIGHT),
        Column(title=reader.say(planned), align=Align.RIGHT),
        Column(title=reader.say(message("Covered?"))),
        Column(title=reader.say(message("Which")), flexible=True),
    )
    return Table(columns=columns, rows=tuple(_covered(row, reader) for row in found.coverage))


def _covered(row: Coverage, reader: Language) -> tuple[Cell, ...]:
    seen = message("not recorded") if row.seen is None else row.seen
    planned = message("not said") if row.planned is None else row.planned
    said, tone = _answer(row)
    return (
        Cell(text=reader.say(row.name)),
        Cell(text=reader.say(seen)),
        Cell(text=reader.say(planned)),
        Cell(text=reader.say(said), tone=tone, bold=row.covered is False),
        Cell(text=_labels(row, reader)),
    )


def _answer(row: Coverage) -> tuple[Message, Tone]:
    if row.covered is None:
        return message("not known"), Tone.CAUTION
    return (message("yes"), Tone.GOOD) if row.covered else (message("not yet"), Tone.BAD)


def _labels(row: Coverage, reader: Language) -> str:
    """Return the names that were seen; of many the first few and how many more."""
    most = 4
    shown = tuple(dt.date.fromisoformat(each) if row.key == "days" else each for each in row.labels[:most])
    if not shown:
        return _NOTHING
    more = len(row.labels) - len(shown)
    return reader.say(message("{names} and {more} more", names=shown, more=more) if more else shown)


def causes_table(found: ReadinessFacts, reader: Language) -> Table:
    """Return a row for each characteristic: units to come, and the three explanations with their evidence.

    Parameters
    ----------
    found : ReadinessFacts
        What was found.
    reader : Language
        The reader's language.
    """
    columns = (
        Column(title=reader.say(message("Characteristic"))),
        Column(title=reader.say(message("NG expected in the next {units}", units=found.volume.target)), flexible=True),
        *(Column(title=_title(cause, reader), flexible=True) for cause in VolumeCause),
    )
    return Table(columns=columns, rows=tuple(_row(each, found, reader) for each in found.characteristics))


def _title(cause: VolumeCause, reader: Language) -> str:
    words = reader.say(cause)
    return f"{words[:1].upper()}{words[1:]}"


def _row(each: CharacteristicReadiness, found: ReadinessFacts, reader: Language) -> tuple[Cell, ...]:
    return (
        Cell(text=reader.say(each.facts.characteristic.names), below=_index(each, reader)),
        _to_come(each, found.volume.target, reader),
        *_explained(each, reader),
    )


def _index(each: CharacteristicReadiness, reader: Language) -> str:
    told = each.evidence
    if told.index_lower is None:
        return reader.say(message("index not known"))
    return reader.say(message("{index} at least {lower}", index=told.index_name, lower=Number(told.index_lower, 2)))


def _to_come(each: CharacteristicReadiness, target: int, reader: Language) -> Cell:
    """Return how many nonconforming units are expected in the target volume, and how many at most."""
    told = each.evidence
    readings = next((one for one in told.from_readings if one.future == target), None)
    counts = next((one for one in told.from_counts if one.future == target), None)
    if counts is None:
        return Cell(text=_NOTHING)
    if each.explanation(VolumeCause.DRIFT).finding is CauseFinding.FOUND:
        return Cell(text=reader.say(message("not known")), below=reader.say(message("the process moves")))
    if readings is None:
        counted = message("at most {count}", count=counts.limit)
        return Cell(text=reader.say(counted), below=reader.say(message("only OK and NG counted")))
    text = message("{few}; at most {count}", few=few(readings.predicted), count=readings.limit)
    below = message("from the readings; only counted: at most {count}", count=counts.limit)
    return Cell(text=reader.say(text), below=reader.say(below))


def _explained(each: CharacteristicReadiness, reader: Language) -> Iterator[Cell]:
    for cause in VolumeCause:
        told = each.explanation(cause)
        below = "; ".join(reader.say(said) for said in told.said)
        yield Cell(text=reader.say(told.finding), below=below, tone=cause_tone(cause, told.finding))
