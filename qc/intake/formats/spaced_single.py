"""Cells that only a single space parts: a date that fills its column, and the time behind it in every row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qc.intake.formats.spaced_fields import Field, Ruler, places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qc.intake.formats.spaced_gaps import Span, Spans

    Lines = Callable[[], Iterable[Sequence[Field]]]

_MOST = 50
"""Where rows stand across more gaps than this, nothing is aligned."""


def single_spaces(
    header: Sequence[Field], closed: Sequence[int], lines: Lines, spans: Spans, ruler: Ruler
) -> dict[int, int]:
    """Return the place of each gap where all rows that stand across it have a single space, and the same.

    What stands at both sides of it must begin or end where the header or the other cells of its column do.

    Parameters
    ----------
    header : sequence of Field
        The headers.
    closed : sequence of int
        The gaps that rows stand across, each by the header behind it.
    lines : callable
        Yields the cells of each row.
    spans : Counter of (int, int)
        The places of all cells.
    ruler : Ruler
        How places are counted.
    """
    open_ = {i: set(range(header[i - 1].end, header[i].start)) for i in closed[: _MOST + 1]}
    if not open_ or len(closed) > _MOST:
        return {}
    crossing: dict[int, set[Span]] = {i: set() for i in closed}
    for one in (one for line in lines() for one in line):
        over = [i for i in open_ if one.start < header[i].start and one.end > header[i - 1].end]
        blank = blanks(one, ruler) if over else {}
        for i in over:
            crossing[i].add((one.start, one.end))
            open_[i] = {place for place in open_[i] if not one.start <= place < one.end or place in blank}
            if not open_[i]:
                del open_[i]
    found: dict[int, int] = {}
    for i, places_ in sorted(open_.items()):
        place = min(places_)
        if len(places_) == 1 and _in_line(place, header[i - 1 : i + 1], crossing[i], spans, set(found.values())):
            found[i] = place
    return found


def blanks(one: Field, ruler: Ruler) -> dict[int, int]:
    """Return where in a text each of its single spaces stands, by place."""
    at = places(one.text, ruler)
    return {one.start + at[k]: k for k, sign in enumerate(one.text) if sign.isspace()}


def _in_line(place: int, heads: Sequence[Field], crossing: set[Span], spans: Spans, before: set[int]) -> bool:
    """Whether both sides of a place begin or end where the headers or most other cells below them do."""
    lefts = [(max([start, *(p + 1 for p in before if start < p < place)]), place) for start, _ in crossing]
    rights = [(place + 1, end) for _, end in crossing]
    alone = {span: count for span, count in spans.items() if span not in crossing}
    return all(_level(pieces, head, alone) for pieces, head in zip((lefts, rights), heads, strict=True))


def _level(pieces: Sequence[Span], head: Field, alone: dict[Span, int]) -> bool:
    """Whether each piece begins or ends where a header or most of the cells below it do."""
    starts, ends = Counter[int](), Counter[int]()
    for (start, end), count in alone.items():
        if start < head.end and end > head.start:
            starts[start] += count
            ends[end] += count
    first = {head.start, *(place for place, count in starts.most_common(1) if count > 1)}
    last = {head.end, *(place for place, count in ends.most_common(1) if count > 1)}
    return all(start in first or end in last for start, end in pieces)
