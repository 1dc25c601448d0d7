"""The pictures of help: the piston rings that come with the program, judged and drawn when they are asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qc.report.blocks import Figure, Section
from qc.report.page import theme
from qc.web.drawing import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from qc.report.blocks import Block
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language

    Blocks = tuple[Block, ...]

STORY = "ring-piston"
_HEIGHT, _TALL = 190.0, 265.0


@cache
def picture(name: str, reader: Language) -> Markup:
    """Return a picture as a page shows it.

    Parameters
    ----------
    name : str
        One of ``PICTURES``.
    reader : Language
        Who looks at it.

    Examples
    --------
    >>> from qc.words import language
    >>> "<svg" in picture("histogram", language("en"))
    True
    """
    lot = _lot()
    return drawn([Section(id=f"help-{name}", title="", blocks=PICTURES[name](lot.characteristics[0], reader))], lot=lot)


@cache
def _lot() -> LotFacts:
    from qc.workflow.demos import demo  # noqa: PLC0415 - the statistics are loaded only where a picture is asked for

    return demo(STORY).verdict.facts


def _control(facts: CharacteristicFacts, reader: Language) -> Blocks:
    from qc.charts.control import control_chart  # noqa: PLC0415 - see above

    return (Figure(scene=control_chart(facts, reader, width=theme.WIDTH, height=_HEIGHT)),)


def _evidence(facts: CharacteristicFacts, reader: Language) -> Blocks:
    from qc.charts.volume import volume_chart  # noqa: PLC0415 - see above

    return (Figure(scene=volume_chart(facts, reader, width=theme.WIDTH, height=_TALL)),)


def _histogram(facts: CharacteristicFacts, reader: Language) -> Blocks:
    from qc.charts.histogram import histogram  # noqa: PLC0415 - see above

    return (Figure(scene=histogram(facts, reader, width=theme.WIDTH, height=_HEIGHT)),)


def _index(facts: CharacteristicFacts, reader: Language) -> Blocks:
    from qc.report.parts.indices import indices  # noqa: PLC0415 - see above

    return indices(facts, reader)


PICTURES: dict[str, Callable[[CharacteristicFacts, Language], Blocks]] = {
    "control": _control,
    "evidence": _evidence,
    "histogram": _histogram,
    "index": _index,
}
