"""How much more one group varies than another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.description.anova import f_quantile, f_tail
from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceRatio:
    """The ratio of two variances of normal readings.

    Attributes
    ----------
    ratio : float
        First by second.
    df : tuple of int
        Degrees of freedom.
    p_value : float
        Two-sided.
    interval : tuple of float
        For the true ratio.
    confidence : float
        Of the interval.
    """

    ratio: float
    df: tuple[int, int]
    p_value: float
    interval: tuple[float, float]
    confidence: float


def variance_ratio(first: ArrayLike, second: ArrayLike, *, confidence: float = 0.95) -> VarianceRatio:
    """Compare the variances of two groups of normal readings.

    Parameters
    ----------
    first, second : (n,) array-likes
        At least two readings each, with some spread.
    confidence : float, default 0.95
        Of the interval, strictly between 0 and 1.

    Returns
    -------
    VarianceRatio
        F test and interval.

    Raises
    ------
    ValueError
        If a group is too small, does not vary, or is not finite.

    References
    ----------
    R 4.2.2 ``var.test``: agrees to 9 digits.

    Examples
    --------
    >>> round(variance_ratio([1.0, 2.0, 4.0, 5.0], [2.0, 3.5, 4.0, 6.0]).ratio, 4)
    1.2214
    """
    one = checks.spread("first", checks.sample("first", first, 2))
    two = checks.spread("second", checks.sample("second", second, 2))
    df = (one.size - 1, two.size - 1)
    squares = squares_about(one, mean_of(one)), squares_about(two, mean_of(two))
    ratio = (squares[0] / df[0]) / (squares[1] / df[1])
    confidence = checks.probability("confidence", confidence)
    tail = 0.5 * (1.0 - confidence)
    above = f_tail(ratio, *df)
    return VarianceRatio(
        ratio=ratio,
        df=df,
        p_value=2.0 * min(above, f_tail(1.0 / ratio, df[1], df[0])),
        interval=(ratio / f_quantile(1.0 - tail, *df), ratio / f_quantile(tail, *df)),
        confidence=confidence,
    )
