import math
from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

from qc.stats.counts.rare_events import (
    RareEventBaseline,
    RareEventResult,
    rare_event_chart_phase_one,
    rare_event_chart_phase_two,
)
from qc.terms import LimitMethod, PlottedStatistic, RareEventChart, Side

G, T = RareEventChart.G, RareEventChart.T
ALPHA = stats.norm.cdf(-3)


def _at_mean(chart: RareEventChart, method: LimitMethod, mean: float, sigma_multiple: float = 3.0) -> RareEventResult:
    baseline = RareEventBaseline(chart=chart, method=method, mean=mean, events=50, sigma_multiple=sigma_multiple)
    return rare_event_chart_phase_two([1], baseline=baseline)


def _limits(result: RareEventResult) -> tuple[float, float, float]:
    limits = result.panel.limits
    return float(limits.lcl[0]), float(limits.center[0]), float(limits.ucl[0])


@pytest.mark.parametrize("mean", [0.4, 3.0, 33.125, 4000.0])
def test_g_probability_limits_are_the_quantiles_of_the_geometric_distribution(mean: float) -> None:
    result = _at_mean(G, LimitMethod.PROBABILITY, mean)
    lcl, center, ucl = _limits(result)
    between = stats.geom(1 / (mean + 1), loc=-1)
    assert center == between.median()
    assert between.sf(ucl) <= ALPHA < between.sf(ucl - 1)
    assert between.cdf(lcl - 1) <= ALPHA < between.cdf(lcl)
    assert result.false_alarm_above == pytest.approx(between.sf(ucl))
    assert result.false_alarm_below == pytest.approx(between.cdf(lcl - 1), abs=1e-15)


@pytest.mark.parametrize("mean", [0.4, 33.125, 4000.0])
def test_g_interpolated_limits_lie_on_the_line_between_two_counts(mean: float) -> None:
    until = stats.geom(1 / (mean + 1))
    steps = np.arange(0, 60_000)
    expected = [max(0.0, float(np.interp(p, until.cdf(steps), steps)) - 1) for p in (ALPHA, 0.5, 1 - ALPHA)]
    assert _limits(_at_mean(G, LimitMethod.PROBABILITY_INTERPOLATED, mean)) == pytest.approx(expected, rel=1e-9)


def test_g_sigma_limits_and_their_false_alarms() -> None:
    gaps = [24, 3, 58, 31, 12, 90, 7, 40]
    result = rare_event_chart_phase_one(gaps, chart=G, method=LimitMethod.SIGMA)
    between = stats.geom(1 / 34.125, loc=-1)
    assert _limits(result) == pytest.approx((0.0, 33.125, 33.125 + 3 * between.std()))
    assert result.false_alarm_above == pytest.approx(between.sf(math.floor(_limits(result)[2])))
    assert result.false_alarm_below == 0.0
    assert result.panel.statistic is PlottedStatistic.UNITS_BETWEEN


def test_t_probability_limits_are_the_quantiles_of_the_exponential_distribution() -> None:
    result = rare_event_chart_phase_one([2.5, 0.0, 7.5, 10.0], chart=T, method=LimitMethod.PROBABILITY)
    times = stats.expon(scale=5.0)
    assert _limits(result) == pytest.approx(times.ppf([ALPHA, 0.5, 1 - ALPHA]))
    assert (result.false_alarm_below, result.false_alarm_above) == pytest.approx((ALPHA, ALPHA))
    assert [(s.point, s.side) for s in result.signals] == [(1, Side.BELOW)]


def test_t_by_nelsons_transform_is_an_individuals_chart_of_the_transformed_times() -> None:
    days = [11.0, 40.0, 3.0, 25.0, 8.0, 90.0]
    result = rare_event_chart_phase_one(days, chart=T, method=LimitMethod.NELSON_TRANSFORM)
    y = [day ** (1 / 3.6) for day in days]
    sigma = sum(abs(b - a) for a, b in pairwise(y)) / 5 * math.sqrt(math.pi) / 2
    center = sum(y) / 6
    assert _limits(result)[1:] == pytest.approx((center**3.6, (center + 3 * sigma) ** 3.6))
    assert _limits(result)[0] == pytest.approx(max(0.0, center - 3 * sigma) ** 3.6)


def test_nelsons_power_makes_exponential_times_nearly_normal() -> None:
    rng = np.random.default_rng(36)
    times = rng.exponential(1.0, 20_000)
    result = rare_event_chart_phase_one(times, chart=T, method=LimitMethod.NELSON_TRANSFORM)
    # For exponential times, E(T^(1/3.6)) = Γ(1 + 1/3.6).
    assert result.baseline.transformed_mean == pytest.approx(math.gamma(1 + 1 / 3.6), abs=0.008)
    assert abs(float(stats.skew(times ** (1 / 3.6)))) < 0.06
    assert result.false_alarm_above + result.false_alarm_below < 0.003


def test_phase_two_uses_the_baseline_alone() -> None:
    one = rare_event_chart_phase_one([4, 9, 2, 6], chart=G, method=LimitMethod.PROBABILITY)
    two = rare_event_chart_phase_two([0, 1000], baseline=one.baseline)
    assert _limits(two) == _limits(one)
    assert [(s.point, s.side) for s in two.signals] == [(1, Side.ABOVE)]


@pytest.mark.parametrize(
    ("intervals", "chart", "method", "message"),
    [
        ([1, -2], T, LimitMethod.PROBABILITY, r"`intervals` must be at least 0, got -2.0"),
        ([1, 2.5], G, LimitMethod.SIGMA, r"`intervals` must be whole numbers"),
        ([0, 0], G, LimitMethod.SIGMA, r"`intervals` must not all be 0"),
        ([3, 3], T, LimitMethod.NELSON_TRANSFORM, r"`intervals` must hold at least two different values"),
        ([3], T, LimitMethod.PROBABILITY, r"`intervals` must hold at least 2 readings"),
        ([1, 2], T, LimitMethod.SIGMA, r"`method` must be one of"),
    ],
)
def test_refusals(intervals: list[float], chart: RareEventChart, method: LimitMethod, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        rare_event_chart_phase_one(intervals, chart=chart, method=method)


def test_a_baseline_without_what_nelsons_transform_needs_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`baseline` must hold `transformed_mean`"):
        _at_mean(T, LimitMethod.NELSON_TRANSFORM, 5.0)
