"""The normal probability plot as a scene: readings that are normal lie on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.charts.foot import broken, foot_items, foot_room
from qc.charts.frame import (
    LEVEL_AXIS_ROOM,
    RIGHT_MARGIN,
    Frame,
    grid,
    left_margin,
    level_axis,
    level_ticks,
    upright_axis,
    value_ticks,
)
from qc.charts.scale import Scale, span
from qc.charts.scene import Glyph, Line, Mark, Scene, Style
from qc.charts.space import Box, check_size
from qc.words import Number, message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.charts.scene import Item
    from qc.spec.parts import Names
    from qc.stats.description.probability_plot import ProbabilityPlot
    from qc.words import Language, Message

_MOST_MARKS = 300
_ENDS = 20  # readings at each end are all drawn: departures show there
_AIR = 0.04
_HEADROOM = 3.0


def probability_chart(
    plot: ProbabilityPlot, name: Names, unit: str, language: Language, *, width: float, height: float
) -> Scene:
    """Return readings against the quantiles that normal ones would have.

    Parameters
    ----------
    plot : ProbabilityPlot
        What is drawn.
    name : Names
        Of the characteristic.
    unit : str
        Of its readings.
    language : Language
        Who reads it.
    width, height : float
        Points, at least 200 by 150.

    Returns
    -------
    Scene
        The line of normal readings with this mean and spread, and the readings; of many only some in the middle.

    Raises
    ------
    ValueError
        If the size is too small to read.
    """
    check_size(width, height, lowest=150.0)
    drawn = _kept(plot.values.size)
    lines = broken(" ".join(language.say(each) for each in _words(plot, drawn)), width)
    frame = _frame(plot, Box(0, foot_room(lines, height), width, height), language)
    title = language.say(message("{name}: normal probability plot", name=name))
    return Scene(
        width=width,
        height=height,
        title=title,
        description=" ".join((title + ".", *lines)),
        items=(
            *grid(frame),
            _line(plot, frame),
            *_marks(plot, drawn, frame),
            *upright_axis(frame, _upright_titles(language), language),
            *level_axis(frame, language.say(message("reading ({unit})", unit=unit)), language),
            *foot_items(lines, width, height),
        ),
    )


def _kept(n: int) -> NDArray[np.intp]:
    """Return which of the ordered readings are drawn: all near the ends, of the others as many as show."""
    if n <= _MOST_MARKS:
        return np.arange(n)
    middle = np.linspace(_ENDS, n - 1 - _ENDS, _MOST_MARKS - 2 * _ENDS).astype(np.intp)
    return np.concatenate((np.arange(_ENDS), np.unique(middle), np.arange(n - _ENDS, n)))


def _words(plot: ProbabilityPlot, drawn: NDArray[np.intp]) -> tuple[Message, ...]:
    said = (
        message(
            "Normal readings lie along the line; correlation {correlation}.",
            correlation=Number(plot.correlation, 4),
        ),
    )
    if drawn.size == plot.values.size:
        return said
    return (
        *said,
        message("{drawn} of {count} readings are drawn.", drawn=int(drawn.size), count=int(plot.values.size)),
    )


def _frame(plot: ProbabilityPlot, room: Box, reader: Language) -> Frame:
    """Return the plot area: readings level, quantiles upright."""
    low, high = span(plot.values, least=0.0)
    air = _AIR * (high - low)
    reach = float(plot.quantiles[-1])
    bottom, top = room.bottom + LEVEL_AXIS_ROOM, room.top - _HEADROOM
    y_ticks = value_ticks(-reach, reach, top - bottom)
    box = Box(left_margin(y_ticks, reader), bottom, room.right - RIGHT_MARGIN, top)
    return Frame(
        box=box,
        x=Scale(low=low - air, high=high + air, start=box.left, end=box.right),
        y=Scale(low=-(1 + _AIR) * reach, high=(1 + _AIR) * reach, start=bottom, end=top),
        x_ticks=level_ticks(low, high, box.right - box.left, reader),
        y_ticks=y_ticks,
    )


def _line(plot: ProbabilityPlot, frame: Frame) -> Line:
    """Return the line of a normal distribution with the readings' mean and standard deviation."""
    mean, sd = float(plot.values.mean()), float(plot.values.std(ddof=1))
    inside = [z for z in np.linspace(frame.y.low, frame.y.high, 201) if frame.x.low <= mean + z * sd <= frame.x.high]
    ends = (float(inside[0]), float(inside[-1]))
    return Line(points=tuple((frame.x.at(mean + z * sd), frame.y.at(z)) for z in ends), style=Style.CENTER)


def _marks(plot: ProbabilityPlot, drawn: NDArray[np.intp], frame: Frame) -> list[Item]:
    pairs = zip(plot.values[drawn].tolist(), plot.quantiles[drawn].tolist(), strict=True)
    return [
        Mark(x=frame.x.at(value), y=frame.y.at(z), glyph=Glyph.DOT, style=Style.DATA, size=1.2) for value, z in pairs
    ]


def _upright_titles(reader: Language) -> tuple[str, str]:
    return reader.say(message("expected of normal readings (σ from the mean)")), reader.say(message("σ from the mean"))
