"""How sure it is what kind of change it is: nothing is told as a fact that is only the likeliest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.result import DriftDiagnosis

_HALF, FACT = 1 / 2, 2 / 3
"""From which probability on something is likely, and told as a fact."""
_HOLDS_OF = {
    ChangeKind.TREND: (ChangeKind.TREND, ChangeKind.SAW_TOOTH),
    ChangeKind.SPREAD: (ChangeKind.SPREAD, ChangeKind.GROWING_SPREAD),
}
"""What is said of a trend holds until wear is set back, and of a spread while it grows; not the other way round."""


def as_sure(found: DriftDiagnosis, what: Message) -> Message:
    """Return what changed, as sure as it is.

    It is told as a fact where the kinds that it holds of are at least twice as likely as all others together.

    Parameters
    ----------
    found : DriftDiagnosis
        The change.
    what : Message
        What the likeliest kind says.
    """
    if is_fact(found):
        return what
    if _share(found) >= _HALF:
        return message("it seems that {what}", what=what)
    return message("it may be that {what}", what=what)


def is_fact(found: DriftDiagnosis) -> bool:
    """Return whether the likeliest kind is told as a fact.

    Parameters
    ----------
    found : DriftDiagnosis
        The change.
    """
    return _share(found) >= FACT


def _share(found: DriftDiagnosis) -> float:
    """Return how likely the kinds are of which holds what is said."""
    return sum(found.probabilities.get(kind, 0.0) for kind in _HOLDS_OF.get(found.kind, (found.kind,)))
