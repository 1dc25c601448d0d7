"""Sample a lot as its standard asks: by numbers, by a published table, on zero, or by variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.passed_lot import passed_lot
from qc.stats.plan_design import zero_acceptance_plan
from qc.stats.systematic_sample import systematic_sample
from qc.stats.z14 import lot_plan
from qc.verdict.sample import LotSize, Sample, too_few_units
from qc.verdict.sampling_variables import sample_by_variables
from qc.words import Message, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.spec.sampling import ZeroAcceptance
    from qc.stats.nonconforming import Nonconforming

_SMALLEST_LOT = 2


def lot_size(quantity: int | None, units: int) -> LotSize:
    """Return how large a lot is: as stated, unless more was measured than that.

    Parameters
    ----------
    quantity : int or None
        Units made, as somebody said.
    units : int
        Units measured.
    """
    if quantity is not None and quantity >= units:
        return LotSize(units=quantity, said_by="quantity")
    return LotSize(units=units, said_by="batch")


def sample_of(
    characteristic: Characteristic, series: Series | None, found: Nonconforming | None, lot: LotSize | None
) -> Sample:
    """Return what the standard's sampling says of a batch.

    Parameters
    ----------
    characteristic : Characteristic
        The limits and the sampling.
    series : Series or None
        The batch's readings.
    found : Nonconforming or None
        What lies beyond the limits.
    lot : LotSize or None
        None takes what was measured for the whole lot.
    """
    asked = characteristic.sampling
    measured = _measured(series)
    bad = _nonconforming(series, found)
    size = lot or lot_size(None, measured.size)
    if asked.variables is not None:
        return sample_by_variables(characteristic, series, size, measured, bad)
    if asked.standard is not None:
        return _by_table(characteristic, size, measured, bad)
    if asked.zero_acceptance is not None:
        return _on_zero(asked.zero_acceptance, size, measured, bad)
    readings = 0 if series is None else int(series.present.sum())
    return Sample(
        measured=measured.size,
        sampled=measured.size,
        counted=bad.size,
        allowed=asked.acceptance_number,
        wanted=asked.sample_size,
        refused=_too_few_readings(readings, asked.sample_size),
    )


def _measured(series: Series | None) -> NDArray[np.int64]:
    """Return the units that have a reading, in production order."""
    if series is None:
        return np.empty(0, dtype=np.int64)
    return np.unique(series.unit[series.present])


def _nonconforming(series: Series | None, found: Nonconforming | None) -> NDArray[np.int64]:
    """Return the units with a reading beyond a limit."""
    if series is None or found is None:
        return np.empty(0, dtype=np.int64)
    return np.unique(series.unit[list(found.indices)])


def _by_table(
    characteristic: Characteristic, size: LotSize, measured: NDArray[np.int64], bad: NDArray[np.int64]
) -> Sample:
    """Enter a published table with the lot's size; the sample is spread evenly over what was measured."""
    asked = characteristic.sampling
    assert asked.standard is not None
    assert asked.aql is not None
    if size.units < _SMALLEST_LOT:
        refused = message("the sampling tables have no plan for a lot of one unit")
        return Sample(measured=measured.size, sampled=measured.size, counted=bad.size, lot=size, refused=refused)
    entered = lot_plan(
        size.units,
        aql=asked.aql,
        level=asked.level or "II",
        severity=asked.severity or "normal",
        standard=asked.standard,
    )
    wanted = size.units if entered.inspect_all else entered.plan.n
    sampled = measured
    if measured.size > wanted:
        sampled = measured[systematic_sample(wanted, units=measured.size)]
    return Sample(
        measured=measured.size,
        sampled=sampled.size,
        drawn=sampled if sampled.size < measured.size else None,
        counted=int(np.isin(bad, sampled).sum()),
        allowed=entered.plan.rejection_number - 1,
        wanted=wanted,
        lot=size,
        plan=entered.plan,
        entered=entered,
        passed=None if entered.inspect_all else passed_lot(entered.plan, aql=asked.aql),
        refused=too_few_units(measured.size, wanted),
    )


def _on_zero(asked: ZeroAcceptance, size: LotSize, measured: NDArray[np.int64], bad: NDArray[np.int64]) -> Sample:
    """Accept on zero: all that was measured counts, for no unit known to be nonconforming may pass."""
    if size.units < 1:
        return Sample(measured=0, sampled=0, counted=0, lot=size)
    entered = zero_acceptance_plan(
        limiting_quality=asked.limiting_quality, consumer_risk=asked.consumer_risk, lot_size=size.units
    )
    return Sample(
        measured=measured.size,
        sampled=measured.size,
        counted=bad.size,
        allowed=0,
        wanted=entered.plan.n,
        lot=size,
        plan=entered.plan,
        entered=entered,
        passed=None if entered.plan.n >= size.units else passed_lot(entered.plan, lot_size=size.units),
        refused=too_few_units(measured.size, entered.plan.n),
    )


def _too_few_readings(count: int, wanted: int | None) -> Message | None:
    """Return that a standard's own number is not reached, or None."""
    if wanted is None or count >= wanted:
        return None
    return message("{count} readings are given, the standard asks for {wanted}", count=count, wanted=wanted)
