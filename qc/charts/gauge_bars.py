"""Level bars of a gauge study: how much of the tolerance, or of the spread, each source takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.frame import TEXT
from qc.charts.scale import Scale
from qc.charts.scene import Anchor, Band, Label, Line, Style
from qc.charts.typeface import shorten, text_width
from qc.values import dataclass
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Item
    from qc.charts.space import Box
    from qc.words import Language, Message

_FULL, _MOST, _WIDEST = 100.0, 150.0, 9999.9
_LEAST_BAR = 0.8
_AIR = 3.0
_MOST_BAR = 14.0
_OVER = 1.5
_MARKS = (10.0, 30.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One source of spread.

    Attributes
    ----------
    name : Message
        What it is.
    percent : float
        How much it takes.
    limited : bool
        Whether 10 and 30 % are said of it.
    beyond : bool
        Whether it takes more than it may.
    """

    name: Message
    percent: float
    limited: bool = False
    beyond: bool = False


def bar_items(bars: tuple[Bar, ...], basis: Message, box: Box, reader: Language) -> Iterator[Item]:
    """Yield a bar with its name above it for each source, crossed by two marks at 10 and 30 %.

    Parameters
    ----------
    bars : tuple of Bar
        From top to bottom.
    basis : Message
        What they are percentages of.
    box : Box
        Where they stand.
    reader : Language
        Who reads it.

    Yields
    ------
    Item
    """
    number = text_width(reader.number(_WIDEST, 1) + " %", TEXT) + 2 * _AIR
    most = min(max([_FULL, *(bar.percent for bar in bars)]), _MOST)
    scale = Scale(low=0.0, high=most, start=box.left, end=box.right - number)
    row = (box.top - box.bottom) / len(bars)
    thick = min(_MOST_BAR, row - TEXT - 2 * _AIR)
    yield from _marks(scale, box, reader)
    for place, bar in enumerate(bars):
        yield from _bar(bar, scale, box, (box.top - place * row, thick), reader)
    yield Line(points=((box.left, box.bottom), (box.left, box.top)), style=Style.AXIS)
    yield _basis(basis, box, reader)


def _marks(scale: Scale, box: Box, reader: Language) -> Iterator[Item]:
    """Yield light lines with their percentages below; where many percent are drawn they would lie on each other."""
    right = box.left
    for percent in _MARKS:
        x = scale.at(percent)
        text = reader.say(message("{percent} %", percent=Number(percent, 0)))
        yield Line(points=((x, box.bottom), (x, box.top)), style=Style.GRID)
        half = text_width(text, TEXT) / 2
        if x - half > right:
            yield Label(x=x, y=box.bottom - TEXT - 2, text=text, size=TEXT, anchor=Anchor.MIDDLE)
            right = x + half + _AIR


def _bar(bar: Bar, scale: Scale, box: Box, place: tuple[float, float], reader: Language) -> Iterator[Item]:
    top, thick = place
    name = shorten(reader.say(bar.name), box.right - box.left - _AIR, TEXT)
    yield Label(x=box.left + _AIR, y=top - TEXT - 1, text=name, size=TEXT)
    upper = top - TEXT - _AIR - 1
    end = max(scale.at(min(bar.percent, scale.high)), box.left + _LEAST_BAR)
    corners = ((box.left, upper - thick), (end, upper - thick), (end, upper), (box.left, upper))
    percent = reader.say(message("{percent} %", percent=Number(bar.percent, 1)))
    style = Style.BAR_BEYOND if bar.beyond else Style.BAR
    yield Band(points=corners, style=style, title=f"{reader.say(bar.name)}: {percent}")
    for mark in map(scale.at, _MARKS if bar.limited else ()):
        yield Line(points=((mark, upper - thick - _OVER), (mark, upper + _OVER)), style=Style.SPEC)
    y = upper - thick / 2 - 0.36 * TEXT
    yield Label(x=box.right, y=y, text=percent, size=TEXT, anchor=Anchor.END, bold=bar.limited)


def _basis(basis: Message, box: Box, reader: Language) -> Label:
    text = shorten(reader.say(basis), box.right - box.left, TEXT)
    y = box.bottom - 2 * TEXT - 4
    return Label(x=(box.left + box.right) / 2, y=y, text=text, size=TEXT, anchor=Anchor.MIDDLE)
