"""What a lot shows together with the lots before it, which were held against the same locked baseline."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.verdict.change.drifting import Drift
    from qc.verdict.model import LotFacts


class Way(StrEnum):
    """How a level left its baseline over the lots."""

    CREEPS = "creeps"
    STEPPED = "stepped"
    OPEN = "creeps-or-stepped"
    FEW = "few-units"
    WEARS = "wears-and-comes-back"
    DIFFERS = "differs-from-lot-to-lot"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBaseline:
    """A characteristic that left its baseline somewhere along the lots.

    Attributes
    ----------
    characteristic : str
        Its id.
    lot : str or None
        In which lot that was first shown; None where it is this one, which has no number.
    way : Way or None
        How, by the diagnosis over all lots; None where it tells something else, or nothing.
    since : str or None
        Since which lot most probably; None where it is this one, which has no number, or ``way`` is None.
    period : int or None
        Measured units, over the lots, from one return to the next, or of one level; None where it does not repeat.
    latest : int or None
        Measured units after which wear has to be set back at the latest; None where it is none, or has no limit.
    """

    characteristic: str
    lot: str | None
    way: Way | None = None
    since: str | None = None
    period: int | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the lots before this one say of a change that this lot shows by itself.

    Attributes
    ----------
    lots : int
        How many there are; from 1.
    left : LeftBaseline or None
        How the baseline was left over all of them; None where together they do not show it.
    """

    lots: int
    left: LeftBaseline | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverLots:
    """What the evidence over all lots since the baseline was locked comes to.

    Attributes
    ----------
    lots : int
        How many lots before this one were seen together with it; from 1.
    left : tuple of LeftBaseline
        What left the baseline, in the standard's order.
    """

    lots: int
    left: tuple[LeftBaseline, ...]


def held_over_lots(facts: LotFacts) -> frozenset[str]:
    """Return the ids of what left its baseline over the lots; none where the standard only reports stability."""
    if facts.over_lots is None or facts.spec.lot.stability != "required":
        return frozenset()
    return frozenset(one.characteristic for one in facts.over_lots.left)


def among_lots(facts: LotFacts, found: OverLots) -> LotFacts:
    """Return a lot's facts with what it shows together with the lots before it.

    Each change that the lot shows by itself knows of them: it need not have come when this lot began.

    Parameters
    ----------
    facts : LotFacts
        Of the lot alone.
    found : OverLots
        Of the lots together.
    """
    left = {one.characteristic: one for one in found.left}
    known = tuple(
        replace(one, drift=_seen(one.drift, Earlier(lots=found.lots, left=left.get(one.characteristic.id))))
        for one in facts.characteristics
    )
    return replace(facts, over_lots=found, characteristics=known)


def _seen(drift: Drift | None, earlier: Earlier) -> Drift | None:
    """Return the evidence of a lot, its diagnosis with the lots before it."""
    if drift is None or drift.diagnosis is None or not earlier.lots:
        return drift
    return replace(drift, diagnosis=replace(drift.diagnosis, earlier=earlier))
