"""Which readings lie so near a limit that the gauge's uncertainty leaves open on which side they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.values import dataclass
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.gauges.guard_band import GuardBand
    from qc.verdict.sampled.sample import Sample

_COVERAGE = 2.0  # of the expanded uncertainty that a standard gives
_DECIMALS = 12  # arithmetic noise below this must not push a reading off the edge of a zone


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Guarded:
    """What the gauge's uncertainty leaves open.

    Attributes
    ----------
    band : GuardBand
        Where a reading proves conformity, and where nonconformity.
    inside, outside : int arrays
        Readings within and beyond the buyer's limits that prove neither.
    """

    band: GuardBand
    inside: NDArray[np.int64]
    outside: NDArray[np.int64]


def guarded(characteristic: Characteristic, series: Series | None) -> Guarded | None:
    """Return what the gauge's uncertainty leaves open, or None where the standard does not say how uncertain it is.

    Parameters
    ----------
    characteristic : Characteristic
        Its limits and its gauge.
    series : Series or None
        The batch's readings.
    """
    gauge = characteristic.gauge
    if gauge is None or gauge.uncertainty is None or series is None:
        return None
    band = stats.expanded_guard_band(
        standard_uncertainty=gauge.uncertainty / _COVERAGE,
        lsl=characteristic.lsl,
        usl=characteristic.usl,
        coverage=_COVERAGE,
    )
    values = series.values
    low, high = _ends(characteristic.lsl, characteristic.usl)
    within = (values >= low) & (values <= high)
    proven = np.zeros(values.size, dtype=np.bool_)
    if band.acceptance is not None:
        low, high = _ends(*band.acceptance)
        proven = (values >= low) & (values <= high)
    low, high = _ends(*band.rejection)
    failing = (values <= low) | (values >= high)
    return Guarded(
        band=band,
        inside=np.flatnonzero(within & ~proven),
        outside=np.flatnonzero(series.present & ~within & ~failing),
    )


def _ends(low: float | None, high: float | None) -> tuple[float, float]:
    """Return two edges, infinite where there is none."""
    return (
        -np.inf if low is None else round(low, _DECIMALS),
        np.inf if high is None else round(high, _DECIMALS),
    )


def doubtful_units(series: Series | None, found: Guarded | None, sample: Sample) -> int:
    """Return how many units of the sample have a reading within the limits that does not prove it."""
    if series is None or found is None:
        return 0
    units = np.unique(series.unit[found.inside])
    return int((units if sample.drawn is None else np.intersect1d(units, sample.drawn)).size)


def guard_refusal(
    lot: Lot, characteristic: Characteristic, series: Series | None, found: Guarded | None, sample: Sample
) -> Message | None:
    """Return why conformity is not proven although no more lies outside than may, or None.

    Parameters
    ----------
    lot : Lot
        Whether a guard band is asked for.
    characteristic : Characteristic
        For the unit.
    series : Series or None
        The batch's readings.
    found : Guarded or None
        What the gauge leaves open.
    sample : Sample
        How many may be nonconforming.
    """
    if lot.guard_band == "none" or sample.measured == 0:
        return None
    if found is None:
        return message("the standard asks for a guard band and does not say how uncertain the gauge is")
    if found.band.acceptance is None:
        return message("the gauge is so uncertain that no reading can prove conformity")
    doubtful = doubtful_units(series, found, sample)
    if sample.allowed is None or sample.counted + doubtful <= sample.allowed:
        return None
    return plural(
        "{count} unit lies within the gauge's uncertainty ±{width} {unit} of a limit: conformity is not proven",
        "{count} units lie within the gauge's uncertainty ±{width} {unit} of a limit: conformity is not proven",
        count=doubtful,
        width=Number(found.band.width),
        unit=characteristic.unit,
    )


def guard_notes(lot: Lot, characteristic: Characteristic, found: Guarded | None) -> tuple[Message, ...]:
    """Return that readings near a limit count as they were read, where the standard asks for no guard band."""
    if found is None or lot.guard_band != "none" or not found.inside.size + found.outside.size:
        return ()
    return (
        plural(
            "{count} reading lies within the gauge's uncertainty ±{width} {unit} of a limit; the standard asks for "
            "no guard band, so it counts as it was read",
            "{count} readings lie within the gauge's uncertainty ±{width} {unit} of a limit; the standard asks for "
            "no guard band, so they count as they were read",
            count=int(found.inside.size + found.outside.size),
            width=Number(found.band.width),
            unit=characteristic.unit,
        ),
    )
