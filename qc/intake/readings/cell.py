"""How one cell with a reading may be written: the grammar, without a decision on the decimal mark."""

from __future__ import annotations

import re
from enum import StrEnum

from qc.values import dataclass

EXACT_MISSING = (
    "", " ", "-", "--", "–", "—", "N/A", "n/a", "NA", "na", "#N/A", "HL", "hl", "TU", "tu", "rusak", "Rusak", "belum",
    "Belum",
)  # fmt: skip
"""Missing marks that the quick way knows; ``is_missing`` knows more spellings of them."""
_WORDS = "- -- --- – — n/a na #n/a #na hl hilang tu tidakdiukur tdkdiukur takdiukur rusak belum belumdiukur kosong"
_MISSING = frozenset(_WORDS.split())
_SPACES = "\u00a0\u2007\u2008\u2009\u202f\u200b\ufeff"
_CLEANED = str.maketrans(dict.fromkeys(_SPACES, " ") | {"−": "-"})
_TEXT_SIGN = "'"  # what Excel is told a text by; exports keep it before the number
_NUMBER = r"[+-]?(?:\d[\d.,]*|[.,]\d+)(?:[eE][+-]?\d{1,3})?"
_UNIT = r"[^0-9.,<>=+\s-][^0-9]*"
_CELL = r"(?P<beyond>[<>≤≥]=?)?\s*(?P<digits>{number})\s*(?P<unit>{unit})?"
_READING = re.compile(_CELL.format(number=_NUMBER, unit=_UNIT), re.DOTALL | re.ASCII)
BLANK = "\u00a0"
"""What stands between thousands in the digits of a cell that had a blank there, of whatever width."""
_PARTED = re.compile(_CELL.format(number=r"[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?", unit=_UNIT), re.DOTALL | re.ASCII)
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_LOOKALIKE = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8", ";": ","})
_EXPONENT = r"(?:[eE][+-]?\d{1,3})?"


class Mark(StrEnum):
    """Which mark stands before the decimals of a column."""

    POINT = "point"
    COMMA = "comma"
    EITHER = "either"


class Thousands(StrEnum):
    """What parts the thousands of a column's numbers."""

    POINT = "point"
    COMMA = "comma"
    BLANK = "blank"


_BLANKS = rf"[1-9]\d{{0,2}}(?:{BLANK}\d{{3}})+"
_WHOLE = {mark: rf"\d+|[1-9]\d{{0,2}}(?:{sign}\d{{3}})+|{_BLANKS}" for mark, sign in ((".", ","), (",", r"\."))}

_GRAMMAR = {
    Mark.POINT: re.compile(rf"[+-]?(?:(?:{_WHOLE['.']})(?:\.\d*)?|\.\d+){_EXPONENT}", re.ASCII),
    Mark.COMMA: re.compile(rf"[+-]?(?:(?:{_WHOLE[',']})(?:,\d*)?|,\d+){_EXPONENT}", re.ASCII),
    Mark.EITHER: re.compile(rf"[+-]?(?:(?:\d+|{_BLANKS})(?:[.,]\d*)?|[.,]\d+){_EXPONENT}", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A cell taken apart.

    Attributes
    ----------
    digits : str or None
        The number as written, marks and all, a no-break space for any blank between thousands; empty for a missing
        reading; None where there is none to be found.
    unit : str
        What stands behind the number.
    beyond : int
        1 where the cell says "more than", -1 where it says "less than".
    """

    digits: str | None
    unit: str = ""
    beyond: int = 0


def take_apart(text: str, *, blanks: bool = False) -> Written:
    r"""Take a cell apart without deciding what its marks mean.

    Parameters
    ----------
    text : str
        The cell as written.
    blanks : bool
        Whether a blank may stand between thousands: not where blanks may part cells.

    Examples
    --------
    >>> take_apart("600.2 mm")
    Written(digits='600.2', unit='mm', beyond=0)
    >>> take_apart("> 2000").beyond, take_apart("HL").digits, take_apart("12,O5").digits, take_apart("'12,05").digits
    (1, '', None, '12,05')
    >>> take_apart("12 500 N").digits, take_apart("12 500 N", blanks=True), take_apart("12 50", blanks=True).digits
    (None, Written(digits='12\xa0500', unit='N', beyond=0), None)
    """
    if _PLAIN.fullmatch(text):
        return Written(text)
    if text[:1].isalpha():
        return Written("" if is_missing(text) else None)
    clean = text.translate(_CLEANED).strip().removeprefix(_TEXT_SIGN).lstrip()
    if is_missing(clean):
        return Written("")
    found = _READING.fullmatch(clean) or (_PARTED.fullmatch(clean) if blanks else None)
    # "12,g" may be a slip for 12,9: a mark must have digits behind it where a unit follows.
    if found is None or (found["unit"] and found["digits"].endswith((",", "."))):
        return Written(None)
    beyond = {"<": -1, "≤": -1, ">": 1, "≥": 1}.get((found["beyond"] or "")[:1], 0)
    return Written(found["digits"].replace(" ", BLANK), (found["unit"] or "").strip(), beyond)


def meant(text: str) -> str | None:
    """Return the number that a text is when letters that look like digits are taken for them, or None.

    Examples
    --------
    >>> meant("12,O5"), meant("l2.0S"), meant("abc"), meant("12,05")
    ('12,05', '12.05', None, None)
    """
    guess = text.strip().translate(_LOOKALIKE)
    return guess if guess != text.strip() and value(guess, Mark.EITHER) is not None else None


def is_missing(text: str) -> bool:
    """Return whether a cell says that there is no reading.

    Examples
    --------
    >>> is_missing("–"), is_missing("tdk diukur"), is_missing("0")
    (True, True, False)
    """
    folded = "".join(text.split()).casefold()
    return not folded or folded in _MISSING or (folded.rstrip(".") in _MISSING)


def value(digits: str, mark: Mark) -> float | None:
    """Return the number that ``digits`` is under a decimal mark, or None if it is none.

    Examples
    --------
    >>> value("1.250", Mark.POINT), value("1.250", Mark.COMMA), value("12,5", Mark.POINT)
    (1.25, 1250.0, None)
    """
    if not _GRAMMAR[mark].fullmatch(digits):
        return None
    digits = digits.replace(BLANK, "")
    if mark is Mark.POINT:
        return float(digits.replace(",", ""))
    if mark is Mark.COMMA:
        return float(digits.replace(".", "").replace(",", "."))
    return float(digits.replace(",", "."))


def decimals(digits: str, mark: Mark) -> int:
    """Return how many digits stand after the decimal mark.

    Examples
    --------
    >>> decimals("12.010", Mark.POINT), decimals("1.250", Mark.COMMA), decimals("2.5e-3", Mark.POINT)
    (3, 0, 4)
    """
    plain = digits if mark is Mark.POINT else digits.replace(".", "") if mark is Mark.COMMA else digits
    mantissa, _, exponent = plain.lower().partition("e")
    if mark is Mark.POINT:
        mantissa = mantissa.replace(",", "")
    return max(0, len(mantissa.replace(",", ".").partition(".")[2]) - int(exponent or 0))
