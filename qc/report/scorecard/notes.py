"""What a scorecard does not know, and how it counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qc.report.scorecard.facts import DayBy
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.scorecard.facts import ScorecardFacts
    from qc.report.scorecard.scores import Quality, Quantity
    from qc.words import Message


def unknowns(facts: ScorecardFacts) -> Iterator[Message]:
    """Yield everything that nobody said: it counts neither as good nor as bad.

    Parameters
    ----------
    facts : ScorecardFacts
        A month of deliveries.
    """
    punctual, undated = facts.total.punctuality, facts.total.continuity.undated
    if punctual.no_due:
        yield plural(
            "{count} batch has no due day: whether it was on time is not known.",
            "{count} batches have no due day: whether they were on time is not known.",
            count=punctual.no_due,
        )
    if undated:
        yield plural(
            "{count} batch has no day of shipment: another day says the month, and it counts as no delivery.",
            "{count} batches have no day of shipment: another day says the month, and they count as no delivery.",
            count=undated,
        )
    yield from _quantities(facts.total.quantity)
    yield from _movements(facts.total.quality)
    if facts.dayless:
        lots = tuple(one.called for one in facts.dayless)
        yield plural(
            "Lot {lots} has no day at all: it stands in no month.",
            "Lots {lots} have no day at all: they stand in no month.",
            count=len(lots),
            lots=lots,
        )
    if facts.no_workshop:
        yield plural(
            "{count} batch names no workshop: it is not counted here.",
            "{count} batches name no workshop: they are not counted here.",
            count=facts.no_workshop,
        )


def _movements(found: Quality) -> Iterator[Message]:
    """Yield of which lots it is not known whether they moved, what did, or how much was faulty."""
    if lots := found.unjudged:
        yield plural(
            "In lot {lots} it was not judged whether the process moved.",
            "In lots {lots} it was not judged whether the process moved.",
            count=len(lots),
            lots=lots,
        )
    if lots := found.unnamed:
        yield plural(
            "In lot {lots} the process moved, seen with the lots before; which characteristic is not recorded.",
            "In lots {lots} the process moved, seen with the lots before; which characteristic is not recorded.",
            count=len(lots),
            lots=lots,
        )
    if lots := found.uncounted:
        yield plural(
            "In lot {lots} the units cannot be told apart: its faults are counted below only.",
            "In lots {lots} the units cannot be told apart: their faults are counted below only.",
            count=len(lots),
            lots=lots,
        )


def _quantities(found: Quantity) -> Iterator[Message]:
    """Yield what nobody said of quantities, or said twice."""
    if found.order_unsaid:
        yield plural(
            "Of {count} order nobody said how many units were ordered.",
            "Of {count} orders nobody said how many units were ordered.",
            count=found.order_unsaid,
        )
    if found.made_unsaid:
        yield plural(
            "Of {count} batch nobody said how many units were made: the measured ones are counted.",
            "Of {count} batches nobody said how many units were made: the measured ones are counted.",
            count=found.made_unsaid,
        )
    if found.shipped_unsaid:
        yield plural(
            "Of {count} batch nobody said how many units were shipped.",
            "Of {count} batches nobody said how many units were shipped.",
            count=found.shipped_unsaid,
        )
    if found.disputed:
        yield message(
            "Batches of one order say different quantities, the last counts: {orders}.", orders=found.disputed
        )
    if found.released_otherwise:
        yield plural(
            "Lot {lots} was shipped although it was not accepted.",
            "Lots {lots} were shipped although they were not accepted.",
            count=len(found.released_otherwise),
            lots=found.released_otherwise,
        )


def method(facts: ScorecardFacts) -> Iterator[Message]:
    """Yield how everything is counted.

    Parameters
    ----------
    facts : ScorecardFacts
        A month of deliveries.
    """
    by = Counter(one.day_by for one in facts.lots)
    yield message(
        "From {first} to {last}: a batch stands in the month of its day of shipment ({shipped} of them), else of "
        "production ({produced}), else of inspection ({inspected}).",
        first=facts.month.first,
        last=facts.month.last,
        shipped=by[DayBy.SHIPPED],
        produced=by[DayBy.PRODUCED],
        inspected=by[DayBy.INSPECTED],
    )
    yield message(
        "A unit has a fault if a reading of it lies outside the buyer's limits, or it was judged NG; counted among the "
        "units measured, not among all that were made. In brackets the exact 95 % bounds (Clopper-Pearson), if the "
        "measured units are a random sample of one process."
    )
    yield message(
        "The index is the one that the standard asks for, else Ppk, with its lower bound: the lowest of all batches, "
        "because good batches do not make up for a bad one. A process moved if a batch left its locked baseline, alone "
        "or with the batches before it, or was not stable."
    )
    yield message(
        "Batches with the same order number are one order; delivered is what was shipped on it until the end of the "
        "month. On time is shipped no later than the due day; how early stands beside it. Weeks begin on Monday; all "
        "that have a day in the month count, except those still to come. Orders of which no batch was recorded are not "
        "known here."
    )
    yield message("The four answers stand apart: nothing is weighed, and no grade is given.")
