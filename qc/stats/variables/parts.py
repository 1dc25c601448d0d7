"""Readings of different parts in one sequence: means, spreads, and whether the spreads differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.special import incomplete_beta
from qc.stats.variables.subgroups import as_readings
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSpread:
    """Mean and spread of one part.

    Attributes
    ----------
    part : object
        Its label.
    readings : int
        How many.
    mean : float
        Of its readings; NaN without any.
    sigma : float
        Standard deviation of its readings (divisor n − 1); NaN with fewer than 2.
    """

    part: object
    readings: int
    mean: float
    sigma: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadComparison:
    """Brown and Forsythe's test that all parts spread alike.

    Attributes
    ----------
    statistic : float
        F of the distances from each part's median.
    p_value : float
        Probability of such an F where all spreads are alike.
    """

    statistic: float
    p_value: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parts:
    """Readings with the part of each.

    Attributes
    ----------
    labels : tuple
        The parts in order of appearance.
    codes : (n,) int array
        Position of each reading's part in ``labels``.
    """

    labels: tuple[object, ...]
    codes: NDArray[np.intp]


def as_parts(values: ArrayLike, parts: ArrayLike) -> tuple[NDArray[np.float64], Parts]:
    """Return readings and their parts.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    parts : (n,) array-like
        A label for each.

    Returns
    -------
    tuple of array and Parts
        Both checked.

    Raises
    ------
    ValueError
        If they differ in length, there is none, or a reading is infinite.

    Examples
    --------
    >>> as_parts([10.1, 5.2, 10.0], ["pin", "cap", "pin"])[1].codes.tolist()
    [0, 1, 0]
    """
    x, names = as_readings(values), np.asarray(parts)
    if names.shape != x.shape or not x.size:
        raise ValueError(f"`parts` must label each of {x.size} readings, got shape {names.shape}")
    found, first, inverse = np.unique(names, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(order.size)
    return x, Parts(labels=tuple(found[order].tolist()), codes=rank[inverse])


def part_spreads(x: NDArray[np.float64], parts: Parts) -> tuple[PartSpread, ...]:
    """Return mean and standard deviation of every part.

    Parameters
    ----------
    x : (n,) float array
        Readings; NaN where one is missing.
    parts : Parts
        Of each.

    Returns
    -------
    tuple of PartSpread
        In order of appearance.

    Examples
    --------
    >>> x, parts = as_parts([1.0, 3.0, 7.0], ["a", "a", "b"])
    >>> [(s.part, s.readings, s.mean) for s in part_spreads(x, parts)]
    [('a', 2, 2.0), ('b', 1, 7.0)]
    """
    there = np.isfinite(x)
    codes, known = parts.codes[there], x[there]
    counts = np.bincount(codes, minlength=len(parts.labels))
    means = np.bincount(codes, known, counts.size) / np.where(counts > 0, counts, np.nan)
    squares = np.bincount(codes, (known - means[codes]) ** 2, counts.size)
    sigmas = np.sqrt(squares / np.where(counts > 1, counts - 1, np.nan))
    return tuple(
        PartSpread(part=label, readings=int(n), mean=float(mean), sigma=float(sigma))
        for label, n, mean, sigma in zip(parts.labels, counts, means, sigmas, strict=True)
    )


def compare_spreads(x: NDArray[np.float64], parts: Parts) -> SpreadComparison | None:
    """Test whether all parts spread alike (Brown and Forsythe): analysis of variance of |x − median of its part|.

    Parameters
    ----------
    x : (n,) float array
        Readings; NaN where one is missing.
    parts : Parts
        Of each; those with fewer than 3 readings are left out.

    Returns
    -------
    SpreadComparison or None
        None with fewer than two parts to compare, or without any spread.

    References
    ----------
    Brown and Forsythe, Journal of the American Statistical Association 69 (1974) 364-367; held against
    ``scipy.stats.levene(center="median")``.

    Examples
    --------
    >>> x, parts = as_parts([1, 2, 3, 4, 10, 20, 30, 45], ["a"] * 4 + ["b"] * 4)
    >>> round(compare_spreads(x, parts).p_value, 4)
    0.0344
    """
    there = np.isfinite(x) & (np.bincount(parts.codes[np.isfinite(x)], minlength=len(parts.labels)) > 2)[parts.codes]
    codes = np.unique(parts.codes[there], return_inverse=True)[1]
    counts = np.bincount(codes)
    if counts.size < 2:
        return None
    away = np.abs(x[there] - _medians(x[there], codes, counts)[codes])
    means = np.bincount(codes, away) / counts
    between = float(counts @ (means - away.mean()) ** 2)
    within = float(((away - means[codes]) ** 2).sum())
    if within == 0:
        return None
    upper, lower = counts.size - 1, away.size - counts.size
    f = (between / upper) / (within / lower)
    share = lower / (lower + upper * f)
    return SpreadComparison(statistic=f, p_value=incomplete_beta(lower / 2, upper / 2, share, 1 - share)[0])


def _medians(x: NDArray[np.float64], codes: NDArray[np.intp], counts: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the median of every group."""
    ordered = x[np.lexsort((x, codes))]
    starts = np.cumsum(counts) - counts
    middle: NDArray[np.float64] = 0.5 * (ordered[starts + (counts - 1) // 2] + ordered[starts + counts // 2])
    return middle
