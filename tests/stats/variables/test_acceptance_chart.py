import math

import numpy as np
import pytest
from scipy import stats

from qc.stats.variables.acceptance_chart import AcceptanceLevel, acceptance_chart, acceptance_size, signal_probability
from qc.stats.variables.result import Baseline
from qc.terms import ChartKind, PlottedStatistic, Side, SigmaEstimator

SIGMA = 0.1
BASELINE = Baseline(
    chart=ChartKind.XBAR_R,
    center=10.0,
    sigma_within=SIGMA,
    estimator=SigmaEstimator.UWAVE_R,
    subgroups=25,
    readings=100,
)
GOOD = AcceptanceLevel(nonconforming=0.001, risk=0.05)
BAD = AcceptanceLevel(nonconforming=0.02, risk=0.10, rejectable=True)
FLAT = [10.0, 10.1, 10.0, 10.1]


def test_the_acceptable_level_signals_with_its_risk() -> None:
    chart = acceptance_chart(FLAT, [0, 0, 0, 0], baseline=BASELINE, level=GOOD, lsl=9.0, usl=11.0)
    assert chart.upper_level is not None
    assert chart.lower_level is not None
    assert stats.norm(chart.upper_level, SIGMA).sf(11.0) == pytest.approx(0.001)
    ucl, lcl = float(chart.means.limits.ucl[0]), float(chart.means.limits.lcl[0])
    assert stats.norm(chart.upper_level, SIGMA / 2).sf(ucl) == pytest.approx(0.05)
    assert stats.norm(chart.lower_level, SIGMA / 2).cdf(lcl) == pytest.approx(0.05)
    assert chart.means.limits.center.tolist() == [10.0]


def test_the_rejectable_level_passes_with_its_risk() -> None:
    chart = acceptance_chart(FLAT, [0, 0, 0, 0], baseline=BASELINE, level=BAD, usl=11.0)
    assert chart.upper_level is not None
    assert stats.norm(chart.upper_level, SIGMA).sf(11.0) == pytest.approx(0.02)
    assert signal_probability(chart, chart.upper_level) == pytest.approx(0.90)
    assert np.isnan(chart.means.limits.lcl).all()
    assert chart.lower_level is None


def test_probability_of_a_signal_counts_both_sides_and_the_size() -> None:
    chart = acceptance_chart(FLAT[:3], [0, 0, 1], baseline=BASELINE, level=GOOD, lsl=9.9, usl=10.6)
    for point, size in ((0, 2), (1, 1)):
        mean = stats.norm(10.3, SIGMA / math.sqrt(size))
        limits = chart.means.limits
        outside = mean.sf(limits.ucl[point]) + mean.cdf(limits.lcl[point])
        assert signal_probability(chart, 10.3, point=point) == pytest.approx(outside)


def test_a_mean_that_wandered_within_the_limits_does_not_signal_but_one_beyond_does() -> None:
    values = [10.5] * 4 + [10.9] * 4 + [10.0, 10.0, 10.0, 11.5]
    chart = acceptance_chart(values, np.repeat(range(3), 4), baseline=BASELINE, level=GOOD, lsl=9.0, usl=11.0)
    assert [(s.point, s.statistic, s.side) for s in chart.signals] == [
        (1, PlottedStatistic.MEAN, Side.ABOVE),
        (2, PlottedStatistic.RANGE, Side.ABOVE),
    ]


def test_the_least_size_keeps_both_risks_and_one_less_does_not() -> None:
    n = acceptance_size(GOOD, BAD)
    for size, kept in ((n, True), (n - 1, False)):
        codes = np.zeros(size, dtype=int)
        chart = acceptance_chart(np.full(size, 10.0), codes, baseline=BASELINE, level=GOOD, usl=11.0)
        rejectable = 11.0 - stats.norm.isf(0.02) * SIGMA
        assert (signal_probability(chart, rejectable) >= 0.90) is kept


def test_montgomerys_size() -> None:
    # δ = 0.01, α = 0.00135, γ = 0.05, β = 0.20: ((3.00 + 0.84)/(2.33 − 1.645))² = 31.43, so 32.
    good = AcceptanceLevel(nonconforming=0.01, risk=0.00135)
    bad = AcceptanceLevel(nonconforming=0.05, risk=0.20, rejectable=True)
    assert acceptance_size(good, bad) == 32


@pytest.mark.parametrize(
    ("level", "lsl", "usl", "message"),
    [
        (GOOD, None, None, r"`lsl` and `usl` must not both be absent"),
        (GOOD, 9.8, 10.3, r"`level` must leave room between 9.8 and 10.3, got 10.109 and 9.99098"),
        (BAD, 9.8, 10.3, r"`level` must leave room between 9.8 and 10.3, got a lower limit above the upper"),
    ],
)
def test_refusals(level: AcceptanceLevel, lsl: float | None, usl: float | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        acceptance_chart(FLAT, [0, 0, 0, 0], baseline=BASELINE, level=level, lsl=lsl, usl=usl)


def test_levels_that_make_no_sense() -> None:
    with pytest.raises(ValueError, match=r"`nonconforming` must lie strictly between 0 and 1, got 0"):
        AcceptanceLevel(nonconforming=0, risk=0.05)
    with pytest.raises(ValueError, match=r"`risk` must lie strictly between 0 and 1, got 1"):
        AcceptanceLevel(nonconforming=0.1, risk=1)
    for pair in ((GOOD, GOOD), (BAD, BAD), (AcceptanceLevel(nonconforming=0.02, risk=0.05), BAD)):
        with pytest.raises(ValueError, match=r"`rejectable` must be a worse level than `acceptable`"):
            acceptance_size(*pair)
