"""Draw a scene as SVG: no script, no style attribute, nothing fetched, so that a strict content policy allows it."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from qc.charts.looks import LOOKS
from qc.charts.scene import Anchor, Band, Glyph, Label, Line, Mark

if TYPE_CHECKING:
    from qc.charts.scene import Item, Scene

_FACES = "DejaVu Sans, Verdana, Roboto, Noto Sans, Helvetica, Arial, sans-serif"
# XML 1.0, production 2: characters that no document may hold, not even escaped.
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_svg(scene: Scene) -> str:
    """Return a scene as an SVG document that may also stand inside a page.

    Parameters
    ----------
    scene : Scene
        The chart.

    Returns
    -------
    str
        One ``svg`` element. Its size in points can be overruled by a style sheet (``max-width: 100%; height: auto``);
        each role has a class of its own, ``qc-signal`` for one, so that a page can restyle it.

    Examples
    --------
    >>> from qc.charts.scene import Scene
    >>> to_svg(Scene(width=10, height=20, title="a < b", description="", items=()))[:60]
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" class="qc'
    """
    # Neighbours that look alike share their attributes.
    groups = (_group(tuple(run), scene.height) for _, run in groupby(scene.items, key=_looks))
    width, height = _number(scene.width), _number(scene.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="qc-chart" viewBox="0 0 {width} {height}" '
        f'width="{width}pt" height="{height}pt" font-family="{_FACES}"{_level(scene)}>'
        f"<title>{_text(scene.title)}</title><desc>{_text(scene.description)}</desc>"
        f"{''.join(groups)}</svg>"
    )


def _level(scene: Scene) -> str:
    """Return which number stands where along the level axis."""
    return "" if scene.level is None else f' data-level="{" ".join(map(_number, scene.level))}"'


def _looks(item: Item) -> tuple[object, ...]:
    """Return what two items must have in common to look alike."""
    return (type(item), item.style, *((item.glyph, item.size) if isinstance(item, Mark) else ()))


def _group(alike: tuple[Item, ...], height: float) -> str:
    """Return one group of elements."""
    first = alike[0]
    inside = "".join(_element(item, height) for item in alike)
    return f'<g class="qc-{first.style.value.replace("_", "-")}" {_attributes(first)}>{inside}</g>'


def _attributes(item: Item) -> str:
    """Return the look of an item as presentation attributes."""
    look = LOOKS[item.style]
    match item:
        case Label():
            return f'fill="{look.ink}"'
        case Line():
            dash = f' stroke-dasharray="{" ".join(map(_number, look.dash))}"' if look.dash else ""
            return f'fill="none" {_outline(look.stroke, look.width)} stroke-linejoin="round"{dash}'
        case Mark(glyph=Glyph.DOT):
            return f'fill="{look.fill}"'
        case Mark():
            return f'fill="{look.inside(item.glyph)}" {_outline(look.stroke, look.outline(item.size))}'
        case Band():
            return f'fill="{look.fill}"' + (f" {_outline(look.stroke, look.width)}" if look.width else "")


def _outline(colour: str, width: float) -> str:
    """Return a stroke."""
    return f'stroke="{colour}" stroke-width="{_number(width)}"'


def _element(item: Item, height: float) -> str:
    """Return one element; SVG counts y downwards."""
    match item:
        case Line():
            return f'<polyline points="{_points(item.points, height)}"/>'
        case Band():
            return _titled("polygon", f'points="{_points(item.points, height)}"', item)
        case Mark():
            return _titled(*_shape(item, height - item.y), item)
        case Label():
            return _label(item, height - item.y)


def _titled(tag: str, shape: str, item: Mark | Band) -> str:
    """Return an element with its number in the chart, and with what a pointer is told."""
    attributes = shape if item.point is None else f'{shape} data-p="{item.point}"'
    if not item.title:
        return f"<{tag} {attributes}/>"
    return f"<{tag} {attributes}><title>{_text(item.title)}</title></{tag}>"


def _shape(mark: Mark, y: float) -> tuple[str, str]:
    """Return the tag and attributes of a glyph."""
    x, size = mark.x, mark.size
    if mark.glyph in {Glyph.DOT, Glyph.RING}:
        return "circle", f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(size)}"'
    (left, low), *others = mark.corners()
    path = f"M{_number(x + left)},{_number(y - low)}"
    before = left, low
    for corner in others:
        path += f"l{_number(corner[0] - before[0])},{_number(before[1] - corner[1])}"
        before = corner
    return "path", f'd="{path}z"'


def _label(label: Label, y: float) -> str:
    """Return a text."""
    place = f'x="{_number(label.x)}" y="{_number(y)}"'
    turned = f' transform="rotate(-90 {_number(label.x)} {_number(y)})"' if label.rotated else ""
    anchor = "" if label.anchor is Anchor.START else f' text-anchor="{label.anchor.value}"'
    weight = ' font-weight="bold"' if label.bold else ""
    size = f' font-size="{_number(label.size)}"'
    return f"<text {place}{size}{anchor}{weight}{turned}>{_text(label.text)}</text>"


def _points(points: tuple[tuple[float, float], ...], height: float) -> str:
    """Return the corners of a line or polygon."""
    return " ".join(f"{_number(x)},{_number(height - y)}" for x, y in points)


def _number(value: float) -> str:
    """Return a coordinate to a hundredth of a point, as short as can be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """Return text that is safe between tags, whatever it holds."""
    return escape(_FORBIDDEN.sub("\ufffd", text))
