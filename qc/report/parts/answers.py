"""The decision, why, and the three answers kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Answer, Banner, Fact, FactGrid
from qc.report.parts.figures import requirement
from qc.report.parts.tones import TONES
from qc.verdict import decide
from qc.verdict.over_lots import held_over_lots
from qc.verdict.wording.reasons import reasons
from qc.words import message

if TYPE_CHECKING:
    from enum import Enum

    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language, Message


def banner(facts: LotFacts, reader: Language) -> Banner:
    """Return the decision with its reasons and the lot's three answers."""
    found = decide.decision(facts)
    answers: tuple[tuple[Message, Enum], ...] = (
        (message("Does the lot conform to the buyer's standard?"), decide.lot_conformity(facts)),
        (_stable(facts), decide.lot_stability(facts)),
        (message("Is the capability that the buyer asks shown?"), decide.lot_capability(facts)),
    )
    return Banner(
        word=reader.say(found),
        tone=TONES[found],
        reasons=tuple(reader.say(reason) for reason in reasons(facts)),
        answers=tuple(
            Answer(question=reader.say(question), word=reader.say(answer), tone=TONES[answer])
            for question, answer in answers
        ),
    )


def _stable(facts: LotFacts) -> Message:
    """Return the second question; where the lots together say otherwise, it is asked of this lot alone."""
    if held_over_lots(facts):
        return message("Is the process stable within this lot?")
    return message("Is the process stable?")


def answers(facts: CharacteristicFacts, lot: LotFacts, reader: Language) -> FactGrid:
    """Return one characteristic's requirement, decision and three answers in a line."""
    said: tuple[tuple[Message, Enum], ...] = (
        (message("Decision"), decide.decision_on(facts, lot)),
        (message("Conforms?"), decide.conformity(facts)),
        (message("Stable?"), decide.stability(facts)),
        (message("Capability?"), decide.capability_answer(facts)),
    )
    asked = Fact(label=reader.say(message("Requirement")), value=reader.say(requirement(facts.characteristic)))
    rest = tuple(Fact(label=reader.say(label), value=reader.say(answer), tone=TONES[answer]) for label, answer in said)
    return FactGrid(facts=(asked, *rest), columns=5)
