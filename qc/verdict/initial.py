"""Initial production: whether a lot belongs to it, what it asks of the lot, which units are kept, how it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.terms import Context
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.model import Characteristic, Lot
    from qc.verdict.model import LotFacts

_KEPT = {
    "first": message("the first (unit {unit})"),
    "middle": message("one from the middle (unit {unit})"),
    "last": message("the last (unit {unit})"),
}
_PLACE = {"first": 0, "middle": 50, "last": 100}


def belongs(lot: Lot, sequence: int | None) -> bool:
    """Return whether a lot is one of the first; where nobody says which one it is, it is taken for one of them.

    Parameters
    ----------
    lot : Lot
        What the standard asks of a lot.
    sequence : int or None
        Which lot of the part this is, from 1.
    """
    asked = lot.initial_production
    return asked is not None and (sequence is None or sequence <= asked.lots)


def units_wanted(lot: Lot, sequence: int | None) -> int | None:
    """Return the fewest units that are to be measured; None where the standard asks no number."""
    if not belongs(lot, sequence) or lot.initial_production is None:
        return lot.min_units
    return max(lot.min_units or 0, lot.initial_production.min_units or 0) or None


def heavier(characteristic: Characteristic, lot: Lot, sequence: int | None) -> Characteristic:
    """Return a characteristic with the inspection of the first lots, where its table names no severity itself."""
    plan, asked = characteristic.sampling, lot.initial_production
    if asked is None or not belongs(lot, sequence) or plan.standard is None or plan.severity is not None:
        return characteristic
    return characteristic.model_copy(update={"sampling": plan.model_copy(update={"severity": asked.severity})})


def initial_sentences(facts: LotFacts) -> tuple[Message, ...]:
    """Return what initial production asks of this lot; nothing where the standard has none."""
    return tuple(_said(facts))


def _said(facts: LotFacts) -> Iterator[Message]:
    lot, sequence = facts.spec.lot, facts.identity.lot_sequence
    asked = lot.initial_production
    if asked is None:
        return
    if not belongs(lot, sequence):
        said = {"number": sequence, "lots": asked.lots}
        yield message("Initial production: over; this is lot {number}, after the first {lots}.", **said)
        return
    if sequence is None:
        yield message(
            "Initial production: nobody said which lot this is, so it is taken for one of the first {lots}; "
            "say it with --lot-sequence.",
            lots=asked.lots,
        )
    else:
        yield message("Initial production: lot {number} of the first {lots}.", number=sequence, lots=asked.lots)
    if (wanted := units_wanted(lot, sequence)) is not None:
        yield message("Measure at least {wanted} units of each of these lots.", wanted=wanted)
    if asked.keep:
        yield message("Keep these units with the lot's number on them: {units}.", units=_kept(facts))
    ends = max(asked.exit_lots or asked.lots, 1)
    yield message("It ends after {lots} lots and {accepted} accepted in a row.", lots=asked.lots, accepted=ends)
    if asked.exit_rule is not None:
        yield message("Before it ends: {rule}.", rule=asked.exit_rule)


def _kept(facts: LotFacts) -> tuple[Message, ...]:
    """Return which units are kept, of those that were measured."""
    assert facts.spec.lot.initial_production is not None
    series = max(facts.batch.series.values(), key=lambda one: int(one.present.sum()))
    units, readings = np.unique(series.unit[series.present], return_index=True)
    if not units.size:
        return ()
    named = series.context.get(Context.UNIT)
    written = units + 1 if named is None else named[series.present][readings]
    at = {which: written[(units.size - 1) * share // 100] for which, share in _PLACE.items()}
    keep = facts.spec.lot.initial_production.keep
    return tuple(replace(_KEPT[which], facts=(("unit", str(at[which])),)) for which in keep)
