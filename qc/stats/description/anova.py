"""Do groups differ? The one-way analysis of variance, and the tail areas of F and chi-square."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import beta_quantile
from qc.stats.numerics.special import incomplete_beta, incomplete_gamma
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class OneWay:
    """The table of a one-way analysis of variance.

    Attributes
    ----------
    sizes : tuple of int
        Readings in each group.
    means : tuple of float
        Mean of each group.
    df_between, df_within : int
        Degrees of freedom.
    ss_between, ss_within : float
        Sums of squares.
    f : float
        Ratio of the mean squares; infinite where no group varies, NaN where nothing varies.
    p_value : float
        Chance of a ratio at least as large if the groups do not differ.
    """

    sizes: tuple[int, ...]
    means: tuple[float, ...]
    df_between: int
    df_within: int
    ss_between: float
    ss_within: float
    f: float
    p_value: float

    @property
    def ms_between(self) -> float:
        """Mean square between groups."""
        return self.ss_between / self.df_between

    @property
    def ms_within(self) -> float:
        """Mean square within groups."""
        return self.ss_within / self.df_within

    @property
    def r_squared(self) -> float:
        """Share of the sum of squares that lies between groups; NaN where nothing varies."""
        total = self.ss_between + self.ss_within
        return self.ss_between / total if total > 0 else math.nan


def one_way(groups: Iterable[ArrayLike]) -> OneWay:
    """Compare the means of groups.

    Parameters
    ----------
    groups : iterable of (n_i,) array-likes
        At least two, of at least one reading each, one of them of at least two.

    Returns
    -------
    OneWay
        The analysis of variance.

    Raises
    ------
    ValueError
        If there are fewer than two groups, no reading to spare, or a value that is not finite.

    References
    ----------
    NIST Statistical Reference Datasets, analysis of variance (AtmWtAg, SmLs01): certified values.

    Examples
    --------
    >>> table = one_way([[6.1, 6.0, 5.9], [6.4, 6.2, 6.3], [6.0, 6.1, 6.2]])
    >>> round(table.f, 6), round(table.p_value, 6)
    (7.0, 0.027)
    """
    arrays = checks.groups("groups", groups)
    sizes = tuple(group.size for group in arrays)
    df_within = sum(sizes) - len(sizes)
    if df_within < 1:
        raise ValueError(f"`groups` must hold more readings than groups, got {sum(sizes)} in {len(sizes)}")
    # Deviations from one reading keep the digits that a large common level would cost.
    pivot = float(arrays[0][0])
    shifted = [group - pivot for group in arrays]
    means = [mean_of(group) for group in shifted]
    ss_within = math.fsum(squares_about(group, mean) for group, mean in zip(shifted, means, strict=True))
    ss_between = _squares_between(np.array(sizes), np.array(means))
    df_between = len(sizes) - 1
    f = _ratio(ss_between / df_between, ss_within / df_within)
    return OneWay(
        sizes=sizes,
        means=tuple(mean + pivot for mean in means),
        df_between=df_between,
        df_within=df_within,
        ss_between=ss_between,
        ss_within=ss_within,
        f=f,
        p_value=f_tail(f, df_between, df_within),
    )


def f_tail(f: float, df1: float, df2: float) -> float:
    """Return the area of the F distribution above ``f``.

    Parameters
    ----------
    f : float
        Not negative; NaN gives NaN.
    df1, df2 : float
        Degrees of freedom of numerator and denominator, positive.

    Returns
    -------
    float
        P(F > f); NaN where ``f`` is.

    Raises
    ------
    ValueError
        If a number of degrees of freedom is not positive.

    References
    ----------
    NIST Digital Library of Mathematical Functions, 8.17: I_y(df2/2, df1/2) with y = df2 / (df2 + df1 f).

    Examples
    --------
    >>> round(f_tail(4.0, 2, 10), 6)
    0.052922
    """
    f, df1, df2 = float(f), checks.positive("df1", df1), checks.positive("df2", df2)
    if math.isnan(f) or f <= 0:
        return math.nan if math.isnan(f) else 1.0
    if math.isinf(f):
        return 0.0
    total = df2 + df1 * f
    return incomplete_beta(0.5 * df2, 0.5 * df1, df2 / total, df1 * f / total)[0]


def f_quantile(p: float, df1: float, df2: float) -> float:
    """Return the quantile of the F distribution.

    Parameters
    ----------
    p : float
        Probability below it, strictly between 0 and 1.
    df1, df2 : float
        Degrees of freedom of numerator and denominator, positive.

    Returns
    -------
    float
        The value that a share ``p`` lies below.

    Raises
    ------
    ValueError
        If ``p`` is no probability or a number of degrees of freedom is not positive.

    Examples
    --------
    >>> round(f_quantile(0.95, 2, 10), 4)
    4.1028
    """
    p, df1, df2 = checks.probability("p", p), checks.positive("df1", df1), checks.positive("df2", df2)
    if p < 0.5:
        x = beta_quantile(p, 0.5 * df1, 0.5 * df2)
        return df2 / df1 * x / (1.0 - x)
    y = beta_quantile(1.0 - p, 0.5 * df2, 0.5 * df1)
    return df2 / df1 * (1.0 - y) / y


def chi_square_tail(x: float, df: float) -> float:
    """Return the area of the chi-square distribution above ``x``.

    Parameters
    ----------
    x : float
        Not negative.
    df : float
        Degrees of freedom, positive.

    Returns
    -------
    float
        P(χ² > x).

    Raises
    ------
    ValueError
        If ``x`` is negative or ``df`` is not positive.

    References
    ----------
    NIST Digital Library of Mathematical Functions, 8.2: Q(df/2, x/2).

    Examples
    --------
    >>> round(chi_square_tail(3.841459, 1), 6)
    0.05
    """
    if not x >= 0:
        raise ValueError(f"`x` must not be negative, got {x!r}")
    return incomplete_gamma(0.5 * checks.positive("df", df), 0.5 * float(x))[1]


def _squares_between(sizes: NDArray[np.int64], means: NDArray[np.float64]) -> float:
    center = float(sizes @ means) / float(sizes.sum())
    deviations = means - center
    center_error = float(sizes @ deviations) / float(sizes.sum())
    return float(sizes @ (deviations - center_error) ** 2)


def _ratio(between: float, within: float) -> float:
    if within > 0:
        return between / within
    return math.inf if between > 0 else math.nan
