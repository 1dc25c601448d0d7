"""Batches along the units made, from 100 to 12,500: where each lay, how widely it spread, and what nobody has seen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qc.charts.foot import broken, foot_items, foot_room
from qc.charts.frame import LEADING, LEVEL_AXIS_ROOM, TEXT, Frame, grid, left_margin, upright_axis, value_ticks
from qc.charts.scale import Scale, Ticks, span
from qc.charts.scene import Anchor, Band, Glyph, Label, Line, Mark, Scene, Style
from qc.charts.space import Box
from qc.charts.typeface import shorten, text_width
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Item
    from qc.words import Language

_MARKS = (1, 10, 100, 1000, 12_500, 100_000, 1_000_000)
_BEYOND = 1.25
_AIR, _TOP, _RIGHT = 0.06, 22.0, 10.0
_LEAST_WIDTH = 3.0
_DOT = 2.2
_CAPTION = message(
    "Each block is the pilot or a batch: its line is the mean, the dark band where the true mean lies (95 %), the "
    "light band the mean with two standard deviations on either side. Heavy lines: the buyer's limits; dashed: "
    "the pilot's mean. The axis grows tenfold from mark to mark."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RampBatch:
    """One block of the chart.

    Attributes
    ----------
    name : Message
        What it is called.
    first, last : int
        Its units, counted from 1 through pilot and batches.
    level, low, high : float
        Its mean or share, and the interval that holds the true one.
    spread : float
        Standard deviation; 0 where there is none to draw.
    """

    name: Message
    first: int
    last: int
    level: float
    low: float
    high: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RampPicture:
    """What is drawn.

    Attributes
    ----------
    name, unit : str
        Of the characteristic.
    batches : tuple of RampBatch
        In order of production; at least one.
    limits : tuple of float
        The buyer's.
    target : int
        The volume that is asked for.
    step : float
        The gauge's step, or another smallest difference worth drawing; 0 where nothing is known.
    caption : Message
        What the chart shows.
    """

    name: str
    unit: str
    batches: tuple[RampBatch, ...]
    limits: tuple[float, ...]
    target: int
    step: float
    caption: Message = _CAPTION


def ramp_scene(picture: RampPicture, reader: Language, *, width: float, height: float) -> Scene:
    """Return the batches along the units made.

    Parameters
    ----------
    picture : RampPicture
        What is drawn.
    reader : Language
        Who reads it.
    width, height : float
        Points.

    Returns
    -------
    Scene
    """
    lines = broken(reader.say(picture.caption), width)
    frame = _frame(picture, Box(0, foot_room(lines, height), width, height), reader)
    title = message("{name}: batches as volume rises", name=picture.name)
    described = message(
        "{name}: mean and spread of {count} batches over {made} units; {target} are asked for",
        name=picture.name,
        count=len(picture.batches),
        made=picture.batches[-1].last,
        target=picture.target,
    )
    return Scene(
        width=width,
        height=height,
        title=reader.say(title),
        description=reader.say(described),
        items=(
            *_unseen(picture, frame, reader),
            *grid(frame),
            *_blocks(picture, frame, reader),
            *_lines(picture, frame),
            *upright_axis(frame, [f"{picture.name} ({picture.unit})" if picture.unit else picture.name], reader),
            *_axis(picture, frame, reader),
            *foot_items(lines, width, height),
        ),
    )


def _frame(picture: RampPicture, room: Box, reader: Language) -> Frame:
    """Return the plot area; its level scale is that of the logarithm of the unit number."""
    reach = [end for b in picture.batches for end in (b.low, b.high, b.level - 2 * b.spread, b.level + 2 * b.spread)]
    low, high = span(np.array([*reach, *picture.limits]), least=2 * picture.step)
    air = _AIR * (high - low)
    bottom, top = room.bottom + LEVEL_AXIS_ROOM, room.top - _TOP
    ticks = value_ticks(low - air, high + air, top - bottom)
    box = Box(room.left + left_margin(ticks, reader), bottom, room.right - _RIGHT, top)
    first = 1 if picture.batches[0].last <= 10 else 10
    last = _BEYOND * max(picture.target, picture.batches[-1].last)
    return Frame(
        box=box,
        x=Scale(low=math.log10(first), high=math.log10(last), start=box.left, end=box.right),
        y=Scale(low=low - air, high=high + air, start=bottom, end=top),
        x_ticks=Ticks(values=(), decimals=0, exponent=0),
        y_ticks=ticks,
    )


def _at(frame: Frame, unit: float) -> float:
    """Return the place of a unit number."""
    return max(frame.x.at(math.log10(max(unit, 1.0))), frame.box.left)


def _unseen(picture: RampPicture, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield the part of the volume that nobody has seen yet."""
    box, left = frame.box, _at(frame, picture.batches[-1].last)
    yield from _band(left, box.right, box.bottom, box.top, Style.PILOT)
    text = reader.say(message("not yet seen"))
    if text_width(text, TEXT) < box.right - left:
        middle = (left + box.right) / 2
        yield Label(x=middle, y=box.top - LEADING, text=text, size=TEXT, anchor=Anchor.MIDDLE, style=Style.PILOT)


