"""The evidence for drift and the nonconforming units so far, along the units made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.charts.ramp_course import Course, CoursePicture, course_scene
from qc.charts.scene import Style
from qc.report.ramp.chart import WIDTH, batch_summaries
from qc.stats.volume.rates import most_faults
from qc.values import dataclass
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.charts.scene import Scene
    from qc.report.ramp.chart import BatchSummary
    from qc.verdict.volume.readiness import CharacteristicReadiness, ReadinessFacts
    from qc.words import Language, Message

TALL, LOW = 132.0, 100.0
_MOST_POINTS = 400
_LEAST, _MOST = -2.0, 4.0  # odds of 1 : 100 and of 10,000 : 1
_EVIDENCE = message(
    "How many times better “something changed” explains the readings than “nothing changed”: 1 : 1 says nothing. "
    "A change is called where the line reaches the dashed one."
)
_UNTIL = message(
    "How many times better “something changed” explains the readings than “nothing changed”: 1 : 1 says nothing. "
    "A change is called where the line reaches the dashed one; from soon after that on it is not followed."
)
_EXPOSURE = message(
    "Nonconforming units since the pilot. Dashed: no more than this is to be expected (95 %) if nothing changed, "
    "judging by the pilot. Below it, more units alone are explanation enough."
)
_OF_FAULTS = message(
    "Faults since the pilot. Dashed: no more than this is to be expected (95 %) if nothing changed and faults come one "
    "by one, judging by the pilot. Below it, more units alone are explanation enough."
)


def evidence_chart(
    found: ReadinessFacts, each: CharacteristicReadiness, reader: Language, *, captioned: bool = True
) -> Scene | None:
    """Return the evidence for drift along the units made; None where it was not weighed.

    Parameters
    ----------
    found : ReadinessFacts
        The lot.
    each : CharacteristicReadiness
        The characteristic.
    reader : Language
        The reader's language.
    captioned : bool
        Whether it says how to read it.
    """
    told, first = _weighed(each), found.spans[0] if found.spans else None
    if told is None or first is None or not first.pilot:
        return None
    logs = np.clip(told.log_odds / math.log(10), _LEAST, _MOST)
    shown = np.unique(np.linspace(0, logs.size - 1, min(logs.size, _MOST_POINTS)).astype(int))
    # A sample stands for all that was made.
    units = first.last + (found.made - first.last) * told.made[shown]
    limit = told.log_limit / math.log(10)
    name = message("{limit} : 1", limit=Number(1 / told.false_alarm, 0))
    line = Course(units=(1.0, float(found.made)), values=(limit, limit), style=Style.CONTROL, name=name)
    course = Course(units=tuple(units.tolist()), values=tuple(logs[shown].tolist()), style=Style.CURVE)
    return _scene(
        CoursePicture(
            title=message("{name}: evidence for a change", name=each.facts.characteristic.names),
            axis=message("evidence"),
            odds=True,
            caption=(_EVIDENCE if logs.size == told.made.size else _UNTIL) if captioned else None,
            courses=(course, line, Course(units=(1.0, float(found.made)), values=(0.0, 0.0), style=Style.CENTER)),
            pilot=first.last,
            made=found.made,
            target=found.volume.target,
        ),
        reader,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Weighed:
    """Evidence after each share of what was made since the pilot."""

    made: NDArray[np.float64]
    log_odds: NDArray[np.float64]
    log_limit: float
    false_alarm: float


def _weighed(each: CharacteristicReadiness) -> _Weighed | None:
    """Return the evidence of readings, or of counts."""
    drift, counts = each.facts.drift, each.facts.attribute
    if drift is not None:
        told, ends = drift.evidence, drift.evidence.ends / drift.evidence.ends[-1]
        return _Weighed(made=ends, log_odds=told.log_evidence, log_limit=told.log_limit, false_alarm=told.false_alarm)
    if counts is None or counts.drift is None:
        return None
    found = counts.drift.evidence
    made = np.arange(1, found.log_evidence.size + 1) / found.rows
    return _Weighed(made=made, log_odds=found.log_evidence, log_limit=found.log_limit, false_alarm=found.false_alarm)


def exposure_chart(found: ReadinessFacts, each: CharacteristicReadiness, reader: Language) -> Scene | None:
    """Return the nonconforming units so far against what more units alone bring; None where none was found.

    Parameters
    ----------
    found : ReadinessFacts
        The lot.
    each : CharacteristicReadiness
        The characteristic.
    reader : Language
        The reader's language.
    """
    pilot, *after = batch_summaries(found, each) or (None,)
    if pilot is None or not pilot.span.pilot or not any(one.nonconforming for one in after):
        return None
    units = [float(pilot.span.last), *(float(one.span.last) for one in after)]
    counts = np.cumsum([0, *(one.nonconforming for one in after)])
    seen = Course(units=tuple(units), values=tuple(counts.tolist()), style=Style.CURVE, name=message("found"))
    limit = Course(
        units=tuple(units),
        values=(0.0, *_limits(each, pilot, after, found.volume.confidence)),
        style=Style.CONTROL,
        name=message("at most"),
    )
    return _scene(
        CoursePicture(
            title=_so_far(each),
            axis=message("faults") if pilot.faults else message("NG"),
            caption=_OF_FAULTS if pilot.faults else _EXPOSURE,
            courses=(seen, limit),
            pilot=pilot.span.last,
            made=found.made,
            target=found.volume.target,
        ),
        reader,
    )


def _so_far(each: CharacteristicReadiness) -> Message:
    """Return what is counted along the units made."""
    name = each.facts.characteristic.names
    if each.facts.characteristic.counts == "nonconformities":
        return message("{name}: faults so far", name=name)
    return message("{name}: nonconforming units so far", name=name)


def _limits(
    each: CharacteristicReadiness, pilot: BatchSummary, after: Sequence[BatchSummary], confidence: float
) -> list[float]:
    """Return after each batch how many nonconforming units the pilot leaves possible: its readings, else its count."""
    judged = np.cumsum([one.units for one in after]).tolist()
    if pilot.faults:
        return [
            float(most_faults(pilot.nonconforming, pilot.units, future=units, confidence=confidence))
            for units in judged
        ]
    possible = each.evidence.pilot_outlook
    if possible is not None:
        return [float(possible.limit(units, confidence)) for units in judged]
    exposures = (
        stats.count_exposure(pilot.nonconforming, pilot.units, future=units, confidence=confidence) for units in judged
    )
    return [float(told.limit) for told in exposures]


def _scene(picture: CoursePicture, reader: Language) -> Scene:
    return course_scene(picture, reader, width=WIDTH, height=LOW if picture.caption is None else TALL)
