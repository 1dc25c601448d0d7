from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, strategies as st

from qc.stats import (
    RULES,
    Baseline,
    c4,
    chart_phase_one,
    chart_phase_two,
    constants,
    d2,
    d3,
    sigma_within,
    xbar_chart,
    xbar_chart_with_baseline,
)
from qc.terms import ChartKind, Phase, PlottedStatistic, RuleSet, Side, SigmaEstimator

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats import ChartResult

RINGS = Path(__file__).parents[3] / "samples" / "ring-piston" / "piston_rings.csv"
KINDS = (ChartKind.XBAR_R, ChartKind.XBAR_S)
BEYOND = RULES[RuleSet.BEYOND_LIMITS]


def piston_rings(phase: str) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    with RINGS.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["phase"] == phase]
    samples = np.array([int(row["sample"]) for row in rows])
    return np.array([float(row["diameter_mm"]) for row in rows]), samples - samples[0]


def signals(chart: ChartResult) -> list[tuple[str, PlottedStatistic, int, Side]]:
    return [(signal.rule, signal.statistic, signal.point, signal.side) for signal in chart.signals]


def test_piston_rings_phase_one_as_montgomery_prints_it() -> None:
    chart = xbar_chart(*piston_rings("I"), kind=ChartKind.XBAR_R, rules=RULES[RuleSet.WESTERN_ELECTRIC])
    assert chart.phase is Phase.ONE
    assert chart.sizes.tolist() == [5] * 25
    assert chart.baseline.center == pytest.approx(74.00118, abs=5e-6)
    assert float(np.mean(chart.dispersion.values)) == pytest.approx(0.02276, abs=5e-6)
    # The book adds the rounded 0.01313 to the rounded centre; exactly the upper limit is 74.014304.
    assert chart.location.limits.ucl[0] == pytest.approx(74.01431, abs=1e-5)
    assert chart.location.limits.lcl[0] == pytest.approx(73.98805, abs=5e-6)
    assert chart.dispersion.limits.ucl[0] == pytest.approx(0.02276 * constants(5).D4, abs=2e-5)
    assert chart.signals == ()
    assert (chart.baseline.subgroups, chart.baseline.readings) == (25, 125)


def test_piston_rings_phase_two_flags_samples_37_to_39() -> None:
    pilot = xbar_chart(*piston_rings("I"), kind=ChartKind.XBAR_R)
    chart = xbar_chart_with_baseline(*piston_rings("II"), baseline=pilot.baseline, rules=BEYOND)
    assert chart.phase is Phase.TWO
    assert chart.baseline == pilot.baseline
    mean = PlottedStatistic.MEAN
    assert signals(chart) == [("beyond-limits", mean, sample - 26, Side.ABOVE) for sample in (37, 38, 39)]


def test_piston_rings_by_the_standard_deviation_as_qcc_prints_it() -> None:
    chart = xbar_chart(*piston_rings("I"), kind=ChartKind.XBAR_S)
    assert float(np.mean(chart.dispersion.values)) == pytest.approx(0.009240037, abs=5e-10)
    assert chart.baseline.sigma_within == pytest.approx(0.009829977, abs=5e-10)
    assert chart.location.limits.ucl[0] == pytest.approx(74.01436, abs=5e-6)
    assert chart.dispersion.limits.ucl[0] == pytest.approx(0.01930242, abs=5e-9)
    assert chart.dispersion.limits.lcl[0] == 0


@pytest.mark.parametrize("kind", KINDS)
def test_unequal_sizes_give_every_point_limits_of_its_own(kind: ChartKind) -> None:
    baseline = Baseline(
        chart=kind, center=10.0, sigma_within=0.2, estimator=SigmaEstimator.POOLED_S, subgroups=20, readings=80
    )
    chart = xbar_chart_with_baseline([10.0] * 12, [0] * 2 + [1] + [2] * 9, baseline=baseline)
    sizes = np.array([2, 1, 9])
    assert chart.location.limits.ucl == pytest.approx(10 + 0.6 / np.sqrt(sizes))
    assert chart.location.limits.lcl == pytest.approx(10 - 0.6 / np.sqrt(sizes))
    expected = {
        ChartKind.XBAR_R: [(d2(n), d3(n)) for n in (2, 9)],
        ChartKind.XBAR_S: [(c4(n), math.sqrt(1 - c4(n) ** 2)) for n in (2, 9)],
    }[kind]
    limits = chart.dispersion.limits
    assert limits.center[[0, 2]] == pytest.approx([0.2 * mean for mean, _ in expected])
    assert limits.ucl[[0, 2]] == pytest.approx([0.2 * (mean + 3 * sd) for mean, sd in expected])
    assert limits.lcl[[0, 2]] == pytest.approx([0.2 * max(0, mean - 3 * sd) for mean, sd in expected])
    assert np.isnan([limits.lcl[1], limits.center[1], limits.ucl[1], chart.dispersion.values[1]]).all()


