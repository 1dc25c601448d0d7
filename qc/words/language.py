"""Say a message in Indonesian or English.

Marks and months stand here: Babel takes 25 ms of a start to look them up. Tests hold the two to the same numbers and
dates.
"""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from enum import Enum
from functools import cache
from numbers import Integral, Real

from qc.words.labels import LABELS
from qc.words.message import Message, Named, Number
from qc.words.sentences import sentences

CODES = ("id", "en")
_MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_MARKS = {"id": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}
"""From Python's marks to those of the language."""
_SMALLEST, _LARGEST = 1e-9, 1e15  # between these a number is shown without a power of ten


class Language:
    """A reader's language: its sentences, and its way to write numbers and dates.

    Parameters
    ----------
    code : {"id", "en"}
        The language.

    Examples
    --------
    >>> from qc.words import message, Number
    >>> language("en").say(message("{value} mm", value=Number(12.0155, 3)))
    '12.016 mm'
    >>> language("id").say(message("{value} mm", value=Number(12.0155, 3)))
    '12,016 mm'
    """

    def __init__(self, code: str) -> None:
        if code not in CODES:
            raise ValueError(f"`code` must be one of {CODES}, got {code!r}")
        self.code = code
        self._sentences = sentences(code)

    def say(self, said: object) -> str:
        """Return ``said`` as this reader reads it: a message, number, date, term, or text as it stands."""
        match said:
            case Message():
                facts = {name: self.say(fact) for name, fact in said.facts}
                words = self._sentences.get(said.text, said.text).format(**facts)
            case Enum():
                words = self.say(LABELS[said])
            case str():
                words = said
            case bool():
                raise TypeError("a flag is not a word")
            case Number():
                words = self.number(said.value, said.decimals)
            case Real():
                words = self.number(int(said), 0) if isinstance(said, Integral) else self.number(float(said))
            case dt.date():
                words = self.date(said)
            case tuple():
                words = ", ".join(self.say(part) for part in said)
            case Named():
                words = said.say(self.code)
            case _:
                words = str(said)
        return words

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a number with this language's marks.

        Parameters
        ----------
        value : float
            The number; NaN is shown as a dash.
        decimals : int, optional
            Digits after the decimal mark, half to even. Absent: up to six significant digits, never fewer
            than the whole part has; very large and very small numbers with a power of ten.

        Examples
        --------
        >>> language("id").number(1234.5), language("id").number(-0.0001, 3), language("en").number(2.5e-12)
        ('1.234,5', '0,000', '2.5E-12')
        """
        if math.isnan(value):
            return "–"
        if math.isinf(value):
            return "∞" if value > 0 else "-∞"
        if decimals is None and value and not _SMALLEST <= abs(value) < _LARGEST:
            return self._with_power_of_ten(value)
        places = _significant(value) if decimals is None else decimals
        plain = format(Decimal(repr(float(value))), f",.{places}f").translate(_MARKS[self.code])
        return plain if plain.strip("-0.,") else plain.lstrip("-")

    def _with_power_of_ten(self, value: float) -> str:
        """Return a very large or very small number."""
        digits, _, power = f"{value:.5e}".partition("e")
        return f"{digits.rstrip('0').rstrip('.')}E{int(power)}".translate(_MARKS[self.code])

    def date(self, value: dt.date) -> str:
        """Return a date, with its time of day if it has one, as this reader writes it."""
        day = f"{value.day} {_MONTHS[self.code][value.month - 1]} {value.year:04}"
        if isinstance(value, dt.datetime):
            return f"{day}, {value:%H.%M}" if self.code == "id" else f"{day}, {value:%H:%M}"
        return day


@cache
def language(code: str) -> Language:
    """Return the language ``code``, read once."""
    return Language(code)


def _significant(value: float) -> int:
    """Return how many decimals show six significant digits without closing zeros."""
    if not math.isfinite(value):
        return 0
    return max(0, -int(Decimal(f"{value:.6g}").normalize().as_tuple().exponent))
