"""The volume chart: every unit from the pilot's first to the last, and below it the evidence that something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.edge import EDGE_SHARE, EdgeLabel, edge_labels, edge_room, fits
from qc.charts.foot import foot_items, foot_room, sentences
from qc.charts.frame import (
    LEVEL_AXIS_ROOM,
    Frame,
    grid,
    left_margin,
    level_axis,
    number_ticks,
    upright_axis,
    value_ticks,
)
from qc.charts.scale import Scale, Ticks, limit_decimals, shared_exponent, span, write_scaled
from qc.charts.scene import Origin, Scene, Style
from qc.charts.space import Box, check_size
from qc.charts.view import LEAST_SHARE, SPEC_NAMES, drawable, gauge_decimals, left_out, spec_decimals, spec_limits
from qc.charts.volume_course import HIGHEST, LOWEST, volume_course
from qc.charts.volume_marks import change_labels, change_marks, events, phases, ribbon_room
from qc.charts.volume_panels import evidence_items, evidence_labels, odds_axis, reading_items
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc.charts.volume_course import VolumeCourse
    from qc.verdict.change.drifting import Drift
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

_TOP = 24.0
_BETWEEN, _BETWEEN_NARROW, _NARROW = 10.0, 16.0, 300.0
_SHARE = 0.62
_AIR = 0.04
_ODDS = Ticks(values=(0.0, 1.0, 2.0, 3.0, 4.0), decimals=0, exponent=0)


def volume_chart(facts: CharacteristicFacts, reader: Language, *, width: float, height: float) -> Scene:
    """Return the chart of a characteristic over all units made, with the evidence for a change below.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the evidence for a change.
    reader : Language
        Who reads it.
    width, height : float
        Points, at least 200 by 180.

    Returns
    -------
    Scene
        Readings with the buyer's limits and the control limits of single units; events and the change through both
        panels.

    Raises
    ------
    ValueError
        If the evidence was not weighed, or the size is too small to read.
    """
    check_size(width, height)
    run = volume_course(facts)
    labels, low, high, notes = _upright(facts, run, reader)
    lines = sentences((*_explained(facts, run), *notes), reader, width)
    room = Box(0, foot_room(lines, height), width, height)
    stacked = _stacked(labels, width, _SHARE * _free(run, room))
    side = max(edge_room(labels, stacked=stacked), edge_room(evidence_labels(run, reader), stacked=False))
    upper, lower = _frames(run, (low, high), room, side, reader)
    unit = facts.characteristic.unit
    drawn = (
        *phases(run, (upper, lower), width, reader),
        *change_marks(run, (upper, lower)),
        *grid(upper),
        *events(run, (upper, lower), reader, beside=not stacked),
        *reading_items(run, labels, upper),
        *evidence_items(run, lower),
    )
    return Scene(
        width=width,
        height=height,
        title=reader.say(message("{name}: all units made", name=facts.characteristic.names)),
        description=" ".join(reader.say(sentence) for sentence in _explained(facts, run)),
        items=(
            *drawn,
            *change_labels(run, (upper, lower), width, reader, drawn),
            *upright_axis(upper, (reader.say(message("reading ({unit})", unit=unit)), unit), reader),
            *level_axis(upper, "", reader, numbered=False),
            *odds_axis(lower, reader),
            *level_axis(lower, reader.say(message("unit, from the pilot's first")), reader),
            *edge_labels(labels, upper, stacked=stacked),
            *edge_labels(evidence_labels(run, reader), lower, stacked=False),
            *foot_items(lines, width, height),
        ),
        level=upper.x.ends,
        origin=Origin(draw=volume_chart, given=(facts, reader)),
    )


def _upright(
    facts: CharacteristicFacts, run: VolumeCourse, reader: Language
) -> tuple[tuple[EdgeLabel, ...], float, float, tuple[Message, ...]]:
    """Return the limits' labels, the range of the readings' axis, and what is not drawn."""
    asked = facts.characteristic
    low, high = span(run.values, least=2 * asked.gauge.resolution if asked.gauge else 0.0)
    if run.limits is not None:
        low, high = min(low, run.limits[0]), max(high, run.limits[1])
    specs = spec_limits(asked)
    inside = drawable(specs, low, high, share=LEAST_SHARE)
    low, high = min([low, *inside.values()]), max([high, *inside.values()])
    exponent = shared_exponent(max(abs(low), abs(high)))
    labels = [
        EdgeLabel(
            value=value,
            name=reader.say(SPEC_NAMES[name]),
            number=write_scaled(value, spec_decimals(facts, value), exponent, reader),
            style=Style.SPEC,
        )
        for name, value in inside.items()
    ]
    if run.limits is not None:
        decimals = limit_decimals((run.limits[1] - run.limits[0]) / 2, gauge_decimals(facts))
        for name, value in zip((message("LCL"), message("UCL")), run.limits, strict=True):
            number = write_scaled(value, decimals, exponent, reader)
            labels.append(EdgeLabel(value=value, name=reader.say(name), number=number, style=Style.CONTROL))
    air = _AIR * (high - low)
    notes = tuple(left_out(facts, name, value) for name, value in specs.items() if name not in inside)
    return tuple(labels), low - air, high + air, notes


def _free(run: VolumeCourse, room: Box) -> float:
    """Return the height that both panels share, in points."""
    return room.top - _TOP - ribbon_room(run) - room.bottom - LEVEL_AXIS_ROOM - _between(room)


def _between(room: Box) -> float:
    """Return the height between both panels: in a narrow chart, words wider than a panel stand there."""
    return _BETWEEN_NARROW if room.right - room.left < _NARROW else _BETWEEN


def _stacked(labels: tuple[EdgeLabel, ...], width: float, height: float) -> bool:
    """Return whether the limits' labels take two lines: in a narrow chart that is high enough."""
    return edge_room(labels, stacked=False) > EDGE_SHARE * width and fits(labels, height, stacked=True)


