"""Bias of a gauge against reference values, and whether the bias changes over its range."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import student_t_p_value, student_t_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bias:
    """How far a gauge reads from a reference value on average.

    Attributes
    ----------
    reference : float
        Accepted value of the piece measured.
    n : int
        Readings.
    bias : float
        Mean less reference.
    repeatability : float
        Standard deviation of the readings.
    interval : tuple of float
        For the bias.
    confidence : float
        Of the interval.
    t, p_value : float
        Student's test of no bias.
    """

    reference: float
    n: int
    bias: float
    repeatability: float
    interval: tuple[float, float]
    confidence: float
    t: float
    p_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """An estimated coefficient of a line.

    Attributes
    ----------
    value, error : float
        Estimate and standard error.
    interval : tuple of float
        At the study's confidence.
    t, p_value : float
        Student's test of 0.
    """

    value: float
    error: float
    interval: tuple[float, float]
    t: float
    p_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Linearity:
    """The bias of a gauge over its range.

    Attributes
    ----------
    at : tuple of Bias
        At each reference value, in rising order.
    slope, intercept : Coefficient
        Of the line of bias against reference. A linear gauge has a slope of 0, an accurate one both 0.
    residual_sd : float
        Standard deviation of single readings about the line.
    r_squared : float
        Share of the biases' squares that the line explains.
    df : int
        Degrees of freedom of ``residual_sd``.
    confidence : float
        Of the intervals.
    """

    at: tuple[Bias, ...]
    slope: Coefficient
    intercept: Coefficient
    residual_sd: float
    r_squared: float
    df: int
    confidence: float

    def bias_at(self, reference: float) -> float:
        """Return the bias that the line gives at a reference value."""
        return self.intercept.value + self.slope.value * reference


def gage_bias(values: ArrayLike, *, reference: float, confidence: float = 0.95) -> Bias:
    """Compare repeated readings of one piece with its reference value.

    Parameters
    ----------
    values : (n,) array-like
        At least 2 finite readings.
    reference : float
        Accepted value.
    confidence : float, default 0.95
        Of the interval, strictly between 0 and 1.

    Returns
    -------
    Bias
        With its interval and test. Readings that do not vary have an infinite t, or NaN if they are right.

    Raises
    ------
    ValueError
        If there are too few readings, or one is not finite.

    Examples
    --------
    >>> y = [5.8, 5.7, 5.9, 5.9, 6.0, 6.1, 6.0, 6.1, 6.4, 6.3, 6.0, 6.1, 6.2, 5.6, 6.0]
    >>> found = gage_bias(y, reference=6.0)
    >>> round(found.bias, 4), round(found.p_value, 2)
    (0.0067, 0.9)
    """
    x = checks.sample("values", values, 2)
    reference = checks.finite("reference", reference)
    confidence = checks.probability("confidence", confidence)
    t_limit = student_t_quantile(0.5 + 0.5 * confidence, x.size - 1)
    bias = mean_of(x - reference)
    sd = math.sqrt(squares_about(x, mean_of(x)) / (x.size - 1))
    error = sd / math.sqrt(x.size)
    found = _coefficient(bias, error, x.size - 1, t_limit)
    return Bias(
        reference=float(reference),
        n=x.size,
        bias=bias,
        repeatability=sd,
        interval=found.interval,
        confidence=confidence,
        t=found.t,
        p_value=found.p_value,
    )


def gage_linearity(values: ArrayLike, *, reference: ArrayLike, confidence: float = 0.95) -> Linearity:
    """Fit a line to the bias of readings of several pieces against their reference values.

    Parameters
    ----------
    values : (n,) array-like
        Finite readings, at least 2 of every piece.
    reference : (n,) array-like
        Accepted value of the piece behind each reading; at least 2 different ones.
    confidence : float, default 0.95
        Of the intervals, strictly between 0 and 1.

    Returns
    -------
    Linearity
        The line, and the bias at every reference value.

    Raises
    ------
    ValueError
        If lengths differ, a piece has fewer than 2 readings, or all have one reference value.

    References
    ----------
    AIAG, Measurement Systems Analysis, linearity example: slope -0.1317, intercept 0.7367, R² 0.714.

    Examples
    --------
    >>> found = gage_linearity([2.1, 2.0, 4.2, 4.1, 6.2, 6.3], reference=[2, 2, 4, 4, 6, 6])
    >>> round(found.slope.value, 3), round(found.bias_at(5.0), 3)
    (0.05, 0.2)
    """
    y = checks.sample("values", values, 4)
    x = checks.sample("reference", reference)
    if x.shape != y.shape:
        raise ValueError(f"`reference` must hold a value for each of {y.size} readings, got {x.size}")
    checks.spread("reference", x)
    confidence = checks.probability("confidence", confidence)
    at = tuple(gage_bias(y[x == value], reference=value, confidence=confidence) for value in np.unique(x).tolist())
    bias, df = y - x, y.size - 2
    center = mean_of(x)
    spread = squares_about(x, center)
    mean_bias = mean_of(bias)
    slope = float((x - center) @ (bias - mean_bias)) / spread
    squares = float(np.square(bias - mean_bias - slope * (x - center)).sum())
    sd = math.sqrt(squares / df)
    t_limit = student_t_quantile(0.5 + 0.5 * confidence, df)
    total = squares_about(bias, mean_bias)
    return Linearity(
        at=at,
        slope=_coefficient(slope, sd / math.sqrt(spread), df, t_limit),
        intercept=_coefficient(
            mean_bias - slope * center, sd * math.sqrt(1.0 / y.size + center * center / spread), df, t_limit
        ),
        residual_sd=sd,
        r_squared=1.0 - squares / total if total > 0 else math.nan,
        df=df,
        confidence=confidence,
    )


def _coefficient(value: float, error: float, df: int, t_limit: float) -> Coefficient:
    without_error = math.copysign(math.inf, value) if value else math.nan
    t = value / error if error > 0 else without_error
    return Coefficient(
        value=value,
        error=error,
        interval=(value - t_limit * error, value + t_limit * error),
        t=t,
        p_value=math.nan if math.isnan(t) else student_t_p_value(t, df),
    )
