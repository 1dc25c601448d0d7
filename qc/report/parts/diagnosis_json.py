"""What is known of a change under the keys that the JSON interface promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.verdict.change.diagnosis_words import changed, more

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.stats.drift.diagnosis.result import Estimate
    from qc.verdict.change.diagnosis import Diagnosis


def diagnosis_facts(asked: Characteristic, known: Diagnosis | None) -> dict[str, Any] | None:
    """Return since when, what, by how much, with which event.

    Units are running numbers from the pilot's first; under ``numbers`` they stand as they are said, by the file's own
    numbers where it has them.

    Parameters
    ----------
    asked : Characteristic
        What changed.
    known : Diagnosis or None
        What is known of it; None where nothing changed.
    """
    if known is None:
        return None
    found = known.found
    return {
        "kind": found.kind,
        "probabilities": found.probabilities,
        "possible": found.possible,
        "since": {"unit": known.first, "lower": known.lower, "upper": known.upper, "confidence": found.confidence},
        "stream": None if found.stream is None else str(found.stream),
        "directed": known.directed,
        "size": found.size,
        "share_of_tolerance": _share(known),
        "reach": known.reach,
        "reset_after": known.reset_after,
        "events": known.events,
        "events_looked_at": known.looked_at,
        "factor": known.factor,
        "shape": found.shape,
        "numbers": _numbers(known),
        "said": (changed(asked, known), *more(asked, known)),
    }


def _numbers(known: Diagnosis) -> dict[str, Any]:
    """Return the units of a change as they are said, and what their numbers count."""
    at, reach = known.made.at, known.reach
    when = None if reach is None else reach.unit
    return {
        "counted": known.made.counted,
        "since": {"unit": at(known.first), "lower": at(known.lower), "upper": at(known.upper)},
        "reach": None if when is None else {"unit": at(when.value), "lower": at(when.lower), "upper": at(when.upper)},
        "events": [at(each.unit) for each in known.events],
    }


def _share(known: Diagnosis) -> Estimate | None:
    """Return the size as a share of the tolerance; of a spread, what nearly all units take up; None if undirected."""
    size = known.found.size
    amount = size.level or size.between
    if known.tolerance is None or not known.directed:
        return None
    if size.ratio is not None:
        return size.ratio.times(6 * size.spread / known.tolerance)
    return None if amount is None else amount.times(1 / known.tolerance)
