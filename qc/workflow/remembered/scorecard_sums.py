"""Batches summed into four answers: each counted as it was said, what nobody said counted as unknown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qc import stats
from qc.report.scorecard.scores import (
    CharacteristicScore,
    Continuity,
    LevelShown,
    Punctuality,
    Quality,
    Quantity,
    Scores,
)
from qc.terms import Decision

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from qc.report.scorecard.facts import Month, ScoredLot, Tally
    from qc.stats.counts.binomial_bounds import CountBounds

CONFIDENCE = 0.95
"""Of the exact bounds of a share, both together."""


def scores_of(lots: Sequence[ScoredLot], month: Month, until: dt.date) -> Scores:
    """Return the four answers of a month.

    Parameters
    ----------
    lots : sequence of ScoredLot
        All batches that the answers are about, of any month, by day.
    month : Month
        Which month.
    until : date
        Weeks that begin later are still to come.
    """
    now = [one for one in lots if month.holds(one.line.day)]
    return Scores(
        quality=_quality(now),
        quantity=_quantity(lots, now, month),
        continuity=_continuity(lots, now, month, until),
        punctuality=_punctuality(now),
    )


def _quality(now: Sequence[ScoredLot]) -> Quality:
    decisions = [one.line.decision for one in now]
    seen = [(one.faulty, one.seen) for one in now if one.faulty is not None and one.seen is not None]
    return Quality(
        batches=len(now),
        accepted=decisions.count(Decision.ACCEPT),
        held=decisions.count(Decision.HOLD),
        rejected=decisions.count(Decision.REJECT),
        share=_share(sum(faulty for faulty, _ in seen), sum(units for _, units in seen)),
        uncounted=tuple(one.line.called for one in now if one.faulty is None),
        moved=tuple(one.line.called for one in now if one.moved or one.by_course),
        by_course=tuple(one.line.called for one in now if one.by_course and not one.moved),
        unnamed=tuple(one.line.called for one in now if one.by_course and not _named(one)),
        unjudged=tuple(one.line.called for one in now if not (one.moved or one.by_course or one.stability_judged)),
        characteristics=tuple(_characteristic(*key[1:], found) for key, found in _by_characteristic(now).items()),
    )


def _named(one: ScoredLot) -> bool:
    """Whether it is known what moved."""
    return any(tally.moved or tally.by_course for tally in one.tallies)


def _share(faults: int, seen: int) -> CountBounds | None:
    return stats.share_bounds(faults, seen, confidence=CONFIDENCE) if seen else None


def _by_characteristic(now: Sequence[ScoredLot]) -> dict[tuple[str, str, str], list[tuple[str, Tally]]]:
    """Return what each batch showed, for each characteristic of each part."""
    found: dict[tuple[str, str, str], list[tuple[str, Tally]]] = {}
    for one in now:
        for tally in one.tallies:
            key = (one.buyer, one.part_number, tally.characteristic)
            found.setdefault(key, []).append((one.line.called, tally))
    return found


def _characteristic(part: str, name: str, found: Sequence[tuple[str, Tally]]) -> CharacteristicScore:
    tallies = [tally for _, tally in found]
    bounded = [(tally.lower, lot, tally) for lot, tally in found if tally.lower is not None]
    lowest = min(bounded, key=lambda one: one[0], default=None)
    faults, countable = sum(tally.nonconforming for tally in tallies), all(tally.countable for tally in tallies)
    return CharacteristicScore(
        part_number=part,
        characteristic=name,
        names=tallies[-1].names,
        share=_share(faults, sum(tally.n for tally in tallies)) if countable else None,
        faults=faults,
        index_name=None if lowest is None else lowest[2].index_name,
        lot=None if lowest is None else lowest[1],
        index=None if lowest is None else lowest[2].index,
        lower=None if lowest is None else lowest[0],
        required=tallies[-1].required if lowest is None else lowest[2].required,
        indices=len(bounded),
        moved=tuple(lot for lot, tally in found if tally.moved or tally.by_course),
        by_course=tuple(lot for lot, tally in found if tally.by_course and not tally.moved),
    )


def _quantity(lots: Sequence[ScoredLot], now: Sequence[ScoredLot], month: Month) -> Quantity:
    until = [one for one in lots if one.line.day is not None and one.line.day <= month.last]
    orders = [_order(key, until) for key in dict.fromkeys(_order_of(one) for one in now)]
    known = [(ordered, shipped) for ordered, shipped, _ in orders if ordered is not None]
    not_accepted = [one for one in now if one.line.shipped and one.line.decision is not Decision.ACCEPT]
    return Quantity(
        orders=len(orders),
        ordered=sum(ordered for ordered, _ in known) if known else None,
        fulfilled=sum(shipped for _, shipped in known),
        complete=sum(shipped >= ordered for ordered, shipped in known),
        order_unsaid=len(orders) - len(known),
        disputed=tuple(name for _, _, name in orders if name is not None),
        made=sum(one.line.made for one in now),
        shipped=sum(one.line.shipped or 0 for one in now),
        made_unsaid=sum(not one.quantity_said for one in now),
        shipped_unsaid=sum(one.line.shipped is None for one in now),
        released_otherwise=tuple(one.line.called for one in not_accepted),
    )


def _order_of(one: ScoredLot) -> tuple[str, str, str | int]:
    """Return what tells orders apart: a batch without an order number is an order of its own."""
    return one.buyer, one.part_number, one.line.order_number or one.line.number


def _order(key: tuple[str, str, str | int], until: Sequence[ScoredLot]) -> tuple[int | None, int, str | None]:
    """Return how many were ordered and shipped, and the order's name where batches differ about the former."""
    lines = sorted((one.line for one in until if _order_of(one) == key), key=lambda line: line.number)
    said = [line.ordered for line in lines if line.ordered is not None]
    shipped = sum(line.shipped or 0 for line in lines)
    return (said[-1] if said else None), shipped, str(key[2]) if len(set(said)) > 1 else None


