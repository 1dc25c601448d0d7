"""Tool wear: subgroup means about a sloping centre line, reset at every tool change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.run_rules.rules import BEYOND_LIMITS
from qc.stats.variables.lines import fit_line, segment_starts
from qc.stats.variables.panels import about_line
from qc.stats.variables.sigma import estimate_from
from qc.stats.variables.subgroups import lay_out
from qc.stats.variables.wear_result import WearBaseline, WearChart
from qc.terms import Phase, PlottedStatistic, SigmaEstimator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.lines import Line
    from qc.stats.variables.subgroups import Subgroups


def tool_wear_phase_one(
    times: ArrayLike,
    values: ArrayLike,
    subgroup: ArrayLike,
    *,
    resets: Sequence[int] = (),
    estimator: SigmaEstimator = SigmaEstimator.UWAVE_R,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (BEYOND_LIMITS,),
) -> WearChart:
    """Establish a tool wear chart: limits parallel to the line through the subgroup means.

    The line is fitted to the means by least squares (weights n_i), one slope for all segments between resets
    and an intercept for each; the limits lie k σ_within/√n_i from it, σ_within from within the subgroups,
    which wear does not touch. `find_resets` finds resets that nobody wrote down.

    Parameters
    ----------
    times : (k,) array_like
        When each subgroup was made: unit number or hour.
    values : (n,) array_like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array_like
        The subgroup of each reading, as consecutive runs of 0, 1, 2, ….
    resets : sequence of int
        Index of the first subgroup after each tool change, ascending, above 0.
    estimator : SigmaEstimator
        How σ_within is estimated.
    sigma_multiple : float
        k.
    rules : sequence of Rule
        Run rules about the line.

    Returns
    -------
    WearChart
        Phase I.

    Raises
    ------
    ValueError
        If a subgroup has no reading, there is no spread, or too few subgroups for the line.

    References
    ----------
    Held against R's ``lm`` on the subgroup means with the mean range. ISO 7870-3 has acceptance limits for
    such a drift (`acceptance_chart`), not this line.

    Examples
    --------
    >>> readings = [10.0, 10.2, 10.1, 10.4, 10.4, 10.5, 10.0, 10.2, 10.3, 10.3]
    >>> codes = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    >>> chart = tool_wear_phase_one(range(5), readings, codes, resets=[3])
    >>> round(chart.baseline.slope, 4), chart.panel.limits.center.round(3).tolist()
    (0.18, [10.087, 10.267, 10.447, 10.11, 10.29])
    """
    groups, t = _subgroups(times, values, subgroup)
    changes = segment_starts(resets, t.size)
    means = groups.means()
    line = fit_line(t, means, groups.sizes.astype(np.float64), starts=(0, *changes))
    baseline = WearBaseline(
        intercept=line.intercepts[-1],
        slope=line.slope,
        start_level=float(line.fitted[line.starts[-1]]),
        sigma_within=estimate_from(groups, estimator=estimator).value,
        estimator=estimator,
        subgroups=t.size,
        readings=groups.values.size,
        sigma_multiple=sigma_multiple,
    )
    return _chart(groups, t, line.fitted, baseline, changes, line, rules)


def tool_wear_phase_two(
    times: ArrayLike,
    values: ArrayLike,
    subgroup: ArrayLike,
    *,
    baseline: WearBaseline,
    resets: Sequence[int] = (),
    start_level: float | None = None,
    rules: Sequence[Rule] = (BEYOND_LIMITS,),
) -> WearChart:
    """Hold subgroups against the slope and sigma of a baseline.

    Up to the first reset the baseline's line goes on; after each reset it starts again at ``start_level``.

    Parameters
    ----------
    times, values, subgroup, rules
        As for `tool_wear_phase_one`; times count on from those of Phase I unless the tool is new (a reset at
        0).
    baseline : WearBaseline
        From Phase I.
    resets : sequence of int
        Index of the first subgroup after each tool change, ascending; 0 if the first subgroup has a new tool.
    start_level : float or None
        Where the line starts after a reset; None for the baseline's own.

    Returns
    -------
    WearChart
        Phase II.

    Raises
    ------
    ValueError
        If a subgroup has no reading or resets are out of order.

    Examples
    --------
    >>> readings = [10.0, 10.2, 10.1, 10.4, 10.4, 10.5, 10.0, 10.2, 10.3, 10.3]
    >>> pilot = tool_wear_phase_one(range(5), readings, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4], resets=[3])
    >>> readings, codes = [10.4, 10.5, 10.0, 10.2], [0, 0, 1, 1]
    >>> chart = tool_wear_phase_two([5, 6], readings, codes, baseline=pilot.baseline, resets=[1])
    >>> chart.panel.limits.center.round(3).tolist()
    [10.47, 10.11]
    """
    groups, t = _subgroups(times, values, subgroup)
    changes = segment_starts(resets, t.size, lowest=0)
    level = baseline.start_level if start_level is None else checks.finite("start_level", start_level)
    since = np.searchsorted(np.asarray(changes, dtype=np.intp), np.arange(t.size), side="right") - 1
    origin = t[np.asarray(changes, dtype=np.intp)][since] if changes else t
    renewed = level + baseline.slope * (t - origin)
    center = np.where(since < 0, baseline.intercept + baseline.slope * t, renewed)
    return _chart(groups, t, center, baseline, changes, None, rules)


def _subgroups(times: ArrayLike, values: ArrayLike, subgroup: ArrayLike) -> tuple[Subgroups, NDArray[np.float64]]:
    """Return the subgroups, none of them empty, and their times."""
    groups = lay_out(values, subgroup)
    if (groups.sizes == 0).any():
        raise ValueError(f"`values` must hold a reading of every subgroup, got none of {int(groups.sizes.argmin())}")
    t = checks.sample("times", times).copy()  # the chart keeps them
    if t.size != groups.sizes.size:
        raise ValueError(f"`times` must be as many as the subgroups ({groups.sizes.size}), got {t.size}")
    return groups, t


def _chart(
    groups: Subgroups,
    t: NDArray[np.float64],
    center: NDArray[np.float64],
    baseline: WearBaseline,
    resets: tuple[int, ...],
    line: Line | None,
    rules: Sequence[Rule],
) -> WearChart:
    """Draw the chart."""
    width = baseline.sigma_multiple * baseline.sigma_within / np.sqrt(groups.sizes)
    plot, signals = about_line(PlottedStatistic.MEAN, groups.means(), center, width, rules)
    return WearChart(
        phase=Phase.TWO if line is None else Phase.ONE,
        baseline=baseline,
        line=line,
        resets=resets,
        times=t,
        sizes=groups.sizes,
        panel=plot,
        signals=signals,
    )
