"""A table for a terminal: columns aligned with spaces, long first cells wrapped."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "


def text_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, first_width: int = 28) -> str:
    """Return rows as aligned text: the first column to the left and wrapped, the others to the right.

    Parameters
    ----------
    header : sequence of str
        A heading for each column.
    rows : sequence of sequence of str
        Cells; as many in each row as there are headings.
    first_width : int
        Most characters of the first column before it wraps.

    Examples
    --------
    >>> print(text_table(["item", "n"], [["diameter", "75"], ["mass", "8"]]))
    item       n
    --------  --
    diameter  75
    mass       8
    """
    wrapped = [(textwrap.wrap(row[0], first_width) or [""], row[1:]) for row in rows]
    first = max(len(line) for lines, _ in [([header[0]], ()), *wrapped] for line in lines)
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(1, len(header))]
    out = [_line(header[0], header[1:], first, widths), _GAP.join("-" * width for width in (first, *widths))]
    for lines, cells in wrapped:
        out.append(_line(lines[0], cells, first, widths))
        out.extend(lines[1:])
    return "\n".join(out)


def _line(name: str, cells: Sequence[str], first: int, widths: Sequence[int]) -> str:
    padded = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join((name.ljust(first), *padded)).rstrip()
