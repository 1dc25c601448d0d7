"""Text broken into lines that fit a width."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from qc.report.typeface import printable, width_of

if TYPE_CHECKING:
    from qc.report.page.theme import Type

ELLIPSIS = "…"


def wrap(text: str, voice: Type, width: float) -> tuple[str, ...]:
    """Return ``text`` in lines no wider than ``width``; a word wider than that is broken.

    A no-break space holds its neighbours together and is set as a space; a percent sign stays with its number.

    Parameters
    ----------
    text : str
        Anything; it is made printable first.
    voice : Type
        Size and weight.
    width : float
        Points.

    Returns
    -------
    tuple of str
        At least one line, which may be empty.

    Examples
    --------
    >>> from qc.report.page import theme
    >>> wrap("Kekasaran permukaan bidang rem", theme.BODY, 70)
    ('Kekasaran', 'permukaan', 'bidang rem')
    """
    whole = printable(text).replace(" %", "\u00a0%")
    lines: list[str] = []
    line = ""
    if width_of(whole, voice) <= width:
        return (" ".join(word for word in whole.split(" ") if word).replace("\u00a0", " "),)
    for word in _words(whole, voice, width):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, voice) > width:
            lines.append(line)
            longer = word
        line = longer
    return tuple(each.replace("\u00a0", " ") for each in (*lines, line))


def shorten(text: str, voice: Type, width: float) -> str:
    """Return ``text`` on one line, its end cut with an ellipsis where it is wider than ``width``.

    Examples
    --------
    >>> from qc.report.page import theme
    >>> shorten("Kekasaran permukaan bidang rem", theme.BODY, 70)
    'Kekasaran per…'
    """
    line = printable(text)
    if width_of(line, voice) <= width:
        return line
    room = width - width_of(ELLIPSIS, voice)
    fits = sum(used <= room for used in accumulate(width_of(sign, voice) for sign in line))
    return line[:fits].rstrip() + ELLIPSIS


def widest_word(text: str, voice: Type) -> float:
    """Return the width of the widest part of ``text`` that would rather not be broken."""
    return max((width_of(word, voice) for word in printable(text).split(" ")), default=0.0)


def _words(text: str, voice: Type, width: float) -> list[str]:
    """Words between spaces, those that are too wide cut to pieces."""
    return [piece for word in text.split(" ") if word for piece in _cut(word, voice, width)]


def _cut(word: str, voice: Type, width: float) -> list[str]:
    """Return a word in pieces that fit; its signs are measured once, however many pieces there are."""
    if len(word) < 2 or width_of(word, voice) <= width:
        return [word]
    ends = [0.0, *accumulate(width_of(sign, voice) for sign in word)]
    pieces, start = [], 0
    while len(word) - start > 1 and ends[-1] > ends[start] + width:
        end = _end(word, start, bisect_right(ends, ends[start] + width) - 1)
        pieces.append(word[start:end])
        start = end
    return [*pieces, word[start:]]


def _end(word: str, start: int, fits: int) -> int:
    """Return where to cut, after one sign at least; behind a joint such as ``-`` where one is near."""
    joint = max(word.rfind(mark, start, fits) for mark in "-_/.") + 1
    return max(start + 1, joint if joint - start > (fits - start) // 2 + 1 else fits)
