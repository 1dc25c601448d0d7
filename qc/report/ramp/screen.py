"""A pilot and the batches after it on a terminal: the level first, then coverage, explanations and batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.parts.readiness_words import condition_sentence, level_sentence, measuring_sentences
from qc.report.ramp.chart import batch_summaries
from qc.report.text_table import text_table
from qc.verdict.volume.readiness_spread import decimals_of_spread
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.ramp.chart import BatchSummary
    from qc.verdict.model import LotFacts
    from qc.verdict.volume.readiness import CharacteristicReadiness, ReadinessFacts
    from qc.words import Language


def ramp_text(facts: LotFacts, reader: Language) -> str:
    """Return what a pilot and its batches show as a terminal shows it.

    Parameters
    ----------
    facts : LotFacts
        With what has been shown at which volume.
    reader : Language
        The reader's language.

    Returns
    -------
    str
        Sentences, the coverage, and for each characteristic the three explanations and the batches.
    """
    found = facts.readiness
    assert found is not None
    first = (level_sentence(found), condition_sentence(found), *measuring_sentences(found))
    lines = [*map(reader.say, first), "", _coverage(found, reader)]
    for each in found.characteristics:
        lines += ["", *_characteristic(found, each, reader)]
    return "\n".join(lines)


def _coverage(found: ReadinessFacts, reader: Language) -> str:
    planned = message("planned at {target}", target=found.volume.target)
    heading = [reader.say(each) for each in (message("source of variation"), message("seen"), planned)]
    rows = [
        [
            reader.say(row.name),
            reader.say(message("not recorded") if row.seen is None else row.seen),
            reader.say(message("not said") if row.planned is None else row.planned),
        ]
        for row in found.coverage
    ]
    return text_table(heading, rows)


def _characteristic(found: ReadinessFacts, each: CharacteristicReadiness, reader: Language) -> Iterator[str]:
    """Yield the name, the three explanations, and a row for each batch."""
    yield reader.say(each.facts.characteristic.names)
    for told in each.explanations:
        yield f"  {reader.say(told.cause)}: {reader.say(told.finding)}"
        yield from (f"    – {reader.say(said)}" for said in told.said)
    summaries = batch_summaries(found, each)
    if summaries:
        heading = [reader.say(word) for word in (message("batch"), message("units"), message("n"))]
        bad = message("faults") if summaries[0].faults else message("NG")
        heading += [reader.say(word) for word in (message("mean"), message("sd"), bad)]
        yield text_table(heading, [_batch(one, each, reader) for one in summaries])


def _batch(one: BatchSummary, each: CharacteristicReadiness, reader: Language) -> list[str]:
    decimals = decimals_of_spread(each.facts)
    mean, sd = (float("nan") if value is None else value for value in (one.mean, one.sd))
    units = message("{first}–{last}", first=one.span.first, last=one.span.last)
    cells = (one.span.name, units, one.units, Number(mean, decimals), Number(sd, decimals + 1), one.nonconforming)
    return [reader.say(cell) for cell in cells]
