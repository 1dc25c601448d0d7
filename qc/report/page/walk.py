"""All text of a section, in reading order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

from qc.charts.scene import Label, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator


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
