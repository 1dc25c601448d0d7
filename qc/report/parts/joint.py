"""The charts of characteristics that move together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.extra import joint_chart
from qc.report.blocks import Block, Figure, Heading, Paragraph, Section, Tone
from qc.report.page import theme
from qc.report.parts import figures
from qc.report.parts.extra import HEIGHTS, INFORM
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.together import Together
    from qc.verdict.extra.chart import ExtraChart
    from qc.verdict.model import LotFacts
    from qc.words import Language


def joint_charts(facts: LotFacts, reader: Language) -> tuple[Section, ...]:
    """Return the section of charts of several characteristics; none where the standard names no groups.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    reader : Language
        The reader's language.
    """
    if not facts.together:
        return ()
    groups = zip(facts.spec.lot.together, facts.together, strict=True)
    blocks = [block for group, extra in groups for block in _chart(group, extra, facts, reader)]
    title = reader.say(message("Characteristics that move together"))
    inform = Paragraph(text=reader.say(INFORM), small=True)
    return (Section(id="together", title=title, blocks=(inform, *blocks), together=len(facts.together) == 1),)


def _chart(group: Together, extra: ExtraChart, facts: LotFacts, reader: Language) -> Iterator[Block]:
    """Yield one group's names, picture and words."""
    named = {item.id: item.names for item in facts.spec.characteristic}
    title = reader.say(message("T² of {names}", names=tuple(named[name] for name in group.characteristics)))
    yield Heading(text=title)
    if extra.refused is not None:
        said = message("Not drawn. Reason: {reason}.", reason=extra.refused)
        yield Paragraph(text=reader.say(said), tone=Tone.CAUTION)
        return
    yield Figure(scene=joint_chart(extra, title, reader, width=theme.WIDTH, height=HEIGHTS[1]))
    chance = message("False alarm at one point: {share} %.", share=figures.percent(group.false_alarm))
    notes = [reader.say(message("Note: {note}.", note=note)) for note in extra.notes]
    yield Paragraph(text=" ".join([reader.say(chance), *notes]), small=True)
