"""What a characteristic's limits rest on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qc.spec.model import Characteristic
    from qc.words import Message


def origin(asked: Characteristic) -> Iterator[Message]:
    """Yield where the limits come from and how far they can be relied on, and what the standard says of sampling.

    Parameters
    ----------
    asked : Characteristic
        What the standard says.
    """
    if asked.tolerance is not None:
        yield message("limits by {tolerance}", tolerance=asked.tolerance)
    if asked.source is not None and asked.basis != "unchecked":
        yield _source(asked.source, asked.basis)
    if asked.drift is not None:
        yield message("known to change: {drift}", drift=asked.drift)
    if asked.take is not None:
        yield message("to be sampled: {take}", take=asked.take)


def unchecked(asked: Characteristic) -> Message | None:
    """Return that nobody has held the limits against the standard that they name, or None.

    Parameters
    ----------
    asked : Characteristic
        What the standard says.
    """
    if asked.basis != "unchecked":
        return None
    named = asked.source or asked.tolerance or asked.names
    return message("These limits are NOT CHECKED against the standard that they name: {source}", source=named)


def unchecked_limits(asked: Iterable[Characteristic]) -> Message | None:
    """Return how many characteristics have limits that nobody has checked, for a report's first page; None for none.

    Parameters
    ----------
    asked : iterable of Characteristic
        All that the standard says.
    """
    names = tuple(one.names for one in asked if one.basis == "unchecked")
    return message("Limits NOT CHECKED against the standard that they name: {names}.", names=names) if names else None


def _source(source: str, basis: str | None) -> Message:
    """Return the source with what it is worth."""
    match basis:
        case "reported":
            return message("limits as reported by, not from a standard: {source}", source=source)
        case "illustrative":
            return message("limits made up as an example: {source}", source=source)
        case _:
            return message("limits from: {source}", source=source)
