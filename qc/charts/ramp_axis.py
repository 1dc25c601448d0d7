"""An axis of unit numbers, equal multiples at equal distances, with what nobody has seen and the target marked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.charts.frame import LEADING, TEXT
from qc.charts.scale import Scale
from qc.charts.scene import Anchor, Band, Label, Line, Style
from qc.charts.typeface import text_width
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.frame import Frame
    from qc.charts.scene import Item
    from qc.charts.space import Box
    from qc.words import Language

RIGHT = 10.0
"""Room right of the plot area, in points."""
LEFT = 54.0
"""Least room left of it, so that charts under each other stand in line."""
_MARKS = (1, 10, 100, 1000, 12_500, 100_000, 1_000_000, 10_000_000)
_BEFORE, _BEYOND = 0.25, 1.25


def unit_scale(pilot: int, last: int, box: Box) -> Scale:
    """Return the level scale: of the logarithm of the unit number.

    Parameters
    ----------
    pilot : int
        Last unit of the pilot, or of the first batch: the scale begins at a quarter of it.
    last : int
        The last unit to be shown, made or asked for.
    box : Box
        The plot area.
    """
    first = max(1.0, _BEFORE * pilot)
    return Scale(low=math.log10(first), high=math.log10(_BEYOND * max(last, 2 * pilot)), start=box.left, end=box.right)


def unit_at(frame: Frame, unit: float) -> float:
    """Return the place of a unit number, at the left edge for those before it."""
    return max(frame.x.at(math.log10(max(unit, 1.0))), frame.box.left)


def area(left: float, right: float, bottom: float, top: float, style: Style, title: str = "") -> Iterator[Band]:
    """Yield a rectangle, unless it has no width.

    Parameters
    ----------
    left, right, bottom, top : float
        Its sides, in points.
    style : Style
        Its role.
    title : str
        What a pointer is told.

    Yields
    ------
    Band
    """
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    if right > left:
        yield Band(points=corners, style=style, title=title)


def unseen_items(made: int, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield the part of the volume that nobody has seen yet.

    Parameters
    ----------
    made : int
        Units made so far.
    frame : Frame
        The plot area.
    reader : Language
        The reader's language.

    Yields
    ------
    Item
    """
    box, left = frame.box, unit_at(frame, made)
    yield from area(left, box.right, box.bottom, box.top, Style.PILOT)
    text = reader.say(message("not yet seen"))
    if text_width(text, TEXT) < box.right - left:
        middle, y = (left + box.right) / 2, box.top - 2.2 * LEADING
        yield Label(x=middle, y=y, text=text, size=TEXT, anchor=Anchor.MIDDLE, style=Style.PILOT)


def unit_axis(target: int, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield the axis of unit numbers, with the target marked.

    Parameters
    ----------
    target : int
        The volume that is asked for.
    frame : Frame
        The plot area.
    reader : Language
        The reader's language.

    Yields
    ------
    Item
    """
    box = frame.box
    yield Line(points=((box.left, box.bottom), (box.right, box.bottom)), style=Style.AXIS)
    yield from _target(target, frame, reader)
    for unit in _MARKS:
        if 10.0**frame.x.low <= unit <= 10.0**frame.x.high:
            yield from _numbered(unit, frame, reader)
    title = reader.say(message("units made, pilot included"))
    middle, y = (box.left + box.right) / 2, box.bottom - 2.5 - TEXT - LEADING
    yield Label(x=middle, y=y, text=title, size=TEXT, anchor=Anchor.MIDDLE)


def _numbered(unit: int, frame: Frame, reader: Language) -> Iterator[Item]:
    x, bottom = unit_at(frame, unit), frame.box.bottom
    yield Line(points=((x, bottom), (x, bottom - 2.5)), style=Style.AXIS)
    yield Label(x=x, y=bottom - 2.5 - TEXT, text=reader.number(unit, 0), size=TEXT, anchor=Anchor.MIDDLE)


def _target(target: int, frame: Frame, reader: Language) -> Iterator[Item]:
    box, x = frame.box, unit_at(frame, target)
    yield Line(points=((x, box.bottom), (x, box.top)), style=Style.EVENT)
    text = reader.say(message("target {units}", units=target))
    anchor = Anchor.END if x + text_width(text, TEXT) > box.right + RIGHT else Anchor.START
    yield Label(x=x, y=box.top + LEADING + 4, text=text, size=TEXT, anchor=anchor, style=Style.EVENT)
