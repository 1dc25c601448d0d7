"""Draw a plan's sample from what was measured of a lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.systematic_sample import systematic_sample
from qc.verdict.sampled.sample import LotSize, Sample
from qc.words import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Units = NDArray[np.int64]

_SMALLEST_LOT = 2


def without_plan(size: LotSize, measured: Units, bad: Units) -> Sample | None:
    """Return that the tables have no plan for so small a lot, or None.

    Parameters
    ----------
    size : LotSize
        What a table is entered with.
    measured, bad : int arrays
        Units with a reading, and those with one beyond a limit.
    """
    if size.units >= _SMALLEST_LOT:
        return None
    refused = message("the sampling tables have no plan for a lot of one unit")
    return Sample(measured=measured.size, sampled=measured.size, counted=bad.size, lot=size, refused=refused)


def spread_evenly(wanted: int, measured: Units) -> Units:
    """Return the units of a sample, spread evenly over what was measured; all of these where they are too few.

    Parameters
    ----------
    wanted : int
        Units of the sample, at least 1.
    measured : int array
        Units with a reading.
    """
    return measured if measured.size <= wanted else measured[systematic_sample(wanted, units=measured.size)]


def counted_in(sampled: Units, size: LotSize, wanted: int, measured: Units, bad: Units) -> Sample:
    """Return what was drawn and counted, before a plan makes anything of it.

    Parameters
    ----------
    sampled : int array
        The sample's units.
    size : LotSize
        What the table was entered with.
    wanted : int
        Units that the plan asks for.
    measured, bad : int arrays
        Units with a reading, and those with one beyond a limit.
    """
    return Sample(
        measured=measured.size,
        sampled=sampled.size,
        drawn=sampled if sampled.size < measured.size else None,
        counted=int(np.isin(bad, sampled).sum()),
        wanted=wanted,
        lot=size,
    )
