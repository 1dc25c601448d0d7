"""Numbers in what people write: spelling of digits and signs, decimal marks, the one number of a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = r"\d+(?:[.,]\d+)?"
_ONE_SIDED = re.compile(r"[<>≤≥±~]|\b(?:min|max|maks)", re.IGNORECASE)
_DECIMAL_MARK = re.compile(r"(?<![\d.,])(?:\d+([.,])(?:\d{1,2}|\d{4,})|0([.,])\d{3})(?![\d.,])")
_TWO_WAYS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_THREE_DECIMALS = message("“{number}” was read as a number with three decimals, not as thousands")


def tidy(text: str) -> str:
    """Return a text with its digits and signs as keyboards write them; signs of units keep their shape.

    Examples
    --------
    >>> tidy("１２ ＋０．０５ −0,02")
    '12 +0.05 -0,02'
    """
    kept = text.translate({ord("º"): "°", ord("²"): "\ue000", ord("−"): "-"})
    plain = unicodedata.normalize("NFKC", kept).replace("\u03bc", "µ").replace("\ue000", "²")
    return re.sub(r"\+\s*/\s*-", "±", " ".join(plain.split()))


def read_as_decimals(text: str) -> Iterator[Message]:
    """Yield a remark for each number that could also be one of thousands."""
    for found in _TWO_WAYS.findall(text):
        yield replace(_THREE_DECIMALS, facts=(("number", found),))


def decimal_marks(text: str) -> frozenset[str]:
    """Return the marks that can only stand before decimals in a text.

    Examples
    --------
    >>> decimal_marks("12,5"), decimal_marks("1.250"), decimal_marks("0.125")
    (frozenset({','}), frozenset(), frozenset({'.'}))
    """
    return frozenset(one or other for one, other in _DECIMAL_MARK.findall(tidy(text)))


def against_marks(assumed: tuple[Message, ...], marks: frozenset[str]) -> bool:
    """Return whether a number was read with another decimal mark than a table otherwise uses."""
    numbers = [str(dict(said.facts)["number"]) for said in assumed if said.text == _THREE_DECIMALS.text]
    return bool(marks) and any(not marks & set(number) for number in numbers)


def number_in(text: str) -> float | None:
    """Return the only number of a text such as "Ø 12,5 mm", or None.

    Examples
    --------
    >>> number_in("Ø 12,5 mm"), number_in("12 x 5"), number_in("-3"), number_in("max 3")
    (12.5, None, -3.0, None)
    """
    plain = tidy(text)
    found = re.fullmatch(rf"[^\d+.,-]*([+-]?\s*{NUMBER})[^\d.,]*", plain)
    return None if found is None or _ONE_SIDED.search(plain) else value_of(found[1])


def value_of(text: str) -> float:
    """Return the number that a text with either decimal mark is."""
    return float(text.replace(",", ".").replace(" ", ""))