def test_rules_measure_each_point_by_its_own_limits() -> None:
    baseline = Baseline(
        chart=ChartKind.XBAR_R, center=0.0, sigma_within=1.0, estimator=SigmaEstimator.UWAVE_R, subgroups=9, readings=9
    )
    # 1.4 lies within the limits of two readings (2.12) and beyond those of nine (1.0).
    chart = xbar_chart_with_baseline([1.4] * 11, [0] * 2 + [1] * 9, baseline=baseline, rules=BEYOND)
    assert [signal.point for signal in chart.signals if signal.statistic is PlottedStatistic.MEAN] == [1]


def test_the_dispersion_is_held_against_its_limits_only() -> None:
    baseline = Baseline(
        chart=ChartKind.XBAR_S, center=0.0, sigma_within=1.0, estimator=SigmaEstimator.UWAVE_S, subgroups=9, readings=9
    )
    # Twelve wide subgroups in a row, the last of them beyond the limit.
    spreads = [1.6] * 11 + [2.6]
    values = [side * spread for spread in spreads for side in (-1.0, 1.0)]
    codes = np.repeat(np.arange(12), 2)
    found = xbar_chart_with_baseline(values, codes, baseline=baseline, rules=RULES[RuleSet.NELSON])
    assert signals(found) == [("beyond-limits", PlottedStatistic.SD, 11, Side.ABOVE)]


def test_below_the_lower_limit_of_the_dispersion() -> None:
    rng = np.random.default_rng(5)
    values, codes = rng.normal(size=300), np.repeat(np.arange(15), 20)
    values[40:60] = values[40:60].mean() + 0.05 * (values[40:60] - values[40:60].mean())
    chart = xbar_chart(values, codes, kind=ChartKind.XBAR_R, rules=BEYOND)
    assert ("beyond-limits", PlottedStatistic.RANGE, 2, Side.BELOW) in signals(chart)


def test_no_rules_no_signals() -> None:
    chart = xbar_chart([0, 1, 0, 1, 90, 99], [0, 0, 1, 1, 2, 2], kind=ChartKind.XBAR_R, rules=RULES[RuleSet.NONE])
    assert chart.signals == ()


def test_arithmetic_noise_breaks_no_tie() -> None:
    # 0.1 + 0.2 and 0.3 differ in the last digit: seven equal means are no trend, and none lies off the centre line.
    pairs = [(0.1, 0.2), (0.0, 0.3), (0.15, 0.15), (0.05, 0.25), (0.1, 0.2), (0.0, 0.3), (0.12, 0.18), (0.3, 0.0)] * 3
    values = [x for pair in pairs for x in pair]
    codes = np.repeat(np.arange(24), 2)
    found = xbar_chart(values, codes, kind=ChartKind.XBAR_R, rules=RULES[RuleSet.NELSON])
    assert {signal.rule for signal in found.signals} == {"nelson-7"}


@pytest.mark.parametrize("multiple", [2.0, 3.09])
def test_other_limits_scale_the_zones(multiple: float) -> None:
    values, codes = np.random.default_rng(2).normal(size=400), np.repeat(np.arange(100), 4)
    chart = xbar_chart(values, codes, kind=ChartKind.XBAR_S, sigma_multiple=multiple, rules=BEYOND)
    means, limits = chart.location.values, chart.location.limits
    beyond = np.flatnonzero((means > limits.ucl) | (means < limits.lcl))
    assert [s.point for s in chart.signals if s.statistic is PlottedStatistic.MEAN] == beyond.tolist()
    assert limits.ucl[0] - limits.center[0] == pytest.approx(multiple * chart.baseline.sigma_within / 2)


@pytest.mark.parametrize("kind", KINDS)
def test_missing_readings(kind: ChartKind) -> None:
    values = [1.0, 2.0, math.nan, 4.0, 3.0, 5.0, math.nan, math.nan, 2.0, 2.5]
    codes = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    chart = xbar_chart(values, codes, kind=kind, rules=RULES[RuleSet.NELSON])
    assert chart.sizes.tolist() == [2, 1, 2, 0, 2]
    assert chart.baseline.center == pytest.approx(np.nanmean(values))
    assert chart.location.values == pytest.approx([1.5, 4.0, 4.0, math.nan, 2.25], nan_ok=True)
    assert (chart.baseline.subgroups, chart.baseline.readings) == (4, 7)
    assert chart.baseline.sigma_within == pytest.approx(
        sigma_within(values, codes, estimator=chart.baseline.estimator).value
    )


