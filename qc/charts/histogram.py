"""A histogram as a scene: the batch's readings against what the buyer asks and what the process does by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.flags import Flag, flag_items, flag_room, fly
from qc.charts.foot import broken, foot_items, foot_room, sentences
from qc.charts.frame import (
    LEVEL_AXIS_ROOM,
    RIGHT_MARGIN,
    Frame,
    count_ticks,
    grid,
    left_margin,
    level_axis,
    level_ticks,
    upright_axis,
)
from qc.charts.scale import Scale, limit_decimals
from qc.charts.scene import Band, Line, Origin, Scene, Style
from qc.charts.space import Box, check_size
from qc.charts.tally import beyond, tally
from qc.charts.view import gauge_decimals
from qc.terms import PlottedStatistic
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from qc.charts.bins import Bins
    from qc.charts.flags import Flown
    from qc.charts.scene import Item
    from qc.charts.tally import Tally
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

_HEADROOM = 1.06
# A bar of one reading among thousands must still be seen.
_LEAST_BAR = 1.2


def histogram(facts: CharacteristicFacts, language: Language, *, width: float, height: float) -> Scene:
    """Return the histogram of a batch's readings of one characteristic.

    Specification limits are heavy lines, the natural limits of the process thin dashed ones: what is asked, and what
    is done. Bins are whole steps of the gauge and break at the specification limits.

    Parameters
    ----------
    facts : CharacteristicFacts
        With readings of the batch.
    language : Language
        Who reads it.
    width, height : float
        Points, at least 160 by 118.

    Returns
    -------
    Scene
        With the count and the mean in words below.

    Raises
    ------
    ValueError
        If the batch has no readings, or the size is too small to read.
    """
    check_size(width, height, narrowest=160.0, lowest=118.0)
    shown = tally(facts, language)
    caption = _caption(facts, shown, language)
    lines = (*broken(caption, width), *sentences(shown.notes, language, width))
    frame, flown = _layout(shown, Box(0, foot_room(lines, height), width, height), language)
    unit = facts.characteristic.unit
    return Scene(
        width=width,
        height=height,
        title=f"{facts.characteristic.names.say(language.code)}: {language.say(message('histogram'))}",
        description=caption,
        items=(
            *grid(frame),
            *_bars(facts, shown.bins, frame, language),
            *_curve(shown, frame),
            *flag_items(flown, bottom=frame.box.bottom, top=frame.box.top),
            *upright_axis(frame, (language.say(message("number of readings")), "n"), language),
            *level_axis(frame, f"{language.say(PlottedStatistic.INDIVIDUAL)} ({unit})", language),
            *foot_items(lines, width, height),
        ),
        origin=Origin(draw=histogram, given=(facts, language)),
    )


def _caption(facts: CharacteristicFacts, shown: Tally, reader: Language) -> str:
    """Return how many readings there are, and their mean."""
    spread = float(np.ptp(shown.readings))
    return reader.say(
        plural(
            "{count} reading, mean {mean} {unit}.",
            "{count} readings, mean {mean} {unit}.",
            count=int(shown.readings.size),
            mean=Number(float(shown.readings.mean()), limit_decimals(spread, gauge_decimals(facts))),
            unit=facts.characteristic.unit,
        )
    )


def _layout(shown: Tally, room: Box, reader: Language) -> tuple[Frame, tuple[Flown, ...]]:
    """Return the plot area between the names above and the axis below, and the places of the names."""
    highest = _HEADROOM * _highest(shown)
    bottom = room.bottom + LEVEL_AXIS_ROOM
    left = left_margin(count_ticks(highest, room.top - bottom), reader)
    x = Scale(low=shown.low, high=shown.high, start=left, end=room.right - RIGHT_MARGIN)
    flown = fly([Flag(x=x.at(line.value), text=line.text, style=line.style) for line in shown.lines], width=room.right)
    box = Box(left, bottom, room.right - RIGHT_MARGIN, room.top - flag_room(flown) - 1)
    frame = Frame(
        box=box,
        x=x,
        y=Scale(low=0.0, high=highest, start=box.bottom, end=box.top),
        x_ticks=level_ticks(shown.low, shown.high, box.right - box.left, reader),
        y_ticks=count_ticks(highest, box.top - box.bottom),
    )
    return frame, flown


def _highest(shown: Tally) -> float:
    """Return the largest count, or the top of the curve where that is higher."""
    curve = shown.curve
    top = 0.0 if curve is None else float(curve.densities.max()) * _scale(shown.bins)
    return max(float(shown.bins.counts.max()), top)


def _scale(bins: Bins) -> float:
    """Return what turns a density into a count."""
    return float(bins.counts.sum()) * bins.width


def _bars(facts: CharacteristicFacts, bins: Bins, frame: Frame, reader: Language) -> list[Item]:
    """Return a bar for each bin that holds a reading."""
    outside = beyond(facts, bins)
    places = frame.x.places(bins.edges).tolist()
    base = frame.box.bottom
    items: list[Item] = []
    for place in np.flatnonzero(bins.counts).tolist():
        left, right = places[place], places[place + 1]
        top = max(frame.y.at(float(bins.counts[place])), base + _LEAST_BAR)
        items.append(
            Band(
                points=((left, base), (right, base), (right, top), (left, top)),
                style=Style.BAR_BEYOND if outside[place] else Style.BAR,
                title=_told(facts, bins, place, reader),
            )
        )
    return items


def _told(facts: CharacteristicFacts, bins: Bins, place: int, reader: Language) -> str:
    """Return what a pointer is told of a bar: the readings that it holds."""
    decimals = gauge_decimals(facts)
    return reader.say(
        plural(
            "{first} to {last} {unit}: {count} reading",
            "{first} to {last} {unit}: {count} readings",
            count=int(bins.counts[place]),
            first=Number(float(bins.lowest[place]), decimals),
            last=Number(float(bins.highest[place]), decimals),
            unit=facts.characteristic.unit,
        )
    )


def _curve(shown: Tally, frame: Frame) -> list[Item]:
    """Return the curve, where there is one."""
    if shown.curve is None:
        return []
    x, y = frame.x.places(shown.curve.values), frame.y.places(shown.curve.densities * _scale(shown.bins))
    return [Line(points=tuple(zip(x.tolist(), y.tolist(), strict=True)), style=Style.CURVE)]
