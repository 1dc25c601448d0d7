"""Batch after batch against one locked baseline: the evidence that the process left it runs on over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.store.joining import joined
from qc.terms import Stability
from qc.values import dataclass
from qc.verdict import decide
from qc.verdict.lot import judge_lot
from qc.verdict.points import place
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.intake.batch import Batch
    from qc.spec.load import LoadedSpec
    from qc.store.recalling import Kept
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A characteristic that left its baseline somewhere along the batches.

    Attributes
    ----------
    name : Message
        What it is called.
    lot : str or Message
        In which lot that was first shown.
    """

    name: Message
    lot: str | Message


def course(loaded: LoadedSpec, facts: LotFacts, before: Sequence[Kept], lots: Sequence[Batch]) -> Iterator[Left]:
    """Yield what left the baseline over all batches that were held against it.

    Parameters
    ----------
    loaded : LoadedSpec
        The standard.
    facts : LotFacts
        The newest batch, with what it was held against.
    before : sequence of Kept
        The batches before it, in order.
    lots : sequence of Batch
        Their readings.
    """
    if not before or facts.pilot is None:
        return
    whole = joined([*lots, facts.batch])
    named: list[str | Message] = [*(one.called for one in before), facts.identity.lot or message("this one")]
    ends, last = [], 0
    for lot in (*lots, facts.batch):
        last += lot.units
        ends.append(last)
    together = judge_lot(loaded, whole, facts.pilot, program=facts.program)
    for one in together.characteristics:
        unit = _left_at(one)
        if unit is not None:
            index = next(at for at, end in enumerate(ends) if unit < end)
            yield Left(name=message("{name}", name=one.characteristic.names), lot=named[index])


def _left_at(facts: CharacteristicFacts) -> int | None:
    """Return the unit, counted from 0 over all batches, at which a characteristic was first seen to leave."""
    evidence = facts.drift if facts.attribute is None else facts.attribute.drift
    if decide.stability(facts) is not Stability.DRIFTING or evidence is None or evidence.flagged is None:
        return None
    start = 0 if facts.pilot is None else int(facts.pilot.last_unit.max(initial=-1)) + 1
    return place(facts, evidence.flagged).last_unit - 1 - start
