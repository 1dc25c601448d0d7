"""Run what the standard asks on a characteristic that is judged OK or NG, or counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qc import stats
from qc.terms import Question
from qc.verdict.change.seen import count_seen_note
from qc.verdict.claim import Claim
from qc.verdict.counts.attribute_facts import AttributeFacts
from qc.verdict.counts.attribute_notes import count_notes
from qc.verdict.counts.count_charts import Charted, chart_one, chart_two
from qc.verdict.counts.count_drift import CountDrift, count_drift_of, count_drift_refusal
from qc.verdict.counts.count_points import units_of
from qc.verdict.counts.count_scatter import scatter_notes, too_few_points
from qc.verdict.counts.tally_sampling import sample_of_sums
from qc.verdict.model import CharacteristicFacts, Unjudged
from qc.verdict.refusals import NO_PILOT, order_refusal
from qc.verdict.sampled.sampling import sample_of
from qc.verdict.studied.studies import counted_units, studies
from qc.verdict.wording.against import against
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Capability, Characteristic, Lot
    from qc.stats.ability.capability_counts import CountCapability
    from qc.verdict.extra.chart import ExtraChart
    from qc.verdict.sampled.sample import LotSize, Sample

_NOTHING = message("no readings in the batch")


def judge_attribute(
    asked: Characteristic,
    series: Series | None,
    pilot: Series | None,
    lot: Lot,
    *,
    size: LotSize | None = None,
    weighed: int = 1,
) -> CharacteristicFacts:
    """Return all facts of one characteristic that is judged or counted.

    Parameters
    ----------
    asked : Characteristic
        What the standard asks.
    series, pilot : Series or None
        The batch's and the pilot's marks or counts.
    lot : Lot
        What the standard asks of the whole lot.
    size : LotSize, optional
        How large the lot is; what was inspected is taken for all of it where nobody said.
    weighed : int
        How many characteristics of the lot share the probability of a false alarm.

    Returns
    -------
    CharacteristicFacts
        With a reason for each question that could not be answered.
    """
    batch = None if series is None or not series.present.any() else series
    first = None if pilot is None else chart_one(asked, pilot)
    charted = _charted(asked, batch, first)
    counted = _nonconforming(asked, batch, lot)
    sample = _sample(asked, series, counted, size)
    found = None if batch is None else _capability(asked, batch, lot.conformity_confidence)
    index = None if found is None or batch is None else _index(asked, batch)
    drift = count_drift_of(asked, batch, pilot, lot, weighed) if lot.stability_by == "evidence" else None
    unjudged = (
        (Question.CONFORMITY, _NOTHING if batch is None else sample.refused),
        (Question.STABILITY, _stability_refusal(asked, lot, batch, first, charted, pilot) or too_few_points(drift)),
        (Question.CAPABILITY, _index_refusal(asked.capability, found, index) if asked.capability else None),
    )
    return CharacteristicFacts(
        characteristic=asked,
        series=series,
        pilot=pilot,
        summary=None,
        nonconforming=counted,
        sample=sample,
        pilot_chart=None,
        chart=None,
        drift=None,
        trend=None,
        capability=None,
        asked_index=_claim(index),
        attribute=None if found is None else _facts(found, index, first, charted, batch, drift),
        extra_charts=_staged(asked, batch, charted) if asked.also else (),
        studies=studies(asked, series, None, counted_units(series, counted)),
        judged_by=lot.stability_by,
        unjudged=tuple(Unjudged(question=q, reason=reason) for q, reason in unjudged if reason is not None),
        notes=(
            *count_notes(lot, batch, first, charted),
            *scatter_notes(drift),
            *count_seen_note(asked, drift, 0.0 if found is None else found.count),
        ),
    )


def _staged(asked: Characteristic, batch: Series | None, charted: Charted) -> tuple[ExtraChart, ...]:
    """Return the chart of stages."""
    from qc.verdict.counts.count_stages import count_stages  # noqa: PLC0415 - few standards ask for it

    return count_stages(asked, batch, charted.points)


def _facts(
    found: CountCapability,
    index: CountCapability | None,
    first: Charted | None,
    charted: Charted,
    batch: Series | None,
    drift: CountDrift | None,
) -> AttributeFacts:
    """Return what was counted, with its charts."""
    return AttributeFacts(
        found=found,
        points=charted.points,
        pilot_points=None if first is None else first.points,
        pilot_chart=None if first is None else first.chart,
        chart=charted.chart,
        capability=index,
        defects=_defects(batch),
        drift=drift,
    )


def _defects(batch: Series | None) -> tuple[tuple[str, int], ...]:
    """Return the defects that the file names, the most frequent first."""
    if batch is None or batch.remarks is None:
        return ()
    # What is remarked on a good unit is no defect.
    said = batch.remarks[batch.values > 0].tolist()
    named = Counter(" ".join(remark.casefold().split()) for remark in said if remark)
    return tuple(sorted(named.items(), key=lambda item: (-item[1], item[0])))


def _charted(asked: Characteristic, batch: Series | None, first: Charted | None) -> Charted:
    """Return the batch's chart: against its pilot's limits where there are any, else its own."""
    if batch is None:
        return Charted()
    return chart_one(asked, batch) if first is None or first.chart is None else chart_two(asked, batch, first)


def _counts(asked: Characteristic, series: Series) -> tuple[int, int]:
    """Return what was counted in how many units."""
    if series.inspected is not None:
        seen = series.present
        return int(series.values[seen].sum()), int(series.inspected[seen].sum())
    units = units_of(series, faults=asked.counts == "nonconformities")
    return int(units.found.sum()), units.unit.size


def _nonconforming(asked: Characteristic, series: Series | None, lot: Lot) -> stats.Nonconforming | None:
    """Return the nonconforming units; of nonconformities nobody knows in how many units they are."""
    if series is None or asked.counts == "nonconformities":
        return None
    return stats.judged_nonconforming(series.values, series.inspected, confidence=lot.conformity_confidence)


def _sample(
    asked: Characteristic, series: Series | None, found: stats.Nonconforming | None, size: LotSize | None
) -> Sample:
    """Return what the standard's sampling says of marks, or of sums."""
    if series is None or (series.inspected is None and asked.counts == "nonconforming"):
        return sample_of(asked, series, found, size)
    return sample_of_sums(asked, *_counts(asked, series), size)


