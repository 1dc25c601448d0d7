"""Many points on little paper: the median and the spread of each narrow strip instead of a block of ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

STRIP = 6.0
"""Width of a strip in points: two millimetres."""

MOST_PER_POINT = 1.25
"""More plotted points than this per point of paper are thinned: about 500 in a chart as wide as a page."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strips:
    """What lies in each strip that holds a value.

    Attributes
    ----------
    x : (m,) float array
        Middle of the strip, in points, ascending.
    lowest, lower, median, upper, highest : (m,) float arrays
        Minimum, 10 % point, median, 90 % point and maximum.
    """

    x: NDArray[np.float64]
    lowest: NDArray[np.float64]
    lower: NDArray[np.float64]
    median: NDArray[np.float64]
    upper: NDArray[np.float64]
    highest: NDArray[np.float64]


def too_many(points: int, width: float) -> bool:
    """Return whether ``points`` on ``width`` points of paper would run together."""
    return points > MOST_PER_POINT * width


def strips(x: NDArray[np.float64], values: NDArray[np.float64]) -> Strips:
    """Return what each strip holds.

    Parameters
    ----------
    x : (k,) float array
        Places on the paper, in points.
    values : (k,) float array
        Any unit; NaN where there is none.

    Returns
    -------
    Strips
        Empty strips are left out.

    Examples
    --------
    >>> found = strips(np.array([0.1, 0.9, 4.5, 7.2]), np.array([5.0, 1.0, 3.0, 8.0]))
    >>> found.x.tolist(), found.median.tolist(), found.highest.tolist()
    ([3.0, 9.0], [3.0, 8.0], [5.0, 8.0])
    """
    present = np.isfinite(values)
    number = np.floor(x[present] / STRIP).astype(np.int64)
    order = np.lexsort((values[present], number))
    ranked, number = values[present][order], number[order]
    names, first, counts = np.unique(number, return_index=True, return_counts=True)
    lowest, lower, median, upper, highest = (_quantile(ranked, first, counts, q) for q in (0.0, 0.1, 0.5, 0.9, 1.0))
    return Strips(
        x=(names.astype(np.float64) + 0.5) * STRIP,
        lowest=lowest,
        lower=lower,
        median=median,
        upper=upper,
        highest=highest,
    )


def _quantile(
    ranked: NDArray[np.float64], first: NDArray[np.int64], counts: NDArray[np.int64], q: float
) -> NDArray[np.float64]:
    """Return the q-quantile of each strip's sorted values, linear between ranks as ``numpy.quantile``."""
    rank = q * (counts - 1)
    below = np.floor(rank).astype(np.int64)
    above = np.minimum(below + 1, counts - 1)
    share = rank - below
    quantiles: NDArray[np.float64] = ranked[first + below] * (1 - share) + ranked[first + above] * share
    return quantiles
