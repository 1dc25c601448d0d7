"""Capability indices, never without their bounds, their method and how many readings they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report import figures
from qc.report.blocks import Align, Block, Cell, Column, Heading, Paragraph, Table
from qc.words import message

if TYPE_CHECKING:
    from qc.stats.capability_bounded import Index
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

_METHODS = {"chi-square": message("chi-square"), "bissell": message("Bissell")}


def indices(facts: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    """Return a row for each index that means something here; none at all where none does."""
    found = facts.capability
    if found is None:
        return ()
    shown = [index for index in (found.cp, found.cpk, found.pp, found.ppk) if index is not None]
    confidence = figures.whole_percent(shown[0].confidence)
    columns = (
        Column(title=reader.say(message("Index"))),
        Column(title=reader.say(message("Estimate")), align=Align.RIGHT, flexible=True),
        Column(title=reader.say(message("Lower bound")), align=Align.RIGHT, flexible=True),
        Column(title=reader.say(message("Interval")), align=Align.RIGHT, flexible=True),
        Column(title=reader.say(message("Method"))),
    )
    title = message("Capability: {n} readings, {confidence} % confidence", n=found.n, confidence=confidence)
    rows = tuple(_row(index, _asked(facts), reader) for index in shown)
    legend = message("Cp and Cpk rest on σ within subgroups, Pp and Ppk on σ overall.")
    return (
        Heading(text=reader.say(title)),
        Table(columns=columns, rows=rows),
        Paragraph(text=reader.say(legend), small=True),
    )


def _asked(facts: CharacteristicFacts) -> str:
    asked = facts.characteristic.capability
    return "" if asked is None else asked.index


def _row(index: Index, asked: str, reader: Language) -> tuple[Cell, ...]:
    low, high = (figures.index(bound) for bound in index.interval)
    bold = index.name.casefold() == asked
    return (
        Cell(text=index.name.capitalize(), bold=bold),
        Cell(text=reader.say(figures.index(index.value)), bold=bold),
        Cell(text=reader.say(figures.index(index.lower)), bold=bold),
        Cell(text=reader.say(message("{low} to {high}", low=low, high=high))),
        Cell(text=reader.say(_METHODS.get(index.method, index.method))),
    )
