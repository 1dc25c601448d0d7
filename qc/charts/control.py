"""A control chart as a scene: one panel or two, location above dispersion, the pilot left of the batch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.charts.course import course
from qc.charts.foot import foot_lines
from qc.charts.scene import Origin
from qc.charts.space import check_size
from qc.charts.stack import is_dense, stack
from qc.charts.view import view

if TYPE_CHECKING:
    from qc.charts.course import Course
    from qc.charts.scene import Scene
    from qc.charts.view import View
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language


def control_chart(facts: CharacteristicFacts, language: Language, *, width: float, height: float) -> Scene:
    """Return the control chart of one characteristic: a pair of panels, or of counts one.

    The pilot's points, which set the limits, stand left of an upright line; the batch's, held against them, right of
    it. Specification limits are for single readings and are drawn on a chart of these only.

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
        Every signal is a ``Mark`` of its own, and every rule that fired is explained in a line below.

    Raises
    ------
    ValueError
        If the facts hold no chart, or the size is too small to read.
    """
    check_size(width, height)
    run, views = control_plotted(facts, language)
    lines = foot_lines(facts, run, views, language, width=width, dense=is_dense(run, width))
    title = f"{facts.characteristic.names.say(language.code)}: {language.say(run.kind)}"
    drawn = stack(run, views, lines, language, title=title, width=width, height=height)
    return replace(drawn, origin=Origin(draw=control_chart, given=(facts, language)))


def control_plotted(facts: CharacteristicFacts, language: Language) -> tuple[Course, tuple[View, ...]]:
    """Return what a control chart plots, and its panels before they have a place on the paper."""
    run = course(facts) if facts.attribute is None else _counted(facts)
    return run, tuple(
        view(facts, stretches, statistic, language)
        for stretches, statistic in zip(run.panels, run.statistics, strict=True)
    )


def _counted(facts: CharacteristicFacts) -> Course:
    """Return the points of counts."""
    from qc.charts.count_course import count_course  # noqa: PLC0415 - readings need none of it

    return count_course(facts)
