"""That an index which reaches the minimum still needs the buyer's word, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import CapabilityAnswer
from qc.verdict.decide import capability_answer
from qc.verdict.wording.against import against, as_asked
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts


def undecided(facts: CharacteristicFacts) -> Message | None:
    """Return that the buyer decides on an index, or None."""
    asked, index = facts.characteristic.capability, facts.asked_index
    if asked is None or index is None or capability_answer(facts) is not CapabilityAnswer.BUYER_DECIDES:
        return None
    said = {"name": facts.characteristic.names, "index": asked.index.capitalize(), "value": against(index.value, asked)}
    if asked.full_readings is not None and facts.n < asked.full_readings:
        return message(
            "{name}: {index} is {value}, from only {n} readings; below {full} the buyer decides: ask before you ship.",
            n=facts.n,
            full=asked.full_readings,
            **said,
        )
    assert asked.accepted_above is not None
    return message(
        "{name}: {index} is {value}; from {minimum} to {above} the buyer decides: ask before you ship.",
        minimum=as_asked(asked.minimum),
        above=as_asked(asked.accepted_above),
        **said,
    )
