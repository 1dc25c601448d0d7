"""One look for each role, shared by both drawers: plain data, chosen to survive photocopying and colour blindness.

Meaning never hangs on colour alone: control limits are thin and dashed, specification limits heavy and solid, signals
larger than points and open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.scene import Glyph, Style
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER = "#ffffff"
"""The colour of what nothing is drawn on."""

_INK = "#1c2733"
_SOFT = "#4a5763"
# Vermillion of Okabe and Ito's palette, darkened until small text in it reads well on white paper.
_VERMILLION = "#b3430a"
_FINE = 0.32


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a role is drawn.

    Attributes
    ----------
    stroke : str
        Colour of lines and outlines, ``#rrggbb``.
    width : float
        Of lines and outlines, in points.
    dash : tuple of float
        Lengths of dashes and gaps in points; empty for a solid line.
    fill : str
        Colour of areas and glyphs, ``#rrggbb``.
    ink : str
        Colour of text, ``#rrggbb``.
    """

    stroke: str
    width: float
    dash: tuple[float, ...] = ()
    fill: str = PAPER
    ink: str = _INK

    def inside(self, glyph: Glyph) -> str:
        """Return the colour inside a glyph: a ring is hollow whatever its role."""
        return PAPER if glyph is Glyph.RING else self.fill

    def outline(self, size: float) -> float:
        """Return the width of a glyph's outline in points: finer where the glyph itself is small."""
        return min(self.width, _FINE * size)


LOOKS: Mapping[Style, Look] = {
    Style.AXIS: Look(stroke="#6b7681", width=0.6, ink=_SOFT),
    Style.GRID: Look(stroke="#e3e7eb", width=0.5, ink=_SOFT),
    Style.DATA: Look(stroke="#34495e", width=0.7, fill="#34495e"),
    Style.CENTER: Look(stroke="#6b7681", width=0.8, ink=_SOFT),
    Style.CONTROL: Look(stroke=_VERMILLION, width=0.9, dash=(4.0, 2.4), ink=_VERMILLION),
    Style.SPEC: Look(stroke="#111820", width=1.4, ink="#111820"),
    Style.NOMINAL: Look(stroke="#111820", width=0.7, dash=(7.0, 2.0, 1.2, 2.0), ink="#111820"),
    Style.SIGNAL: Look(stroke=_VERMILLION, width=1.0, fill=PAPER, ink=_VERMILLION),
    Style.BAND_OUTER: Look(stroke="#d3dbe3", width=0.0, fill="#d3dbe3"),
    Style.BAND_INNER: Look(stroke="#9fb0c0", width=0.0, fill="#9fb0c0"),
    Style.BAR: Look(stroke=PAPER, width=0.4, fill="#8096ab"),
    Style.BAR_BEYOND: Look(stroke=PAPER, width=0.4, fill="#93330a"),
    Style.CURVE: Look(stroke="#34495e", width=1.0),
    Style.EVENT: Look(stroke="#6b7681", width=0.7, dash=(1.0, 2.0), ink=_SOFT),
    Style.PHASE: Look(stroke="#34495e", width=0.9, ink=_SOFT),
    Style.CHANGE: Look(stroke="#f3d3bf", width=0.0, fill="#f3d3bf", ink=_VERMILLION),
    Style.PILOT: Look(stroke="#f1f4f7", width=0.0, fill="#f1f4f7", ink=_SOFT),
}
