"""How wide a text is: enough of DejaVu Sans's metrics to lay out a chart without opening a font.

DejaVu Sans is wider than the faces that stand in for it (Helvetica, Roboto), so what fits here fits there too.
"""

from __future__ import annotations

import unicodedata

# Advance widths of U+0020 to U+007E in hundredths of the type size.
_WIDTHS = (
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
    84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99,
    69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
    39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
)  # fmt: skip
_OTHERS = {"–": 50, "°": 50, "µ": 64, "σ": 63, "…": 100}
_WIDE, _USUAL = 100, 84
_BOLDER = 1.12
ELLIPSIS = "…"


class _Advances(dict[str, int]):
    """Hundredths of the type size that each character takes; one that the table lacks is given a width when met."""

    def __missing__(self, character: str) -> int:
        wide = unicodedata.east_asian_width(character) in "WF"
        width = 0 if unicodedata.combining(character) else _WIDE if wide else _USUAL
        self[character] = width
        return width


_ADVANCES = _Advances({chr(0x20 + place): width for place, width in enumerate(_WIDTHS)} | _OTHERS)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in points.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Type size in points.
    bold : bool
        Heavier.

    Returns
    -------
    float
        Points; a little more than the drawn text, never less.

    Examples
    --------
    >>> round(text_width("UCL 74.0143", 7.0), 2)
    45.29
    """
    return sum(map(_ADVANCES.__getitem__, text)) / 100 * size * (_BOLDER if bold else 1.0)


def shorten(text: str, width: float, size: float) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``width`` points.

    Examples
    --------
    >>> shorten("subgroup mean (mm)", 40.0, 7.0)
    'subgroup…'
    """
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept.rstrip() + ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """Return ``text`` broken into lines of at most ``width`` points; a longer word is cut.

    Examples
    --------
    >>> wrap("1: point beyond a control limit", 70.0, 7.0)
    ('1: point beyond a', 'control limit')
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(shorten(word, width, size))
    return tuple(lines)
