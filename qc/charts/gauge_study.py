"""A gauge study as a scene: the readings by user and part, and where their spread comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.foot import broken, foot_items, foot_room
from qc.charts.frame import LEADING, LEVEL_AXIS_ROOM, TEXT, Frame, grid, left_margin, upright_axis, value_ticks
from qc.charts.gauge_bars import Bar, bar_items
from qc.charts.scale import Scale, Ticks, span
from qc.charts.scene import Anchor, Glyph, Label, Line, Mark, Scene, Style
from qc.charts.space import Box, check_size
from qc.charts.typeface import shorten, text_width
from qc.values import dataclass
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.charts.scene import Item
    from qc.words import Language, Message

_SHARE = 0.62
_BETWEEN = 18.0
_AIR = 0.05
_TOP = LEADING + 3.0
_NAME_AIR = 3.0
_MOST_DOT = 1.7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GaugePicture:
    """What is drawn of a gauge study.

    Attributes
    ----------
    name : str
        What was measured.
    unit : str
        Of the readings; may be empty.
    decimals : int
        Digits after the decimal mark that the readings have.
    parts, users : tuple of str
        Labels.
    readings : (parts, users, trials) float array
        Finite.
    bars : tuple of Bar
        Where the spread comes from.
    basis : Message
        What the bars are percentages of.
    """

    name: str
    unit: str
    decimals: int
    parts: tuple[str, ...]
    users: tuple[str, ...]
    readings: NDArray[np.float64]
    bars: tuple[Bar, ...]
    basis: Message


def gauge_scene(picture: GaugePicture, language: Language, *, width: float, height: float) -> Scene:
    """Return a gauge study as a picture.

    Parameters
    ----------
    picture : GaugePicture
        What is drawn.
    language : Language
        Who reads it.
    width, height : float
        Points, at least 320 by 180.

    Returns
    -------
    Scene
        Left the readings, a block for each user; right a bar for each source of spread.

    Raises
    ------
    ValueError
        If the size is too small to read.
    """
    check_size(width, height, narrowest=320.0)
    lines = broken(language.say(_CAPTION), width)
    room = Box(0, foot_room(lines, height), width, height)
    split = _SHARE * width
    frame = _frame(picture, Box(room.left, room.bottom, split, room.top), language)
    right = Box(split + _BETWEEN, frame.box.bottom, room.right, frame.box.top)
    title = message("{name}: readings by user and part", name=picture.name)
    return Scene(
        width=width,
        height=height,
        title=language.say(title),
        description=_description(picture, language),
        items=(
            *grid(frame),
            *_blocks(picture, frame, language),
            *_titled(frame, picture, language),
            *bar_items(picture.bars, picture.basis, right, language),
            *foot_items(lines, width, height),
        ),
    )


_CAPTION = message(
    "Left: every ring a reading, every line one user's means of the parts; blocks that look alike mean users that "
    "measure alike. Right: spreads add up as squares, so the percentages do not add up to 100."
)


def _frame(picture: GaugePicture, room: Box, reader: Language) -> Frame:
    """Return the plot area of the readings: a slot for each part of each user, and one between users."""
    low, high = span(picture.readings.ravel(), least=2 * 10.0**-picture.decimals)
    air = _AIR * (high - low)
    bottom, top = room.bottom + LEVEL_AXIS_ROOM, room.top - _TOP
    ticks = value_ticks(low - air, high + air, top - bottom)
    box = Box(room.left + left_margin(ticks, reader), bottom, room.right, top)
    slots = len(picture.users) * (len(picture.parts) + 1)
    return Frame(
        box=box,
        x=Scale(low=-0.5, high=slots - 0.5, start=box.left, end=box.right),
        y=Scale(low=low - air, high=high + air, start=bottom, end=top),
        x_ticks=Ticks(values=(), decimals=0, exponent=0),
        y_ticks=ticks,
    )


def _blocks(picture: GaugePicture, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield a block for each user: its name, the means, the readings, and the parts' names below."""
    block = len(picture.parts) + 1
    slot = frame.x.at(1.0) - frame.x.at(0.0)
    for user, name in enumerate(picture.users):
        start = user * block
        places = [frame.x.at(start + 0.5 + part) for part in range(len(picture.parts))]
        left, right = frame.x.at(start - 0.5), frame.x.at(start + block - 0.5)
        if user:
            yield Line(points=((left, frame.box.bottom), (left, frame.box.top)), style=Style.EVENT)
        text = shorten(name, right - left - 2 * _NAME_AIR, TEXT)
        yield Label(
            x=(left + right) / 2, y=frame.box.top + _NAME_AIR, text=text, size=TEXT, anchor=Anchor.MIDDLE, bold=True
        )
        yield from _of_user(picture, user, places, frame, reader)
        yield from _part_names(picture, places, slot, frame)


