"""The further charts of a characteristic: each with its parameters, its signals and what must be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.extra import TITLES, extra_chart
from qc.report.blocks import Block, Figure, Heading, Paragraph, Section, Tone
from qc.report.page import theme
from qc.report.parts.further import further_section
from qc.spec.allowed import as_toml
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.verdict.extra.chart import ExtraChart
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

# Points of height, by how many panels a chart has.
HEIGHTS: Mapping[int, float] = {1: 180.0, 2: 190.0, 3: 235.0}
INFORM = message("These charts inform; the decision does not rest on them.")


def further_charts(facts: CharacteristicFacts, number: int, reader: Language) -> tuple[Section, ...]:
    """Return the section of a characteristic's further charts; none where the standard asks for none.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was asked and found.
    number : int
        The characteristic's place in the standard, from 1.
    reader : Language
        The reader's language.
    """
    name = message("{name}: further charts", name=facts.characteristic.names)
    blocks = (block for extra in facts.extra_charts for block in _chart(extra, facts, reader))
    return further_section("charts", name, INFORM, blocks, number=number, reader=reader)


def _chart(extra: ExtraChart, facts: CharacteristicFacts, reader: Language) -> Iterator[Block]:
    """Yield one chart's name, picture and words."""
    yield Heading(text=reader.say(TITLES[extra.kind]))
    if extra.refused is not None:
        said = message("Not drawn. Reason: {reason}.", reason=extra.refused)
        yield Paragraph(text=reader.say(said), tone=Tone.CAUTION)
        return
    height = HEIGHTS[len(extra.panels)]
    yield Figure(scene=extra_chart(extra, facts, reader, width=theme.WIDTH, height=height))
    yield from caption(extra, reader)


def caption(extra: ExtraChart, reader: Language) -> Iterator[Paragraph]:
    """Yield a chart's parameters as the standard writes them, and its notes."""
    said = []
    if extra.parameters:
        key = extra.kind.replace("-", "_")
        said.append(
            reader.say(message("As the standard writes it: {line}.", line=f"{key} = {as_toml(dict(extra.parameters))}"))
        )
    if extra.method is not None:
        said.append(reader.say(message("σ: {estimator}.", estimator=extra.method)))
    said += [reader.say(message("Note: {note}.", note=note)) for note in extra.notes]
    if said:
        yield Paragraph(text=" ".join(said), small=True)
