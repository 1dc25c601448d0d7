"""The owner's page: ship or not, what to do, and a picture of where it went wrong, in letters for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Figure, Section
from qc.report.blocks_large import Large, Poster
from qc.report.documents import lot_document
from qc.report.kind.parts import height_of_section
from qc.report.page import theme
from qc.report.parts.tones import TONES
from qc.terms import CapabilityAnswer, Conformity, Decision
from qc.verdict import decide
from qc.verdict.wording.reasons import diagnosed, reasons
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Scene
    from qc.report.blocks import Block
    from qc.report.document import Document
    from qc.report.particulars import Asked
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language

TITLE = message("For the owner")
_WORDS = {
    Decision.ACCEPT: message("SHIP"),
    Decision.HOLD: message("DO NOT SHIP YET"),
    Decision.REJECT: message("DO NOT SHIP"),
}
_SCALES = (1.75, 1.5)  # of the picture: what to do goes before how large it is drawn
_HEIGHT = 185.0


def document(asked: Asked, reader: Language) -> Document:
    """Return the owner's page.

    Parameters
    ----------
    asked : Asked
        The lot.
    reader : Language
        The reader's language.

    Returns
    -------
    Document
        One page.
    """
    facts = asked.facts
    room = asked.paper.top - theme.MARGIN_BOTTOM
    tries = (
        Section(id="owner", title="", blocks=tuple(_blocks(facts, most, scale, reader)))
        for most in range(len(reasons(facts)), 0, -1)
        for scale in _SCALES
    )
    fitting = next((section for section in tries if height_of_section(section) <= room), None)
    shown = fitting or Section(id="owner", title="", blocks=tuple(_words(facts, 1, reader)))
    return lot_document(facts, reader, TITLE, (shown,))


def _blocks(facts: LotFacts, most: int, scale: float, reader: Language) -> Iterator[Block]:
    """Yield the page with so many sentences, and the picture drawn so large."""
    yield from _words(facts, most, reader)
    shown = worst(facts)
    scene = picture(shown, scale, reader)
    if scene is not None:
        yield Large(text=reader.say(shown.characteristic.names), bold=True)
        yield Figure(scene=scene, scale=scale)


def _words(facts: LotFacts, most: int, reader: Language) -> Iterator[Block]:
    """Yield the answer and so many sentences, the most important first."""
    found = decide.decision(facts)
    spec = facts.spec
    about = (spec.part_number, reader.say(spec.part_name), *((facts.identity.lot,) if facts.identity.lot else ()))
    yield Large(text=" · ".join(about), muted=True)
    yield Poster(word=reader.say(_WORDS[found]), tone=TONES[found])
    for number, reason in enumerate(reasons(facts)[:most]):
        yield Large(text=reader.say(reason), bold=not number)


def worst(facts: LotFacts) -> CharacteristicFacts:
    """Return what the decision turns on: nonconforming, changed, not capable, not judged, moved over the lots."""

    def urgency(one: CharacteristicFacts) -> int:
        asked = (
            decide.conformity(one) is Conformity.FAILS,
            decide.stability(one) in decide.LEFT_PILOT,
            decide.capability_answer(one) is CapabilityAnswer.NOT_MET,
            decide.decision_on(one, facts) is not Decision.ACCEPT,
        )
        return next((rank for rank, holds in enumerate(asked) if holds), len(asked))

    return min(facts.characteristics, key=urgency)


def told_of(facts: LotFacts) -> tuple[CharacteristicFacts, ...]:
    """Return what the decision turns on, and what the reasons say has changed where that is another one."""
    first = worst(facts)
    changed = next((one for one in facts.characteristics if decide.stability(one) in decide.LEFT_PILOT), first)
    return (first,) if changed is first else (first, changed)


def picture(facts: CharacteristicFacts, scale: float, reader: Language) -> Scene | None:
    """Return the course of a change over all units, else the control chart, else the histogram, else nothing."""
    size = {"width": theme.WIDTH / scale, "height": _HEIGHT}
    if diagnosed(facts) is not None:
        from qc.charts.volume import volume_chart  # noqa: PLC0415 - most processes do not change

        return volume_chart(facts, reader, **size)
    charts = (facts.chart, facts.pilot_chart) if facts.attribute is None else (facts.attribute.chart,)
    if any(chart is not None for chart in charts):
        from qc.charts.control import control_chart  # noqa: PLC0415 - as above

        return control_chart(facts, reader, **size)
    if facts.summary is not None and facts.summary.n:
        from qc.charts.histogram import histogram  # noqa: PLC0415 - as above

        return histogram(facts, reader, **size)
    return None
