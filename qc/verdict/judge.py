"""Run what the standard asks on one characteristic and collect the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.capability import Capability, capability
from qc.stats.nonconforming import Nonconforming, count_nonconforming
from qc.stats.phases import chart_phase_one, chart_phase_two
from qc.stats.summary import Summary, summarize
from qc.stats.trend import Trend, fit_trend
from qc.terms import Question
from qc.verdict.attributes import judge_attribute
from qc.verdict.claims import claim
from qc.verdict.drifting import Drift, drift_of
from qc.verdict.extra_charts import extra_charts
from qc.verdict.model import CharacteristicFacts, Unjudged
from qc.verdict.points import subgroups_of
from qc.verdict.refusals import (
    capability_refusal,
    chart_refusal,
    conformity_refusal,
    cpk_refusal,
    pilot_notes,
    reading_notes,
    stability_refusal,
)
from qc.verdict.run_rules import false_alarms, rule_notes, rules_of
from qc.verdict.sampling import sample_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.result import ChartResult
    from qc.verdict.sample import LotSize
    from qc.words import Message

_FEWEST_FOR_TREND = 3


def judge(
    characteristic: Characteristic,
    series: Series | None,
    pilot: Series | None,
    lot: Lot,
    *,
    size: LotSize | None = None,
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

    Returns
    -------
    CharacteristicFacts
        With a reason for each question that could not be answered.
    """
    if characteristic.kind == "attribute":
        return judge_attribute(characteristic, series, pilot, lot, size=size)
    summary = None if series is None else summarize(series.values)
    counted = _count(characteristic, series, summary, lot)
    sample = sample_of(characteristic, series, counted, size)
    pilot_chart = _phase_one(characteristic, pilot)
    own_chart = _phase_one(characteristic, series)
    chart = own_chart if pilot_chart is None else _phase_two(characteristic, series, pilot_chart)
    drift = drift_of(characteristic, series, pilot, lot)
    refused = capability_refusal(characteristic, series, summary, own_chart)
    unanswered = stability_refusal(characteristic, series, pilot, pilot_chart)
    stable = unanswered is None and not _changed(lot, chart, drift)
    indices = None if refused else _capability(characteristic, series, own_chart)
    claimed = claim(characteristic, indices, series)
    unclaimed = refused or claimed.refused or cpk_refusal(characteristic, stable=stable)
    return CharacteristicFacts(
        characteristic=characteristic,
        series=series,
        pilot=pilot,
        summary=summary,
        nonconforming=counted,
        sample=sample,
        pilot_chart=pilot_chart,
        chart=chart,
        false_alarms=false_alarms(characteristic, chart),
        extra_charts=extra_charts(characteristic, series, pilot, chart),
        drift=drift,
        trend=_trend(series, chart) if _changed(lot, chart, drift) else None,
        capability=indices,
        asked_index=claimed.index,
        modelled=claimed.model,
        judged_by=lot.stability_by,
        unjudged=_unjudged(
            conformity=conformity_refusal(summary, sample),
            stability=unanswered,
            capability=unclaimed if characteristic.capability else None,
        ),
        notes=(*reading_notes(series, summary), *pilot_notes(lot, pilot_chart), *rule_notes(characteristic, chart)),
    )


def _unjudged(**reasons: Message | None) -> tuple[Unjudged, ...]:
    """Return the questions that have a reason not to be answered."""
    found = ((Question(name), reason) for name, reason in reasons.items())
    return tuple(Unjudged(question=question, reason=reason) for question, reason in found if reason is not None)


def _count(
    characteristic: Characteristic, series: Series | None, summary: Summary | None, lot: Lot
) -> Nonconforming | None:
    """Return what lies beyond the specification limits."""
    if series is None or summary is None or summary.n == 0:
        return None
    return count_nonconforming(
        series.values, lsl=characteristic.lsl, usl=characteristic.usl, confidence=lot.conformity_confidence
    )


def _phase_one(characteristic: Characteristic, series: Series | None) -> ChartResult | None:
    """Return a series' own chart, if its readings allow one."""
    if series is None or chart_refusal(characteristic, series) is not None:
        return None
    return chart_phase_one(
        series.values,
        subgroups_of(series),
        kind=characteristic.chart_kind,
        estimator=characteristic.sigma,
        rules=rules_of(characteristic),
    )


def _phase_two(characteristic: Characteristic, series: Series | None, pilot: ChartResult) -> ChartResult | None:
    """Return the batch's chart against the pilot's limits."""
    if series is None or not series.present.any():
        return None
    return chart_phase_two(series.values, subgroups_of(series), baseline=pilot.baseline, rules=rules_of(characteristic))


def _changed(lot: Lot, chart: ChartResult | None, drift: Drift | None) -> bool:
    """Whether the process is called changed by what the standard judges it by."""
    if lot.stability_by == "rules":
        return chart is not None and bool(chart.signals)
    return drift is not None and drift.flagged is not None


def _trend(series: Series | None, chart: ChartResult | None) -> Trend | None:
    """Return the slope over units of what the chart's location panel plots."""
    if series is None or chart is None:
        return None
    values = chart.location.values
    present = ~np.isnan(values)
    if present.sum() < _FEWEST_FOR_TREND or np.ptp(values[present]) == 0:
        return None
    return fit_trend(values[present], _mean_units(series, values.size)[present])


def _mean_units(series: Series, points: int) -> NDArray[np.float64]:
    """Mean unit number of each point's readings."""
    if points == series.values.size:
        return series.unit.astype(np.float64)
    groups = subgroups_of(series)
    return np.bincount(groups, weights=series.unit) / np.bincount(groups)


def _capability(characteristic: Characteristic, series: Series | None, chart: ChartResult | None) -> Capability | None:
    """Return the batch's indices, with sigma from its own chart."""
    if series is None or chart is None:
        return None
    asked = characteristic.capability
    return capability(
        series.values[series.present],
        sigma_within=chart.baseline.sigma_within,
        estimator=chart.baseline.estimator,
        lsl=characteristic.lsl,
        usl=characteristic.usl,
        target=characteristic.nominal,
        confidence=asked.confidence if asked else 0.95,
    )
