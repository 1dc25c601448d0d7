"""The fonts that every page is set in, and what they can show.

The files in ``fonts/`` are subsets of DejaVu Sans Condensed 2.37, made with fontTools::

    pyftsubset DejaVuSansCondensed.ttf --no-hinting --layout-features='' --drop-tables+=GPOS,GSUB,GDEF,kern
        --unicodes=<Latin, Latin-1, Latin Extended-A, Greek, hat and bar, punctuation, arrows, signs>

``HeadingsCJK.ttf`` holds the 172 Korean and Japanese signs of ``headings_ko_ja.csv`` and no others: Noto Sans CJK JP
2.004 (SIL Open Font License), its cubic outlines made quadratic with fontTools' ``Cu2QuPen``, since reportlab embeds
TrueType outlines only. It takes 32 kB. reportlab's own HYGothic and HeiseiKakuGo take none, but they are not embedded:
PDF/A forbids that, and a reader without Asian fonts shows blanks.

A PDF embeds only the characters that it uses.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.report.page.theme import Type

PLACEHOLDER = "▯"
_FILES = Path(__file__).parent / "fonts"
_SPACES = {"\t", "\n", "\r", "\v", "\f", "\u2028", "\u2029"}
# Zero-width and direction marks can hide or turn text around: they are shown by number.
_SHOWN = {"Cf", "Co", "Cn"}
# Kana, kanji and hangul with their marks, and the wide brackets of the headings. Patterns of so many signs take 4 ms
# each to compile: they are texts until a sign like these is met.
_ASIAN = "[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff08\uff09]"
_ASIAN_RUN = f"({_ASIAN}+(?: {_ASIAN}+)*)"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The names that reportlab knows the fonts by; the third is registered when a Korean or Japanese sign is set."""

    regular: str = "DejaVuSansCondensed"
    bold: str = "DejaVuSansCondensed-Bold"
    asian: str = "HeadingsCJK"

    def of(self, voice: Type) -> str:
        """Return the name of the font that a voice is set in."""
        return self.bold if voice.bold else self.regular


@cache
def fonts() -> Fonts:
    """Register the fonts with reportlab, once, and return their names."""
    names = Fonts()
    for name in (names.regular, names.bold):
        _register(name)
    return names


@cache
def _register(name: str) -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415 - reportlab loads when a PDF is made
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - as above

    with (_FILES / f"{name}.ttf").open("rb") as stream:
        registerFont(TTFont(name, stream))


@cache
def _widths(name: str) -> Mapping[int, float]:
    """Width of each character of a font, in thousandths of its size."""
    from reportlab.pdfbase.pdfmetrics import getFont  # noqa: PLC0415 - as above

    _register(name)
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
    >>> from qc.report.page import theme
    >>> width_of("74,000", theme.HEADING) > width_of("74,000", theme.BODY) > 20
    True
    """
    return _thousandths(text, bold=voice.bold) * voice.size / 1000


@lru_cache(maxsize=10_000)
def _thousandths(text: str, *, bold: bool) -> float:
    return sum(_widths(font)[ord(sign)] for font, part in runs(text, bold=bold) for sign in part)


@lru_cache(maxsize=10_000)
def runs(text: str, *, bold: bool) -> tuple[tuple[str, str], ...]:
    """Return printable text in parts, each with the name of the font that it is set in.

    Examples
    --------
    >>> runs("Lot 로트", bold=False)
    (('DejaVuSansCondensed', 'Lot '), ('HeadingsCJK', '로트'))
    """
    plain = Fonts().bold if bold else Fonts().regular
    if not has_asian(text):
        return ((plain, text),)
    parts = re.split(_ASIAN_RUN, text)  # every second one is Korean or Japanese
    return tuple((Fonts().asian if number % 2 else plain, part) for number, part in enumerate(parts) if part)


def has_asian(text: str) -> bool:
    """Return whether some sign of ``text`` is Korean or Japanese.

    Examples
    --------
    >>> has_asian("로트"), has_asian("Lot")
    (True, False)
    """
    return not text.isascii() and max(text) >= "\u3000" and re.search(_ASIAN, text) is not None


def draw_text(canvas: Any, x: float, y: float, text: str, size: float, *, bold: bool) -> None:
    """Write a line of printable text on reportlab's canvas, each sign in a font that has it.

    Parameters
    ----------
    canvas : reportlab.pdfgen.canvas.Canvas
        What is drawn on.
    x, y : float
        Where the line begins, and its baseline.
    text : str
        As ``printable`` gave it.
    size : float
        Height of the letters.
    bold : bool
        Heavier.
    """
    for font, part in runs(text, bold=bold):
        _register(font)
        # A tenth of a point is finer than any printer; reportlab's own way takes three times as long and more room.
        canvas.addLiteral(f"BT {x:.1f} {y:.1f} Td {_code(canvas, font, part, size)} ET")
        x += _thousandths(part, bold=bold) * size / 1000


def _code(canvas: Any, font: str, text: str, size: float) -> str:
    """Return text in PDF's own operators, each part in the subset of its font that has it."""
    from reportlab.pdfbase.pdfmetrics import getFont  # noqa: PLC0415 - reportlab loads when a PDF is made

    face: Any = getFont(font)
    file = canvas._doc  # noqa: SLF001 - fonts keep what each file uses of them
    return " ".join(
        f"{face.getSubsetInternalName(subset, file)} {size:g} Tf ({canvas._escape(signs)}) Tj"  # noqa: SLF001 - as above
        for subset, signs in face.splitString(text, file)
    )


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
    whole = re.sub(f"{_ASIAN}+", _whole, plain) if has_asian(plain) else plain
    return "".join(_shown(sign) for sign in whole)


def _whole(found: re.Match[str]) -> str:
    """Return a Korean or Japanese word if its font has all of it: a name shown in part misleads."""
    known = _widths(Fonts().asian)
    return found[0] if all(ord(sign) in known for sign in found[0]) else PLACEHOLDER * len(found[0])


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
    if has_asian(sign):
        return sign
    kind = unicodedata.category(sign)
    if kind == "Cc":
        return ""
    if kind in _SHOWN and ord(sign) not in _widths(Fonts().regular):
        return f"[U+{ord(sign):04X}]"
    return next((form for form in (sign, unicodedata.normalize("NFKC", sign)) if _has(form)), PLACEHOLDER)


def _has(text: str) -> bool:
    return all(ord(sign) in _widths(name) for sign in text for name in (Fonts().regular, Fonts().bold))
