"""Does the level rise or fall along the batch? A straight line through it, with the doubt about its slope."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.products import product_sum
from qc.stats.numerics.quantiles import student_t_p_value, student_t_quantile
from qc.stats.variables.subgroups import as_readings
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

METHOD = "least-squares"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A straight line through readings.

    Attributes
    ----------
    n : int
        Readings.
    slope, intercept : float
        Change per position, and level at position 0.
    slope_lower, slope_upper : float
        Two-sided interval of the slope.
    confidence : float
        Of the interval.
    p_value : float
        Two-sided, for a slope of 0.
    residual_sd : float
        Standard deviation about the line (divisor n − 2).
    r_squared : float
        Share of the variation that the line explains; NaN where the readings do not vary.
    method : str
        How the line was fitted.
    """

    n: int
    slope: float
    intercept: float
    slope_lower: float
    slope_upper: float
    confidence: float
    p_value: float
    residual_sd: float
    r_squared: float
    method: str


def fit_trend(values: ArrayLike, positions: ArrayLike, *, confidence: float = 0.95) -> Trend:
    """Fit a straight line by least squares.

    Parameters
    ----------
    values : (n,) array-like
        Readings; NaN where one is missing.
    positions : (n,) array-like
        Where each reading stands, such as its unit's number; finite.
    confidence : float
        Of the slope's interval, strictly between 0 and 1.

    Returns
    -------
    Trend
        The line and its doubt. Readings that depend on their neighbours make the interval too narrow.

    Raises
    ------
    ValueError
        If there are fewer than 3 readings, or all stand at one position.

    References
    ----------
    Draper, N. R. and Smith, H. (1998), Applied Regression Analysis, chapter 1. Held against scipy's
    ``linregress``.

    Examples
    --------
    >>> found = fit_trend([1.0, 2.1, 2.9, 4.2], [0, 1, 2, 3])
    >>> round(found.slope, 6), round(found.p_value, 5)
    (1.04, 0.00386)
    """
    confidence = checks.probability("confidence", confidence)
    y, x = as_readings(values), as_readings(positions, name="positions")
    if x.shape != y.shape:
        raise ValueError(f"`positions` must be as long as `values` ({y.size}), got {x.size}")
    present = np.isfinite(y)
    y, x = y[present], x[present]
    if y.size < 3:
        raise ValueError(f"`values` must hold at least 3 readings, got {y.size}")
    if not x.min() < x.max():
        raise ValueError("`positions` must be finite and differ, got one position or NaN")
    return _fit(y, x, confidence)


def _fit(y: np.ndarray, x: np.ndarray, confidence: float) -> Trend:
    """Least squares about the means, with the t interval of the slope."""
    dx, dy = x - x.mean(), y - y.mean()
    across, total = product_sum(dx, dx), product_sum(dy, dy)
    slope = product_sum(dx, dy) / across
    residuals = dy - slope * dx
    rest, df = product_sum(residuals, residuals), y.size - 2
    error = math.sqrt(rest / df / across)
    reach = student_t_quantile(0.5 * (1.0 + confidence), df) * error
    return Trend(
        n=y.size,
        slope=slope,
        intercept=float(y.mean()) - slope * float(x.mean()),
        slope_lower=slope - reach,
        slope_upper=slope + reach,
        confidence=confidence,
        p_value=_p_value(slope, error, df),
        residual_sd=math.sqrt(rest / df),
        r_squared=1.0 - rest / total if total > 0 else math.nan,
        method=METHOD,
    )


def _p_value(slope: float, error: float, df: int) -> float:
    """Two-sided p-value of the slope; without any error a slope of 0 is no trend and every other is one."""
    if error == 0.0:
        return 1.0 if slope == 0.0 else 0.0
    return student_t_p_value(slope / error, df)
