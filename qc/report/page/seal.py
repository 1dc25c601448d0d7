"""A QR code in the corner of the first page: what the file carries, and whose key signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.report.page import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.document import Paper

_SIDE = 42.0  # 15 mm: modules of a third of a millimetre, read from paper by any phone; four of them remain free below
_TOP = 12.0
_MASK = 3  # fixed: trying all eight takes four times as long


def draw_seal(canvas: Any, text: str, paper: Paper) -> None:
    """Draw a QR code above the first page's head, at the right.

    Parameters
    ----------
    canvas : reportlab.pdfgen.canvas.Canvas
        Showing the first page.
    text : str
        Digits, capitals and ``: -``.
    paper : Paper
        What is printed on.
    """
    import segno  # noqa: PLC0415 - 30 ms, only for those who sign

    rows = [bytes(row) for row in segno.make(text, error="m", mode="alphanumeric", mask=_MASK).matrix]
    module = _SIDE / len(rows)
    left, top = paper.left + theme.WIDTH - _SIDE, paper.height - _TOP
    path = canvas.beginPath()
    for number, row in enumerate(rows, start=1):
        for start, length in _runs(row):
            path.rect(left + start * module, top - number * module, length * module, module)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Yield start and length of each run of dark modules."""
    start = None
    for place, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None