def _capability(asked: Characteristic, series: Series, confidence: float) -> CountCapability:
    """Return the exact bounds of what was counted, and the index that goes with them."""
    count, units = _counts(asked, series)
    if asked.counts == "nonconforming":
        return stats.binomial_capability(count, units, confidence=confidence)
    return stats.poisson_capability(count, units, confidence=confidence)


def _index(asked: Characteristic, series: Series) -> CountCapability | None:
    """Return the capability at the confidence that the standard asks for, where enough was inspected."""
    wanted = asked.capability
    if wanted is None or _counts(asked, series)[1] < wanted.min_readings:
        return None
    return _capability(asked, series, wanted.confidence)


def _index_refusal(asked: Capability, found: CountCapability | None, index: CountCapability | None) -> Message | None:
    """Return why the index has no answer, or None."""
    if found is None:
        return _NOTHING
    if index is None:
        return plural(
            "{count} unit was inspected, an index needs at least {fewest}",
            "{count} units were inspected, an index needs at least {fewest}",
            count=int(found.units),
            fewest=asked.min_readings,
        )
    if index.index is not None and (asked.judge == "estimate" or index.index_lower is not None):
        return None
    if index.index_lower is None:
        return message("every unit is nonconforming, so the index has no value")
    if index.index_lower >= asked.minimum:
        return None
    return message(
        "nothing nonconforming was found, so the index has no value; it is at least {lower}",
        lower=against(index.index_lower, asked),
    )


def _claim(found: CountCapability | None) -> Claim | None:
    """Return the index that is held against the minimum; None where it has no value."""
    if found is None or found.index is None:
        return None
    model, _, method = found.method.partition(", ")
    return Claim(
        name="Ppk",
        value=found.index,
        lower=found.index_lower,
        interval=None,
        confidence=found.confidence,
        method=method,
        model=model,
    )


def _stability_refusal(
    asked: Characteristic,
    lot: Lot,
    batch: Series | None,
    first: Charted | None,
    charted: Charted,
    pilot: Series | None,
) -> Message | None:
    """Return why stability cannot be judged by what the standard judges it by, or None."""
    if lot.stability_by == "evidence":
        return count_drift_refusal(asked, batch, pilot)
    if batch is None:
        return _NOTHING
    if first is None or pilot is None:
        return NO_PILOT
    if first.chart is None:
        if _counts(asked, pilot)[0] == _counts(asked, batch)[0] == 0:
            return None
        return message("the pilot gives no control limits: {why}", why=first.refused or "")
    return charted.refused or order_refusal(batch)
