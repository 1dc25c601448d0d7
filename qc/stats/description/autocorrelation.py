"""Dependence between neighbouring readings, and what it does to a chart of individuals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.anova import chi_square_tail
from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics import checks
from qc.stats.numerics.products import product_sum
from qc.stats.numerics.quantiles import normal_quantile, normal_tail
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_MOST_LAGS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Autocorrelation:
    """How readings depend on those before them.

    Attributes
    ----------
    n : int
        Readings.
    coefficients : tuple of float
        Autocorrelations at lags 1, 2, …
    bound : float
        Beyond which a single coefficient of independent readings lies with a probability of 1 - ``confidence``.
    confidence : float
        Of the bound.
    statistic, p_value : float
        Ljung and Box's test of all lags together.
    method : str
        The test.
    """

    n: int
    coefficients: tuple[float, ...]
    bound: float
    confidence: float
    statistic: float
    p_value: float
    method: str = "Ljung-Box"

    @property
    def lags(self) -> int:
        """How many lags were tested."""
        return len(self.coefficients)


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceEffect:
    """What a correlation between neighbours does to limits from moving ranges.

    Attributes
    ----------
    correlation : float
        Between neighbours.
    sd_inflation : float
        The true standard deviation by the one that moving ranges show: 1 / sqrt(1 - correlation).
    false_alarm : float
        Chance that a point of the stable process lies outside limits at 3 of the standard deviations that moving ranges
        show; 0.0027 for independent readings.
    adjusted_multiple : float
        Multiple of that standard deviation that restores 0.0027.
    mean_inflation : float
        Standard error of a mean of ``size`` neighbours by what it would be for independent readings, if the correlation
        fades geometrically (first-order autoregression).
    size : int
        Readings in that mean.
    """

    correlation: float
    sd_inflation: float
    false_alarm: float
    adjusted_multiple: float
    mean_inflation: float
    size: int


def autocorrelation(values: ArrayLike, *, lags: int | None = None, confidence: float = 0.95) -> Autocorrelation:
    """Measure and test the dependence of readings on those before them.

    Parameters
    ----------
    values : (n,) array-like
        At least 4 finite readings in production order, not all equal.
    lags : int, optional
        How many, from 1 to n - 1; by default 10, or a fifth of the readings if that is less.
    confidence : float, default 0.95
        Of the bound, strictly between 0 and 1.

    Returns
    -------
    Autocorrelation
        r_k = Σ (xᵢ - x̄)(xᵢ₊ₖ - x̄) / Σ (xᵢ - x̄)², Q = n (n + 2) Σ r_k² / (n - k).

    Raises
    ------
    ValueError
        If there are too few readings, one is not finite, they do not vary, or there are too many lags.

    References
    ----------
    Ljung and Box (1978), On a measure of lack of fit in time series models, Biometrika 65, 297-303. statsmodels
    ``acorr_ljungbox`` agrees to 12 digits.

    Examples
    --------
    >>> found = autocorrelation([1.0, 1.4, 1.9, 2.1, 2.0, 1.6, 1.1, 0.9, 1.2, 1.7], lags=1)
    >>> round(found.coefficients[0], 3), round(found.p_value, 4)
    (0.546, 0.0463)
    """
    x = checks.spread("values", checks.sample("values", values, 4))
    n = x.size
    most = max(1, min(_MOST_LAGS, n // 5)) if lags is None else checks.count("lags", lags)
    if most >= n:
        raise ValueError(f"`lags` must be below the {n} readings, got {most}")
    mean = mean_of(x)
    deviations, squares = x - mean, squares_about(x, mean)
    coefficients = [product_sum(deviations[k:], deviations[:-k]) / squares for k in range(1, most + 1)]
    statistic = n * (n + 2.0) * math.fsum(r * r / (n - k) for k, r in enumerate(coefficients, start=1))
    confidence = checks.probability("confidence", confidence)
    return Autocorrelation(
        n=n,
        coefficients=tuple(coefficients),
        bound=normal_quantile(0.5 + 0.5 * confidence) / math.sqrt(n),
        confidence=confidence,
        statistic=statistic,
        p_value=chi_square_tail(statistic, most),
    )


def dependence_effect(correlation: float, *, size: int = 1) -> DependenceEffect:
    """Return what a correlation between neighbours does to control limits.

    Parameters
    ----------
    correlation : float
        Between neighbours, strictly between -1 and 1.
    size : int, default 1
        Readings in a mean of neighbours.

    Returns
    -------
    DependenceEffect
        For a stable normal process.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Notes
    -----
    Neighbours differ with the variance 2 σ² (1 - ρ). A mean of n has the variance σ²/n (1 + 2 Σ (1 - k/n) ρᵏ).

    Examples
    --------
    >>> found = dependence_effect(0.5)
    >>> round(found.sd_inflation, 4), round(found.false_alarm, 4)
    (1.4142, 0.0339)
    """
    if not -1 < correlation < 1:
        raise ValueError(f"`correlation` must lie strictly between -1 and 1, got {correlation!r}")
    correlation = float(correlation)
    n = checks.count("size", size)
    inflation = 1.0 / math.sqrt(1.0 - correlation)
    lag = np.arange(1, n)
    variance = 1.0 + 2.0 * float(np.sum((1.0 - lag / n) * correlation**lag))
    return DependenceEffect(
        correlation=correlation,
        sd_inflation=inflation,
        false_alarm=2.0 * normal_tail(3.0 / inflation),
        adjusted_multiple=3.0 * inflation,
        mean_inflation=math.sqrt(variance),
        size=n,
    )
