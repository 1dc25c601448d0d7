"""The one hand that draws: words, rules, panels and scenes on a canvas, measured from the top of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.report.page import theme
from qc.report.typeface import draw_text, printable, width_of

if TYPE_CHECKING:
    from qc.charts.scene import Scene
    from qc.report.page.theme import Ink, Type


class Pen:
    """Draw on a reportlab canvas.

    Parameters
    ----------
    canvas : reportlab.pdfgen.canvas.Canvas
        What is drawn on. Its origin is at the lower left; all ``y`` here are the canvas's own.
    """

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, text: str, voice: Type, *, ink: Ink | None = None, right: bool = False) -> None:
        """Write one line with its baseline at ``y``, beginning or (``right``) ending at ``x``."""
        line = printable(text)
        if not line:
            return
        start = x - width_of(line, voice) if right else x
        self.canvas.setFillColorRGB(*(ink or voice.ink))
        draw_text(self.canvas, start, y, line, voice.size, bold=voice.bold)

    def rule(self, x: float, y: float, width: float, *, ink: Ink = theme.HAIRLINE, weight: float = theme.THIN) -> None:
        """Draw a horizontal line."""
        self.canvas.setStrokeColorRGB(*ink)
        self.canvas.setLineWidth(weight)
        self.canvas.line(round(x, 1), round(y, 1), round(x + width, 1), round(y, 1))

    def stroke(self, x: float, y: float, height: float, *, ink: Ink = theme.HAIRLINE) -> None:
        """Draw a vertical hairline upwards from ``y``."""
        self.canvas.setStrokeColorRGB(*ink)
        self.canvas.setLineWidth(theme.THIN)
        self.canvas.line(round(x, 1), round(y, 1), round(x, 1), round(y + height, 1))

    def panel(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle whose lower left corner is given."""
        self.canvas.setFillColorRGB(*ink)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, *, ink: Ink = theme.HAIRLINE) -> None:
        """Outline a rectangle whose lower left corner is given."""
        self.canvas.setStrokeColorRGB(*ink)
        self.canvas.setLineWidth(theme.THIN)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def scene(self, scene: Scene, x: float, y: float, scale: float = 1.0) -> None:
        """Draw a chart whose lower left corner is given, ``scale`` times as large as it was laid out."""
        from qc.report.page.scene_pdf import draw_scene  # noqa: PLC0415 - loads reportlab

        draw_scene(self.canvas, scene, x=x, y=y, scale=scale)
