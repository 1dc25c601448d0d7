"""What is known of a change under the keys that the JSON interface promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.verdict.diagnosis_words import changed, more

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.stats.drift.diagnosis.result import Estimate
    from qc.verdict.diagnosis import Diagnosis


def diagnosis_facts(asked: Characteristic, known: Diagnosis | None) -> dict[str, Any] | None:
    """Return since when, what, by how much, with which event; units are running numbers from the pilot's first.

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
        "since": {"unit": known.first, "lower": known.lower, "upper": known.upper, "confidence": found.confidence},
        "stream": None if found.stream is None else str(found.stream),
        "size": found.size,
        "share_of_tolerance": _share(known),
        "reach": known.reach,
        "reset_after": known.reset_after,
        "events": known.events,
        "events_looked_at": known.looked_at,
        "factor": known.factor,
        "shape": found.shape,
        "said": (changed(asked, known), *more(asked, known)),
    }


def _share(known: Diagnosis) -> Estimate | None:
    """Return the size as a share of the tolerance; of a spread, what nearly all units take up now."""
    size = known.found.size
    amount = size.level or size.between
    if known.tolerance is None:
        return None
    if size.ratio is not None:
        return size.ratio.times(6 * size.spread / known.tolerance)
    return None if amount is None else amount.times(1 / known.tolerance)
