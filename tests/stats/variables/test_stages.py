import numpy as np
import pytest

from qc.stats.counts.attributes import attribute_chart_phase_one
from qc.stats.run_rules.rules import RULES
from qc.stats.variables.phases import chart_phase_one
from qc.stats.variables.stages import staged_attribute_chart, staged_chart
from qc.terms import AttributeChart, ChartKind, RuleSet

RULE = RULES[RuleSet.BEYOND_LIMITS]
VALUES = [5.0, 6, 5, 6, 30, 6, 5, 9, 8, 9, 8]
STAGE = ["before"] * 7 + ["after"] * 4


def test_every_stage_is_a_chart_of_its_own() -> None:
    chart = staged_chart(VALUES, None, STAGE, kind=ChartKind.I_MR, rules=RULE)
    for stage in chart.stages:
        part = slice(stage.first, stage.last + 1)
        alone = chart_phase_one(VALUES[part], None, kind=ChartKind.I_MR, rules=RULE)
        for joined, own in zip(chart.panels, (alone.location, alone.dispersion), strict=True):
            assert joined.values[part] == pytest.approx(own.values, nan_ok=True)
            assert joined.limits.ucl[part] == pytest.approx(own.limits.ucl)
            assert joined.limits.lcl[part] == pytest.approx(own.limits.lcl)
    assert [(s.name, s.first, s.last) for s in chart.stages] == [("before", 0, 6), ("after", 7, 10)]


def test_no_moving_range_reaches_from_one_stage_into_the_next() -> None:
    chart = staged_chart(VALUES, None, STAGE, kind=ChartKind.I_MR)
    assert np.flatnonzero(np.isnan(chart.panels[1].values)).tolist() == [0, 7]


def test_signals_count_on_the_joined_chart() -> None:
    values = [9.0, 8, 9, 8, *VALUES[:7], 6, 5, 6, 5]
    chart = staged_chart(values, None, [1] * 4 + [2] * 11, kind=ChartKind.I_MR, rules=RULE)
    assert {signal.point for signal in chart.signals} == {8, 9}
    assert values[8] == 30


def test_subgroups_are_counted_anew() -> None:
    codes = np.repeat(np.arange(4), 2)
    chart = staged_chart([1.0, 2, 3, 5, 8, 9, 7, 6], codes, [0] * 4 + [1] * 4, kind=ChartKind.XBAR_R)
    assert [s.chart.baseline.center for s in chart.stages] == [2.75, 7.5]
    assert [(s.first, s.last) for s in chart.stages] == [(0, 1), (2, 3)]
    assert chart.panels[0].values.tolist() == [1.5, 4.0, 8.5, 6.5]


def test_counts() -> None:
    counts, sizes = [4, 6, 5, 1, 0, 2], [50, 60, 50, 50, 40, 50]
    for kind in (AttributeChart.P, AttributeChart.LANEY_P):
        chart = staged_attribute_chart(counts, sizes, list("aaabbb"), chart=kind)
        assert [s.chart.baseline.center for s in chart.stages] == [15 / 160, 3 / 140]
    alone = attribute_chart_phase_one(counts[3:], chart=AttributeChart.C)
    joined = staged_attribute_chart(counts, None, list("aaabbb"), chart=AttributeChart.C)
    assert joined.panels[0].limits.ucl[3:] == pytest.approx(alone.panel.limits.ucl)


@pytest.mark.parametrize(
    ("subgroup", "stage", "message"),
    [
        (None, [1, 1, 2], r"`stage` must label each of 4 readings, got shape \(3,\)"),
        (None, [1, 2, 1, 1], r"`stage` must keep the readings of a stage together, got the order \[1, 2, 1\]"),
        ([0, 0, 0, 1], [1, 1, 2, 2], r"`subgroup` 0 must lie in one stage"),
    ],
)
def test_refusals(subgroup: list[int] | None, stage: list[int], message: str) -> None:
    kind = ChartKind.I_MR if subgroup is None else ChartKind.XBAR_R
    with pytest.raises(ValueError, match=message):
        staged_chart([1.0, 2, 3, 5], subgroup, stage, kind=kind)
