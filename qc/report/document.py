"""A whole document: its sections, what stands on every page of it, and the paper that it is printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.page import theme
from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from qc.report.blocks import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet. The column of text is as wide on every sheet; margins and height differ.

    Attributes
    ----------
    name : str
        As an order names it.
    width, height : float
        Points.

    Examples
    --------
    >>> round(A4.left), round(LETTER.left), round(A4.top - LETTER.top)
    (42, 50, 50)
    """

    name: str
    width: float
    height: float

    @property
    def left(self) -> float:
        """The left edge of the text."""
        return (self.width - theme.WIDTH) / 2

    @property
    def top(self) -> float:
        """The upper edge of the text."""
        return self.height - theme.MARGIN_TOP


A4 = Paper(name="a4", width=theme.PAGE_WIDTH, height=theme.PAGE_HEIGHT)
LETTER = Paper(name="letter", width=612.0, height=792.0)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture of the workshop's mark: red, green and blue, byte by byte.

    Attributes
    ----------
    width, height : int
        Picture points.
    pixels : bytes
        Three for each point, row by row from the top.
    """

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper.

    Attributes
    ----------
    title, subject, author : str
        For the file's properties.
    language : str
        Code of the language it is written in.
    date : date or None
        The only date that the file's properties tell.
    head, foot : tuple of str
        Left and right of the running head; the lines of the running foot.
    page : str
        Words for the page number, with places ``{page}`` and ``{pages}``.
    sections : tuple of Section
        In reading order.
    paper : Paper
        What it is printed on.
    logo : Logo or None
        The workshop's mark, above the first page's head.
    """

    title: str
    subject: str
    author: str
    language: str
    date: dt.date | None
    head: tuple[str, str]
    foot: tuple[str, ...]
    page: str
    sections: tuple[Section, ...]
    paper: Paper = A4
    logo: Logo | None = None
