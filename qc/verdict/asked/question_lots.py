"""Readings that stand also in lots of the part that were recorded before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.values import dataclass
from qc.verdict.asked.question_facts import (
    CHECKS_EACH,
    LEVEL,
    Check,
    QuestionKind,
    Remembered,
    SharedStretch,
    SharedWhole,
)
from qc.verdict.asked.question_readings import steps_of
from qc.verdict.asked.question_told import told_of
from qc.verdict.asked.question_units import table_of, whole_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qc.intake.batch import Batch
    from qc.spec.model import Spec
    from qc.verdict.asked.question_readings import Readings, Steps

_FEWEST_TOGETHER = 100  # a span of so many times the readings is not counted place by place


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EarlierLot:
    """A lot of the part that was recorded before.

    Attributes
    ----------
    name : str
        Its number.
    batch : Batch
        Its readings.
    """

    name: str
    batch: Batch


def remembered_of(spec: Spec, batch: Batch, lots: Sequence[EarlierLot]) -> Remembered | None:
    """Return what of a lot stands also in lots recorded before; None where there are none.

    Parameters
    ----------
    spec : Spec
        The buyer's standard.
    batch : Batch
        The lot.
    lots : sequence of EarlierLot
        What it is compared with.
    """
    if not lots:
        return None
    found = [steps for one in spec.characteristic if (steps := steps_of(one, batch)) is not None]
    level = LEVEL / (CHECKS_EACH * max(1, len(found)))
    stretches = tuple(_stretch(each, _alike(each, lots), level) for each in found)
    return Remembered(lots=len(lots), stretches=stretches, whole=_whole(whole_units(found), lots))


def _alike(found: Steps, lots: Sequence[EarlierLot]) -> list[tuple[str, Steps]]:
    """Return the earlier readings of a characteristic that were read in the same steps."""
    old = ((lot.name, steps_of(found.characteristic, lot.batch)) for lot in lots)
    return [(name, steps) for name, steps in old if steps is not None and steps.step == found.step]


def _stretch(found: Steps, lots: Sequence[tuple[str, Steps]], level: float) -> SharedStretch:
    """Return the longest stretch that one of the lots shares, where chance would hardly bring it."""
    earlier = sum(old.n for _, old in lots)
    best = SharedStretch(characteristic=found.characteristic.id, earlier=earlier)
    for name, old in lots:
        rate = _equal(found.steps, old.steps)
        shortest = stats.shortest_rare(found.n + earlier, rate=rate, level=level)
        shared = stats.shared_block(old.steps, found.steps, at_least=max(shortest, best.length + 1))
        if shared is not None:
            best = SharedStretch(
                characteristic=found.characteristic.id,
                earlier=earlier,
                rate=max(rate, stats.tie_rate(old.values, step=old.step)),
                length=shared.length,
                place=shared.second,
                lot=name,
                row=int(old.series.row[old.index[shared.first]]),
            )
    return best


def _equal(new: NDArray[np.int64], old: NDArray[np.int64]) -> float:
    """Return how likely two readings of both lots together are equal."""
    both = np.concatenate([new, old])
    if np.ptp(both) >= _FEWEST_TOGETHER * both.size:
        return 1 / both.size
    share = np.bincount(both - both.min()) / both.size
    return float(share @ share)


def _whole(whole: Sequence[Steps], lots: Sequence[EarlierLot]) -> SharedWhole | None:
    """Return the units that stand in other lots by all readings; None where nothing can be compared."""
    if not whole:
        return None
    best, earlier, table = SharedWhole(earlier=0), 0, table_of(whole)
    for lot in lots:
        old = [steps_of(one.characteristic, lot.batch) for one in whole]
        same = [one for one, new in zip(old, whole, strict=True) if one is not None and one.step == new.step]
        if len(same) < len(whole) or len(whole_units(same)) < len(whole):
            continue
        earlier += same[0].n
        shared = stats.shared_rows(table_of(same), table)
        if shared is not None and shared.rows > best.units:
            row = int(same[0].series.row[same[0].index[shared.first]])
            best = SharedWhole(earlier=0, units=shared.rows, place=shared.second, lot=lot.name, row=row)
    if not earlier:
        return None
    return SharedWhole(earlier=earlier, units=best.units, place=best.place, lot=best.lot, row=best.row)


def lot_checks(found: Sequence[Readings], remembered: Remembered | None) -> Iterator[Check]:
    """Hold what lots share against what chance would bring.

    Parameters
    ----------
    found : sequence of Readings
        The readings of each characteristic.
    remembered : Remembered or None
        What stands in lots recorded before.
    """
    known = {each.characteristic.id: each for each in found}
    for shared in () if remembered is None else remembered.stretches:
        readings = known.get(shared.characteristic)
        if readings is None or not shared.earlier:
            continue
        check = partial(Check, kind=QuestionKind.LOT_BLOCK, characteristic=shared.characteristic)
        if not shared.length or shared.place + shared.length > readings.n:
            yield check(p_value=1.0, tell=partial(told_of, "nothing"))
            continue
        rate = min(1.0, max(shared.rate, stats.tie_rate(readings.values, step=readings.step)))
        expected = stats.chance_of_shared(
            max(shared.earlier, shared.length), readings.n, rate=rate, length=shared.length
        )
        tell = partial(told_of, "lot_block", readings, shared, expected, rate)
        yield check(p_value=min(1.0, expected), tell=tell)
