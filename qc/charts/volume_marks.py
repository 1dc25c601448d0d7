"""What goes through both panels of the volume chart: pilot and batch, recorded events, the change."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from qc.charts.frame import TEXT
from qc.charts.scene import Anchor, Band, Label, Line, Style
from qc.charts.typeface import shorten, text_width
from qc.charts.volume_seen import seen_label
from qc.verdict.wording.spans import anywhere
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qc.charts.frame import Frame
    from qc.charts.scene import Item
    from qc.charts.volume_course import VolumeCourse
    from qc.words import Language

    Frames = tuple[Frame, Frame]

_AIR = 3.0
_LINE = 9.0
_SMALL = 6.6
_NARROWEST = 1.6  # of the strip that shows where the change may lie, in points
_FEW_EVENTS, _MOST_EVENTS = 14, 200
_WIDEST = 62.0


def ribbon_room(run: VolumeCourse) -> float:
    """Return the height that the events' names take above the panels, in points."""
    return _LINE if run.events else 0.0


def phases(run: VolumeCourse, frames: Frames, width: float, reader: Language) -> list[Item]:
    """Return the pilot's tint, the line after it, a faint one after each file, and the names of both.

    Parameters
    ----------
    run : VolumeCourse
        What is plotted.
    frames : tuple of Frame
        Both panels.
    width : float
        Of the scene: the batch's name may reach into its margin.
    reader : Language
        Who reads it.
    """
    x = frames[0].x.at(_edge(run))
    items: list[Item] = [_strip(frame, frame.box.left, x, Style.PILOT) for frame in frames]
    items.extend(_upright(frame, x, Style.PHASE) for frame in frames)
    for unit in run.files:
        items.extend(_upright(frame, frame.x.at(unit - 0.5), Style.GRID) for frame in frames)
    baseline = frames[0].box.top + ribbon_room(run) + _LINE + 5.0
    left, right = frames[0].box.left, frames[0].box.right
    pilot = reader.say(message("Pilot: {units} units", units=run.pilot))
    short = reader.say(message("Pilot"))
    text = pilot if text_width(pilot, TEXT) <= x - left - _AIR else short
    anchor = Anchor.START if text_width(text, TEXT) <= x - left - _AIR else Anchor.END
    items.append(
        Label(
            x=left if anchor is Anchor.START else x - _AIR,
            y=baseline,
            text=text,
            size=TEXT,
            anchor=anchor,
            style=Style.PHASE,
        )
    )
    batch = reader.say(
        plural(
            "Batch: {units} unit",
            "Batch: {units} units",
            count=run.units.size - run.pilot,
            units=run.units.size - run.pilot,
        )
    )
    room = max(right, width) - x - 2 * _AIR
    items.append(Label(x=x + _AIR, y=baseline, text=shorten(batch, room, TEXT), size=TEXT, style=Style.PHASE))
    return items


def events(run: VolumeCourse, frames: Frames, reader: Language, *, beside: bool = True) -> list[Item]:
    """Return a dotted line at each recorded event, and the names of as many as find room.

    Parameters
    ----------
    run : VolumeCourse
        What is plotted.
    frames : tuple of Frame
        Both panels.
    reader : Language
        Who reads it.
    beside : bool
        Whether the last name may reach beyond the panels.
    """
    items: list[Item] = []
    names = list(_names(run, frames[0], reader, _WIDEST if beside else 0.0))
    for unit, _ in run.events[:_MOST_EVENTS]:
        x, top = frames[0].x.at(unit - 0.5), frames[0].box.top
        if not any(name.x < x < name.x + text_width(name.text, _SMALL) for name in names):
            items.append(Line(points=((x, top), (x, top + 4.0)), style=Style.EVENT))
        if len(run.events) <= _FEW_EVENTS:
            items.extend(_upright(frame, x, Style.EVENT) for frame in frames)
    return [*items, *names]


