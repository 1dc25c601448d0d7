from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from qc.stats import RULES, chart_phase_one, chart_phase_two, imr_chart, imr_chart_with_baseline, xbar_chart
from qc.terms import ChartKind, Phase, PlottedStatistic, RuleSet, Side, SigmaEstimator

BEYOND = RULES[RuleSet.BEYOND_LIMITS]
# The primer viscosity of Montgomery's book: x̄ = 33.52, mean moving range 0.48, limits 34.80 and 32.24.
VISCOSITY = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84]


def test_viscosity_as_montgomery_prints_it() -> None:
    chart = imr_chart(VISCOSITY, rules=RULES[RuleSet.WESTERN_ELECTRIC])
    assert chart.baseline.center == pytest.approx(33.52, abs=5e-3)
    assert float(np.nanmean(chart.dispersion.values)) == pytest.approx(0.48, abs=5e-3)
    assert chart.location.limits.ucl[0] == pytest.approx(34.80, abs=5e-3)
    assert chart.location.limits.lcl[0] == pytest.approx(32.24, abs=6e-3)
    assert chart.dispersion.limits.ucl[0] == pytest.approx(1.57, abs=5e-3)
    assert chart.dispersion.limits.lcl[0] == 0
    assert chart.signals == ()


def test_a_reading_far_out_flags_both_panels() -> None:
    pilot = imr_chart(VISCOSITY).baseline
    chart = imr_chart_with_baseline([33.5, 33.4, 36.0, 33.6], baseline=pilot, rules=BEYOND)
    assert chart.phase is Phase.TWO
    found = [(signal.statistic, signal.point, signal.side) for signal in chart.signals]
    individual, moving = PlottedStatistic.INDIVIDUAL, PlottedStatistic.MOVING_RANGE
    assert found == [(individual, 2, Side.ABOVE), (moving, 2, Side.ABOVE), (moving, 3, Side.ABOVE)]


def test_a_missing_reading() -> None:
    chart = imr_chart([1.0, 2.0, math.nan, 4.0, 3.0], rules=BEYOND)
    assert chart.sizes.tolist() == [1, 1, 0, 1, 1]
    assert chart.baseline.center == pytest.approx(2.5)
    assert chart.dispersion.values == pytest.approx([math.nan, 1.0, math.nan, math.nan, 1.0], nan_ok=True)
    assert chart.baseline.sigma_within == pytest.approx(math.sqrt(math.pi) / 2)
    assert (chart.baseline.readings, chart.baseline.subgroups) == (4, 4)


@pytest.mark.parametrize("estimator", [SigmaEstimator.MEDIAN_MR, SigmaEstimator.OVERALL_S])
def test_other_estimators_move_both_panels(estimator: SigmaEstimator) -> None:
    chart = imr_chart(VISCOSITY, estimator=estimator)
    sigma = chart.baseline.sigma_within
    assert chart.baseline.estimator is estimator
    assert chart.location.limits.ucl[0] - chart.location.limits.center[0] == pytest.approx(3 * sigma)
    assert chart.dispersion.limits.center[0] == pytest.approx(sigma * 2 / math.sqrt(math.pi))


@given(shift=st.floats(-100, 100), scale=st.floats(0.01, 100.0))
def test_shift_and_scale(shift: float, scale: float) -> None:
    values = np.random.default_rng(9).normal(size=80)
    rules = RULES[RuleSet.NELSON]
    plain, moved = imr_chart(values, rules=rules), imr_chart(shift + scale * values, rules=rules)
    assert moved.signals == plain.signals
    assert moved.baseline.sigma_within == pytest.approx(scale * plain.baseline.sigma_within, rel=1e-6)


def test_the_dispatcher_leaves_subgroups_aside() -> None:
    one = chart_phase_one(VISCOSITY, [0] * 15, kind=ChartKind.I_MR, sigma_multiple=2.5)
    assert one.kind is ChartKind.I_MR
    assert one.baseline.sigma_multiple == 2.5
    assert one.baseline == imr_chart(VISCOSITY, sigma_multiple=2.5).baseline
    two = chart_phase_two([40.0], None, baseline=one.baseline, rules=BEYOND)
    assert [signal.point for signal in two.signals] == [0]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "`values` must hold at least 2 neighbouring readings, got 0"),
        ([5.0], "`values` must hold at least 2 neighbouring readings, got 1"),
        ([5.0, math.nan, 6.0], "`values` must hold at least 2 neighbouring readings, got 2"),
        ([5.0, 5.0, 5.0], r"`values` must give a positive standard deviation, got 0\.0"),
        ([5.0, math.inf], "`values` must be finite or NaN, got inf"),
    ],
)
def test_refused(values: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        imr_chart(values)


def test_an_estimator_of_subgroups() -> None:
    with pytest.raises(ValueError, match=r"`estimator` must be one of mr_bar, .* got uwave_r"):
        imr_chart(VISCOSITY, estimator=SigmaEstimator.UWAVE_R)


def test_a_baseline_of_another_chart() -> None:
    baseline = xbar_chart([1, 2, 2, 4], [0, 0, 1, 1], kind=ChartKind.XBAR_R).baseline
    with pytest.raises(ValueError, match="`baseline` must belong to an i-mr chart, got xbar-r"):
        imr_chart_with_baseline([1.0], baseline=baseline)


def test_nothing_to_hold_against_the_limits() -> None:
    with pytest.raises(ValueError, match="`values` must hold at least one reading, got none"):
        imr_chart_with_baseline([math.nan], baseline=imr_chart(VISCOSITY).baseline)
