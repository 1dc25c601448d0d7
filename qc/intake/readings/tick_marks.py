"""A tick in one of two columns, one for OK and one for NG: what the two cells say together."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from qc.intake.readings.cell import is_missing
from qc.intake.readings.unclear_ticks import unclear
from qc.intake.readings.verdict_marks import fold_mark, is_mark, sign
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

CROSSES = frozenset("x×✗✘☒")
"""Elsewhere NG; in the column for OK a tick as any other."""
_TICKS = CROSSES | frozenset("v√✓✔☑1●○o〇◯•∙·*■▪◆+/\\|y") | {"ya", "yes", "true", "benar", "ada"}
_NO = frozenset({"tidak", "tdk", "no", "false", "bukan"})
_UNMARKED = frozenset({"", "0", "-", "–", "—", "−", "□", "☐"})
_BROKEN = "rusak"
_HEADERS = {"rusak": 1.0, "tidakok": 1.0, "tdkok": 1.0, "nogood": 1.0, "tdk": 1.0}


class _Said(Enum):
    """What one cell of a pair says."""

    NOTHING = auto()
    MARK = auto()
    NO = auto()
    ABSENT = auto()
    OPPOSITE = auto()
    WORDS = auto()


_EMPTY = frozenset({_Said.NOTHING, _Said.NO})


@dataclass(frozen=True, slots=True)
class Tick:
    """A cell of a pair.

    Attributes
    ----------
    cell : str
        As a spreadsheet refers to it.
    header : str
        Of its column.
    text : str
        As written.
    """

    cell: str
    header: str
    text: str


def side(header: str) -> float | None:
    """Return what a mark below a header says: 1 for NG, 0 for OK; None where the header says neither.

    Examples
    --------
    >>> side("OK"), side("Tidak"), side("Ya")
    (0.0, 1.0, None)
    """
    return _HEADERS.get(fold_mark(header), sign(header))


def is_tick(text: str, header: str) -> bool:
    """Return whether a cell holds a mark, whatever its column says.

    Examples
    --------
    >>> is_tick("√", "OK"), is_tick("OK", "OK"), is_tick("12,05", "OK"), is_tick("-", "NG")
    (True, True, False, False)
    """
    return _said(text, header) is _Said.MARK


def is_cross(text: str) -> bool:
    """Return whether a mark is a cross, which elsewhere means NG."""
    return fold_mark(text) in CROSSES


def both_say(good: Tick, bad: Tick, *, numbered: bool) -> str:
    """Return what two cells say of a unit, as one column of OK and NG would have it.

    Parameters
    ----------
    good, bad : Tick
        The cell in the column for OK, and that in the column for NG.
    numbered : bool
        Whether the row is one of a unit's, not of names and signatures: words in the column for NG are then the defect.

    Returns
    -------
    str
        "OK", "NG", "NG - " with the defect; nothing or a word such as "TU" where the unit was not judged; a text that
        names the cells where they contradict each other; words of no known meaning as they stand.

    Examples
    --------
    >>> both_say(Tick("C4", "OK", "x"), Tick("D4", "NG", ""), numbered=True)
    'OK'
    >>> both_say(Tick("C5", "OK", "v"), Tick("D5", "NG", "v"), numbered=True)
    'C5 (OK): v + D5 (NG): v'
    >>> both_say(Tick("C6", "OK", ""), Tick("D6", "NG", "gores"), numbered=True)
    'NG - gores'
    """
    own, other = _said(good.text, good.header), _said(bad.text, bad.header)
    texts = [text for text in (good.text.strip(), bad.text.strip()) if text]
    if own in _EMPTY and other in _EMPTY and own is other:
        return ""
    if own is _Said.MARK and other in _EMPTY:
        return "OK"
    if own in _EMPTY and (other is _Said.MARK or (numbered and other is _Said.WORDS and texts[-1][0].isalpha())):
        return "NG" if other is _Said.MARK else _with_defect(texts[-1])
    if {own, other} <= {_Said.NOTHING, _Said.ABSENT} or {own, other} <= {_Said.NOTHING, _Said.WORDS}:
        return " / ".join(dict.fromkeys(texts))
    return unclear([(one.cell, one.header, one.text.strip()) for one in (good, bad) if one.text.strip()])


def _with_defect(text: str) -> str:
    """Return a mark of NG with what stands in its column, which may be a mark with a defect already."""
    return text if is_mark(text) else f"NG - {text}"


def counted(texts: Sequence[str], headers: Sequence[str]) -> bool:
    """Return whether two columns hold counts or measured values rather than marks.

    Parameters
    ----------
    texts : sequence of str
        What stands below both.
    headers : sequence of str
        Of each of these cells.
    """
    given = [(text, header) for text, header in zip(texts, headers, strict=True) if fold_mark(text) not in _UNMARKED]
    numbers = [text for text, header in given if _said(text, header) is _Said.WORDS and text.strip()[:1].isdigit()]
    return 2 * len(numbers) > len(given)


def _said(text: str, header: str) -> _Said:
    """Return what one cell says below its header."""
    folded = fold_mark(text)
    if folded in _UNMARKED:
        return _Said.NOTHING
    if folded == fold_mark(header):
        return _Said.MARK
    if folded in _NO:
        return _Said.NO
    if folded in _TICKS:
        return _Said.MARK
    if (own := sign(text)) is not None:
        return _Said.MARK if own == side(header) else _Said.OPPOSITE
    return _Said.ABSENT if is_missing(text) and folded != _BROKEN else _Said.WORDS
