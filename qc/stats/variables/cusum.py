"""Tabular CUSUM: two sums of deviations from a target, with a head start if wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.variables.beyond import beyond_limits, panel
from qc.stats.variables.cusum_result import CusumChart, CusumDesign, CusumShift, CusumSide
from qc.terms import PlottedStatistic, Side

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.result import Signal

_BLOCK = 512  # points summed at once: long enough to be fast, short enough to lose no digits
_ROUNDING = 1e-9  # standard errors: a sum this near to 0 or to h is there
_STANDARD = CusumDesign()


def cusum_chart(
    values: ArrayLike,
    *,
    target: float,
    sigma: float,
    design: CusumDesign = _STANDARD,
    sizes: ArrayLike | None = None,
) -> CusumChart:
    """Compute a two-sided tabular CUSUM against a given target and sigma.

    With z_i = (x_i − target)/(σ/√n_i): C⁺_i = max(0, C⁺_(i−1) + z_i − k), C⁻_i = max(0, C⁻_(i−1) − z_i − k),
    both from the head start; a point signals if its sum is above h. In Phase I, target and sigma are those of
    a chart of the same readings (``ChartResult.baseline``); in Phase II, those of the baseline.

    Parameters
    ----------
    values : (k,) array_like
        Readings or subgroup means in production order, none missing.
    target, sigma : float
        Target, and standard deviation (above 0) of a single reading.
    design : CusumDesign
        k = 0.5, h = 5 without head start where nothing else is said.
    sizes : (k,) array_like of at least 1, or None
        Readings behind each value; None for single readings.

    Returns
    -------
    CusumChart
        Sums, counters, signals, estimated shifts.

    Raises
    ------
    ValueError
        If a value is missing or a parameter out of its domain.

    References
    ----------
    Montgomery, Introduction to Statistical Quality Control, 7th ed., section 9.1; Lucas and Crosier,
    Technometrics 24 (1982) 199-205; held against qcc 2.7.

    Examples
    --------
    >>> design = CusumDesign(reference=0.5, decision=4.0)
    >>> chart = cusum_chart([34.05, 34.40, 33.59, 35.96, 34.70], target=34.0, sigma=0.5, design=design)
    >>> chart.upper.panel.values.round(4).tolist()
    [0.0, 0.3, 0.0, 3.42, 4.32]
    >>> [(shift.point, shift.last_before, round(shift.mean, 2)) for shift in chart.upper.shifts]
    [(4, 2, 35.33)]
    """
    x = checks.sample("values", values)
    n = checks.sizes_of("sizes", sizes, x)
    target, sigma = checks.finite("target", target), checks.positive("sigma", sigma)
    z = (x - target) * np.sqrt(n) / sigma
    upper = _side(z, n, Side.ABOVE, design, target, sigma)
    lower = _side(-z, n, Side.BELOW, design, target, -sigma)
    return CusumChart(
        target=float(target),
        sigma=float(sigma),
        design=design,
        sizes=n,
        upper=upper,
        lower=lower,
        signals=tuple(sorted(upper.signals + lower.signals, key=lambda signal: signal.point)),
    )


def _side(
    z: NDArray[np.float64],
    n: NDArray[np.float64],
    side: Side,
    design: CusumDesign,
    target: float,
    sigma: float,
) -> CusumSide:
    """Compute one side; ``sigma`` is negative for the lower one."""
    sums = _sums(z - design.reference, design)
    ends = (sums == 0) | (sums > design.decision) if design.reset else sums == 0
    run = _run(sums, ends)
    statistic = PlottedStatistic.CUSUM_UPPER if side is Side.ABOVE else PlottedStatistic.CUSUM_LOWER
    plot = panel(statistic, sums, 0.0, 0.0, design.decision)
    signals = tuple(replace(s, side=side, first=s.point - int(run[s.point]) + 1) for s in beyond_limits(plot))
    first = [s for i, s in enumerate(signals) if design.reset or i == 0 or s.point > signals[i - 1].point + 1]
    roots = np.concatenate(([0.0], np.cumsum(np.sqrt(n))))
    shifts = tuple(_shift(s, float(sums[s.point]), roots, design, target, sigma) for s in first)
    return CusumSide(panel=plot, run=run, signals=signals, shifts=shifts)


def _shift(
    signal: Signal, total: float, roots: NDArray[np.float64], design: CusumDesign, target: float, sigma: float
) -> CusumShift:
    """Estimate the mean since the sum left 0: (N k + C)/Σ√n, which for equal sizes is (k + C/N)/√n."""
    points = signal.point - signal.first + 1
    per_root = (points * design.reference + total) / float(roots[signal.point + 1] - roots[signal.first])
    return CusumShift(
        side=signal.side,
        point=signal.point,
        last_before=signal.first - 1,
        mean=target + sigma * per_root,
    )


def _sums(steps: NDArray[np.float64], design: CusumDesign) -> NDArray[np.float64]:
    """Return C_i = max(0, C_(i−1) + step_i): a walk less its lowest level below 0 so far, block by block."""
    out = np.empty_like(steps)
    first, level = 0, design.headstart
    while first < steps.size:
        walk = level + np.cumsum(steps[first : first + _BLOCK])
        sums = _snapped(walk - np.minimum(np.minimum.accumulate(walk), 0.0), design.decision)
        over = np.flatnonzero(sums > design.decision) if design.reset else np.empty(0, dtype=np.intp)
        stop = int(over[0]) + 1 if over.size else sums.size
        out[first : first + stop] = sums[:stop]
        level = design.headstart if over.size else float(sums[-1])
        first += stop
    return out


def _snapped(sums: NDArray[np.float64], decision: float) -> NDArray[np.float64]:
    """Put sums that differ from 0 or from the decision interval by rounding alone onto it."""
    sums[sums < _ROUNDING] = 0.0
    sums[np.abs(sums - decision) < _ROUNDING] = decision
    return sums


def _run(sums: NDArray[np.float64], ends: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for every point how many points the sum has been above 0, since the last end before it."""
    index = np.arange(sums.size)
    last = np.concatenate(([-1], np.maximum.accumulate(np.where(ends, index, -1))[:-1]))
    return np.where(sums > 0, index - last, 0)