def _band(left: float, right: float, bottom: float, top: float, style: Style, title: str = "") -> Iterator[Band]:
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    if right > left:
        yield Band(points=corners, style=style, title=title)


def _blocks(picture: RampPicture, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield each batch: its spread, the interval of its mean, its mean, its name above."""
    taken = frame.box.left
    for batch in picture.batches:
        left, right = _at(frame, batch.first), _at(frame, batch.last)
        right = max(right - 1.0, left + _LEAST_WIDTH)
        name, y = reader.say(batch.name), frame.y.at
        spread = 2 * batch.spread
        yield from _band(left, right, y(batch.level - spread), y(batch.level + spread), Style.BAND_OUTER, name)
        yield from _band(left, right, y(batch.low), y(batch.high), Style.BAND_INNER, name)
        middle = (left + right) / 2
        yield Line(points=((left, y(batch.level)), (right, y(batch.level))), style=Style.CURVE)
        yield Mark(x=middle, y=y(batch.level), glyph=Glyph.DOT, style=Style.DATA, size=_DOT, title=name)
        if middle - text_width(name, TEXT) / 2 >= taken:
            shown = shorten(name, frame.box.right - taken, TEXT)
            yield Label(x=middle, y=frame.box.top + 4, text=shown, size=TEXT, anchor=Anchor.MIDDLE)
            taken = middle + text_width(shown, TEXT) / 2 + 4


def _lines(picture: RampPicture, frame: Frame) -> Iterator[Item]:
    """Yield the pilot's mean, and the buyer's limits over all."""
    box = frame.box
    first = frame.y.at(picture.batches[0].level)
    yield Line(points=((box.left, first), (box.right, first)), style=Style.CONTROL)
    for limit in picture.limits:
        y = frame.y.at(limit)
        yield Line(points=((box.left, y), (box.right, y)), style=Style.SPEC)


def _axis(picture: RampPicture, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield the axis of unit numbers, with the target marked."""
    box = frame.box
    yield Line(points=((box.left, box.bottom), (box.right, box.bottom)), style=Style.AXIS)
    yield from _target(picture, frame, reader)
    last = 10.0**frame.x.high
    for unit in _MARKS:
        if 10.0**frame.x.low <= unit <= last:
            yield from _numbered(unit, frame, reader)
    title = reader.say(message("units made, pilot included"))
    middle, y = (box.left + box.right) / 2, box.bottom - 2.5 - TEXT - LEADING
    yield Label(x=middle, y=y, text=title, size=TEXT, anchor=Anchor.MIDDLE)


def _numbered(unit: int, frame: Frame, reader: Language) -> Iterator[Item]:
    x, bottom = _at(frame, unit), frame.box.bottom
    yield Line(points=((x, bottom), (x, bottom - 2.5)), style=Style.AXIS)
    yield Label(x=x, y=bottom - 2.5 - TEXT, text=reader.number(unit, 0), size=TEXT, anchor=Anchor.MIDDLE)


def _target(picture: RampPicture, frame: Frame, reader: Language) -> Iterator[Item]:
    box, x = frame.box, _at(frame, picture.target)
    yield Line(points=((x, box.bottom), (x, box.top)), style=Style.EVENT)
    text = reader.say(message("target {units}", units=picture.target))
    anchor = Anchor.END if x + text_width(text, TEXT) > box.right + _RIGHT else Anchor.START
    yield Label(x=x, y=box.top + LEADING + 4, text=text, size=TEXT, anchor=anchor, style=Style.EVENT)
