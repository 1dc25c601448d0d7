"""Say a message in Indonesian or English."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from qc.words.labels import LABELS
from qc.words.message import Message, Named, Number

if TYPE_CHECKING:
    from collections.abc import Mapping

CODES = ("id", "en")


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
        self._sentences: Mapping[str, str] = _catalogue(code)

    def say(self, said: object) -> str:
        """Return ``said`` as this reader reads it: a message, a number, a date, a term, or text as it stands."""
        match said:
            case Message():
                facts = {name: self.say(fact) for name, fact in said.facts}
                return self._sentences.get(said.text, said.text).format(**facts)
            case Enum():
                return self.say(LABELS[said])
            case Number():
                return self.number(said.value, said.decimals)
            case bool():
                raise TypeError("a flag is not a word")
            case int():
                return self.number(said, 0)
            case float():
                return self.number(said)
            case dt.date():
                return self.date(said)
            case tuple():
                return ", ".join(self.say(part) for part in said)
            case Named():
                return said.say(self.code)
        return str(said)

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a number with this language's marks; ``decimals=None`` shows up to six significant digits."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - not needed for `qc --help`

        if decimals is None:
            decimals = len(f"{value:.6g}".partition(".")[2]) if "e" not in f"{value:.6g}" else 6
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return str(format_decimal(value, format=pattern, locale=self.code))

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


def _catalogue(code: str) -> Mapping[str, str]:
    """English is written in the code; other languages are gettext catalogues beside this file, one a room."""
    if code == "en":
        return {}
    from babel.messages.pofile import read_po  # noqa: PLC0415 - not needed for `qc --help`

    sentences: dict[str, str] = {}
    for room in sorted(files("qc.words").joinpath("catalogue", code).iterdir(), key=str):
        with room.open("rb") as stream:
            sentences.update({str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id and entry.string})
    return sentences
