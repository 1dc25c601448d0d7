"""Acceptance control charts: the mean may wander as long as the specification limits are safe."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.stats.numerics.quantiles import normal_quantile, normal_tail
from qc.stats.run_rules.rules import RULES
from qc.stats.variables.beyond import beyond_limits, panel
from qc.stats.variables.shewhart import xbar_chart_with_baseline
from qc.terms import PlottedStatistic, RuleSet
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.result import Baseline, Panel, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceLevel:
    """A process level on the acceptable or the rejectable side, and the risk at it.

    Attributes
    ----------
    nonconforming : float
        Share of units beyond the specification limit at this level; it puts the level normal_quantile(1 −
        share) · σ inside the limit.
    risk : float
        Acceptable level: α, probability of a signal. Rejectable level: β, probability of none.
    rejectable : bool
        Which of the two.
    """

    nonconforming: float
    risk: float
    rejectable: bool = False

    def __post_init__(self) -> None:
        checks.probability("nonconforming", self.nonconforming)
        checks.probability("risk", self.risk)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AcceptanceChart:
    """An acceptance control chart.

    Attributes
    ----------
    baseline : Baseline
        Where σ_within comes from.
    level : AcceptanceLevel
        What the limits protect.
    lower_level, upper_level : float or None
        The process levels (APL or RPL) on both sides; None without that specification limit.
    sizes : (k,) int array
        Readings in each subgroup.
    means : Panel
        Subgroup means; acceptance control limits as limits (NaN without that specification limit), the middle
        of the tolerance as centre line.
    dispersion : Panel
        Ranges or standard deviations: the chart holds only while these are stable.
    signals : tuple of Signal
        Of both panels, by point.
    """

    baseline: Baseline
    level: AcceptanceLevel
    lower_level: float | None
    upper_level: float | None
    sizes: NDArray[np.int64]
    means: Panel
    dispersion: Panel
    signals: tuple[Signal, ...]


def acceptance_chart(
    values: ArrayLike,
    subgroup: ArrayLike,
    *,
    baseline: Baseline,
    level: AcceptanceLevel,
    lsl: float | None = None,
    usl: float | None = None,
) -> AcceptanceChart:
    """Hold subgroup means against acceptance control limits.

    At the upper side, with USL − z_p σ the process level at which a share p of units lies beyond USL: from
    the acceptable level, ACL = USL − z_p σ + z_α σ/√n; from the rejectable level, ACL = USL − z_p σ − z_β
    σ/√n. The lower side mirrors it. The risks hold for one side at a time: the acceptable levels must not
    cross.

    Parameters
    ----------
    values : (n,) array_like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array_like
        The subgroup of each reading, as consecutive runs of 0, 1, 2, ….
    baseline : Baseline
        Of an X̄-R or X̄-s chart whose dispersion was stable: gives σ_within.
    level : AcceptanceLevel
        Acceptable or rejectable level and its risk.
    lsl, usl : float or None
        Specification limits, at least one.

    Returns
    -------
    AcceptanceChart
        Limits, values, signals.

    Raises
    ------
    ValueError
        If no limit is given, or the tolerance leaves no room between the levels or the limits.

    Notes
    -----
    ISO 7870-3 itself was not at hand: its pairs (APL with α, RPL with β, and n or the limits) are built as in
    Freund, Acceptance control charts, Industrial Quality Control 14 (1957) 13-23, with the one-sided risk.
    The limits are held against the normal distribution of the mean. Normal readings are assumed.

    Examples
    --------
    >>> from qc.stats.variables.shewhart import xbar_chart
    >>> from qc.terms import ChartKind
    >>> readings, codes = [9.9, 10.1, 10.0, 10.2, 10.1, 9.9], [0, 0, 1, 1, 2, 2]
    >>> sigma = xbar_chart(readings, codes, kind=ChartKind.XBAR_R).baseline
    >>> level = AcceptanceLevel(nonconforming=0.001, risk=0.05)
    >>> chart = acceptance_chart(readings, codes, baseline=sigma, level=level, lsl=9.0, usl=11.0)
    >>> chart.means.limits.ucl.round(3).tolist(), round(chart.upper_level, 3)
    ([10.658, 10.658, 10.658], 10.452)
    """
    lower, upper = checks.limits(lsl, usl)
    within = xbar_chart_with_baseline(values, subgroup, baseline=baseline, rules=RULES[RuleSet.BEYOND_LIMITS])
    inside = normal_quantile(1 - level.nonconforming) * baseline.sigma_within
    lower_level, upper_level = None if lower is None else lower + inside, None if upper is None else upper - inside
    if lower_level is not None and upper_level is not None and lower_level >= upper_level:
        raise ValueError(
            f"`level` must leave room between {lsl!r} and {usl!r}, got {lower_level:g} and {upper_level:g}"
        )
    outwards = normal_quantile(level.risk if level.rejectable else 1 - level.risk)
    reach = outwards * baseline.sigma_within / np.sqrt(np.where(within.sizes > 0, within.sizes, np.nan))
    lcl = np.nan if lower_level is None else lower_level - reach
    ucl = np.nan if upper_level is None else upper_level + reach
    if np.any(np.asarray(lcl) >= ucl):
        raise ValueError(f"`level` must leave room between {lsl!r} and {usl!r}, got a lower limit above the upper")
    center = np.nan if lower is None or upper is None else 0.5 * (lower + upper)
    means = panel(PlottedStatistic.MEAN, within.location.values, lcl, center, ucl)
    spread = tuple(s for s in within.signals if s.statistic is within.dispersion.statistic)
    return AcceptanceChart(
        baseline=baseline,
        level=level,
        lower_level=lower_level,
        upper_level=upper_level,
        sizes=within.sizes,
        means=means,
        dispersion=within.dispersion,
        signals=tuple(sorted(beyond_limits(means) + spread, key=lambda signal: signal.point)),
    )


def acceptance_size(acceptable: AcceptanceLevel, rejectable: AcceptanceLevel) -> int:
    """Return the least subgroup size that keeps both risks: n ≥ ((z_α + z_β)/(z_p − z_p′))².

    Parameters
    ----------
    acceptable, rejectable : AcceptanceLevel
        p with α, and p′ (larger) with β.

    Returns
    -------
    int
        n; limits from the acceptable level keep α exactly and β with room to spare.

    Raises
    ------
    ValueError
        If the rejectable level is not worse than the acceptable one, or a level is the wrong one.

    References
    ----------
    As `acceptance_chart`.

    Examples
    --------
    >>> good = AcceptanceLevel(nonconforming=0.001, risk=0.05)
    >>> bad = AcceptanceLevel(nonconforming=0.025, risk=0.10, rejectable=True)
    >>> acceptance_size(good, bad)
    7
    """
    if acceptable.rejectable or not rejectable.rejectable or rejectable.nonconforming <= acceptable.nonconforming:
        raise ValueError(f"`rejectable` must be a worse level than `acceptable`, got {rejectable} and {acceptable}")
    risks = normal_quantile(1 - acceptable.risk) + normal_quantile(1 - rejectable.risk)
    apart = normal_quantile(1 - acceptable.nonconforming) - normal_quantile(1 - rejectable.nonconforming)
    return math.ceil((risks / apart) ** 2 - 1e-9)


def signal_probability(chart: AcceptanceChart, mean: float, *, point: int = 0) -> float:
    """Return the probability that a subgroup from a process at ``mean`` signals: the chart's operating characteristic.

    Parameters
    ----------
    chart : AcceptanceChart
        Limits and σ.
    mean : float
        Process level.
    point : int
        Subgroup whose size and limits are meant.

    Returns
    -------
    float
        Beyond either limit.

    Raises
    ------
    ValueError
        If ``mean`` is not finite or there is no such point.

    Examples
    --------
    >>> from qc.stats.variables.shewhart import xbar_chart
    >>> from qc.terms import ChartKind
    >>> readings, codes = [9.9, 10.1, 10.0, 10.2, 10.1, 9.9], [0, 0, 1, 1, 2, 2]
    >>> sigma = xbar_chart(readings, codes, kind=ChartKind.XBAR_R).baseline
    >>> level = AcceptanceLevel(nonconforming=0.001, risk=0.05)
    >>> chart = acceptance_chart(readings, codes, baseline=sigma, level=level, usl=11.0)
    >>> round(signal_probability(chart, chart.upper_level), 6)
    0.05
    """
    points = int(chart.sizes.size)
    if point not in range(points):
        raise ValueError(f"`point` must be a whole number from 0 to {points - 1}, got {point!r}")
    mean = checks.finite("mean", mean)
    error = chart.baseline.sigma_within / math.sqrt(int(chart.sizes[point]))
    lcl, ucl = float(chart.means.limits.lcl[point]), float(chart.means.limits.ucl[point])
    above = 0.0 if math.isnan(ucl) else normal_tail((ucl - mean) / error)
    return above + (0.0 if math.isnan(lcl) else normal_tail((mean - lcl) / error))
