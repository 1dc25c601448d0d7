"""A pair of control charts as a scene: location above, dispersion below, the pilot left of the batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.course import course
from qc.charts.edge import OVERHANG, edge_room, fits
from qc.charts.foot import KEY, foot_items, foot_lines, foot_room, signal_key
from qc.charts.frame import (
    LEADING,
    LEVEL_AXIS_ROOM,
    Frame,
    left_margin,
    number_ticks,
    value_ticks,
)
from qc.charts.panel import Manner, panel_items
from qc.charts.phases import phase_items
from qc.charts.scale import Scale
from qc.charts.scene import Scene
from qc.charts.signals import listed
from qc.charts.space import Box
from qc.charts.strokes import halfway
from qc.charts.tags import TAG_ROOM
from qc.charts.thin import too_many
from qc.charts.view import view
from qc.terms import ChartKind, PlottedStatistic
from qc.words import message

if TYPE_CHECKING:
    from qc.charts.course import Course
    from qc.charts.view import View
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

    Views = tuple[View, View]
    Frames = tuple[Frame, Frame]

_PLOTTED = {
    ChartKind.XBAR_R: (PlottedStatistic.MEAN, PlottedStatistic.RANGE),
    ChartKind.XBAR_S: (PlottedStatistic.MEAN, PlottedStatistic.SD),
    ChartKind.I_MR: (PlottedStatistic.INDIVIDUAL, PlottedStatistic.MOVING_RANGE),
    ChartKind.MEDIAN_R: (PlottedStatistic.MEDIAN, PlottedStatistic.RANGE),
}
_NARROWEST, _LOWEST = 200.0, 180.0
_UPPER_SHARE = 0.57
_BETWEEN = 2 * OVERHANG + 3.0
_TOP = LEADING + OVERHANG
# Labels wider than this share of a chart take two lines instead.
_EDGE_SHARE = 0.2
# What the plot is of a chart's width, before its margins are known.
_PLOT_SHARE = 0.78


def control_chart(facts: CharacteristicFacts, language: Language, *, width: float, height: float) -> Scene:
    """Return the pair of control charts of one characteristic.

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
    if not (width >= _NARROWEST and height >= _LOWEST):
        raise ValueError(
            f"`width` and `height` must be at least {_NARROWEST:g} and {_LOWEST:g}, got {width!r} and {height!r}"
        )
    run = course(facts)
    upper, lower = _PLOTTED[run.kind]
    views = view(facts, run.location, upper, language), view(facts, run.dispersion, lower, language)
    dense = too_many(sum(stretch.values.size for stretch in run.location), _PLOT_SHARE * width)
    lines = foot_lines(facts, run, views, language, width=width, dense=dense)
    bottom = foot_room(lines, height)
    stacked = _stacked(views, width, height - bottom)
    frames = _frames(views, run, Box(0, bottom, width, height), language, stacked=stacked)
    manner = Manner(
        reader=language,
        counted=language.say(run.counted),
        unit=facts.characteristic.unit,
        spacing=_spacing(run, frames[0]),
        dense=dense,
        stacked=stacked,
    )
    signals = any(stretch.rules for stretch in (*run.location, *run.dispersion))
    return Scene(
        width=width,
        height=height,
        title=f"{facts.characteristic.names.say(language.code)}: {language.say(run.kind)}",
        description=_description(facts, run, language),
        items=(
            *phase_items(run, frames, width, language, pilot_only=facts.chart is None),
            *panel_items(views[0], frames[0], manner, numbered=False),
            *panel_items(views[1], frames[1], manner, numbered=True),
            *foot_items(lines, width, height, indent=KEY if signals else 0.0),
            *([signal_key(lines, height)] if signals else ()),
        ),
    )


def _heights(room: float) -> tuple[float, float]:
    """Share the height between the panels."""
    both = room - _TOP - _BETWEEN - LEVEL_AXIS_ROOM
    return _UPPER_SHARE * both, (1 - _UPPER_SHARE) * both


def _stacked(views: Views, width: float, room: float) -> bool:
    """Return whether the limits' labels take two lines: in a narrow chart that is high enough."""
    wide = max(edge_room(each.labels, stacked=False) for each in views)
    tall = all(fits(each.labels, height, stacked=True) for each, height in zip(views, _heights(room), strict=True))
    return wide > _EDGE_SHARE * width and tall


def _frames(views: Views, run: Course, room: Box, reader: Language, *, stacked: bool) -> Frames:
    """Return the places of both panels: one below the other, with one level axis."""
    heights = _heights(room.top - room.bottom)
    ticks = [value_ticks(each.low, each.high, height) for each, height in zip(views, heights, strict=True)]
    left = max(left_margin(each, reader) for each in ticks)
    right = room.right - max(edge_room(each.labels, stacked=stacked) for each in views)
    first, last = run.location[0], run.location[-1]
    low, high = float(halfway(first.numbers)[0]), float(halfway(last.numbers)[-1])
    x = Scale(low=low, high=high, start=left, end=right)
    x_ticks = number_ticks(low, high, right - left, reader)
    bottom = room.bottom + LEVEL_AXIS_ROOM
    boxes = (
        Box(left, room.top - _TOP - heights[0], right, room.top - _TOP),
        Box(left, bottom, right, bottom + heights[1]),
    )
    upper, lower = (
        Frame(
            box=box,
            x=x,
            y=_upright(each, box),
            x_ticks=x_ticks,
            y_ticks=y_ticks,
        )
        for box, each, y_ticks in zip(boxes, views, ticks, strict=True)
    )
    return upper, lower


def _upright(each: View, box: Box) -> Scale:
    """Return a panel's upright scale: tags of signals need room above and below the points."""
    room = TAG_ROOM if any(stretch.rules for stretch in each.stretches) else 0.0
    return Scale(low=each.low, high=each.high, start=box.bottom + room * (each.low != 0), end=box.top - room)


def _spacing(run: Course, frame: Frame) -> float:
    """Return the points of paper from one plotted point to the next, on average."""
    return (frame.box.right - frame.box.left) / sum(stretch.values.size for stretch in run.location)


def _description(facts: CharacteristicFacts, run: Course, reader: Language) -> str:
    """Return in words what the chart shows, for those who cannot see it."""
    pilot = 0 if facts.pilot_chart is None else facts.pilot_chart.location.values.size
    batch = 0 if facts.chart is None else facts.chart.location.values.size
    said = [message("{pilot} points of the pilot, {batch} points of the batch.", pilot=pilot, batch=batch)]
    for statistic, stretches in zip(_PLOTTED[run.kind], (run.location, run.dispersion), strict=True):
        flagged = listed(stretches, reader) or message("none")
        said.append(message("Signals of the {statistic}: {flagged}.", statistic=statistic, flagged=flagged))
    return " ".join(reader.say(sentence) for sentence in said)
