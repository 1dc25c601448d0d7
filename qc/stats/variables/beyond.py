"""Points beyond limits, for charts whose points depend on each other: run rules do not apply to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.variables.result import ControlLimits, Panel, Signal
from qc.terms import RuleSet, Side

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.terms import PlottedStatistic


def beyond_limits(panel: Panel) -> tuple[Signal, ...]:
    """Return a signal for every plotted value outside its control limits; a value on a limit is inside.

    Parameters
    ----------
    panel : Panel
        Values and limits; NaN values never signal.

    Returns
    -------
    tuple of Signal
        By point; each window is its single point.

    Examples
    --------
    >>> import numpy as np
    >>> from qc.terms import PlottedStatistic
    >>> values = np.array([0.0, 4.0, 3.0, -9.0])
    >>> [(s.point, s.side.value) for s in beyond_limits(panel(PlottedStatistic.EWMA, values, -3.0, 0.0, 3.0))]
    [(1, 'above'), (3, 'below')]
    """
    above = panel.values > panel.limits.ucl
    points = np.flatnonzero(above | (panel.values < panel.limits.lcl))
    return tuple(
        Signal(
            rule=RuleSet.BEYOND_LIMITS.value,
            statistic=panel.statistic,
            point=int(point),
            first=int(point),
            side=Side.ABOVE if above[point] else Side.BELOW,
        )
        for point in points
    )


def panel(
    statistic: PlottedStatistic,
    values: NDArray[np.float64],
    lcl: ArrayLike,
    center: ArrayLike,
    ucl: ArrayLike,
) -> Panel:
    """Return a panel whose limits are one number each, or one for every point.

    Parameters
    ----------
    statistic : PlottedStatistic
        What is plotted.
    values : (k,) float array
        The plotted values.
    lcl, center, ucl : float or (k,) array_like
        Its control limits.

    Returns
    -------
    Panel
        With limits of the shape of ``values``.
    """
    lower, middle, upper = (
        np.array(np.broadcast_to(line, values.shape), dtype=np.float64) for line in (lcl, center, ucl)
    )
    return Panel(statistic=statistic, values=values, limits=ControlLimits(lcl=lower, center=middle, ucl=upper))
