"""The look of every page: few sizes, few inks, one grid. All measures in points."""

from __future__ import annotations

from qc.report.blocks import Tone
from qc.values import dataclass

Ink = tuple[float, float, float]


def _ink(code: str) -> Ink:
    red, green, blue = (round(int(code[i : i + 2], 16) / 255, 3) for i in (0, 2, 4))
    return red, green, blue


TEXT = _ink("1A1D21")
BRAND = _ink("1E3450")
MUTED = _ink("5A6470")
HAIRLINE = _ink("C6CCD3")
RULE = _ink("7B8794")
PANEL = _ink("F3F5F7")
NOTICE = _ink("8A5600")

# Told apart in black and white by word and mark; by colour only besides.
TONES: dict[Tone, Ink] = {
    Tone.PLAIN: TEXT,
    Tone.MUTED: MUTED,
    Tone.GOOD: _ink("1B6B3A"),
    Tone.CAUTION: _ink("8A5600"),
    Tone.BAD: _ink("A31621"),
}
MARKS: dict[Tone, str] = {Tone.GOOD: "✓", Tone.BAD: "✗", Tone.CAUTION: "!", Tone.MUTED: "–", Tone.PLAIN: ""}


@dataclass(frozen=True, slots=True)
class Type:
    """One voice of the typographic system.

    Attributes
    ----------
    size, leading : float
        Height of the letters and distance from line to line.
    bold : bool
        Heavier.
    ink : tuple of float
        Red, green, blue from 0 to 1.
    """

    size: float
    leading: float
    bold: bool = False
    ink: Ink = TEXT


TITLE = Type(19, 23, bold=True, ink=BRAND)
SUBTITLE = Type(10, 14, ink=MUTED)
NAME = Type(12, 16, bold=True)
VERDICT = Type(24, 28, bold=True)
HEADING = Type(12, 16, bold=True, ink=BRAND)
SUBHEADING = Type(8.5, 12, bold=True)
BODY = Type(8.5, 12.5)
ANSWER = Type(10, 14, bold=True)
CELL = Type(7.2, 9.6)
CELL_HEAD = Type(6.6, 8.6, bold=True, ink=MUTED)
LABEL = Type(6.6, 9, ink=MUTED)
RUNNING = Type(6.6, 9, ink=MUTED)

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
MARGIN_X = 42.0
MARGIN_TOP = 52.0
MARGIN_BOTTOM = 47.0
WIDTH = PAGE_WIDTH - 2 * MARGIN_X

GAP = 6.0  # between blocks that belong together
GAP_BESIDE = 10.0
GAP_SECTION = 18.0
GUTTER = 16.0  # between columns
PAD = 3.5  # inside a table's cell
THIN, MEDIUM, THICK = 0.4, 0.8, 1.4
