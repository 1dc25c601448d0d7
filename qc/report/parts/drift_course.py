"""A change on paper: all units made with the evidence below, since when, what, by how much, and which events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.volume import volume_chart
from qc.report.blocks import Align, Beside, Block, Cell, Column, Figure, Heading, Notes, Paragraph, Section, Table
from qc.report.page import theme
from qc.report.page.bilingual import shares_page
from qc.verdict.change.diagnosis_kinds import names_of
from qc.verdict.change.diagnosis_words import changed, more, what_changed
from qc.verdict.wording.reasons import diagnosed
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language, Message

_HEIGHT, _SHARED_HEIGHT = 265.0, 225.0
_LEAST = 0.01  # of a kind that is worth a row
_ALMOST = 0.99


def drift_course(facts: CharacteristicFacts, number: int, reader: Language) -> tuple[Section, ...]:
    """Return the section of a change; none where the evidence for one did not suffice.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was found.
    number : int
        The characteristic's place in the standard, from 1.
    reader : Language
        The reader's language.
    """
    known = diagnosed(facts)
    if known is None:
        return ()
    height = _SHARED_HEIGHT if shares_page(reader) else _HEIGHT
    name = message("{name}: what changed", name=facts.characteristic.names)
    said = (changed(facts.characteristic, known), *more(facts.characteristic, known))
    return (
        Section(
            id=f"characteristic-{number}-change",
            title=f"{number}. {reader.say(name)}",
            parent=reader.say(message("Characteristics")),
            blocks=(
                Notes(items=tuple(reader.say(each) for each in said)),
                Figure(scene=volume_chart(facts, reader, width=theme.WIDTH, height=height)),
                *_tables(known, reader),
            ),
        ),
    )


def _tables(known: Diagnosis, reader: Language) -> Iterator[Block]:
    """Yield what else it may be, beside the events that were recorded near it."""
    kinds, events = tuple(_kinds(known, reader)), tuple(_events(known, reader))
    yield Beside(left=kinds, right=events)


def _kinds(known: Diagnosis, reader: Language) -> Iterator[Block]:
    """Yield how probable each kind of change is."""
    alone = message("What kind of change it is, by this lot and the pilot alone")
    yield Heading(text=reader.say(message("What kind of change it is") if known.earlier is None else alone))
    yield Table(
        columns=(
            Column(title=reader.say(message("Kind")), flexible=True),
            Column(title=reader.say(message("Probability")), align=Align.RIGHT),
        ),
        rows=tuple(
            (Cell(text=reader.say(name)), Cell(text=_percent(share, reader)))
            for name, share in names_of(known)
            if share >= _LEAST
        ),
    )


def _events(known: Diagnosis, reader: Language) -> Iterator[Block]:
    """Yield the recorded events near the change, each with how probably it explains the change."""
    yield Heading(text=reader.say(message("Recorded changes near it")))
    if not known.looked_at:
        said = message(
            "The file records no change of operator, shift, machine, material lot or tool. Write them down beside the "
            "readings: then the cause can be looked for."
        )
        yield Paragraph(text=reader.say(said), small=True)
        return
    if known.events:
        yield Table(
            columns=(
                Column(title=reader.say(message("Unit")), align=Align.RIGHT),
                Column(title=reader.say(message("Change")), flexible=True),
                Column(title=reader.say(message("Explains it")), align=Align.RIGHT),
            ),
            rows=tuple(
                (
                    Cell(text=str(known.made.at(each.unit))),
                    Cell(text=reader.say(what_changed(each.changes))),
                    Cell(text=_percent(each.probability, reader)),
                )
                for each in known.events
            ),
        )
    yield Paragraph(text=reader.say(_counted(known)), small=True)


def _counted(known: Diagnosis) -> Message:
    """Return how many recorded changes were looked at, and at how many of them the level comes back."""
    if known.resets is not None:
        return plural(
            "{back} of {changes} recorded change of {context} stands where the level comes back.",
            "{back} of {changes} recorded changes of {context} stand where the level comes back.",
            count=known.resets.changes,
            back=known.resets.back,
            changes=known.resets.changes,
            context=known.resets.context,
        )
    if not known.events:
        return plural(
            "The one recorded change does not stand near it.",
            "None of the {count} recorded changes stands near it.",
            count=known.looked_at,
        )
    return plural(
        "{count} recorded change was looked at.",
        "{count} recorded changes were looked at; the more there are, the less each counts.",
        count=known.looked_at,
    )


def _percent(share: float, reader: Language) -> str:
    """Return a probability as nobody would call it certain."""
    if share > _ALMOST:
        return reader.say(message("over {share} %", share=Number(100 * _ALMOST, 0)))
    return reader.say(message("{share} %", share=Number(100 * share, 0)))
