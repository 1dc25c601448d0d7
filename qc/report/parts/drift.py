"""How stability was judged: the evidence for a change, its limit, and the shape that the readings have."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc import stats
from qc.report.parts import figures
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.change.drifting import Drift
    from qc.verdict.counts.count_drift import CountDrift
    from qc.verdict.model import CharacteristicFacts

_LARGEST = 1e6
_ROUND_FROM = 10
_SHAPES = {
    stats.ShapeKind.NORMAL: message("normal"),
    stats.ShapeKind.SKEWED: message("skewed"),
    stats.ShapeKind.HEAVY_TAILED: message("with wide tails"),
    stats.ShapeKind.POSITIVE: message("never below zero"),
}


def drift_rows(facts: CharacteristicFacts) -> Iterator[tuple[Message, object]]:
    """Yield the rows on the evidence for a change, where it was weighed.

    Parameters
    ----------
    facts : CharacteristicFacts
        The characteristic.
    """
    if facts.drift is None or facts.chart is None:
        return
    found = facts.drift.evidence
    most = math.exp(min(float(found.log_evidence.max()), math.log(_LARGEST)))
    yield (
        message("Evidence for a change"),
        message(
            "at most {odds} : 1, limit {limit} : 1 (readings: {shape})",
            odds=Number(most, 1 if most < _ROUND_FROM or round(most) == round(1 / found.false_alarm) else 0),
            limit=Number(1 / found.false_alarm, 0),
            shape=_SHAPES[found.shape.kind],
        ),
    )
    yield from sharing_rows(facts.drift)


def sharing_rows(drift: Drift | CountDrift) -> Iterator[tuple[Message, object]]:
    """Yield the row on why the limit is as high as it is, where several characteristics share the false alarms.

    Parameters
    ----------
    drift : Drift or CountDrift
        The evidence.
    """
    if drift.shared_by > 1:
        yield (
            message("False alarms of a lot"),
            message(
                "at most {share} %, shared by the {count} characteristics held against the pilot",
                share=figures.percent(drift.shared_by * drift.evidence.false_alarm),
                count=drift.shared_by,
            ),
        )
