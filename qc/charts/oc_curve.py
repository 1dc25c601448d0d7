"""The operating characteristic of a sampling plan as a scene: how often it passes a lot of each quality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.flags import Flag, flag_items, flag_room, fly
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
from qc.charts.scale import Scale
from qc.charts.scene import Glyph, Line, Mark, Scene, Style
from qc.charts.space import Box, check_size
from qc.values import dataclass
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.charts.scene import Item
    from qc.words import Language, Message

_HUNDRED = 100.0
_HEADROOM = 106.0
_LEAST_TOP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A quality that is pointed out.

    Attributes
    ----------
    quality, acceptance : float
        Share (or nonconformities per unit), and how probably it passes.
    name : Message
        What stands above it.
    style : Style
        Its role: what was asked for, or what still passes.
    """

    quality: float
    acceptance: float
    name: Message
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCurve:
    """What is drawn of a plan.

    Attributes
    ----------
    name : Message
        The plan in a few words.
    quality, acceptance : tuple of float
        The curve, ascending in quality; more than one point.
    marked : tuple of Marked
        The first is served first where names are in each other's way.
    per_unit : bool
        Whether qualities are nonconformities per unit.
    """

    name: Message
    quality: tuple[float, ...]
    acceptance: tuple[float, ...]
    marked: tuple[Marked, ...]
    per_unit: bool = False


def oc_chart(curve: PlanCurve, language: Language, *, width: float, height: float) -> Scene:
    """Return the operating characteristic of a sampling plan.

    Parameters
    ----------
    curve : PlanCurve
        What is drawn.
    language : Language
        Who reads it.
    width, height : float
        Points, at least 200 by 150.

    Returns
    -------
    Scene
        The curve with its marked qualities, and the plan in words below.

    Raises
    ------
    ValueError
        If the size is too small to read.
    """
    check_size(width, height, lowest=150.0)
    lines = broken(language.say(curve.name), width)
    frame, flags = _layout(curve, Box(0, foot_room(lines, height), width, height), language)
    return Scene(
        width=width,
        height=height,
        title=language.say(message("operating characteristic")),
        description=" ".join([language.say(curve.name), *(_told(each, language) for each in curve.marked)]),
        items=(
            *grid(frame),
            *flags,
            Line(points=_points(curve, frame), style=Style.CURVE),
            *(_mark(each, frame, language) for each in curve.marked),
            *upright_axis(frame, _upright_titles(language), language),
            *level_axis(frame, _level_title(curve, language), language),
            *foot_items(lines, width, height),
        ),
    )


def _layout(curve: PlanCurve, room: Box, reader: Language) -> tuple[Frame, list[Item]]:
    """Return the plot area between the names above and the axis below, and the names with their lines."""
    bottom = room.bottom + LEVEL_AXIS_ROOM
    left = left_margin(value_ticks(0.0, _HUNDRED, room.top - bottom), reader)
    right = room.right - RIGHT_MARGIN
    x = Scale(low=0.0, high=_HUNDRED * curve.quality[-1], start=left, end=right)
    flown = fly(
        [Flag(x=x.at(_HUNDRED * each.quality), text=reader.say(each.name), style=each.style) for each in curve.marked],
        width=room.right,
    )
    box = Box(left, bottom, right, room.top - max(flag_room(flown) + 1, _LEAST_TOP))
    frame = Frame(
        box=box,
        x=x,
        y=Scale(low=0.0, high=_HEADROOM, start=box.bottom, end=box.top),
        x_ticks=level_ticks(x.low, x.high, right - left, reader),
        y_ticks=value_ticks(0.0, _HUNDRED, box.top - box.bottom),
    )
    return frame, flag_items(flown, bottom=box.bottom, top=box.top)


def _points(curve: PlanCurve, frame: Frame) -> tuple[tuple[float, float], ...]:
    pairs = zip(curve.quality, curve.acceptance, strict=True)
    return tuple((frame.x.at(_HUNDRED * quality), frame.y.at(_HUNDRED * passes)) for quality, passes in pairs)


def _mark(marked: Marked, frame: Frame, reader: Language) -> Mark:
    return Mark(
        x=frame.x.at(_HUNDRED * marked.quality),
        y=frame.y.at(_HUNDRED * marked.acceptance),
        glyph=Glyph.RING,
        style=marked.style,
        size=2.6,
        title=_told(marked, reader),
    )


def _told(marked: Marked, reader: Language) -> str:
    """Return a marked quality in words."""
    percent = Number(_HUNDRED * marked.acceptance, 1)
    return reader.say(message("{name}: passes {percent} % of the time.", name=marked.name, percent=percent))


def _upright_titles(reader: Language) -> tuple[str, str]:
    return reader.say(message("lots that pass (%)")), reader.say(message("pass (%)"))


def _level_title(curve: PlanCurve, reader: Language) -> str:
    if curve.per_unit:
        return reader.say(message("nonconformities per 100 units in the lot"))
    return reader.say(message("nonconforming units in the lot (%)"))
