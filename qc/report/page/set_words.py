"""Set words in strips: headings, paragraphs, notes, and the head of the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.page import theme
from qc.report.page.breaking import wrap
from qc.report.page.slab import Slab

if TYPE_CHECKING:
    from qc.report.blocks import Heading, Masthead, Notes, Paragraph
    from qc.report.page.pen import Pen
    from qc.report.page.theme import Ink, Type

_BULLET = 9.0


def write(pen: Pen, x: float, top: float, lines: tuple[str, ...], voice: Type, ink: Ink | None = None) -> None:
    """Write lines one below the other, the first one's upper edge at ``top``."""
    for number, line in enumerate(lines):
        pen.text(x, baseline(top - number * voice.leading, voice), line, voice, ink=ink)


def baseline(top: float, voice: Type) -> float:
    """Return the baseline that sets capitals in the middle of a line whose upper edge is at ``top``."""
    return top - voice.leading / 2 - 0.365 * voice.size


def height_of(lines: tuple[str, ...], voice: Type) -> float:
    """Return how high lines stand."""
    return len(lines) * voice.leading


def title(text: str, width: float) -> Slab:
    """Set a section's title over a rule."""
    lines = wrap(text, theme.HEADING, width)
    height = height_of(lines, theme.HEADING) + 4

    def draw(pen: Pen, x: float, top: float) -> None:
        write(pen, x, top, lines, theme.HEADING)
        pen.rule(x, top - height + 2, width, ink=theme.BRAND, weight=theme.MEDIUM)

    return Slab(height=height, draw=draw, space=theme.GAP_SECTION, keep=True)


def heading(block: Heading, width: float) -> tuple[Slab, ...]:
    """Set a title inside a section."""
    lines = wrap(block.text, theme.SUBHEADING, width)

    def draw(pen: Pen, x: float, top: float) -> None:
        write(pen, x, top, lines, theme.SUBHEADING)

    height = height_of(lines, theme.SUBHEADING)
    return (Slab(height=height, draw=draw, space=theme.GAP + 2, keep=True),)


def paragraph(block: Paragraph, width: float) -> tuple[Slab, ...]:
    """Set running text."""
    voice = theme.LABEL if block.small else theme.BODY
    ink = voice.ink if block.small else theme.TONES[block.tone]
    lines = wrap(block.text, voice, width)

    def draw(pen: Pen, x: float, top: float) -> None:
        write(pen, x, top, lines, voice, ink)

    return (Slab(height=height_of(lines, voice), draw=draw, space=theme.GAP),)


def notes(block: Notes, width: float) -> tuple[Slab, ...]:
    """Set a list of sentences, each in a strip of its own."""
    return tuple(
        _note(item, "".join(block.under[number : number + 1]), width, first=not number)
        for number, item in enumerate(block.items)
    )


def _note(text: str, under: str, width: float, *, first: bool) -> Slab:
    lines = wrap(text, theme.BODY, width - _BULLET)
    below = wrap(under, theme.BODY, width - _BULLET) if under else ()

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.text(x, baseline(top, theme.BODY), "•", theme.BODY, ink=theme.MUTED)
        write(pen, x + _BULLET, top, lines, theme.BODY)
        write(pen, x + _BULLET, top - height_of(lines, theme.BODY), below, theme.BODY, theme.MUTED)

    return Slab(height=height_of((*lines, *below), theme.BODY), draw=draw, space=theme.GAP if first else 1.5)


def masthead(block: Masthead, width: float) -> tuple[Slab, ...]:
    """Set the head of the first page: what it is, who made it, what it is about."""
    return (_title_line(block, width), _about(block, width), *_notice(block.notice, width))


def _title_line(block: Masthead, width: float) -> Slab:
    left = width * 0.58
    titles = wrap(block.title, theme.TITLE, left)
    makers = wrap(block.maker.value or "", theme.NAME, width - left - theme.GUTTER)
    under = height_of(titles, theme.TITLE)
    height = max(under + theme.SUBTITLE.leading, height_of(makers, theme.NAME)) + 8

    def draw(pen: Pen, x: float, top: float) -> None:
        write(pen, x, top, titles, theme.TITLE)
        pen.text(x, baseline(top - under, theme.SUBTITLE), block.subtitle, theme.SUBTITLE)
        for number, line in enumerate(makers):
            line_top = top - 4 - number * theme.NAME.leading
            pen.text(x + width, baseline(line_top, theme.NAME), line, theme.NAME, right=True)
        if block.maker.value is None:
            edge = x + left + theme.GUTTER
            pen.rule(edge, top - 20, x + width - edge, ink=theme.RULE)
            pen.text(edge, baseline(top - 21, theme.LABEL), block.maker.label, theme.LABEL)
        pen.rule(x, top - height, width, ink=theme.BRAND, weight=theme.THICK)

    return Slab(height=height, draw=draw, keep=True)


def _about(block: Masthead, width: float) -> Slab:
    names = wrap(block.name, theme.NAME, width)
    details = wrap(
        "\u00a0\u00a0\u00a0· ".join(each.replace(" ", "\u00a0") for each in block.details), theme.BODY, width
    )
    under = height_of(names, theme.NAME)

    def draw(pen: Pen, x: float, top: float) -> None:
        write(pen, x, top, names, theme.NAME)
        write(pen, x, top - under, details, theme.BODY, theme.MUTED)

    return Slab(height=under + height_of(details, theme.BODY), draw=draw, space=theme.GAP, keep=True)


def _notice(text: str, width: float) -> tuple[Slab, ...]:
    if not text:
        return ()
    lines = wrap(text, theme.SUBHEADING, width - 16)
    height = height_of(lines, theme.SUBHEADING) + 8
    ink = theme.NOTICE

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.frame(x, top - height, width, height, ink=ink)
        write(pen, x + 8, top - 4, lines, theme.SUBHEADING, ink)

    return (Slab(height=height, draw=draw, space=theme.GAP),)
