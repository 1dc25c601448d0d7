"""Draw one panel of a control chart: limits, points, signals with their tags, labels, axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.edge import OVERHANG, edge_labels
from qc.charts.frame import grid, level_axis, upright_axis
from qc.charts.scene import Band, Line, Mark, Style
from qc.charts.signals import signal_marks, signal_size
from qc.charts.space import Box
from qc.charts.strokes import dot_size, dots, halfway, polyline, steps, thinned
from qc.charts.tags import tags
from qc.charts.thin import strips
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.charts.course import Stretch
    from qc.charts.frame import Frame
    from qc.charts.scene import Item
    from qc.charts.view import View
    from qc.words import Language

# A dot in a chart of more points than this is too small to be pointed at: it is told of only if it signals.
_MOST_TOLD = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How both panels of a chart are drawn.

    Attributes
    ----------
    reader : Language
        Who reads it.
    counted : str
        What the level axis counts, as the reader reads it.
    spacing : float
        Points of paper from one plotted point to the next.
    dense : bool
        Whether points are drawn as bands.
    stacked : bool
        Whether the limits' labels take two lines.
    """

    reader: Language
    counted: str
    spacing: float
    dense: bool
    stacked: bool


def panel_items(view: View, frame: Frame, manner: Manner, *, numbered: bool) -> list[Item]:
    """Return everything inside and around one panel, in drawing order.

    Parameters
    ----------
    view : View
        What is drawn.
    frame : Frame
        Where.
    manner : Manner
        How.
    numbered : bool
        Whether the level axis has its numbers and title.

    Returns
    -------
    list of Item
        Every flagged point is a ``Mark`` of its own.
    """
    marks = _signals(view, frame, manner)
    plotted = _plotted(view, frame, manner)
    named = tags(view.stretches, marks, _room(frame.box), _lines(view, frame), spacing=manner.spacing)
    # A thousand signals must not hide where the middle of the process goes.
    below, above = (Band, Line | Mark) if manner.dense else (Line, Mark)
    return [
        *grid(frame),
        *_limits(view, frame, manner),
        *(item for item in plotted if isinstance(item, below)),
        *marks,
        *(item for item in plotted if isinstance(item, above)),
        *named,
        *upright_axis(frame, view.titles, manner.reader),
        *level_axis(frame, manner.counted, manner.reader, numbered=numbered),
        *edge_labels(view.labels, frame, stacked=manner.stacked),
    ]


def _signals(view: View, frame: Frame, manner: Manner) -> list[Mark]:
    """Return the glyphs of all signals."""

    def told(stretch: Stretch, point: int) -> str:
        return _told(stretch, point, view, manner)

    size = signal_size(manner.spacing)
    return [
        mark for first, stretch in _numbered(view) for mark in signal_marks(stretch, frame, size, told, first=first)
    ]


def _numbered(view: View) -> Iterator[tuple[int, Stretch]]:
    """Yield the stretches, each with the number of its first point in the chart."""
    first = 0
    for stretch in view.stretches:
        yield first, stretch
        first += stretch.values.size


def _told(stretch: Stretch, point: int, view: View, manner: Manner) -> str:
    """Return what a pointer is told of a point: where, how much, which rules."""
    if manner.dense:
        # Nobody can point at one of thousands, and their titles would be most of the file.
        return ""
    reader = manner.reader
    value = reader.number(float(stretch.values[point]), view.decimals)
    said = f"{manner.counted} {int(stretch.numbers[point])}: {value} {view.unit}".rstrip()
    meanings = (reader.say(rule.words) for rule in stretch.rules.get(point, ()))
    return "; ".join((said, *meanings))


def _plotted(view: View, frame: Frame, manner: Manner) -> list[Item]:
    """Return the points of all phases: line and dots, or bands where they are too many."""
    items: list[Item] = []
    for first, stretch in _numbered(view):
        x, y = frame.x.places(stretch.numbers), frame.y.places(stretch.values)
        if manner.dense:
            items.extend(thinned(x, y))
            continue
        told = x.size <= _MOST_TOLD
        titles = [_told(stretch, point, view, manner) if told else "" for point in range(x.size)]
        items.extend((*polyline(x, y, Style.DATA), *dots(x, y, dot_size(manner.spacing), titles, first=first)))
    return items


def _limits(view: View, frame: Frame, manner: Manner) -> list[Item]:
    """Return the control limits of all phases, and the specification limits that are drawn."""
    items: list[Item] = []
    for stretch in view.stretches:
        limits = stretch.limits
        items.extend(_limit(stretch, limits.center, Style.CENTER, frame, dense=manner.dense))
        items.extend(_limit(stretch, limits.lcl, Style.CONTROL, frame, dense=manner.dense))
        items.extend(_limit(stretch, limits.ucl, Style.CONTROL, frame, dense=manner.dense))
    for label in view.labels:
        if label.style is Style.SPEC:
            y = frame.y.at(label.value)
            items.append(Line(points=((frame.box.left, y), (frame.box.right, y)), style=Style.SPEC))
    return items


def _limit(stretch: Stretch, values: NDArray[np.float64], style: Style, frame: Frame, *, dense: bool) -> list[Item]:
    """Return one limit; one that changes at thousands of points is thinned like the points."""
    y = frame.y.places(values)
    known = y[np.isfinite(y)]
    if dense and known.size and np.ptp(known) > 0:
        found = strips(frame.x.places(stretch.numbers), y)
        return steps(halfway(found.x), found.median, style)
    return steps(frame.x.places(halfway(stretch.numbers)), y, style)


def _room(box: Box) -> Box:
    """Return where tags may stand: a little above the panel too, where nothing else is."""
    return Box(box.left, box.bottom, box.right, box.top + OVERHANG)


def _lines(view: View, frame: Frame) -> list[Box]:
    """Return the room that the limits' lines take."""
    heights = (frame.y.at(label.value) for label in view.labels)
    return [Box(frame.box.left, y - 1, frame.box.right, y + 1) for y in heights]
