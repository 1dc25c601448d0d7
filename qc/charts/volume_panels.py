"""What lies inside the two panels of the volume chart: readings with their limits, and the evidence with its line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.charts.edge import EdgeLabel
from qc.charts.frame import CENTRED, TEXT
from qc.charts.scene import Anchor, Glyph, Label, Line, Mark, Style
from qc.charts.strokes import dot_size, dots, polyline, thinned
from qc.charts.thin import strips, too_many
from qc.charts.volume_course import HIGHEST
from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.frame import Frame
    from qc.charts.scene import Item
    from qc.charts.volume_course import VolumeCourse
    from qc.words import Language

_TICK, _AIR = 2.5, 3.0
_ODDS = (0, 1, 2, 3, 4)
_EVERY, _APART = (1, 2, 4), 1.3 * TEXT  # powers of ten from one number to the next, and points between their lines
_SMALLEST_DOT = 0.95
_DRAWN = {ChangeKind.STEP, ChangeKind.TREND}


def reading_items(run: VolumeCourse, labels: Sequence[EdgeLabel], frame: Frame) -> list[Item]:
    """Return the limits and every reading: dots, or bands where they are too many.

    Parameters
    ----------
    run : VolumeCourse
        What is plotted.
    labels : sequence of EdgeLabel
        The limits.
    frame : Frame
        The upper panel.
    """
    box = frame.box
    limits: list[Item] = [
        Line(points=((box.left, y), (box.right, y)), style=label.style)
        for label in labels
        for y in (frame.y.at(label.value),)
    ]
    x, y = frame.x.places(run.units), frame.y.places(run.values)
    if too_many(x.size, box.right - box.left):
        return [*thinned(x, y), *limits, *_fitted(run, frame)]
    size = max(_SMALLEST_DOT, dot_size((box.right - box.left) / x.size))
    return [*limits, *dots(x, y, size), *_fitted(run, frame)]


def _fitted(run: VolumeCourse, frame: Frame) -> list[Item]:
    """Return the level before and after a change that moved it once, or moves it evenly."""
    known = run.in_time
    if known is None or known.found.size.level is None or known.found.kind not in _DRAWN or not known.directed:
        return []
    made = run.units >= known.first
    before, since = float(run.values[~made].mean()), float(known.found.size.level.value)
    first, change, last = float(run.units[0]), known.first - 0.5, float(run.units[-1])
    at_once = known.found.kind is ChangeKind.STEP
    courses = (((first, before), (change, before)), ((change, before + since * at_once), (last, before + since)))
    return [
        Line(points=tuple((frame.x.at(unit), frame.y.at(level)) for unit, level in course), style=Style.SIGNAL)
        for course in courses
    ]


def evidence_labels(run: VolumeCourse, reader: Language) -> tuple[EdgeLabel, ...]:
    """Return the label of the line at which the evidence suffices."""
    odds = reader.say(message("{odds} : 1", odds=Number(10**run.log_limit, 0)))
    return (EdgeLabel(value=run.log_limit, name=odds, number="", style=Style.SIGNAL),)


def evidence_items(run: VolumeCourse, frame: Frame) -> list[Item]:
    """Return the evidence up to where it leaves the panel, and the line at which it suffices.

    Parameters
    ----------
    run : VolumeCourse
        What is plotted.
    frame : Frame
        The lower panel.
    """
    box, level = frame.box, frame.y.at(run.log_limit)
    items: list[Item] = [
        Line(points=((box.left, frame.y.at(odds)), (box.right, frame.y.at(odds))), style=Style.GRID) for odds in _ODDS
    ]
    items.append(Line(points=((box.left, level), (box.right, level)), style=Style.CONTROL))
    over = np.flatnonzero(run.evidence >= HIGHEST)
    end = int(over[0]) + 1 if over.size else run.evidence.size
    first = run.units[run.pilot] - 1
    x = frame.x.places(np.concatenate([[first], run.evidence_units[:end]]))
    y = frame.y.places(np.concatenate([[0.0], run.evidence[:end]]))
    if too_many(x.size, box.right - box.left):
        found = strips(x, y)
        x, y = found.x, found.highest
    items.extend(polyline(x, y, Style.CURVE))
    if run.flag is not None:
        at = run.evidence[int(np.searchsorted(run.evidence_units, run.flag))]
        items.append(
            Mark(x=frame.x.at(run.flag), y=frame.y.at(float(at)), glyph=Glyph.TRIANGLE, style=Style.SIGNAL, size=3.4)
        )
    return items


def odds_axis(frame: Frame, reader: Language) -> list[Item]:
    """Return the axis of the evidence, in odds.

    Parameters
    ----------
    frame : Frame
        The lower panel.
    reader : Language
        For the numbers.
    """
    box = frame.box
    items: list[Item] = [Line(points=((box.left, box.bottom), (box.left, box.top)), style=Style.AXIS)]
    power = abs(frame.y.at(1.0) - frame.y.at(0.0))
    for odds in _ODDS[:: next((step for step in _EVERY if step * power >= _APART), _EVERY[-1])]:
        y = frame.y.at(odds)
        items.append(Line(points=((box.left - _TICK, y), (box.left, y)), style=Style.AXIS))
        text = reader.say(message("{odds} : 1", odds=Number(math.pow(10, odds), 0)))
        items.append(Label(x=box.left - _TICK - _AIR, y=y - CENTRED, text=text, size=TEXT, anchor=Anchor.END))
    title = reader.say(message("evidence"))
    middle = (box.bottom + box.top) / 2
    return [*items, Label(x=TEXT, y=middle, text=title, size=TEXT, anchor=Anchor.MIDDLE, rotated=True)]
