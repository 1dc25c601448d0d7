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
    """Yield changes at the start, then all later ones: row after which they began, row at which they are seen, weight.

    At every row the weights add up to that of all changes so far: a window stands for the lengths that are nearer to
    its own than to its neighbours'.

    Parameters
    ----------
    first, last : int
        Rows, from 1, at which changes are looked for.
    planned : int
        Rows that production will have.
    at_start : float
        Weight of a change at the start; the rest is spread over the later rows.

    Yields
    ------
    (m,) int array, (m,) int array, (m,) float array
        Start, end, weight.
    """
    ends = np.arange(first, last + 1)
    yield np.zeros_like(ends), ends, np.full(ends.size, at_start if planned > 1 else 1.0)
    lengths = window_lengths(last)
    if not lengths.size:
        return
    fits = np.maximum(first, lengths + 1)
    rows = last + 1 - fits
    end = np.concatenate([ends[low - first :] for low in fits.tolist()])
    longer = np.append(lengths[1:], last)
    edges = np.concatenate([[0.5], 0.5 * (lengths[1:] + lengths[:-1]), [0.0]])
    # The longest window that fits in stands for all that are longer still.
    least = np.where(end > np.repeat(longer, rows), end - np.repeat(edges[1:], rows), 0.5)
    weight = begun(end - np.repeat(edges[:-1], rows), planned=planned, at_start=at_start)
    yield end - np.repeat(lengths, rows), end, weight - begun(least, planned=planned, at_start=at_start)


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
