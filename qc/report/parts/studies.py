"""The further statistics of a characteristic: what each says in sentences, and its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Block, Heading, Notes, Paragraph, Section, Tone
from qc.report.parts.further import further_section
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.studied.study import Study
    from qc.words import Language, Message

TITLES: Mapping[str, Message] = {
    "between-within": message("Spread between and within subgroups"),
    "time-model": message("How the process behaves over time (ISO 22514-2)"),
    "normality": message("Are the readings normal?"),
    "dependence": message("Do neighbouring readings depend on each other?"),
    "tolerance": message("Where most units lie (tolerance interval)"),
    "prediction": message("The next units"),
    "expected": message("Expected outside the limits"),
    "estimation": message("What estimated limits cost"),
}
"""What each statistic is called."""

INFORM = message("These statistics inform; the decision does not rest on them.")


def further_statistics(facts: CharacteristicFacts, number: int, reader: Language) -> tuple[Section, ...]:
    """Return the section of a characteristic's further statistics; none where the standard asks for none.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was asked and found.
    number : int
        The characteristic's place in the standard, from 1.
    reader : Language
        The reader's language.
    """
    name = message("{name}: further statistics", name=facts.characteristic.names)
    blocks = (block for study in facts.studies for block in _study(study, facts, reader))
    return further_section("statistics", name, INFORM, blocks, number=number, reader=reader)


def title_of(study: Study) -> Message:
    """Return what a statistic is called."""
    if study.by is not None:
        return message("Compared by {column}", column=study.by)
    return TITLES[study.kind]


def _study(study: Study, facts: CharacteristicFacts, reader: Language) -> Iterator[Block]:
    """Yield a statistic's name, its sentences and its numbers."""
    from qc.report.parts.study_numbers import study_blocks  # noqa: PLC0415 - few standards ask for them

    yield Heading(text=reader.say(title_of(study)))
    if study.refused is not None:
        said = message("Not given. Reason: {reason}.", reason=study.refused)
        yield Paragraph(text=reader.say(said), tone=Tone.CAUTION)
        return
    yield Notes(items=tuple(_sentence(reader.say(each)) for each in study.said))
    yield from study_blocks(study, facts, reader)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
