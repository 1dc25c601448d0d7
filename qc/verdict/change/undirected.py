"""A change whose interval holds none at all: which way it goes, and how far, cannot be said yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.verdict.change.diagnosis_kinds import stream
from qc.verdict.wording.spans import anywhere
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.spec.model import Characteristic
    from qc.verdict.change.diagnosis import Diagnosis

NAMING = frozenset(
    {
        ChangeKind.ONE_STREAM,
        ChangeKind.INTERMITTENT,
        ChangeKind.SAW_TOOTH,
        ChangeKind.SPREAD,
        ChangeKind.GROWING_SPREAD,
    }
)
"""The kinds whose words say which kind it is, even where nothing is known of its size."""


def undirected(asked: Characteristic, known: Diagnosis) -> Message:
    """Return that something changed, and that neither which way nor by how much is known.

    Parameters
    ----------
    asked : Characteristic
        Its name.
    known : Diagnosis
        A change whose size may be none.
    """
    name, kind = asked.names, known.found.kind
    if kind in {ChangeKind.SPREAD, ChangeKind.GROWING_SPREAD}:
        return message(
            "{name} does not scatter as before: whether more widely or less, and how much, cannot be said yet",
            name=name,
        )
    if kind is ChangeKind.ONE_STREAM:
        return message(
            "{name} of {stream} alone is not as before: which way and by how much cannot be said yet",
            name=name,
            stream=stream(known),
        )
    if kind is ChangeKind.INTERMITTENT:
        return message(
            "some units of {name} are off now and then: which way and by how much cannot be said yet", name=name
        )
    if kind is ChangeKind.SAW_TOOTH:
        return message(
            "{name} moves slowly and comes back again and again: which way and by how much cannot be said yet",
            name=name,
        )
    return message("{name} is not as before: which way and by how much cannot be said yet", name=name)


def watch(known: Diagnosis) -> Message | None:
    """Return what to do first where neither which way nor by how much is known, or None where they are.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    if known.directed:
        return None
    if anywhere(known):
        return message("First: measure more units, and look at what was changed since the pilot.")
    return message("First: measure more units, and look at what was changed at that unit.")
