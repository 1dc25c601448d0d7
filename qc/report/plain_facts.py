"""One characteristic's facts under the keys that the JSON interface promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.report.parts.diagnosis_json import diagnosis_facts
from qc.verdict import decide
from qc.verdict.points import place

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts, LotFacts


def characteristic_facts(facts: CharacteristicFacts, lot: LotFacts, most: int | None = None) -> dict[str, Any]:
    """Return what was asked and found of one characteristic.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was found.
    lot : LotFacts
        The lot that it belongs to.
    most : int, optional
        Of more signals or nonconforming readings only so many have their place.
    """
    return {
        "id": facts.characteristic.id,
        "asked": facts.characteristic.model_dump(by_alias=True, exclude={"id"}),
        "decision": decide.decision_on(facts, lot),
        "answers": {
            "conformity": decide.conformity(facts),
            "stability": decide.stability(facts),
            "capability": decide.capability_answer(facts),
        },
        "summary": facts.summary,
        "nonconforming": facts.nonconforming,
        "nonconforming_units": None if facts.characteristic.counts == "nonconformities" else facts.nonconforming_units,
        "nonconforming_cells": _cells(facts, lot, most),
        "remarks": _remarks(facts, lot, most),
        "sample": facts.sample,
        "guarded": facts.guarded,
        "pilot_chart": facts.pilot_chart,
        "pilot_stability": facts.pilot_stability,
        "chart": facts.chart,
        "attribute": facts.attribute,
        "signals": _signals(facts, most),
        "false_alarms": facts.false_alarms,
        "extra_charts": facts.extra_charts,
        "studies": facts.studies,
        "drift": _drift(facts),
        "diagnosis": diagnosis_facts(facts.characteristic, None if facts.drift is None else facts.drift.diagnosis),
        "trend": facts.trend,
        "capability": facts.capability,
        "asked_index": facts.asked_index,
        "modelled": facts.modelled,
        "not_judged": facts.unjudged,
        "notes": facts.notes,
    }


def _signals(facts: CharacteristicFacts, most: int | None) -> list[dict[str, Any]]:
    """Return the batch's signals with their places in production."""
    told = [{"signal": signal, "place": place(facts, signal.point)} for signal in facts.signals[:most]]
    return [*told, *_more(len(facts.signals), most)]


def _cells(facts: CharacteristicFacts, lot: LotFacts, most: int | None) -> list[dict[str, Any]]:
    """Return nonconforming readings with their values and the cells that they came from."""
    if facts.series is None or facts.nonconforming is None:
        return []
    series, found = facts.series, facts.nonconforming.indices
    told = [{"value": series.values[i], "cell": lot.batch.locate(series, int(i))} for i in found[:most]]
    return [*told, *_more(len(found), most)]


def _remarks(facts: CharacteristicFacts, lot: LotFacts, most: int | None) -> list[Any]:
    """Return what people remarked on readings, and whether these are outside the limits or called out by a rule."""
    if facts.series is None or facts.series.remarks is None:
        return []
    from qc.verdict.remarked import remarked  # noqa: PLC0415 - most files have none

    told = list(remarked(facts, lot.batch))
    return [*told[:most], *_more(len(told), most)]


def _more(there: int, most: int | None) -> list[dict[str, Any]]:
    """Return how many are not told of."""
    return [] if most is None or there <= most else [{"more": there - most}]


def _drift(facts: CharacteristicFacts) -> dict[str, Any] | None:
    """Return the evidence for a change, row by row, with the place where it first sufficed."""
    if facts.drift is None:
        return None
    flagged = facts.drift.flagged
    return {
        "judged_by": facts.judged_by,
        "first_seen": None if flagged is None else place(facts, flagged),
        "points": facts.drift.points,
        "evidence": facts.drift.evidence,
    }
