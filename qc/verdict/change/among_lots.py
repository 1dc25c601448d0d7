"""How a level left its baseline over a part's lots, and what to do first about it: creeping wants another remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.sureness import FACT, is_fact
from qc.verdict.over_lots import Way
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.over_lots import LeftBaseline

_CREEPING = (ChangeKind.TREND, ChangeKind.SAW_TOOTH)
"""A trend that was set back once may as well be a saw-tooth: both creep."""
_REPEATS = frozenset({ChangeKind.SAW_TOOTH, ChangeKind.TREND, ChangeKind.LOT_TO_LOT})
"""What a lot that is shorter than a period, or hardly longer, may show of what repeats itself over the lots."""
_AGAIN = (Way.WEARS, Way.DIFFERS)
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
    Way.WEARS: message(
        "First: write down what brings it back each time (tool, die, bath, sand, melt, people), with its unit number."
    ),
    Way.DIFFERS: message(
        "First: find out what changes that often (material lot, melt, rack, set-up), and write it down."
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
    if known.factor is not None:
        return None
    if repeats(known):
        return Way.WEARS if known.found.kind is ChangeKind.SAW_TOOTH else Way.DIFFERS
    return None if known.resets is not None else _once(known)


def _once(known: Diagnosis) -> Way | None:
    """Return whether a level that does not come back crept or moved in one step, as far as the diagnosis tells."""
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


def repeats(known: Diagnosis) -> bool:
    """Return whether it is known that a level comes back, or is another, again and again.

    Parameters
    ----------
    known : Diagnosis
        Of all lots as one course of production.
    """
    kind = known.found.kind in {ChangeKind.SAW_TOOTH, ChangeKind.LOT_TO_LOT}
    return kind and known.found.size.period is not None and known.directed and is_fact(known.found)


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
    return _again_and_again(left, lot)


def _again_and_again(left: LeftBaseline, lot: Message) -> Message | None:
    """Return how a level repeats itself over the lots, or None where it does not."""
    if left.period is None or left.way not in {Way.WEARS, Way.DIFFERS}:
        return None
    said = {"lot": lot, "period": Number(left.period), "latest": left.latest and Number(left.latest)}
    if left.way is Way.DIFFERS:
        return message(
            "Over the lots together its level is another about every {period} measured units, since about {lot}.",
            **said,
        )
    wears = message(
        "Over the lots together it wears and comes back about every {period} measured units, since about {lot}.", **said
    )
    if left.latest is None:
        return wears
    if left.latest >= left.period:
        return message(
            "{wears} Bring it back as now, and never later than after {latest} measured units.", wears=wears, **said
        )
    return message("{wears} Bring it back sooner: before {latest} measured units.", wears=wears, **said)


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
    if earlier is None or _explained(known):
        return None
    left = earlier.left
    if not known.from_start and not repeats_over_lots(known):
        return None
    if left is None:
        return _not_yet(known)
    said, first = how(left), first_among_lots(left)
    if said is None or first is None:
        return _begun_before(known, left)
    seen = message("{how} It was first shown in {lot}.", how=said, lot=in_lot(left.lot))
    return message("{seen} {first}", seen=seen, first=first)


def _explained(known: Diagnosis) -> bool:
    """Whether what is recorded in the lot itself explains its change."""
    return known.cause is not None or known.factor is not None or known.resets is not None


def repeats_over_lots(known: Diagnosis) -> bool:
    """Return whether what a lot shows by itself is a part of what repeats itself over the lots.

    Parameters
    ----------
    known : Diagnosis
        Of this lot alone.
    """
    left = None if known.earlier is None or _explained(known) else known.earlier.left
    return left is not None and left.way in _AGAIN and known.found.kind in _REPEATS


def _begun_before(known: Diagnosis, left: LeftBaseline) -> Message | None:
    """Return in which lot another level was first shown, and what to do first; None of other changes."""
    if known.found.kind is not ChangeKind.STEP or left.lot is None:
        return None
    return message(
        "Together with the lots before, it was first shown in {lot}. First: compare how that lot and the one before it "
        "were begun: setting, tool, material, people, gauge.",
        lot=in_lot(left.lot),
    )


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
