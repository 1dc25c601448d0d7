"""Sample a lot as its standard asks: by numbers, by a published table, on zero, or by variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.verdict.measured import measured_units
from qc.verdict.sampled.sample import LotSize, Sample
from qc.words import Message, plural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.counts.nonconforming import Nonconforming


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
        from qc.verdict.sampled.sampling_variables import sample_by_variables  # noqa: PLC0415 - few ask for it, and it loads much

        return sample_by_variables(characteristic, series, size, measured, bad)
    if asked.standard is not None or asked.zero_acceptance is not None:
        from qc.verdict.sampled.sampling_plans import sample_by_plan  # noqa: PLC0415 - few ask for it, and it loads much

        return sample_by_plan(asked, size, measured, bad)
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
    return np.empty(0, dtype=np.int64) if series is None else measured_units(series)


def _nonconforming(series: Series | None, found: Nonconforming | None) -> NDArray[np.int64]:
    """Return the units with a reading beyond a limit."""
    if series is None or found is None:
        return np.empty(0, dtype=np.int64)
    return np.unique(series.unit[list(found.indices)])


def _too_few_readings(count: int, wanted: int | None) -> Message | None:
    """Return that a standard's own number is not reached, or None."""
    if wanted is None or count >= wanted:
        return None
    return plural(
        "{count} reading is given, the standard asks for {wanted}",
        "{count} readings are given, the standard asks for {wanted}",
        count=count,
        wanted=wanted,
    )