def _names(run: VolumeCourse, frame: Frame, reader: Language, beyond: float) -> Iterator[Label]:
    """Yield the names of events from left to right, each in the room up to the next or so far beyond the panel.

    That with which the change came reaches over the next ones, which then have no name.
    """
    cause = None if run.in_time is None else run.in_time.cause
    end, taken = frame.box.right + beyond, -math.inf
    places = [(frame.x.at(unit - 0.5), unit, changes) for unit, changes in run.events[:_MOST_EVENTS]]
    for (x, unit, changes), (after, _, _) in pairwise([*places, (end, 0.0, ())]):
        said = [reader.say(message("{context} {after}", context=each.context, after=each.after)) for each in changes]
        blamed = cause is not None and unit == cause.unit
        short = [each.after for each in changes] if blamed or len(run.events) <= _FEW_EVENTS else []
        room = (end if blamed else after) - x - _AIR
        fits = (text for text in (", ".join(said), said[0], *short) if text_width(text, _SMALL) <= room)
        fitting = "" if x < taken else next(fits, "")
        if fitting:
            taken = x + text_width(fitting, _SMALL) + _AIR
            yield Label(x=x + 1.0, y=frame.box.top + _AIR, text=fitting, size=_SMALL, style=Style.EVENT)


def change_marks(run: VolumeCourse, frames: Frames) -> list[Item]:
    """Return the strip in which the change lies, through both panels."""
    known = run.in_time
    if known is None:
        return []
    scale = frames[0].x
    left, right = scale.at(known.lower - 0.5), scale.at(known.upper - 0.5)
    slack = max(0.0, _NARROWEST - (right - left)) / 2
    return [_strip(frame, left - slack, right + slack, Style.CHANGE) for frame in frames]


def change_labels(
    run: VolumeCourse, frames: Frames, width: float, reader: Language, under: Iterable[Item] = ()
) -> list[Item]:
    """Return the line at the most probable first unit after the change, and its name; or what the level goes with.

    Parameters
    ----------
    run : VolumeCourse
        What is plotted.
    frames : tuple of Frame
        Both panels.
    width : float
        Of the scene: names stay within it.
    reader : Language
        Who reads it.
    under : iterable of Item
        What is drawn already.
    """
    known = run.known
    if known is None:
        return []
    upper, lower = frames
    x = upper.x.at(known.first - 0.5)
    items: list[Item] = []
    if known.factor is not None:
        text = reader.say(message("goes with the {context}", context=known.factor.context))
    elif anywhere(known):
        text = reader.say(message("changed, exactly since when is not known"))
    else:
        items += [_upright(frame, x, Style.SIGNAL) for frame in frames]
        text = reader.say(message("changed at about {place}", place=known.made.place(known.first)))
    baseline = upper.box.top + ribbon_room(run) + _AIR
    items.append(_within(_beside(x, baseline, text, upper), width))
    if run.flag is not None:
        seen = reader.say(message("seen at {place}", place=known.made.place(run.flag)))
        place = lower.x.at(run.flag), lower.y.at(run.log_limit)
        items.append(seen_label(place, seen, lower, [*under, *items]))
    return items


def _beside(x: float, y: float, text: str, frame: Frame) -> Label:
    """Return a name right of a line, or left of it where there is no room; across it where neither side has any."""
    width = text_width(text, TEXT, bold=True) + _AIR
    if x + width <= frame.box.right or x - width < 0:
        start = x if x + width <= frame.box.right else max(0.0, frame.box.right - width)
        return Label(x=start, y=y, text=text, size=TEXT, style=Style.SIGNAL, bold=True)
    return Label(x=x, y=y, text=text, size=TEXT, anchor=Anchor.END, style=Style.SIGNAL, bold=True)


def _within(label: Label, width: float) -> Label:
    """Return a name moved until it lies on paper of a width, as far as it can."""
    wide = text_width(label.text, label.size, bold=label.bold)
    left = label.x - wide if label.anchor is Anchor.END else label.x
    if left >= 0 and left + wide <= width - _AIR:
        return label
    return replace(label, x=max(0.0, min(left, width - _AIR - wide)), anchor=Anchor.START)


def _edge(run: VolumeCourse) -> float:
    """Return the number between pilot and batch."""
    return float(run.units[run.pilot - 1] + run.units[run.pilot]) / 2


def _strip(frame: Frame, left: float, right: float, style: Style) -> Band:
    """Return an upright strip of a panel."""
    box = frame.box
    first, last = max(left, box.left), min(right, box.right)
    return Band(points=((first, box.bottom), (last, box.bottom), (last, box.top), (first, box.top)), style=style)


def _upright(frame: Frame, x: float, style: Style) -> Line:
    """Return an upright line through a panel."""
    return Line(points=((x, frame.box.bottom), (x, frame.box.top)), style=style)
