"""Where one column of a table that spaces align ends and the next begins: by places alone, never by counting."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from qc.intake.readings.cell import take_apart
from qc.units import canonical
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qc.intake.formats.spaced_fields import Field

Span = tuple[int, int]
Spans = Counter[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The places between two headers, before the first, or behind the last.

    Attributes
    ----------
    low, high : int
        Where it begins and ends.
    free : tuple of (int, int)
        Where no row has anything, from left to right; empty where rows stand across.
    islands : tuple of (int, int)
        What stands between two of them, and so below no header.
    """

    low: int
    high: int
    free: tuple[Span, ...]

    @property
    def islands(self) -> tuple[Span, ...]:
        """What stands between two free pieces."""
        return tuple((a[1], b[0]) for a, b in pairwise(self.free))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A line's places, parted into columns.

    Attributes
    ----------
    edges : tuple of int
        Places, growing.
    owners : tuple of int or None
        The column of each piece before, between and behind the edges; None for what stands below no header.
    cut : frozenset of int
        Edges at which a single space parts two cells.
    width : int
        Columns.
    first : int
        The column of the first header: columns without one stand left of it.
    apart : tuple of int
        Headers whose cells stand wholly beside them.
    """

    edges: tuple[int, ...]
    owners: tuple[int | None, ...]
    cut: frozenset[int]
    width: int
    first: int
    apart: tuple[int, ...] = ()

    def piece(self, place: int) -> int:
        """Return which piece a place is in."""
        return bisect_right(self.edges, place)


class Cover:
    """How many cells stand over each place.

    Parameters
    ----------
    spans : Counter of (int, int)
        The places of all cells.
    """

    def __init__(self, spans: Spans) -> None:
        change: Counter[int] = Counter()
        for (start, end), count in spans.items():
            change[start] += count
            change[end] -= count
        self._places = sorted(change)
        self._counts = list(accumulate(change[place] for place in self._places))
        self.end = self._places[-1] if self._places else 0

    def pieces(self, low: int, high: int) -> Iterable[tuple[int, int, int]]:
        """Yield from where to where between two places how many cells stand over each place."""
        at, i = low, bisect_right(self._places, low)
        while at < high:
            end = min(high, self._places[i] if i < len(self._places) else high)
            if end > at:
                yield at, end, self._counts[i - 1] if i else 0
            at, i = end, i + 1

    def free(self, low: int, high: int) -> tuple[Span, ...]:
        """Return the pieces between two places over which no cell stands."""
        return tuple((start, end) for start, end, count in self.pieces(low, high) if not count)

    def least(self, low: int, high: int) -> int:
        """Return the first place between two with the fewest cells over it."""
        return min(self.pieces(low, high), key=lambda piece: piece[2])[0]


def gaps(header: Sequence[Field], cover: Cover) -> list[Gap]:
    """Return what is free before, between and behind headers.

    Parameters
    ----------
    header : sequence of Field
        At least one.
    cover : Cover
        Of the cells below.
    """
    end = max(header[-1].end, cover.end)
    bounds = [(-1, header[0].start), *((a.end, b.start) for a, b in pairwise(header)), (header[-1].end, end + 1)]
    return [Gap(low=low, high=high, free=cover.free(low, high)) for low, high in bounds]


def filled(ground_edges: Sequence[int], spans: Spans) -> Mapping[int, int]:
    """Return how many cells stand in each piece between edges."""
    counts: Counter[int] = Counter()
    for (start, _), count in spans.items():
        counts[bisect_right(ground_edges, start)] += count
    return counts


def is_unit(texts: Iterable[str]) -> bool:
    """Return whether texts are all units of measurement."""
    return all(canonical(text) is not None for text in texts)


def has_number(texts: Iterable[str]) -> bool:
    """Return whether a text is a number."""
    return any(take_apart(text).digits for text in texts)


def owners_of_islands(own: Sequence[bool], islands: Sequence[int]) -> dict[int, int] | None:
    """Return the header of the one island in each gap where headers stand wholly beside their cells.

    A run of headers without a cell of their own must have one island each, all at the right or all at the left.

    Parameters
    ----------
    own : sequence of bool
        Whether cells stand below each of n headers.
    islands : sequence of int
        How many islands are in each of n + 1 gaps, the first before the first header.

    Returns
    -------
    dict of int to int, or None
        Header by gap; None where it is not settled.

    Examples
    --------
    >>> owners_of_islands([True, False, False], [0, 0, 1, 1]), owners_of_islands([True, False], [0, 1, 0])
    ({2: 1, 3: 2}, {1: 1})
    >>> owners_of_islands([True, True], [0, 1, 0]), owners_of_islands([True, False, False], [0, 0, 1, 0])
    (None, None)
    """
    found: dict[int, int] = {}
    for first, last in _runs(own):
        around = list(islands[first : last + 2])
        if around == [0, *[1] * (last - first + 1)]:
            found |= {i + 1: i for i in range(first, last + 1)}
        elif around == [*[1] * (last - first + 1), 0]:
            found |= {i: i for i in range(first, last + 1)}
    return found if all(count == 0 or gap in found for gap, count in enumerate(islands)) else None


def _runs(own: Sequence[bool]) -> Iterable[Span]:
    """Yield first and last of the headers side by side without a cell of their own."""
    start = None
    for i, one in enumerate([*own, True]):
        if one and start is not None:
            yield start, i - 1
            start = None
        elif not one and start is None:
            start = i
