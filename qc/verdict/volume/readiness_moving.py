"""Whether a process moves with time, since when, and what it looks like: one of the explanations of more units."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.terms import CauseFinding, Question, Stability
from qc.verdict import decide
from qc.verdict.change.diagnosis_words import looks_like
from qc.verdict.change.drifting import Drift
from qc.verdict.volume.readiness_course import goes_with_streams
from qc.verdict.volume.readiness_streams import batches_move_one_way
from qc.verdict.wording.spans import count_since_span, since_span
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.counts.count_drift import CountDrift
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_streams import StreamFinding

_LARGEST_LOG = math.log(1e6)


def moving(facts: CharacteristicFacts, streams: tuple[StreamFinding, ...]) -> tuple[CauseFinding, tuple[Message, ...]]:
    """Return whether the process moves with time, and what the data say of it.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the evidence for a change.
    streams : tuple of StreamFinding
        How its streams differ.
    """
    stable = decide.stability(facts)
    if stable is Stability.NOT_JUDGED:
        reasons = tuple(each.reason for each in facts.unjudged if each.question is Question.STABILITY)
        return CauseFinding.NOT_JUDGED, reasons or (message("the evidence for drift was not weighed"),)
    drift = facts.drift if facts.attribute is None else facts.attribute.drift
    if drift is None or facts.judged_by == "rules":
        count = len({signal.point for signal in facts.signals})
        signals = plural(
            "the control chart signals at {count} point", "the control chart signals at {count} points", count=count
        )
        return (CauseFinding.FOUND if count else CauseFinding.NOT_FOUND), (signals, *_pilot(facts))
    odds = math.exp(min(float(drift.evidence.log_evidence.max()), _LARGEST_LOG))
    limit = Number(1 / drift.evidence.false_alarm, 0)
    if drift.flagged is None:
        calm = message(
            "no change is seen (evidence for one at most {odds} : 1; it counts from {limit} : 1 on)",
            odds=Number(odds, 1),
            limit=limit,
        )
        return CauseFinding.NOT_FOUND, (calm, *_pilot(facts))
    if (known := goes_with_streams(facts)) is not None:
        finding, said = _not_with_time(known, limit, one_way=known.factor is None and batches_move_one_way(streams))
        return finding, (*said, *_pilot(facts))
    return CauseFinding.FOUND, (*_since(drift, limit), *_pilot(facts))


def _not_with_time(known: Diagnosis, limit: Number, *, one_way: bool) -> tuple[CauseFinding, tuple[Message, ...]]:
    """Return that the process left its pilot with lots or what else comes and goes, or with time besides."""
    if one_way:
        both = message(
            "the process is not as in the pilot any more (evidence over {limit} : 1); that goes with lots, people or "
            "machines, and from batch to batch it moves one way as well",
            limit=limit,
        )
        return CauseFinding.FOUND, (both, looks_like(known))
    left = message(
        "the process is not as in the pilot any more (evidence over {limit} : 1); that goes with lots, people or "
        "machines rather than with time",
        limit=limit,
    )
    return CauseFinding.NOT_FOUND, (left, looks_like(known))


def _since(drift: Drift | CountDrift, limit: Number) -> Iterator[Message]:
    """Yield that the process left its pilot, and since when."""
    yield message("the process is not as in the pilot any more (evidence over {limit} : 1)", limit=limit)
    if not isinstance(drift, Drift):
        if drift.since is not None and drift.change is not None:
            units = message("units {first}–{last}", first=str(drift.since.first_unit), last=str(drift.since.last_unit))
            one = drift.change.earliest == drift.change.latest
            yield _most_probably(units, None if one else count_since_span(drift))
    elif drift.diagnosis is not None:
        found = drift.diagnosis
        yield _most_probably(found.made.place(found.first), since_span(found))
        yield looks_like(found)


def _most_probably(first: Message, span: Message | None) -> Message:
    """Return since when, with where else it may be."""
    if span is None:
        return message("most probably since {first}", first=first)
    return message("most probably since {first} {span}", first=first, span=span)


def _pilot(facts: CharacteristicFacts) -> tuple[Message, ...]:
    """Return that the pilot is no calm baseline, where that is shown."""
    if facts.pilot_stability is None or facts.pilot_stability.stable:
        return ()
    return (message("the pilot itself was not stable: make a new one before judging from it"),)
