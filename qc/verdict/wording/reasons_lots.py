"""Why a lot is held for what it shows together with the lots before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.verdict.change.among_lots import first_among_lots, how, in_lot
from qc.verdict.decide import LEFT_PILOT, stability
from qc.verdict.over_lots import Way, held_over_lots
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.verdict.over_lots import LeftBaseline


def over_lots(facts: LotFacts) -> tuple[Message, ...]:
    """Return what the lots together show and this one alone does not, in one sentence, or nothing."""
    unseen = _unseen(facts)
    if not unseen:
        return ()
    said = _sentence(facts, *unseen[0])
    others = len(unseen) - 1
    if not others:
        return (said,)
    return (
        plural(
            "{sentence} See {count} more characteristic too.",
            "{sentence} See {count} more characteristics too.",
            count=others,
            sentence=said,
        ),
    )


def _unseen(facts: LotFacts) -> list[tuple[CharacteristicFacts, LeftBaseline]]:
    """Return each characteristic that left its baseline where the lot alone does not tell of it."""
    if facts.over_lots is None or not held_over_lots(facts):
        return []
    known = {one.characteristic.id: one for one in facts.characteristics}
    found = [(known[left.characteristic], left) for left in facts.over_lots.left]
    return [(one, left) for one, left in found if stability(one) not in LEFT_PILOT]


def _sentence(facts: LotFacts, one: CharacteristicFacts, left: LeftBaseline) -> Message:
    assert facts.over_lots is not None
    said = {"count": facts.over_lots.lots, "name": one.characteristic.names, "lot": in_lot(left.lot)}
    told, first = how(left), first_among_lots(left)
    if told is None or first is None:
        return message(
            "{name}: over this lot and the {count} before it the process left its baseline, first seen in {lot}; this "
            "lot alone does not show it. Find out why, set it right, and lock the baseline anew with that reason.",
            **said,
        )
    if left.way is Way.FEW:
        return message(
            "{name}: over this lot and the {count} before it the process left its baseline, first seen in {lot}; this "
            "lot alone does not show it. {how} {first}",
            how=told,
            first=first,
            **said,
        )
    return message(
        "{name}: over this lot and the {count} before it the process left its baseline, first seen in {lot}; this "
        "lot alone does not show it. {how} {first} Then lock the baseline anew with that reason.",
        how=told,
        first=first,
        **said,
    )
