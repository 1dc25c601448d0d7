"""A scorecard's four answers in words, as the terminal and the paper show them: a label and a value each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from qc.terms import Readiness
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.report.scorecard.facts import Month, ScorecardFacts
    from qc.report.scorecard.scores import CharacteristicScore, Continuity, Punctuality, Quality, Quantity, Scores
    from qc.stats.counts.binomial_bounds import CountBounds

Said: TypeAlias = tuple[Message, Message]

TITLE = message("Scorecard of deliveries")
NOT_KNOWN = message("not known")
QUALITY, QUANTITY = message("Quality"), message("Quantity")
CONTINUITY, PUNCTUALITY = message("Continuity"), message("Punctuality")
_MONTHS = (
    message("January {year}"),
    message("February {year}"),
    message("March {year}"),
    message("April {year}"),
    message("May {year}"),
    message("June {year}"),
    message("July {year}"),
    message("August {year}"),
    message("September {year}"),
    message("October {year}"),
    message("November {year}"),
    message("December {year}"),
)


def month_name(month: Month) -> Message:
    """Return a month as it is read."""
    return Message(_MONTHS[month.number - 1].text, (("year", str(month.year)),))


def whose(facts: ScorecardFacts) -> Message:
    """Return of whom a scorecard is."""
    if facts.buyer is None:
        return message("{name}", name=facts.workshop)
    if facts.workshop is None:
        return message("All deliveries to {buyer}", buyer=facts.buyer)
    return message("{workshop} to {buyer}", workshop=facts.workshop, buyer=facts.buyer)


def four(scores: Scores, month: Month) -> tuple[tuple[Message, tuple[Said, ...]], ...]:
    """Return the four answers, each with its title, labels and values.

    Parameters
    ----------
    scores : Scores
        All parts together, or one.
    month : Month
        Of which month.
    """
    return (
        (QUALITY, tuple(quality_said(scores.quality))),
        (QUANTITY, tuple(quantity_said(scores.quantity))),
        (CONTINUITY, tuple(continuity_said(scores.continuity, month))),
        (PUNCTUALITY, tuple(punctuality_said(scores.punctuality))),
    )


def quality_said(found: Quality) -> Iterator[Said]:
    """Yield what was decided, what was found, what moved, and the lowest bound of an index."""
    yield (
        message("Batches"),
        message(
            "{count}: {accepted} accepted, {held} held, {rejected} rejected",
            count=found.batches,
            accepted=found.accepted,
            held=found.held,
            rejected=found.rejected,
        ),
    )
    yield message("Units with a fault"), NOT_KNOWN if found.share is None else share_said(found.share)
    yield message("Process moved"), _moved(found)
    bounded = [one for one in found.characteristics if one.lower is not None]
    lowest = min(bounded, key=lambda one: one.lower or 0.0, default=None)
    yield message("Lowest bound of an index"), NOT_KNOWN if lowest is None else _lowest(lowest)


def _moved(found: Quality) -> Message:
    """Return where the process moved, among the batches of which it was judged."""
    judged = found.batches - len(found.unjudged)
    if found.moved:
        lots = moved_in(found.moved, found.by_course)
        return message("in {count} of {all}: {lots}", count=len(found.moved), all=judged, lots=lots)
    return message("in none of {all}", all=judged) if judged else NOT_KNOWN


def moved_in(moved: Sequence[str], by_course: Sequence[str]) -> object:
    """Return in which lots something moved: by themselves, and only with the lots before them."""
    alone = tuple(lot for lot in moved if lot not in by_course)
    if not by_course:
        return alone
    if not alone:
        return message("{lots} (seen only with the lots before)", lots=tuple(by_course))
    return message("{alone}; seen only with the lots before: {lots}", alone=alone, lots=tuple(by_course))


def share_said(share: CountBounds) -> Message:
    """Return a count, nonconforming of a million, and its bounds."""
    return message(
        "{count} of {seen}: {ppm} per million ({low} to {high})",
        count=share.nonconforming,
        seen=int(share.exposure),
        ppm=Number(1e6 * share.estimate, 0),
        low=Number(1e6 * share.lower, 0),
        high=Number(1e6 * share.upper, 0),
    )


def index_said(one: CharacteristicScore) -> Message:
    """Return the lowest lower bound of an index, and the index itself."""
    if one.lower is None or one.index is None:
        return NOT_KNOWN
    said = message(
        "{name} {value}, at least {lower}", name=one.index_name, value=Number(one.index, 2), lower=Number(one.lower, 2)
    )
    if one.required is None:
        return said
    return message("{said} (asked: {required})", said=said, required=Number(one.required, 2))


def _lowest(one: CharacteristicScore) -> Message:
    return message(
        "{said}: {name}, part {part}, lot {lot}",
        said=index_said(one),
        name=one.names,
        part=one.part_number,
        lot=one.lot,
    )


def quantity_said(found: Quantity) -> Iterator[Said]:
    """Yield units ordered, delivered on these orders, made and shipped."""
    known = found.orders - found.order_unsaid
    ordered = _units(found.ordered or 0)
    orders = plural("{units} in {count} order", "{units} in {count} orders", count=known, units=ordered)
    yield message("Ordered"), NOT_KNOWN if found.ordered is None else orders
    kept = message(
        "{units}; {complete} of {count} in full",
        units=_units(found.fulfilled),
        complete=found.complete,
        count=known,
    )
    yield message("Delivered of these"), NOT_KNOWN if found.ordered is None else kept
    yield message("Made"), _units(found.made, unsaid=found.made_unsaid)
    yield message("Shipped"), _units(found.shipped, unsaid=found.shipped_unsaid)


def _units(count: int, *, unsaid: int = 0) -> Message:
    """Return how many units, or at least how many where of some batches nobody said it."""
    if unsaid:
        return plural("at least {count} unit", "at least {count} units", count=count)
    return plural("{count} unit", "{count} units", count=count)


def continuity_said(found: Continuity, month: Month) -> Iterator[Said]:
    """Yield weeks with deliveries, days between batches, volume against the month before, what has been shown."""
    yield message("Weeks with a delivery"), _weeks(found)
    yield message("Days from batch to batch"), _gaps(found.gaps)
    facts = {"units": found.volume, "before": found.before, "month": month_name(month.before)}
    shipped = plural(
        "{units} unit shipped; {before} in {month}",
        "{units} units shipped; {before} in {month}",
        count=found.volume,
        **facts,
    )
    made = plural(
        "{units} unit made; {before} in {month}",
        "{units} units made; {before} in {month}",
        count=found.volume,
        **facts,
    )
    yield message("Volume"), shipped if found.by_shipped else made
    levels = tuple(
        message(
            "{part}: {level}, at {units} units (lot {lot})",
            part=one.part_number,
            level=Readiness(one.level),
            units=one.units,
            lot=one.lot,
        )
        for one in found.levels
    )
    yield message("Shown at volume"), message("{parts}", parts=levels) if levels else message("no volume was asked for")


def _weeks(found: Continuity) -> Message:
    """Return in how many of the weeks that have begun something was delivered."""
    weeks = message("{count} of {weeks}", count=found.delivered, weeks=found.weeks)
    if not found.to_come:
        return weeks
    return plural(
        "{weeks}; {count} week is still to come",
        "{weeks}; {count} weeks are still to come",
        count=found.to_come,
        weeks=weeks,
    )


def _gaps(gaps: tuple[int, ...]) -> Message:
    if not gaps:
        return message("no batch before")
    low, high = min(gaps), max(gaps)
    return message("{low} to {high}", low=low, high=high) if low < high else message("{days}", days=low)


def punctuality_said(found: Punctuality) -> Iterator[Said]:
    """Yield how many were on time, how early and late, and of how many it is not known."""
    known = len(found.days)
    on_time = plural("{on_time} of {count} batch", "{on_time} of {count} batches", on_time=found.on_time, count=known)
    yield message("On time"), on_time if known else NOT_KNOWN
    yield message("Earliest"), day_said(min(found.days)) if known else NOT_KNOWN
    yield message("Latest"), day_said(max(found.days)) if known else NOT_KNOWN
    unknown = found.no_due + found.no_shipment
    yield message("Not known of"), plural("{count} batch", "{count} batches", count=unknown)


def day_said(days: int) -> Message:
    """Return days against the day on which a batch was due."""
    if days == 0:
        return message("on the day")
    if days < 0:
        return plural("{count} day early", "{count} days early", count=-days)
    return plural("{count} day late", "{count} days late", count=days)
