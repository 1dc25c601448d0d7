"""What a revision of a standard changes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.spec.diff import Difference
    from qc.terms import Decision
    from qc.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejudged:
    """What two standards say of one recorded batch.

    Attributes
    ----------
    lot : str
        The batch.
    before, after : Decision or Message
        By the old and by the new standard; why there is none where its readings cannot be held against one.
    """

    lot: str
    before: Decision | Message
    after: Decision | Message


def said(
    found: Sequence[Difference],
    before: Decision | None,
    after: Decision | None,
    recorded: Sequence[Rejudged] = (),
) -> Iterator[Message]:
    """Yield what differs between two standards, and what each says of a batch.

    Parameters
    ----------
    found : sequence of Difference
        What differs.
    before, after : Decision or None
        Of the batch by the old and by the new standard; None where no batch was given.
    recorded : sequence of Rejudged
        What each says of recorded batches.
    """
    if not found:
        yield message("Both standards ask the same.")
    for one in found:
        yield _difference(one)
    if before is not None and after is not None:
        yield message("This batch by the old standard: {before}; by the new one: {after}.", before=before, after=after)
    if recorded:
        yield plural(
            "{changed} of {count} recorded batch would be decided otherwise, each judged alone.",
            "{changed} of {count} recorded batches would be decided otherwise, each judged alone.",
            count=len(recorded),
            changed=sum(one.before != one.after for one in recorded),
        )
    for each in recorded:
        yield message("Lot {lot}: {before} → {after}", lot=each.lot, before=each.before, after=each.after)


def _difference(one: Difference) -> Message:
    """Return one difference in words."""
    if one.names is None:
        return message("The whole standard: {change}", change=_change(one))
    if one.key:
        return message("{name}: {change}", name=one.names, change=_change(one))
    if one.old is None:
        return message("{name}: new", name=one.names)
    return message("{name}: no longer asked", name=one.names)


def _change(one: Difference) -> Message:
    """Return from what to what."""
    if one.old is None:
        return message("{key} added: {new}", key=one.key, new=one.new or "")
    if one.new is None:
        return message("{key} taken out; it was {old}", key=one.key, old=one.old)
    return message("{key}: {old} → {new}", key=one.key, old=one.old, new=one.new)
