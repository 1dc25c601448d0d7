"""How a level left its baseline over a part's lots, and what to do first about it: creeping wants another remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.sureness import FACT
from qc.verdict.over_lots import Way
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.over_lots import LeftBaseline

_CREEPING = (ChangeKind.TREND, ChangeKind.SAW_TOOTH)
"""A trend that was set back once may as well be a saw-tooth: both creep."""
_FIRST: Mapping[Way, Message] = {
    Way.CREEPS: message(
        "First: find what wears, ages or is used up over several lots (tool, die, bath, gauge), renew it, and write "
        "down when."
    ),
    Way.STEPPED: message("First: find out what was changed there: setting, tool, material, people, gauge."),
    Way.OPEN: message(
        "First: look for what was changed there, and for what wears or is used up over several lots (tool, die, bath)."
    ),
    Way.FEW: message(
        "First: look at these units for what they share. Once it is recorded with a reason that they were scrapped or "
        "sorted out, they hold no later lot."
    ),
}


def way_of(known: Diagnosis) -> Way | None:
    """Return how a level moved over all lots, as far as the diagnosis tells.

    Creeping and a step are told apart where one is twice as likely as everything else together; else, where the two
    together are, it is open.

    Parameters
    ----------
    known : Diagnosis
        Of all lots as one course of production.
    """
    if known.factor is not None or known.resets is not None:
        return None
    probabilities = known.found.probabilities
    creeps = sum(probabilities.get(kind, 0.0) for kind in _CREEPING)
    stepped = probabilities.get(ChangeKind.STEP, 0.0)
    if known.found.kind is ChangeKind.INTERMITTENT:
        return Way.FEW
    if stepped >= FACT:
        return Way.STEPPED
    if creeps >= FACT and known.found.kind is ChangeKind.TREND:
        return Way.CREEPS
    return Way.OPEN if creeps + stepped >= FACT and known.found.kind is not ChangeKind.SAW_TOOTH else None


def in_lot(lot: str | None) -> Message:
    """Return a lot as it is said in the middle of a sentence; None is this one."""
    return message("this lot") if lot is None else message("lot {lot}", lot=lot)


def how(left: LeftBaseline) -> Message | None:
    """Return how the level left its baseline over the lots, or None where that is not known.

    Parameters
    ----------
    left : LeftBaseline
        What left.
    """
    lot = in_lot(left.since)
    match left.way:
        case Way.CREEPS:
            return message(
                "Over the lots together its level creeps since about {lot}; it did not move in one step.", lot=lot
            )
        case Way.STEPPED:
            return message("Over the lots together its level moved in one step, at about {lot}.", lot=lot)
        case Way.OPEN:
            return message(
                "Over the lots together its level has moved since about {lot}; whether it creeps or moved in one step "
                "cannot be told yet.",
                lot=lot,
            )
        case Way.FEW:
            return message(
                "Over the lots together it looks as if only single units were off, the first in {lot}.", lot=lot
            )
    return None


def first_among_lots(left: LeftBaseline) -> Message | None:
    """Return what to do first about it, or None where it is not known how the level left.

    Parameters
    ----------
    left : LeftBaseline
        What left.
    """
    return None if left.way is None else _FIRST[left.way]


def told_by_lots(known: Diagnosis) -> Message | None:
    """Return what the lots before say of a change that was there when this lot began, and what to do first.

    Parameters
    ----------
    known : Diagnosis
        Of this lot alone.

    Returns
    -------
    Message or None
        None where there are no lots before it, it came later, or what is recorded in this lot explains it.
    """
    earlier = known.earlier
    explained = known.cause is not None or known.factor is not None or known.resets is not None
    if earlier is None or not known.from_start or explained:
        return None
    if earlier.left is None:
        return _not_yet(known)
    said, first = how(earlier.left), first_among_lots(earlier.left)
    if said is None or first is None:
        return None
    seen = message("{how} It was first shown in {lot}.", how=said, lot=in_lot(earlier.left.lot))
    return message("{seen} {first}", seen=seen, first=first)


def _not_yet(known: Diagnosis) -> Message | None:
    """Return that the lots together do not show a level that this one shows from its first unit."""
    if known.found.kind is not ChangeKind.STEP:
        return None
    return message(
        "It was there when this lot began; this lot alone shows it, together with the lots before it (so far: {count}) "
        "it is not shown yet. First: compare how this lot and the one before it were begun: setting, tool, material, "
        "people, gauge.",
        count=0 if known.earlier is None else known.earlier.lots,
    )
