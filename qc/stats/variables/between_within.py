"""I-MR-R/S: three panels for processes whose subgroups differ more than the readings within them explain."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from qc.stats.variables.individuals import imr_chart, imr_chart_with_baseline
from qc.stats.variables.shewhart import xbar_chart, xbar_chart_with_baseline
from qc.terms import PlottedStatistic
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import Baseline, ChartResult, Panel, Signal
    from qc.terms import ChartKind, Phase, SigmaEstimator


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenWithinBaseline:
    """What Phase I of a between/within chart established.

    Attributes
    ----------
    between : Baseline
        Of the subgroup means taken as single readings: its centre line, and the sigma of their moving ranges.
    within : Baseline
        Of the readings in their subgroups.
    sigma_between : float
        Standard deviation of the subgroups' true means; 0 where the means differ no more than the readings
        explain.
    sigma_between_within : float
        Standard deviation of a reading from both sources.
    """

    between: Baseline
    within: Baseline
    sigma_between: float
    sigma_between_within: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BetweenWithinResult:
    """A between/within chart.

    Attributes
    ----------
    phase : Phase
        I: limits from these readings. II: limits from ``baseline``.
    baseline : BetweenWithinBaseline
        Where the limits come from.
    sizes : (k,) int array
        Readings in each subgroup.
    means, moving_ranges, dispersion : Panel
        Subgroup means, moving ranges of these, ranges or standard deviations within.
    signals : tuple of Signal
        Those of all panels, by point.
    """

    phase: Phase
    baseline: BetweenWithinBaseline
    sizes: NDArray[np.int64]
    means: Panel
    moving_ranges: Panel
    dispersion: Panel
    signals: tuple[Signal, ...]


def between_within_chart(
    values: ArrayLike,
    subgroup: ArrayLike,
    *,
    kind: ChartKind,
    estimator: SigmaEstimator | None = None,
    sigma_multiple: float = 3.0,
    rules: Sequence[Rule] = (),
) -> BetweenWithinResult:
    """Establish a between/within chart (I-MR-R/S) from the readings of Phase I.

    The means are charted as single readings: centre their plain mean, limits from σ_m = mean moving range /
    d2(2). σ_between² = max(0, σ_m² − σ_within² · mean(1/n_i)), and σ_between/within² is the sum of the two.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array-like
        The subgroup of each reading, as consecutive runs of 0, 1, 2, ….
    kind : {XBAR_R, XBAR_S}
        Whether the third panel shows ranges or standard deviations.
    estimator : SigmaEstimator, optional
        How σ within subgroups is estimated: by default the chart's own way.
    sigma_multiple : float
        Distance of the limits in standard errors.
    rules : sequence of Rule
        Run rules for the means; with any, the other panels are held against their limits.

    Returns
    -------
    BetweenWithinResult
        Phase I.

    Raises
    ------
    ValueError
        If there are fewer than 2 subgroups, or no spread within or between them.

    References
    ----------
    Janis, Is your process too good for its control limits?, ASQC Quality Congress Transactions 44 (1990)
    1006-1011; Minitab's page on I-MR-R/S, which for unequal subgroups takes 1/n at the commonest size: its
    sigma between then differs from this one.

    Examples
    --------
    >>> from qc.terms import ChartKind
    >>> readings, codes = [1, 3, 6, 8, 2, 2, 9, 7], [0, 0, 1, 1, 2, 2, 3, 3]
    >>> chart = between_within_chart(readings, codes, kind=ChartKind.XBAR_R)
    >>> round(chart.baseline.sigma_between, 4), round(chart.baseline.within.sigma_within, 4)
    (4.6321, 1.3293)
    """
    within = xbar_chart(values, subgroup, kind=kind, estimator=estimator, sigma_multiple=sigma_multiple, rules=rules)
    between = imr_chart(within.location.values, sigma_multiple=sigma_multiple, rules=rules)
    sizes = within.sizes[within.sizes > 0]
    noise = within.baseline.sigma_within**2
    excess = max(0.0, between.baseline.sigma_within**2 - noise * float((1 / sizes).mean()))
    baseline = BetweenWithinBaseline(
        between=between.baseline,
        within=within.baseline,
        sigma_between=math.sqrt(excess),
        sigma_between_within=math.sqrt(excess + noise),
    )
    return _join(within, between, baseline)


def between_within_chart_with_baseline(
    values: ArrayLike, subgroup: ArrayLike, *, baseline: BetweenWithinBaseline, rules: Sequence[Rule] = ()
) -> BetweenWithinResult:
    """Hold the readings of Phase II against the limits of a between/within baseline.

    Parameters
    ----------
    values, subgroup, rules
        As for ``between_within_chart``.
    baseline : BetweenWithinBaseline
        From Phase I. The limits of the means hold for subgroups of its sizes.

    Returns
    -------
    BetweenWithinResult
        Phase II.

    Raises
    ------
    ValueError
        If there is no reading.

    Examples
    --------
    >>> from qc.terms import ChartKind
    >>> readings, codes = [1, 3, 6, 8, 2, 2, 9, 7], [0, 0, 1, 1, 2, 2, 3, 3]
    >>> pilot = between_within_chart(readings, codes, kind=ChartKind.XBAR_R)
    >>> chart = between_within_chart_with_baseline([4, 6, 30, 31], [0, 0, 1, 1], baseline=pilot.baseline)
    >>> chart.means.values.tolist(), chart.means.limits.ucl.round(2).tolist()
    ([5.0, 30.5], [18.93, 18.93])
    """
    within = xbar_chart_with_baseline(values, subgroup, baseline=baseline.within, rules=rules)
    between = imr_chart_with_baseline(within.location.values, baseline=baseline.between, rules=rules)
    return _join(within, between, baseline)


def _join(within: ChartResult, between: ChartResult, baseline: BetweenWithinBaseline) -> BetweenWithinResult:
    """Take means and moving ranges from the one chart, the dispersion from the other."""
    named = {
        PlottedStatistic.INDIVIDUAL: PlottedStatistic.MEAN,
        PlottedStatistic.MOVING_RANGE: PlottedStatistic.MEAN_MOVING_RANGE,
    }
    signals = [replace(signal, statistic=named[signal.statistic]) for signal in between.signals]
    signals += [signal for signal in within.signals if signal.statistic is within.dispersion.statistic]
    return BetweenWithinResult(
        phase=within.phase,
        baseline=baseline,
        sizes=within.sizes,
        means=replace(between.location, statistic=PlottedStatistic.MEAN),
        moving_ranges=replace(between.dispersion, statistic=PlottedStatistic.MEAN_MOVING_RANGE),
        dispersion=within.dispersion,
        signals=tuple(sorted(signals, key=lambda signal: signal.point)),
    )
