"""Where things are drawn on a document's pages: what overlaps, and what leaves them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from qc.report.page import theme
from qc.report.page.pdf import render
from qc.report.page.pen import Pen
from qc.report.typeface import printable, width_of

if TYPE_CHECKING:
    from qc.charts.scene import Scene
    from qc.report.document import Document
    from qc.report.page.theme import Type


@dataclass(frozen=True)
class Box:
    """Where something was drawn."""

    page: int
    what: str
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        apart = (
            self.page != other.page
            or self.right <= other.left
            or other.right <= self.left
            or self.top <= other.bottom
            or other.top <= self.bottom
        )
        return not apart


class Recorder(Pen):
    """A pen that remembers where it wrote."""

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self.boxes: list[Box] = []

    def text(self, x: float, y: float, text: str, voice: Type, **options: Any) -> None:
        line = printable(text)
        width = width_of(line, voice)
        left = x - width if options.get("right") else x
        # Capitals and digits: what may not touch. Descenders may reach into the next line's air.
        box = Box(self.canvas.getPageNumber(), line, left, y, left + width, y + 0.73 * voice.size)
        if line.strip():
            self.boxes.append(box)
        super().text(x, y, text, voice, **options)

    def scene(self, scene: Scene, x: float, y: float, scale: float = 1.0) -> None:
        page = self.canvas.getPageNumber()
        right, top = x + scene.width * scale, y + scene.height * scale
        self.boxes.append(Box(page, scene.title, x, y, right, top))
        super().scene(scene, x, y, scale)


def overlapping(document: Document) -> list[tuple[int, str, str]]:
    """What meets something else or leaves its page, with the page's number."""
    made: list[Recorder] = []

    def pen(canvas: Any) -> Pen:
        made.append(Recorder(canvas))
        return made[0]

    render(document, pen=pen)
    drawn, paper = made[0].boxes, document.paper
    assert drawn
    meeting = [
        (one.page, one.what, other.what)
        for page in {box.page for box in drawn}
        for one, other in combinations([box for box in drawn if box.page == page], 2)
        if one.meets(other)
    ]
    outside = [
        (box.page, box.what, "the edge")
        for box in drawn
        if box.left < paper.left - 0.01
        or box.right > paper.left + theme.WIDTH + 0.01
        or box.bottom < 15
        or box.top > paper.height - 25
    ]
    return meeting + outside
