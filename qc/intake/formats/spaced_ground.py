"""The columns of a table that spaces align: every gap between headers is settled by all rows together, or left open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qc.intake.formats.spaced_fields import Field, Ruler, wordy
from qc.intake.formats.spaced_gaps import (
    Cover,
    Gap,
    Ground,
    Spans,
    filled,
    gaps,
    has_number,
    is_unit,
    owners_of_islands,
)
from qc.intake.formats.spaced_single import single_spaces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.formats.spaced_single import Lines

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
    cover = Cover(spans)
    found = gaps(header, cover)
    single = single_spaces(header, [i for i, gap in enumerate(found) if not gap.free], lines, spans, ruler)
    edges, islands = list[int](), list[list[int]]()
    for index, gap in enumerate(found):
        islands.append([len(edges) + k + (index > 0) for k in range(len(gap.islands))])
        edges += _edges(gap, index, len(header)) or (
            [] if gap.free else [single.get(index, cover.least(gap.low, gap.high))]
        )
    cut = frozenset(single.values())
    return _owned(edges, islands, cut, lines, spans)


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
