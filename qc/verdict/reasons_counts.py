"""What to say of a characteristic that is judged or counted: what fails it, and where its process changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import RareEventChart, Side
from qc.verdict.points import place
from qc.words import Message, message, plural

if TYPE_CHECKING:
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
    """Return whether more or fewer are nonconforming than in the pilot, and where that was first seen."""
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
