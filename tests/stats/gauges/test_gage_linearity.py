from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from qc.stats.gauges.gage_linearity import gage_bias, gage_linearity
from qc.stats.gauges.gage_stability import gage_stability
from qc.terms import ChartKind

# AIAG, Measurement Systems Analysis: linearity example, five references of twelve readings.
REFERENCE = np.repeat([2.0, 4.0, 6.0, 8.0, 10.0], 12)
READINGS = [
    *(2.7, 2.5, 2.4, 2.5, 2.7, 2.3, 2.5, 2.5, 2.4, 2.4, 2.6, 2.4),
    *(5.1, 3.9, 4.2, 5.0, 3.8, 3.9, 3.9, 3.9, 3.9, 4.0, 4.1, 3.8),
    *(5.8, 5.7, 5.9, 5.9, 6.0, 6.1, 6.0, 6.1, 6.4, 6.3, 6.0, 6.1),
    *(7.6, 7.7, 7.8, 7.7, 7.8, 7.8, 7.8, 7.7, 7.8, 7.5, 7.6, 7.7),
    *(9.1, 9.3, 9.5, 9.3, 9.4, 9.5, 9.5, 9.5, 9.6, 9.2, 9.3, 9.4),
]


def test_the_aiag_example_has_the_published_line() -> None:
    found = gage_linearity(READINGS, reference=REFERENCE)
    assert [bias.bias for bias in found.at] == pytest.approx([0.491667, 0.125, 0.025, -0.29167, -0.61667], abs=5e-6)
    assert (found.slope.value, found.intercept.value) == pytest.approx((-0.131667, 0.736667), abs=5e-7)
    assert (found.slope.t, found.intercept.t) == pytest.approx((-12.043, 10.158), abs=5e-4)
    assert (found.residual_sd, found.r_squared) == pytest.approx((0.23954, 0.714), abs=5e-4)
    assert found.df == 58


def test_the_line_agrees_with_scipy() -> None:
    found = gage_linearity(READINGS, reference=REFERENCE, confidence=0.9)
    line = stats.linregress(REFERENCE, np.array(READINGS) - REFERENCE)
    reach = stats.t.ppf(0.95, 58)
    assert found.slope.interval == pytest.approx((line.slope - reach * line.stderr, line.slope + reach * line.stderr))
    assert found.slope.p_value == pytest.approx(line.pvalue, rel=1e-8)
    assert found.intercept.error == pytest.approx(line.intercept_stderr)
    assert found.bias_at(10.0) == pytest.approx(line.intercept + 10 * line.slope)


def test_bias_agrees_with_scipy() -> None:
    y = [5.8, 5.7, 5.9, 5.9, 6.0, 6.1, 6.0, 6.1, 6.4, 6.3, 6.0, 6.1, 6.2, 5.6, 6.0]
    found, test = gage_bias(y, reference=6.0), stats.ttest_1samp(y, 6.0)
    interval = test.confidence_interval(0.95)
    assert (found.t, found.p_value) == pytest.approx((test.statistic, test.pvalue))
    assert found.interval == pytest.approx((interval.low - 6.0, interval.high - 6.0))
    assert found.n == 15
    assert found.repeatability == pytest.approx(float(np.std(y, ddof=1)))


def test_readings_without_spread() -> None:
    assert gage_bias([6.1, 6.1], reference=6.0).t == math.inf
    assert gage_bias([5.9, 5.9], reference=6.0).t == -math.inf
    right = gage_bias([6.0, 6.0], reference=6.0)
    assert math.isnan(right.t)
    assert math.isnan(right.p_value)
    exact = gage_linearity([1.0, 1.0, 2.0, 2.0], reference=[1.0, 1.0, 2.0, 2.0])
    assert math.isnan(exact.r_squared)


def test_stability_of_single_and_repeated_readings() -> None:
    rng = np.random.default_rng(2)
    drifting = 6.0 + 0.02 * np.repeat(np.arange(20), 4) + rng.normal(0, 0.01, 80)
    found = gage_stability(drifting, np.repeat(np.arange(20), 4), reference=6.0)
    assert found.chart.kind is ChartKind.XBAR_R
    assert found.trend.slope == pytest.approx(0.02, abs=0.002)
    assert found.trend.p_value < 1e-6
    assert found.chart.signals
    assert found.bias is not None
    assert found.bias.bias == pytest.approx(0.19, abs=0.01)
    single = gage_stability(rng.normal(6.0, 0.01, 30), np.arange(30))
    assert single.chart.kind is ChartKind.I_MR
    assert single.bias is None
    many = gage_stability(rng.normal(6.0, 0.01, 60), np.repeat(np.arange(5), 12))
    assert many.chart.kind is ChartKind.XBAR_S


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`reference` must hold a value for each of 4 readings, got 3"):
        gage_linearity([1, 2, 3, 4], reference=[1, 2, 3])
    with pytest.raises(ValueError, match=r"`reference` must hold at least two different values"):
        gage_linearity([1, 2, 3, 4], reference=[1, 1, 1, 1])
    with pytest.raises(ValueError, match=r"`values` must hold at least 2 readings, got 1"):
        gage_bias([1.0], reference=1.0)
    with pytest.raises(ValueError, match=r"`session` must place 4 readings in at least 3 sessions, got 2"):
        gage_stability([1.0, 2.0, 1.0, 2.0], [0, 0, 1, 1])
