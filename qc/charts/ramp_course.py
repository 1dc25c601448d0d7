"""What grows along the units made, against a line: evidence for a change, or nonconforming units so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.foot import broken, foot_items, foot_room
from qc.charts.frame import (
    CENTRED,
    LEVEL_AXIS_ROOM,
    TEXT,
    Frame,
    grid,
    left_margin,
    odds_ticks,
    upright_axis,
    value_ticks,
)
from qc.charts.ramp_axis import LEFT, RIGHT, unit_at, unit_axis, unit_scale, unseen_items
from qc.charts.scale import Scale, Ticks, span
from qc.charts.scene import Anchor, Label, Line, Scene, Style
from qc.charts.space import Box
from qc.charts.typeface import text_width
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Item
    from qc.words import Language, Message

_AIR, _TOP, _GAP = 0.08, 22.0, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One line of the chart.

    Attributes
    ----------
    units, values : tuple of float
        Its points: unit numbers from the pilot's first unit on, and values.
    style : Style
        Its role.
    name : Message or None
        Written at its end.
    """

    units: tuple[float, ...]
    values: tuple[float, ...]
    style: Style
    name: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePicture:
    """What is drawn.

    Attributes
    ----------
    title, axis : Message
        The chart's name, and what its upright axis shows.
    caption : Message or None
        How to read it; None where that stands elsewhere.
    courses : tuple of Course
        The first is drawn last.
    pilot, made, target : int
        Last unit of the pilot, units made, units asked for.
    odds : bool
        Whether values are powers of ten of odds.
    """

    title: Message
    axis: Message
    caption: Message | None
    courses: tuple[Course, ...]
    pilot: int
    made: int
    target: int
    odds: bool = False


def course_scene(picture: CoursePicture, reader: Language, *, width: float, height: float) -> Scene:
    """Return what grows along the units made.

    Parameters
    ----------
    picture : CoursePicture
        What is drawn.
    reader : Language
        Who reads it.
    width, height : float
        Points.

    Returns
    -------
    Scene
    """
    lines = () if picture.caption is None else broken(reader.say(picture.caption), width)
    frame = _frame(picture, Box(0, foot_room(lines, height), width, height), reader)
    return Scene(
        width=width,
        height=height,
        title=reader.say(picture.title),
        description=reader.say(picture.title),
        items=(
            *grid(frame),
            *unseen_items(picture.made, frame, reader),
            *(item for course in reversed(picture.courses) for item in _course(course, frame, reader)),
            *upright_axis(frame, [reader.say(picture.axis)], reader),
            *unit_axis(picture.target, frame, reader),
            *foot_items(lines, width, height),
        ),
    )


def _frame(picture: CoursePicture, room: Box, reader: Language) -> Frame:
    low, high = span(np.array([value for course in picture.courses for value in course.values]), least=1.0)
    air = _AIR * (high - low)
    bottom, top = room.bottom + LEVEL_AXIS_ROOM, room.top - _TOP
    ticks = (odds_ticks if picture.odds else value_ticks)(low - air, high + air, top - bottom)
    box = Box(room.left + max(LEFT, left_margin(ticks, reader)), bottom, room.right - RIGHT, top)
    return Frame(
        box=box,
        x=unit_scale(picture.pilot, max(picture.target, picture.made), box),
        y=Scale(low=low - air, high=high + air, start=bottom, end=top),
        x_ticks=Ticks(values=(), decimals=0, exponent=0),
        y_ticks=ticks,
    )


def _course(course: Course, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield a line, and its name beside its last point, or above it where there is no room."""
    points = [
        (unit_at(frame, unit), frame.y.at(value)) for unit, value in zip(course.units, course.values, strict=True)
    ]
    yield Line(points=tuple(points), style=course.style)
    if course.name is not None:
        x, y = points[-1]
        text = reader.say(course.name)
        beside = x + text_width(text, TEXT) + 2 * _GAP <= frame.box.right
        place, up, anchor = (x + _GAP, -CENTRED, Anchor.START) if beside else (x - _GAP, CENTRED, Anchor.END)
        yield Label(x=place, y=y + up, text=text, size=TEXT, anchor=anchor, style=course.style)
