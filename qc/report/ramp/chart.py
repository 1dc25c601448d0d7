"""The batches of one characteristic, summed up and drawn along the units made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.charts.ramp import CAPTION, RampBatch, RampPicture, ramp_scene
from qc.values import dataclass
from qc.verdict.volume.readiness_counted import counted
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Scene
    from qc.verdict.volume.readiness import CharacteristicReadiness, ReadinessFacts
    from qc.verdict.volume.readiness_batches import Span
    from qc.words import Language, Message

WIDTH, HEIGHT = 511.0, 250.0
_TAIL = 0.975
_SHARES = message(
    "Each block is the pilot or a batch: its line is the share of nonconforming units found, the dark band where the "
    "true share lies (95 %). Dashed: the pilot's share. Units lie closer to the right: the same distance always "
    "multiplies their number by the same."
)
_RATES = message(
    "Each block is the pilot or a batch: its line is the number of faults per unit found, the dark band where the true "
    "number lies (95 %, if faults come one by one). Dashed: the pilot's. Units lie closer to the right: the same "
    "distance always multiplies their number by the same."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSummary:
    """What one batch shows of one characteristic.

    Attributes
    ----------
    span : Span
        Which batch.
    units : int
        Judged.
    nonconforming : int
        Among them; of faults, of which a unit may have several, how many.
    faults : bool
        Whether faults are counted.
    n : int
        Readings that were read within the gauge's scale; 0 where parts are judged.
    mean, sd : float or None
        Of these.
    """

    span: Span
    units: int
    nonconforming: int
    faults: bool
    n: int
    mean: float | None
    sd: float | None


def batch_summaries(found: ReadinessFacts, each: CharacteristicReadiness) -> tuple[BatchSummary, ...]:
    """Return what each batch shows of a characteristic; batches without a reading are left out.

    Parameters
    ----------
    found : ReadinessFacts
        The lot.
    each : CharacteristicReadiness
        The characteristic.

    Returns
    -------
    tuple of BatchSummary
    """
    return tuple(_summaries(found, each))


def _summaries(found: ReadinessFacts, each: CharacteristicReadiness) -> Iterator[BatchSummary]:
    facts = each.facts
    for span in found.spans:
        series = facts.pilot if span.pilot else facts.series
        if series is None:
            continue
        mine = span.readings(series)
        told = counted(facts.characteristic, series, mine)
        if told is None:
            continue
        exact = mine & series.present & (True if series.censored is None else series.censored == 0)
        values = series.values[exact] if facts.attribute is None else np.zeros(0)
        yield BatchSummary(
            span=span,
            units=told.units,
            nonconforming=told.nonconforming,
            faults=facts.characteristic.counts == "nonconformities",
            n=values.size,
            mean=float(values.mean()) if values.size else None,
            sd=float(values.std(ddof=1)) if values.size > 1 else None,
        )


def ramp_chart(
    found: ReadinessFacts,
    each: CharacteristicReadiness,
    reader: Language,
    *,
    height: float = HEIGHT,
    captioned: bool = True,
) -> Scene | None:
    """Return the batches of a characteristic along the units made; None where nothing was judged.

    Parameters
    ----------
    found : ReadinessFacts
        The lot.
    each : CharacteristicReadiness
        The characteristic.
    reader : Language
        The reader's language.
    height : float
        Points.
    captioned : bool
        Whether it says how to read it.
    """
    summaries = batch_summaries(found, each)
    shares = each.facts.attribute is not None
    drawn = [_share(one) if shares else _level(one) for one in summaries if shares or one.mean is not None]
    if not drawn:
        return None
    wanted = each.facts.characteristic
    limits = tuple(limit for limit in (wanted.lsl, wanted.usl) if limit is not None)
    picture = RampPicture(
        name=reader.say(wanted.names),
        unit=reader.say(unit_of(each)),
        batches=tuple(drawn),
        limits=limits,
        target=found.volume.target,
        step=0.0 if wanted.gauge is None else wanted.gauge.resolution,
        caption=_caption(each) if captioned else None,
    )
    return ramp_scene(picture, reader, width=WIDTH, height=height)


def unit_of(each: CharacteristicReadiness) -> Message:
    """Return what a batch's level is given in.

    Parameters
    ----------
    each : CharacteristicReadiness
        The characteristic.
    """
    wanted = each.facts.characteristic
    if each.facts.attribute is None:
        return message("{unit}", unit=wanted.unit)
    return message("faults per unit") if wanted.counts == "nonconformities" else message("% nonconforming")


def _caption(each: CharacteristicReadiness) -> Message:
    """Return how to read the chart."""
    if each.facts.attribute is None:
        return CAPTION
    return _RATES if each.facts.characteristic.counts == "nonconformities" else _SHARES


def _level(one: BatchSummary) -> RampBatch:
    """Return a batch's mean with its interval, and its spread."""
    assert one.mean is not None
    sd = one.sd or 0.0
    half = stats.student_t_quantile(_TAIL, one.n - 1) * sd / math.sqrt(one.n) if one.n > 1 else 0.0
    return _block(one, one.mean, (one.mean - half, one.mean + half), sd)


def _share(one: BatchSummary) -> RampBatch:
    """Return a batch's share of nonconforming units in percent, or its faults per unit, with the exact interval."""
    if one.faults:
        rate = stats.rate_bounds(one.nonconforming, one.units)
        return _block(one, rate.estimate, (rate.lower, rate.upper), 0.0)
    low, high = stats.clopper_pearson(one.nonconforming, one.units, confidence=_TAIL)
    return _block(one, 100 * one.nonconforming / one.units, (100 * low, 100 * high), 0.0)


def _block(one: BatchSummary, level: float, interval: tuple[float, float], spread: float) -> RampBatch:
    low, high = interval
    return RampBatch(
        name=one.span.name,
        first=one.span.first,
        last=one.span.last,
        level=level,
        low=low,
        high=high,
        spread=spread,
    )
