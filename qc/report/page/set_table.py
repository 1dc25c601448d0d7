"""Set a table: columns as wide as they need, names that wrap, a head on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Align
from qc.report.page import theme
from qc.report.page.breaking import widest_word, wrap
from qc.report.page.set_words import baseline, height_of
from qc.report.page.slab import Slab
from qc.report.typeface import printable, width_of

if TYPE_CHECKING:
    from qc.report.blocks import Cell, Column, Table
    from qc.report.page.pen import Pen
    from qc.report.page.theme import Ink, Type

_WIDEST_WORD = 80.0
_WIDEST_BELOW = 110.0  # small letters below a text take a second line rather than the neighbours' room
_BOLD = theme.Type(theme.CELL.size, theme.CELL.leading, bold=True)
_AIR = 1.8


def table(block: Table, width: float) -> tuple[Slab, ...]:
    """Set a table's head and rows, each row in a strip of its own."""
    widths = column_widths(block, width)
    head = _head(block.columns, widths)
    rows = tuple(_row(row, block.columns, widths, head) for row in block.rows)
    return (head, *rows)


def column_widths(block: Table, width: float) -> tuple[float, ...]:
    """Return how wide each column is, in points; together they fill ``width``.

    Every column gets what its widest text wants where that fits. Where it does not, the flexible columns give
    way first, down to their widest word; then all do.

    Parameters
    ----------
    block : Table
        Its texts decide.
    width : float
        Points to share out.

    Returns
    -------
    tuple of float
        One for each column.
    """
    wants = [_wanted(block, number) for number in range(len(block.columns))]
    leasts = [_least(block, number) for number in range(len(block.columns))]
    flexible = [column.flexible for column in block.columns]
    if not any(flexible):
        flexible = [True] * len(wants)
    firm = [want if not bends else least for want, least, bends in zip(wants, leasts, flexible, strict=True)]
    if sum(wants) <= width:
        return _stretched(wants, flexible, width)
    if sum(firm) <= width:
        return _between(firm, wants, width)
    if sum(leasts) <= width:
        return _between(leasts, firm, width)
    return tuple(least * width / sum(leasts) for least in leasts)


def _stretched(wants: list[float], flexible: list[bool], width: float) -> tuple[float, ...]:
    """Give what is left to the flexible columns, in equal parts."""
    extra = (width - sum(wants)) / sum(flexible)
    return tuple(want + extra * bends for want, bends in zip(wants, flexible, strict=True))


def _between(low: list[float], high: list[float], width: float) -> tuple[float, ...]:
    """Take the widths that lie as far from ``low`` to ``high`` as ``width`` allows."""
    share = (width - sum(low)) / (sum(high) - sum(low))
    return tuple(least + (most - least) * share for least, most in zip(low, high, strict=True))


def _wanted(block: Table, number: int) -> float:
    """Width of a column's widest text, its title among them."""
    texts = [w for row in block.rows for w in _widths(row[number])]
    titles = printable(block.columns[number].title).split(" / ")  # a title in two languages takes two lines
    title = max(width_of(each, theme.CELL_HEAD) for each in (*(f"{each} /" for each in titles[:-1]), titles[-1]))
    return max([title, *texts]) + 2 * theme.PAD + 0.1


def _least(block: Table, number: int) -> float:
    """Width of a column's widest word, up to a bound beyond which words are broken."""
    words = [min(_WIDEST_WORD, widest_word(row[number].text, _voice(row[number]))) for row in block.rows]
    words += [min(_WIDEST_WORD, widest_word(row[number].below, theme.LABEL)) for row in block.rows]
    return max([widest_word(block.columns[number].title, theme.CELL_HEAD), *words]) + 2 * theme.PAD + 0.1


def _widths(cell: Cell) -> tuple[float, float]:
    return width_of(printable(cell.text), _voice(cell)), min(
        _WIDEST_BELOW, width_of(printable(cell.below), theme.LABEL)
    )


def _voice(cell: Cell) -> Type:
    return _BOLD if cell.bold else theme.CELL


def _head(columns: tuple[Column, ...], widths: tuple[float, ...]) -> Slab:
    titles = [wrap(c.title, theme.CELL_HEAD, w - 2 * theme.PAD) for c, w in zip(columns, widths, strict=True)]
    height = max(height_of(lines, theme.CELL_HEAD) for lines in titles) + 2 * _AIR

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.panel(x, top - height, sum(widths), height, theme.PANEL)
        left = x
        for column, lines, width in zip(columns, titles, widths, strict=True):
            # Titles stand on the rule, so that one and two lines read as one head.
            start = top - height + _AIR + height_of(lines, theme.CELL_HEAD)
            _lines(pen, lines, theme.CELL_HEAD, column.align, (left, start, width))
            left += width
        pen.rule(x, top - height, sum(widths), ink=theme.RULE, weight=theme.MEDIUM)

    return Slab(height=height, draw=draw, space=theme.GAP, keep=True)


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...], widths: tuple[float, ...], head: Slab) -> Slab:
    inner = [width - 2 * theme.PAD for width in widths]
    texts = [wrap(cell.text, _voice(cell), width) for cell, width in zip(row, inner, strict=True)]
    belows = [wrap(cell.below, theme.LABEL, w) if cell.below else () for cell, w in zip(row, inner, strict=True)]
    height = 2 * _AIR + max(
        height_of(text, theme.CELL) + height_of(below, theme.LABEL) for text, below in zip(texts, belows, strict=True)
    )

    def draw(pen: Pen, x: float, top: float) -> None:
        left = x
        for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
            place = (left, top - _AIR, widths[number])
            _lines(pen, texts[number], _voice(cell), column.align, place, theme.TONES[cell.tone])
            under = (left, place[1] - height_of(texts[number], theme.CELL), widths[number])
            _lines(pen, belows[number], theme.LABEL, column.align, under)
            left += widths[number]
        pen.rule(x, top - height, sum(widths))

    return Slab(height=height, draw=draw, repeat=head)


def _lines(
    pen: Pen,
    lines: tuple[str, ...],
    voice: Type,
    align: Align,
    place: tuple[float, float, float],
    ink: Ink | None = None,
) -> None:
    """Write a cell's lines; ``place`` is its left edge, the first line's top, and its width."""
    left, top, width = place
    right = align is Align.RIGHT
    x = left + width - theme.PAD if right else left + theme.PAD
    for number, line in enumerate(lines):
        pen.text(x, baseline(top - number * voice.leading, voice), line, voice, ink=ink, right=right)
