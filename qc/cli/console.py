"""What a console or a file in another encoding than UTF-8 cannot show, in letters that each of them has."""

from __future__ import annotations

import codecs
import io
import re
import sys
import unicodedata

_HANDLER = "qc-plain"
_PLAIN = {
    "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "±": "+/-", "−": "-", "–": "-", "—": "-", "×": "x", "÷": "/", "·": "-",
    "•": "*", "√": "sqrt ", "∞": "infinite", "∑": "Sum", "∫": "integral ", "→": "->", "←": "<-", "↑": "^", "↓": "v",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "′": "'", "″": '"',
    "µ": "u", "μ": "u", "Ω": "ohm", "Ø": "dia.", "⌀": "dia.", "ø": "dia.", "°": "deg", "º": "deg", "⁄": "/",
    "✓": "ok", "✔": "ok", "✗": "x", "✘": "x", "☑": "[x]", "☒": "[x]", "☐": "[ ]", "□": "[ ]",
    "─": "-", "│": "|", "├": "|", "└": "`", "█": "#", "\N{COMBINING MACRON}": "bar",
}  # fmt: skip
_GREEK = re.compile(r"GREEK (SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)$")
_BEYOND = re.compile(r"[^\x00-\x7f]")


def show_all() -> None:
    """Let standard output and error write ``>=`` for ``≥`` and the like where their encoding has no such letter.

    A program under Windows whose output goes to a file or another program writes in the encoding of the country, which
    has neither ``≥`` nor ``√`` nor Korean; Python would end the program there, after the work and before the answer.
    """
    codecs.register_error(_HANDLER, _replaced)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def plain(text: str) -> str:
    """Return a text in ASCII: each letter that is not of it by what it is usually written as, else ``?``.

    Parameters
    ----------
    text : str
        Any.

    Examples
    --------
    >>> plain("Cpk ≥ 1,33: x̄ = 12,000 ± 0,5 µm, σ, Ø 한")
    'Cpk >= 1,33: xbar = 12,000 +/- 0,5 um, sigma, dia. ?'
    """
    return "".join(map(_plain, text))


def for_programs(text: str) -> str:
    r"""Return JSON or TOML as standard output takes it: outside UTF-8, letters beyond ASCII by their numbers.

    Parameters
    ----------
    text : str
        JSON, or TOML whose texts stand between ``"``.
    """
    if codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name.startswith("utf"):
        return text
    return _BEYOND.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    r"""Return a letter as JSON numbers it: ``\u00b5``, two of them beyond the first 65,536."""
    pairs = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for the letters that could not be written, as ``codecs.register_error`` wants it."""
    assert isinstance(error, UnicodeEncodeError)
    return plain(error.object[error.start : error.end]), error.end


def _plain(letter: str) -> str:
    """Return one letter in ASCII."""
    if letter.isascii():
        return letter
    if letter in _PLAIN:
        return _PLAIN[letter]
    if greek := _GREEK.match(unicodedata.name(letter, "")):
        return greek[2].lower() if greek[1] == "SMALL" else greek[2].capitalize()
    if unicodedata.combining(letter):
        return ""
    parts = [part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)]
    written = "?" if parts == [letter] else "".join(map(_plain, parts))
    return "?" if "?" in written else written
