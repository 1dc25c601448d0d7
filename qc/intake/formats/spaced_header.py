"""The header of a table that spaces align: how wide its cells are with what stands right below them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from qc.intake.formats.spaced_fields import Field, fields, is_rule, loose
from qc.intake.headers import sums_up
from qc.units import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.formats.spaced_fields import Ruler

_ROWS = 3
"""A header has so many lines at most: two of words, and one that is ruled below them."""


def extents(lines: Sequence[str], ruler: Ruler) -> list[Field]:
    """Return a header's cells, as wide as their second halves below them and as the line ruled below each.

    Parameters
    ----------
    lines : sequence of str
        From the header on.
    ruler : Ruler
        How places are counted.

    Examples
    --------
    >>> from qc.intake.formats.spaced_fields import Ruler
    >>> [(one.start, one.end) for one in extents(["No   Tebal", "   seng (mm)", "--  ---------"], Ruler())]
    [(0, 2), (3, 13)]
    """
    found = fields(lines[0], ruler)
    for line in lines[1:_ROWS]:
        below = fields(line, ruler)
        if is_rule(line):
            return _widened(found, below) if len(below) == len(found) else found
        if not below or not loose(below) or sums_up(below[0].text):
            return found
        found = _widened(found, _halves(found, below))
    return found


def _halves(header: Sequence[Field], below: Sequence[Field]) -> Sequence[Field]:
    """Return what stands below each header, itself where nothing does; the headers where something is below two."""
    halves = list(header)
    for one in below:
        over = [i for i, head in enumerate(header) if head.start < one.end and one.start < head.end]
        if len(over) != 1 or halves[over[0]] is not header[over[0]]:
            return header
        halves[over[0]] = one
    return halves


def _widened(header: list[Field], below: Sequence[Field]) -> list[Field]:
    """Return headers as wide as what is below each, if they are still apart then."""
    pairs = zip(header, below, strict=True)
    wider = [Field(min(a.start, b.start), max(a.end, b.end), a.text) for a, b in pairs]
    return wider if all(a.end < b.start for a, b in pairwise(wider)) else header


def may_be_half(line: Sequence[Field]) -> bool:
    """Return whether words right below a header may be its second half: several of them, or one with a unit.

    Parameters
    ----------
    line : sequence of Field
        What stands in the line.
    """
    return len(line) > 1 or any(canonical(word.strip("()[] ")) for one in line for word in one.text.split())
