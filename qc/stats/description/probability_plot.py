"""Where the ordered readings stand on probability paper."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import beta_quantile, normal_quantile
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

Position = Literal["blom", "filliben", "hazen", "weibull", "benard", "median-rank"]

POSITIONS: tuple[Position, ...] = ("blom", "filliben", "hazen", "weibull", "benard", "median-rank")
_OFFSETS = {"blom": 0.375, "hazen": 0.5, "weibull": 0.0, "benard": 0.3}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProbabilityPlot:
    """A normal probability plot.

    Attributes
    ----------
    position : str
        Whose plotting positions.
    values : (n,) float array
        The readings in order.
    probabilities : (n,) float array
        Their plotting positions.
    quantiles : (n,) float array
        The standard normal quantiles of the positions.
    correlation : float
        Of values and quantiles; 1 for readings that lie on a line. With Filliben's positions it is his test statistic.
    """

    position: Position
    values: Floats
    probabilities: Floats
    quantiles: Floats
    correlation: float


def plotting_positions(n: int, position: Position = "blom") -> Floats:
    """Return the shares at which n ordered readings are plotted.

    Parameters
    ----------
    n : int
        Readings, at least 1.
    position : str
        One of ``POSITIONS``. ``blom`` (i - 3/8)/(n + 1/4); ``hazen`` (i - 1/2)/n; ``weibull`` i/(n + 1); ``benard``
        (i - 0.3)/(n + 0.4); ``filliben`` (i - 0.3175)/(n + 0.365) with the median of the extreme readings at both ends;
        ``median-rank`` the exact median of the i-th of n uniform readings.

    Returns
    -------
    (n,) float array
        Rising, symmetric about one half.

    Raises
    ------
    ValueError
        If n is below 1 or the position is unknown.

    References
    ----------
    NIST/SEMATECH e-Handbook 1.3.3.21 (Filliben). R 4.2.2 ``ppoints`` (Blom up to 10 readings, Hazen above).

    Examples
    --------
    >>> plotting_positions(4, "hazen").tolist()
    [0.125, 0.375, 0.625, 0.875]
    """
    count = checks.count("n", n)
    checks.choice("position", position, POSITIONS)
    ranks = np.arange(1.0, count + 1.0)
    if position == "median-rank":
        return np.array([beta_quantile(0.5, rank, count + 1.0 - rank) for rank in ranks.tolist()])
    if position == "filliben":
        found: Floats = (ranks - 0.3175) / (count + 0.365)
        found[-1] = 0.5 ** (1.0 / count)
        found[0] = 1.0 - found[-1]
        return found
    offset = _OFFSETS[position]
    positions: Floats = (ranks - offset) / (count + 1.0 - 2.0 * offset)
    return positions


def probability_plot(values: ArrayLike, *, position: Position = "blom") -> ProbabilityPlot:
    """Prepare a normal probability plot.

    Parameters
    ----------
    values : (n,) array-like
        At least 3 finite readings, not all equal.
    position : str
        One of ``POSITIONS``.

    Returns
    -------
    ProbabilityPlot
        Points, and how well they lie on a line.

    Raises
    ------
    ValueError
        If there are too few readings, one is not finite, or they do not vary.

    Examples
    --------
    >>> plot = probability_plot([10.2, 9.8, 10.0, 10.1, 9.9])
    >>> plot.values.tolist(), round(plot.correlation, 4)
    ([9.8, 9.9, 10.0, 10.1, 10.2], 0.9979)
    """
    ordered = np.sort(checks.spread("values", checks.sample("values", values, 3)))
    probabilities = plotting_positions(ordered.size, position)
    quantiles = np.array([normal_quantile(p) for p in probabilities.tolist()])
    deviations, scores = ordered - ordered.mean(), quantiles - quantiles.mean()
    norms = math.sqrt(float(deviations @ deviations) * float(scores @ scores))
    return ProbabilityPlot(
        position=position,
        values=ordered,
        probabilities=probabilities,
        quantiles=quantiles,
        correlation=float(deviations @ scores) / norms,
    )
