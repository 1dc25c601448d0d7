"""Do groups spread alike? Tests with and without the assumption of normal readings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.description.anova import chi_square_tail, one_way
from qc.stats.description.summary import mean_of, squares_about
from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

Center = Literal["mean", "median"]


_EPSILONS = 4.0  # of the largest reading: the error of a distance


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualVariance:
    """A test of equal spread.

    Attributes
    ----------
    method : str
        Whose test.
    sds : tuple of float
        Standard deviation of each group.
    statistic : float
        F or χ².
    df : tuple of int
        One number for χ², two for F.
    p_value : float
        Chance of a statistic at least as large if all groups spread alike.
    """

    method: str
    sds: tuple[float, ...]
    statistic: float
    df: tuple[int, ...]
    p_value: float


def levene(groups: Iterable[ArrayLike], *, center: Center = "median") -> EqualVariance:
    """Compare the spread of groups by the distances from their centres; normality is not assumed.

    Parameters
    ----------
    groups : iterable of (n_i,) array-likes
        At least two of at least two readings.
    center : {"median", "mean"}
        "median": Brown and Forsythe, which Minitab and NIST call Levene's test. "mean": Levene's own.

    Returns
    -------
    EqualVariance
        F of a one-way analysis of variance of the distances.

    Raises
    ------
    ValueError
        If a group is too small or not finite, or no distance varies within a group.

    References
    ----------
    NIST/SEMATECH e-Handbook 1.3.5.10: W = 1.7059 by the median for GEAR.DAT. R 4.2.2 agrees to 9 digits.

    Examples
    --------
    >>> round(levene([[1.0, 2.0, 4.0, 5.0], [2.8, 3.0, 3.1, 3.3], [2.0, 3.5, 4.0, 6.0]]).statistic, 4)
    4.1354
    """
    arrays = checks.groups("groups", groups, 2)
    middle = np.median if checks.choice("center", center, ("median", "mean")) == "median" else np.mean
    table = one_way([np.abs(group - middle(group)) for group in arrays])
    # Two readings lie equally far from their middle; what arithmetic leaves of that is no spread.
    rounding = _EPSILONS * np.finfo(np.float64).eps * max(float(np.abs(group).max()) for group in arrays)
    if table.ss_within <= (table.df_within + 1) * rounding**2:
        raise ValueError("`groups` must hold a group whose distances from its centre vary, got none (two never do)")
    return EqualVariance(
        method="Brown-Forsythe" if center == "median" else "Levene, by the mean",
        sds=_sds(arrays),
        statistic=table.f,
        df=(table.df_between, table.df_within),
        p_value=table.p_value,
    )


def bartlett(groups: Iterable[ArrayLike]) -> EqualVariance:
    """Compare the variances of groups of normal readings.

    Parameters
    ----------
    groups : iterable of (n_i,) array-likes
        At least two of at least two readings, each with some spread.

    Returns
    -------
    EqualVariance
        χ².

    Raises
    ------
    ValueError
        If a group is too small, does not vary, or is not finite.

    References
    ----------
    NIST/SEMATECH e-Handbook 1.3.5.7: 20.786 for GEAR.DAT. R 4.2.2 ``bartlett.test`` agrees to 9 digits.

    Examples
    --------
    >>> round(bartlett([[1.0, 2.0, 4.0, 5.0], [2.8, 3.0, 3.1, 3.3], [2.0, 3.5, 4.0, 6.0]]).statistic, 4)
    8.0027
    """
    arrays = checks.groups("groups", groups, 2)
    for index, group in enumerate(arrays):
        checks.spread(f"groups[{index}]", group)
    df = np.array([group.size - 1 for group in arrays], dtype=np.float64)
    sds = _sds(arrays)
    log_variances = 2.0 * np.log(sds)
    total = float(df.sum())
    pooled = math.log(float(df @ np.square(sds)) / total)
    correction = 1.0 + (float(np.sum(1.0 / df)) - 1.0 / total) / (3.0 * (len(arrays) - 1))
    statistic = (total * pooled - float(df @ log_variances)) / correction
    return EqualVariance(
        method="Bartlett",
        sds=sds,
        statistic=statistic,
        df=(len(arrays) - 1,),
        p_value=chi_square_tail(statistic, len(arrays) - 1),
    )


def fligner_killeen(groups: Iterable[ArrayLike]) -> EqualVariance:
    """Compare the spread of groups by normal scores of the ranked distances from their medians.

    Parameters
    ----------
    groups : iterable of (n_i,) array-likes
        At least two of at least two readings.

    Returns
    -------
    EqualVariance
        χ².

    Raises
    ------
    ValueError
        If a group is too small or not finite, or all distances are equal.

    References
    ----------
    R 4.2.2 ``fligner.test``: agrees to 9 digits.

    Examples
    --------
    >>> round(fligner_killeen([[1.0, 2.0, 4.0, 5.0], [2.8, 3.0, 3.1, 3.3], [2.0, 3.5, 4.0, 6.0]]).statistic, 4)
    5.0715
    """
    arrays = checks.groups("groups", groups, 2)
    distances = [np.abs(group - np.median(group)) for group in arrays]
    joined = np.concatenate(distances)
    if np.ptp(joined) == 0:
        raise ValueError(f"`groups` must lie at different distances from their medians, got only {float(joined[0])!r}")
    ranks = _ranks(joined)
    scores = np.array([normal_quantile(0.5 * (1.0 + rank / (joined.size + 1.0))) for rank in ranks.tolist()])
    parts = np.split(scores, np.cumsum([group.size for group in arrays])[:-1])
    between = sum(part.size * (part.mean() - scores.mean()) ** 2 for part in parts)
    statistic = float(between / scores.var(ddof=1))
    return EqualVariance(
        method="Fligner-Killeen",
        sds=_sds(arrays),
        statistic=statistic,
        df=(len(arrays) - 1,),
        p_value=chi_square_tail(statistic, len(arrays) - 1),
    )


def _sds(arrays: tuple[NDArray[np.float64], ...]) -> tuple[float, ...]:
    return tuple(math.sqrt(squares_about(group, mean_of(group)) / (group.size - 1)) for group in arrays)


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks from 1; equal values share the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    shared: NDArray[np.float64] = (last - 0.5 * (counts - 1.0))[inverse]
    return shared
