"""Where a change may have begun: at the start of production, or so many rows ago on a grid, with prior weights.

Of the later changes, each has a weight in proportion to the rows that would still follow it: what a change spoils, and
what finding it saves, is the production after it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.stats.drift.sums import Floats, Rows


def window_lengths(rows: int) -> Rows:
    """Return the lengths on a √2 grid that fit into the rows after the first one.

    Examples
    --------
    >>> window_lengths(10)
    array([1, 2, 3, 4, 6, 8])
    """
    steps = math.ceil(2 * math.log2(max(rows, 2))) + 1
    lengths = np.unique(np.round(2 ** (np.arange(steps) / 2)).astype(np.int64))
    return lengths[lengths < rows]


def changes(first: int, last: int, *, planned: int, at_start: float) -> Iterator[tuple[Rows, Rows, Floats]]:
    """Yield for each window the row after which the change began, the row at which it is seen, and the prior weight.

    At every row the weights of all windows add up to that of all changes so far: a window stands for the lengths that
    are nearer to its own than to its neighbours'.

    Parameters
    ----------
    first, last : int
        Rows, from 1, at which changes are looked for.
    planned : int
        Rows that production will have.
    at_start : float
        Weight of a change at the start, the first window yielded; the rest is spread over the later rows.

    Yields
    ------
    (m,) int array, (m,) int array, (m,) float array
        Start, end, weight.
    """
    ends = np.arange(first, last + 1)
    yield np.zeros_like(ends), ends, np.full(ends.size, at_start if planned > 1 else 1.0)
    lengths = window_lengths(last)
    # Edges between lengths lie on half rows: in halves, they are indices of what has begun.
    weights = begun(np.linspace(0.0, last, 2 * last + 1), planned=planned, at_start=at_start)
    edges = [1, *(lengths[1:] + lengths[:-1]).tolist()]
    for index, length in enumerate(lengths.tolist()):
        low = max(first, length + 1)
        weight = weights[2 * low - edges[index] : 2 * last - edges[index] + 1 : 2].copy()
        if index + 1 < lengths.size:
            # The next length fits in from here on, and takes over what is nearer to it.
            fits = max(low, int(lengths[index + 1]) + 1)
            weight[fits - low :] -= weights[2 * fits - edges[index + 1] : 2 * last - edges[index + 1] + 1 : 2]
        yield ends[low - first :] - length, ends[low - first :], weight


def begun(row: Floats, *, planned: int, at_start: float) -> Floats:
    """Return the prior weight of the later changes that begin up to a row and half of the way to the next one.

    Parameters
    ----------
    row : float array
        Row after which the change begins, plus ½; from ½ (none) to ``planned`` − ½ (all).
    planned : int
        Rows that production will have.
    at_start : float
        Weight of a change at the start.

    Returns
    -------
    float array
        A change after row u has a weight in proportion to ``planned`` − u: this adds up those up to the row.

    Examples
    --------
    >>> begun(np.array([0.5, 1.5, 2.5, 3.5]), planned=4, at_start=0.4).round(3)
    array([0. , 0.3, 0.5, 0.6])
    """
    whole = 0.5 * planned * max(planned - 1, 1)
    weight: Floats = (1 - at_start) * ((row - 0.5) * planned - 0.5 * (row * row - 0.25)) / whole
    return weight


def still_to_come(first: int, last: int, *, planned: int, at_start: float) -> Floats:
    """Return the weight of the changes after each row, which count as ratio 1.

    Examples
    --------
    >>> still_to_come(1, 4, planned=4, at_start=0.4).round(3)
    array([0.6, 0.3, 0.1, 0. ])
    """
    if planned == 1:
        return np.zeros(last - first + 1)
    return (1 - at_start) - begun(np.arange(first - 0.5, last), planned=planned, at_start=at_start)
