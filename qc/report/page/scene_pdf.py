"""Draw a scene on a page."""

from __future__ import annotations

from itertools import groupby, pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

from qc.charts.looks import LOOKS
from qc.charts.scene import Anchor, Band, Glyph, Label, Line, Mark
from qc.report.page.theme import Type
from qc.report.typeface import draw_text, printable, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from qc.charts.looks import Look
    from qc.charts.scene import Item, Scene

_ROUND = 1
_CORNERS = 4
_SHARES = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def draw_scene(canvas: Canvas, scene: Scene, *, x: float, y: float, scale: float = 1.0) -> None:
    """Draw a scene with its lower left corner at (x, y).

    Parameters
    ----------
    canvas : Canvas
        An open page of reportlab's; its state is left as it was.
    scene : Scene
        The chart.
    x, y : float
        Points.
    scale : float
        How many times as large as it was laid out.
    """
    canvas.saveState()
    canvas.translate(x, y)
    if scale != 1:
        canvas.scale(scale, scale)
    canvas.setLineJoin(_ROUND)
    for _, run in groupby(scene.items, key=lambda item: (type(item), item.style)):
        canvas.saveState()
        _draw_run(canvas, tuple(run))
        canvas.restoreState()
    canvas.restoreState()


def _draw_run(canvas: Canvas, alike: Sequence[Item]) -> None:
    """Draw neighbours of one kind and role: one path for all keeps the file small."""
    look = LOOKS[alike[0].style]
    lines = [item.points for item in alike if isinstance(item, Line)]
    bands = [item.points for item in alike if isinstance(item, Band)]
    canvas.setStrokeColorRGB(*_rgb(look.stroke))
    canvas.setFillColorRGB(*_rgb(look.fill))
    canvas.setLineWidth(look.width)
    if lines:
        canvas.setDash(list(look.dash), 0)
        canvas.addLiteral(f"{' '.join(map(_path, lines))} S")
    if bands:
        paint = "B" if look.width else "f"
        canvas.addLiteral(f"{' '.join(map(_area, bands))} {paint}")
    _draw_marks(canvas, [item for item in alike if isinstance(item, Mark)], look)
    _draw_labels(canvas, [item for item in alike if isinstance(item, Label)], look)


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
    # A tenth of a point is finer than any printer.
    places = [(round(mark.x, 1), round(mark.y, 1)) for mark in marks]
    canvas.translate(*places[0])
    canvas.doForm(name)
    file: Any = canvas
    stamp = f"/{file._doc.getXObjectName(name)} Do"  # noqa: SLF001 - a call for each of thousands takes longer
    moves = ((x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(places))
    canvas.addLiteral("\n".join(f"1 0 0 1 {round(dx, 1):g} {round(dy, 1):g} cm\n{stamp}" for dx, dy in moves))
    canvas.restoreState()


def _define(canvas: Canvas, name: str, mark: Mark, look: Look) -> None:
    """Keep a glyph in the file under a name."""
    edge = ceil(mark.size + look.width) + 1
    canvas.beginForm(name, -edge, -edge, edge, edge)
    canvas.setStrokeColorRGB(*_rgb(look.stroke))
    canvas.setFillColorRGB(*_rgb(look.inside(mark.glyph)))
    canvas.setLineWidth(look.outline(mark.size))
    if mark.glyph is Glyph.RING:
        canvas.circle(0, 0, mark.size, stroke=1, fill=1)
    else:
        canvas.addLiteral(f"{_path(mark.corners())} h B")
    canvas.endForm()


def _draw_dots(canvas: Canvas, dots: Iterable[Mark], look: Look, size: float) -> None:
    """Draw dots as lines of no length with round ends (ISO 32000-1, 8.5.3.2): a tenth of what circles take."""
    canvas.saveState()
    canvas.setLineCap(_ROUND)
    canvas.setLineWidth(2 * size)
    canvas.setStrokeColorRGB(*_rgb(look.fill))
    places = (f"{dot.x:.1f} {dot.y:.1f}" for dot in dots)
    canvas.addLiteral(f"{' '.join(f'{place} m {place} l' for place in places)} S")
    canvas.restoreState()


def _path(points: tuple[tuple[float, float], ...]) -> str:
    """Return a polyline in PDF's own operators, to a tenth of a point."""
    # Written out here: reportlab's path objects take five times as long, and a chart has thousands of points.
    start, *others = (f"{x:.1f} {y:.1f}" for x, y in points)
    return " ".join((f"{start} m", *(f"{place} l" for place in others)))


def _area(points: tuple[tuple[float, float], ...]) -> str:
    """Return a closed outline; an upright rectangle takes half the room of its corners."""
    if len(points) == _CORNERS:
        (x, y), (right, _), (_, top), _ = places = [(round(x, 1), round(y, 1)) for x, y in points]
        if places == [(x, y), (right, y), (right, top), (x, top)]:
            return f"{x:.1f} {y:.1f} {right - x:.1f} {top - y:.1f} re"
    return f"{_path(points)} h"


def _draw_labels(canvas: Canvas, labels: Iterable[Label], look: Look) -> None:
    """Write texts at their anchors."""
    canvas.setFillColorRGB(*_rgb(look.ink))
    for label in labels:
        if not label.rotated:
            _write(canvas, label, label.x, label.y)
            continue
        canvas.saveState()
        canvas.translate(label.x, label.y)
        canvas.rotate(90)
        _write(canvas, label, 0, 0)
        canvas.restoreState()


def _write(canvas: Canvas, label: Label, x: float, y: float) -> None:
    """Write one text at its anchor."""
    text = printable(label.text)
    room = width_of(text, Type(label.size, label.size, bold=label.bold)) if label.anchor is not Anchor.START else 0.0
    draw_text(canvas, x - _SHARES[label.anchor] * room, y, text, label.size, bold=label.bold)


def _rgb(colour: str) -> tuple[float, float, float]:
    """Return ``#rrggbb`` as three shares of one."""
    red, green, blue = (round(int(colour[place : place + 2], 16) / 255, 3) for place in (1, 3, 5))
    return red, green, blue
