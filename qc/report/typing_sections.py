"""What readings show while they are typed: the chart of one characteristic, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Figure, Notes, Section
from qc.report.kind.owner import picture
from qc.report.parts.signals import signals
from qc.verdict.wording.reasons import drift
from qc.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.blocks import Block
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language

_SCALE = 1.5


def typing_sections(facts: LotFacts, characteristic: str, reader: Language) -> tuple[Section, ...]:
    """Return the chart of one characteristic with its signals; nothing where the standard does not have it.

    Parameters
    ----------
    facts : LotFacts
        What was found so far.
    characteristic : str
        Its id.
    reader : Language
        The reader's language.
    """
    found = [one for one in facts.characteristics if one.characteristic.id == characteristic]
    return tuple(
        Section(id="course", title=reader.say(one.characteristic.names), blocks=tuple(_blocks(one, reader)))
        for one in found
    )


def _blocks(facts: CharacteristicFacts, reader: Language) -> Iterator[Block]:
    said = (
        [
            plural(
                "{count} reading beyond the buyer's limits",
                "{count} readings beyond the buyer's limits",
                count=facts.faults,
            )
        ]
        if facts.faults
        else []
    )
    moving = drift(facts)
    said += [] if moving is None else [moving]
    if said:
        yield Notes(items=tuple(reader.say(one) for one in said))
    scene = picture(facts, _SCALE, reader)
    if scene is not None:
        yield Figure(scene=scene)
    yield from signals(facts, reader)
