"""Say a message in Indonesian or English."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from numbers import Integral, Real

from qc.words.labels import LABELS
from qc.words.message import Message, Named, Number
from qc.words.sentences import sentences

CODES = ("id", "en")
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
        plain = format(Decimal(repr(float(value))), f",.{places}f").translate(self._marks)
        return plain if plain.strip("-0.,") else plain.lstrip("-")

    def _with_power_of_ten(self, value: float) -> str:
        """Return a very large or very small number."""
        from babel.numbers import format_scientific  # noqa: PLC0415 - see date

        return str(format_scientific(Decimal(f"{value:.6g}"), locale=self.code))

    @cached_property
    def _marks(self) -> dict[int, str]:
        """Turn Python's marks into this language's. Asked of Babel once: its own formatting takes 30 µs a number."""
        from babel.numbers import get_decimal_symbol, get_group_symbol  # noqa: PLC0415 - see date

        return str.maketrans({",": get_group_symbol(self.code), ".": get_decimal_symbol(self.code)})

    def date(self, value: dt.date) -> str:
        """Return a date, with its time of day if it has one, as this reader writes it."""
        from babel.dates import format_date  # noqa: PLC0415 - not needed for `qc --help`

        day = str(format_date(value, format="d MMMM yyyy", locale=self.code))
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
