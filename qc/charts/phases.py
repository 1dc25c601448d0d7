"""Where the pilot ends and the batch begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.edge import OVERHANG
from qc.charts.frame import TEXT
from qc.charts.scene import Anchor, Band, Label, Line, Style
from qc.charts.typeface import text_width
from qc.terms import Phase
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.charts.course import Course
    from qc.charts.frame import Frame
    from qc.charts.scene import Item
    from qc.words import Language

_AIR = 3.0
_HALF = 0.5  # a stage begins half-way from the point before it
# From the fullest wording to the shortest: the first that fits is written.
_PILOT = (message("Pilot: sets the limits (Phase I)"), message("Pilot (Phase I)"), message("Pilot"))
_BATCH = {
    Phase.ONE: (message("Limits from this batch itself (Phase I)"), message("Batch (Phase I)"), message("Batch")),
    Phase.TWO: (
        message("Batch: held against the limits (Phase II)"),
        message("Batch (Phase II)"),
        message("Batch"),
    ),
}


def boundary(run: Course) -> float | None:
    """Return the number on the axis between pilot and batch, or None where only one of them is drawn."""
    if len(run.location) == 1:
        return None
    pilot, batch = run.location
    return float(pilot.numbers[-1] + batch.numbers[0]) / 2


def phase_items(
    run: Course, frames: Sequence[Frame], width: float, reader: Language, *, pilot_only: bool
) -> list[Item]:
    """Return the pilot's tint, the line between the phases, and their names above the upper panel.

    Parameters
    ----------
    run : Course
        What is plotted.
    frames : sequence of Frame
        The panels, upper first.
    width : float
        Of the whole scene, in points: names may reach into its margins.
    reader : Language
        Who reads it.
    pilot_only : bool
        Whether the one phase is the pilot's.

    Returns
    -------
    list of Item
        To be drawn before the panels.
    """
    upper = frames[0].box
    baseline = upper.top + OVERHANG + 2
    if run.stages:
        return _stage_items(run.stages, frames, baseline)
    divider = boundary(run)
    if divider is None:
        wordings = _PILOT if pilot_only else _BATCH[run.location[0].phase]
        text = _fitting(wordings, width - upper.left, reader) or reader.say(wordings[-1])
        return [Label(x=upper.left, y=baseline, text=text, size=TEXT, style=Style.PHASE)]
    x = frames[0].x.at(divider)
    items: list[Item] = [_tint(frame, x) for frame in frames]
    items.extend(_divide(frame, x) for frame in frames)
    wordings = _BATCH[run.location[-1].phase]
    # The room for the limits' labels is wider than the shortest wording, so this always fits.
    after = _fitting(wordings, width - x - 2 * _AIR, reader) or reader.say(wordings[-1])
    items.append(_before(upper.left, x, baseline, reader))
    return [*items, Label(x=x + _AIR, y=baseline, text=after, size=TEXT, style=Style.PHASE)]


def _stage_items(stages: Sequence[tuple[float, str]], frames: Sequence[Frame], baseline: float) -> list[Item]:
    """Return an upright line before every stage but the first, and the names that find room."""
    x = frames[0].x
    starts = [frames[0].box.left, *(x.at(number - _HALF) for number, _ in stages[1:])]
    items: list[Item] = [_divide(frame, start) for start in starts[1:] for frame in frames]
    for (_, name), start, end in zip(stages, starts, [*starts[1:], frames[0].box.right], strict=True):
        if text_width(name, TEXT) <= end - start - 2 * _AIR:
            items.append(Label(x=start + _AIR, y=baseline, text=name, size=TEXT, style=Style.PHASE))
    return items


def _before(left: float, x: float, baseline: float, reader: Language) -> Label:
    """Return the pilot's name over its points or, where these are few, reaching into the left margin."""
    text = _fitting(_PILOT, x - left - 2 * _AIR, reader)
    if text is not None:
        return Label(x=left, y=baseline, text=text, size=TEXT, style=Style.PHASE)
    shortest = reader.say(_PILOT[-1])
    return Label(x=x - _AIR, y=baseline, text=shortest, size=TEXT, anchor=Anchor.END, style=Style.PHASE)


def _fitting(wordings: Sequence[Message], room: float, reader: Language) -> str | None:
    """Return the fullest wording that fits in ``room`` points."""
    said = (reader.say(wording) for wording in wordings)
    return next((text for text in said if text_width(text, TEXT) <= room), None)


def _tint(frame: Frame, x: float) -> Band:
    """Return the ground behind the pilot's points."""
    box = frame.box
    corners = ((box.left, box.bottom), (x, box.bottom), (x, box.top), (box.left, box.top))
    return Band(points=corners, style=Style.PILOT)


def _divide(frame: Frame, x: float) -> Line:
    """Return the upright line between the phases."""
    return Line(points=((x, frame.box.bottom), (x, frame.box.top + _AIR)), style=Style.PHASE)
