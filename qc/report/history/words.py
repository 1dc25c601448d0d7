"""A part's history in words and cells, as the terminal and the paper show them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.terms import Decision
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.history.facts import Course, Found, HistoryFacts, LotLine
    from qc.words import Language, Message

NOTHING = "–"
LOT_HEAD = (
    message("lot"),
    message("day"),
    message("made"),
    message("ordered"),
    message("shipped"),
    message("due"),
    message("shipped on"),
    message("on time"),
    message("decision"),
)
FOUND_HEAD = (message("lot"), message("n"), message("mean"), message("sd"), message("Ppk"), message("ppm NG"))


def summary(facts: HistoryFacts) -> Iterator[Message]:
    """Yield what all batches together say: decisions, quantity, punctuality.

    Parameters
    ----------
    facts : HistoryFacts
        All batches of a part.
    """
    accepted = sum(lot.decision is Decision.ACCEPT for lot in facts.lots)
    yield plural(
        "{accepted} of {count} batch was accepted.",
        "{accepted} of {count} batches were accepted.",
        accepted=accepted,
        count=len(facts.lots),
    )
    ordered = [lot for lot in facts.lots if lot.delivered is not None]
    if ordered:
        # Several lots may go out on one order: it is counted once.
        orders = {(lot.workshop, lot.order_number or lot.number): lot.ordered or 0 for lot in ordered}
        yield plural(
            "Shipped: {shipped} of {ordered} unit ordered.",
            "Shipped: {shipped} of {ordered} units ordered.",
            count=sum(orders.values()),
            shipped=sum(lot.shipped or 0 for lot in ordered),
            ordered=sum(orders.values()),
        )
    dated = [lot.on_time for lot in facts.lots if lot.on_time is not None]
    if dated:
        yield plural(
            "On time: {on_time} of {count} batch.",
            "On time: {on_time} of {count} batches.",
            on_time=sum(dated),
            count=len(dated),
        )


def lot_cells(lot: LotLine, reader: Language) -> tuple[str, ...]:
    """Return a batch's row under ``LOT_HEAD``."""
    punctual = {None: NOTHING, True: message("yes"), False: message("no")}[lot.on_time]
    cells = (lot.called, lot.day, lot.made, lot.ordered, lot.shipped, lot.due, lot.shipped_on, punctual, lot.decision)
    return tuple(NOTHING if cell is None else reader.say(cell) for cell in cells)


def found_cells(found: Found, decimals: int, reader: Language) -> tuple[str, ...]:
    """Return a batch's row under ``FOUND_HEAD``."""
    index: object = NOTHING
    if found.index is not None and found.lower is not None:
        index = message("{value} (≥ {lower})", value=Number(found.index, 2), lower=Number(found.lower, 2))
    cells = (
        found.lot.called,
        found.n,
        NOTHING if found.mean is None else Number(found.mean, decimals),
        NOTHING if found.sd is None else Number(found.sd, decimals + 1),
        index,
        NOTHING if found.ppm is None else Number(found.ppm, 0),
    )
    return tuple(reader.say(cell) for cell in cells)


def decimals_of(course: Course) -> int:
    """Return how many digits its means are shown with: one more than the gauge shows."""
    return 3 if not course.resolution else max(0, 1 - math.floor(math.log10(course.resolution)))
