"""Numbers at the end of a column that are what all above them give: whether they can be readings by chance."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.intake.beside.figures import agrees
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 6
"""So many numbers at an end are looked at."""
FEWEST = 3
"""Of fewer readings above, everything is near everything; for each row more at the end two more are needed."""
_BY_CHANCE = {1: 3e-3, 2: 2e-4, 3: 5e-4}
"""So unlikely must one number be as a reading, two together, and three or more."""
_SET_APART, _FINER = 0.004, 0.01
_SURE = 1e-9


class Sum(StrEnum):
    """What a number can be of all numbers above it."""

    MEAN = "mean"
    TOTAL = "total"
    LARGEST = "largest"
    SMALLEST = "smallest"
    RANGE = "range"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Above:
    """The numbers above an end, summed up.

    Attributes
    ----------
    count : int
    mean, squares : float
        Their mean, and the sum of the squares of their distances from it.
    low, high : float
    """

    count: int
    mean: float
    squares: float
    low: float
    high: float

    def with_(self, number: float) -> Above:
        """Return the same with one number more.

        Examples
        --------
        >>> Above(2, 2.0, 2.0, 1.0, 3.0).with_(5.0)
        Above(count=3, mean=3.0, squares=8.0, low=1.0, high=5.0)
        """
        off, count = number - self.mean, self.count + 1
        mean = self.mean + off / count
        squares = self.squares + off * (number - mean)
        return Above(count, mean, squares, min(self.low, number), max(self.high, number))

    def sums(self) -> tuple[tuple[Sum, float], ...]:
        """Return all that they give: spreadsheets' STDEV.S and STDEV.P are both usual."""
        return (
            (Sum.MEAN, self.mean),
            (Sum.TOTAL, self.mean * self.count),
            (Sum.LARGEST, self.high),
            (Sum.SMALLEST, self.low),
            (Sum.RANGE, self.high - self.low),
            (Sum.SPREAD, math.sqrt(self.squares / (self.count - 1))),
            (Sum.SPREAD, math.sqrt(self.squares / self.count)),
        )


@dataclass(frozen=True, slots=True)
class Last:
    """A number at the end of a column.

    Attributes
    ----------
    number : float
        In the unit as written.
    shown : int
        Its digits after the decimal mark.
    """

    number: float
    shown: int


def sums_of(above: Above, last: Last) -> frozenset[Sum]:
    """Return what a number can be of those above it, rounded or cut off as it is written.

    Examples
    --------
    >>> sorted(sums_of(Above(3, 3.0, 8.0, 1.0, 5.0), Last(9.0, 0)))
    [<Sum.TOTAL: 'total'>]
    """
    return frozenset(what for what, ours in above.sums() if agrees(ours, last.number, last.shown))


def chance(above: Above, last: Last, *, step: float, bulk: tuple[float, float]) -> float:
    """Return about how likely one more reading is that is written so: t with two degrees, of all above or of most.

    A reading may always be one that stands above already: the largest and the smallest are no less likely.

    Parameters
    ----------
    above : Above
        At least two numbers.
    last : Last
        The number below them.
    step : float
        Of the gauge, as far as the numbers above show it.
    bulk : (float, float)
        The middle one of the numbers above, and how far most of them are from it, as a standard deviation.

    Examples
    --------
    >>> above = Above(20, 12.0, 0.0019, 11.98, 12.02)  # s is 0.01
    >>> f"{chance(above, Last(12.0, 2), step=0.01, bulk=(12.0, 0.01)):.2f}"
    '0.43'
    >>> f"{chance(above, Last(12.0, 4), step=0.01, bulk=(12.0, 0.01)):.4f}"
    '0.0048'
    """
    spread = math.sqrt(above.squares / (above.count - 1))
    found = max(_chance(last, one, step, above.count) for one in ((above.mean, spread), bulk))
    again = any(agrees(end, last.number, last.shown) for end in (above.low, above.high))
    return max(found, 0.5 / above.count) if again else found


def _chance(last: Last, around: tuple[float, float], step: float, count: int) -> float:
    variance = around[1] ** 2 * (1 + 3 / count) + step * step / 12
    # Cut off as well as rounded: a number fits one and a half steps of what it is.
    half, off = 0.75 * 10.0**-last.shown, abs(last.number - around[0])
    return _below(off + half, variance) - _below(off - half, variance)


def _below(off: float, variance: float) -> float:
    """Return how much of the distribution lies below a distance, less a half."""
    return off / (2 * math.sqrt(2 * variance + off * off))


def told(ways: Sequence[frozenset[Sum]], seen: tuple[Sum, ...] = ()) -> tuple[Sum, ...] | None:
    """Return what each number of an end is, no two the same; None where that cannot be.

    Examples
    --------
    >>> told([frozenset({Sum.MEAN, Sum.LARGEST}), frozenset({Sum.MEAN})])
    (<Sum.LARGEST: 'largest'>, <Sum.MEAN: 'mean'>)
    >>> told([frozenset({Sum.MEAN}), frozenset({Sum.MEAN})])
    """
    if len(seen) == len(ways):
        return seen
    order = (one for one in Sum if one in ways[len(seen)] and one not in seen)
    return next((found for one in order if (found := told(ways, (*seen, one))) is not None), None)


def no_chance(chances: Sequence[float], count: int, *, apart: bool, finer: bool) -> bool:
    """Return whether numbers at an end can hardly be readings.

    Parameters
    ----------
    chances : sequence of float
        Of each number, as `chance` gives.
    count : int
        How many rows they stand in.
    apart : bool
        A blank row stands before them and before no others, or what all rows above say besides readings is left out.
    finer : bool
        They have more digits after the decimal mark than all above.

    Examples
    --------
    >>> no_chance([0.13], 1, apart=False, finer=False), no_chance([0.13], 1, apart=True, finer=False)
    (False, True)
    """
    together = math.prod(max(one, _SURE) for one in chances)
    together *= (_SET_APART if apart else 1.0) * (_FINER if finer else 1.0)
    return together <= _BY_CHANCE[min(count, max(_BY_CHANCE))]
