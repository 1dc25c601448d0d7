"""What a revision of a standard changes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.spec.diff import Difference
    from qc.terms import Decision
    from qc.words import Message


def said(found: Sequence[Difference], before: Decision | None, after: Decision | None) -> Iterator[Message]:
    """Yield what differs between two standards, and what each says of a batch.

    Parameters
    ----------
    found : sequence of Difference
        What differs.
    before, after : Decision or None
        Of the batch by the old and by the new standard; None where no batch was given.
    """
    if not found:
        yield message("Both standards ask the same.")
    for one in found:
        yield _difference(one)
    if before is not None and after is not None:
        yield message("This batch by the old standard: {before}; by the new one: {after}.", before=before, after=after)


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
