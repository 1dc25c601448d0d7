"""Which readings lie outside the buyer's limits, and the cells that they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location
from qc.report.blocks import Align, Block, Cell, Column, Heading, Paragraph, Table, Tone
from qc.report.parts import figures
from qc.report.parts.signals import more
from qc.terms import Context
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.batch import Series
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language, Message

MOST_OUTSIDE = 10
_TALLEST = 5


def outside(facts: CharacteristicFacts, lot: LotFacts, reader: Language) -> tuple[Block, ...]:
    """Return the readings beyond the buyer's limits, the first ones with their cells and the rest counted."""
    found, series = facts.nonconforming, facts.series
    if found is None or series is None or not found.total or series.inspected is not None:
        return ()
    shown = [int(index) for index in found.indices[:MOST_OUTSIDE]]
    places = [lot.batch.locate(series, index) for index in shown]
    shared = _shared(places)
    rows = [
        (
            Cell(text=_unit(facts, series, index)),
            Cell(text=_found(facts, series, index, reader), tone=Tone.BAD, bold=True),
            Cell(text=_place(where, shared, reader)),
        )
        for index, where in zip(shown, places, strict=True)
    ]
    return (
        Heading(text=reader.say(_title(facts, found.total))),
        _table(rows, reader, wide=facts.attribute is not None),
        *_caption(shared, found.total - MOST_OUTSIDE, reader),
    )


def _title(facts: CharacteristicFacts, count: int) -> Message:
    if facts.attribute is not None:
        return plural("{count} unit found NG", "{count} units found NG", count=count)
    return plural(
        "{count} reading outside the buyer's limits",
        "{count} readings outside the buyer's limits",
        count=count,
    )


def _found(facts: CharacteristicFacts, series: Series, index: int, reader: Language) -> str:
    """Return the reading, or the mark with the defect that the file names."""
    if facts.attribute is None:
        return reader.say(figures.reading(facts, float(series.values[index])))
    remark = "" if series.remarks is None else str(series.remarks[index])
    return reader.say(message("NG: {defect}", defect=remark) if remark else message("NG"))


def _shared(places: Sequence[Location]) -> Location:
    """Return what all places have in common."""
    first = places[0]
    one_file = all((p.file, p.sheet) == (first.file, first.sheet) for p in places)
    one_column = one_file and all(p.column == first.column for p in places)
    return Location(
        file=first.file if one_file else "",
        sheet=first.sheet if one_file else None,
        column=first.column if one_column else None,
    )


def _place(where: Location, shared: Location, reader: Language) -> str:
    """Return what a place has beyond what all have in common."""
    if not shared.file:
        return reader.say(where.message())
    row = message("row {row}", row=str(where.row))
    if shared.column is not None:
        return reader.say(row)
    return reader.say((row, message("column {column}", column=where.column)))


def _table(rows: Sequence[tuple[Cell, ...]], reader: Language, *, wide: bool) -> Table:
    """Return short rows two abreast, so that ten take the height of five; defects need the width."""
    columns = (
        Column(title=reader.say(message("Unit")), align=Align.RIGHT),
        Column(title=reader.say(message("Found") if wide else message("Reading")), align=Align.RIGHT),
        Column(title=reader.say(message("Where in the file")), flexible=True),
    )
    if wide or len(rows) <= _TALLEST:
        return Table(columns=columns, rows=tuple(rows))
    half = (len(rows) + 1) // 2
    empty = tuple(Cell(text="") for _ in columns)
    right = [*rows[half:], empty][:half]
    return Table(columns=columns * 2, rows=tuple((*one, *other) for one, other in zip(rows[:half], right, strict=True)))


def _caption(shared: Location, rest: int, reader: Language) -> tuple[Paragraph, ...]:
    """Return where all of them stand, and how many more there are."""
    where = () if not shared.file else (reader.say(message("The readings listed: {place}", place=shared.message())),)
    said = (*where, *more(rest, reader))
    return (Paragraph(text="; ".join(said), small=True),) if said else ()


def _unit(facts: CharacteristicFacts, series: Series, index: int) -> str:
    """Return the unit as the file calls it, or its running number from the pilot's first."""
    named = series.context.get(Context.UNIT)
    if named is not None and str(named[index]):
        return str(named[index])
    before = 0 if facts.pilot is None else int(facts.pilot.unit.max()) + 1
    return str(before + int(series.unit[index]) + 1)
