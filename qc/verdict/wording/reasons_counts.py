"""What to say of a characteristic that is judged or counted: what fails it, and where its process changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import RareEventChart, Side
from qc.verdict.points import place
from qc.verdict.wording.spans import count_since, count_since_span
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from qc.stats.drift.counts.change import CountChange
    from qc.verdict.counts.count_drift import CountDrift
    from qc.verdict.model import CharacteristicFacts


def too_many(facts: CharacteristicFacts) -> Message:
    """Return how many nonconforming units, or nonconformities, reject the lot."""
    sample = facts.sample
    assert sample is not None
    said = {"name": facts.characteristic.names, "n": sample.sampled, "allowed": sample.allowed}
    if facts.characteristic.counts == "nonconformities":
        return plural(
            "{name}: {count} nonconformity in {n} units inspected ({allowed} allowed).",
            "{name}: {count} nonconformities in {n} units inspected ({allowed} allowed).",
            count=sample.counted,
            **said,
        )
    return plural(
        "{name}: {count} of {n} units inspected is NG ({allowed} allowed).",
        "{name}: {count} of {n} units inspected are NG ({allowed} allowed).",
        count=sample.counted,
        **said,
    )


def changed(facts: CharacteristicFacts) -> Message:
    """Return whether more or fewer are nonconforming than in the pilot, since when, or where that was first seen."""
    drift = None if facts.attribute is None else facts.attribute.drift
    if drift is not None and drift.change is not None:
        return _shown(facts, drift, drift.change)
    first = min(facts.signals, key=lambda signal: signal.point)
    where = place(facts, first.point)
    said = {
        "name": facts.characteristic.names,
        "label": where.label,
        "first": str(where.first_unit),
        "last": str(where.last_unit),
    }
    # Between rare events a short interval is the bad sign.
    bad = Side.BELOW if isinstance(facts.characteristic.count_chart, RareEventChart) else Side.ABOVE
    if first.side is bad:
        return message(
            "{name}: more nonconforming than in the pilot, first seen at point {label} (units {first}–{last}).", **said
        )
    return message(
        "{name}: fewer nonconforming than in the pilot, first seen at point {label} (units {first}–{last}): find out "
        "why, also whether inspection is still as strict.",
        **said,
    )


def _shown(facts: CharacteristicFacts, drift: CountDrift, change: CountChange) -> Message:
    """Return since when how many are nonconforming, and how many were before."""
    units = drift.evidence.model == "binomial"
    said = {
        "name": facts.characteristic.names,
        "label": count_since(drift),
        "span": count_since_span(drift),
        "after": amount(change.after.estimate, units=units),
        "low": amount(change.after.lower, units=units),
        "high": amount(change.after.upper, units=units),
        "before": amount(change.before.estimate, units=units),
    }
    if change.after.estimate >= change.before.estimate:
        return message(
            "{name}: more nonconforming since about point {label} {span}: {after} (between {low} and {high}), before "
            "that {before}.",
            **said,
        )
    return message(
        "{name}: fewer nonconforming since about point {label} {span}: {after} (between {low} and {high}), before that "
        "{before}. Find out why, also whether inspection is still as strict.",
        **said,
    )


def amount(level: float, *, units: bool) -> Message:
    """Return a share of units as a percentage, or a rate of nonconformities.

    Parameters
    ----------
    level : float
        Share or rate.
    units : bool
        Whether it is a share of units.
    """
    if units:
        return message("{share} %", share=Number(100 * level, 2))
    return message("{rate} per unit", rate=Number(level, 4))
