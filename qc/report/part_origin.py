"""What a characteristic's limits rest on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    if asked.source is not None:
        yield _source(asked.source, asked.basis)
    if asked.drift is not None:
        yield message("known to change: {drift}", drift=asked.drift)
    if asked.take is not None:
        yield message("to be sampled: {take}", take=asked.take)


def _source(source: str, basis: str | None) -> Message:
    """Return the source with what it is worth."""
    match basis:
        case "reported":
            return message("limits as reported by, not from a standard: {source}", source=source)
        case "unchecked":
            return message("limits NOT CHECKED against the standard yet: {source}", source=source)
        case "illustrative":
            return message("limits made up as an example: {source}", source=source)
        case _:
            return message("limits from: {source}", source=source)
