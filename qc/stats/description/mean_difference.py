"""How far apart the means of two groups are, whatever their spreads."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import student_t_p_value, student_t_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanDifference:
    """The difference of two means of normal readings.

    Attributes
    ----------
    difference : float
        First less second, in the readings' unit.
    t : float
        Welch's statistic.
    df : float
        Its degrees of freedom, by Satterthwaite.
    p_value : float
        Two-sided.
    interval : tuple of float
        For the true difference.
    confidence : float
        Of the interval.
    """

    difference: float
    t: float
    df: float
    p_value: float
    interval: tuple[float, float]
    confidence: float


def mean_difference(first: ArrayLike, second: ArrayLike, *, confidence: float = 0.95) -> MeanDifference:
    """Compare the means of two groups of normal readings by Welch's t test, which asks for no equal spread.

    Parameters
    ----------
    first, second : (n,) array-likes
        At least two readings each, with some spread.
    confidence : float, default 0.95
        Of the interval, strictly between 0 and 1.

    Returns
    -------
    MeanDifference
        Test and interval.

    Raises
    ------
    ValueError
        If a group is too small, does not vary, or is not finite.

    References
    ----------
    R's ``t.test(extra ~ group, data = sleep)``, as its documentation prints it: agrees in every digit.

    Examples
    --------
    >>> found = mean_difference([1.0, 2.0, 4.0, 5.0], [2.0, 3.5, 4.0, 6.0])
    >>> round(found.difference, 3), round(found.t, 4)
    (-0.875, -0.7107)
    """
    one = checks.spread("first", checks.sample("first", first, 2))
    two = checks.spread("second", checks.sample("second", second, 2))
    difference = mean_of(one) - mean_of(two)
    parts = [squares_about(each, mean_of(each)) / (each.size - 1) / each.size for each in (one, two)]
    error = math.sqrt(sum(parts))
    # Satterthwaite's degrees of freedom.
    df = sum(parts) ** 2 / sum(part**2 / (each.size - 1) for part, each in zip(parts, (one, two), strict=True))
    t = difference / error
    confidence = checks.probability("confidence", confidence)
    half = student_t_quantile(0.5 + 0.5 * confidence, df) * error
    return MeanDifference(
        difference=difference,
        t=t,
        df=df,
        p_value=student_t_p_value(t, df),
        interval=(difference - half, difference + half),
        confidence=confidence,
    )
