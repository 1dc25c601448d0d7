"""What several documents have in common: labelled values, marks for OK, results in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.report.blocks import Cell, Fact, FactGrid, Section, Tone
from qc.report.page.setting import set_section
from qc.report.parts import figures
from qc.report.parts.closing import signatures
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.report.particulars import Asked
    from qc.spec.model import Spec
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language, Message

MOST_SINGLE = 6
"""So many readings are printed one by one; more as smallest and largest, with their mean."""


def facts_of(said: Iterable[tuple[Message, object]], reader: Language, columns: int = 3) -> FactGrid:
    """Return labelled values; one that nobody gave is a line to fill in."""
    rows = tuple(
        Fact(label=reader.say(label), value=None if value is None else reader.say(value)) for label, value in said
    )
    return FactGrid(facts=rows, columns=columns)


def signed(asked: Asked, reader: Language) -> Section:
    """Return the section in which a document is signed, whole on one page."""
    blocks = signatures(reader, asked.particulars.signers)
    return Section(id="signatures", title=reader.say(message("Signatures")), blocks=blocks, together=True)


def revision_of(spec: Spec) -> tuple[Message, Message]:
    """Return the standard's revision with its date, under its name."""
    return message("Standard's revision"), message(
        "{revision}, {edition}", revision=spec.revision, edition=spec.edition
    )


def height_of_section(section: Section) -> float:
    """Return how high a section stands, for a page that must remain one."""
    return sum(slab.height + slab.space for slab in set_section(section))


def balloon(facts: CharacteristicFacts, number: int) -> str:
    """Return a characteristic's number on the drawing, or its place in the standard."""
    return facts.characteristic.balloon or str(number)


def results(facts: CharacteristicFacts, reader: Language) -> str:
    """Return what was measured, in a cell."""
    if facts.attribute is not None:
        found = facts.attribute.found
        return reader.say(message("{count} NG of {n}", count=found.count, n=found.units))
    if facts.series is None or facts.summary is None or not facts.summary.n:
        return "–"
    values = facts.series.values[facts.series.present]
    if values.size <= MOST_SINGLE:
        return " · ".join(reader.say(figures.reading(facts, float(value))) for value in values)
    low, high = (reader.say(figures.reading(facts, float(end))) for end in (np.min(values), np.max(values)))
    return f"{low}\u00a0–\u00a0{high}"


def mean_of(facts: CharacteristicFacts, reader: Language) -> str:
    """Return the mean, where the readings are too many to be printed one by one."""
    found = facts.summary
    if facts.attribute is not None or found is None or found.n <= MOST_SINGLE:
        return ""
    return f"x̄ {reader.say(figures.mean(facts, found.mean))}"


def ok_marks(holds: bool | None) -> tuple[Cell, Cell]:  # noqa: FBT001 - the answer itself
    """Return the cells under "OK" and "Not OK": one of them has a mark; a dash in both says that nothing was judged."""
    if holds is None:
        return (Cell(text="–", tone=Tone.MUTED), Cell(text="–", tone=Tone.MUTED))
    mark, none = Cell(text="✓", tone=Tone.GOOD, bold=True), Cell(text="")
    return (mark, none) if holds else (none, Cell(text="✗", tone=Tone.BAD, bold=True))


def all_inside(facts: CharacteristicFacts) -> bool | None:
    """Return whether nothing was found beyond the buyer's limits; None where nothing was measured."""
    return None if facts.upper_share is None else not facts.faults
