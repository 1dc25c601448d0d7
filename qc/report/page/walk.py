"""All text of a section, in reading order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qc.charts.frame import LEADING
from qc.charts.scene import Label, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUNDING = 1e-6


def words(block: object) -> Iterator[str]:
    """Yield every text that a section, a block or a part of one shows.

    Examples
    --------
    >>> from qc.report.blocks import Heading, Notes
    >>> list(words((Heading(text="A"), Notes(items=("b", "c")))))
    ['A', 'b', 'c']
    """
    if isinstance(block, str):
        if not isinstance(block, Enum):
            yield block
    elif isinstance(block, Scene):
        # A chart of a whole batch has thousands of marks; only its labels are printed.
        yield from (item.text for item in block.items if isinstance(item, Label))
    elif isinstance(block, tuple):
        for part in block:
            yield from words(part)
    elif is_dataclass(block):
        for field in fields(block):
            yield from words(getattr(block, field.name))


def unbroken(scene: Scene) -> Iterator[str]:
    """Yield every text of a chart; lines that stand one below the other are one text.

    Examples
    --------
    >>> line = {"x": 0.0, "size": 6.6}
    >>> items = (Label(y=18.0, text="Solid black: the", **line), Label(y=9.0, text="limits.", **line))
    >>> list(unbroken(Scene(width=90.0, height=30.0, title="", description="", items=items)))
    ['Solid black: the limits.']
    """
    labels = [item for item in scene.items if isinstance(item, Label)]
    lines: list[str] = []
    for before, label in zip([None, *labels], labels, strict=False):
        if lines and not (before is not None and _goes_on(before, label)):
            yield " ".join(lines)
            lines = []
        lines.append(label.text)
    if lines:
        yield " ".join(lines)


def _goes_on(line: Label, next_line: Label) -> bool:
    """Whether a label is the next line of the one before it, as the foot of a chart has them."""
    alike = (line.x, line.size, line.anchor, line.rotated) == (
        next_line.x,
        next_line.size,
        next_line.anchor,
        next_line.rotated,
    )
    return alike and abs(line.y - next_line.y - LEADING) < _ROUNDING
