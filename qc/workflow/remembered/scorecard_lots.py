"""A recorded batch as a scorecard counts it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qc.report.history.facts import LotLine, Named
from qc.report.scorecard.facts import DayBy, ScoredLot, Tally
from qc.terms import Decision, Stability
from qc.verdict.decide import LEFT_PILOT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from qc.intake.batch import Batch, Series
    from qc.store.recalling import Kept


def line_of(kept: Kept) -> LotLine:
    """Return a batch's quantities, days and decision; its day is that of production, else of inspection.

    Parameters
    ----------
    kept : Kept
        As it was recorded.
    """
    return LotLine(
        number=kept.id,
        lot=kept.lot,
        workshop=kept.workshop,
        order_number=kept.order_number,
        day=kept.produced or kept.inspected,
        decision=Decision(kept.decision),
        made=kept.made,
        sampled=kept.sampled,
        ordered=kept.ordered,
        shipped=kept.shipped,
        due=kept.due,
        shipped_on=kept.shipped_on,
    )


def scored(kept: Kept, readings: Batch) -> ScoredLot:
    """Return a batch as a scorecard counts it.

    Parameters
    ----------
    kept : Kept
        As it was recorded.
    readings : Batch
        Its readings.
    """
    day, day_by = _day(kept)
    faulty, seen = faulty_units(kept.facts["characteristics"], readings) or (None, None)
    shown = kept.facts.get("readiness")
    left = left_by_course(kept)
    tallies = tuple(_tally(one, left) for one in kept.facts["characteristics"])
    return ScoredLot(
        line=replace(line_of(kept), day=day),
        day_by=day_by,
        buyer=kept.buyer,
        part_number=kept.part_number,
        part_name=Named(id=kept.name_id, en=kept.name_en),
        quantity_said=kept.quantity is not None,
        faulty=faulty,
        seen=seen,
        moved=any(one.moved for one in tallies),
        by_course=bool(left) or kept.decision != kept.facts["decision"],
        stability_judged=kept.facts["answers"]["stability"] != Stability.NOT_JUDGED,
        tallies=tallies,
        level=None if shown is None else shown["level"],
        shown_units=None if shown is None else shown["units_made"],
    )


def _day(kept: Kept) -> tuple[dt.date | None, DayBy | None]:
    """Return the day that says in which month a batch stands: of shipment, else of production, else of inspection."""
    days = {
        DayBy.SHIPPED: kept.shipped_on,
        DayBy.PRODUCED: kept.produced,
        DayBy.INSPECTED: kept.inspected,
    }
    return next(((day, by) for by, day in days.items() if day is not None), (None, None))


def left_by_course(kept: Kept) -> frozenset[str]:
    """Return which characteristics left their baseline over all batches up to this one.

    Batches of qc 0.3 and before say only by their decision that something did: it is known what where nothing else was
    measured.

    Parameters
    ----------
    kept : Kept
        As it was recorded.
    """
    shown = kept.facts.get("over_lots")
    if shown is not None:
        return frozenset(one["characteristic"] for one in shown["left"])
    ids = frozenset(one["id"] for one in kept.facts["characteristics"])
    return ids if kept.decision != kept.facts["decision"] and len(ids) == 1 else frozenset()


def _tally(facts: Mapping[str, Any], left: frozenset[str] = frozenset()) -> Tally:
    """Return what a verdict says of one characteristic."""
    counted = (facts["attribute"] or {}).get("found") or {}
    outside, summary = facts["nonconforming"] or {}, facts["summary"] or {}
    index = facts["asked_index"] or {"name": "Ppk", **((facts["capability"] or {}).get("ppk") or {})}
    asked = facts["asked"]
    return Tally(
        characteristic=facts["id"],
        names=Named(id=asked["names"]["id"], en=asked["names"]["en"]),
        nonconforming=int(counted.get("count", outside.get("below", 0) + outside.get("above", 0))),
        n=int(counted.get("units", summary.get("n", 0))),
        countable=asked.get("counts") != "nonconformities",
        index_name=index["name"] if index.get("lower") is not None else None,
        index=index.get("value"),
        lower=index.get("lower"),
        required=(asked.get("capability") or {}).get("minimum"),
        moved=facts["answers"]["stability"] in LEFT_PILOT,
        by_course=facts["id"] in left,
    )


def faulty_units(characteristics: list[dict[str, Any]], readings: Batch) -> tuple[int, int] | None:
    """Return how many units have at least one fault, and how many were looked at.

    Parameters
    ----------
    characteristics : list of mapping
        As the verdict's JSON has them.
    readings : Batch
        The batch.

    Returns
    -------
    tuple of int, or None
        None where several characteristics were judged in samples: nobody knows whether the same units failed.
    """
    faulty: set[int] = set()
    seen: set[int] = set()
    for facts in characteristics:
        series = readings.series.get(facts["id"])
        if series is None:
            continue
        if series.inspected is not None and bool((series.inspected > 1).any()):
            return _of_samples(facts, readings)
        seen.update(series.unit[series.present].tolist())
        faulty.update(series.unit[_bad(facts, series)].tolist())
    return (len(faulty), len(seen)) if seen else None


def _bad(facts: Mapping[str, Any], series: Series) -> Any:
    """Return which readings have a fault."""
    if facts["nonconforming"] is not None:
        return facts["nonconforming"]["indices"]
    return series.present & (series.values > 0) if facts["attribute"] is not None else []


def _of_samples(facts: Mapping[str, Any], readings: Batch) -> tuple[int, int] | None:
    """Return a lone count of nonconforming units in samples."""
    tally = _tally(facts)
    return (tally.nonconforming, tally.n) if len(readings.series) == 1 and tally.countable else None
