"""Where the volume chart says at which unit the evidence sufficed: where nothing lies under the words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qc.charts.frame import CENTRED, TEXT
from qc.charts.scene import Label, Line, Mark, Style
from qc.charts.space import Box
from qc.charts.typeface import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qc.charts.frame import Frame
    from qc.charts.scene import Item

_AIR = 3.0
_LIFT = 0.45 * TEXT  # of the words above a line
_CLEAR = 0.5
_BELOW = 0.22 * TEXT
_STEPS = 8


def seen_label(at: tuple[float, float], text: str, frame: Frame, drawn: Iterable[Item]) -> Label:
    """Return the words beside the point at which the evidence sufficed, or above the panel where no place is free.

    Parameters
    ----------
    at : tuple of float
        The point's place.
    text : str
        The words.
    frame : Frame
        The panel of the evidence.
    drawn : iterable of Item
        What nothing may be written on: lines and marks.
    """
    wide, under = text_width(text, TEXT, bold=True), [each for each in drawn if isinstance(each, Line | Mark)]
    found = (
        place
        for kept in (under, [each for each in under if not _faint(each)])
        for place in _places(at, wide, frame)
        if _free(place, wide, kept)
    )
    x, y = next(found, _above(at[0], wide, frame))
    return Label(x=x, y=y, text=text, size=TEXT, style=Style.SIGNAL, bold=True)


def _above(x: float, wide: float, frame: Frame) -> tuple[float, float]:
    """Return a place above the panel, clear of its axis's highest number where the words reach over that."""
    start = max(0.0, min(x, frame.box.right - wide))
    over = CENTRED if start < frame.box.left else 0.0
    return start, frame.box.top + _BELOW + _CLEAR + over


def _places(at: tuple[float, float], wide: float, frame: Frame) -> Iterator[tuple[float, float]]:
    """Yield places in the panel, the nearest to the point first: left of it, for the curve comes from below; right."""
    (x, y), box = at, frame.box
    lowest, highest = box.bottom + _BELOW + _CLEAR, box.top - TEXT
    heights = [lowest + (highest - lowest) * step / _STEPS for step in range(_STEPS + 1)]
    starts = (x - 2 * _AIR - wide, x + 2 * _AIR)
    for height in sorted((y + _LIFT, *heights), key=lambda each: abs(each - y - _LIFT)):
        for start in starts:
            if box.left + _CLEAR <= start and start + wide <= box.right - _CLEAR and lowest <= height <= highest:
                yield start, height


def _faint(item: Line | Mark) -> bool:
    """Whether a line is one of the grid's level ones: words on it can be read."""
    return isinstance(item, Line) and item.style is Style.GRID and item.points[0][1] == item.points[-1][1]


def _free(place: tuple[float, float], wide: float, under: Sequence[Line | Mark]) -> bool:
    """Whether words at a place lie on nothing."""
    x, y = place
    box = Box(x - _CLEAR, y - _BELOW - _CLEAR, x + wide + _CLEAR, y + 0.75 * TEXT + _CLEAR)
    return not any(_meets(box, each) for each in under)


def _meets(box: Box, item: Line | Mark) -> bool:
    """Whether a line goes through a box, or a mark stands in it."""
    if isinstance(item, Mark):
        half = item.size / 2
        return box.meets(Box(item.x - half, item.y - half, item.x + half, item.y + half))
    return any(_through(box, *ends) for ends in pairwise(item.points))


def _through(box: Box, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a stretch goes through a box (Liang and Barsky's clipping)."""
    first, last = 0.0, 1.0
    for a, b, low, high in zip(start, end, (box.left, box.bottom), (box.right, box.top), strict=True):
        if a == b:
            if not low < a < high:
                return False
            continue
        near, far = sorted(((low - a) / (b - a), (high - a) / (b - a)))
        first, last = max(first, near), min(last, far)
    return first < last or (first == last and start == end)
