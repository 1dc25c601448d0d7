"""Deviation-from-nominal charts: small runs of different parts of one process on one chart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.numerics import checks
from qc.stats.variables.parts import as_parts, compare_spreads, part_spreads
from qc.stats.variables.phases import chart_phase_one, chart_phase_two
from qc.terms import PlottedStatistic
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.parts import Parts, PartSpread, SpreadComparison
    from qc.stats.variables.result import Baseline, ChartResult
    from qc.terms import ChartKind, SigmaEstimator

_ALPHA = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DeviationChart:
    """A chart of deviations from nominal.

    Attributes
    ----------
    chart : ChartResult
        The chart of the deviations; single ones are named DEVIATION.
    spreads : tuple of PartSpread
        Mean deviation and spread of every part, in order of appearance.
    comparison : SpreadComparison or None
        Test that all parts spread alike; None where no two parts have three readings.
    spreads_differ : bool or None
        Whether it says at ``alpha`` that they do not: then one pair of limits is wrong for every part, and a
        Z-MR chart with a sigma for each part is the right one. None where it could not be judged.
    alpha : float
        Level of that test.
    """

    chart: ChartResult
    spreads: tuple[PartSpread, ...]
    comparison: SpreadComparison | None
    spreads_differ: bool | None
    alpha: float


def deviation_chart_phase_one(
    values: ArrayLike,
    parts: ArrayLike,
    subgroup: ArrayLike | None = None,
    *,
    nominals: Mapping[Any, float],
    kind: ChartKind,
    estimator: SigmaEstimator | None = None,
    rules: Sequence[Rule] = (),
    alpha: float = _ALPHA,
) -> DeviationChart:
    """Establish a chart of deviations x − nominal of the part, for parts of one process in small runs.

    Parameters
    ----------
    values : (n,) array_like
        Readings in production order; NaN where one is missing.
    parts : (n,) array_like
        The part of each reading.
    subgroup : (n,) int array_like or None
        As for ``chart_phase_one``; no subgroup may hold two parts.
    nominals : mapping
        Nominal value of every part.
    kind : ChartKind
        Which chart of the deviations.
    estimator, rules
        As for ``chart_phase_one``.
    alpha : float
        Level of the test that all parts spread alike (Brown and Forsythe).

    Returns
    -------
    DeviationChart
        Phase I.

    Raises
    ------
    ValueError
        If a part has no nominal, a subgroup holds two parts, or the readings do not allow the chart.

    References
    ----------
    Montgomery, Introduction to Statistical Quality Control, 7th ed., section 10.1.

    Examples
    --------
    >>> from qc.terms import ChartKind
    >>> values, parts = [50.0, 51.0, 49.5, 25.0, 24.5, 25.5], ["A"] * 3 + ["B"] * 3
    >>> result = deviation_chart_phase_one(values, parts, nominals={"A": 50.0, "B": 25.0}, kind=ChartKind.I_MR)
    >>> result.chart.location.values.tolist(), result.spreads_differ
    ([0.0, 1.0, -0.5, 0.0, -0.5, 0.5], False)
    """
    deviations, labelled = _deviations(values, parts, subgroup, nominals)
    chart = chart_phase_one(deviations, subgroup, kind=kind, estimator=estimator, rules=rules)
    return _describe(chart, deviations, labelled, checks.probability("alpha", alpha))


def deviation_chart_phase_two(
    values: ArrayLike,
    parts: ArrayLike,
    subgroup: ArrayLike | None = None,
    *,
    nominals: Mapping[Any, float],
    baseline: Baseline,
    rules: Sequence[Rule] = (),
    alpha: float = _ALPHA,
) -> DeviationChart:
    """Hold deviations from nominal against the limits of a baseline.

    Parameters
    ----------
    values, parts, subgroup, nominals, rules, alpha
        As for `deviation_chart_phase_one`.
    baseline : Baseline
        Of the chart of the deviations.

    Returns
    -------
    DeviationChart
        Phase II.

    Raises
    ------
    ValueError
        If a part has no nominal or a subgroup holds two parts.

    Examples
    --------
    >>> from qc.terms import ChartKind
    >>> values, parts = [50.0, 51.0, 49.5, 25.0, 24.5, 25.5], ["A"] * 3 + ["B"] * 3
    >>> pilot = deviation_chart_phase_one(values, parts, nominals={"A": 50.0, "B": 25.0}, kind=ChartKind.I_MR)
    >>> baseline = pilot.chart.baseline
    >>> result = deviation_chart_phase_two([30.2, 35.0], ["C", "C"], nominals={"C": 30.0}, baseline=baseline)
    >>> result.chart.location.values.round(3).tolist()
    [0.2, 5.0]
    """
    deviations, labelled = _deviations(values, parts, subgroup, nominals)
    chart = chart_phase_two(deviations, subgroup, baseline=baseline, rules=rules)
    return _describe(chart, deviations, labelled, checks.probability("alpha", alpha))


def _deviations(
    values: ArrayLike, parts: ArrayLike, subgroup: ArrayLike | None, nominals: Mapping[Any, float]
) -> tuple[NDArray[np.float64], Parts]:
    """Return deviations and parts."""
    x, labelled = as_parts(values, parts)
    missing = [label for label in labelled.labels if label not in nominals]
    if missing:
        raise ValueError(f"`nominals` must hold every part, got none for {missing}")
    if subgroup is not None:
        codes = np.asarray(subgroup)
        if codes.shape != x.shape:
            raise ValueError(f"`subgroup` must name one for each of {x.size} readings, got shape {codes.shape}")
        mixed = np.flatnonzero((np.diff(codes) == 0) & (np.diff(labelled.codes) != 0))
        if mixed.size:
            raise ValueError(f"`subgroup` must hold readings of one part, got two in subgroup {codes[mixed[0]]}")
    return x - np.array([nominals[label] for label in labelled.labels])[labelled.codes], labelled


def _describe(chart: ChartResult, deviations: NDArray[np.float64], parts: Parts, alpha: float) -> DeviationChart:
    """Name what is plotted and compare the spreads."""
    comparison = compare_spreads(deviations, parts)
    return DeviationChart(
        chart=_renamed(chart) if chart.location.statistic is PlottedStatistic.INDIVIDUAL else chart,
        spreads=part_spreads(deviations, parts),
        comparison=comparison,
        spreads_differ=None if comparison is None else comparison.p_value < alpha,
        alpha=alpha,
    )


def _renamed(chart: ChartResult) -> ChartResult:
    """Call single readings what they are: deviations."""
    signals = tuple(
        replace(s, statistic=PlottedStatistic.DEVIATION) if s.statistic is PlottedStatistic.INDIVIDUAL else s
        for s in chart.signals
    )
    return replace(chart, location=replace(chart.location, statistic=PlottedStatistic.DEVIATION), signals=signals)
