"""A series against random orders of its own readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.segmentation import Change, segment
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_AT_ONCE = 1_000_000  # readings that are shuffled in one go
_EQUAL = 1e-9  # what differs by rounding only is a tie
_FEWEST, _MOST = 5, 10  # points of the shortest segment
_MOST_CUTS = 50


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """Points, each of some readings.

    Attributes
    ----------
    sizes : (k,) int array
        Readings of each point, at least 1.
    starts : (k,) int array
        Where the readings of each point start.
    """

    sizes: Ints
    starts: Ints

    @property
    def single(self) -> bool:
        """Whether every point is one reading."""
        return bool((self.sizes == 1).all())

    @property
    def most_cuts(self) -> int:
        """How often the series may be cut."""
        return min(_MOST_CUTS, max(1, round(self.sizes.size / 15)))

    @property
    def shortest(self) -> int:
        """Fewest points between two cuts."""
        return min(max(_FEWEST, min(_MOST, round(self.sizes.size / 10))), self.sizes.size // 2)

    def sums(self, terms: Floats) -> Floats:
        """Add up the readings of each point."""
        return terms if self.single else np.add.reduceat(terms, self.starts, axis=-1)

    def away(self, sums: Floats) -> Floats:
        """Distances of the points' means from the mean of all, times the root of their size."""
        mean = sums.sum(axis=-1, keepdims=True) / self.sizes.sum()
        distances: Floats = np.abs(sums / self.sizes - mean) * np.sqrt(self.sizes)
        return distances


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """A series among random orders of its readings.

    Attributes
    ----------
    p_value : float
        Share of all orders, the own one among them, whose largest standardised statistic reaches the own one's.
    largest : (orders,) float array
        The largest standardised statistic of each order, the own one first.
    foremost : int
        Which of the own statistics is the largest: that of so many cuts less one, or the last, the furthest point.
    cuts : (cuts,) int array
        First points after the own cuts, in the order in which they were made; −1 where there is none.
    away : (mean, sd) of the furthest point over all orders, or None
        None for single readings, whose distances do not depend on the order.
    """

    p_value: float
    largest: Floats
    foremost: int
    cuts: Ints
    away: tuple[float, float] | None


def compare_orders(y: Floats, layout: Layout, change: Change, *, permutations: int, seed: int) -> Comparison:
    """Compare a series with random orders of its readings.

    Parameters
    ----------
    y : (n,) float array
        Standardised readings, point after point.
    layout : Layout
        Which readings make a point.
    change : Change
        What may have changed.
    permutations, seed : int
        How many random orders, and what draws them.

    Returns
    -------
    Comparison
        Valid whatever the distribution: if all orders are equally likely, P(p ≤ a) ≤ a for every a.

    Notes
    -----
    The statistics are those of dfphase1's ``rsp`` (see ``segment``): what one cut explains, two cuts, …, and the
    furthest point's distance. Each is standardised by its mean and standard deviation over all orders.

    Examples
    --------
    >>> x = np.array([0.0, 1.0, 0.5, 0.2, 0.8, 9.0, 9.9, 9.2, 9.7, 9.5])
    >>> layout = Layout(sizes=np.ones(10, dtype=np.int64), starts=np.arange(10))
    >>> found = compare_orders(x, layout, Change.LEVEL, permutations=199, seed=1)
    >>> found.p_value <= 0.02, found.cuts.tolist()
    (True, [5])
    """
    parts = [_statistics(orders, layout, change) for orders in _orders(y, permutations, seed)]
    raw = np.concatenate([statistics for statistics, _ in parts])
    mean, sd = raw.mean(axis=0), raw.std(axis=0)
    z = (raw - mean) / np.where(sd > _EQUAL, sd, 1.0)
    largest = z.max(axis=1)
    return Comparison(
        p_value=float(np.mean(largest >= largest[0] - _EQUAL)),
        largest=largest,
        foremost=int(np.argmax(z[0])),
        cuts=parts[0][1][0],
        away=None if layout.single else (float(mean[-1]), float(sd[-1])),
    )


def _orders(y: Floats, permutations: int, seed: int) -> Iterator[Floats]:
    """Yield the readings in their own order, then in random ones, a batch at a time."""
    rng = np.random.default_rng(seed)
    yield y[None, :]
    batch = max(1, _AT_ONCE // y.size)
    for done in range(0, permutations, batch):
        rows = min(batch, permutations - done)
        yield rng.permuted(np.broadcast_to(y, (rows, y.size)), axis=1)


def _statistics(orders: Floats, layout: Layout, change: Change) -> tuple[Floats, Ints]:
    """Return the statistics of each order, and where it was cut."""
    sums = layout.sums(orders if change is Change.LEVEL else orders * orders)
    found = segment(sums, layout.sizes, change=change, most_cuts=layout.most_cuts, shortest=layout.shortest)
    if layout.single:
        return found.gains, found.cuts
    return np.column_stack((found.gains, layout.away(sums).max(axis=1))), found.cuts
