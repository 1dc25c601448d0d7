"""Panels of a chart one below the other on one level axis, with the words above and below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.edge import EDGE_SHARE, OVERHANG, edge_room, fits
from qc.charts.foot import KEY, foot_items, foot_room, signal_key
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
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.course import Course
    from qc.charts.view import View
    from qc.words import Language

    Views = tuple[View, ...]
    Frames = tuple[Frame, ...]

# What each panel takes of the height, by how many there are: the upper one is looked at first.
_SHARES = {1: (1.0,), 2: (0.57, 0.43), 3: (0.4, 0.3, 0.3)}
_BETWEEN = 2 * OVERHANG + 3.0
_TOP = LEADING + OVERHANG
# What the plot is of a chart's width, before its margins are known.
_PLOT_SHARE = 0.78


def is_dense(run: Course, width: float) -> bool:
    """Return whether a chart of a width has more points than can be drawn one by one."""
    return too_many(sum(stretch.values.size for stretch in run.location), _PLOT_SHARE * width)


def stack(
    run: Course, views: Views, lines: Sequence[str], reader: Language, *, title: str, width: float, height: float
) -> Scene:
    """Return a chart of one to three panels.

    Parameters
    ----------
    run : Course
        What is plotted.
    views : tuple of View
        Its panels, the upper first.
    lines : sequence of str
        What stands below them.
    reader : Language
        Who reads it.
    title : str
        What the chart is, for those who cannot see it.
    width, height : float
        In points.

    Returns
    -------
    Scene
        Every signal is a ``Mark`` of its own.
    """
    dense = is_dense(run, width)
    bottom = foot_room(lines, height)
    stacked = _stacked(views, width, height - bottom)
    frames = _frames(views, run, Box(0, bottom, width, height), reader, stacked=stacked)
    manner = Manner(
        reader=reader,
        counted=reader.say(run.counted),
        spacing=_spacing(run, frames[0]),
        dense=dense,
        stacked=stacked,
    )
    signals = any(stretch.rules for stretches in run.panels for stretch in stretches)
    return Scene(
        width=width,
        height=height,
        title=title,
        description=_description(run, reader),
        level=frames[0].x.ends,
        items=(
            *phase_items(run, frames, width, reader, pilot_only=run.pilot_only),
            *(
                item
                for each, frame in zip(views, frames, strict=True)
                for item in panel_items(each, frame, manner, numbered=frame is frames[-1])
            ),
            *foot_items(lines, width, height, indent=KEY if signals else 0.0),
            *([signal_key(lines, height)] if signals else ()),
        ),
    )


def _heights(room: float, panels: int) -> tuple[float, ...]:
    """Share the height between the panels."""
    all_of_them = room - _TOP - (panels - 1) * _BETWEEN - LEVEL_AXIS_ROOM
    return tuple(share * all_of_them for share in _SHARES[panels])


def _stacked(views: Views, width: float, room: float) -> bool:
    """Return whether the limits' labels take two lines: in a narrow chart that is high enough."""
    wide = max(edge_room(each.labels, stacked=False) for each in views)
    tall = all(
        fits(each.labels, height, stacked=True) for each, height in zip(views, _heights(room, len(views)), strict=True)
    )
    return wide > EDGE_SHARE * width and tall


def _frames(views: Views, run: Course, room: Box, reader: Language, *, stacked: bool) -> Frames:
    """Return the places of the panels: one below the other, with one level axis."""
    heights = _heights(room.top - room.bottom, len(views))
    ticks = [value_ticks(each.low, each.high, height) for each, height in zip(views, heights, strict=True)]
    left = max(left_margin(each, reader) for each in ticks)
    right = room.right - max(edge_room(each.labels, stacked=stacked) for each in views)
    first, last = run.location[0], run.location[-1]
    low, high = float(halfway(first.numbers)[0]), float(halfway(last.numbers)[-1])
    x = Scale(low=low, high=high, start=left, end=right)
    x_ticks = number_ticks(low, high, right - left, reader)
    tops = [room.top - _TOP - sum(heights[:number]) - number * _BETWEEN for number in range(len(views))]
    boxes = [Box(left, top - height, right, top) for top, height in zip(tops, heights, strict=True)]
    return tuple(
        Frame(box=box, x=x, y=_upright(each, box), x_ticks=x_ticks, y_ticks=y_ticks)
        for box, each, y_ticks in zip(boxes, views, ticks, strict=True)
    )


def _upright(each: View, box: Box) -> Scale:
    """Return a panel's upright scale: tags of signals need room above and below the points."""
    room = TAG_ROOM if any(stretch.rules for stretch in each.stretches) else 0.0
    return Scale(low=each.low, high=each.high, start=box.bottom + room * (each.low != 0), end=box.top - room)


def _spacing(run: Course, frame: Frame) -> float:
    """Return the points of paper from one plotted point to the next, on average."""
    return (frame.box.right - frame.box.left) / sum(stretch.values.size for stretch in run.location)


def _description(run: Course, reader: Language) -> str:
    """Return in words what the chart shows, for those who cannot see it."""
    pilot, batch = run.points
    said = [message("{pilot} points of the pilot, {batch} points of the batch.", pilot=pilot, batch=batch)]
    for statistic, stretches in zip(run.statistics, run.panels, strict=True):
        flagged = listed(stretches, reader) or message("none")
        said.append(message("Signals of the {statistic}: {flagged}.", statistic=statistic, flagged=flagged))
    return " ".join(reader.say(sentence) for sentence in said)
