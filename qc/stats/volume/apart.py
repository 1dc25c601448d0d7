"""Tell streams that differ from a level that moves: both make readings spread as volume rises."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from qc.stats.description.anova import f_tail
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import student_t_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

Cause = Literal["neither", "streams", "trend", "both", "together"]
_NEGLIGIBLE = 1e-12  # of the sum of squares: rounding, not spread


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamsAndTrend:
    """What streams explain that a straight trend does not, and the other way round.

    Attributes
    ----------
    readings, streams, blocks : int
        Sizes; without blocks each reading is one.
    p_streams, p_trend : float
        Exact F tests of each alone.
    p_streams_beyond_trend, p_trend_beyond_streams : float
        Exact F tests of each where the other is allowed for; NaN where it leaves nothing to test.
    trend_share : float
        Share of the sum of squares between streams that a straight trend explains as well, 0 to 1.
    slope : float
        Per unit, streams allowed for; NaN where the trend cannot be told from the streams.
    slope_interval : tuple of float
        Two-sided.
    significance : float
        Below which a p-value counts.
    confidence : float
        Of the interval.
    cause : {"neither", "streams", "trend", "both", "together"}
        What is shown; "together": they went together, so that the data cannot say which of them it is.
    """

    readings: int
    streams: int
    blocks: int
    p_streams: float
    p_trend: float
    p_streams_beyond_trend: float
    p_trend_beyond_streams: float
    trend_share: float
    slope: float
    slope_interval: tuple[float, float]
    significance: float
    confidence: float
    cause: Cause


def streams_and_trend(
    values: ArrayLike,
    units: ArrayLike,
    streams: Sequence[Any],
    *,
    blocks: ArrayLike | None = None,
    significance: float = 0.05,
    confidence: float = 0.95,
) -> StreamsAndTrend:
    """Tell differences between streams from a straight trend over units.

    Parameters
    ----------
    values : (n,) array-like
        Readings.
    units : (n,) array-like
        The unit number of each.
    streams : (n,) sequence
        The stream of each: operator, machine, material lot, batch.
    blocks : (n,) array-like, optional
        The block of each, within one stream: readings of a block may be alike for reasons of their own, so that it
        counts as one. None: readings of a stream differ by chance alone.
    significance : float, default 0.05
        Below which a p-value counts, strictly between 0 and 1.
    confidence : float, default 0.95
        Of the slope's interval.

    Returns
    -------
    StreamsAndTrend
        Tests of each alone, of each beyond the other, and what they show.

    Raises
    ------
    ValueError
        If lengths differ, there is one stream only, too few readings or blocks for both, or a block of two streams.

    Examples
    --------
    Two operators take turns; the second measures 0.3 higher and nothing drifts.

    >>> rng = np.random.default_rng(1)
    >>> who = np.arange(60) // 5 % 2
    >>> streams_and_trend(rng.normal(10.0, 0.1, 60) + 0.3 * who, np.arange(60), who).cause
    'streams'
    """
    y = checks.sample("values", values, 4)
    x = checks.sample("units", units)
    labels, index = np.unique(np.asarray(streams), return_inverse=True)
    if not y.size == x.size == index.size:
        raise ValueError(f"`units` and `streams` must be as long as `values` ({y.size}), got {x.size} and {index.size}")
    weights = np.ones(y.size)
    if blocks is not None:
        y, x, index, weights = _blocked(y, x, index, np.asarray(blocks))
    df = y.size - labels.size - 1
    if labels.size < 2 or df < 1:
        raise ValueError(f"`streams` must name at least 2 streams of {y.size - 2} at most, got {labels.size}")
    significance = checks.probability("significance", significance)
    confidence = checks.probability("confidence", confidence)
    return _told(_Sums(y, x, index, weights), significance, confidence)


def _blocked(
    y: Floats, x: Floats, index: NDArray[np.intp], blocks: NDArray[Any]
) -> tuple[Floats, Floats, NDArray[np.intp], Floats]:
    """Return the mean of each block, of readings and units, its stream, and how many readings it has."""
    if blocks.shape != y.shape:
        raise ValueError(f"`blocks` must be as long as `values` ({y.size}), got {blocks.size}")
    first, of = np.unique(blocks, return_index=True, return_inverse=True)[1:]
    if (index != index[first][of]).any():
        raise ValueError("`blocks` must each lie in one stream, got one of several")
    counts = np.bincount(of).astype(np.float64)
    return np.bincount(of, y) / counts, np.bincount(of, x) / counts, index[first], counts


class _Sums:
    """Sums of squares of the four models: a mean, streams, a trend, both."""

    def __init__(self, y: Floats, x: Floats, index: NDArray[np.intp], weights: Floats) -> None:
        counts = np.bincount(index, weights)
        y, x = (each - float(weights @ each) / float(weights.sum()) for each in (y, x))
        y_in, x_in = (each - (np.bincount(index, weights * each) / counts)[index] for each in (y, x))
        self.readings, self.n, self.streams = round(float(weights.sum())), y.size, counts.size
        self.plain, self.by_stream = float(weights @ y**2), float(weights @ y_in**2)
        self.x_all, self.x_within = float(weights @ x**2), float(weights @ x_in**2)
        self.by_trend = self.plain - _square(float((weights * x) @ y), self.x_all)
        self.separable = self.x_within > _NEGLIGIBLE * self.x_all > 0
        cross = float((weights * x_in) @ y_in)
        self.slope = cross / self.x_within if self.separable else math.nan
        self.both = self.by_stream - (_square(cross, self.x_within) if self.separable else 0.0)
        self.df = self.n - self.streams - self.separable


def _square(cross: float, squares: float) -> float:
    return cross * cross / squares if squares > 0 else 0.0


def _told(sums: _Sums, significance: float, confidence: float) -> StreamsAndTrend:
    alone = (
        _p(sums.plain, sums.by_stream, sums.streams - 1, sums.n - sums.streams),
        _p(sums.plain, sums.by_trend, 1, sums.n - 2),
    )
    nothing_left = sums.streams - 2 < 1 and not sums.separable
    beyond = (
        math.nan if nothing_left else _p(sums.by_trend, sums.both, sums.streams - 2 + sums.separable, sums.df),
        _p(sums.by_stream, sums.both, 1, sums.df) if sums.separable else math.nan,
    )
    half = math.nan
    if sums.separable:
        error = math.sqrt(max(sums.both, 0.0) / sums.df / sums.x_within)
        half = student_t_quantile(0.5 + 0.5 * confidence, sums.df) * error
    return StreamsAndTrend(
        readings=sums.readings,
        streams=sums.streams,
        blocks=sums.n,
        p_streams=alone[0],
        p_trend=alone[1],
        p_streams_beyond_trend=beyond[0],
        p_trend_beyond_streams=beyond[1],
        trend_share=_share(sums),
        slope=sums.slope,
        slope_interval=(sums.slope - half, sums.slope + half),
        significance=significance,
        confidence=confidence,
        cause=_cause(alone, beyond, significance),
    )


def _share(sums: _Sums) -> float:
    """Return how much of what lies between streams a trend explains as well."""
    between = sums.plain - sums.by_stream
    return min(max(1.0 - (sums.by_trend - sums.both) / between, 0.0), 1.0) if between > 0 else 0.0


def _p(left: float, explained: float, df: int, df_error: int) -> float:
    """F test of a model within a larger one; 1 where nothing varies."""
    if explained <= 0:
        return 0.0 if left > 0 else 1.0
    return f_tail(max(left - explained, 0.0) / df / (explained / df_error), df, df_error)


def _cause(alone: tuple[float, float], beyond: tuple[float, float], significance: float) -> Cause:
    """Return what is shown: beyond the other where that can be tested, else alone."""
    streams, trend = (p < significance for p in beyond)  # NaN is not below
    if streams and trend:
        return "both"
    if streams:
        return "streams"
    if trend:
        return "trend"
    return "together" if min(alone) < significance else "neither"
