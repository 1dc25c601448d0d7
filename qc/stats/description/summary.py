"""What a set of readings looks like before anything is asked of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.products import product_sum
from qc.stats.variables.subgroups import as_readings
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Count, location, spread and order of a set of readings.

    Attributes
    ----------
    n, missing : int
        Readings, and places without one.
    mean : float
        NaN without readings.
    sd : float
        Standard deviation (divisor n − 1); NaN below 2 readings.
    minimum, maximum : float
        NaN without readings.
    distinct : int
        How many different values there are.
    autocorrelation_lag1 : float
        Between neighbours; NaN where the readings do not vary.
    """

    n: int
    missing: int
    mean: float
    sd: float
    minimum: float
    maximum: float
    distinct: int
    autocorrelation_lag1: float


def summarize(values: ArrayLike) -> Summary:
    """Summarise readings.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.

    Returns
    -------
    Summary
        Its numbers.

    Raises
    ------
    ValueError
        If a reading is infinite.

    Notes
    -----
    r₁ = Σ (xᵢ − x̄)(xᵢ₊₁ − x̄) / Σ (xᵢ − x̄)²; a pair with a missing reading adds nothing to the numerator.

    References
    ----------
    NIST Statistical Reference Datasets, univariate summary statistics: certified values.

    Examples
    --------
    >>> round(summarize([1.2, 1.1, 1.3, 1.1]).sd, 6)
    0.095743
    """
    readings = as_readings(values)
    present = readings[np.isfinite(readings)]
    n = present.size
    mean, squares = centre(present)
    return Summary(
        n=n,
        missing=readings.size - n,
        mean=mean,
        sd=math.sqrt(squares / (n - 1)) if n > 1 else math.nan,
        minimum=float(present.min()) if n else math.nan,
        maximum=float(present.max()) if n else math.nan,
        distinct=np.unique(present).size,
        autocorrelation_lag1=_autocorrelation(readings, mean, squares),
    )


def centre(present: NDArray[np.float64]) -> tuple[float, float]:
    """Return the mean and the sum of squared deviations from it, both corrected for rounding.

    Parameters
    ----------
    present : (n,) float array
        Readings without missing ones.

    Returns
    -------
    tuple of float
        x̄ and Σ (x − x̄)²; NaN and 0 without readings.

    References
    ----------
    Chan, T. F., Golub, G. H. and LeVeque, R. J. (1983), Algorithms for computing the sample variance, The American
    Statistician 37, 242-247: the corrected two-pass algorithm.

    Examples
    --------
    >>> centre(np.array([1.0, 2.0, 3.0]))
    (2.0, 2.0)
    """
    if present.size == 0:
        return math.nan, 0.0
    first = float(present.mean())
    deviations = present - first
    left = float(deviations.mean())
    return first + left, max(0.0, product_sum(deviations, deviations) - present.size * left * left)


def mean_of(present: NDArray[np.float64]) -> float:
    """Return the mean, corrected by the mean of what is left of it.

    Parameters
    ----------
    present : (n,) float array
        Readings without missing ones.

    Returns
    -------
    float
        NaN without readings.

    Examples
    --------
    >>> mean_of(np.array([0.1, 0.2, 0.3]))
    0.2
    """
    return centre(present)[0]


def squares_about(present: NDArray[np.float64], mean: float) -> float:
    """Return the sum of squared deviations from a mean, corrected for its rounding.

    Parameters
    ----------
    present : (n,) float array
        Readings without missing ones.
    mean : float
        Their mean.

    Returns
    -------
    float
        Σ (x − x̄)²; 0 without readings.

    Examples
    --------
    >>> squares_about(np.array([1.0, 2.0, 3.0]), 2.0)
    2.0
    """
    if present.size == 0:
        return 0.0
    deviations = present - mean
    return max(0.0, product_sum(deviations, deviations) - float(deviations.sum()) ** 2 / present.size)


def _autocorrelation(readings: NDArray[np.float64], mean: float, squares: float) -> float:
    """Correlation of neighbours about the common mean."""
    if squares == 0.0:
        return math.nan
    deviations = np.nan_to_num(readings - mean)
    return product_sum(deviations[1:], deviations[:-1]) / squares
