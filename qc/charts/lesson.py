"""The chart of a lesson: a control chart without the words that give the answer away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.charts.control import control_plotted
from qc.charts.scene import Mark, Origin
from qc.charts.signals import legend
from qc.charts.space import check_size
from qc.charts.stack import stack
from qc.words import message

if TYPE_CHECKING:
    from qc.charts.scene import Scene
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language


def rules_told(facts: CharacteristicFacts, language: Language) -> tuple[str, ...]:
    """Return what the tags beside signals mean, which the chart itself does not say."""
    run, _ = control_plotted(facts, language)
    return legend(run.panels, language)


def lesson_chart(facts: CharacteristicFacts, language: Language, *, width: float, height: float) -> Scene:
    """Return the control chart of a characteristic for a class: its signals are marks that a page can keep back.

    Parameters
    ----------
    facts : CharacteristicFacts
        With a chart of the batch, of the pilot, or of both.
    language : Language
        Who reads it.
    width, height : float
        Points, at least 200 by 180.

    Returns
    -------
    Scene
        Every point is a ``Mark`` with its number; nothing but those of signals tells which they are.

    Raises
    ------
    ValueError
        If the facts hold no chart, or the size is too small to read.
    """
    check_size(width, height)
    run, views = control_plotted(facts, language)
    title = f"{facts.characteristic.names.say(language.code)}: {language.say(run.kind)}"
    drawn = stack(run, views, (), language, title=title, width=width, height=height)
    pilot, batch = run.points
    said = message("{pilot} points of the pilot, {batch} points of the batch.", pilot=pilot, batch=batch)
    return replace(
        drawn,
        description=language.say(said),
        items=tuple(item for item in drawn.items if not (isinstance(item, Mark) and item.point is None)),
        origin=Origin(draw=lesson_chart, given=(facts, language)),
    )
