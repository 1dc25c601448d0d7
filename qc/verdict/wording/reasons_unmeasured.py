"""Characteristics that the standard asks for and nobody measured: one sentence for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.words import message, plural

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Message

_MOST_NAMES = 10


def unmeasured(facts: LotFacts) -> tuple[CharacteristicFacts, ...]:
    """Return the characteristics of which the batch has no readings at all.

    Parameters
    ----------
    facts : LotFacts
        The lot.

    Returns
    -------
    tuple of CharacteristicFacts
        In the standard's order.
    """
    return tuple(found for found in facts.characteristics if found.series is None)


def not_measured(facts: LotFacts) -> tuple[Message, ...]:
    """Return which characteristics were not measured, in a sentence; nothing where all were.

    Parameters
    ----------
    facts : LotFacts
        The lot.

    Returns
    -------
    tuple of Message
    """
    missing = unmeasured(facts)
    if not missing:
        return ()
    # Names hold commas of their own.
    names = [message("“{name}”", name=found.characteristic.names) for found in missing]
    shown = (*names[:_MOST_NAMES], *(("…",) if len(names) > _MOST_NAMES else ()))
    return (
        plural(
            "Not measured, so not judged: {names}.",
            "{count} of the {total} characteristics were not measured, so not judged: {names}.",
            count=len(missing),
            total=len(facts.characteristics),
            names=shown,
        ),
    )
