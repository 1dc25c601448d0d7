"""A document as PDF bytes: A4, embedded fonts, bookmarks, PDF/A-3b, and the same bytes for the same document."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from qc.report.page import theme
from qc.report.page.breaking import shorten
from qc.report.page.flow import flow
from qc.report.page.pen import Pen
from qc.report.page.setting import set_section
from qc.report.typeface import fonts, printable, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qc.report.carried import Carried
    from qc.report.document import Document, Logo, Paper
    from qc.report.page.flow import Page


def render(
    document: Document, *, pen: Callable[[Any], Pen] = Pen, carried: Sequence[Carried] = (), seal: str | None = None
) -> bytes:
    """Return a document as the bytes of a PDF file: PDF/A-3b.

    Parameters
    ----------
    document : Document
        Words, tables and scenes.
    pen : callable
        Makes the pen that draws on a canvas.
    carried : sequence of Carried
        Files to attach, in the order of their names.
    seal : str, optional
        What a QR code on the first page holds.

    Returns
    -------
    bytes
        The same for the same document.
    """
    from qc.report.archive import make_archive  # noqa: PLC0415 - reportlab is loaded only for those who want a PDF

    stream = io.BytesIO()
    canvas = _canvas(stream, document)
    pages = flow([(section, set_section(section)) for section in document.sections], document.paper.top)
    hand = pen(canvas)
    parents: set[str] = set()
    for number, page in enumerate(pages, start=1):
        if seal is not None and number == 1:
            _seal(canvas, seal, document.paper)
        _draw(hand, page, document.paper.left)
        _bookmarks(canvas, page, parents)
        _running(hand, document, number, len(pages))
        if document.logo is not None and number == 1:
            _logo(canvas, document.logo, document.paper)
        canvas.showPage()
    make_archive(canvas._doc, document, carried)  # noqa: SLF001 - the canvas has no way to attach files
    canvas.save()
    return stream.getvalue()


def _canvas(stream: io.BytesIO, document: Document) -> Any:
    """Return an empty canvas with the file's properties, in which nothing depends on the clock."""
    from reportlab import rl_config  # noqa: PLC0415 - 77 ms, only for those who want a PDF
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - as above

    from qc.report.properties import properties  # noqa: PLC0415 - as above

    # Streams as bytes instead of ASCII: a third of the time and four fifths of the size.
    rl_config.useA85 = 0
    # Every page opens with the initial font: Helvetica, which is not embedded, unless another is named.
    options: dict[str, Any] = {"initialFontName": fonts().regular, "lang": document.language}
    size = (document.paper.width, document.paper.height)
    canvas: Any = Canvas(stream, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), **options)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    canvas._doc.info = properties(document)  # noqa: SLF001 - the setters cannot leave out an unknown date
    return canvas


def _seal(canvas: Any, text: str, paper: Paper) -> None:
    from qc.report.page.seal import draw_seal  # noqa: PLC0415 - few reports are signed

    draw_seal(canvas, text, paper)


def _logo(canvas: Any, logo: Logo, paper: Paper) -> None:
    from qc.report.logo import draw_logo  # noqa: PLC0415 - few workshops give one

    draw_logo(canvas, logo, paper)


def _draw(pen: Pen, page: Page, left: float) -> None:
    for placed in page.placed:
        placed.slab.draw(pen, left, placed.top)


def _bookmarks(canvas: Any, page: Page, parents: set[str]) -> None:
    """Bookmark the page's titles, those with a parent one level below it."""
    for mark in page.bookmarks:
        if mark.parent and mark.parent not in parents:
            canvas.bookmarkHorizontal(f"parent-{mark.id}", 0, mark.top)
            canvas.addOutlineEntry(mark.parent, f"parent-{mark.id}", level=0, closed=False)
            parents.add(mark.parent)
        canvas.bookmarkHorizontal(mark.id, 0, mark.top)
        canvas.addOutlineEntry(printable(mark.title), mark.id, level=1 if mark.parent else 0)


def _running(pen: Pen, document: Document, number: int, pages: int) -> None:
    """Write the running head (not above the first page's own head) and foot."""
    left, right = document.paper.left, document.paper.left + theme.WIDTH
    if number > 1:
        head = document.paper.height - 36
        pen.text(right, head, document.head[1], theme.RUNNING, right=True)
        pen.text(left, head, shorten(document.head[0], theme.RUNNING, _beside(document.head[1])), theme.RUNNING)
        pen.rule(left, head - 6, theme.WIDTH)
    pen.rule(left, 40, theme.WIDTH)
    page = document.page.format(page=number, pages=pages)
    for line, text in enumerate(document.foot):
        fitting = shorten(text, theme.RUNNING, _beside(page))
        pen.text(left, 30 - line * theme.RUNNING.leading, fitting, theme.RUNNING)
    pen.text(right, 30, page, theme.RUNNING, right=True)


def _beside(text: str) -> float:
    """Return the room that a running text on the right leaves to the one on the left."""
    return theme.WIDTH - theme.GUTTER - width_of(printable(text), theme.RUNNING)
