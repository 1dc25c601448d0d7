import math

import numpy as np
import pytest

from qc.stats.run_rules.rules import RULES
from qc.stats.variables.between_within import between_within_chart, between_within_chart_with_baseline
from qc.terms import ChartKind, Phase, PlottedStatistic, RuleSet, Side

RULE = RULES[RuleSet.BEYOND_LIMITS]
D2 = 2 / math.sqrt(math.pi)


def test_the_means_are_charted_as_single_readings() -> None:
    rows = np.array([[1.0, 3.0], [6.0, 8.0], [2.0, 2.0], [9.0, 7.0]])
    chart = between_within_chart(rows.ravel(), np.repeat(np.arange(4), 2), kind=ChartKind.XBAR_R)
    sigma_means = np.abs(np.diff(rows.mean(axis=1))).mean() / D2
    sigma_within = np.ptp(rows, axis=1).mean() / D2
    assert chart.means.limits.ucl == pytest.approx(np.full(4, rows.mean() + 3 * sigma_means))
    assert chart.moving_ranges.limits.center == pytest.approx(np.full(4, D2 * sigma_means))
    assert chart.dispersion.limits.center == pytest.approx(np.full(4, D2 * sigma_within))
    between = sigma_means**2 - sigma_within**2 / 2
    assert chart.baseline.sigma_between == pytest.approx(math.sqrt(between))
    assert chart.baseline.sigma_between_within == pytest.approx(math.sqrt(between + sigma_within**2))


def test_means_that_differ_no_more_than_the_readings_explain_have_no_sigma_between() -> None:
    rows = np.array([[0.0, 10.0], [1.0, 10.0], [0.0, 10.5]])
    chart = between_within_chart(rows.ravel(), np.repeat(np.arange(3), 2), kind=ChartKind.XBAR_S)
    assert chart.baseline.sigma_between == 0.0
    assert chart.baseline.sigma_between_within == pytest.approx(chart.baseline.within.sigma_within)
    assert chart.dispersion.statistic is PlottedStatistic.SD


def test_sigma_between_of_unequal_subgroups_is_recovered() -> None:
    rng = np.random.default_rng(14)
    sizes = rng.integers(1, 6, 6000)
    codes = np.repeat(np.arange(6000), sizes)
    values = 50 + 2.0 * rng.normal(size=6000)[codes] + 1.5 * rng.normal(size=codes.size)
    chart = between_within_chart(values, codes, kind=ChartKind.XBAR_S)
    assert chart.baseline.sigma_between == pytest.approx(2.0, abs=0.09)
    assert chart.baseline.sigma_between_within == pytest.approx(2.5, abs=0.09)


def test_phase_two_names_the_panel_of_every_signal() -> None:
    rows = np.array([[1.0, 3.0], [4.0, 5.0], [2.0, 2.0], [4.0, 3.0]])
    pilot = between_within_chart(rows.ravel(), np.repeat(np.arange(4), 2), kind=ChartKind.XBAR_R)
    chart = between_within_chart_with_baseline(
        [3.0, 3.0, 99.0, 99.0, 0.0, 6.0], [0, 0, 1, 1, 2, 2], baseline=pilot.baseline, rules=RULE
    )
    assert chart.phase is Phase.TWO
    assert [(s.point, s.statistic, s.side) for s in chart.signals] == [
        (1, PlottedStatistic.MEAN, Side.ABOVE),
        (1, PlottedStatistic.MEAN_MOVING_RANGE, Side.ABOVE),
        (2, PlottedStatistic.MEAN_MOVING_RANGE, Side.ABOVE),
        (2, PlottedStatistic.RANGE, Side.ABOVE),
    ]
    assert chart.sizes.tolist() == [2, 2, 2]


def test_one_subgroup_is_refused() -> None:
    with pytest.raises(ValueError, match=r"at least 2 subgroups"):
        between_within_chart([1.0, 2.0], [0, 0], kind=ChartKind.XBAR_R)
