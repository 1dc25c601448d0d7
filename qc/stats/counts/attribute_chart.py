"""What the charts for counts share: baseline, result, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.run_rules.rules import find_signals
from qc.stats.variables.beyond import panel
from qc.terms import AttributeChart, PlottedStatistic
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rules import Rule
    from qc.stats.variables.result import Panel, Signal
    from qc.terms import Phase

_DECIMALS = 10  # arithmetic noise below this must not push a point over a line
_UNITS = (AttributeChart.P, AttributeChart.NP, AttributeChart.LANEY_P)
_PLOTTED = {
    AttributeChart.P: PlottedStatistic.PROPORTION,
    AttributeChart.NP: PlottedStatistic.NONCONFORMING,
    AttributeChart.C: PlottedStatistic.NONCONFORMITIES,
    AttributeChart.U: PlottedStatistic.RATE,
    AttributeChart.LANEY_P: PlottedStatistic.PROPORTION,
    AttributeChart.LANEY_U: PlottedStatistic.RATE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeBaseline:
    """What Phase I of a chart for counts established.

    Attributes
    ----------
    chart : AttributeChart
        The chart that it belongs to.
    center : float
        Proportion nonconforming (p, np, p′), nonconformities per sample (c) or per unit (u, u′).
    subgroups : int
        Samples that it rests on.
    inspected : float
        Sum of their sizes; the number of samples for c.
    sigma_z : float
        Spread of the standardized counts between samples; 1 but for Laney's charts.
    sigma_multiple : float
        Distance of the limits from the centre line in standard errors.
    """

    chart: AttributeChart
    center: float
    subgroups: int
    inspected: float
    sigma_z: float = 1.0
    sigma_multiple: float = 3.0

    def __post_init__(self) -> None:
        for name in ("center", "sigma_z", "sigma_multiple"):
            checks.positive(name, getattr(self, name))
        if self.chart in _UNITS:
            checks.probability("center", self.center)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AttributeChartResult:
    """A control chart for counts.

    Attributes
    ----------
    chart : AttributeChart
        Which one.
    phase : Phase
        I: limits from these counts. II: limits from ``baseline``.
    baseline : AttributeBaseline
        Where the limits come from.
    counts, sizes : (k,) float arrays
        What was counted, and in how much; sizes are 1 for c.
    z : (k,) float array
        Plotted values in binomial or Poisson standard errors from the centre line.
    panel : Panel
        Plotted values and limits. The lower limit is never below 0, the upper of p and np never above all.
    signals : tuple of Signal
        All of them, by point, then rule.
    """

    chart: AttributeChart
    phase: Phase
    baseline: AttributeBaseline
    counts: NDArray[np.float64]
    sizes: NDArray[np.float64]
    z: NDArray[np.float64]
    panel: Panel
    signals: tuple[Signal, ...]


def pooled_baseline(
    counts: ArrayLike, sizes: ArrayLike | None, *, chart: AttributeChart, sigma_multiple: float
) -> AttributeBaseline:
    """Return the centre line Σx / Σn of at least two samples, without spread between them.

    Parameters
    ----------
    counts, sizes, chart, sigma_multiple
        As in `attribute_chart_phase_one`.

    Returns
    -------
    AttributeBaseline
        With ``sigma_z`` 1.

    Raises
    ------
    ValueError
        As in `attribute_chart_phase_one`.
    """
    x, n = _counts(counts, sizes, chart, minimum=2)
    center = float(x.sum() / n.sum())
    if center == 0 or (chart in _UNITS and center == 1):
        raise ValueError(
            f"`counts` must not be all none or all nonconforming, got {center:.0%}: the limits have no width"
        )
    multiple = checks.positive("sigma_multiple", sigma_multiple)
    return AttributeBaseline(
        chart=chart, center=center, subgroups=x.size, inspected=float(n.sum()), sigma_multiple=multiple
    )


def attribute_chart(
    counts: ArrayLike,
    sizes: ArrayLike | None,
    *,
    baseline: AttributeBaseline,
    phase: Phase,
    rules: Sequence[Rule],
) -> AttributeChartResult:
    """Draw the chart of a baseline: shared by both phases and by Laney's charts.

    Parameters
    ----------
    counts, sizes, rules
        As in `attribute_chart_phase_one`.
    baseline : AttributeBaseline
        Which chart, its centre line and its spread.
    phase : Phase
        What the result is called.

    Returns
    -------
    AttributeChartResult
        Plotted values, limits, signals.

    Raises
    ------
    ValueError
        As in `attribute_chart_phase_one`.
    """
    chart = baseline.chart
    x, n = _counts(counts, sizes, chart, minimum=1)
    center, error = _center_and_error(chart, baseline.center, n)
    values = x if chart in (AttributeChart.NP, AttributeChart.C) else x / n
    width = baseline.sigma_multiple * baseline.sigma_z * error
    ceiling = n if chart is AttributeChart.NP else 1.0 if chart in _UNITS else np.inf
    z = (values - center) / error
    thirds = np.round(3.0 * z / (baseline.sigma_multiple * baseline.sigma_z), _DECIMALS)
    plot = panel(_PLOTTED[chart], values, np.maximum(center - width, 0.0), center, np.minimum(center + width, ceiling))
    return AttributeChartResult(
        chart=chart,
        phase=phase,
        baseline=baseline,
        counts=x,
        sizes=n,
        z=z,
        panel=plot,
        signals=find_signals(thirds, rules=rules, statistic=_PLOTTED[chart]),
    )


def _center_and_error(
    chart: AttributeChart, center: float, n: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return centre line and standard error of every point: binomial or Poisson."""
    per_unit = center * (1 - center) if chart in _UNITS else center
    if chart is AttributeChart.NP:
        return n * center, np.sqrt(n * per_unit)
    return np.full_like(n, center), np.sqrt(per_unit / n)


def _counts(
    counts: ArrayLike, sizes: ArrayLike | None, chart: AttributeChart, minimum: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return checked counts and sizes."""
    x = checks.sample("counts", counts, minimum)
    odd = (x < 0) | (x != np.floor(x))
    if odd.any():
        raise ValueError(f"`counts` must be whole numbers of at least 0, got {float(x[odd][0])!r}")
    if chart is AttributeChart.C:
        if sizes is not None:
            raise ValueError("`sizes` must be None for a c chart, whose samples are all alike: use a u chart")
        return x, np.ones_like(x)
    if sizes is None:
        raise ValueError(f"`sizes` must be given for a {chart.value} chart, got None")
    n = checks.sample("sizes", sizes, minimum)
    if n.shape != x.shape:
        raise ValueError(f"`sizes` must be as many as `counts`, got {n.size} and {x.size}")
    if (n <= 0).any():
        raise ValueError(f"`sizes` must be above 0, got {float(n.min())!r}")
    if chart in _UNITS and ((n != np.floor(n)).any() or (x > n).any()):
        raise ValueError("`sizes` must be whole numbers of at least the counts on a chart of units")
    return x, n