def _of_user(picture: GaugePicture, user: int, places: list[float], frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield one user's mean of all parts, means of the parts, and readings."""
    readings = picture.readings[:, user, :]
    overall = frame.y.at(float(readings.mean()))
    yield Line(points=((places[0], overall), (places[-1], overall)), style=Style.CENTER)
    means = frame.y.places(readings.mean(axis=1)).tolist()
    yield Line(points=tuple(zip(places, means, strict=True)), style=Style.DATA)
    size = min(_MOST_DOT, 0.35 * (places[1] - places[0]))
    for part, x in enumerate(places):
        for value in readings[part].tolist():
            said = message(
                "{user}, {part}: {value} {unit}",
                user=picture.users[user],
                part=picture.parts[part],
                value=Number(value, picture.decimals),
                unit=picture.unit,
            )
            title = reader.say(said).rstrip()
            yield Mark(x=x, y=frame.y.at(value), glyph=Glyph.RING, style=Style.DATA, size=size, title=title)


def _part_names(picture: GaugePicture, places: list[float], slot: float, frame: Frame) -> Iterator[Item]:
    """Yield the parts' names below a block where they fit, else their numbers, as many as fit."""
    names = list(picture.parts)
    if max(text_width(name, TEXT) for name in names) + _NAME_AIR > slot:
        names = [str(number) for number in range(1, len(names) + 1)]
    widest = max(text_width(name, TEXT) for name in names) + _NAME_AIR
    every = max(1, int(np.ceil(widest / slot)))
    y = frame.box.bottom - TEXT - 2
    last = places[-1] + slot
    for name, x in list(zip(names, places, strict=True))[::every]:
        # A number that would reach into the next user's block goes without.
        if x + text_width(name, TEXT) / 2 <= last:
            yield Label(x=x, y=y, text=name, size=TEXT, anchor=Anchor.MIDDLE)


def _titled(frame: Frame, picture: GaugePicture, reader: Language) -> Iterator[Item]:
    """Yield both axes' lines and titles."""
    box = frame.box
    titles = (f"{picture.name} ({picture.unit})", picture.unit) if picture.unit else (picture.name,)
    yield from upright_axis(frame, titles, reader)
    yield Line(points=((box.left, box.bottom), (box.right, box.bottom)), style=Style.AXIS)
    text = shorten(reader.say(message("part")), box.right - box.left, TEXT)
    middle = (box.left + box.right) / 2
    yield Label(x=middle, y=box.bottom - TEXT - 2 - LEADING, text=text, size=TEXT, anchor=Anchor.MIDDLE)


def _description(picture: GaugePicture, reader: Language) -> str:
    """Return in words what the picture shows, for those who cannot see it."""
    said = [
        message(
            "{users} users measured {parts} parts {trials} times each.",
            users=len(picture.users),
            parts=len(picture.parts),
            trials=int(picture.readings.shape[2]),
        ),
        *(message("{name}: {percent} %.", name=bar.name, percent=Number(bar.percent, 1)) for bar in picture.bars),
    ]
    return " ".join(reader.say(sentence) for sentence in said)
