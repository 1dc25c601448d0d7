"""The fonts that every page is set in, and what they can show.

The files in ``fonts/`` are subsets of DejaVu Sans Condensed 2.37, made with fontTools::

    pyftsubset DejaVuSansCondensed.ttf --no-hinting --layout-features='' --drop-tables+=GPOS,GSUB,GDEF,kern
        --unicodes=<Latin, Latin-1, Latin Extended-A, Greek, hat and bar, punctuation, arrows, signs>

A PDF embeds only the characters that it uses.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.report.theme import Type

PLACEHOLDER = "▯"
_FILES = Path(__file__).parent / "fonts"
_SPACES = {"\t", "\n", "\r", "\v", "\f", "\u2028", "\u2029"}
# Zero-width and direction marks can hide or turn text around: they are shown by number.
_SHOWN = {"Cf", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class Fonts:
    """The names that reportlab knows the two fonts by."""

    regular: str = "DejaVuSansCondensed"
    bold: str = "DejaVuSansCondensed-Bold"

    def of(self, voice: Type) -> str:
        """Return the name of the font that a voice is set in."""
        return self.bold if voice.bold else self.regular


@cache
def fonts() -> Fonts:
    """Register the fonts with reportlab, once, and return their names."""
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415 - reportlab loads when a PDF is made
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - as above

    names = Fonts()
    for name in (names.regular, names.bold):
        with (_FILES / f"{name}.ttf").open("rb") as stream:
            registerFont(TTFont(name, stream))
    return names


@cache
def _widths(name: str) -> Mapping[int, float]:
    """Width of each character of a font, in thousandths of its size."""
    from reportlab.pdfbase.pdfmetrics import getFont  # noqa: PLC0415 - as above

    fonts()
    font: Any = getFont(name)
    widths: Mapping[int, float] = font.face.charWidths
    return widths


def width_of(text: str, voice: Type) -> float:
    """Return how wide a line of printable text is.

    Parameters
    ----------
    text : str
        One line, as ``printable`` gave it.
    voice : Type
        Size and weight.

    Returns
    -------
    float
        Points.

    Examples
    --------
    >>> from qc.report import theme
    >>> width_of("74,000", theme.HEADING) > width_of("74,000", theme.BODY) > 20
    True
    """
    return _thousandths(text, bold=voice.bold) * voice.size / 1000


@lru_cache(maxsize=10_000)
def _thousandths(text: str, *, bold: bool) -> float:
    widths = _widths(Fonts().bold if bold else Fonts().regular)
    return sum(widths[code] for code in map(ord, text))


@lru_cache(maxsize=10_000)
def printable(text: str) -> str:
    r"""Return ``text`` as the fonts can show it.

    Control characters become spaces or go; marks that cannot be seen are shown by number; a character that
    the fonts lack is shown as a placeholder.

    Parameters
    ----------
    text : str
        Anything, as a file had it.

    Returns
    -------
    str
        Only characters of the fonts.

    Examples
    --------
    >>> printable("Ø 12 ± 0,05 µm")
    'Ø 12 ± 0,05 µm'
    >>> printable("한국 part\u202e\x00\tA")
    '▯▯ part[U+202E] A'
    """
    plain = text if text.isascii() else unicodedata.normalize("NFC", text)
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(_shown(sign) for sign in plain)


def lacks(text: str) -> bool:
    """Return whether a character of ``text`` had to be replaced by a placeholder.

    Examples
    --------
    >>> lacks("한국"), lacks("Blok rem")
    (True, False)
    """
    return PLACEHOLDER in printable(text) and PLACEHOLDER not in text


@cache
def _shown(sign: str) -> str:
    if sign in _SPACES:
        return " "
    kind = unicodedata.category(sign)
    if kind == "Cc":
        return ""
    if kind in _SHOWN and ord(sign) not in _widths(Fonts().regular):
        return f"[U+{ord(sign):04X}]"
    return next((form for form in (sign, unicodedata.normalize("NFKC", sign)) if _has(form)), PLACEHOLDER)


def _has(text: str) -> bool:
    return all(ord(sign) in _widths(name) for sign in text for name in (Fonts().regular, Fonts().bold))
