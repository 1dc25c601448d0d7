"""All about one characteristic: answers, control chart before any index, histogram, numbers, signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.control import control_chart
from qc.charts.histogram import histogram
from qc.report.blocks import Beside, Block, Figure, Notes, Paragraph, Section, Tone
from qc.report.page import theme
from qc.report.page.bilingual import shares_page
from qc.report.parts.answers import answers
from qc.report.parts.estimates import estimates
from qc.report.parts.indices import indices
from qc.report.parts.origin import origin, unchecked
from qc.report.parts.outside import outside
from qc.report.parts.signals import signals
from qc.verdict.wording.reasons import diagnosed, drift
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language, Message

# Of the control chart and of the histogram; where two languages share a page, their words need the room.
_HEIGHTS = (190.0, 150.0)
_SHARED_HEIGHTS = (180.0, 118.0)
_SHARE = 0.5
_SIGNALS_SHARE = 0.52


def characteristic(facts: CharacteristicFacts, lot: LotFacts, number: int, reader: Language) -> Section:
    """Return the section of one characteristic.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was asked and found.
    lot : LotFacts
        The lot that it belongs to.
    number : int
        Its place in the standard, from 1.
    reader : Language
        The reader's language.
    """
    name = reader.say(facts.characteristic.names)
    return Section(
        id=f"characteristic-{number}",
        title=f"{number}. {name}",
        parent=reader.say(message("Characteristics")),
        blocks=(
            answers(facts, lot, reader),
            _about(facts, reader),
            *_warned(facts, reader),
            *_pictures(facts, reader),
            *_findings(facts, lot, reader),
            *_plan(facts, reader),
        ),
        together=True,
    )


def _plan(facts: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    """Return what is said of a sampling plan; nothing where there is none."""
    if facts.sample is None or facts.sample.plan is None:
        return ()
    from qc.report.parts.sampling import sampling  # noqa: PLC0415 - most standards give their numbers themselves

    return sampling(facts, reader)


def _about(facts: CharacteristicFacts, reader: Language) -> Paragraph:
    """Return class, gauge and the source of the limits in a line."""
    wanted = facts.characteristic
    said: list[Message] = [message("Class: {severity}", severity=wanted.severity)]
    if wanted.gauge is not None:
        text = message(
            "gauge: {name}, resolution {step} {unit}",
            name=wanted.gauge.name,
            step=wanted.gauge.resolution,
            unit=wanted.unit,
        )
        said.append(text)
        if wanted.gauge.uncertainty is not None:
            said.append(message("its uncertainty ±{width} {unit}", width=wanted.gauge.uncertainty, unit=wanted.unit))
    said += origin(wanted)
    return Paragraph(text="; ".join(reader.say(each) for each in said), small=True)


def _warned(facts: CharacteristicFacts, reader: Language) -> Iterator[Block]:
    """Yield that nobody has looked the limits up, where that is so."""
    warning = unchecked(facts.characteristic)
    if warning is not None:
        yield Paragraph(text=reader.say(warning), tone=Tone.CAUTION)


def _pictures(facts: CharacteristicFacts, reader: Language) -> Iterator[Block]:
    """Return the control chart, then the histogram and the indices beside the other numbers."""
    if facts.attribute is not None:
        from qc.report.parts.counts import counts  # noqa: PLC0415 - readings need none of it

        yield from counts(facts, facts.attribute, _remarks(facts, reader), reader)
        return
    high, low = _SHARED_HEIGHTS if shares_page(reader) else _HEIGHTS
    if facts.chart is not None or facts.pilot_chart is not None:
        yield Figure(scene=control_chart(facts, reader, width=theme.WIDTH, height=high))
    if facts.series is None or facts.summary is None or facts.summary.n == 0:
        yield Paragraph(text=reader.say(message("There are no readings of this characteristic.")), tone=Tone.CAUTION)
        yield from _remarks(facts, reader)
        return
    width = (theme.WIDTH - theme.GUTTER) * _SHARE
    picture = Figure(scene=histogram(facts, reader, width=width, height=low))
    yield Beside(
        left=(picture, *indices(facts, reader)),
        right=(estimates(facts, reader), *_remarks(facts, reader)),
        share=_SHARE,
    )


def _findings(facts: CharacteristicFacts, lot: LotFacts, reader: Language) -> tuple[Block, ...]:
    """Return the signals and what lies outside, side by side where there are both."""
    found, beyond = signals(facts, reader), outside(facts, lot, reader)
    if found and beyond:
        return (Beside(left=found, right=beyond, share=_SIGNALS_SHARE),)
    return (*found, *beyond)


def _remarks(facts: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    """Return the drift, what was not judged, and what a careful reader should know."""
    # What is known of a change has a section of its own.
    moving = drift(facts) if diagnosed(facts) is None else None
    said = [] if moving is None else [moving]
    said += [
        message("Not judged: {question}. Reason: {reason}.", question=missing.question, reason=missing.reason)
        for missing in facts.unjudged
    ]
    said += [message("Note: {note}.", note=note) for note in facts.notes]
    return (Notes(items=tuple(reader.say(each) for each in said)),) if said else ()
