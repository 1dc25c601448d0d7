import numpy as np
import pytest

from qc.stats.run_rules.rules import RULES
from qc.stats.variables.phases import chart_phase_one
from qc.stats.variables.short_run import deviation_chart_phase_one, deviation_chart_phase_two
from qc.terms import ChartKind, PlottedStatistic, RuleSet

RULE = RULES[RuleSet.BEYOND_LIMITS]
NOMINALS = {"A": 50.0, "B": 25.0}
DEVIATIONS = [0.2, -0.1, 0.0, 0.3, -0.2, 0.1, 0.0, 0.2]
PARTS = list("AAAABBBB")
VALUES = [NOMINALS[part] + off for part, off in zip(PARTS, DEVIATIONS, strict=True)]


def test_deviations_of_all_parts_share_one_chart() -> None:
    result = deviation_chart_phase_one(VALUES, PARTS, nominals=NOMINALS, kind=ChartKind.I_MR)
    alone = chart_phase_one(DEVIATIONS, None, kind=ChartKind.I_MR)
    assert result.chart.location.statistic is PlottedStatistic.DEVIATION
    assert result.chart.location.values == pytest.approx(DEVIATIONS)
    assert result.chart.location.limits.ucl == pytest.approx(alone.location.limits.ucl)
    assert result.chart.dispersion.values == pytest.approx(alone.dispersion.values, nan_ok=True)
    assert [(s.part, s.readings) for s in result.spreads] == [("A", 4), ("B", 4)]
    assert result.spreads[0].mean == pytest.approx(0.1)
    assert result.spreads_differ is False


def test_subgroups() -> None:
    codes = np.repeat(np.arange(4), 2)
    result = deviation_chart_phase_one(VALUES, PARTS, codes, nominals=NOMINALS, kind=ChartKind.XBAR_R)
    assert result.chart.location.statistic is PlottedStatistic.MEAN
    assert result.chart.location.values == pytest.approx([0.05, 0.15, -0.05, 0.1])


def test_spreads_that_differ_are_told() -> None:
    rng = np.random.default_rng(23)
    off = np.concatenate([rng.normal(0, 0.1, 25), rng.normal(0, 0.5, 25)])
    parts = ["A"] * 25 + ["B"] * 25
    values = np.array([NOMINALS[part] for part in parts]) + off
    result = deviation_chart_phase_one(values, parts, nominals=NOMINALS, kind=ChartKind.I_MR)
    assert result.comparison is not None
    assert result.comparison.p_value < 1e-4
    assert result.spreads_differ is True


def test_spreads_of_too_few_readings_are_not_judged() -> None:
    result = deviation_chart_phase_one([50.0, 50.1, 25.0], list("AAB"), nominals=NOMINALS, kind=ChartKind.I_MR)
    assert (result.comparison, result.spreads_differ) == (None, None)


def test_phase_two_holds_a_third_part_against_the_same_limits() -> None:
    pilot = deviation_chart_phase_one(VALUES, PARTS, nominals=NOMINALS, kind=ChartKind.I_MR)
    result = deviation_chart_phase_two(
        [7.0, 9.0, 7.1], ["C"] * 3, nominals={"C": 7.0}, baseline=pilot.chart.baseline, rules=RULE
    )
    assert [(s.point, s.statistic) for s in result.chart.signals] == [
        (1, PlottedStatistic.DEVIATION),
        (1, PlottedStatistic.MOVING_RANGE),
        (2, PlottedStatistic.MOVING_RANGE),
    ]


def test_refusals() -> None:
    with pytest.raises(ValueError, match=r"`nominals` must hold every part, got none for \['B'\]"):
        deviation_chart_phase_one(VALUES, PARTS, nominals={"A": 50.0}, kind=ChartKind.I_MR)
    mixed = [0, 0, 0, 1, 1, 1, 2, 2]
    with pytest.raises(ValueError, match=r"`subgroup` must hold readings of one part, got two in subgroup 1"):
        deviation_chart_phase_one(VALUES, PARTS, mixed, nominals=NOMINALS, kind=ChartKind.XBAR_R)
    with pytest.raises(ValueError, match=r"`alpha` must lie strictly between 0 and 1"):
        deviation_chart_phase_one(VALUES, PARTS, nominals=NOMINALS, kind=ChartKind.I_MR, alpha=0)
