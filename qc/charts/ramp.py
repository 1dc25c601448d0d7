"""Batches along the units made, from 100 to 12,500: where each lay, how widely it spread, and what nobody has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.foot import broken, foot_items, foot_room
from qc.charts.frame import LEVEL_AXIS_ROOM, TEXT, Frame, grid, left_margin, upright_axis, value_ticks
from qc.charts.ramp_axis import LEFT, RIGHT, area, unit_at, unit_axis, unit_scale, unseen_items
from qc.charts.scale import Scale, Ticks, span
from qc.charts.scene import Anchor, Glyph, Label, Line, Mark, Scene, Style
from qc.charts.space import Box
from qc.charts.typeface import shorten, text_width
from qc.values import dataclass
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Item
    from qc.words import Language

_AIR, _TOP = 0.06, 22.0
_LEAST_WIDTH = 3.0
_DOT = 2.2
CAPTION = message(
    "Each block is the pilot or a batch: its line is the mean, the dark band where the true mean lies (95 %), the "
    "light band the mean with two standard deviations on either side. Heavy lines: the buyer's limits; dashed: "
    "the pilot's mean. Units lie closer to the right: the same distance always multiplies their number by the same."
)
"""How to read the chart of a characteristic that is measured."""


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
    caption : Message or None
        How to read it; None where that stands elsewhere.
    """

    name: str
    unit: str
    batches: tuple[RampBatch, ...]
    limits: tuple[float, ...]
    target: int
    step: float
    caption: Message | None


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
    lines = () if picture.caption is None else broken(reader.say(picture.caption), width)
    frame = _frame(picture, Box(0, foot_room(lines, height), width, height), reader)
    title = message("{name}: batches as volume rises", name=picture.name)
    described = plural(
        "{name}: mean and spread of {count} batch over {made} units; {target} are asked for",
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
            *grid(frame),
            *unseen_items(picture.batches[-1].last, frame, reader),
            *_blocks(picture, frame, reader),
            *_lines(picture, frame),
            *upright_axis(frame, [f"{picture.name} ({picture.unit})" if picture.unit else picture.name], reader),
            *unit_axis(picture.target, frame, reader),
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
    box = Box(room.left + max(LEFT, left_margin(ticks, reader)), bottom, room.right - RIGHT, top)
    last = max(picture.target, picture.batches[-1].last)
    return Frame(
        box=box,
        x=unit_scale(picture.batches[0].last, last, box),
        y=Scale(low=low - air, high=high + air, start=bottom, end=top),
        x_ticks=Ticks(values=(), decimals=0, exponent=0),
        y_ticks=ticks,
    )


def _blocks(picture: RampPicture, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield each batch: its spread, the interval of its mean, its mean, its name above."""
    taken = frame.box.left
    for batch in picture.batches:
        left, right = unit_at(frame, batch.first), unit_at(frame, batch.last)
        right = max(right - 1.0, left + _LEAST_WIDTH)
        name, y = reader.say(batch.name), frame.y.at
        spread = 2 * batch.spread
        yield from area(left, right, y(batch.level - spread), y(batch.level + spread), Style.BAND_OUTER, name)
        yield from area(left, right, y(batch.low), y(batch.high), Style.BAND_INNER, name)
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
