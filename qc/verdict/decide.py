"""Every answer, derived from the facts: the only place where something is decided.

A nonconforming lot is rejected whatever else is known. Otherwise not judged outranks accepted: a question that the
standard asks and that has no answer holds the lot. So does a process that left its baseline over the lots up to this
one: the three answers are of this lot alone, the decision is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from qc.terms import CapabilityAnswer, Conformity, Decision, Question, Stability
from qc.verdict.over_lots import held_over_lots

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import Enum

    from qc.spec.model import Lot
    from qc.verdict.model import CharacteristicFacts, LotFacts

LEFT_PILOT = frozenset({Stability.DRIFTING, Stability.CHANGED, Stability.UNSTABLE})
"""The answers that say that the process did not stay where its pilot stood."""


def conformity(facts: CharacteristicFacts) -> Conformity:
    """Return whether what was measured conforms: a nonconforming unit counts even where too few were measured."""
    if facts.sample is not None and facts.sample.fails:
        return Conformity.FAILS
    if facts.sample is None or facts.upper_share is None or _unjudged(facts, Question.CONFORMITY):
        return Conformity.NOT_JUDGED
    return Conformity.CONFORMS


def stability(facts: CharacteristicFacts) -> Stability:
    """Return whether the process stayed where its pilot stood, judged as the standard asks.

    It drifts where which way it went, or with what, is known, and has changed where neither is.
    """
    if (facts.chart is None and facts.attribute is None) or _unjudged(facts, Question.STABILITY):
        return Stability.NOT_JUDGED
    if facts.judged_by == "rules":
        return Stability.UNSTABLE if facts.signals else Stability.STABLE
    drift = facts.drift if facts.attribute is None else facts.attribute.drift
    if drift is None:
        return Stability.NOT_JUDGED
    if drift.flagged is None:
        return Stability.STABLE
    return Stability.CHANGED if _undirected(facts) else Stability.DRIFTING


def _undirected(facts: CharacteristicFacts) -> bool:
    """Return whether neither which way a change goes nor with what its level goes is known."""
    known = None if facts.drift is None else facts.drift.diagnosis
    return known is not None and known.factor is None and not known.directed


def moves(facts: CharacteristicFacts) -> bool:
    """Return whether a slope is shown that moved the level by one sigma within or more over the batch.

    The second condition keeps a saw-tooth of wear and resets, whose fitted slope is small, from being called a slope.
    """
    trend = facts.trend
    if facts.chart is None or facts.series is None or trend is None:
        return False
    shown = trend.slope_lower > 0 or trend.slope_upper < 0
    moved = abs(trend.slope) * float(np.ptp(facts.series.unit))
    return shown and moved >= facts.chart.baseline.sigma_within


def capability_answer(facts: CharacteristicFacts) -> CapabilityAnswer:
    """Return whether the index that the standard asks for reaches its minimum."""
    asked = facts.characteristic.capability
    if asked is None:
        return CapabilityAnswer.NOT_ASKED
    if _unjudged(facts, Question.CAPABILITY):
        return CapabilityAnswer.NOT_JUDGED
    index = facts.asked_index
    if index is None:
        held = None if facts.attribute is None else facts.attribute.held_index
    else:
        held = index.value if asked.judge == "estimate" else index.lower
    if held is None:
        return CapabilityAnswer.NOT_JUDGED
    if held < asked.minimum:
        return CapabilityAnswer.NOT_MET
    return CapabilityAnswer.BUYER_DECIDES if left_to_buyer(facts, held) else CapabilityAnswer.MET


def left_to_buyer(facts: CharacteristicFacts, held: float) -> bool:
    """Return whether an index that reaches the minimum still needs the buyer's word: close to it, or few readings."""
    asked = facts.characteristic.capability
    assert asked is not None
    close = asked.accepted_above is not None and held <= asked.accepted_above
    return close or (asked.full_readings is not None and facts.n < asked.full_readings)


def characteristic_decision(facts: CharacteristicFacts, lot: Lot) -> Decision:
    """Return what one characteristic says of the lot."""
    conforms = conformity(facts)
    if conforms is Conformity.FAILS:
        return Decision.REJECT
    holds = (
        conforms is Conformity.NOT_JUDGED,
        lot.stability == "required" and stability(facts) is not Stability.STABLE,
        capability_answer(facts) not in {CapabilityAnswer.MET, CapabilityAnswer.NOT_ASKED},
    )
    return Decision.HOLD if any(holds) else Decision.ACCEPT


def decision_on(facts: CharacteristicFacts, lot: LotFacts) -> Decision:
    """Return what one characteristic says of the lot, the lots before it in view."""
    alone = characteristic_decision(facts, lot.spec.lot)
    moved = facts.characteristic.id in held_over_lots(lot)
    return Decision.HOLD if alone is Decision.ACCEPT and moved else alone


def decision(facts: LotFacts) -> Decision:
    """Return what to do with the lot, the lots before it in view."""
    return _decision(facts, [decision_on(c, facts) for c in facts.characteristics])


def decision_alone(facts: LotFacts) -> Decision:
    """Return what the lot alone comes to."""
    return _decision(facts, [characteristic_decision(c, facts.spec.lot) for c in facts.characteristics])


def _decision(facts: LotFacts, found: list[Decision]) -> Decision:
    """Return the worst of what the characteristics say; too few units hold the lot."""
    if not facts.enough_units:
        found.append(Decision.HOLD)
    return _worst(found, (Decision.REJECT, Decision.HOLD, Decision.ACCEPT))


def lot_conformity(facts: LotFacts) -> Conformity:
    """Return the lot's answer to the first question: the worst of its characteristics."""
    found = [conformity(c) for c in facts.characteristics]
    if not facts.enough_units:
        found.append(Conformity.NOT_JUDGED)
    return _worst(found, (Conformity.FAILS, Conformity.NOT_JUDGED, Conformity.CONFORMS))


def lot_stability(facts: LotFacts) -> Stability:
    """Return the lot's answer to the second question: the worst of its characteristics."""
    order = (Stability.DRIFTING, Stability.CHANGED, Stability.UNSTABLE, Stability.NOT_JUDGED, Stability.STABLE)
    return _worst([stability(c) for c in facts.characteristics], order)


def lot_capability(facts: LotFacts) -> CapabilityAnswer:
    """Return the lot's answer to the third question: the worst of its characteristics."""
    answer = CapabilityAnswer
    order = (answer.NOT_MET, answer.NOT_JUDGED, answer.BUYER_DECIDES, answer.MET, answer.NOT_ASKED)
    return _worst([capability_answer(c) for c in facts.characteristics], order)


_Answer = TypeVar("_Answer", bound="Enum")


def _worst(found: Iterable[_Answer], order: tuple[_Answer, ...]) -> _Answer:
    return min(found, key=order.index)


def _unjudged(facts: CharacteristicFacts, question: Question) -> bool:
    return any(missing.question is question for missing in facts.unjudged)
