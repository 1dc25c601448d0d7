"""Charts of single readings and their moving ranges: Phase I establishes limits, Phase II only uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.variables.constants import d2, d3
from qc.stats.variables.panels import chart_signals, check_baseline
from qc.stats.variables.result import Baseline, ChartResult, ControlLimits, Panel
from qc.stats.variables.sigma import INDIVIDUALS_ESTIMATORS, sigma_within
from qc.stats.variables.subgroups import as_readings
from qc.terms import ChartKind, Phase, PlottedStatistic, SigmaEstimator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule


def imr_chart(
    values: ArrayLike,
    *,
    estimator: SigmaEstimator | None = None,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (),
) -> ChartResult:
    """Establish an I-MR chart from the readings of Phase I.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing, which leaves out both moving ranges beside it.
    estimator : SigmaEstimator, optional
        ``mr_bar`` (the default), ``median_mr`` or ``overall_s``.
    sigma_multiple : float
        Distance of the limits from the centre line in standard errors, positive.
    rules : sequence of Rule
        Run rules for the readings. With any, the moving ranges are held against their limits.

    Returns
    -------
    ChartResult
        Baseline, both panels, and all signals. The first moving range is NaN: each stands at the later
        reading.

    Raises
    ------
    ValueError
        If there are no two neighbouring readings, or they do not vary.

    References
    ----------
    Montgomery, D. C., Introduction to Statistical Quality Control: aircraft primer viscosity. Held against
    qcc 2.7.

    Examples
    --------
    >>> chart = imr_chart([33.75, 33.05, 34.00, 33.81, 33.46, 34.02])
    >>> round(chart.baseline.sigma_within, 4)
    0.4874
    """
    readings = as_readings(values)
    chosen = estimator or SigmaEstimator.MR_BAR
    if chosen not in INDIVIDUALS_ESTIMATORS:
        raise ValueError(f"`estimator` must be one of {', '.join(INDIVIDUALS_ESTIMATORS)}, got {chosen}")
    estimate = sigma_within(readings, estimator=chosen)
    baseline = Baseline(
        chart=ChartKind.I_MR,
        center=float(np.nanmean(readings)),
        sigma_within=estimate.value,
        estimator=chosen,
        subgroups=estimate.readings,
        readings=estimate.readings,
        sigma_multiple=sigma_multiple,
        sigma_within_df=estimate.degrees_of_freedom,
    )
    check_baseline(baseline, given="values")
    return _chart(readings, baseline, Phase.ONE, rules)


def imr_chart_with_baseline(values: ArrayLike, *, baseline: Baseline, rules: Sequence[Rule] = ()) -> ChartResult:
    """Hold the single readings of Phase II against the limits that a baseline gives.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    baseline : Baseline
        What Phase I established, for ``i-mr``.
    rules : sequence of Rule
        As for ``imr_chart``.

    Returns
    -------
    ChartResult
        Both panels with the baseline's limits, and all signals.

    Raises
    ------
    ValueError
        If the baseline belongs to another chart, or there is no reading.

    Examples
    --------
    >>> pilot = imr_chart([33.75, 33.05, 34.00, 33.81, 33.46, 34.02])
    >>> chart = imr_chart_with_baseline([33.8, 33.6], baseline=pilot.baseline)
    >>> chart.dispersion.values.round(2)
    array([nan, 0.2])
    """
    if baseline.chart is not ChartKind.I_MR:
        raise ValueError(f"`baseline` must belong to an i-mr chart, got {baseline.chart}")
    check_baseline(baseline, given="baseline")
    readings = as_readings(values)
    if not np.isfinite(readings).any():
        raise ValueError("`values` must hold at least one reading, got none")
    return _chart(readings, baseline, Phase.TWO, rules)


def _chart(readings: NDArray[np.float64], baseline: Baseline, phase: Phase, rules: Sequence[Rule]) -> ChartResult:
    """Put values and limits together and look for signals."""
    sigma, reach = baseline.sigma_within, baseline.sigma_multiple
    moving = np.abs(np.diff(readings, prepend=np.nan))
    low, high = max(0.0, d2(2) - reach * d3(2)), d2(2) + reach * d3(2)
    center = baseline.center
    location = Panel(
        statistic=PlottedStatistic.INDIVIDUAL,
        values=readings.copy(),  # the caller's own may change
        limits=_level(readings.size, center - reach * sigma, center, center + reach * sigma),
    )
    dispersion = Panel(
        statistic=PlottedStatistic.MOVING_RANGE,
        values=moving,
        limits=_level(readings.size, low * sigma, d2(2) * sigma, high * sigma),
    )
    return ChartResult(
        kind=ChartKind.I_MR,
        phase=phase,
        baseline=baseline,
        sizes=np.isfinite(readings).astype(np.int64),
        location=location,
        dispersion=dispersion,
        signals=chart_signals(location, dispersion, rules),
    )


def _level(points: int, lcl: float, center: float, ucl: float) -> ControlLimits:
    """Limits that are the same for every point."""
    low, middle, high = (np.broadcast_to(np.float64(level), points) for level in (lcl, center, ucl))
    return ControlLimits(lcl=low, center=middle, ucl=high)
