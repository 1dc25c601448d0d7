"""Bins of a histogram that do justice to a gauge: every reading the gauge can show lies in the middle of its share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST = 40
_SHOWN_SINGLY = 15
_ON_STEP = 1e-3
_FINEST_SHARE = 1000
_FEWEST_DISTINCT = 5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bins:
    """Counts of readings.

    Attributes
    ----------
    edges : (m + 1,) float array
        Halfway between two readings that the gauge can show, equally far apart.
    counts : (m,) int array
        Readings in each bin.
    step : float
        Distance of two neighbouring readings.
    """

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    step: float

    @property
    def width(self) -> float:
        """Width of every bin, a multiple of ``step``."""
        return float(self.edges[1] - self.edges[0])


def reading_step(values: NDArray[np.float64], *, gauge: float | None, decimals: int) -> float:
    """Return the step in which readings were taken.

    Parameters
    ----------
    values : (n,) float array
        Readings, at least one, none missing.
    gauge : float or None
        The gauge's resolution as the standard gives it.
    decimals : int
        Digits after the decimal mark in the file.

    Returns
    -------
    float
        The gauge's resolution, or a multiple where all readings are multiples of it (a gauge of 0.01 read to 0.05);
        a thousandth of the range where readings lie on no such step.

    Examples
    --------
    >>> reading_step(np.array([12.05, 12.1, 12.15, 12.2, 12.25]), gauge=0.01, decimals=2)
    0.05
    >>> reading_step(np.array([12.05, 12.1]), gauge=None, decimals=2)
    0.01
    """
    for step in (gauge, 10.0**-decimals):
        if step is not None and _on_step(values, step):
            return _coarser(values, step)
    low, high = float(values.min()), float(values.max())
    finest = (high - low) / _FINEST_SHARE or abs(high) / _FINEST_SHARE or 1.0
    return float(10.0 ** math.floor(math.log10(finest)))


def _coarser(values: NDArray[np.float64], step: float) -> float:
    """Return the step that was really read to; a handful of values may be round by chance."""
    if np.unique(values).size < _FEWEST_DISTINCT:
        return step
    return max(factor * step for factor in (1, 2, 5, 10) if _on_step(values, factor * step))


def _on_step(values: NDArray[np.float64], step: float) -> bool:
    """Return whether all readings are multiples of a step, and not merely too small for it."""
    steps = values / step
    ranks = np.rint(steps)
    return bool((np.abs(steps - ranks) < _ON_STEP).all() and (np.ptp(values) == 0 or np.ptp(ranks) > 0))


def bin_readings(values: NDArray[np.float64], *, step: float, edge_below: float | None = None) -> Bins:
    """Count readings in bins whose width is a multiple of the gauge's step.

    Parameters
    ----------
    values : (n,) float array
        Readings, at least one, none missing.
    step : float
        Distance of two readings that the gauge can show, positive.
    edge_below : float or None
        A reading that shall begin a bin, such as the lower specification limit.

    Returns
    -------
    Bins
        About as many as Freedman and Diaconis advise, at most 40.

    Raises
    ------
    ValueError
        If there is no reading, or ``step`` is not positive.

    References
    ----------
    Freedman, D. and Diaconis, P. (1981), On the histogram as a density estimator: width 2 IQR n^(-1/3).

    Examples
    --------
    >>> found = bin_readings(np.array([4.0, 5.0, 5.0, 6.0]), step=1.0)
    >>> found.edges.tolist(), found.counts.tolist()
    ([3.5, 4.5, 5.5, 6.5], [1, 2, 1])
    """
    if values.size == 0:
        raise ValueError("`values` must hold at least one reading, got none")
    if not step > 0:
        raise ValueError(f"`step` must be positive, got {step!r}")
    ranks = np.rint(values / step).astype(np.int64)
    lowest, highest = int(ranks.min()), int(ranks.max())
    wide = _steps_per_bin(ranks, highest - lowest + 1)
    anchor = lowest if edge_below is None else round(edge_below / step)
    first = lowest - (lowest - anchor) % wide
    counts = np.bincount((ranks - first) // wide)
    edges = (first - 0.5 + wide * np.arange(counts.size + 1, dtype=np.float64)) * step
    return Bins(edges=edges, counts=counts, step=step)


def _steps_per_bin(ranks: NDArray[np.int64], steps: int) -> int:
    """Return how many steps of the gauge one bin holds: one where there are so few that each can be shown."""
    if steps <= _SHOWN_SINGLY:
        return 1
    lower, upper = float(np.quantile(ranks, 0.25)), float(np.quantile(ranks, 0.75))
    advised = 2.0 * (upper - lower) / math.cbrt(ranks.size)
    return max(1, round(advised), math.ceil(steps / _MOST))