def _continuity(lots: Sequence[ScoredLot], now: Sequence[ScoredLot], month: Month, until: dt.date) -> Continuity:
    before = [one for one in lots if month.before.holds(one.line.day)]
    by_shipped = all(one.line.shipped is not None for one in (*now, *before))
    shipped = [one.line.shipped_on for one in now if one.line.shipped_on is not None]
    begun = sum(max(monday, month.first) <= until for monday in month.weeks)
    return Continuity(
        weeks=begun,
        to_come=len(month.weeks) - begun,
        delivered=len({day.isocalendar()[:2] for day in shipped}),
        undated=len(now) - len(shipped),
        gaps=_gaps(lots, month),
        volume=_volume(now, by_shipped=by_shipped),
        before=_volume(before, by_shipped=by_shipped),
        by_shipped=by_shipped,
        levels=_levels(now),
    )


def _gaps(lots: Sequence[ScoredLot], month: Month) -> tuple[int, ...]:
    days = sorted({one.line.day for one in lots if one.line.day is not None and one.line.day <= month.last})
    return tuple((later - earlier).days for earlier, later in pairwise(days) if month.holds(later))


def _volume(lots: Sequence[ScoredLot], *, by_shipped: bool) -> int:
    return sum((one.line.shipped or 0) if by_shipped else one.line.made for one in lots)


def _levels(now: Sequence[ScoredLot]) -> tuple[LevelShown, ...]:
    """Return the newest level of each part."""
    found: dict[tuple[str, str], LevelShown] = {}
    for one in now:
        if one.level is not None and one.shown_units is not None:
            found[one.buyer, one.part_number] = LevelShown(
                part_number=one.part_number, lot=one.line.called, level=one.level, units=one.shown_units
            )
    return tuple(found.values())


def _punctuality(now: Sequence[ScoredLot]) -> Punctuality:
    lines = [one.line for one in now]
    return Punctuality(
        days=tuple((line.shipped_on - line.due).days for line in lines if line.due and line.shipped_on),
        no_due=sum(line.due is None for line in lines),
        no_shipment=sum(line.due is not None and line.shipped_on is None for line in lines),
    )
