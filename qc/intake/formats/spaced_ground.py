"""The columns of a table that spaces align: every gap between headers is settled by all rows together, or left open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qc.intake.formats.spaced_fields import Field, Ruler, places, wordy
from qc.intake.formats.spaced_gaps import (
    Gap,
    Ground,
    Span,
    Spans,
    across,
    filled,
    gaps,
    has_number,
    is_unit,
    owners_of_islands,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Lines = Callable[[], Iterable[Sequence[Field]]]

_MOST = 1000
"""So many different texts below no header are looked at."""


def ground(header: Sequence[Field], lines: Lines, ruler: Ruler) -> Ground:
    """Return how places are parted into columns.

    Parameters
    ----------
    header : sequence of Field
        At least one.
    lines : callable
        Yields the cells of each row below that must keep to the columns.
    ruler : Ruler
        How places are counted.
    """
    spans: Spans = Counter((one.start, one.end) for line in lines() for one in line)
    found = gaps(header, spans)
    edges, islands = list[int](), list[list[int]]()
    cut = set[int]()
    for index, gap in enumerate(found):
        islands.append([])
        if not gap.free:
            place = _single_space(header, index - 1, lines, ruler, cut)
            cut |= set() if place is None else {place}
            edges.append(across(header, index - 1, spans) if place is None else place)
            continue
        of_gap = _edges(gap, index, len(header))
        islands[-1] = [len(edges) + k + (index > 0) for k in range(len(gap.islands))]
        edges += of_gap
    return _owned(edges, islands, frozenset(cut), lines, spans)


def _edges(gap: Gap, index: int, count: int) -> list[int]:
    """Return the edges in a gap; none to the left of the table, none to its right."""
    starts = [start for start, _ in gap.free]
    return starts[1:] if index == 0 else starts[:-1] if index == count else starts


def _owned(
    edges: Sequence[int],
    islands: Sequence[Sequence[int]],
    cut: frozenset[int],
    lines: Lines,
    spans: Spans,
) -> Ground:
    """Return edges with whose each piece between them is."""
    open_ = {piece for pieces in islands for piece in pieces}
    heads = [piece for piece in range(len(edges) + 1) if piece not in open_]
    counts = filled(edges, spans)
    own = [bool(counts.get(piece)) for piece in heads]
    bare = Ground(edges=tuple(edges), owners=(None,) * (len(edges) + 1), cut=cut, width=0, first=0)
    texts = _texts(bare, open_, lines) if open_ else {}
    owner, left, right = _beside(islands, heads, own, texts)
    rest = [[piece for piece in pieces if piece not in {*owner, *left, *right}] for pieces in islands]
    apart = _apart(own, rest, counts, sum(1 for _ in lines()) if any(rest) else 0)
    first = len(left)
    columns: dict[int, int] = {piece: first + i for i, piece in enumerate(heads)}
    columns |= {piece: first + i for piece, i in (owner | apart).items()}
    columns |= {piece: i for i, piece in enumerate(left)}
    columns |= {piece: first + len(heads) + i for i, piece in enumerate(right)}
    return Ground(
        edges=bare.edges,
        owners=tuple(columns.get(piece) for piece in range(len(edges) + 1)),
        cut=cut,
        width=first + len(heads) + len(right),
        first=first,
        apart=tuple(sorted(set(apart.values()))),
    )


def _texts(bare: Ground, pieces: set[int], lines: Lines) -> dict[int, set[str]]:
    """Return the different texts below no header."""
    found: dict[int, set[str]] = {piece: set() for piece in pieces}
    for line in lines():
        for one in line:
            texts = found.get(bare.piece(one.start))
            if texts is not None and len(texts) < _MOST:
                texts.add(one.text)
    return found


def _beside(
    islands: Sequence[Sequence[int]], heads: Sequence[int], own: Sequence[bool], texts: Mapping[int, set[str]]
) -> tuple[dict[int, int], list[int], list[int]]:
    """Return what may stand without a header: units behind numbers; numbers of rows at the left, words at the right."""
    owner = {
        piece: gap - 1
        for gap, pieces in enumerate(islands)
        for piece in pieces
        if gap and own[gap - 1] and is_unit(texts[piece])
    }
    left = list(islands[0]) if own[0] else []
    words = [piece for piece in islands[len(heads)] if piece not in owner]
    right = (
        words if own[-1] and not any(has_number({text}) or not wordy(text) for p in words for text in texts[p]) else []
    )
    return owner, left, right


def _apart(
    own: Sequence[bool], islands: Sequence[Sequence[int]], counts: Mapping[int, int], rows: int
) -> dict[int, int]:
    """Return the headers of pieces that stand beside theirs; only such as most rows fill."""
    if any(len(pieces) > 1 or any(2 * counts.get(p, 0) < rows for p in pieces) for pieces in islands):
        return {}
    found = owners_of_islands(own, [len(pieces) for pieces in islands])
    return {} if found is None else {islands[gap][0]: i for gap, i in found.items()}


def _single_space(header: Sequence[Field], index: int, lines: Lines, ruler: Ruler, before: set[int]) -> int | None:
    """Return the place between two headers where all rows have no more than a single space, if there is just one.

    What stands at both sides of it must begin or end where the header or the other cells of its column do.
    """
    low, high = header[index].end, header[index + 1].start
    open_ = set(range(low, high))
    crossing: set[Span] = set()
    spans: Spans = Counter()
    for line in lines():
        for one in line:
            spans[one.start, one.end] += 1
            if one.start < high and one.end > low:
                crossing.add((one.start, one.end))
                blank = blanks(one, ruler)
                open_ -= {p for p in range(max(low, one.start), min(high, one.end)) if p not in blank}
        if not open_:
            return None
    if len(open_) != 1:
        return None
    place = open_.pop()
    for start, end in crossing:
        spans.pop((start, end), None)
    pairs = [
        ((max([start, *(p + 1 for p in before if start < p < place)]), place), (place + 1, end))
        for start, end in crossing
        if start < place < end
    ]
    sides = zip(pairs and zip(*pairs, strict=True), header[index : index + 2], strict=False)
    return place if all(_in_line(pieces, head, spans) for pieces, head in sides) else None


def blanks(one: Field, ruler: Ruler) -> dict[int, int]:
    """Return where in a text each of its single spaces stands, by place."""
    at = places(one.text, ruler)
    return {one.start + at[k]: k for k, sign in enumerate(one.text) if sign.isspace()}


def _in_line(pieces: Iterable[Span], head: Field, spans: Spans) -> bool:
    """Whether all pieces begin, or all end, where a header or most of the cells below it do."""
    under = [(span, count) for span, count in spans.items() if span[0] < head.end and span[1] > head.start]
    starts, ends = {head.start}, {head.end}
    for side, (places_, of) in enumerate(((starts, 0), (ends, 1))):
        counted: Counter[int] = Counter()
        for span, count in under:
            counted[span[of]] += count
        places_ |= {place for place, count in counted.most_common(1) if count > 1 and side == of}
    return all(start in starts or end in ends for start, end in pieces)