@given(shift=st.floats(-1e3, 1e3), scale=st.floats(0.01, 100.0))
def test_shift_and_scale(shift: float, scale: float) -> None:
    values, codes = np.random.default_rng(4).normal(size=60), np.repeat(np.arange(12), 5)
    rules = RULES[RuleSet.WESTERN_ELECTRIC]
    plain = xbar_chart(values, codes, kind=ChartKind.XBAR_R, rules=rules)
    moved = xbar_chart(shift + scale * values, codes, kind=ChartKind.XBAR_R, rules=rules)
    assert moved.location.limits.ucl == pytest.approx(shift + scale * plain.location.limits.ucl, rel=1e-7, abs=1e-6)
    assert moved.dispersion.limits.ucl == pytest.approx(scale * plain.dispersion.limits.ucl, rel=1e-6)
    assert moved.signals == plain.signals


def test_the_baseline_says_how_much_it_rests_on() -> None:
    values, codes = piston_rings("I")
    chart = xbar_chart(values, codes, kind=ChartKind.XBAR_S, estimator=SigmaEstimator.POOLED_S)
    assert chart.baseline.estimator is SigmaEstimator.POOLED_S
    assert chart.baseline.sigma_within_df == 100


def test_the_dispatcher_gives_the_same() -> None:
    values, codes = piston_rings("I")
    one = chart_phase_one(values, codes, kind=ChartKind.XBAR_R, rules=BEYOND)
    assert one.baseline == xbar_chart(values, codes, kind=ChartKind.XBAR_R).baseline
    later = chart_phase_two(*piston_rings("II"), baseline=one.baseline, rules=BEYOND)
    assert [signal.point for signal in later.signals] == [11, 12, 13]


@pytest.mark.parametrize(
    ("values", "codes", "change", "message"),
    [
        ([1, 2], [0, 0], {}, "`subgroup` must name at least 2 subgroups with readings, got 1"),
        ([1, 2, math.nan], [0, 0, 1], {}, "`subgroup` must name at least 2 subgroups with readings, got 1"),
        ([1, 2, 3], [0, 1, 2], {}, "`subgroup` must have a subgroup of at least 2 readings, got none"),
        ([1, 1, 2, 2], [0, 0, 1, 1], {}, r"`values` must give a positive standard deviation, got 0\.0"),
        ([1, 2, 2, 3], [0, 0, 1, 1], {"kind": ChartKind.I_MR}, "`kind` must be xbar-r or xbar-s, got i-mr"),
        ([1, 2, 2, 3], [0, 0, 1, 1], {"sigma_multiple": 0.0}, r"`sigma_multiple` must be positive, got 0\.0"),
        (
            [1, 2, 2, 3],
            [0, 0, 1, 1],
            {"estimator": SigmaEstimator.OVERALL_S},
            r"`estimator` must be one of .* overall_s",
        ),
    ],
)
def test_refused(values: list[float], codes: list[int], change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        xbar_chart(values, codes, **({"kind": ChartKind.XBAR_R} | change))  # type: ignore[arg-type]  # a mixed bag


def test_a_baseline_of_another_chart() -> None:
    baseline = chart_phase_one([1, 2, 4], None, kind=ChartKind.I_MR).baseline
    with pytest.raises(ValueError, match="`kind` must be xbar-r or xbar-s, got i-mr"):
        xbar_chart_with_baseline([1, 2], [0, 0], baseline=baseline)


@pytest.mark.parametrize("sigma", [0.0, -1.0, math.nan, math.inf])
def test_a_baseline_without_spread(sigma: float) -> None:
    baseline = Baseline(
        chart=ChartKind.XBAR_R,
        center=0.0,
        sigma_within=sigma,
        estimator=SigmaEstimator.UWAVE_R,
        subgroups=2,
        readings=4,
    )
    with pytest.raises(ValueError, match=f"`baseline` must give a positive standard deviation, got {sigma}"):
        xbar_chart_with_baseline([1, 2], [0, 0], baseline=baseline)


def test_subgroups_must_be_given() -> None:
    with pytest.raises(ValueError, match="`subgroup` must be given for a chart of subgroups, got None"):
        chart_phase_one([1, 2, 3, 4], None, kind=ChartKind.XBAR_R)
