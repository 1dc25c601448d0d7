"""The class page: the arithmetic of a control limit, step by step, with the batch's own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.blocks import Figure, Paragraph, Section
from qc.report.blocks_large import Large, Step
from qc.report.documents import lot_document
from qc.report.kind.parts import height_of_section
from qc.report.page import theme
from qc.report.parts.identity import masthead
from qc.words import message

if TYPE_CHECKING:
    from qc.report.blocks import Block
    from qc.report.document import Document
    from qc.report.particulars import Asked
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language, Message

TITLE = message("How a control limit is computed")
_HEIGHT = 180.0
_SCALES = (1.0, 0.85, 0.7)  # of the chart, so that all stands on one page
_CLOSING = message(
    "Control limits say what the process does; the buyer's limits say what is wanted. A point within the control "
    "limits is not proof of good units, and a point outside is not proof of bad ones: it says to look for a cause."
)


def document(asked: Asked, reader: Language) -> Document:
    """Return the class page of one characteristic.

    Parameters
    ----------
    asked : Asked
        The lot, and which characteristic.
    reader : Language
        The reader's language.

    Returns
    -------
    Document

    Raises
    ------
    UsageError
        If the standard has no such characteristic, or none has a chart whose limits are explained here.
    """
    facts = asked.facts
    shown, steps = _explained(facts, asked.characteristic)
    words: tuple[Block, ...] = (
        masthead(facts, reader, TITLE),
        Large(text=reader.say(shown.characteristic.names), bold=True),
        *(
            Step(number=number, said=reader.say(said), sums=tuple(reader.say(each) for each in sums))
            for number, (said, sums) in enumerate(steps, start=1)
        ),
        Paragraph(text=reader.say(_CLOSING)),
    )
    tries = (_section((*words, _chart(shown, scale, reader))) for scale in _SCALES)
    room = asked.paper.top - theme.MARGIN_BOTTOM
    made = next((section for section in tries if height_of_section(section) <= room), _section(words))
    return lot_document(facts, reader, TITLE, (made,))


def _section(blocks: tuple[Block, ...]) -> Section:
    return Section(id="class", title="", blocks=blocks)


def _chart(facts: CharacteristicFacts, scale: float, reader: Language) -> Figure:
    from qc.charts.control import control_chart  # noqa: PLC0415 - loaded with the pages that have charts

    return Figure(scene=control_chart(facts, reader, width=theme.WIDTH / scale, height=_HEIGHT), scale=scale)


def _explained(
    facts: LotFacts, asked: str | None
) -> tuple[CharacteristicFacts, tuple[tuple[Message, tuple[Message, ...]], ...]]:
    """Return the characteristic asked for, or the first that has signals or else limits, with its steps."""
    from qc.report.parts.class_steps import steps  # noqa: PLC0415 - the refusal below needs none of it

    known = {one.characteristic.id: one for one in facts.characteristics}
    if asked is not None and asked not in known:
        reason = message("the standard has no characteristic {name}", name=asked)
        raise UsageError([Problem(reason=reason, expected=message("one of {values}", values=tuple(known)))])
    wanted = facts.characteristics if asked is None else (known[asked],)
    for one in sorted(wanted, key=lambda one: not one.signals):
        if found := tuple(steps(one)):
            return one, found
    reason = message("there is no chart whose limits this page explains: X-bar and R, X-bar and S, I-MR, p, np, c or u")
    raise UsageError([Problem(reason=reason)])
