"""What the two panels of a chart share: points measured by their own limits, and the signals of both."""

from __future__ import annotations

import math
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.run_rules.rules import BEYOND_LIMITS, find_signals
from qc.stats.variables.beyond import panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import Baseline, Panel, Signal
    from qc.terms import PlottedStatistic

_DECIMALS = 8  # arithmetic noise below this must not break a tie or push a point over a line
_LINE_DECIMALS = 10  # the same about a line, whose width is known and not a difference of limits


def zones(panel: Panel) -> NDArray[np.float64]:
    """Measure each point in thirds of the distance from the centre line to its own limit.

    With limits at 3 standard errors these are standard errors, so the zones of the run rules hold whatever
    the size of the subgroup; with other limits a point beyond 3 still lies beyond its limit.

    Parameters
    ----------
    panel : Panel
        Values with their limits.

    Returns
    -------
    (k,) float array
        Rounded to 8 decimals, so that two means equal but for arithmetic noise stay equal; NaN without a
        point.

    Examples
    --------
    >>> from qc.stats.variables.result import ControlLimits, Panel
    >>> from qc.terms import PlottedStatistic
    >>> limits = ControlLimits(lcl=np.array([0.0]), center=np.array([2.0]), ucl=np.array([8.0]))
    >>> zones(Panel(statistic=PlottedStatistic.RANGE, values=np.array([10.0]), limits=limits))
    array([4.])
    """
    limits = panel.limits
    away = panel.values - limits.center
    reach = np.where(away < 0, limits.center - limits.lcl, limits.ucl - limits.center)
    return np.round(3.0 * away / reach, _DECIMALS)


def about_line(
    statistic: PlottedStatistic,
    values: NDArray[np.float64],
    center: NDArray[np.float64],
    width: float | NDArray[np.float64],
    rules: Sequence[Rule],
) -> tuple[Panel, tuple[Signal, ...]]:
    """Return the panel whose limits lie ``width`` from a centre line of any course, and its signals."""
    thirds = np.round(3.0 * (values - center) / width, _LINE_DECIMALS)
    plot = panel(statistic, values, center - width, center, center + width)
    return plot, find_signals(thirds, rules=rules, statistic=statistic)


def check_baseline(baseline: Baseline, *, given: str) -> None:
    """Refuse a baseline that gives no limits.

    Parameters
    ----------
    baseline : Baseline
        Estimated or given.
    given : str
        The argument that it comes from, for the error.

    Raises
    ------
    ValueError
        If its standard deviation or its multiple is not positive.

    Examples
    --------
    >>> from qc.stats.variables.individuals import imr_chart
    >>> imr_chart([5.0, 5.0, 5.0])
    Traceback (most recent call last):
        ...
    ValueError: `values` must give a positive standard deviation, got 0.0
    """
    if not 0.0 < baseline.sigma_multiple < math.inf:
        raise ValueError(f"`sigma_multiple` must be positive, got {baseline.sigma_multiple}")
    if not 0.0 < baseline.sigma_within < math.inf:
        raise ValueError(f"`{given}` must give a positive standard deviation, got {baseline.sigma_within}")


def chart_signals(location: Panel, dispersion: Panel, rules: Sequence[Rule]) -> tuple[Signal, ...]:
    """Find the signals of both panels.

    Parameters
    ----------
    location, dispersion : Panel
        The two panels of a chart.
    rules : sequence of Rule
        For the location. The dispersion is only held against its limits, and not at all where there are no
        rules: the other rules' chances of a false alarm rest on a symmetric distribution, which ranges and
        standard deviations do not have, and neighbouring moving ranges share a reading.

    Returns
    -------
    tuple of Signal
        By point, location before dispersion, then in the order of the rules.

    Examples
    --------
    >>> from qc.stats.variables.individuals import imr_chart
    >>> chart = imr_chart([1, 2, 1, 2, 1])
    >>> chart_signals(chart.location, chart.dispersion, ())
    ()
    """
    if not rules:
        return ()
    found = find_signals(zones(location), rules=rules, statistic=location.statistic)
    found += find_signals(zones(dispersion), rules=(BEYOND_LIMITS,), statistic=dispersion.statistic)
    return tuple(sorted(found, key=attrgetter("point")))
