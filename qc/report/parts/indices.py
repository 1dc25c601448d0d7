"""Capability indices, never without their bounds, their method and how many readings they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Align, Block, Cell, Column, Heading, Paragraph, Table
from qc.report.parts import figures
from qc.report.parts.model_words import model_notes
from qc.verdict.wording.against import against, as_asked
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.parts import Capability as Asked
    from qc.stats.ability.capability import Capability
    from qc.stats.ability.capability_bounded import Index
    from qc.verdict.claim import Claim
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

_METHODS = {
    "chi-square": message("chi-square"),
    "bissell": message("Bissell"),
    "boyles": message("Boyles"),
    "noncentral-t": message("exact (noncentral t)"),
    "delta": message("delta method"),
    "": "–",
}


def indices(facts: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    """Return a row for each index that means something here; none at all where none does."""
    found = facts.capability
    if found is None or (facts.modelled is not None and facts.asked_index is None):
        return ()
    columns = (
        Column(title=reader.say(message("Index"))),
        Column(title=reader.say(message("Estimate")), align=Align.RIGHT, flexible=True),
        Column(title=reader.say(message("Lower bound")), align=Align.RIGHT, flexible=True),
        Column(title=reader.say(message("Interval")), align=Align.RIGHT, flexible=True),
        Column(title=reader.say(message("Method"))),
    )
    confidence = figures.whole_percent(found.ppk.confidence)
    title = message("Capability: {n} readings, {confidence} % confidence", n=found.n, confidence=confidence)
    rows = tuple(_row(index, facts.characteristic.capability, reader) for index in _shown(facts, found))
    return (Heading(text=reader.say(title)), Table(columns=columns, rows=rows), *_legend(facts, reader))


def _shown(facts: CharacteristicFacts, found: Capability) -> Iterator[Index | Claim]:
    """Yield the indices that mean something: of normal readings all of them, of others the one that was asked."""
    asked = facts.asked_index
    if facts.modelled is not None and asked is not None:
        yield asked
        return
    for index in (found.cp, found.cpk, found.pp, found.ppk, found.cpm if _asked(facts) == "cpm" else None):
        if index is not None:
            yield asked if asked is not None and asked.name == index.name else index


def _legend(facts: CharacteristicFacts, reader: Language) -> Iterator[Block]:
    """Yield what the indices rest on, and what must be observed to claim the one that is asked."""
    if facts.modelled is None:
        said = [message("Cp and Cpk rest on σ within subgroups, Pp and Ppk on σ overall.")]
    else:
        said = list(model_notes(facts.modelled))
    asked, index = facts.characteristic.capability, facts.asked_index
    if asked is not None and index is not None and index.needed is not None:
        said.append(
            message(
                "To claim {minimum} with so many readings, {index} must be observed as {needed} or more.",
                minimum=as_asked(asked.minimum),
                index=index.name.capitalize(),
                needed=figures.index(index.needed),
            )
        )
    yield Paragraph(text=" ".join(reader.say(each) for each in said), small=True)


def _asked(facts: CharacteristicFacts) -> str:
    asked = facts.characteristic.capability
    return "" if asked is None else asked.index


def _row(index: Index | Claim, asked: Asked | None, reader: Language) -> tuple[Cell, ...]:
    bold = asked is not None and index.name.casefold() == asked.index
    held = asked if bold else None
    lower = "–" if index.lower is None else against(index.lower, held)
    return (
        Cell(text=index.name.capitalize(), bold=bold),
        Cell(text=reader.say(against(index.value, held)), bold=bold),
        Cell(text=reader.say(lower), bold=bold),
        Cell(text=_interval(index, reader)),
        Cell(text=reader.say(_METHODS.get(index.method, index.method))),
    )


def _interval(index: Index | Claim, reader: Language) -> str:
    """Return an interval in signs that every language shares."""
    return "–" if index.interval is None else " – ".join(reader.say(figures.index(bound)) for bound in index.interval)
