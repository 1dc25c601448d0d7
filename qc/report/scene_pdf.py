"""Draw a scene on a page."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Protocol

from qc.charts.looks import LOOKS
from qc.charts.scene import Anchor, Band, Glyph, Label, Line, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

    from qc.charts.looks import Look
    from qc.charts.scene import Item, Scene

_ROUND = 1
# Where shapes of one path overlap they are filled, not cut out of each other.
_NON_ZERO = 1


class FontNames(Protocol):
    """The names of two registered fonts."""

    @property
    def regular(self) -> str:
        """For text."""

    @property
    def bold(self) -> str:
        """For what is heavier."""


def draw_scene(canvas: Canvas, scene: Scene, *, x: float, y: float, fonts: FontNames) -> None:
    """Draw a scene with its lower left corner at (x, y).

    Parameters
    ----------
    canvas : Canvas
        An open page of reportlab's; its state is left as it was.
    scene : Scene
        The chart.
    x, y : float
        Points.
    fonts : FontNames
        Registered fonts that hold the reader's signs.
    """
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setLineJoin(_ROUND)
    for (kind, style), run in groupby(scene.items, key=lambda item: (type(item), item.style)):
        canvas.saveState()
        _draw_run(canvas, kind, LOOKS[style], tuple(run), fonts)
        canvas.restoreState()
    canvas.restoreState()


def _draw_run(canvas: Canvas, kind: type[Item], look: Look, items: tuple[Item, ...], fonts: FontNames) -> None:
    """Draw neighbours of one kind and role: one path for all keeps the file small."""
    if kind is Label:
        canvas.setFillColorRGB(*_rgb(look.ink))
        for item in items:
            if isinstance(item, Label):
                _draw_label(canvas, item, fonts)
        return
    canvas.setStrokeColorRGB(*_rgb(look.stroke))
    canvas.setFillColorRGB(*_rgb(look.fill))
    canvas.setLineWidth(look.width)
    if kind is Line:
        canvas.setDash(list(look.dash), 0)
        _draw_lines(canvas, [item.points for item in items if isinstance(item, Line)], look, filled=False)
    elif kind is Band:
        _draw_lines(canvas, [item.points for item in items if isinstance(item, Band)], look, filled=True)
    else:
        _draw_marks(canvas, [item for item in items if isinstance(item, Mark)], look)


def _draw_lines(canvas: Canvas, shapes: Sequence[tuple[tuple[float, float], ...]], look: Look, *, filled: bool) -> None:
    """Draw polylines or polygons as one path."""
    path = canvas.beginPath()
    for points in shapes:
        _trace(path, points)
        if filled:
            path.close()
    canvas.drawPath(path, stroke=int(look.width > 0), fill=int(filled), fillMode=_NON_ZERO)


def _draw_marks(canvas: Canvas, marks: Sequence[Mark], look: Look) -> None:
    """Draw glyphs, those of one shape and size together."""
    for (glyph, size), run in groupby(marks, key=lambda mark: (mark.glyph, mark.size)):
        if glyph is Glyph.DOT:
            _draw_dots(canvas, run, look, size)
        else:
            _stamp(canvas, tuple(run), look)


def _stamp(canvas: Canvas, marks: Sequence[Mark], look: Look) -> None:
    """Draw one glyph in many places: each place takes a few bytes where an outline would take fifty."""
    first = marks[0]
    name = f"qc-{first.style.value}-{first.glyph.value}-{first.size:g}"
    if not canvas.hasForm(name):
        _define(canvas, name, first, look)
    canvas.saveState()
    x, y = 0.0, 0.0
    for mark in marks:
        # A tenth of a point is finer than any printer.
        place = round(mark.x, 1), round(mark.y, 1)
        canvas.translate(round(place[0] - x, 1), round(place[1] - y, 1))
        canvas.doForm(name)
        x, y = place
    canvas.restoreState()


def _define(canvas: Canvas, name: str, mark: Mark, look: Look) -> None:
    """Keep a glyph in the file under a name."""
    edge = ceil(mark.size + look.width) + 1
    canvas.beginForm(name, -edge, -edge, edge, edge)
    canvas.setStrokeColorRGB(*_rgb(look.stroke))
    canvas.setFillColorRGB(*_rgb(look.fill))
    canvas.setLineWidth(look.outline(mark.size))
    path = canvas.beginPath()
    _trace_glyph(path, mark)
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.endForm()


def _draw_dots(canvas: Canvas, dots: Iterable[Mark], look: Look, size: float) -> None:
    """Draw dots as lines of no length with round ends (PDF 32000-1, 8.5.3.2): a tenth of what circles take."""
    canvas.saveState()
    canvas.setLineCap(_ROUND)
    canvas.setLineWidth(2 * size)
    canvas.setStrokeColorRGB(*_rgb(look.fill))
    places = [(round(dot.x, 2), round(dot.y, 2)) for dot in dots]
    canvas.lines([(*place, *place) for place in places])
    canvas.restoreState()


def _trace_glyph(path: PDFPathObject, mark: Mark) -> None:
    """Add a ring, a square or a triangle around the origin to a path."""
    size = mark.size
    if mark.glyph is Glyph.RING:
        path.circle(0, 0, size)
    elif mark.glyph is Glyph.SQUARE:
        path.rect(-size, -size, 2 * size, 2 * size)
    else:
        _trace(path, mark.corners())
        path.close()


def _trace(path: PDFPathObject, points: tuple[tuple[float, float], ...]) -> None:
    """Add a polyline to a path, to a hundredth of a point."""
    (x, y), *others = points
    path.moveTo(round(x, 2), round(y, 2))
    for x, y in others:
        path.lineTo(round(x, 2), round(y, 2))


def _draw_label(canvas: Canvas, label: Label, fonts: FontNames) -> None:
    """Draw a text at its anchor."""
    canvas.setFont(fonts.bold if label.bold else fonts.regular, label.size)
    write = {
        Anchor.START: canvas.drawString,
        Anchor.MIDDLE: canvas.drawCentredString,
        Anchor.END: canvas.drawRightString,
    }[label.anchor]
    if not label.rotated:
        write(label.x, label.y, label.text)
        return
    canvas.saveState()
    canvas.translate(label.x, label.y)
    canvas.rotate(90)
    write(0, 0, label.text)
    canvas.restoreState()


def _rgb(colour: str) -> tuple[float, float, float]:
    """Return ``#rrggbb`` as three shares of one."""
    red, green, blue = (round(int(colour[place : place + 2], 16) / 255, 3) for place in (1, 3, 5))
    return red, green, blue
