"""Lessons: a story's chart for a class, with the answer that is told at the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Problem, UsageError
from qc.terms import Stability
from qc.values import dataclass
from qc.verdict.decide import LEFT_PILOT, stability
from qc.verdict.wording.reasons import diagnosed, drift
from qc.words import message
from qc.workflow.demos import demo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.report.story.facts import Story
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Message

_TRUTH = "truth.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Since which point of the chart something changed, counted from 0 at the pilot's first.

    Attributes
    ----------
    first : int
        The most probable first point after the change.
    lower, upper : int
        Between which points it lies.
    """

    first: int
    lower: int
    upper: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lesson:
    """A story's chart, and what is told after the class has guessed.

    Attributes
    ----------
    story : Story
        What it tells.
    lot : LotFacts
        What was found.
    shown : CharacteristicFacts
        What the chart is of.
    others : tuple of CharacteristicFacts
        All that have a chart of the batch.
    pilot : int
        Points of the pilot.
    since : Since or None
        What the program found; None where nothing changed.
    found : Message
        The same in words.
    made : Message or None
        What was put into an invented story; None where the measurements are real.
    """

    story: Story
    lot: LotFacts
    shown: CharacteristicFacts
    others: tuple[CharacteristicFacts, ...]
    pilot: int
    since: Since | None
    found: Message
    made: Message | None


def lesson(name: str, characteristic: str | None = None) -> Lesson:
    """Return a story as a lesson.

    Parameters
    ----------
    name : str
        Which story.
    characteristic : str, optional
        What its chart is of; else what the story is about.

    Raises
    ------
    UsageError
        If there is no such story, or no chart of such a characteristic in it.

    Examples
    --------
    >>> lesson("ring-piston").since.first
    33
    """
    told = demo(name)
    lot, changes = told.verdict.facts, _changes(told.story)
    charted = {one.characteristic.id: one for one in lot.characteristics if _points(one)[1]}
    wanted = characteristic or next(_about(charted, changes or ()), None)
    if wanted not in charted:
        raise UsageError(
            [
                Problem(
                    reason=message("there is no chart of this characteristic"),
                    found=characteristic,
                    expected=message("one of: {words}", words=tuple(charted)),
                )
            ]
        )
    shown = charted[wanted]
    return Lesson(
        story=told.story,
        lot=lot,
        shown=shown,
        others=tuple(charted.values()),
        pilot=_points(shown)[0],
        since=_since(shown),
        found=_found(shown),
        made=None if changes is None else _made(shown, changes),
    )


def _changes(story: Story) -> Sequence[dict[str, object]] | None:
    """Return what was put into an invented story; None where nobody knows."""
    path = story.batch[0].parent / _TRUTH
    if not path.is_file():
        return None
    changes: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["changes"]
    return changes


def _about(charted: dict[str, CharacteristicFacts], changes: Sequence[dict[str, object]]) -> Iterator[str]:
    """Yield what a story may be about, the likeliest first."""
    told = [str(each["characteristic"]) for each in changes]
    yield from (name for name in told if name in charted and stability(charted[name]) in LEFT_PILOT)
    yield from (name for name in told if name in charted)
    yield from (name for name, one in charted.items() if stability(one) in LEFT_PILOT)
    yield from sorted(charted, key=lambda name: _points(charted[name])[0] == 0)


def _points(one: CharacteristicFacts) -> tuple[int, int]:
    """Return the points of the pilot and of the batch."""
    if one.attribute is None:
        charts = one.pilot_chart, one.chart
        return charts[0].location.values.size if charts[0] else 0, charts[1].location.values.size if charts[1] else 0
    counted = one.attribute.pilot_chart, one.attribute.chart
    return counted[0].panel.values.size if counted[0] else 0, counted[1].panel.values.size if counted[1] else 0


def _since(one: CharacteristicFacts) -> Since | None:
    """Return since which point something changed."""
    if stability(one) not in LEFT_PILOT:
        return None
    pilot = _points(one)[0]
    change = None if one.attribute is None or one.attribute.drift is None else one.attribute.drift.change
    if change is not None:
        return Since(first=pilot + change.row, lower=pilot + change.earliest, upper=pilot + change.latest)
    if (known := diagnosed(one)) is not None:
        return _of_units(one, known, pilot)
    first = pilot + min(signal.point for signal in one.signals)
    return Since(first=first, lower=first, upper=first)


def _of_units(one: CharacteristicFacts, known: Diagnosis, pilot: int) -> Since:
    """Return the points that hold the units between which a change lies."""
    assert one.series is not None
    assert one.pilot is not None
    assert one.chart is not None
    units = one.series.unit + int(one.pilot.unit.max()) + 2
    points = one.chart.location.values.size
    group = np.arange(units.size) if one.series.subgroup is None or points == units.size else one.series.subgroup
    ends = np.zeros(points, dtype=np.int64)
    np.maximum.at(ends, group, units)
    first, lower, upper = (int(np.searchsorted(ends, unit)) for unit in (known.first, known.lower, known.upper))
    return Since(first=pilot + first, lower=pilot + lower, upper=pilot + min(upper, points - 1))


def _found(one: CharacteristicFacts) -> Message:
    """Return what the program found, in words."""
    if stability(one) not in LEFT_PILOT:
        if stability(one) is Stability.STABLE:
            return message("qc found nothing that changed: the process is the one of the pilot.")
        return message("qc cannot judge this: there is no pilot whose limits could be used.")
    if one.attribute is not None:
        from qc.verdict.wording.reasons_counts import changed  # noqa: PLC0415 - readings need none of it

        return changed(one)
    return drift(one) or message("qc found that the process changed.")


def _made(one: CharacteristicFacts, changes: Sequence[dict[str, object]]) -> Message:
    """Return what was put into an invented story."""
    mine = [each for each in changes if each["characteristic"] == one.characteristic.id]
    if not mine:
        return message("The story is invented: nothing was changed in this characteristic.")
    unit = mine[0]["from_unit"]
    if unit is None:
        return message("The story is invented: something was changed in this characteristic.")
    if mine[0].get("asked") == "block":
        return message(
            "The story is invented: the process did not change, but from unit {unit} of production on readings were "
            "copied.",
            unit=str(unit),
        )
    return message("The story is invented: it was changed from unit {unit} of production on.", unit=str(unit))
