"""What is told of the points of a control chart: value, limits, signals, and the readings behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.control import control_plotted
from qc.charts.extra import extra_plotted, joint_plotted
from qc.charts.told import NONE, kept, told_of
from qc.charts.told_readings import (
    Side,
    cells_of,
    context_columns,
    context_of,
    readings_by_point,
    side_of,
    units_of,
    values_of,
)
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.charts.course import Course
    from qc.charts.told import Files, Told
    from qc.charts.view import View
    from qc.intake.batch import Batch, Series
    from qc.terms import Context
    from qc.verdict.counts.count_points import CountPoints
    from qc.verdict.extra.chart import ExtraChart
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

    Given = tuple[Series | None, Batch | None, CountPoints | None]


def of_control_chart(facts: CharacteristicFacts, reader: Language, *, files: Files) -> Told:
    """Return what is told of a control chart's points.

    Parameters
    ----------
    facts : CharacteristicFacts
        What it is drawn of.
    reader : Language
        Who reads it.
    files : Files
        Where the readings were read.
    """
    found = facts.attribute
    sides: list[Given]
    if found is None:
        sides = [(facts.pilot, files.pilot, None)] * (facts.pilot_chart is not None)
        sides += [(facts.series, files.batch, None)] * (facts.chart is not None)
    else:
        sides = [(facts.pilot, files.pilot, found.pilot_points)] * (found.pilot_chart is not None)
        sides += [(facts.series, files.batch, found.points)] * (found.chart is not None)
    run, views = control_plotted(facts, reader)
    return _told(run, views, _sides(run, sides), reader)


def of_extra_chart(extra: ExtraChart, facts: CharacteristicFacts, reader: Language, *, files: Files) -> Told:
    """Return what is told of a further chart's points."""
    run, views = extra_plotted(extra, facts, reader)
    counted = None if facts.attribute is None else facts.attribute.points
    return _told(run, views, _sides(run, [(facts.series, files.batch, counted)]), reader)


def of_joint_chart(extra: ExtraChart, _title: str, reader: Language, *, files: Files) -> Told:
    """Return what is told of the points of a chart of several characteristics, which stand in many cells."""
    del files
    run, views = joint_plotted(extra, reader)
    return _told(run, views, (), reader)


def _sides(run: Course, given: Sequence[Given]) -> tuple[Side, ...]:
    """Return the readings behind each stretch; nothing where they are not known of every one."""
    found, before = [], 0
    for stretch, (series, batch, counted) in zip(run.location, given, strict=True):
        if series is None:
            return ()
        readings = readings_by_point(series, stretch.values.size, counted)
        if len(readings) != stretch.values.size:
            return ()
        found.append(side_of(series, batch, before, readings, counted=counted is not None))
        before += int(series.last_unit.max(initial=-1)) + 1
    return tuple(found)


def _told(run: Course, views: Sequence[View], sides: Sequence[Side], reader: Language) -> Told:
    """Return what is told of all points, or of so many as a table holds: those with a signal first."""
    places = [(number, at) for number, one in enumerate(run.location) for at in range(one.values.size)]
    contexts = context_columns(sides, reader)
    columns = [
        reader.say(run.counted),
        *(reader.say(each) for each in run.statistics),
        *(reader.say(message("limits of the {statistic}", statistic=each)) for each in run.statistics),
        reader.say(message("signal")),
    ]
    if sides:
        columns += [reader.say(message("readings")), reader.say(message("units")), *contexts.values()]
        columns.append(reader.say(message("cell")))
    rows = {}
    for number in kept([_flagged(run, number, at) for number, at in places]):
        side, at = places[number]
        rows[number] = [*_plotted(run, views, side, at, reader)]
        if sides:
            rows[number] += _behind(sides[side], at, tuple(contexts), reader)
    return told_of(columns, rows, [float(run.location[side].numbers[at]) for side, at in places])


def _flagged(run: Course, side: int, at: int) -> bool:
    return any(at in panel[side].rules for panel in run.panels)


def _plotted(run: Course, views: Sequence[View], side: int, at: int, reader: Language) -> Iterator[str]:
    """Yield a point's place, its values, the limits of each, and its signals."""
    yield reader.number(float(run.location[side].numbers[at]), 0)
    for each in views:
        yield _number(float(each.stretches[side].values[at]), each, reader)
    for each in views:
        limits = each.stretches[side].limits
        ends = [float(limit[at]) for limit in (limits.lcl, limits.ucl) if np.isfinite(limit[at])]
        yield f"{' … '.join(reader.number(end, each.decimals) for end in ends)} {each.unit}".rstrip() if ends else ""
    rules = dict.fromkeys(rule for panel in run.panels for rule in panel[side].rules.get(at, ()))
    yield "; ".join(reader.say(rule.words) for rule in rules) or NONE


def _number(value: float, each: View, reader: Language) -> str:
    """Return a number as a panel writes it; whole numbers without a unit are counts."""
    if not np.isfinite(value):
        return ""
    decimals = 0 if not each.unit and value == round(value) else each.decimals
    return f"{reader.number(value, decimals)} {each.unit}".rstrip()


def _behind(side: Side, at: int, contexts: Sequence[Context], reader: Language) -> list[str]:
    """Return a point's readings, its units, what else is known of them, and their cells."""
    known = [context_of(side, at, context) for context in contexts]
    return [values_of(side, at, reader), units_of(side, at), *known, cells_of(side, at, reader)]
