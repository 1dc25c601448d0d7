"""Why a question cannot be answered, and what a careful reader should know: each a sentence, never silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.terms import ChartKind
from qc.verdict.censoring import BEYOND_SCALE, is_censored
from qc.verdict.change.drifting import drift_refusal
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic, Lot
    from qc.stats.description.summary import Summary
    from qc.stats.variables.result import ChartResult
    from qc.verdict.sampled.sample import Sample

NO_PILOT = message(
    "no pilot was given, so there are no limits to hold the batch against: give the first units made, about 100"
)
_FEWEST_FOR_INDEX = 30
_FEWEST_DISTINCT = 5
_FEWEST_POINTS = 2
_FEWEST_INDIVIDUALS = 3


def conformity_refusal(summary: Summary | None, sample: Sample) -> Message | None:
    """Return why conformity cannot be judged, or None."""
    if summary is None or summary.n == 0:
        return message("no readings in the batch")
    return sample.refused


def chart_refusal(characteristic: Characteristic, series: Series) -> Message | None:
    """Return why a series can establish no control limits of its own, or None."""
    if is_censored(series):
        return BEYOND_SCALE
    present = series.present
    if characteristic.chart_kind is ChartKind.I_MR:
        if present.sum() < _FEWEST_INDIVIDUALS:
            return message("fewer than {fewest} readings", fewest=_FEWEST_INDIVIDUALS)
        if np.ptp(series.values[present]) == 0:
            return message("all readings are the same, there is no spread: measure with a finer gauge")
        return None
    if series.subgroup is None:
        return message("the readings are not in subgroups")
    return _subgroup_refusal(series, series.subgroup)


def _subgroup_refusal(series: Series, subgroup: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Message | None:
    """Return why subgroups can establish no limits: too few of two or more readings, or no spread in any."""
    present = series.present
    sizes = np.bincount(subgroup[present])
    if (sizes > 1).sum() < _FEWEST_POINTS:
        return message("fewer than {fewest} subgroups of two or more readings", fewest=_FEWEST_POINTS)
    lowest = np.full(sizes.size, np.inf)
    highest = np.full(sizes.size, -np.inf)
    np.minimum.at(lowest, subgroup[present], series.values[present])
    np.maximum.at(highest, subgroup[present], series.values[present])
    if not (highest > lowest).any():
        return message("the readings within every subgroup are the same: no spread")
    return None


def stability_refusal(
    characteristic: Characteristic, series: Series | None, pilot: Series | None, pilot_chart: ChartResult | None
) -> Message | None:
    """Return why stability cannot be judged, or None."""
    if series is None or not series.present.any():
        return message("no readings in the batch")
    if pilot is None:
        return NO_PILOT
    why = chart_refusal(characteristic, pilot) if pilot_chart is None else drift_refusal(pilot)
    if why is not None:
        return message("the pilot gives no control limits: {why}", why=why)
    if is_censored(series):
        return BEYOND_SCALE
    return order_refusal(series)


def order_refusal(series: Series) -> Message | None:
    """Return that nobody can tell in which order units were made, and what to do about it, or None."""
    if series.ordered:
        return None
    return message(
        "the file does not say in which order the units were made, so a change cannot be told from chance; if its rows "
        "stand in that order, number them"
    )


def capability_refusal(
    characteristic: Characteristic, series: Series | None, summary: Summary | None, chart: ChartResult | None
) -> Message | None:
    """Return why a capability index would mean nothing, or None."""
    if series is None or summary is None or summary.n == 0:
        return message("no readings in the batch")
    fewest = characteristic.capability.min_readings if characteristic.capability else _FEWEST_FOR_INDEX
    if summary.n < fewest:
        return plural(
            "{count} reading is given, an index needs at least {fewest}",
            "{count} readings are given, an index needs at least {fewest}",
            count=summary.n,
            fewest=fewest,
        )
    if is_censored(series):
        return BEYOND_SCALE
    if summary.distinct < _FEWEST_DISTINCT:
        return plural(
            "only {count} different value was read: the gauge is too coarse for an index, or there is no spread",
            "only {count} different values were read: the gauge is too coarse for an index",
            count=summary.distinct,
        )
    return _chart_reason(characteristic, series, chart)


def _chart_reason(characteristic: Characteristic, series: Series, chart: ChartResult | None) -> Message | None:
    """Return why the batch has no sigma within, if it has none."""
    if chart is not None:
        return None
    return message("no control chart stands behind it: {why}", why=chart_refusal(characteristic, series) or "")


def cpk_refusal(characteristic: Characteristic, *, stable: bool) -> Message | None:
    """Return why Cp or Cpk may not be claimed where stability is not shown, or None."""
    asked = characteristic.capability
    if asked is None or asked.index not in {"cp", "cpk"} or stable:
        return None
    return message(
        "{index} may only be claimed for a process that is shown to be stable", index=asked.index.capitalize()
    )


def reading_notes(series: Series | None, summary: Summary | None) -> tuple[Message, ...]:
    """Return what the reader should know of the readings."""
    if series is None or summary is None or summary.missing == 0:
        return ()
    return (plural("{count} reading is missing", "{count} readings are missing", count=summary.missing),)


def pilot_notes(lot: Lot, pilot: ChartResult | None) -> tuple[Message, ...]:
    """Return what the reader should know of the pilot that the limits come from."""
    if pilot is None:
        return ()
    notes = []
    if pilot.baseline.subgroups < lot.pilot_subgroups:
        notes.append(
            plural(
                "the control limits are provisional: the pilot has {count} point, the standard asks for {wanted}",
                "the control limits are provisional: the pilot has {count} points, the standard asks for {wanted}",
                count=pilot.baseline.subgroups,
                wanted=lot.pilot_subgroups,
            )
        )
    if pilot.signals:
        points = len({signal.point for signal in pilot.signals})
        notes.append(
            plural(
                "the pilot itself shows signals at {count} point: its limits may be too wide",
                "the pilot itself shows signals at {count} points: its limits may be too wide",
                count=points,
            )
        )
    return tuple(notes)
