"""Bins of a histogram that do justice to the gauge, to whose steps readings are taken, and to the limits."""

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
# Of fewer steps in the tolerance, or far beyond it, bins that divide it would stand too far from their readings.
_FEWEST_INSIDE = 10
_EVEN_ENOUGH = 5
_FARTHEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bins:
    """Counts of readings.

    Attributes
    ----------
    edges : (m + 1,) float array
        Equally far apart: on the specification limits, or halfway between two readings that the gauge can show.
    counts : (m,) int array
        Readings in each bin.
    lowest, highest : (m,) float arrays
        The readings that a bin can hold: a reading on a limit lies within, whichever side its bin is on.
    step : float
        Distance of two neighbouring readings.
    """

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]
    step: float

    @property
    def width(self) -> float:
        """Width of every bin."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raster:
    """Where bins begin: bin k holds ``values``/``bins`` steps on average, and bin 0 begins with step ``first``."""

    first: int
    values: int
    bins: int
    origin: float
    width: float

    def begins(self, k: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the first step of each bin."""
        return self.first + k * self.values // self.bins

    def bin_of(self, ranks: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the last bin that begins at or before each step."""
        return -(-(ranks - self.first + 1) * self.bins // self.values) - 1


def bin_readings(
    values: NDArray[np.float64], *, step: float, lsl: float | None = None, usl: float | None = None
) -> Bins:
    """Count readings in bins of as many of the gauge's steps each as may be.

    Bins break at the specification limits, so that no bar holds readings of both sides. With both limits the bins
    divide the tolerance evenly: where a bin would hold few steps all hold equally many, elsewhere one more or less.

    Parameters
    ----------
    values : (n,) float array
        Readings, at least one, none missing.
    step : float
        Distance of two readings that the gauge can show, positive.
    lsl, usl : float or None
        Specification limits.

    Returns
    -------
    Bins
        About as many as Freedman and Diaconis advise.

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
    >>> bin_readings(np.array([4.0, 5.0, 5.0, 6.0]), step=1.0, lsl=4.0).edges.tolist()
    [4.0, 5.0, 6.0, 7.0]
    """
    if values.size == 0:
        raise ValueError("`values` must hold at least one reading, got none")
    if not step > 0:
        raise ValueError(f"`step` must be positive, got {step!r}")
    ranks = np.rint(values / step).astype(np.int64)
    raster = _raster(ranks, step, lsl, usl)
    places = raster.bin_of(ranks)
    counts = np.bincount(places - places.min())
    each = np.arange(places.min(), places.min() + counts.size + 1)
    begins = raster.begins(each)
    return Bins(
        edges=raster.origin + raster.width * each,
        counts=counts,
        lowest=np.asarray(begins[:-1] * step, dtype=np.float64),
        highest=np.asarray((begins[1:] - 1) * step, dtype=np.float64),
        step=step,
    )


def _raster(ranks: NDArray[np.int64], step: float, lsl: float | None, usl: float | None) -> _Raster:
    """Return where bins begin: at both limits, at the one that there is, or anywhere."""
    lowest, highest = int(ranks.min()), int(ranks.max())
    wide = _steps_per_bin(ranks, highest - lowest + 1)
    first = None if lsl is None else math.ceil(lsl / step - _ON_STEP)
    after = None if usl is None else math.floor(usl / step + _ON_STEP) + 1
    if _far(first, lowest, highest):
        lsl = first = None
    if _far(after, lowest, highest):
        usl = after = None
    if first is not None and after is not None and lsl is not None and usl is not None:
        inside = after - first
        bins = _bins_between(inside, wide, highest - lowest + 1)
        strays = max(first - lowest, highest - after + 1, 0)
        if inside >= _FEWEST_INSIDE and strays * bins <= inside * inside / 2:
            return _Raster(first=first, values=inside, bins=bins, origin=lsl, width=(usl - lsl) / bins)
    elif lsl is not None and first is not None:
        return _Raster(first=first, values=wide, bins=1, origin=lsl, width=wide * step)
    elif usl is not None and after is not None:
        return _Raster(first=after, values=wide, bins=1, origin=usl, width=wide * step)
    start = lowest if first is None else first
    return _Raster(first=start, values=wide, bins=1, origin=(start - 0.5) * step, width=wide * step)


def _far(limit: int | None, lowest: int, highest: int) -> bool:
    """Return whether a limit lies so far from all readings that no picture shows both."""
    return limit is not None and max(lowest - limit, limit - highest) > _FARTHEST * (highest - lowest + 1)


def _bins_between(inside: int, wide: int, steps: int) -> int:
    """Return how many bins lie between two limits with ``inside`` steps.

    Where bins of few steps do not come out even, one more step in some of them would look like a pile. But where only
    bins of far fewer steps than advised come out even (101 steps are prime), they would look like a comb.
    """
    if wide < _EVEN_ENOUGH:
        even = max(each for each in range(1, wide + 1) if inside % each == 0)
        if steps <= _MOST * even and (wide <= 2 * even or steps <= _SHOWN_SINGLY):
            return inside // even
    return max(1, round(inside / max(wide, _EVEN_ENOUGH)))


def _steps_per_bin(ranks: NDArray[np.int64], steps: int) -> int:
    """Return how many steps of the gauge one bin holds: one where there are so few that each can be shown."""
    if steps <= _SHOWN_SINGLY:
        return 1
    lower, upper = float(np.quantile(ranks, 0.25)), float(np.quantile(ranks, 0.75))
    advised = 2.0 * (upper - lower) / math.cbrt(ranks.size)
    return max(1, round(advised), math.ceil(steps / _MOST))
