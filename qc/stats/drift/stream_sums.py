"""Running sums of parallel streams, and what they say had nothing changed.

When nothing changes, the means of the streams lie about a common mean with standard deviation τσ, and all share one
standard deviation σ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.drift.sums import Floats, Rows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StreamSums:
    """Running sums of each stream at the end of each row (entry 0: after the pilot); all arrays (streams, k + 1).

    Attributes
    ----------
    count, total, squares : float arrays
        Units, sums of scores and of their squares, the pilot's included.
    made : float array
        Units made in production.
    moment : float array
        Sum over production of the unit's number in its stream times its score.
    """

    count: Floats
    total: Floats
    squares: Floats
    made: Floats
    moment: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Level:
    """Streams about one level, had nothing changed; arrays (streams, m) or (m,).

    Attributes
    ----------
    weight : (streams, m) float array
        Precision of each stream's mean about the common mean, in 1/σ².
    mean : (streams, m) float array
        Means of the streams.
    within : (streams, m) float array
        Sums of squares within streams.
    weights, products, squares : (m,) float arrays
        Sums over streams of weight, weight · mean, and the total sum of squares about the common mean.
    units : (m,) float array
        All units.
    """

    weight: Floats
    mean: Floats
    within: Floats
    weights: Floats
    products: Floats
    squares: Floats
    units: Floats

    def at(self, index: NDArray[np.int64]) -> Level:
        """Return it at some of its rows."""
        return Level(
            weight=self.weight.take(index, axis=1),
            mean=self.mean.take(index, axis=1),
            within=self.within.take(index, axis=1),
            weights=self.weights.take(index),
            products=self.products.take(index),
            squares=self.squares.take(index),
            units=self.units.take(index),
        )


def stream_sums(scores: Floats, stream: NDArray[np.int64], ends: Rows, *, pilot: int) -> StreamSums:
    """Return the running sums of each stream.

    Parameters
    ----------
    scores : (n,) float array
        The pilot's scores, then production's.
    stream : (n,) int array
        Index of each score's stream.
    ends : (k,) int array
        How many production units have been made at the end of each row.
    pilot : int
        Units in the pilot.

    Returns
    -------
    StreamSums
        At the end of each row.
    """
    at = np.concatenate([[0], ends])
    parts = [_one_stream(scores, np.flatnonzero(stream == index), at, pilot) for index in range(int(stream.max()) + 1)]
    count, total, squares, made, moment = (np.stack(part) for part in zip(*parts, strict=True))
    return StreamSums(count=count, total=total, squares=squares, made=made, moment=moment)


def _one_stream(scores: Floats, units: NDArray[np.int64], at: Rows, pilot: int) -> tuple[Floats, ...]:
    """Return the running sums of the scores with these indices."""
    y = scores[units]
    before = int(np.searchsorted(units, pilot))
    made = np.searchsorted(units, pilot + at) - before
    number = np.concatenate([np.zeros(before), np.arange(1, y.size - before + 1)])
    total, squares, moment = (
        np.concatenate([[0.0], np.cumsum(part)])[before + made] for part in (y, y * y, number * y)
    )
    return (before + made).astype(np.float64), total, squares, made.astype(np.float64), moment


def level(sums: StreamSums, rows: Rows, effect: float) -> Level:
    """Return what all units up to some rows say, had nothing changed.

    Parameters
    ----------
    sums : StreamSums
        Running sums.
    rows : (m,) int array
        Rows, from 0 (the pilot alone).
    effect : float
        τ, the standard deviation of the streams' means in standard deviations of the readings.

    Returns
    -------
    Level
        At each row.
    """
    count, total = sums.count[:, rows], sums.total[:, rows]
    mean = total / np.maximum(count, 1.0)
    weight = count / (1 + count * effect**2)
    within = np.maximum(sums.squares[:, rows] - total * mean, 0.0)
    weights, products = weight.sum(0), (weight * mean).sum(0)
    return Level(
        weight=weight,
        mean=mean,
        within=within,
        weights=weights,
        products=products,
        squares=within.sum(0) + (weight * mean**2).sum(0) - products**2 / weights,
        units=count.sum(0),
    )


def log_marginal_of_streams(now: Level, effect: float, counts: Floats) -> Floats:
    """Return the log marginal likelihood of all units, had nothing changed, but for what hangs on their number alone.

    Parameters
    ----------
    now : Level
        All units up to some rows.
    effect : float
        τ.
    counts : (streams, m) float array
        Units in each stream.

    Returns
    -------
    (m,) float array
        Log of ∏(1 + Nⱼτ²)^(−1/2) · A^(−1/2) · Q^(−(N − 1)/2), with A and Q the streams' weights and the sum of squares
        about the common mean.
    """
    spread_out = np.log1p(counts * effect**2).sum(0) + np.log(now.weights)
    logarithm: Floats = -0.5 * (spread_out + (now.units - 1) * np.log(now.squares))
    return logarithm


def log_scale_integral(units: Floats, squares: Floats) -> Floats:
    """Return log of Γ((N − 1)/2) (πQ)^(−(N − 1)/2): what integrating σ out leaves of N units with sum of squares Q.

    Examples
    --------
    >>> log_scale_integral(np.array([3.0]), np.array([1.0])).round(6)
    array([-1.14473])
    """
    half = 0.5 * (units - 1)
    logarithm: Floats = _log_gamma(half) - half * np.log(np.pi * squares)
    return logarithm


def _log_gamma(x: Floats) -> Floats:
    """Log Γ of whole and half numbers above 0, by Stirling's series from 8 on (DLMF 5.11.1)."""
    steps = np.maximum(0.0, np.ceil(8 - x))
    product = np.ones_like(x)
    for step in range(int(steps.max(initial=0.0))):
        product *= np.where(step < steps, x + step, 1.0)
    y = x + steps
    series = 1 / (12 * y) - 1 / (360 * y**3) + 1 / (1260 * y**5) - 1 / (1680 * y**7)
    logarithm: Floats = (y - 0.5) * np.log(y) - y + 0.5 * np.log(2 * np.pi) + series - np.log(product)
    return logarithm
