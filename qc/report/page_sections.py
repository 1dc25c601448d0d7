"""A verdict as a page on a screen: the answer in one look, a picture of where it went wrong, then all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Banner, Figure, Heading, Section
from qc.report.kind.owner import picture, told_of
from qc.report.page import theme
from qc.report.sections import sections

if TYPE_CHECKING:
    from qc.report.blocks import Block
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language

_HEIGHT = 230.0  # of the picture
_PAPER_ONLY = "signatures"


def page_sections(facts: LotFacts, reader: Language) -> tuple[Section, tuple[Section, ...]]:
    """Return what a page shows first, and all the rest in the order of the report.

    Parameters
    ----------
    facts : LotFacts
        Everything that was found.
    reader : Language
        The reader's language.
    """
    head, *others = sections(facts, reader)
    answer = [block for block in head.blocks if isinstance(block, Banner)]
    about = [block for block in head.blocks if not isinstance(block, Banner)]
    pictures = (block for one in told_of(facts) for block in _picture(one, reader))
    first = Section(id="answer", title="", blocks=(*answer, *pictures))
    rest = (Section(id=head.id, title=head.title, blocks=tuple(about)), *others)
    return first, tuple(one for one in rest if one.id != _PAPER_ONLY)


def _picture(shown: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    scene = picture(shown, 1.0, reader)
    if scene is None or scene.origin is None:
        return ()
    drawn = scene.origin.at(theme.WIDTH, _HEIGHT)
    return Heading(text=reader.say(shown.characteristic.names)), Figure(scene=drawn)
