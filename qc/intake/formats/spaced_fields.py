"""Where the words of a line stand: cells with two spaces or a tab between them, each with its positions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qc.intake.headers import sums_up
from qc.intake.readings.cell import is_missing, meant, take_apart
from qc.units import canonical
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELD = re.compile(r"\S+(?:[^\S\t]\S+)*")
_WORD = re.compile(r"\S+")
_RULE = re.compile(r"[-=_+~*\u2500-\u257f]{2,}|[\s\-=_+~*\u2500-\u257f]{5,}")
_PAIR = re.compile(r"[^\W\d][^:=]{0,40}[:=].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ruler:
    """How far a tab reaches, and whether Chinese, Japanese and Korean letters are two places wide."""

    tab: int = 8
    wide: bool = True


class Field(NamedTuple):
    """A text of a line with its first place and the one behind its last, from 0."""

    start: int
    end: int
    text: str


def fields(line: str, ruler: Ruler) -> list[Field]:
    r"""Return what stands in a line, apart by two spaces or more, or by a tab.

    Parameters
    ----------
    line : str
        Without its end.
    ruler : Ruler
        How places are counted.

    Examples
    --------
    >>> fields("No  Diameter luar", Ruler())
    [Field(start=0, end=2, text='No'), Field(start=4, end=17, text='Diameter luar')]
    >>> [one.start for one in fields("품명\t12", Ruler(tab=4))], [one.start for one in fields("X\u0304  R", Ruler())]
    ([0, 8], [0, 3])
    """
    return _found(_FIELD, line, ruler)


def words(line: str, ruler: Ruler) -> list[Field]:
    """Return the words of a line, whatever stands between them."""
    return _found(_WORD, line, ruler)


def _found(pattern: re.Pattern[str], line: str, ruler: Ruler) -> list[Field]:
    found = pattern.finditer(line)
    if "\t" not in line and not (ruler.wide and depends(line)):
        return [Field(one.start(), one.end(), one[0]) for one in found]
    at = places(line, ruler)
    return [Field(at[one.start()], at[one.end()], one[0]) for one in found]


def places(line: str, ruler: Ruler) -> list[int]:
    """Return the place of each letter of a line, and of its end."""
    place, found = 0, [0]
    for sign in line:
        place += ruler.tab - place % ruler.tab if sign == "\t" else _width(sign) if ruler.wide else 1
        found.append(place)
    return found


def depends(line: str) -> bool:
    """Return whether letters of a line may be wider or narrower than one place."""
    return not line.isascii() and any(_width(sign) != 1 for sign in line)


@lru_cache(maxsize=4096)
def _width(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def is_rule(line: str) -> bool:
    """Return whether a line is only drawn: dashes below a header.

    Examples
    --------
    >>> is_rule("---  --------"), is_rule("====="), is_rule("-    -"), is_rule("-  12.003")
    (True, True, False, False)
    """
    words = () if any(map(str.isalnum, line)) else line.split()
    return bool(words) and all(_RULE.fullmatch(word) for word in words)


def is_cell(text: str) -> bool:
    """Return whether a text is what stands for a reading: a number, a mark of OK or NG, a word for a missing one."""
    from qc.intake.readings.verdict_marks import is_mark  # noqa: PLC0415 - only a drawn table is looked at so

    return take_apart(text).digits is not None or is_missing(text) or is_mark(text)


def wordy(text: str) -> bool:
    """Return whether a text can be no reading, also none with a slip in it: it begins with a letter, or is a label."""
    return bool(_PAIR.fullmatch(text)) or (text[0].isalpha() and meant(text) is None and not is_cell(text))


def loose(line: Sequence[Field]) -> bool:
    """Return whether a line need not keep to the columns: it sums up, or holds words only."""
    if not line or line[0].text[0].isdigit():
        return False
    return sums_up(line[0].text.rstrip(" :=")) or all(wordy(one.text) for one in line)


def one_cell(texts: Sequence[str]) -> bool:
    """Return whether texts side by side are one cell: words, a time, a number with its sign before or its unit behind.

    Examples
    --------
    >>> one_cell(["<", "12,05", "mm"]), one_cell(["Budi", "S"]), one_cell(["12 Nov", "12,05"]), one_cell(["6", "d"])
    (True, True, False, False)
    >>> one_cell(["12 Nov 2026 07.30"]), one_cell(["12 ± 0,05"]), one_cell(["1 12,05"]), one_cell(["1/11/2026 12,05mm"])
    (True, True, False, False)
    """
    if len(texts) < 2:
        return not any(map(two_numbers, texts))
    numbers = [i for i, text in enumerate(texts) if take_apart(text).digits]
    if not numbers:
        return sum(map(is_cell, texts)) < 2
    before, behind = texts[: numbers[0]], texts[numbers[0] + 1 :]
    return not any(map(str.isalnum, "".join(before))) and all(canonical(text) is not None for text in behind)


def two_numbers(text: str, *, whole: bool = False) -> bool:
    """Return whether a text is a number or a time and another number behind it, and no time.

    Parameters
    ----------
    text : str
        Without spaces around it.
    whole : bool, optional
        Whether the other number may be a whole one without a unit: "12 500" may be one number.

    Examples
    --------
    >>> two_numbers("2 1.018 mm"), two_numbers("2 101"), two_numbers("2 101", whole=True), two_numbers("2/11/26 07.30")
    (True, False, True, False)
    """
    if " " not in text or not text[0].isdigit():
        return False
    from qc.intake.readings.dates import read_time  # noqa: PLC0415 - hardly a cell looks like this

    parts = text.split()
    for i, word in enumerate(parts[1:], start=1):
        number = take_apart(word)
        if not word[0].isdigit() or not number.digits:
            continue
        behind = number.unit or canonical("".join(parts[i + 1 : i + 2]))
        several = take_apart(parts[i - 1]).digits or read_time(" ".join(parts[:i])) is not None
        if several and (whole or behind or not number.digits.isdigit()):
            return read_time(text) is None
    return False


def speaks(line: Sequence[Field]) -> bool:
    """Return whether a line of words has no number among them, or says before it what it is."""
    return all(
        _PAIR.fullmatch(one.text) or not any(take_apart(word).digits for word in one.text.split()) for one in line
    )
