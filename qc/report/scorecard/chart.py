"""The months side by side: four small panels, one for each answer, each on its own scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.frame import CENTRED, TEXT, Frame, count_ticks, grid, left_margin, upright_axis, value_ticks
from qc.charts.ramp_axis import area
from qc.charts.scale import Scale, Ticks
from qc.charts.scene import Anchor, Glyph, Label, Line, Mark, Scene, Style
from qc.charts.space import Box
from qc.values import dataclass
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.charts.scene import Item
    from qc.report.scorecard.facts import Month
    from qc.report.scorecard.scores import MonthScores
    from qc.words import Language, Message

WIDTH, HEIGHT = 511.0, 118.0
_BOTTOM, _TOP, _GAP, _RIGHT = 14.0, 16.0, 8.0, 2.0
_DOT, _BAR, _AIR, _NAME = 2.6, 0.55, 1.12, 10.0
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A month in one panel: a value with what it may be between; None where it is not known."""

    month: Month
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One answer over the months.

    Attributes
    ----------
    title : Message
        What is drawn.
    columns : tuple of Column
        A month each.
    top : float or None
        Where the axis ends; None: where the values do.
    bars : bool
        Whether values are bars from 0 on, else dots with their bounds.
    """

    title: Message
    columns: tuple[Column, ...]
    top: float | None = None
    bars: bool = True


def panels_of(trend: Sequence[MonthScores]) -> tuple[Panel, ...]:
    """Return what is drawn of the months.

    Parameters
    ----------
    trend : sequence of MonthScores
        The oldest first.
    """
    return (
        Panel(title=message("faults per million"), columns=tuple(_faults(one) for one in trend), bars=False),
        Panel(title=message("units shipped"), columns=tuple(_shipped(one) for one in trend)),
        Panel(
            title=message("weeks with a delivery"),
            columns=tuple(_weeks(one) for one in trend),
            top=float(max(1, *(one.scores.continuity.weeks for one in trend))),
        ),
        Panel(title=message("on time, %"), columns=tuple(_on_time(one) for one in trend), top=100.0, bars=False),
    )


def _faults(one: MonthScores) -> Column:
    share = one.scores.quality.share
    if share is None:
        return Column(month=one.month, value=None)
    return Column(month=one.month, value=1e6 * share.estimate, low=1e6 * share.lower, high=1e6 * share.upper)


def _shipped(one: MonthScores) -> Column:
    found, batches = one.scores.quantity, one.scores.quality.batches
    known = batches > found.shipped_unsaid
    return Column(month=one.month, value=float(found.shipped) if known else None)


def _weeks(one: MonthScores) -> Column:
    found, batches = one.scores.continuity, one.scores.quality.batches
    return Column(month=one.month, value=float(found.delivered) if batches > found.undated else None)


def _on_time(one: MonthScores) -> Column:
    share = one.scores.punctuality.share
    return Column(month=one.month, value=None if share is None else 100.0 * share)


def trend_scene(trend: Sequence[MonthScores], reader: Language) -> Scene:
    """Return the months side by side.

    Parameters
    ----------
    trend : sequence of MonthScores
        The oldest first.
    reader : Language
        The reader's language.
    """
    panels = panels_of(trend)
    room = (WIDTH - _GAP * (len(panels) - 1)) / len(panels)
    items = [item for index, panel in enumerate(panels) for item in _panel(panel, index * (room + _GAP), room, reader)]
    first, last = (f"{one.month.number:02d}/{one.month.year}" for one in (trend[0], trend[-1]))
    described = message(
        "Four small charts, a column for each month from {first} to {last}: {titles}.",
        first=first,
        last=last,
        titles=tuple(panel.title for panel in panels),
    )
    title = reader.say(message("Month by month"))
    return Scene(width=WIDTH, height=HEIGHT, title=title, description=reader.say(described), items=tuple(items))


def _panel(panel: Panel, left: float, room: float, reader: Language) -> Iterator[Item]:
    """Yield one panel: its title above, its axis, a column for each month."""
    frame = _frame(panel, left, room, reader)
    box = frame.box
    yield Label(x=left, y=HEIGHT - TEXT, text=reader.say(panel.title), size=TEXT, bold=True)
    yield from grid(frame)
    yield from (item for item in upright_axis(frame, [""], reader) if not (isinstance(item, Label) and item.rotated))
    yield Line(points=((box.left, box.bottom), (box.right, box.bottom)), style=Style.AXIS)
    for index, column in enumerate(panel.columns):
        yield from _column(panel, index, column, frame, reader)


def _frame(panel: Panel, left: float, room: float, reader: Language) -> Frame:
    known = [end for one in panel.columns for end in (one.value, one.high) if end is not None]
    top = panel.top if panel.top is not None else max([*known, 0.0]) * _AIR or 1.0
    bottom, ceiling = _BOTTOM, HEIGHT - _TOP
    ticks = value_ticks(0.0, top, ceiling - bottom) if not panel.bars else count_ticks(max(top, 1.0), ceiling - bottom)
    start = left + left_margin(ticks, reader) - TEXT
    box = Box(start, bottom, left + room - _RIGHT, ceiling)
    return Frame(
        box=box,
        x=Scale(low=-0.5, high=len(panel.columns) - 0.5, start=box.left, end=box.right),
        y=Scale(low=0.0, high=max(top, 1.0), start=bottom, end=ceiling),
        x_ticks=Ticks(values=(), decimals=0, exponent=0),
        y_ticks=ticks,
    )


def _column(panel: Panel, index: int, column: Column, frame: Frame, reader: Language) -> Iterator[Item]:
    """Yield a month: its number below, its bar or dot with bounds, a question mark where it is not known."""
    x, y = frame.x.at(float(index)), frame.y.at
    name = f"{column.month.number:02d}"
    yield Label(x=x, y=frame.box.bottom - _NAME, text=name, size=TEXT, anchor=Anchor.MIDDLE)
    if column.value is None:
        yield Label(x=x, y=y(0.0) + CENTRED, text=_UNKNOWN, size=TEXT, anchor=Anchor.MIDDLE)
        return
    said = message("{month}: {value}", month=f"{name}/{column.month.year}", value=Number(column.value, 0))
    if panel.bars:
        half = _BAR * (frame.x.at(1.0) - frame.x.at(0.0)) / 2
        yield from area(x - half, x + half, y(0.0), y(column.value), Style.BAR, reader.say(said))
        return
    if column.low is not None and column.high is not None:
        yield Line(points=((x, y(column.low)), (x, y(column.high))), style=Style.CURVE)
    yield Mark(x=x, y=y(column.value), glyph=Glyph.DOT, style=Style.DATA, size=_DOT, title=reader.say(said))
