"""EWMA chart: the exponentially weighted mean of all readings so far, quick for small lasting shifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.recursion import fading_sum
from qc.stats.variables.beyond import beyond_limits, panel
from qc.terms import LimitMethod, PlottedStatistic
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.result import Panel, Signal


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EwmaChart:
    """An EWMA chart.

    Attributes
    ----------
    center, sigma : float
        Mean and standard deviation of a single reading that the limits come from.
    weight : float
        λ: share of the newest point.
    sigma_multiple : float
        L: distance of the limits in standard errors of the EWMA.
    method : LimitMethod
        EXACT: limits widen from the first point on. ASYMPTOTIC: the limits of a chart that has run long.
    start : float
        The EWMA before the first point.
    sizes : (k,) float array
        Readings behind each point.
    panel : Panel
        EWMA and limits.
    signals : tuple of Signal
        Points beyond the limits.
    """

    center: float
    sigma: float
    weight: float
    sigma_multiple: float
    method: LimitMethod
    start: float
    sizes: NDArray[np.float64]
    panel: Panel
    signals: tuple[Signal, ...]


def ewma_chart(
    values: ArrayLike,
    *,
    center: float,
    sigma: float,
    weight: float = 0.2,
    sigma_multiple: float = 3.0,
    method: LimitMethod = LimitMethod.EXACT,
    start: float | None = None,
    sizes: ArrayLike | None = None,
) -> EwmaChart:
    """Compute an EWMA chart against a given centre and sigma: z_i = λ x_i + (1 − λ) z_(i−1).

    Its limits are center ± L √v_i. EXACT: v_i = (1 − λ)² v_(i−1) + λ² σ²/n_i from v = 0, which for equal n is
    (σ²/n) λ/(2 − λ) (1 − (1 − λ)^(2i)). ASYMPTOTIC: (σ²/n) λ/(2 − λ). In Phase I, ``center`` and ``sigma``
    are those of a chart of the same readings (``ChartResult.baseline``); in Phase II, those of the baseline.

    Parameters
    ----------
    values : (k,) array_like
        Readings or subgroup means in production order, none missing.
    center, sigma : float
        Mean and standard deviation (above 0) of a single reading.
    weight : float
        λ, above 0 and at most 1.
    sigma_multiple : float
        L, above 0.
    method : {EXACT, ASYMPTOTIC}
        Which limits; ASYMPTOTIC needs equal sizes.
    start : float or None
        z_0; None for ``center``.
    sizes : (k,) array_like of at least 1, or None
        Readings behind each value; None for single readings.

    Returns
    -------
    EwmaChart
        EWMA, limits, signals.

    Raises
    ------
    ValueError
        If a value is missing or a parameter out of its domain.

    References
    ----------
    Roberts, S. W. (1959), Control chart tests based on geometric moving averages, Technometrics 1. NIST/SEMATECH
    e-Handbook 6.3.2.4, whose example is the one below; qcc 2.7.

    Examples
    --------
    >>> chart = ewma_chart([52.0, 47.0, 53.0, 49.3], center=50.0, sigma=2.0539, weight=0.3)
    >>> chart.panel.values.round(4).tolist(), chart.panel.limits.ucl.round(4).tolist()
    ([50.6, 49.52, 50.564, 50.1848], [51.8485, 52.2564, 52.4314, 52.5127])
    """
    x = checks.sample("values", values)
    n = checks.sizes_of("sizes", sizes, x)
    checks.choice("method", method, (LimitMethod.EXACT, LimitMethod.ASYMPTOTIC))
    weight = checks.weight(weight)
    middle, first = checks.finite("center", center), checks.finite("start", center if start is None else start)
    width = checks.positive("sigma_multiple", sigma_multiple) * np.sqrt(
        _variances(checks.positive("sigma", sigma) ** 2 / n, weight, method)
    )
    plot = panel(PlottedStatistic.EWMA, _ewma(x, weight, first), middle - width, middle, middle + width)
    return EwmaChart(
        center=middle,
        sigma=float(sigma),
        weight=weight,
        sigma_multiple=float(sigma_multiple),
        method=LimitMethod(method),
        start=first,
        sizes=n,
        panel=plot,
        signals=beyond_limits(plot),
    )


def _ewma(x: NDArray[np.float64], weight: float, start: float) -> NDArray[np.float64]:
    """Return z_i = λ x_i + (1 − λ) z_(i−1), taken about ``start`` to lose no digits."""
    return start + fading_sum(weight * (x - start), 1 - weight)


def _variances(of_points: NDArray[np.float64], weight: float, method: LimitMethod) -> NDArray[np.float64]:
    """Return the variance of the EWMA at every point."""
    if method == LimitMethod.EXACT:
        return fading_sum(weight * weight * of_points, (1 - weight) ** 2)
    if np.ptp(of_points) > 0:
        raise ValueError("`sizes` must be equal for asymptotic limits: unequal sizes never settle")
    return of_points * (weight / (2 - weight))
