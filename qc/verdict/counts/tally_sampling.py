"""What a standard's sampling says of sums: units inspected, and how many faults were counted in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.verdict.sampled.sample import Sample, too_few_units
from qc.verdict.sampled.sampling import lot_size
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.verdict.sampled.sample import LotSize

_SMALLEST_LOT = 2


def sample_of_sums(asked: Characteristic, count: int, inspected: int, size: LotSize | None) -> Sample:
    """Return what the standard's sampling says of a count in so many units.

    Parameters
    ----------
    asked : Characteristic
        The sampling.
    count, inspected : int
        Nonconforming units or nonconformities, and units inspected.
    size : LotSize or None
        None takes what was inspected for the whole lot.
    """
    lot = size or lot_size(None, inspected)
    if asked.sampling.standard is not None:
        return _by_table(asked, count, inspected, lot)
    if asked.sampling.zero_acceptance is not None and lot.units:
        zero = asked.sampling.zero_acceptance
        entered = stats.zero_acceptance_plan(
            limiting_quality=zero.limiting_quality, consumer_risk=zero.consumer_risk, lot_size=lot.units
        )
        return _sample(count, inspected, allowed=0, wanted=entered.plan.n, lot=lot)
    wanted = asked.sampling.sample_size
    return _sample(count, inspected, allowed=asked.sampling.acceptance_number, wanted=wanted, lot=None)


def _sample(count: int, inspected: int, *, allowed: int, wanted: int | None, lot: LotSize | None) -> Sample:
    return Sample(
        measured=inspected,
        sampled=inspected,
        counted=count,
        allowed=allowed,
        wanted=wanted,
        lot=lot,
        refused=None if wanted is None else too_few_units(inspected, wanted),
    )


def _by_table(asked: Characteristic, count: int, inspected: int, lot: LotSize) -> Sample:
    """Enter a published table; no part of a larger sample than its can hold more than the whole."""
    plan = asked.sampling
    assert plan.standard is not None
    assert plan.aql is not None
    if lot.units < _SMALLEST_LOT:
        refused: Message = message("the sampling tables have no plan for a lot of one unit")
        return Sample(measured=inspected, sampled=inspected, counted=count, lot=lot, refused=refused)
    entered = stats.lot_plan(
        lot.units, aql=plan.aql, level=plan.level or "II", severity=plan.severity or "normal", standard=plan.standard
    )
    wanted = lot.units if entered.inspect_all else entered.plan.n
    allowed = entered.plan.rejection_number - 1
    if inspected <= wanted or count <= allowed:
        return _sample(count, inspected, allowed=allowed, wanted=wanted, lot=lot)
    said = message(
        "the file gives sums of {inspected} units, from which the plan's sample of {wanted} cannot be drawn",
        inspected=inspected,
        wanted=wanted,
    )
    return Sample(measured=inspected, sampled=inspected, counted=count, wanted=wanted, lot=lot, refused=said)
