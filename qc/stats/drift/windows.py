"""Where a change may have begun: at the start of production, or so many rows ago on a grid, with prior weights."""

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
        Weight of a change at the start, the first window yielded; the rest is spread evenly over the later rows.

    Yields
    ------
    (m,) int array, (m,) int array, (m,) float array
        Start, end, weight.
    """
    ends = np.arange(first, last + 1)
    yield np.zeros_like(ends), ends, np.full(ends.size, at_start if planned > 1 else 1.0)
    each = later_weight(planned, at_start)
    lengths = window_lengths(last)
    edges = np.concatenate([[0.5], (lengths[1:] + lengths[:-1]) / 2])
    for index, length in enumerate(lengths):
        end = np.arange(max(first, int(length) + 1), last + 1)
        top = end - 0.5
        if index + 1 < lengths.size:
            top = np.where(end > lengths[index + 1], edges[index + 1], top)
        yield end - length, end, each * (top - edges[index])


def later_weight(planned: int, at_start: float) -> float:
    """Return the prior weight of a change at one of the rows after the first."""
    return (1 - at_start) / (planned - 1) if planned > 1 else 0.0


def still_to_come(first: int, last: int, *, planned: int, at_start: float) -> Floats:
    """Return the weight of the changes after each row, which count as ratio 1.

    Examples
    --------
    >>> still_to_come(1, 4, planned=4, at_start=0.4)
    array([0.6, 0.4, 0.2, 0. ])
    """
    rows = np.arange(first, last + 1, dtype=np.float64)
    return later_weight(planned, at_start) * (planned - rows)
