"""The stories on a terminal: a list of them, or one with its answer and what to see."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from qc.report.screen import screen
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.report.story.facts import DemoFacts, Story
    from qc.words import Language

WIDTH = 100
"""Characters in a line."""


def list_text(stories: Iterable[Story], reader: Language) -> str:
    """Return the stories, invented ones first, each with its product, volume and line.

    Parameters
    ----------
    stories : iterable of Story
    reader : Language
    """
    told = sorted(stories, key=lambda story: (story.source is not None, story.name))
    cells = [tuple(reader.say(cell) for cell in (one.name, one.product, one.made, one.line)) for one in told]
    name, product, made, _ = (max(len(row[place]) for row in cells) for place in range(4))
    rows = (f"{a:<{name}}  {b:<{product}}  {c:>{made}}  {d}" for a, b, c, d in cells)
    closing = message("See one with: qc demo NAME --pdf report.pdf. Invented unless marked as real.")
    return "\n".join((*rows, "", reader.say(closing)))


def story_text(facts: DemoFacts, reader: Language) -> str:
    """Return one story: what it is, its table, the answer, and what to see.

    Parameters
    ----------
    facts : DemoFacts
    reader : Language
    """
    story, shown = facts.story, screen(facts.lot, reader)
    heading = message("{product}, {made} units: {line}", product=story.product, made=story.made, line=story.line)
    parts = [reader.say(heading), "", shown.table, "", shown.decision, *shown.sentences, ""]
    parts.append(_wrapped(reader.say(message("What to see: {see}", see=story.see))))
    if story.source is not None:
        parts.append(_wrapped(reader.say(message("Published in: {source}", source=story.source))))
    return "\n".join(parts)


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH))
