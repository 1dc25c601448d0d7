"""The strip below a chart of counts: the evidence that the share left the pilot's, point by point."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.charts.edge import edge_labels, edge_room
from qc.charts.frame import LEVEL_AXIS_ROOM, TEXT, Frame, left_margin, level_axis, number_ticks
from qc.charts.scale import Scale, Ticks
from qc.charts.scene import Band, Label, Line, Origin, Scene, Style
from qc.charts.space import Box, check_size
from qc.charts.typeface import text_width
from qc.charts.volume_course import HIGHEST, LOWEST, VolumeCourse
from qc.charts.volume_panels import evidence_items, evidence_labels, odds_axis
from qc.verdict.counts.count_points import samples
from qc.words import message

if TYPE_CHECKING:
    from qc.charts.scene import Item
    from qc.verdict.counts.count_drift import CountDrift
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

_TOP, _AIR = 17.0, 3.0
_ODDS = Ticks(values=(0.0, 1.0, 2.0, 3.0, 4.0), decimals=0, exponent=0)
_WIDEST = Ticks(values=(1_000_000.0,), decimals=0, exponent=0)


def count_evidence_chart(facts: CharacteristicFacts, reader: Language, *, width: float, height: float) -> Scene:
    """Return the evidence that a share or rate left the pilot's, rising to the line at which it suffices.

    Parameters
    ----------
    facts : CharacteristicFacts
        Of a characteristic that is judged or counted, with its evidence.
    reader : Language
        Who reads it.
    width, height : float
        Points, at least 200 by 80.

    Returns
    -------
    Scene
        Points are numbered from the pilot's first.

    Raises
    ------
    ValueError
        If the evidence was not weighed, or the size is too small to read.
    """
    check_size(width, height, lowest=80.0)
    drift, pilot = _weighed(facts)
    run = evidence_course(facts)
    frame = _frame(run, width, height, reader)
    return Scene(
        width=width,
        height=height,
        title=reader.say(message("{name}: evidence for a change", name=facts.characteristic.names)),
        description=reader.say(_EXPLAINED),
        items=(
            _strip(frame, frame.box.left, frame.x.at(pilot + 0.5), Style.PILOT),
            *_held(drift, pilot, frame),
            *evidence_items(run, frame),
            *_named(drift, run, frame, width, reader),
            *odds_axis(frame, reader),
            *level_axis(frame, reader.say(message("point, counted from the pilot's first")), reader),
            *edge_labels(evidence_labels(run, reader), frame, stacked=False),
        ),
        level=frame.x.ends,
        origin=Origin(draw=count_evidence_chart, given=(facts, reader)),
    )


_EXPLAINED = message("how strongly the counts speak for “something changed” against “nothing changed”")


def _weighed(facts: CharacteristicFacts) -> tuple[CountDrift, int]:
    """Return the evidence, and how many points the pilot has."""
    drift = None if facts.attribute is None else facts.attribute.drift
    if drift is None or facts.pilot is None:
        raise ValueError("`facts` must hold the evidence for a change of counts, got none")
    return drift, len(samples(facts.pilot, faults=facts.characteristic.counts == "nonconformities"))


def evidence_course(facts: CharacteristicFacts) -> VolumeCourse:
    """Return what the panel of evidence plots: points in place of units."""
    drift, pilot = _weighed(facts)
    evidence = np.clip(drift.evidence.log_evidence / math.log(10), LOWEST, HIGHEST)
    numbers = np.arange(1.0, pilot + evidence.size + 1)
    return VolumeCourse(
        units=numbers,
        values=np.zeros_like(numbers),
        pilot=pilot,
        limits=None,
        evidence_units=numbers[pilot:],
        evidence=evidence,
        log_limit=drift.evidence.log_limit / math.log(10),
        flag=None if drift.flagged is None else float(numbers[pilot + drift.flagged]),
        known=None,
        events=(),
        files=(),
    )


def _frame(run: VolumeCourse, width: float, height: float, reader: Language) -> Frame:
    """Return the panel's place."""
    side = edge_room(evidence_labels(run, reader), stacked=False)
    box = Box(left_margin(_WIDEST, reader), LEVEL_AXIS_ROOM, width - side, height - _TOP)
    first, last = 0.5, float(run.units[-1]) + 0.5
    return Frame(
        box=box,
        x=Scale(low=first, high=last, start=box.left, end=box.right),
        y=Scale(low=LOWEST, high=HIGHEST, start=box.bottom, end=box.top),
        x_ticks=number_ticks(first, last, box.right - box.left, reader),
        y_ticks=_ODDS,
    )


def _held(drift: CountDrift, pilot: int, frame: Frame) -> list[Item]:
    """Return the strip that holds the first changed point, and the line at the most probable one."""
    change = drift.change
    if change is None:
        return []
    left, right, at = (frame.x.at(pilot + row + 0.5) for row in (change.earliest, change.latest, change.row))
    line = Line(points=((at, frame.box.bottom), (at, frame.box.top)), style=Style.SIGNAL)
    return [_strip(frame, left - 0.8, right + 0.8, Style.CHANGE), line]


def _strip(frame: Frame, left: float, right: float, style: Style) -> Band:
    """Return an upright strip of the panel."""
    box = frame.box
    first, last = max(left, box.left), min(right, box.right)
    return Band(points=((first, box.bottom), (last, box.bottom), (last, box.top), (first, box.top)), style=style)


def _named(drift: CountDrift, run: VolumeCourse, frame: Frame, width: float, reader: Language) -> list[Item]:
    """Return since when, above the panel; the pilot's name where there is no change."""
    if drift.change is None or drift.since is None or drift.seen_at is None:
        return [Label(x=frame.box.left, y=frame.box.top + 2 * _AIR, text=reader.say(message("Pilot")), size=TEXT)]
    said = message(
        "changed at about point {since}, seen at point {seen}", since=drift.since.label, seen=drift.seen_at.label
    )
    text = reader.say(said)
    x = min(frame.x.at(run.pilot + drift.change.row + 0.5), width - _AIR - text_width(text, TEXT, bold=True))
    return [Label(x=max(0.0, x), y=frame.box.top + 2 * _AIR, text=text, size=TEXT, style=Style.SIGNAL, bold=True)]
