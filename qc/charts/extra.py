"""A further chart of a batch as a scene: one panel to three, its signals, and what its limits rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.charts.course import Course, course, stretch_of
from qc.charts.foot import told, unequal
from qc.charts.scene import Origin
from qc.charts.space import check_size
from qc.charts.stack import is_dense, stack
from qc.charts.view import bare_view, view
from qc.terms import ChartKind, PlottedStatistic
from qc.verdict.run_rules import rules_of
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.charts.scene import Scene
    from qc.charts.view import View
    from qc.stats.variables.result import Panel
    from qc.verdict.extra.chart import ExtraChart
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

TITLES: Mapping[str, Message] = {
    "ewma": message("EWMA chart"),
    "cusum": message("CUSUM chart"),
    "moving-average": message("Moving average chart"),
    "between-within": message("Between and within chart (I-MR-R/S)"),
    "deviation": message("Chart of deviations from nominal"),
    "z-mr": message("Z-MR chart"),
    "acceptance": message("Acceptance chart"),
    "tool-wear": message("Tool wear chart"),
    "trend": message("Trend chart"),
    "stages": message("Chart of stages, each with its own limits"),
    "t-squared": message("Hotelling T² chart"),
}
"""What each further chart is called."""

_FROM_ZERO = {PlottedStatistic.CUSUM_UPPER, PlottedStatistic.CUSUM_LOWER, PlottedStatistic.T_SQUARED}
_BARE = {*_FROM_ZERO, PlottedStatistic.STANDARDIZED}
_CHANGING = message("the limits change from point to point; the labels give the last point's")
_STAGED = message("every stage has its own limits; the labels give the last stage's")
_SILENCE = message("No signals.")


def extra_chart(
    extra: ExtraChart, facts: CharacteristicFacts, language: Language, *, width: float, height: float
) -> Scene:
    """Return a further chart of a characteristic.

    Parameters
    ----------
    extra : ExtraChart
        That could be drawn.
    facts : CharacteristicFacts
        What it belongs to.
    language : Language
        Who reads it.
    width, height : float
        Points, at least 200 by 180.

    Returns
    -------
    Scene
        The batch's points; every signal is a ``Mark`` of its own.

    Raises
    ------
    ValueError
        If the chart was refused, or the size is too small to read.
    """
    if extra.refused is not None:
        raise ValueError("`extra` must be a chart that could be drawn, got a refusal")
    check_size(width, height)
    run, views = extra_plotted(extra, facts, language)
    notes = [note for each in views for note in each.notes]
    if extra.stages:
        notes.append(_STAGED)
    elif unequal(run):
        notes.append(_CHANGING)
    lines = told(run, notes, language, silence=_SILENCE, width=width, dense=is_dense(run, width))
    title = f"{facts.characteristic.names.say(language.code)}: {language.say(TITLES[extra.kind])}"
    drawn = stack(run, views, lines, language, title=title, width=width, height=height)
    return replace(drawn, origin=Origin(draw=extra_chart, given=(extra, facts, language)))


def joint_chart(extra: ExtraChart, title: str, language: Language, *, width: float, height: float) -> Scene:
    """Return the chart of several characteristics together.

    Parameters
    ----------
    extra : ExtraChart
        That could be drawn, of numbers without a unit.
    title : str
        What it is, for those who cannot see it.
    language : Language
        Who reads it.
    width, height : float
        Points, at least 200 by 180.

    Returns
    -------
    Scene
        Every signal is a ``Mark`` of its own.
    """
    check_size(width, height)
    run, views = joint_plotted(extra, language)
    lines = told(run, views[0].notes, language, silence=_SILENCE, width=width, dense=is_dense(run, width))
    drawn = stack(run, views, lines, language, title=title, width=width, height=height)
    return replace(drawn, origin=Origin(draw=joint_chart, given=(extra, title, language)))


def extra_plotted(extra: ExtraChart, facts: CharacteristicFacts, language: Language) -> tuple[Course, tuple[View, ...]]:
    """Return what a further chart plots, and its panels before they have a place on the paper."""
    run = _course(extra, facts)
    bare = extra.panels[0].statistic in _BARE
    return run, tuple(_view(facts, run, number, language, bare=bare) for number in range(len(run.panels)))


def joint_plotted(extra: ExtraChart, language: Language) -> tuple[Course, tuple[View, ...]]:
    """Return what a chart of several characteristics plots, and its panel."""
    (panel,) = extra.panels
    numbers = np.arange(panel.values.size, dtype=np.float64) + extra.first
    run = Course(
        kind=ChartKind.I_MR,
        counted=extra.counted,
        statistics=(panel.statistic,),
        location=(stretch_of(extra, _shown(panel), numbers, ()),),
    )
    return run, (bare_view(run.location, panel.statistic, language),)


def _course(extra: ExtraChart, facts: CharacteristicFacts) -> Course:
    """Return what the chart plots."""
    if facts.attribute is not None:
        return _count_course(extra, facts)
    numbers, own = _numbers(extra, facts), rules_of(facts.characteristic)
    drawn = [(stretch_of(extra, _shown(panel), numbers, own),) for panel in extra.panels]
    location, dispersion, third = [*drawn, (), ()][:3]
    return Course(
        kind=facts.characteristic.chart_kind,
        counted=extra.counted,
        statistics=tuple(panel.statistic for panel in extra.panels),
        location=location,
        dispersion=dispersion,
        third=third,
        stages=tuple((float(numbers[stage.first]), stage.name) for stage in extra.stages),
    )


def _count_course(extra: ExtraChart, facts: CharacteristicFacts) -> Course:
    """Return what the chart of stages of counts plots: the points of the chart of counts, in its numbers."""
    from qc.charts.count_course import count_course, shown_in_percent  # noqa: PLC0415 - readings need none of it

    main = count_course(facts)
    numbers, own = main.location[-1].numbers, rules_of(facts.characteristic)
    (panel,) = extra.panels
    return replace(
        main,
        location=(stretch_of(extra, shown_in_percent(panel), numbers, own),),
        pilot_only=False,
        stages=tuple((float(numbers[stage.first]), stage.name) for stage in extra.stages),
    )


def _numbers(extra: ExtraChart, facts: CharacteristicFacts) -> NDArray[np.float64]:
    """Return the places of its points: those of the control chart, or running numbers of units."""
    main = course(facts)
    if extra.counted is main.counted:
        return main.location[-1].numbers
    assert facts.series is not None
    before = 0 if facts.pilot is None else int(facts.pilot.unit.max()) + 1
    units = facts.series.unit.astype(np.float64) + before + 1
    return units if (np.diff(units) > 0).all() else np.arange(1.0, units.size + 1)


def _shown(panel: Panel) -> Panel:
    """Return a panel as it is drawn: what cannot lie below 0 has no lower limit there."""
    if panel.statistic not in _FROM_ZERO:
        return panel
    return replace(panel, limits=replace(panel.limits, lcl=np.full(panel.values.size, np.nan)))


def _view(facts: CharacteristicFacts, run: Course, number: int, reader: Language, *, bare: bool) -> View:
    """Return one panel; of standardized readings the moving range has no unit either."""
    if bare:
        return bare_view(run.panels[number], run.statistics[number], reader)
    return view(facts, run.panels[number], run.statistics[number], reader)
