"""Names of upright lines above a histogram, each at its line, none on another's name or line."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from qc.charts.frame import TEXT
from qc.charts.scene import Anchor, Label, Line, Style
from qc.charts.space import Box, Taken
from qc.charts.typeface import text_width
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.scene import Item

ROW = 9.0
"""Height of a row of names in points."""

_AIR = 2.0
_MOST_ROWS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One upright line.

    Attributes
    ----------
    x : float
        Its place, in points.
    text : str
        Its name and value.
    style : Style
        Its role.
    """

    x: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Flown:
    """A flag with the place of its name: the row, counted upwards, and the end of the text that stands at the line."""

    flag: Flag
    row: int
    anchor: Anchor


def fly(flags: Sequence[Flag], *, width: float) -> tuple[Flown, ...]:
    """Return a place for every name, as low as can be.

    Parameters
    ----------
    flags : sequence of Flag
        The first is served first, unless its name would lie on a line that still has to rise past it.
    width : float
        Of the scene: no name reaches beyond it.

    Returns
    -------
    tuple of Flown
        In the order in which they were served.
    """
    sky, waiting, flown = _Sky(width=width), list(flags), list[Flown]()
    while waiting:
        places = (_flown(flag, sky, [other for other in waiting if other is not flag]) for flag in waiting)
        found = next((place for place in places if place is not None), None)
        if found is None:
            # Only names wider than half the scene come to this: better on a line than lost.
            found = Flown(flag=waiting[0], row=1 + max((each.row for each in flown), default=-1), anchor=Anchor.MIDDLE)
        sky.take(*_boxes(found.flag, found.row, found.anchor))
        waiting.remove(found.flag)
        flown.append(found)
    return tuple(flown)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sky:
    """What is taken above a plot: a line may run along a line, a name lies on nothing."""

    width: float
    names: Taken = field(default_factory=Taken)
    lines: Taken = field(default_factory=Taken)

    def take(self, name: Box, line: Box) -> None:
        """Take a name's and its line's place."""
        self.names.take(name)
        self.lines.take(line)

    def free(self, name: Box, line: Box) -> bool:
        """Return whether a name and its line find room."""
        inside = name.left >= 0 and name.right <= self.width
        return inside and self.names.free(name) and self.lines.free(name) and self.names.free(line)


def _flown(flag: Flag, sky: _Sky, others: Sequence[Flag]) -> Flown | None:
    """Return the lowest free place of one name that bars no other line's way."""
    for row in range(_MOST_ROWS):
        for anchor in (Anchor.MIDDLE, Anchor.START, Anchor.END):
            name, line = _boxes(flag, row, anchor)
            bars = any(name.left < other.x + 1 and other.x - 1 < name.right for other in others)
            if not bars and sky.free(name, line):
                return Flown(flag=flag, row=row, anchor=anchor)
    return None


def _boxes(flag: Flag, row: int, anchor: Anchor) -> tuple[Box, Box]:
    """Return what a name and the line below it take; a name beside its line shares its row with it."""
    wide = text_width(flag.text, TEXT)
    left = {
        Anchor.MIDDLE: flag.x - wide / 2,
        Anchor.START: flag.x + _AIR,
        Anchor.END: flag.x - _AIR - wide,
    }[anchor]
    rows = row if anchor is Anchor.MIDDLE else row + 1
    name = Box(left - _AIR / 2, row * ROW, left + wide + _AIR / 2, (row + 1) * ROW)
    return name, Box(flag.x - 1, 0, flag.x + 1, rows * ROW)


def flag_items(flown: Sequence[Flown], *, bottom: float, top: float) -> list[Item]:
    """Return the lines from ``bottom`` through the plot's ``top`` to their names.

    Parameters
    ----------
    flown : sequence of Flown
        Lines with the places of their names.
    bottom, top : float
        Of the plot, in points.

    Returns
    -------
    list of Item
        Lines, then names.
    """
    lines: list[Item] = []
    names: list[Item] = []
    for each in flown:
        x, rows = each.flag.x, each.row if each.anchor is Anchor.MIDDLE else each.row + 1
        lines.append(Line(points=((x, bottom), (x, top + rows * ROW)), style=each.flag.style))
        shift = {Anchor.MIDDLE: 0.0, Anchor.START: _AIR, Anchor.END: -_AIR}[each.anchor]
        names.append(
            Label(
                x=x + shift,
                y=top + each.row * ROW + _AIR,
                text=each.flag.text,
                size=TEXT,
                anchor=each.anchor,
                style=each.flag.style,
            )
        )
    return [*lines, *names]


def flag_room(flown: Sequence[Flown]) -> float:
    """Return the height that all rows of names take, in points."""
    return ROW * (1 + max((each.row for each in flown), default=-1))
