"""Production in at most some hundreds of cells of neighbouring rows: what repeats itself needs no finer grain."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats, Rows

MOST_CELLS = 500
_AGAIN = 3.0  # units of a second period, before which nothing has repeated itself


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """Running sums of scores over cells, from 0.

    Attributes
    ----------
    starts : (m,) int array
        Production units before each cell.
    count, linear, square : (m + 1,) float arrays
        Units, scores and squared scores of the cells before each edge.
    time, time_square, time_linear : (m + 1,) float arrays
        Of the units' middle places, of their squares, and of their products with the scores.
    """

    starts: Rows
    count: Floats
    linear: Floats
    square: Floats
    time: Floats
    time_square: Floats
    time_linear: Floats

    @property
    def size(self) -> int:
        """How many cells."""
        return int(self.starts.size)

    @property
    def units(self) -> float:
        """Units in all of them."""
        return float(self.count[-1])


def cells_of(scores: Scores) -> Cells:
    """Return production in cells.

    Parameters
    ----------
    scores : Scores
        All scores.
    """
    y = scores.y[scores.pilot :]
    starts = scores.starts[:: math.ceil(scores.starts.size / MOST_CELLS)]
    place = np.arange(1.0, y.size + 1)
    columns = np.stack([np.ones(y.size), y, y * y, place, place**2, place * y])
    sums = np.cumsum(np.add.reduceat(columns, starts, axis=1), axis=1)
    return Cells(starts=starts, **dict(zip(_NAMES, np.pad(sums, ((0, 0), (1, 0))), strict=True)))


_NAMES = ("count", "linear", "square", "time", "time_square", "time_linear")


def again(cells: Cells) -> int:
    """Return how many cells of a second period are needed before something can be seen to repeat itself.

    Parameters
    ----------
    cells : Cells
        Production.
    """
    return max(1, math.ceil(_AGAIN * cells.size / cells.units))


def periods(cells: Cells, fewest: float) -> NDArray[np.int64]:
    """Return periods in cells, so close that none loses its step over the batch by more than an eighth of itself.

    Parameters
    ----------
    cells : Cells
        Production.
    fewest : float
        Units that a period has at least.

    Examples
    --------
    >>> from qc.stats.drift.diagnosis.scores import scores_of
    >>> periods(cells_of(scores_of(np.arange(50.0), 10, np.arange(40))), 15.0).tolist()
    [15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 30, 32, 35]
    """
    period = max(2, math.ceil(fewest * cells.size / cells.units))
    found = []
    while period + again(cells) <= cells.size:
        found.append(period)
        period += max(1, period * period // (8 * cells.size))
    return np.array(found, dtype=np.int64)


def repeated_sums(values: Floats, period: int) -> Floats:
    """Return at each place the sum over it and all places a whole number of periods later.

    Parameters
    ----------
    values : (..., m) float array
        A value for each place.
    period : int
        In places.

    Examples
    --------
    >>> repeated_sums(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), 2).tolist()
    [9.0, 6.0, 8.0, 4.0, 5.0]
    """
    size = values.shape[-1]
    whole = np.zeros((*values.shape[:-1], size + -size % period))
    whole[..., :size] = values
    blocks = whole.reshape(*values.shape[:-1], -1, period)
    sums = np.cumsum(blocks[..., ::-1, :], axis=-2)[..., ::-1, :]
    found: Floats = sums.reshape(*values.shape[:-1], -1)[..., :size]
    return found
