"""Whether a process moves with time, since when, and what it looks like: one of the explanations of more units."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.terms import CauseFinding, Question, Stability
from qc.verdict import decide
from qc.verdict.change.diagnosis_words import looks_like
from qc.verdict.change.drifting import Drift
from qc.verdict.volume.readiness_course import goes_with_streams
from qc.verdict.volume.readiness_spread import decimals_of_spread
from qc.verdict.wording.spans import count_since_span, since_span
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.counts.count_drift import CountDrift
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_besides import Besides

_LARGEST_LOG = math.log(1e6)


def moving(facts: CharacteristicFacts, besides: Besides | None) -> tuple[CauseFinding, tuple[Message, ...]]:
    """Return whether the process moves with time, and what the data say of it.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the evidence for a change.
    besides : Besides or None
        What the order of lots or batches says, where the change is known to go with them.
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
        finding, said = _with_streams(facts, known, besides, limit)
        return finding, (*said, looks_like(known), *_pilot(facts))
    return CauseFinding.FOUND, (*_since(drift, limit), *_pilot(facts))


def _with_streams(
    facts: CharacteristicFacts, known: Diagnosis, besides: Besides | None, limit: Number
) -> tuple[CauseFinding, tuple[Message, ...]]:
    """Return that the process left its pilot with lots or what else comes and goes, and whether with time besides."""
    if besides is not None and besides.shown:
        return CauseFinding.FOUND, (_both(facts, known, besides, limit),)
    if besides is not None and besides.open:
        left = message(
            "the process is not as in the pilot any more (evidence over {limit} : 1); that goes with lots, people or "
            "machines",
            limit=limit,
        )
        return CauseFinding.EITHER, (left, _cannot_be_told(facts, besides))
    left = message(
        "the process is not as in the pilot any more (evidence over {limit} : 1); that goes with lots, people or "
        "machines rather than with time",
        limit=limit,
    )
    hidden = () if besides is None or not besides.of_lots else (_hidden(facts, besides),)
    return CauseFinding.NOT_FOUND, (left, *hidden)


def _both(facts: CharacteristicFacts, known: Diagnosis, besides: Besides, limit: Number) -> Message:
    """Return that the level goes with lots and with time."""
    if besides.found.course == "line":
        return message(
            "the process is not as in the pilot any more (evidence over {limit} : 1); that goes with lots, people or "
            "machines, and from batch to batch it moves one way as well",
            limit=limit,
        )
    apart, decimals = besides.found.apart, decimals_of_spread(facts)
    low, high = sorted(abs(each) for each in (apart.lower, apart.upper))
    said = {
        "limit": limit,
        "since": known.made.place(besides.unit) if besides.since is None else besides.since,
        "size": Number(abs(apart.value), decimals),
        "unit": facts.characteristic.unit,
        "low": Number(low, decimals),
        "high": Number(high, decimals),
    }
    if apart.value > 0:
        return message(
            "the process is not as in the pilot any more (evidence over {limit} : 1); that goes with lots, people or "
            "machines, and besides the level changed in one step: since about {since} it is higher by {size} {unit} "
            "(between {low} and {high})",
            **said,
        )
    return message(
        "the process is not as in the pilot any more (evidence over {limit} : 1); that goes with lots, people or "
        "machines, and besides the level changed in one step: since about {since} it is lower by {size} {unit} "
        "(between {low} and {high})",
        **said,
    )


def _cannot_be_told(facts: CharacteristicFacts, besides: Besides) -> Message:
    """Return that lots are too few, or differ too much, to say whether the level moves with time as well."""
    if not math.isfinite(besides.found.hidden):
        return message(
            "whether it moves with time as well cannot be told: too few were seen ({count}, the pilot included)",
            count=besides.found.levels,
        )
    return message(
        "whether it moves with time as well cannot be told: a lasting change of up to about {size} {unit} may hide "
        "behind such differences",
        size=Number(besides.found.hidden, decimals_of_spread(facts)),
        unit=facts.characteristic.unit,
    )


def _hidden(facts: CharacteristicFacts, besides: Besides) -> Message:
    """Return how large a change may be that lots hide all the same."""
    return message(
        "a lasting change of up to about {size} {unit} could hide behind such differences all the same",
        size=Number(besides.found.hidden, decimals_of_spread(facts)),
        unit=facts.characteristic.unit,
    )


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
        if found.alarm is not None:
            yield message(
                "a change was first seen at {place} already: something smaller, or chance",
                place=found.made.place(found.alarm),
            )


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
