"""The answer on a terminal: a short table and at most five sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.text_table import text_table
from qc.values import dataclass
from qc.verdict import decide
from qc.verdict.wording.against import against
from qc.verdict.wording.reasons import reasons
from qc.words import message

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language, Message

_HEADINGS = (
    message("characteristic"),
    message("n"),
    message("conforms?"),
    message("stable?"),
    message("capability"),
    message("decision"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a terminal shows.

    Attributes
    ----------
    table : str
        A row per characteristic.
    decision : str
        What to do with the lot, in a word.
    sentences : tuple of str
        Why, at most five; then what has been shown at the volume that was asked for.
    """

    table: str
    decision: str
    sentences: tuple[str, ...]


def screen(facts: LotFacts, reader: Language) -> Screen:
    """Return what a terminal shows of a lot.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    reader : Language
        The reader's language.
    """
    heading = [reader.say(heading) for heading in _HEADINGS]
    rows = [_row(c, facts, reader) for c in facts.characteristics]
    return Screen(
        table=text_table(heading, rows),
        decision=reader.say(decide.decision(facts)),
        sentences=tuple(
            reader.say(sentence) for sentence in (*reasons(facts), *_at_volume(facts), *_initial(facts), *_asked(facts))
        ),
    )


def _at_volume(facts: LotFacts) -> tuple[Message, ...]:
    """Return what has been shown at which volume, and the next step; nothing where no volume is named."""
    if facts.readiness is None:
        return ()
    from qc.report.parts.readiness_words import level_sentence, measuring_sentences  # noqa: PLC0415 - few runs ask for it

    return (level_sentence(facts.readiness), *measuring_sentences(facts.readiness))


def _initial(facts: LotFacts) -> tuple[Message, ...]:
    """Return what initial production asks of this lot; nothing where the standard has none."""
    if facts.spec.lot.initial_production is None:
        return ()
    from qc.verdict.initial import initial_sentences  # noqa: PLC0415 - few standards have initial production

    return initial_sentences(facts)


def _asked(facts: LotFacts) -> tuple[Message, ...]:
    """Return that something in the data needs to be explained; nothing where nothing does."""
    if facts.questions is None or not facts.questions.asked:
        return ()
    from qc.report.parts.questions import questions_line  # noqa: PLC0415 - few lots raise questions

    return questions_line(facts)


def _row(facts: CharacteristicFacts, lot: LotFacts, reader: Language) -> list[str]:
    """Return one characteristic's cells."""
    cells: tuple[object, ...] = (
        facts.characteristic.names,
        facts.n,
        decide.conformity(facts),
        decide.stability(facts),
        _capability(facts),
        decide.decision_on(facts, lot),
    )
    return [reader.say(cell) for cell in cells]


def _capability(facts: CharacteristicFacts) -> object:
    """Return the index with its lower bound, or the answer in a word."""
    index = facts.asked_index
    if index is None:
        return decide.capability_answer(facts)
    asked = facts.characteristic.capability
    name, value = index.name.capitalize(), against(index.value, asked)
    if index.lower is None:
        return message("{name} {value}", name=name, value=value)
    return message("{name} {value} (≥ {lower})", name=name, value=value, lower=against(index.lower, asked))
