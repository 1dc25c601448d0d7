"""A study of a gauge's bias, its course over time, or of judgements as a scene: points, what they are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.foot import broken, foot_items, foot_room
from qc.charts.frame import (
    LEADING,
    LEVEL_AXIS_ROOM,
    RIGHT_MARGIN,
    TEXT,
    Frame,
    grid,
    left_margin,
    level_axis,
    level_ticks,
    upright_axis,
    value_ticks,
)
from qc.charts.scale import Scale, Ticks
from qc.charts.scene import Anchor, Glyph, Label, Line, Mark, Scene, Style
from qc.charts.space import Box
from qc.charts.typeface import shorten
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Item
    from qc.words import Language

_AIR = 0.06
_NO_TICKS = Ticks(values=(), decimals=0, exponent=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPicture:
    """What is drawn.

    Attributes
    ----------
    title, caption, x_title, y_title : str
        In the reader's language.
    points : tuple of (float, float)
        What was found.
    signals : frozenset of int
        Which of them stand out.
    lines : tuple of (tuple of (float, float), Style)
        What they are held against.
    names : tuple of str
        Below x = 0, 1, 2, …; empty where x is a number.
    """

    title: str
    caption: str
    x_title: str
    y_title: str
    points: tuple[tuple[float, float], ...]
    lines: tuple[tuple[tuple[tuple[float, float], ...], Style], ...]
    signals: frozenset[int] = frozenset()
    names: tuple[str, ...] = ()


def check_scene(picture: CheckPicture, language: Language, *, width: float, height: float) -> Scene:
    """Return a picture of points and lines.

    Parameters
    ----------
    picture : CheckPicture
        What is drawn.
    language : Language
        Who reads it.
    width, height : float
        Points.

    Returns
    -------
    Scene
    """
    lines = broken(picture.caption, width)
    frame = _frame(picture, Box(0, foot_room(lines, height), width, height), language)
    return Scene(
        width=width,
        height=height,
        title=picture.title,
        description=picture.caption,
        items=(
            *grid(frame),
            *upright_axis(frame, (picture.y_title,), language),
            *level_axis(frame, picture.x_title, language),
            *_names(picture, frame),
            *(
                Line(points=tuple((frame.x.at(x), frame.y.at(y)) for x, y in points), style=style)
                for points, style in picture.lines
            ),
            *_marks(picture, frame),
            *foot_items(lines, width, height),
        ),
    )


def _frame(picture: CheckPicture, room: Box, reader: Language) -> Frame:
    places = [*picture.points, *(point for points, _ in picture.lines for point in points)]
    (left, right), (low, high) = (_span([place[axis] for place in places]) for axis in (0, 1))
    bottom, top = room.bottom + LEVEL_AXIS_ROOM, room.top - LEADING
    ticks = value_ticks(low, high, top - bottom)
    box = Box(room.left + left_margin(ticks, reader), bottom, room.right - RIGHT_MARGIN, top)
    if picture.names:
        left, right = -0.5, len(picture.names) - 0.5
    return Frame(
        box=box,
        x=Scale(low=left, high=right, start=box.left, end=box.right),
        y=Scale(low=low, high=high, start=bottom, end=top),
        x_ticks=_NO_TICKS if picture.names else level_ticks(left, right, box.right - box.left, reader),
        y_ticks=ticks,
    )


def _span(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    air = _AIR * (high - low) or 1.0
    return low - air, high + air


def _names(picture: CheckPicture, frame: Frame) -> Iterator[Item]:
    room = frame.x.at(1.0) - frame.x.at(0.0)
    for place, name in enumerate(picture.names):
        text = shorten(name, room, TEXT)
        yield Label(x=frame.x.at(place), y=frame.box.bottom - TEXT - 3, text=text, size=TEXT, anchor=Anchor.MIDDLE)


def _marks(picture: CheckPicture, frame: Frame) -> Iterator[Item]:
    for place, (x, y) in enumerate(picture.points):
        beyond = place in picture.signals
        yield Mark(
            x=frame.x.at(x),
            y=frame.y.at(y),
            glyph=Glyph.TRIANGLE if beyond else Glyph.RING,
            style=Style.SIGNAL if beyond else Style.DATA,
            size=2.4 if beyond else 1.8,
        )