def _frames(
    run: VolumeCourse, heights: tuple[float, float], room: Box, side: float, reader: Language
) -> tuple[Frame, Frame]:
    """Return the places of readings and evidence, one below the other."""
    top = room.top - _TOP - ribbon_room(run)
    middle = top - _SHARE * _free(run, room)
    ticks = value_ticks(*heights, top - middle)
    left = max(left_margin(ticks, reader), left_margin(_widest_odds(), reader))
    right = room.right - side
    first, last = float(run.units[0]) - 0.5, float(run.units[-1]) + 0.5
    x = Scale(low=first, high=last, start=left, end=right)
    x_ticks = number_ticks(first, last, right - left, reader)
    upper, lower = (
        Box(left, middle, right, top),
        Box(left, room.bottom + LEVEL_AXIS_ROOM, right, middle - _between(room)),
    )
    return (
        Frame(
            box=upper,
            x=x,
            y=Scale(low=heights[0], high=heights[1], start=middle, end=top),
            x_ticks=x_ticks,
            y_ticks=ticks,
        ),
        Frame(
            box=lower,
            x=x,
            y=Scale(low=LOWEST, high=HIGHEST, start=lower.bottom, end=lower.top),
            x_ticks=x_ticks,
            y_ticks=_ODDS,
        ),
    )


def _widest_odds() -> Ticks:
    """Return a number as wide as the widest odds with their sign."""
    return Ticks(values=(1_000_000.0,), decimals=0, exponent=0)


def _read_so(drift: Drift) -> Message:
    """Return how to read the evidence, and how rarely nothing reaches its line."""
    batches = Number(1 / (drift.evidence.false_alarm * drift.shared_by), 0)
    if drift.shared_by == 1:
        return message(
            "lower part: how many times better “something changed” explains the readings than “nothing changed”; "
            "a batch in which nothing changes reaches the line at most once in {batches}",
            batches=batches,
        )
    return message(
        "lower part: how many times better “something changed” explains the readings than “nothing changed”; "
        "a batch in which nothing changes reaches the line in any of its {count} characteristics at most once in "
        "{batches}",
        count=drift.shared_by,
        batches=batches,
    )


def _explained(facts: CharacteristicFacts, run: VolumeCourse) -> tuple[Message, ...]:
    """Return how to read the chart."""
    said = [message("Solid black: the buyer's limits; dashed: control limits of single units, from the pilot")]
    if facts.drift is not None:
        said.append(_read_so(facts.drift))
    if run.in_time is not None:
        said.append(
            message(
                "the coloured strip holds the first unit after the change with {confidence} % probability",
                confidence=Number(100 * run.in_time.found.confidence, 0),
            )
        )
    return tuple(said)
