"""Room on the paper: which places are taken, and how labels make way for each other."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CELL = 12.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the paper, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def within(self, other: Box) -> bool:
        """Return whether this rectangle lies inside another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.bottom >= other.bottom
            and self.top <= other.top
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """The rectangles that are taken, sorted into square cells so that a look-up does not grow with their number."""

    cells: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def take(self, box: Box) -> None:
        """Take a rectangle."""
        for cell in _cells(box):
            self.cells.setdefault(cell, []).append(box)

    def free(self, box: Box) -> bool:
        """Return whether nothing lies in a rectangle."""
        return not any(box.meets(other) for cell in _cells(box) for other in self.cells.get(cell, ()))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    """Yield the cells that a rectangle touches."""
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.bottom // _CELL), int(box.top // _CELL) + 1):
            yield column, row


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Move places apart until neighbours are ``gap`` from each other, as little as possible and in the same order.

    Parameters
    ----------
    wanted : sequence of float
        Where each would like to be, in any order.
    gap : float
        Least distance; made smaller where not all fit between ``low`` and ``high``.
    low, high : float
        Ends of the room.

    Returns
    -------
    list of float
        The places, in the order of ``wanted``.

    Examples
    --------
    >>> spread([10.0, 11.0, 40.0], gap=8.0, low=0.0, high=50.0)
    [6.5, 14.5, 40.0]
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(1, len(wanted) - 1))
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    # Taking the gaps out leaves places that need only not descend: least squares by pooling neighbours.
    centred = _pooled([wanted[index] - rank * gap for rank, index in enumerate(order)])
    top = high - (len(wanted) - 1) * gap
    places = [0.0] * len(wanted)
    for rank, index in enumerate(order):
        places[index] = min(max(centred[rank], low), top) + rank * gap
    return places


def _pooled(values: list[float]) -> list[float]:
    """Return the nearest values that do not descend (pool adjacent violators)."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before, members = blocks.pop()
            total, count = total + before, count + members
        blocks.append((total, count))
    return [total / count for total, count in blocks for _ in range(count)]


def check_size(width: float, height: float, *, narrowest: float = 200.0, lowest: float = 180.0) -> None:
    """Refuse a chart too small to read.

    Parameters
    ----------
    width, height : float
        Points.
    narrowest, lowest : float
        Points that it takes at least.

    Raises
    ------
    ValueError
        If it is narrower or lower.

    Examples
    --------
    >>> check_size(200, 100)
    Traceback (most recent call last):
    ValueError: `width` and `height` must be at least 200 and 180, got 200 and 100
    """
    if not (width >= narrowest and height >= lowest):
        raise ValueError(
            f"`width` and `height` must be at least {narrowest:g} and {lowest:g}, got {width!r} and {height!r}"
        )
