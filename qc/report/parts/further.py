"""A section of a characteristic that informs and decides nothing: further charts, further statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Block, Paragraph, Section
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.words import Language, Message


def further_section(
    kind: str, name: Message, inform: Message, blocks: Iterable[Block], *, number: int, reader: Language
) -> tuple[Section, ...]:
    """Return the section; none where there are no blocks.

    Parameters
    ----------
    kind : str
        What ends its id.
    name, inform : Message
        What it is called, and that it only informs.
    blocks : iterable of Block
        What it holds.
    number : int
        The characteristic's place in the standard, from 1.
    reader : Language
        The reader's language.
    """
    held = tuple(blocks)
    if not held:
        return ()
    return (
        Section(
            id=f"characteristic-{number}-{kind}",
            title=f"{number}. {reader.say(name)}",
            parent=reader.say(message("Characteristics")),
            blocks=(Paragraph(text=reader.say(inform), small=True), *held),
        ),
    )
