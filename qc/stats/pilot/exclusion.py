"""Points left out of Phase I: only with a cause, only so many, and each of them on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics.checks import count
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from qc.stats.variables.result import Baseline, ChartResult, Signal

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A point that shall not count.

    Attributes
    ----------
    point : int
        Subgroup, or reading of an I-MR chart, from 0.
    cause : str
        What was found to have gone wrong: without a cause no point is left out.
    """

    point: int
    cause: str

    def __post_init__(self) -> None:
        count("point", self.point, 0)
        if not self.cause.strip():
            raise ValueError(f"`cause` must say what went wrong at point {self.point}, got {self.cause!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedExclusion:
    """What leaving a point out did.

    Attributes
    ----------
    point : int
        Subgroup or reading, from 0.
    cause : str
        As given.
    readings : int
        How many went with it.
    signals : tuple of Signal
        The point's own, on the chart that it was taken from; empty where it was within its limits.
    before, after : Baseline
        What the limits came from, with the point and without it.
    """

    point: int
    cause: str
    readings: int
    signals: tuple[Signal, ...]
    before: Baseline
    after: Baseline


def exclude(
    values: Floats,
    subgroup: Ints,
    *,
    exclusions: Sequence[Exclusion],
    largest_share: float,
    charted: Callable[[Floats], ChartResult],
) -> tuple[Floats, ChartResult, tuple[LoggedExclusion, ...]]:
    """Leave points out one by one, and chart what remains after each.

    Parameters
    ----------
    values : (n,) float array
        Readings; NaN where one is missing.
    subgroup : (n,) int array
        The point of each reading.
    exclusions : sequence of Exclusion
        In the order in which they are made.
    largest_share : float
        Of the points with readings that may be left out at most.
    charted : callable
        The Phase I chart of readings.

    Returns
    -------
    (n,) float array
        The readings with NaN in the place of what was left out.
    ChartResult
        Their chart.
    tuple of LoggedExclusion
        One for each exclusion.

    Raises
    ------
    ValueError
        If there are too many, a point is named twice, or it has no reading.

    Examples
    --------
    >>> from qc.stats.variables.individuals import imr_chart
    >>> x = np.array([5.0, 7.0, 6.0, 19.0, 5.0, 7.0, 6.0, 5.0, 6.0, 7.0])
    >>> dropped = [Exclusion(point=3, cause="gauge fell")]
    >>> log = exclude(x, np.arange(10), exclusions=dropped, largest_share=0.1, charted=imr_chart)[2]
    >>> log[0].before.center, log[0].after.center
    (7.3, 6.0)
    """
    _check_number(values, subgroup, exclusions, largest_share)
    left, chart, log = values.copy(), charted(values), []
    for exclusion in exclusions:
        own = (subgroup == exclusion.point) & np.isfinite(left)
        if not own.any():
            raise ValueError(f"`exclusions` must name points with readings once each, got {exclusion.point}")
        left[own] = np.nan
        before, chart = chart, charted(left)
        log.append(
            LoggedExclusion(
                point=exclusion.point,
                cause=exclusion.cause,
                readings=int(own.sum()),
                signals=tuple(signal for signal in before.signals if signal.point == exclusion.point),
                before=before.baseline,
                after=chart.baseline,
            )
        )
    return left, chart, tuple(log)


def _check_number(values: Floats, subgroup: Ints, exclusions: Sequence[Exclusion], largest_share: float) -> None:
    """Refuse more exclusions than the stated share of the points that have readings."""
    points = np.unique(subgroup[np.isfinite(values)]).size
    most = int(largest_share * points + 1e-9)
    if len(exclusions) > most:
        raise ValueError(
            f"`exclusions` must be at most {largest_share:.0%} of {points} points, {most}, got {len(exclusions)}"
        )
