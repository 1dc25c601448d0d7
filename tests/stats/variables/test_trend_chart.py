import numpy as np
import pytest

from qc.stats.run_rules.rules import RULES
from qc.stats.variables.trend_chart import trend_chart_phase_one, trend_chart_phase_two
from qc.terms import Phase, RuleSet, Side, SigmaEstimator

READINGS = [10.0, 10.3, 10.3, 10.7, 10.8, 11.1]


def test_phase_two_goes_on_along_the_line_of_phase_one() -> None:
    one = trend_chart_phase_one(range(6), READINGS)
    slope, intercept = np.polyfit(range(6), READINGS, 1)
    two = trend_chart_phase_two([10, 11], [intercept + 10 * slope, 99.0], baseline=one.baseline)
    assert two.panel.limits.center == pytest.approx([intercept + 10 * slope, intercept + 11 * slope])
    assert two.panel.limits.ucl - two.panel.limits.center == pytest.approx(np.full(2, 3 * one.baseline.sigma))
    assert (two.phase, two.line) == (Phase.TWO, None)
    assert [(s.point, s.side) for s in two.signals] == [(1, Side.ABOVE)]


def test_the_two_sigmas() -> None:
    mr, s = (
        trend_chart_phase_one(range(6), READINGS, estimator=estimator)
        for estimator in (SigmaEstimator.RESIDUAL_MR, SigmaEstimator.RESIDUAL_S)
    )
    residuals = np.array(READINGS) - np.polyval(np.polyfit(range(6), READINGS, 1), range(6))
    assert mr.baseline.sigma == pytest.approx(np.abs(np.diff(residuals)).mean() * np.sqrt(np.pi) / 2)
    assert s.baseline.sigma == pytest.approx(np.sqrt((residuals**2).sum() / 4))


def test_run_rules_hold_about_the_line() -> None:
    one = trend_chart_phase_one(range(6), READINGS)
    line = one.baseline.intercept + one.baseline.slope * np.arange(8)
    two = trend_chart_phase_two(
        range(8), line + 0.5 * one.baseline.sigma, baseline=one.baseline, rules=RULES[RuleSet.WESTERN_ELECTRIC]
    )
    assert [(s.rule, s.first, s.point) for s in two.signals] == [("western-electric-4", 0, 7)]


def test_the_line_starts_anew_after_a_reset() -> None:
    chart = trend_chart_phase_one(range(8), [1.0, 2.1, 2.9, 4.0, 1.1, 2.0, 2.9, 4.1], resets=[4])
    assert chart.line is not None
    design = np.column_stack([np.arange(8), np.arange(8) < 4, np.arange(8) >= 4])
    solution = np.linalg.lstsq(design.astype(float), np.array([1.0, 2.1, 2.9, 4.0, 1.1, 2.0, 2.9, 4.1]))[0]
    assert chart.panel.limits.center == pytest.approx(design @ solution)
    assert chart.baseline.intercept == pytest.approx(solution[2])
    assert chart.line.starts == (0, 4)
    with pytest.raises(ValueError, match=r"`resets` must ascend from 1 to 5, got \(6,\)"):
        trend_chart_phase_one(range(6), READINGS, resets=[6])


@pytest.mark.parametrize(
    ("times", "values", "message"),
    [
        ([1, 2], [1.0, 2.0], r"`values` must hold at least 3 readings, got 2"),
        ([1, 2, 3, 4], [1.0, 2.0, 1.0], r"`times` must be as many as `values`, got 4 and 3"),
        ([1, 2, 3], [1.0, float("nan"), 1.0], r"`values` must hold finite numbers only"),
        ([2, 2, 2], [1.0, 2.0, 1.0], r"`times` must hold at least 3 points at different times"),
    ],
)
def test_refusals(times: list[int], values: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        trend_chart_phase_one(times, values)


def test_another_sigma_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`estimator` must be one of"):
        trend_chart_phase_one(range(6), READINGS, estimator=SigmaEstimator.MR_BAR)
