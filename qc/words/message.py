"""A sentence as data: its English text with named places, and the facts that fill them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from qc.values import dataclass


@runtime_checkable
class Named(Protocol):
    """Something that a standard names in every language."""

    def say(self, code: str) -> str:
        """Return its name in the language ``code``."""
        ...


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the digits that it is to be shown with.

    Attributes
    ----------
    value : float
        The number, unrounded.
    decimals : int or None
        Digits after the decimal mark; None shows up to six significant digits.
    """

    value: float
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said in the reader's language.

    Attributes
    ----------
    text : str
        English, with ``{named}`` places. It is also the catalogue's key.
    facts : tuple of (str, object)
        What fills the places: text as it stands, numbers, dates, other messages, members of ``qc.terms``.
    """

    text: str
    facts: tuple[tuple[str, object], ...] = ()


def message(text: str, /, **facts: object) -> Message:
    """Return the sentence ``text`` with its facts.

    Examples
    --------
    >>> message("{count} readings", count=3)
    Message(text='{count} readings', facts=(('count', 3),))
    """
    return Message(text, tuple(facts.items()))


def plural(one: str, many: str, /, *, count: int, **facts: object) -> Message:
    """Return the sentence ``one`` or ``many``, as English needs it for ``count``.

    Examples
    --------
    >>> plural("{count} reading", "{count} readings", count=1).text
    '{count} reading'
    """
    return message(one if count == 1 else many, count=count, **facts)
