"""One characteristic over all batches, as a picture: a column for each batch."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.charts.foot import broken, foot_items, foot_room
from qc.charts.frame import LEVEL_AXIS_ROOM, TEXT, Frame, grid, left_margin, upright_axis, value_ticks
from qc.charts.ramp_axis import LEFT, RIGHT, area
from qc.charts.scale import Scale, Ticks, span
from qc.charts.scene import Anchor, Glyph, Label, Line, Mark, Scene, Style
from qc.charts.space import Box
from qc.charts.typeface import shorten
from qc.values import dataclass
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Item
    from qc.report.history.facts import Course, Found
    from qc.words import Language

WIDTH, HEIGHT = 511.0, 190.0
_TAIL, _AIR, _TOP, _DOT, _NAME = 0.975, 0.06, 10.0, 2.2, 10.0
_SHARE = 0.7
_CAPTION = message(
    "A column for each batch, in the order in which they were recorded: the dot is the mean, the dark band where the "
    "true mean lies (95 %), the light band the mean with two standard deviations on either side. Heavy lines: the "
    "buyer's limits."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A batch as it is drawn: its place, its mean with the interval that holds the true one, its spread."""

    index: int
    name: str
    mean: float
    half: float
    spread: float


def history_scene(course: Course, reader: Language) -> Scene | None:
    """Return a characteristic's batches side by side; None where nothing was measured.

    Parameters
    ----------
    course : Course
        One characteristic over all batches.
    reader : Language
        The reader's language.
    """
    blocks = [_block(index, one) for index, one in enumerate(course.found) if one.mean is not None]
    if not blocks:
        return None
    lines = broken(reader.say(_CAPTION), WIDTH)
    frame = _frame(course, blocks, foot_room(lines, HEIGHT), reader)
    name = f"{reader.say(course.names)} ({course.unit})" if course.unit else reader.say(course.names)
    described = plural(
        "{name}: mean and spread of {count} batch",
        "{name}: mean and spread of {count} batches",
        name=course.names,
        count=len(blocks),
    )
    return Scene(
        width=WIDTH,
        height=HEIGHT,
        title=reader.say(message("{name}: batch after batch", name=course.names)),
        description=reader.say(described),
        items=(
            *grid(frame),
            *(item for block in blocks for item in _column(block, len(course.found), frame)),
            Line(points=tuple((_middle(frame, one.index), frame.y.at(one.mean)) for one in blocks), style=Style.CURVE),
            *_limits(course, frame),
            *upright_axis(frame, [name], reader),
            *foot_items(lines, WIDTH, HEIGHT),
        ),
    )


def _block(index: int, one: Found) -> Block:
    assert one.mean is not None
    sd = one.sd or 0.0
    half = stats.student_t_quantile(_TAIL, one.n - 1) * sd / math.sqrt(one.n) if one.n > 1 else 0.0
    return Block(index=index, name=one.lot.called, mean=one.mean, half=half, spread=2 * sd)


def _frame(course: Course, blocks: list[Block], foot: float, reader: Language) -> Frame:
    """Return the plot area, a step of 1 from batch to batch."""
    limits = [limit for limit in (course.lsl, course.usl) if limit is not None]
    reach = [end for one in blocks for side in (one.half, one.spread) for end in (one.mean - side, one.mean + side)]
    low, high = span(np.array([*reach, *limits]), least=2 * (course.resolution or 0.0))
    air = _AIR * (high - low)
    bottom, top = foot + LEVEL_AXIS_ROOM, HEIGHT - _TOP
    ticks = value_ticks(low - air, high + air, top - bottom)
    box = Box(max(LEFT, left_margin(ticks, reader)), bottom, WIDTH - RIGHT, top)
    return Frame(
        box=box,
        x=Scale(low=-0.5, high=len(course.found) - 0.5, start=box.left, end=box.right),
        y=Scale(low=low - air, high=high + air, start=bottom, end=top),
        x_ticks=Ticks(values=(), decimals=0, exponent=0),
        y_ticks=ticks,
    )


def _middle(frame: Frame, index: int) -> float:
    return frame.x.at(float(index))


def _column(block: Block, count: int, frame: Frame) -> Iterator[Item]:
    """Yield a batch: spread, interval, mean, and its name below."""
    x, y, room = _middle(frame, block.index), frame.y.at, (frame.box.right - frame.box.left) / count
    left, right = x - _SHARE * room / 2, x + _SHARE * room / 2
    yield from area(
        left, right, y(block.mean - block.spread), y(block.mean + block.spread), Style.BAND_OUTER, block.name
    )
    yield from area(left, right, y(block.mean - block.half), y(block.mean + block.half), Style.BAND_INNER, block.name)
    yield Mark(x=x, y=y(block.mean), glyph=Glyph.DOT, style=Style.DATA, size=_DOT, title=block.name)
    text = shorten(block.name, room, TEXT)
    yield Label(x=x, y=frame.box.bottom - _NAME, text=text, size=TEXT, anchor=Anchor.MIDDLE)


def _limits(course: Course, frame: Frame) -> Iterator[Item]:
    for limit in (course.lsl, course.usl):
        if limit is not None:
            height = frame.y.at(limit)
            yield Line(points=((frame.box.left, height), (frame.box.right, height)), style=Style.SPEC)
