"""Estimators of the standard deviation within subgroups, each by its name."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.degrees_of_freedom import matched_df, moving_range_df
from qc.stats.variables.constants import c4, constants, d2, d3
from qc.stats.variables.subgroups import as_readings, lay_out
from qc.terms import SigmaEstimator
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.subgroups import Subgroups

SUBGROUP_ESTIMATORS = (
    SigmaEstimator.UWAVE_R,
    SigmaEstimator.MVLUE_R,
    SigmaEstimator.UWAVE_S,
    SigmaEstimator.MVLUE_S,
    SigmaEstimator.POOLED_S,
    SigmaEstimator.POOLED_S_OVER_C4,
)
INDIVIDUALS_ESTIMATORS = (SigmaEstimator.MR_BAR, SigmaEstimator.MEDIAN_MR, SigmaEstimator.OVERALL_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class SigmaEstimate:
    """An estimate of σ with its surname.

    Attributes
    ----------
    estimator : SigmaEstimator
        How it was estimated.
    value : float
        In the unit of the readings.
    degrees_of_freedom : float or None
        Of the χ distribution whose relative spread is the estimator's: exact for the pooled and the overall
        standard deviation, by matching the variance for the others, None for the median moving range.
    readings : int
        Readings that it rests on.
    """

    estimator: SigmaEstimator
    value: float
    degrees_of_freedom: float | None
    readings: int


def sigma_within(values: ArrayLike, subgroup: ArrayLike | None = None, *, estimator: SigmaEstimator) -> SigmaEstimate:
    """Estimate the standard deviation within subgroups.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array-like, optional
        The subgroup of each reading, as consecutive runs of 0, 1, 2, …. Subgroups of one reading are left
        out. Not used by ``mr_bar``, ``median_mr`` and ``overall_s``.
    estimator : SigmaEstimator
        Which.

    Returns
    -------
    SigmaEstimate
        The estimate, its degrees of freedom, and how many readings it rests on.

    Raises
    ------
    ValueError
        If no subgroup has two readings, or the readings have no two neighbours.

    Notes
    -----
    ``uwave_r`` and ``uwave_s`` are the plain means of R/d2 and s/c4; ``mvlue_r`` and ``mvlue_s`` weight them
    by (d2/d3)² and c4²/(1 − c4²); ``pooled_s`` is the root of the mean within variance and
    ``pooled_s_over_c4`` divides it by c4(ν + 1). A moving range with a missing reading is left out.

    References
    ----------
    Burr, I. W. (1969), Control charts for measurements with varying sample sizes, Journal of Quality
    Technology 1, 163-167: the weights. Held against qcc 2.7 for all of them.

    Examples
    --------
    >>> sigma_within([1, 2, 4, 6], [0, 0, 1, 1], estimator=SigmaEstimator.POOLED_S).value
    1.118033988749895
    """
    if estimator in INDIVIDUALS_ESTIMATORS:
        return _of_individuals(as_readings(values), estimator)
    if subgroup is None:
        raise ValueError(f"`subgroup` must be given for the estimator {estimator}, got None")
    return estimate_from(lay_out(values, subgroup), estimator=estimator)


def estimate_from(groups: Subgroups, *, estimator: SigmaEstimator) -> SigmaEstimate:
    """Estimate the standard deviation within subgroups that are already laid out.

    Parameters
    ----------
    groups : Subgroups
        Readings by subgroup.
    estimator : SigmaEstimator
        One of ``SUBGROUP_ESTIMATORS``.

    Returns
    -------
    SigmaEstimate
        The estimate, its degrees of freedom, and how many readings it rests on.

    Raises
    ------
    ValueError
        If no subgroup has two readings, or the estimator needs none.

    Examples
    --------
    >>> estimate = estimate_from(lay_out([1, 2, 4, 6], [0, 0, 1, 1]), estimator=SigmaEstimator.UWAVE_R)
    >>> round(estimate.value, 6), round(estimate.degrees_of_freedom, 2)
    (1.32934, 1.92)
    """
    if estimator not in _BY_SUBGROUP:
        raise ValueError(f"`estimator` must be one of {', '.join(SUBGROUP_ESTIMATORS)}, got {estimator}")
    usable = groups.sizes > 1
    if not usable.any():
        raise ValueError("`subgroup` must have a subgroup of at least 2 readings, got none")
    value, df = _BY_SUBGROUP[estimator](groups, usable)
    return SigmaEstimate(
        estimator=estimator, value=value, degrees_of_freedom=df, readings=int(groups.sizes[usable].sum())
    )


def by_size(constant: Callable[[int], float], sizes: NDArray[np.int64], *, least: int = 2) -> NDArray[np.float64]:
    """Look a constant up for every subgroup.

    Parameters
    ----------
    constant : callable
        Such as ``d2``.
    sizes : (k,) int array
        Readings in each subgroup, at least one subgroup.
    least : int
        Smallest size that has the constant.

    Returns
    -------
    (k,) float array
        The constant of each, NaN below ``least`` readings; not writable where all sizes are equal.

    Examples
    --------
    >>> by_size(c4, np.array([5, 1])).round(4)
    array([0.94,  nan])
    """

    def known(n: int) -> float:
        return constant(n) if n >= least else math.nan

    first = int(sizes[0])
    if (sizes == first).all():
        return np.broadcast_to(np.float64(known(first)), sizes.shape)
    present = np.flatnonzero(np.bincount(sizes))
    table = np.full(int(present[-1]) + 1, np.nan)
    table[present] = [known(int(n)) for n in present]
    return table[sizes]


def _plain_mean(unbiased: NDArray[np.float64], relative: NDArray[np.float64]) -> tuple[float, float]:
    """Mean of unbiased estimates, and the degrees of freedom from their relative variances."""
    return float(unbiased.mean()), matched_df(float(relative.sum()) / relative.size**2)


def _best_mean(unbiased: NDArray[np.float64], relative: NDArray[np.float64]) -> tuple[float, float]:
    """Mean of unbiased estimates weighted by one over their variances."""
    weights = 1.0 / relative
    total = float(weights.sum())
    return float(weights @ unbiased) / total, matched_df(1.0 / total)


def _from_ranges(groups: Subgroups, usable: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """R/d2 of each usable subgroup and its variance in σ²."""
    sizes = groups.sizes[usable]
    means = by_size(d2, sizes)
    return groups.ranges()[usable] / means, (by_size(d3, sizes) / means) ** 2


def _from_deviations(groups: Subgroups, usable: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """s/c4 of each usable subgroup and its variance in σ²."""
    means = by_size(c4, groups.sizes[usable])
    return groups.standard_deviations()[usable] / means, 1.0 / means**2 - 1.0


def _pooled(groups: Subgroups, usable: NDArray[np.bool_]) -> tuple[float, int]:
    """Root of the mean within variance, and its degrees of freedom."""
    df = int((groups.sizes[usable] - 1).sum())
    return math.sqrt(float(groups.squares()[usable].sum()) / df), df


def _pooled_over_c4(groups: Subgroups, usable: NDArray[np.bool_]) -> tuple[float, int]:
    """Divide the pooled standard deviation by its bias."""
    value, df = _pooled(groups, usable)
    return value / c4(df + 1), df


_BY_SUBGROUP: Mapping[SigmaEstimator, Callable[[Subgroups, NDArray[np.bool_]], tuple[float, float]]] = {
    SigmaEstimator.UWAVE_R: lambda groups, usable: _plain_mean(*_from_ranges(groups, usable)),
    SigmaEstimator.MVLUE_R: lambda groups, usable: _best_mean(*_from_ranges(groups, usable)),
    SigmaEstimator.UWAVE_S: lambda groups, usable: _plain_mean(*_from_deviations(groups, usable)),
    SigmaEstimator.MVLUE_S: lambda groups, usable: _best_mean(*_from_deviations(groups, usable)),
    SigmaEstimator.POOLED_S: _pooled,
    SigmaEstimator.POOLED_S_OVER_C4: _pooled_over_c4,
}


def _of_individuals(readings: NDArray[np.float64], estimator: SigmaEstimator) -> SigmaEstimate:
    """Estimate σ from single readings in their order."""
    present = readings[np.isfinite(readings)]
    value, df = _overall(present) if estimator is SigmaEstimator.OVERALL_S else _from_moving_ranges(readings, estimator)
    return SigmaEstimate(estimator=estimator, value=value, degrees_of_freedom=df, readings=present.size)


def _overall(present: NDArray[np.float64]) -> tuple[float, float]:
    """Root of the mean square about the mean, and its degrees of freedom."""
    if present.size < 2:
        raise ValueError(f"`values` must hold at least 2 readings, got {present.size}")
    return float(present.std(ddof=1)), present.size - 1.0


def _from_moving_ranges(readings: NDArray[np.float64], estimator: SigmaEstimator) -> tuple[float, float | None]:
    """Mean or median of the ranges of neighbours over what it is of standard normal readings."""
    ranges = np.abs(np.diff(readings))
    ranges = ranges[np.isfinite(ranges)]
    if ranges.size == 0:
        present = np.count_nonzero(np.isfinite(readings))
        raise ValueError(f"`values` must hold at least 2 neighbouring readings, got {present}")
    if estimator is SigmaEstimator.MEDIAN_MR:
        return float(np.median(ranges)) / constants(2).d4, None
    return float(ranges.mean()) / d2(2), moving_range_df(ranges.size)
