"""Run what the standard asks on one characteristic and collect the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.terms import Question
from qc.verdict.censoring import censored_refusal, decided
from qc.verdict.change.seen import small_batch_note
from qc.verdict.charting import chart
from qc.verdict.claims import claim
from qc.verdict.family import ALONE
from qc.verdict.guarding import guard_notes, guard_refusal, guarded
from qc.verdict.model import CharacteristicFacts, Unjudged
from qc.verdict.pilot import unstable_note
from qc.verdict.refusals import (
    capability_refusal,
    conformity_refusal,
    cpk_refusal,
    pilot_notes,
    reading_notes,
    stability_refusal,
)
from qc.verdict.run_rules import false_alarms, rule_notes
from qc.verdict.sampled.sampling import sample_of
from qc.verdict.studied.studies import counted_units, studies

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.variables.result import ChartResult
    from qc.verdict.charting import Charts
    from qc.verdict.extra.chart import ExtraChart
    from qc.verdict.family import Family
    from qc.verdict.sampled.sample import LotSize
    from qc.words import Message


def judge(
    characteristic: Characteristic,
    series: Series | None,
    pilot: Series | None,
    lot: Lot,
    *,
    size: LotSize | None = None,
    family: Family = ALONE,
) -> CharacteristicFacts:
    """Return all facts of one characteristic.

    Parameters
    ----------
    characteristic : Characteristic
        What the standard asks.
    series, pilot : Series or None
        The batch's and the pilot's readings.
    lot : Lot
        What the standard asks of the whole lot.
    size : LotSize, optional
        How large the lot is; what was measured is taken for all of it where nobody said.
    family : Family
        How many characteristics of the lot share the probability of a false alarm.

    Returns
    -------
    CharacteristicFacts
        With a reason for each question that could not be answered.
    """
    if characteristic.kind == "attribute":
        from qc.verdict.counts.attributes import judge_attribute  # noqa: PLC0415 - readings need none of it

        return judge_attribute(characteristic, series, pilot, lot, size=size, weighed=family.weighed)
    return _measured(characteristic, series, pilot, lot, size, family)


def _measured(
    characteristic: Characteristic,
    series: Series | None,
    pilot: Series | None,
    lot: Lot,
    size: LotSize | None,
    family: Family,
) -> CharacteristicFacts:
    """Return all facts of a characteristic that is measured."""
    summary = None if series is None else stats.summarize(series.values)
    counted = _count(characteristic, decided(characteristic, series), summary, lot)
    sample, guard = sample_of(characteristic, series, counted, size), guarded(characteristic, series)
    charts = chart(characteristic, series, pilot, lot, family)
    refused = capability_refusal(characteristic, series, summary, charts.own)
    unanswered = stability_refusal(characteristic, series, pilot, charts.pilot)
    indices = None if refused else _capability(characteristic, series, charts.own)
    claimed = claim(characteristic, indices, series)
    noted = (*reading_notes(series, summary), *guard_notes(lot, characteristic, guard))
    shown = cpk_refusal(characteristic, stable=unanswered is None and not charts.changed)
    return CharacteristicFacts(
        characteristic=characteristic,
        series=series,
        pilot=pilot,
        summary=summary,
        nonconforming=counted,
        sample=sample,
        guarded=guard,
        pilot_chart=charts.pilot,
        pilot_stability=charts.pilot_stability,
        chart=charts.batch,
        false_alarms=false_alarms(characteristic, charts.batch),
        extra_charts=_extra_charts(characteristic, series, pilot, charts.batch),
        studies=studies(characteristic, series, charts.batch, counted_units(series, counted)),
        drift=charts.drift,
        trend=charts.trend,
        capability=indices,
        asked_index=claimed.index,
        modelled=claimed.model,
        judged_by=lot.stability_by,
        unjudged=_unjudged(
            conformity=conformity_refusal(summary, sample)
            or censored_refusal(characteristic, series)
            or guard_refusal(lot, characteristic, series, guard, sample),
            stability=unanswered,
            capability=(refused or claimed.refused or shown) if characteristic.capability else None,
        ),
        notes=(*noted, *_chart_notes(characteristic, lot, charts, pilot)),
    )


def _extra_charts(
    characteristic: Characteristic, series: Series | None, pilot: Series | None, chart: ChartResult | None
) -> tuple[ExtraChart, ...]:
    """Return the further charts; none where the standard asks for none."""
    if not characteristic.also:
        return ()
    from qc.verdict.extra.charts import extra_charts  # noqa: PLC0415 - few standards ask for any

    return extra_charts(characteristic, series, pilot, chart)


def _chart_notes(characteristic: Characteristic, lot: Lot, charts: Charts, pilot: Series | None) -> tuple[Message, ...]:
    """Return what a careful reader should know of the charts."""
    return (
        *pilot_notes(lot, charts.pilot),
        *unstable_note(charts.pilot_stability, pilot),
        *rule_notes(characteristic, charts.batch),
        *_limits_note(characteristic, charts),
        *small_batch_note(characteristic, charts.pilot, charts.drift),
    )


def _limits_note(characteristic: Characteristic, charts: Charts) -> tuple[Message, ...]:
    """Return what the standard's wider limits are; nothing where it asks for the usual ones."""
    if characteristic.limits == "three-sigma":
        return ()
    from qc.verdict.widening import limits_note  # noqa: PLC0415 - few standards ask for it

    return limits_note(characteristic, charts.pilot, charts.batch)


def _unjudged(**reasons: Message | None) -> tuple[Unjudged, ...]:
    """Return the questions that have a reason not to be answered."""
    found = ((Question(name), reason) for name, reason in reasons.items())
    return tuple(Unjudged(question=question, reason=reason) for question, reason in found if reason is not None)


def _count(
    characteristic: Characteristic, series: Series | None, summary: stats.Summary | None, lot: Lot
) -> stats.Nonconforming | None:
    """Return what lies beyond the specification limits."""
    if series is None or summary is None or not series.present.any():
        return None
    return stats.count_nonconforming(
        series.values, lsl=characteristic.lsl, usl=characteristic.usl, confidence=lot.conformity_confidence
    )


def _capability(
    characteristic: Characteristic, series: Series | None, own: ChartResult | None
) -> stats.Capability | None:
    """Return the batch's indices, with sigma from its own chart."""
    if series is None or own is None:
        return None
    asked = characteristic.capability
    return stats.capability(
        series.values[series.present],
        sigma_within=own.baseline.sigma_within,
        estimator=own.baseline.estimator,
        sigma_within_df=own.baseline.sigma_within_df,
        lsl=characteristic.lsl,
        usl=characteristic.usl,
        target=characteristic.nominal,
        confidence=asked.confidence if asked else 0.95,
    )
