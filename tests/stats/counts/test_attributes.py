import numpy as np
import pytest
from scipy import stats

from qc.stats.counts.attribute_chart import AttributeBaseline
from qc.stats.counts.attributes import attribute_chart_phase_one, attribute_chart_phase_two
from qc.stats.run_rules.rules import RULES
from qc.terms import AttributeChart, PlottedStatistic, RuleSet, Side

P, NP, C, U = AttributeChart.P, AttributeChart.NP, AttributeChart.C, AttributeChart.U


def test_limits_are_those_of_the_binomial_and_poisson_standard_deviation() -> None:
    p = attribute_chart_phase_one([5, 9, 4], [50, 80, 40], chart=P, sigma_multiple=2)
    center = 18 / 170
    assert p.baseline.center == pytest.approx(center)
    assert p.panel.limits.ucl == pytest.approx([center + 2 * stats.binom(n, center).std() / n for n in (50, 80, 40)])
    c = attribute_chart_phase_one([9, 12, 15], chart=C)
    assert c.panel.limits.lcl == pytest.approx(np.full(3, 12 - 3 * stats.poisson(12).std()))
    u = attribute_chart_phase_one([9, 12, 15], [1.5, 2.0, 2.5], chart=U)
    assert u.panel.limits.ucl == pytest.approx([6 + 3 * stats.poisson(6 * n).std() / n for n in (1.5, 2, 2.5)])


def test_limits_stay_where_counts_can_be() -> None:
    low = attribute_chart_phase_one([0, 1, 0, 1], [10] * 4, chart=P)
    assert low.panel.limits.lcl.tolist() == [0.0] * 4
    high = attribute_chart_phase_one([9, 10, 10, 9], [10] * 4, chart=P)
    assert high.panel.limits.ucl.tolist() == [1.0] * 4
    assert attribute_chart_phase_one([9, 10, 10, 9], [10] * 4, chart=NP).panel.limits.ucl.tolist() == [10.0] * 4
    assert attribute_chart_phase_one([1, 2], chart=C).panel.limits.lcl.tolist() == [0.0, 0.0]


def test_a_point_signals_beyond_its_own_limit_only() -> None:
    baseline = AttributeBaseline(chart=C, center=4.0, subgroups=20, inspected=20.0)
    result = attribute_chart_phase_two([10, 11, 0], baseline=baseline)
    assert result.panel.limits.ucl.tolist() == [10.0] * 3
    assert [(s.point, s.side, s.statistic) for s in result.signals] == [
        (1, Side.ABOVE, PlottedStatistic.NONCONFORMITIES)
    ]


def test_run_rules_use_each_points_own_standard_error() -> None:
    sizes = [50, 200] * 4
    baseline = AttributeBaseline(chart=P, center=0.1, subgroups=20, inspected=2000.0)
    counts = [6, 21] * 4
    result = attribute_chart_phase_two(counts, sizes, baseline=baseline, rules=RULES[RuleSet.WESTERN_ELECTRIC])
    assert [(s.rule, s.point, s.first) for s in result.signals] == [("western-electric-4", 7, 0)]
    assert result.z == pytest.approx([0.02 / np.sqrt(0.09 / 50), 0.005 / np.sqrt(0.09 / 200)] * 4)


def test_half_the_distance_of_two_sigma_limits_is_still_a_zone() -> None:
    baseline = AttributeBaseline(chart=C, center=25.0, subgroups=20, inspected=20.0, sigma_multiple=2.0)
    result = attribute_chart_phase_two([35, 36], baseline=baseline)
    assert result.panel.limits.ucl.tolist() == [35.0, 35.0]
    assert [s.point for s in result.signals] == [1]


@pytest.mark.parametrize(
    ("counts", "sizes", "chart", "message"),
    [
        ([1, -1], [5, 5], P, r"`counts` must be whole numbers of at least 0"),
        ([1, 0.5], [5, 5], U, r"`counts` must be whole numbers of at least 0"),
        ([1, float("nan")], [5, 5], U, r"`counts` must hold finite numbers only"),
        ([1], [5], P, r"`counts` must hold at least 2 readings, got 1"),
        ([1, 2], None, P, r"`sizes` must be given for a p chart"),
        ([1, 2], [5, 5], C, r"`sizes` must be None for a c chart"),
        ([1, 2], [5, 5, 5], U, r"`sizes` must be as many as `counts`, got 3 and 2"),
        ([1, 2], [5, 0], U, r"`sizes` must be above 0, got 0.0"),
        ([1, 6], [5, 5], P, r"`sizes` must be whole numbers of at least the counts"),
        ([1, 2], [5.5, 5], NP, r"`sizes` must be whole numbers of at least the counts"),
        ([0, 0], [5, 5], P, r"`counts` must not be all none or all nonconforming, got 0%"),
        ([5, 5], [5, 5], NP, r"`counts` must not be all none or all nonconforming, got 100%"),
        ([1, 2], [5, 5], AttributeChart.LANEY_P, r"`chart` must be one of p, np, c, u"),
    ],
)
def test_refusals(counts: list[float], sizes: list[float] | None, chart: AttributeChart, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        attribute_chart_phase_one(counts, sizes, chart=chart)


@pytest.mark.parametrize(("chart", "center"), [(C, 0.0), (U, -1.0), (P, 1.0), (NP, 1.5)])
def test_a_baseline_without_width_is_refused(chart: AttributeChart, center: float) -> None:
    with pytest.raises(ValueError, match=r"`center` must"):
        AttributeBaseline(chart=chart, center=center, subgroups=20, inspected=20.0)
