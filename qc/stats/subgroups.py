"""Readings laid out by subgroup, and the three things that a chart takes from each: mean, range, standard deviation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

_WIDEST = 32  # up to here equal subgroups are reduced column by column, five times as fast as `reduceat`


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subgroups:
    """The readings that are there, subgroup after subgroup.

    Attributes
    ----------
    values : (n,) float array
        Readings without the missing ones.
    sizes : (k,) int array
        Readings in each subgroup; 0 where all are missing.
    starts : (m,) int array
        Where each subgroup that has a reading starts in ``values``.
    """

    values: NDArray[np.float64]
    sizes: NDArray[np.int64]
    starts: NDArray[np.intp]

    def means(self) -> NDArray[np.float64]:
        """Return each subgroup's mean, NaN where it has no reading."""
        filled = self.sizes[self.sizes > 0]
        return self._spread(_reduce(np.add, self, filled) / filled)

    def ranges(self) -> NDArray[np.float64]:
        """Return each subgroup's range, NaN where it has fewer than 2 readings."""
        filled = self.sizes[self.sizes > 0]
        ranges = _reduce(np.maximum, self, filled) - _reduce(np.minimum, self, filled)
        return self._spread(np.where(filled > 1, ranges, np.nan))

    def squares(self) -> NDArray[np.float64]:
        """Return each subgroup's sum of squares about its own mean, NaN where it has fewer than 2 readings."""
        filled = self.sizes[self.sizes > 0]
        deviations = self.values - np.repeat(_reduce(np.add, self, filled) / filled, filled)
        about = Subgroups(values=deviations * deviations, sizes=self.sizes, starts=self.starts)
        return self._spread(np.where(filled > 1, _reduce(np.add, about, filled), np.nan))

    def standard_deviations(self) -> NDArray[np.float64]:
        """Return each subgroup's standard deviation (divisor n − 1), NaN where it has fewer than 2 readings."""
        return np.sqrt(self.squares() / np.maximum(self.sizes - 1, 1))

    def _spread(self, of_filled: NDArray[np.float64]) -> NDArray[np.float64]:
        """Put the values of the subgroups that have readings into an array of all."""
        if of_filled.size == self.sizes.size:
            return of_filled
        out = np.full(self.sizes.size, np.nan)
        out[self.sizes > 0] = of_filled
        return out


def as_readings(values: ArrayLike, *, name: str = "values") -> NDArray[np.float64]:
    """Return readings as a flat float array.

    Parameters
    ----------
    values : (n,) array-like
        NaN stands for a missing reading.
    name : str
        The argument's name, for the error.

    Returns
    -------
    (n,) float array
        The same readings.

    Raises
    ------
    ValueError
        If they are not one-dimensional, or one is infinite.

    Examples
    --------
    >>> as_readings([9.98, 10.02])
    array([ 9.98, 10.02])
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1:
        raise ValueError(f"`{name}` must be one-dimensional, got {array.ndim} dimensions")
    if not np.isfinite(array).all() and np.isinf(array).any():
        raise ValueError(f"`{name}` must be finite or NaN, got {array[np.isinf(array)][0]}")
    return array


def lay_out(values: ArrayLike, subgroup: ArrayLike) -> Subgroups:
    """Lay readings out by subgroup.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array-like
        The subgroup of each reading: 0, 0, …, 1, 1, …, k − 1.

    Returns
    -------
    Subgroups
        Values, sizes and starts.

    Raises
    ------
    ValueError
        If the two differ in length, or the codes are not consecutive runs from 0.

    Examples
    --------
    >>> groups = lay_out([9.8, 10.2, 10.1, float("nan")], [0, 0, 1, 1])
    >>> groups.sizes
    array([2, 1])
    >>> groups.ranges()
    array([0.4, nan])
    """
    readings, codes = as_readings(values), np.asarray(subgroup)
    starts = _run_starts(readings, codes)
    present = np.isfinite(readings)
    if present.all():
        sizes = np.diff(starts, append=readings.size)
        return Subgroups(values=readings, sizes=sizes, starts=starts)
    sizes = np.add.reduceat(present, starts, dtype=np.int64)
    filled = sizes[sizes > 0]
    return Subgroups(values=readings[present], sizes=sizes, starts=np.cumsum(filled) - filled)


def _run_starts(readings: NDArray[np.float64], codes: NDArray[np.int64]) -> NDArray[np.intp]:
    """Find where each subgroup starts, and refuse codes that are not consecutive runs from 0."""
    if codes.shape != readings.shape:
        raise ValueError(f"`subgroup` must be as long as `values` ({readings.size}), got shape {codes.shape}")
    if codes.size == 0:
        raise ValueError("`values` must hold at least one reading, got none")
    starts = np.concatenate(([0], np.flatnonzero(codes[1:] != codes[:-1]) + 1))
    if not np.array_equal(codes[starts], np.arange(starts.size)):
        raise ValueError("`subgroup` must be consecutive runs of the codes 0, 1, 2, …, got codes out of order")
    return starts


def _reduce(ufunc: np.ufunc, groups: Subgroups, filled: NDArray[np.int64]) -> NDArray[np.float64]:
    """Reduce each subgroup that has readings to one number."""
    size = int(filled[0]) if filled.size else 0
    if 0 < size <= _WIDEST and size * filled.size == groups.values.size and (filled == size).all():
        return _reduce_columns(ufunc, groups.values.reshape(-1, size))
    if filled.size == 0:
        return groups.values[:0]
    reduced: NDArray[np.float64] = ufunc.reduceat(groups.values, groups.starts)
    return reduced


def _reduce_columns(ufunc: Callable[..., NDArray[np.float64]], rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Reduce the rows of a table with few columns."""
    out = rows[:, 0].copy()
    for column in range(1, rows.shape[1]):
        ufunc(out, rows[:, column], out=out)
    return out
