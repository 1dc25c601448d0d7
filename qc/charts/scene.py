"""A chart as data: marks, lines, bands and labels on a plane, drawn alike to PDF and SVG.

A scene is measured in points (1/72 inch), origin at the lower left, y upwards. Text is in the reader's language
already; colours and widths are named by role (``Style``), never given by value.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable


class Style(StrEnum):
    """The role of a mark; the drawers give each role one look that survives photocopying."""

    AXIS = "axis"
    GRID = "grid"
    DATA = "data"
    CENTER = "center"
    CONTROL = "control"
    SPEC = "spec"
    NOMINAL = "nominal"
    SIGNAL = "signal"
    BAND_OUTER = "band_outer"
    BAND_INNER = "band_inner"
    BAR = "bar"
    BAR_BEYOND = "bar_beyond"
    CURVE = "curve"
    EVENT = "event"
    PHASE = "phase"
    PILOT = "pilot"
    CHANGE = "change"


class Glyph(StrEnum):
    """The shape of a point, so that black and white printing keeps the meaning."""

    DOT = "dot"
    RING = "ring"
    TRIANGLE = "triangle"
    SQUARE = "square"


class Anchor(StrEnum):
    """Which end of a text stands at its position."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A polyline; gaps are separate lines."""

    points: tuple[tuple[float, float], ...]
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A filled polygon.

    Attributes
    ----------
    points : tuple of (float, float)
        Its corners.
    style : Style
        Its role.
    title : str
        What a pointer is told.
    point : int or None
        Which bar of the chart it is, counted from 0; None where it is none.
    """

    points: tuple[tuple[float, float], ...]
    style: Style
    title: str = ""
    point: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point.

    Attributes
    ----------
    x, y : float
        Where.
    glyph : Glyph
        Its shape.
    style : Style
        Its role.
    size : float
        Half its width, in points.
    title : str
        What a pointer is told: where, value, signal.
    point : int or None
        Which point of the chart it is, counted from 0 at the pilot's first; None where it is none.
    """

    x: float
    y: float
    glyph: Glyph
    style: Style
    size: float = 1.5
    title: str = ""
    point: int | None = None

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the corners of a square, or of a triangle that points up, seen from the mark's place."""
        size = self.size
        if self.glyph is Glyph.SQUARE:
            return ((-size, -size), (size, -size), (size, size), (-size, size))
        return ((-size, -0.7 * size), (size, -0.7 * size), (0.0, 1.1 * size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text.

    Attributes
    ----------
    x, y : float
        Baseline position of its anchor.
    text : str
        In the reader's language.
    size : float
        Points.
    anchor : Anchor
        Which end stands at ``x``.
    style : Style
        Its role, for colour.
    rotated : bool
        Read from bottom to top.
    bold : bool
        Heavier.
    """

    x: float
    y: float
    text: str
    size: float = 7.0
    anchor: Anchor = Anchor.START
    style: Style = Style.AXIS
    rotated: bool = False
    bold: bool = False


Item = Line | Band | Mark | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a chart was drawn from: a page draws it again for a phone, and tells of its points.

    Attributes
    ----------
    draw : callable
        Draws it.
    given : tuple
        What it is drawn of, without its size.
    """

    draw: Callable[..., Scene]
    given: tuple[object, ...]

    def at(self, width: float, height: float) -> Scene:
        """Return the chart at another size, in points."""
        return self.draw(*self.given, width=width, height=height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A finished chart.

    Attributes
    ----------
    width, height : float
        Points.
    title : str
        Its name, for a screen reader and the page.
    description : str
        What it shows, in a sentence.
    items : tuple of Item
        In drawing order.
    origin : Origin or None
        Where it can be drawn at another size.
    level : tuple of four float or None
        Numbers at both ends of its level axis, and their places: where dots run together into bands, a finger still
        finds the point.
    """

    width: float
    height: float
    title: str
    description: str
    items: tuple[Item, ...]
    origin: Origin | None = None
    level: tuple[float, float, float, float] | None = None
