"""Set labelled values, and boxes to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.page import theme
from qc.report.page.breaking import wrap
from qc.report.page.set_words import baseline, height_of, write
from qc.report.page.slab import Slab

if TYPE_CHECKING:
    from qc.report.blocks import Fact, FactGrid, Signature, Signatures
    from qc.report.page.pen import Pen

_LABEL_SHARE = 0.46
_STAMP_ROOM = 62.0
_SIGN_LINE = 20.0


def fact_grid(block: FactGrid, width: float) -> tuple[Slab, ...]:
    """Set labelled values row by row, each row in a strip of its own."""
    rows = [block.facts[start : start + block.columns] for start in range(0, len(block.facts), block.columns)]
    column = (width - theme.GUTTER * (block.columns - 1)) / block.columns
    lay = _row_above if block.layout == "above" else _row_before
    return tuple(lay(row, column, first=not number) for number, row in enumerate(rows))


def _row_above(facts: tuple[Fact, ...], width: float, *, first: bool) -> Slab:
    """Set labels above their values."""
    values = [wrap(fact.value or "", theme.BODY, width) for fact in facts]
    labels = [wrap(fact.label, theme.LABEL, width) for fact in facts]
    head = max(height_of(lines, theme.LABEL) for lines in labels)
    height = head + max(height_of(lines, theme.BODY) for lines in values)

    def draw(pen: Pen, x: float, top: float) -> None:
        for number, fact in enumerate(facts):
            left = x + number * (width + theme.GUTTER)
            write(pen, left, top, labels[number], theme.LABEL)
            write(pen, left, top - head, values[number], theme.BODY, theme.TONES[fact.tone])
            if fact.value is None:
                pen.rule(left, top - head - theme.BODY.leading + 1.5, width, ink=theme.RULE)

    return Slab(height=height, draw=draw, space=theme.GAP_BESIDE if first else 3.5)


def _row_before(facts: tuple[Fact, ...], width: float, *, first: bool) -> Slab:
    """Set labels before their values, a hairline under the row."""
    left = width * _LABEL_SHARE
    labels = [wrap(fact.label, theme.CELL, left - theme.PAD) for fact in facts]
    values = [wrap(fact.value or "", theme.CELL, width - left) for fact in facts]
    height = max(height_of(lines, theme.CELL) for lines in (*labels, *values)) + 3.2

    def draw(pen: Pen, x: float, top: float) -> None:
        for number, fact in enumerate(facts):
            edge = x + number * (width + theme.GUTTER)
            write(pen, edge, top - 1.4, labels[number], theme.CELL, theme.MUTED)
            write(pen, edge + left, top - 1.4, values[number], theme.CELL, theme.TONES[fact.tone])
            pen.rule(edge, top - height, width)

    return Slab(height=height, draw=draw, space=theme.GAP if first else 0)


def signatures(block: Signatures, width: float) -> tuple[Slab, ...]:
    """Set boxes to sign and stamp in, side by side."""
    count = len(block.boxes)
    column = (width - theme.GUTTER * (count - 1)) / count
    lines = max(len(box.lines) for box in block.boxes)
    titles = [wrap(box.title, theme.SUBHEADING, column - 16) for box in block.boxes]
    head = max(height_of(title, theme.SUBHEADING) for title in titles) + 10
    height = head + _STAMP_ROOM + lines * _SIGN_LINE + 6

    def draw(pen: Pen, x: float, top: float) -> None:
        for number, box in enumerate(block.boxes):
            left = x + number * (column + theme.GUTTER)
            pen.frame(left, top - height, column, height, ink=theme.RULE)
            write(pen, left + 8, top - 5, titles[number], theme.SUBHEADING)
            _sign_lines(pen, box, left + 8, top - head - _STAMP_ROOM, column - 16)

    return (Slab(height=height, draw=draw, space=theme.GAP),)


def _sign_lines(pen: Pen, box: Signature, x: float, below: float, width: float) -> None:
    """Draw lines to fill in."""
    for number, line in enumerate(box.lines):
        edge = below - number * _SIGN_LINE
        pen.rule(x, edge - 12, width, ink=theme.HAIRLINE)
        pen.text(x, baseline(edge - 2, theme.LABEL), line, theme.LABEL)
