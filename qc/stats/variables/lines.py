"""A straight line through points by least squares: what a slow drift is measured with."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import student_t_p_value
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One slope and, after each reset, a new intercept.

    Attributes
    ----------
    slope : float
        Change per unit of time.
    slope_se, slope_t, slope_p : float
        Its standard error, their ratio, and the two-sided p-value of Student's t.
    intercepts : tuple of float
        Value at time 0 of every segment between resets.
    starts : tuple of int
        Index of the first point of every segment; the first is 0.
    residual_sd : float
        Standard deviation about the line, per unit weight: √(Σ w r² / degrees of freedom).
    degrees_of_freedom : int
        Points less segments less 1.
    r_squared : float
        Share of the variation (within segments) that the slope explains.
    fitted : (k,) float array
        The line at every point.
    """

    slope: float
    slope_se: float
    slope_t: float
    slope_p: float
    intercepts: tuple[float, ...]
    starts: tuple[int, ...]
    residual_sd: float
    degrees_of_freedom: int
    r_squared: float
    fitted: NDArray[np.float64]


def fit_line(t: ArrayLike, y: ArrayLike, w: ArrayLike, *, starts: Sequence[int] = (0,)) -> Line:
    """Fit one slope and an intercept for each segment by weighted least squares.

    slope = Σ w (t − t̄)(y − ȳ) / Σ w (t − t̄)², the means those of each point's own segment.

    Parameters
    ----------
    t, y, w : (k,) array_like
        Times, values, weights (above 0).
    starts : sequence of int
        Index of the first point of every segment, ascending from 0.

    Returns
    -------
    Line
        Slope, intercepts, and how well they fit.

    Raises
    ------
    ValueError
        If no segment has two times, there are too few points, or all lie on the line.

    References
    ----------
    Draper and Smith, Applied Regression Analysis, 3rd ed., chapter 1; held against R's ``lm``.

    Examples
    --------
    >>> line = fit_line(np.arange(4.0), np.array([1.0, 3.0, 4.0, 6.0]), np.ones(4))
    >>> round(line.slope, 4), round(line.intercepts[0], 4), round(line.slope_p, 4)
    (1.6, 1.1, 0.0077)
    """
    times, values, weights = (checks.sample(name, column, 1) for name, column in (("t", t), ("y", y), ("w", w)))
    for name, column in (("y", values), ("w", weights)):
        if column.size != times.size:
            raise ValueError(f"`{name}` must hold one number for each of {times.size} points, got {column.size}")
    if weights.min() <= 0:
        raise ValueError(f"`w` must lie above 0, got {float(weights.min())!r}")
    return _weighted_line(times, values, weights, np.asarray(starts))


def _weighted_line(
    t: NDArray[np.float64], y: NDArray[np.float64], w: NDArray[np.float64], first: NDArray[np.int64]
) -> Line:
    """Fit the line to columns that are as they must be."""
    segment = np.repeat(np.arange(first.size), np.diff(first, append=t.size))
    total = np.bincount(segment, w)
    t_mean, y_mean = np.bincount(segment, w * t) / total, np.bincount(segment, w * y) / total
    t_off, y_off = t - t_mean[segment], y - y_mean[segment]
    sxx, syy = float((w * t_off * t_off).sum()), float((w * y_off * y_off).sum())
    freedom = t.size - first.size - 1
    if sxx == 0 or freedom < 1:
        raise ValueError(f"`times` must hold at least {first.size + 2} points at different times, got {t.size}")
    slope = float((w * t_off * y_off).sum()) / sxx
    residual = y_off - slope * t_off
    residual_sd = math.sqrt(float((w * residual * residual).sum()) / freedom)
    if residual_sd <= 1e-12 * math.sqrt(syy / freedom):
        raise ValueError("`values` must scatter about the line, got all on it: the limits have no width")
    slope_se = residual_sd / math.sqrt(sxx)
    return Line(
        slope=slope,
        slope_se=slope_se,
        slope_t=slope / slope_se,
        slope_p=student_t_p_value(slope / slope_se, freedom),
        intercepts=tuple((y_mean - slope * t_mean).tolist()),
        starts=tuple(int(start) for start in first),
        residual_sd=residual_sd,
        degrees_of_freedom=freedom,
        r_squared=1 - residual_sd**2 * freedom / syy,
        fitted=y - residual,
    )


def segment_starts(resets: Sequence[int], points: int, lowest: int = 1) -> tuple[int, ...]:
    """Return checked resets.

    Parameters
    ----------
    resets : sequence of int
        Index of the first point after each reset.
    points : int
        Points in all.
    lowest : int
        Lowest index that makes sense.

    Returns
    -------
    tuple of int
        The same.

    Raises
    ------
    ValueError
        If they do not ascend from ``lowest`` to the last point.

    Examples
    --------
    >>> segment_starts([4, 9], 12)
    (4, 9)
    """
    changes = tuple(int(reset) for reset in resets)
    if any(b <= a for a, b in pairwise((lowest - 1, *changes, points))):
        raise ValueError(f"`resets` must ascend from {lowest} to {points - 1}, got {changes}")
    return changes
