"""How the stability of counts was judged: the evidence for a change, since when, from what to what."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.report.parts import figures
from qc.report.parts.drift import sharing_rows
from qc.verdict.wording.reasons_counts import amount
from qc.verdict.wording.spans import count_since, count_since_span
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.counts.attribute_facts import AttributeFacts
    from qc.verdict.counts.count_drift import CountDrift

    Said = tuple[Message, object]

_LARGEST = 1e6
_ROUND_FROM = 10


def count_drift_rows(found: AttributeFacts) -> Iterator[Said]:
    """Yield how stability is judged, and what was found.

    Parameters
    ----------
    found : AttributeFacts
        What was counted.
    """
    if found.drift is None:
        return
    yield message("Stability is judged by"), message("evidence that the share left the pilot's")
    yield message("Evidence for a change"), _odds(found.drift)
    yield from sharing_rows(found.drift)
    if found.drift.evidence.spread:
        yield (
            message("Between points the share differs anyway"),
            message("by about {percent} % of itself", percent=Number(100 * found.drift.evidence.spread, 0)),
        )
    yield from _changed(found.drift)


def _odds(drift: CountDrift) -> Message:
    """Return the largest evidence, as odds."""
    evidence = drift.evidence
    most = math.exp(min(float(evidence.log_evidence.max()), math.log(_LARGEST)))
    return message(
        "at most {odds} : 1, limit {limit} : 1",
        odds=Number(most, 1 if most < _ROUND_FROM or round(most) == round(1 / evidence.false_alarm) else 0),
        limit=Number(1 / evidence.false_alarm, 0),
    )


def _changed(drift: CountDrift) -> Iterator[Said]:
    """Yield since when, from what to what, and how many times as much."""
    change = drift.change
    if change is None or drift.since is None or not drift.seen_at:
        return
    yield (
        message("Changed since about"),
        message(
            "point {label} {span}, with {confidence} % confidence",
            label=count_since(drift),
            span=count_since_span(drift),
            confidence=figures.whole_percent(change.confidence),
        ),
    )
    if drift.until is not None:
        yield message("Until about"), message("point {label}", label=drift.until.label)
    yield message("Shown at"), message("point {label}", label=drift.seen_at.label)
    units = drift.evidence.model == "binomial"
    for label, bounds in ((message("Before"), change.before), (message("Since"), change.after)):
        yield (
            label,
            message(
                "{share} (between {low} and {high})",
                share=amount(bounds.estimate, units=units),
                low=amount(bounds.lower, units=units),
                high=amount(bounds.upper, units=units),
            ),
        )
    if math.isfinite(change.ratio_upper):
        yield (
            message("Times as many"),
            message(
                "{ratio} (between {low} and {high})",
                ratio=Number(change.ratio, 2),
                low=Number(change.ratio_lower, 2),
                high=Number(change.ratio_upper, 2),
            ),
        )
