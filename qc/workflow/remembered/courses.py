"""Batch after batch against one locked baseline: the evidence that the process left it runs on over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.store import schema
from qc.store.joining import joined
from qc.store.recalling import batches, lots_of
from qc.terms import Stability
from qc.verdict import decide
from qc.verdict.change.among_lots import repeats, way_of
from qc.verdict.lot import judge_lot
from qc.verdict.over_lots import LeftBaseline, OverLots, among_lots
from qc.verdict.points import place
from qc.workflow.remembered.set_aside import without_set_aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from qc.intake.batch import Batch
    from qc.spec.load import LoadedSpec
    from qc.store.recalling import Kept
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.verdict.over_lots import Way

_BY_EVIDENCE = {Stability.DRIFTING, Stability.CHANGED}


def since_locked(connection: Connection, earlier: Sequence[Kept], baseline: int | None) -> list[tuple[Kept, Batch]]:
    """Return the batches that were held against a baseline, with their readings but for units that were set aside.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    earlier : sequence of Kept
        All batches of the part, in order.
    baseline : int or None
        The baseline's id.
    """
    since = [one for one in earlier if baseline is not None and one.baseline == baseline]
    return [(one, without_set_aside(connection, one.id, lots_of(connection, one)["batch"])) for one in since]


def before(connection: Connection, kept: Kept) -> list[tuple[Kept, Batch]]:
    """Return the batches before a recorded one that were held against the same baseline, with their readings."""
    own = schema.BATCH.c
    return since_locked(connection, batches(connection, own.part == kept.part, own.id < kept.id), kept.baseline)


def over_lots(loaded: LoadedSpec, facts: LotFacts, since: Sequence[tuple[Kept, Batch]]) -> LotFacts:
    """Return a lot's facts with what it shows together with the batches before it.

    Parameters
    ----------
    loaded : LoadedSpec
        The standard.
    facts : LotFacts
        The newest batch, with what it was held against.
    since : sequence of (Kept, Batch)
        The batches before it that were held against the same baseline, in order, with their readings.
    """
    if not since or facts.pilot is None:
        return facts
    return among_lots(facts, OverLots(lots=len(since), left=tuple(_left(loaded, facts, since))))


def _left(loaded: LoadedSpec, facts: LotFacts, since: Sequence[tuple[Kept, Batch]]) -> Iterator[LeftBaseline]:
    """Yield what left the baseline over all batches that were held against it."""
    lots = [*(batch for _, batch in since), facts.batch]
    named = [*(kept.called for kept, _ in since), facts.identity.lot]
    ends = np.cumsum([lot.units for lot in lots])
    together = judge_lot(loaded, joined(lots), facts.pilot, program=facts.program)

    def lot_of(unit: int) -> str | None:
        return named[int(np.searchsorted(ends, unit, side="right"))]

    for one in together.characteristics:
        unit = _left_at(one)
        if unit is not None:
            way, began = _how(one)
            since_lot = None if began is None else lot_of(began)
            period, latest = _again(one)
            yield LeftBaseline(
                characteristic=one.characteristic.id,
                lot=lot_of(unit),
                way=way,
                since=since_lot,
                period=period,
                latest=latest,
            )


def _left_at(facts: CharacteristicFacts) -> int | None:
    """Return the unit, counted from 0 over all batches, at which a characteristic was first seen to leave."""
    evidence = facts.drift if facts.attribute is None else facts.attribute.drift
    if decide.stability(facts) not in _BY_EVIDENCE or evidence is None or evidence.flagged is None:
        return None
    return place(facts, evidence.flagged).last_unit - 1 - _start(facts)


def _how(facts: CharacteristicFacts) -> tuple[Way | None, int | None]:
    """Return how a characteristic left, and at which unit most probably, counted from 0 over all batches."""
    known = None if facts.drift is None else facts.drift.diagnosis
    way = None if known is None else way_of(known)
    return (None, None) if known is None or way is None else (way, known.first - 1 - _start(facts))


def _again(facts: CharacteristicFacts) -> tuple[int | None, int | None]:
    """Return after how many measured units what repeats itself does so, and when wear has to be set back."""
    known = None if facts.drift is None else facts.drift.diagnosis
    if known is None or not repeats(known) or known.found.size.period is None:
        return None, None
    latest = None if known.reset_after is None else int(known.reset_after / known.made.each)
    return round(known.found.size.period), latest


def _start(facts: CharacteristicFacts) -> int:
    """Return how many units the pilot has."""
    return 0 if facts.pilot is None else int(facts.pilot.last_unit.max(initial=-1)) + 1
