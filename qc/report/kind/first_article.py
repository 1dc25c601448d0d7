"""The first article: the fields of AS9102 form 3 (characteristic accountability) for one unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Problem, UsageError
from qc.report.blocks import Cell, Column, Paragraph, Section, Table, Tone
from qc.report.documents import lot_document
from qc.report.kind.parts import balloon, facts_of, signed
from qc.report.parts import figures
from qc.report.parts.identity import masthead
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.report.blocks import FactGrid
    from qc.report.document import Document
    from qc.report.particulars import Asked
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

TITLE = message("First article inspection")
_LEGEND = message(
    "Field numbers are those of AS9102, form 3. What is judged: each reading against the buyer's limits, as it was "
    "read. Reference location, nonconformance number and comments are filled in by hand where they stand empty."
)


def document(asked: Asked, reader: Language) -> Document:
    """Return the first article inspection of one unit.

    Parameters
    ----------
    asked : Asked
        The lot, what is said beside it, and which unit is the first article.
    reader : Language
        The reader's language.

    Returns
    -------
    Document

    Raises
    ------
    UsageError
        If the file has no such unit.
    """
    _check_unit(asked)
    head = (masthead(asked.facts, reader, TITLE), _about(asked, reader))
    blocks = (_table(asked, reader), Paragraph(text=reader.say(_LEGEND), small=True))
    content = (
        Section(id="identity", title="", blocks=head),
        Section(id="results", title=reader.say(message("Characteristic accountability")), blocks=blocks),
        signed(asked, reader),
    )
    return lot_document(asked.facts, reader, TITLE, content)


def _about(asked: Asked, reader: Language) -> FactGrid:
    facts, given = asked.facts, asked.particulars
    unit = message("unit {unit}", unit=_called(asked))
    return facts_of(
        (
            (message("1. Part number"), facts.spec.part_number),
            (message("2. Part name"), facts.spec.part_name),
            (message("3. Serial number"), given.serial or unit),
            (message("4. Report no."), given.number),
            (message("Supplier"), facts.identity.workshop),
            (message("Drawing no. / revision"), facts.spec.drawing),
            (message("Buyer / customer"), facts.spec.buyer),
            (message("Purchase order no."), given.purchase_order),
            (message("Inspection date"), facts.identity.inspected),
        ),
        reader,
    )


def _table(asked: Asked, reader: Language) -> Table:
    titles = (
        message("5. No."),
        message("6. Reference location"),
        message("7. Class"),
        message("8. Requirement"),
        message("9. Results"),
        message("10. Tooling / gauge"),
        message("11. Nonconformance no."),
        message("14. Comments"),
    )
    columns = tuple(Column(title=reader.say(title), flexible=True) for title in titles)
    rows = tuple(_row(c, number, asked, reader) for number, c in enumerate(asked.facts.characteristics, start=1))
    return Table(columns=columns, rows=rows)


def _row(facts: CharacteristicFacts, number: int, asked: Asked, reader: Language) -> tuple[Cell, ...]:
    wanted = facts.characteristic
    told, holds = _found(asked, facts)
    found = "–" if told is None else reader.say(told)
    comment = message("no reading of this unit") if told is None else None if holds else message("outside the limits")
    return (
        Cell(text=balloon(facts, number)),
        Cell(text=""),
        Cell(text=reader.say(wanted.severity)),
        Cell(text=reader.say(wanted.names), below=reader.say(figures.requirement(wanted))),
        Cell(text=f"{'✓' if holds else '✗'}\u00a0{found}" if told else found, tone=_tone(told, holds=holds)),
        Cell(text="–" if wanted.gauge is None else reader.say(wanted.gauge.name)),
        Cell(text=""),
        Cell(text="" if comment is None else reader.say(comment)),
    )


def _tone(told: object, *, holds: bool) -> Tone:
    if told is None:
        return Tone.MUTED
    return Tone.PLAIN if holds else Tone.BAD


def _called(asked: Asked) -> str:
    """Return what the unit is called; where nobody said which, the first of the file that the lot is in."""
    if asked.unit is not None:
        return asked.unit
    first = [next(_of_the_file(asked, one), None) for one in asked.facts.characteristics]
    return min(((int(one.unit[0]), str(names[0])) for one, names in filter(None, first)), default=(0, "1"))[1]


def _check_unit(asked: Asked) -> None:
    """Refuse a unit that the lot's file does not have, with or without readings."""
    called = {
        str(name) for one in asked.facts.characteristics for _, names in _of_the_file(asked, one) for name in names
    }
    if asked.unit is None or asked.unit in called or not called:
        return
    raise UsageError(
        [
            Problem(
                reason=message("the lot's file has no unit {unit}", unit=asked.unit),
                expected=message(
                    "one of its numbers of units, such as {unit}", unit=_called(replace(asked, unit=None))
                ),
                fix=message("Give the number as it stands in the file, or leave --unit out: then it is the first."),
            )
        ]
    )


def _of_the_file(asked: Asked, facts: CharacteristicFacts) -> Iterator[tuple[Series, NDArray[np.str_]]]:
    """Yield readings with their units' names in the lot's file: a pilot of another file has units of its own."""
    lot, pilot, before = asked.facts.batch, asked.facts.pilot, 0
    if pilot is not None and pilot.sources == lot.sources:
        before = pilot.units
        if facts.pilot is not None and len(facts.pilot):
            yield facts.pilot, facts.pilot.unit_names()
    if facts.series is not None and len(facts.series):
        yield facts.series, facts.series.unit_names(before)


def _found(asked: Asked, facts: CharacteristicFacts) -> tuple[object, bool]:
    """Return what was found of the unit, and whether it conforms; None where there is no reading of it."""
    called = _called(asked)
    for series, names in _of_the_file(asked, facts):
        chosen = series.present & (names == called)
        if series.inspected is None and chosen.any():
            return _read(facts, series.values[chosen])
    return None, False


def _read(facts: CharacteristicFacts, values: NDArray[np.float64]) -> tuple[object, bool]:
    if facts.attribute is not None:
        return _marked(facts, float(values.sum()))
    return tuple(figures.reading(facts, float(value)) for value in values), _inside(facts, values)


def _marked(facts: CharacteristicFacts, count: float) -> tuple[object, bool]:
    """Return a mark, or how many faults a unit has."""
    if facts.characteristic.counts == "nonconforming":
        word: Message = message("NG") if count else message("OK")
        return word, not count
    return Number(count, 0), not count


def _inside(facts: CharacteristicFacts, values: NDArray[np.float64]) -> bool:
    lsl, usl = facts.characteristic.lsl, facts.characteristic.usl
    low = -np.inf if lsl is None else lsl
    high = np.inf if usl is None else usl
    return bool(((values >= low) & (values <= high)).all())
