"""Are readings normally distributed? Tests with mean and standard deviation estimated from the readings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_LEAST = 8  # readings from which D'Agostino and Stephens give the p-value
_SMALLEST_P = 3.7e-24
_TAIL = -37.0
_erfc = np.frompyfunc(math.erfc, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalityTest:
    """A test of normality.

    Attributes
    ----------
    method : str
        Whose test, and whose p-value.
    n : int
        Readings.
    statistic : float
        As its author defines it.
    adjusted : float or None
        The statistic with its correction for the sample size, where the p-value needs one.
    p_value : float or None
        Chance of a statistic at least as extreme for normal readings; None where the statistic is all that is known.
    """

    method: str
    n: int
    statistic: float
    adjusted: float | None
    p_value: float | None


def anderson_darling(values: ArrayLike) -> NormalityTest:
    """Test readings for normality after Anderson and Darling.

    Parameters
    ----------
    values : (n,) array-like
        At least 8 finite readings, not all equal.

    Returns
    -------
    NormalityTest
        A² = -n - Σ (2i - 1)/n [ln Φ(zᵢ) + ln(1 - Φ(z₍ₙ₊₁₋ᵢ₎))], with z from the standard deviation of divisor n - 1;
        adjusted A²(1 + 0.75/n + 2.25/n²), from which the p-value follows. It is never below 3.7e-24.

    Raises
    ------
    ValueError
        If there are fewer than 8 readings, one is not finite, or they do not vary.

    References
    ----------
    D'Agostino, R. B. and Stephens, M. A. (1986), Goodness-of-Fit Techniques, table 4.9. R package nortest 1.0-4,
    ``ad.test``: agrees to 9 digits.

    Examples
    --------
    >>> test = anderson_darling([33.4, 34.6, 35.1, 34.9, 35.8, 36.2, 33.9, 34.4, 35.5, 34.8])
    >>> round(test.statistic, 4), round(test.p_value, 4)
    (0.1136, 0.9865)
    """
    z = _standardized(values)
    n = z.size
    weights = (2.0 * np.arange(1, n + 1) - 1.0) / n
    statistic = -n - math.fsum(weights * (_log_cdf(z) + _log_cdf(-z[::-1])))
    adjusted = statistic * (1.0 + 0.75 / n + 2.25 / n**2)
    return NormalityTest(
        method="Anderson-Darling, p-value after D'Agostino and Stephens",
        n=n,
        statistic=statistic,
        adjusted=adjusted,
        p_value=anderson_darling_p_value(adjusted),
    )


def anderson_darling_p_value(adjusted: float) -> float:
    """Return the p-value of an Anderson-Darling statistic for normality.

    Parameters
    ----------
    adjusted : float
        A²(1 + 0.75/n + 2.25/n²), not negative.

    Returns
    -------
    float
        Never below 3.7e-24.

    References
    ----------
    D'Agostino, R. B. and Stephens, M. A. (1986), Goodness-of-Fit Techniques, table 4.9.

    Examples
    --------
    >>> round(anderson_darling_p_value(0.752), 4)
    0.0503
    """
    a = adjusted
    if a < 0.2:
        return 1.0 - math.exp(-13.436 + 101.14 * a - 223.73 * a * a)
    if a < 0.34:
        return 1.0 - math.exp(-8.318 + 42.796 * a - 59.938 * a * a)
    if a < 0.6:
        return math.exp(0.9177 - 4.279 * a - 1.38 * a * a)
    return math.exp(1.2937 - 5.709 * a + 0.0186 * a * a) if a < 10.0 else _SMALLEST_P


def shapiro_wilk(values: ArrayLike) -> NormalityTest:
    """Test readings for normality after Shapiro and Wilk.

    Parameters
    ----------
    values : (n,) array-like
        3 to 5000 finite readings, not all equal.

    Returns
    -------
    NormalityTest
        W and Royston's p-value.

    Raises
    ------
    ValueError
        If there are too few or too many readings, one is not finite, or they do not vary.

    References
    ----------
    scipy.stats.shapiro; R 4.2.2 ``shapiro.test``: agrees to 6 digits.

    Examples
    --------
    >>> round(shapiro_wilk([33.4, 34.6, 35.1, 34.9, 35.8, 36.2, 33.9, 34.4, 35.5, 34.8]).statistic, 4)
    0.9892
    """
    from scipy.stats import shapiro  # noqa: PLC0415 - scipy.stats takes 0.7 s to import

    readings = checks.spread("values", checks.sample("values", values, 3))
    if readings.size > 5000:
        raise ValueError(f"`values` must hold at most 5000 readings for this test, got {readings.size}")
    # By a power of 2, which changes no digit: scipy takes a spread below 1e-19 for none.
    statistic, p_value = shapiro(np.ldexp(readings, -math.frexp(float(np.ptp(readings)))[1]))
    return NormalityTest(
        method="Shapiro-Wilk, p-value after Royston",
        n=readings.size,
        statistic=float(statistic),
        adjusted=None,
        p_value=float(p_value),
    )


def lilliefors_statistic(values: ArrayLike) -> NormalityTest:
    """Return the largest distance between the readings' distribution function and the normal one.

    Parameters
    ----------
    values : (n,) array-like
        At least 8 finite readings, not all equal.

    Returns
    -------
    NormalityTest
        D, without a p-value.

    Raises
    ------
    ValueError
        If there are fewer than 8 readings, one is not finite, or they do not vary.

    References
    ----------
    R package nortest 1.0-4, ``lillie.test``: agrees to 9 digits.

    Examples
    --------
    >>> round(lilliefors_statistic([33.4, 34.6, 35.1, 34.9, 35.8, 36.2, 33.9, 34.4, 35.5, 34.8]).statistic, 4)
    0.0939
    """
    z = _standardized(values)
    cdf = np.exp(_log_cdf(z))
    steps = np.arange(z.size + 1) / z.size
    statistic = float(max(np.max(steps[1:] - cdf), np.max(cdf - steps[:-1])))
    return NormalityTest(method="Lilliefors", n=z.size, statistic=statistic, adjusted=None, p_value=None)


def cramer_von_mises_statistic(values: ArrayLike) -> NormalityTest:
    """Return the squared distance between the readings' distribution function and the normal one.

    Parameters
    ----------
    values : (n,) array-like
        At least 8 finite readings, not all equal.

    Returns
    -------
    NormalityTest
        W² = 1/(12 n) + Σ (Φ(zᵢ) - (2i - 1)/(2n))², without a p-value.

    Raises
    ------
    ValueError
        If there are fewer than 8 readings, one is not finite, or they do not vary.

    References
    ----------
    R package nortest 1.0-4, ``cvm.test``: agrees to 9 digits.

    Examples
    --------
    >>> round(cramer_von_mises_statistic([33.4, 34.6, 35.1, 34.9, 35.8, 36.2, 33.9, 34.4, 35.5, 34.8]).statistic, 4)
    0.0155
    """
    z = _standardized(values)
    n = z.size
    middles = (2.0 * np.arange(1, n + 1) - 1.0) / (2.0 * n)
    statistic = 1.0 / (12.0 * n) + float(np.sum((np.exp(_log_cdf(z)) - middles) ** 2))
    return NormalityTest(method="Cramér-von Mises", n=n, statistic=statistic, adjusted=None, p_value=None)


def _standardized(values: ArrayLike) -> Floats:
    """Return the readings in order, in standard deviations from their mean."""
    readings = np.sort(checks.spread("values", checks.sample("values", values, _LEAST)))
    mean = mean_of(readings)
    deviations: Floats = readings - mean
    return deviations / math.sqrt(squares_about(readings, mean) / (readings.size - 1))


def _log_cdf(z: Floats) -> Floats:
    """Ln Φ(z); below -37, where Φ underflows, by its asymptotic series."""
    near = np.log(0.5 * np.asarray(_erfc(-np.maximum(z, _TAIL) / math.sqrt(2.0)), dtype=np.float64))
    far = np.minimum(z, _TAIL)
    series = -0.5 * far**2 - np.log(-far * math.sqrt(2.0 * math.pi)) + np.log1p(-1.0 / far**2 + 3.0 / far**4)
    return np.where(z < _TAIL, series, near)
