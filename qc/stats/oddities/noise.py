"""The spread that no reading before tells: what is left of drift, saw-tooth and streams in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.products import product_sum
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_LAGS = 12
_READINGS_PER_LAG = 6
_RIDGE = 1e-9
_QUARTERS_TO_SD = 1.3489795003921634  # between the quarters of a normal distribution, in standard deviations
_PARTS = 4
_CLOSE = 3
_FEWEST_IN_PART = 25
_HAIR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShortNoise:
    """What the readings before do not tell of a reading.

    Attributes
    ----------
    sigma : float
        Its standard deviation: the smaller of the usual one and the one from the quarters.
    left : (n − lags,) float array
        What is left of each reading from the ``lags``-th on.
    lags : int
        How many readings before were used.
    """

    sigma: float
    left: NDArray[np.float64]
    lags: int


def short_noise(values: ArrayLike) -> ShortNoise:
    """Take from each reading what the readings before it tell, by the Yule–Walker equations.

    Parameters
    ----------
    values : (n,) array-like
        At least two readings, in production order.

    Returns
    -------
    ShortNoise

    Raises
    ------
    ValueError
        If there are fewer than two readings, or they are not finite.

    References
    ----------
    Box, Jenkins, Reinsel, Time Series Analysis, section 3.2.3 (Yule–Walker estimates).

    Examples
    --------
    >>> steady = np.random.default_rng(1).normal(0.0, 1.0, 500)
    >>> round(short_noise(steady + np.arange(500) / 50).sigma, 1)
    1.0
    """
    x = checks.sample("values", values, 2)
    x = x - x.mean()
    lags = min(_LAGS, x.size // _READINGS_PER_LAG)
    moments = np.array([product_sum(x[: x.size - lag], x[lag:]) for lag in range(lags + 1)])
    left = x[lags:].copy()
    if moments[0] > 0 and lags:
        moments[0] *= 1 + _RIDGE
        order = np.arange(lags)
        weights = np.linalg.solve(moments[np.abs(order[:, None] - order)], moments[1:])
        for lag, weight in enumerate(weights, start=1):
            left -= weight * x[lags - lag : x.size - lag]
    ordered = np.sort(left)
    quarters = float(ordered[3 * ordered.size // 4] - ordered[ordered.size // 4]) / _QUARTERS_TO_SD
    return ShortNoise(sigma=min(float(left.std()), quarters), left=left, lags=lags)


def tie_rate(values: ArrayLike, *, step: float) -> float:
    """Return a cautious chance that a reading equals another one at the same level.

    Parameters
    ----------
    values : (n,) array-like
        At least two readings, in production order.
    step : float
        The smallest difference that the readings show.

    Returns
    -------
    float
        The largest of the rates at which any two readings are equal, at which readings up to three apart are, and at
        which what is left of two readings lies within half a step, or within a step (halved), in each quarter of
        the series.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> tie_rate([1.0, 2.0, 1.0, 2.0], step=1.0)
    0.5
    """
    x, step = checks.sample("values", values, 2), checks.positive("step", step)
    left = short_noise(x).left
    steps = np.rint(x / step)
    counts = np.unique(steps, return_counts=True)[1] / x.size
    close = [float((steps[lag:] == steps[:-lag]).mean()) for lag in range(1, min(_CLOSE, x.size - 1) + 1)]
    parts = np.array_split(left, max(1, min(_PARTS, left.size // _FEWEST_IN_PART)))
    near = [_near(part, width, step) for part in parts for width in (step / 2, step)]
    return float(min(1.0, max(float(counts @ counts), sum(close) / len(close), *near)))


def landing_rate(left: ArrayLike, *, step: float) -> float:
    """Return a cautious chance that a reading falls on one given step of the gauge.

    Parameters
    ----------
    left : (n,) array-like
        What the readings before do not tell.
    step : float
        The smallest difference that the readings show.

    Returns
    -------
    float
        The largest share that lies within one step, in each quarter of the series.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> landing_rate([0.0, 0.4, 3.0, 6.0], step=1.0)
    0.5
    """
    x, step = checks.sample("left", left), checks.positive("step", step)
    parts = [np.sort(part) for part in np.array_split(x, max(1, min(_PARTS, x.size // _FEWEST_IN_PART)))]
    # A width that is a hair smaller keeps both ends of a step from counting as one.
    wide = step * (1 - _HAIR)
    held = [np.searchsorted(part, part + wide, side="right") - np.arange(part.size) for part in parts]
    return max(float(each.max()) / each.size for each in held)


def _near(left: NDArray[np.float64], width: float, step: float) -> float:
    """Return the density of differences at zero, times the step."""
    if left.size < 2:
        return 1.0
    ordered = np.sort(left)
    pairs = np.searchsorted(ordered, ordered + width, side="right") - np.arange(1, ordered.size + 1)
    return float(pairs.sum()) / (ordered.size * (ordered.size - 1) / 2) * step / (2 * width)


def table_of(name: str, values: ArrayLike, minimum: int = 1) -> NDArray[np.float64]:
    """Return finite numbers as a table of at least ``minimum`` rows and columns."""
    try:
        array: NDArray[np.float64] = np.asarray(values, dtype=np.float64, order="C")
    except ValueError as error:
        raise ValueError(f"`{name}` must hold rows of one length") from error
    if array.ndim != 2 or min(array.shape) < minimum:
        raise ValueError(f"`{name}` must be a table of at least {minimum} rows and columns, got shape {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"`{name}` must hold finite numbers only")
    return array
