"""The plot area of one panel: where numbers stand on the paper, with its axes."""

from __future__ import annotations

import math
from itertools import count
from typing import TYPE_CHECKING

from qc.charts.scale import Scale, Ticks, nice_ticks
from qc.charts.scene import Anchor, Label, Line, Style
from qc.charts.typeface import shorten, text_width
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.scene import Item
    from qc.charts.space import Box
    from qc.words import Language

TEXT = 7.0
"""Size of a chart's text in points."""

LEADING = 9.0
"""Distance between its lines."""

RIGHT_MARGIN = 6.0
"""Least room right of a panel in points."""

CENTRED = 0.36 * TEXT
"""From the middle of a text's height down to its baseline."""

_TICK = 2.5
_ROOM_PER_TICK = 19.0
_AIR = 3.0
_MOST_TICKS = 9
_LINES_PER_TICK = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The plot area of one panel.

    Attributes
    ----------
    box : Box
        The area, in points.
    x, y : Scale
        From numbers to places.
    x_ticks, y_ticks : Ticks
        Round numbers along both.
    """

    box: Box
    x: Scale
    y: Scale
    x_ticks: Ticks
    y_ticks: Ticks


def value_ticks(low: float, high: float, room: float) -> Ticks:
    """Return ticks of an upright axis of ``room`` points."""
    return nice_ticks(low, high, most=max(2, int(room / _ROOM_PER_TICK)))


def odds_ticks(low: float, high: float, room: float) -> Ticks:
    """Return ticks of an upright axis of ``room`` points of odds; ``low`` and ``high`` are powers of ten."""
    step = next(step for step in count(1) if step * room >= CENTRED * _LINES_PER_TICK * (high - low))
    first = math.ceil(low / step)
    values = tuple(float(step * at) for at in range(first, math.floor(high / step) + 1))
    return Ticks(values=values, decimals=0, exponent=0, odds=True)


def number_ticks(low: float, high: float, room: float, reader: Language) -> Ticks:
    """Return ticks of an axis of whole numbers (points, readings) that is ``room`` points long."""
    widest = text_width(reader.number(high, 0), TEXT) + 4 * _AIR
    return _whole(nice_ticks(low, high, most=max(2, int(room / widest))))


def count_ticks(high: float, room: float) -> Ticks:
    """Return ticks of an upright axis of counts that is ``room`` points long."""
    return _whole(value_ticks(0.0, high, room))


def _whole(ticks: Ticks) -> Ticks:
    """Return the whole numbers among ticks."""
    return Ticks(values=tuple(value for value in ticks.values if value == round(value)), decimals=0, exponent=0)


def level_ticks(low: float, high: float, room: float, reader: Language) -> Ticks:
    """Return ticks of a level axis of readings that is ``room`` points long: as many as their numbers allow."""
    for most in range(_MOST_TICKS, 2, -1):
        ticks = nice_ticks(low, high, most=most)
        widths = [text_width(ticks.write(value, reader), TEXT) + 3 * _AIR for value in ticks.values]
        if sum(widths) <= room:
            return ticks
    return nice_ticks(low, high, most=2)


def left_margin(ticks: Ticks, reader: Language) -> float:
    """Return the room left of a panel that the title, the numbers and the ticks of its upright axis take."""
    widest = max((text_width(ticks.write(value, reader), TEXT) for value in ticks.values), default=0.0)
    return TEXT + widest + _TICK + 3 * _AIR


def grid(frame: Frame) -> list[Item]:
    """Return light lines across the panel at the upright axis's ticks."""
    box = frame.box
    heights = [frame.y.at(value) for value in frame.y_ticks.values]
    return [Line(points=((box.left, y), (box.right, y)), style=Style.GRID) for y in heights]


def upright_axis(frame: Frame, titles: Sequence[str], reader: Language) -> list[Item]:
    """Return the axis at the left: its line, numbers and title, read from bottom to top.

    Parameters
    ----------
    frame : Frame
        The panel.
    titles : sequence of str
        What is plotted and its unit, from the fullest wording to the shortest: the first that fits is written.
    reader : Language
        For the numbers.

    Returns
    -------
    list of Item
    """
    box, ticks = frame.box, frame.y_ticks
    items: list[Item] = [Line(points=((box.left, box.bottom), (box.left, box.top)), style=Style.AXIS)]
    for value in ticks.values:
        y = frame.y.at(value)
        items.append(Line(points=((box.left - _TICK, y), (box.left, y)), style=Style.AXIS))
    for value in ticks.values:
        x, y = box.left - _TICK - _AIR, frame.y.at(value) - CENTRED
        items.append(Label(x=x, y=y, text=ticks.write(value, reader), size=TEXT, anchor=Anchor.END))
    return [*items, _upright_title(frame, titles)]


def _upright_title(frame: Frame, titles: Sequence[str]) -> Label:
    """Return the title at the left margin, in the axis's middle."""
    box = frame.box
    full = [_with_power(title, frame.y_ticks) for title in titles]
    room = box.top - box.bottom
    fitting = next((title for title in full if text_width(title, TEXT) <= room), full[-1])
    return Label(
        x=TEXT,
        y=(box.bottom + box.top) / 2,
        text=shorten(fitting, room, TEXT),
        size=TEXT,
        anchor=Anchor.MIDDLE,
        rotated=True,
    )


def _with_power(title: str, ticks: Ticks) -> str:
    """Return an axis's title with the power of ten that its numbers leave out."""
    return f"{title} × 10^{ticks.exponent}" if ticks.exponent else title


def level_axis(frame: Frame, title: str, reader: Language, *, numbered: bool = True) -> list[Item]:
    """Return the axis at the bottom: its line and ticks and, if it is ``numbered``, its numbers and title."""
    box, ticks = frame.box, frame.x_ticks
    items: list[Item] = [Line(points=((box.left, box.bottom), (box.right, box.bottom)), style=Style.AXIS)]
    for value in ticks.values:
        x = frame.x.at(value)
        items.append(Line(points=((x, box.bottom), (x, box.bottom - _TICK)), style=Style.AXIS))
    if not numbered:
        return items
    baseline = box.bottom - _TICK - TEXT
    for value in ticks.values:
        text, x = ticks.write(value, reader), frame.x.at(value)
        # A number that would reach beyond the paper goes without: its neighbours say enough.
        if x + text_width(text, TEXT) / 2 <= box.right + RIGHT_MARGIN:
            items.append(Label(x=x, y=baseline, text=text, size=TEXT, anchor=Anchor.MIDDLE))
    words = shorten(_with_power(title, ticks), box.right - box.left, TEXT)
    middle = (box.left + box.right) / 2
    return [*items, Label(x=middle, y=baseline - LEADING, text=words, size=TEXT, anchor=Anchor.MIDDLE)]


LEVEL_AXIS_ROOM = _TICK + TEXT + LEADING + _AIR
"""What a numbered axis takes below its panel, in points."""
