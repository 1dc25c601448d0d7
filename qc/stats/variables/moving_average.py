"""Moving average chart: the plain mean of the last few points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.variables.beyond import beyond_limits, panel
from qc.terms import PlottedStatistic
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.result import Panel, Signal


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MovingAverageChart:
    """A moving average chart.

    Attributes
    ----------
    center, sigma : float
        Mean and standard deviation of a single reading that the limits come from.
    span : int
        Points averaged; the first points average all so far.
    sigma_multiple : float
        Distance of the limits in standard errors of the average.
    sizes : (k,) float array
        Readings behind each point.
    panel : Panel
        Averages and limits.
    signals : tuple of Signal
        Points beyond the limits.
    """

    center: float
    sigma: float
    span: int
    sigma_multiple: float
    sizes: NDArray[np.float64]
    panel: Panel
    signals: tuple[Signal, ...]


def moving_average_chart(
    values: ArrayLike,
    *,
    center: float,
    sigma: float,
    span: int,
    sigma_multiple: float = 3.0,
    sizes: ArrayLike | None = None,
) -> MovingAverageChart:
    """Compute a moving average chart against a given centre and sigma.

    M_i is the mean of the last w = min(i, span) points; its limits are center ± L √(Σ σ²/n_j) / w over the
    same points, which for equal n is L σ/√(n w): wider at the first points.

    Parameters
    ----------
    values : (k,) array_like
        Readings or subgroup means in production order, none missing.
    center, sigma : float
        Mean and standard deviation (above 0) of a single reading.
    span : int
        Points averaged, at least 1.
    sigma_multiple : float
        L, above 0.
    sizes : (k,) array_like of at least 1, or None
        Readings behind each value; None for single readings.

    Returns
    -------
    MovingAverageChart
        Averages, limits, signals.

    Raises
    ------
    ValueError
        If a value is missing or a parameter out of its domain.

    References
    ----------
    Montgomery, Introduction to Statistical Quality Control, 7th ed., section 9.3.

    Examples
    --------
    >>> chart = moving_average_chart([9.45, 7.99, 9.29, 11.66], center=10.0, sigma=1.0, span=2)
    >>> chart.panel.values.round(3).tolist(), chart.panel.limits.ucl.round(3).tolist()
    ([9.45, 8.72, 8.64, 10.475], [13.0, 12.121, 12.121, 12.121])
    """
    x = checks.sample("values", values)
    n = checks.sizes_of("sizes", sizes, x)
    points = checks.count("span", span)
    middle = checks.finite("center", center)
    averaged = np.minimum(np.arange(1, x.size + 1), points)
    variance = checks.positive("sigma", sigma) ** 2 * _window_sums(1 / n, points) / averaged**2
    width = checks.positive("sigma_multiple", sigma_multiple) * np.sqrt(variance)
    means = middle + _window_sums(x - middle, points) / averaged
    plot = panel(PlottedStatistic.MOVING_AVERAGE, means, middle - width, middle, middle + width)
    return MovingAverageChart(
        center=middle,
        sigma=float(sigma),
        span=points,
        sigma_multiple=float(sigma_multiple),
        sizes=n,
        panel=plot,
        signals=beyond_limits(plot),
    )


def _window_sums(x: NDArray[np.float64], span: int) -> NDArray[np.float64]:
    """Return the sum of the last ``span`` values, or of all so far."""
    sums = np.cumsum(x)
    sums[span:] = sums[span:] - sums[:-span]
    return sums
