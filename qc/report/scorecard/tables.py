"""A scorecard's tables as cells: parts, characteristics, batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.scorecard.words import NOT_KNOWN, day_said, index_said, moved_in, share_said
from qc.words import message, plural

if TYPE_CHECKING:
    from qc.report.scorecard.facts import ScoredLot
    from qc.report.scorecard.scores import CharacteristicScore, PartScores
    from qc.words import Language

NOTHING = "–"
PART_HEAD = (
    message("part"),
    message("accepted"),
    message("faults per million"),
    message("ordered"),
    message("delivered"),
    message("shipped"),
    message("weeks"),
    message("on time"),
)
CHARACTERISTIC_HEAD = (
    message("characteristic"),
    message("faults per million (95 %)"),
    message("lowest index"),
    message("lot"),
    message("moved in"),
)
LOT_HEAD = (
    message("lot"),
    message("part"),
    message("day"),
    message("made"),
    message("ordered"),
    message("shipped"),
    message("due"),
    message("punctual"),
    message("decision"),
)


def part_cells(one: PartScores, reader: Language) -> tuple[str, ...]:
    """Return a part's row under ``PART_HEAD``."""
    found = one.scores
    share, punctual = found.quality.share, found.punctuality
    known = len(punctual.days)
    cells = (
        message("{number} · {name}", number=one.part_number, name=one.part_name),
        _of(found.quality.accepted, found.quality.batches),
        NOTHING if share is None else round(1e6 * share.estimate),
        NOTHING if found.quantity.ordered is None else found.quantity.ordered,
        NOTHING if found.quantity.ordered is None else found.quantity.fulfilled,
        found.quantity.shipped,
        _of(found.continuity.delivered, found.continuity.weeks),
        _of(punctual.on_time, known) if known else NOT_KNOWN,
    )
    return tuple(reader.say(cell) for cell in cells)


def _of(count: int, every: int) -> object:
    return message("{count} of {all}", count=count, all=every)


def characteristic_cells(one: CharacteristicScore, reader: Language) -> tuple[str, ...]:
    """Return a characteristic's row under ``CHARACTERISTIC_HEAD``."""
    faults = plural("{count} fault", "{count} faults", count=one.faults) if one.share is None else share_said(one.share)
    cells = (
        message("{number} · {name}", number=one.part_number, name=one.names),
        faults,
        index_said(one),
        one.lot or NOTHING,
        moved_in(one.moved, one.by_course) or NOTHING,
    )
    return tuple(reader.say(cell) for cell in cells)


def lot_cells(one: ScoredLot, reader: Language) -> tuple[str, ...]:
    """Return a batch's row under ``LOT_HEAD``."""
    line = one.line
    known = line.due is not None and line.shipped_on is not None
    days = (line.shipped_on - line.due).days if line.due and line.shipped_on else 0
    cells = (
        line.called,
        one.part_number,
        line.day,
        line.made if one.quantity_said else message("≥ {count}", count=line.made),
        line.ordered,
        line.shipped,
        line.due,
        day_said(days) if known else NOT_KNOWN,
        line.decision,
    )
    return tuple(NOTHING if cell is None else reader.say(cell) for cell in cells)
