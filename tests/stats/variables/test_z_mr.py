import math
from itertools import pairwise

import numpy as np
import pytest

from qc.stats.variables.z_mr import z_mr_chart_phase_one, z_mr_chart_phase_two
from qc.stats.variables.z_mr_result import RunStandard, ZmrBaseline
from qc.terms import Phase, PlottedStatistic, ShortRunSigma, Side

D2 = 2 / math.sqrt(math.pi)
RUNS = [("A", [10.0, 10.4, 10.1]), ("B", [5.0, 5.6, 5.2, 5.4]), ("A", [10.9, 10.3])]
VALUES = [value for _, run in RUNS for value in run]
PARTS = [part for part, run in RUNS for _ in run]
MEANS = {"A": 51.7 / 5, "B": 21.2 / 4}


def _moving(run: list[float]) -> list[float]:
    return [abs(b - a) for a, b in pairwise(run)]


def _sigma(moving: list[float]) -> float:
    return sum(moving) / len(moving) / D2


@pytest.mark.parametrize("pooling", [ShortRunSigma.BY_RUN, ShortRunSigma.BY_PART, ShortRunSigma.CONSTANT])
def test_z_is_measured_in_the_sigma_of_its_run_its_part_or_all(pooling: ShortRunSigma) -> None:
    chart = z_mr_chart_phase_one(VALUES, PARTS, pooling=pooling)
    expected = []
    for part, run in RUNS:
        moving = {
            ShortRunSigma.BY_RUN: _moving(run),
            ShortRunSigma.BY_PART: [m for other, r in RUNS if other == part for m in _moving(r)],
            ShortRunSigma.CONSTANT: [m for _, r in RUNS for m in _moving(r)],
        }[pooling]
        expected += [(value - MEANS[part]) / _sigma(moving) for value in run]
    assert chart.location.values == pytest.approx(expected)
    assert len(chart.baseline.standards) == (3 if pooling is ShortRunSigma.BY_RUN else 2)
    assert chart.runs.tolist() == [0] * 3 + [1] * 4 + [2] * 2


def test_a_relative_sigma_is_that_of_the_logarithms() -> None:
    chart = z_mr_chart_phase_one(VALUES, PARTS, pooling=ShortRunSigma.RELATIVE)
    logs = z_mr_chart_phase_one(np.log(VALUES), PARTS, pooling=ShortRunSigma.CONSTANT)
    assert chart.location.values == pytest.approx(logs.location.values)
    assert chart.baseline.standards[0].mean == pytest.approx(sum(map(math.log, [10.0, 10.4, 10.1, 10.9, 10.3])) / 5)


def test_moving_ranges_start_anew_with_each_run() -> None:
    chart = z_mr_chart_phase_one(VALUES, PARTS, pooling=ShortRunSigma.CONSTANT)
    assert np.flatnonzero(np.isnan(chart.dispersion.values)).tolist() == [0, 3, 7]
    assert chart.dispersion.limits.center[0] == pytest.approx(D2)
    assert chart.dispersion.limits.ucl[0] == pytest.approx(D2 + 3 * math.sqrt(2 - 4 / math.pi))
    assert chart.location.limits.lcl.tolist() == [-3.0] * 9


def test_a_missing_reading_leaves_out_both_moving_ranges_beside_it() -> None:
    chart = z_mr_chart_phase_one([1.0, 2.0, math.nan, 4.0, 7.0], ["A"] * 5, pooling=ShortRunSigma.BY_PART)
    assert chart.baseline.standards[0].sigma == pytest.approx(2.0 / D2)
    assert chart.baseline.standards[0].mean == pytest.approx(3.5)
    assert np.isnan(chart.location.values[2])


def test_parts_that_spread_differently_have_alarms_alike() -> None:
    rng = np.random.default_rng(31)
    parts = np.tile(np.repeat(["A", "B"], 50), 40)
    values = np.where(parts == "A", 10 + 0.1 * rng.normal(size=4000), 500 + 8.0 * rng.normal(size=4000))
    chart = z_mr_chart_phase_one(values, parts, pooling=ShortRunSigma.BY_PART, sigma_multiple=2.0)
    outside = np.abs(chart.location.values) > 2.0
    for part in ("A", "B"):
        share = outside[parts == part].mean()
        assert share == pytest.approx(0.0455, abs=0.02)


def test_phase_two_against_given_means() -> None:
    standards = (RunStandard(part="A", run=-1, mean=10.0, sigma=0.1, readings=50),)
    baseline = ZmrBaseline(pooling=ShortRunSigma.BY_PART, standards=standards)
    chart = z_mr_chart_phase_two([10.1, 9.6], ["A", "A"], baseline=baseline)
    assert chart.phase is Phase.TWO
    assert chart.location.values == pytest.approx([1.0, -4.0])
    assert [(s.point, s.statistic, s.side) for s in chart.signals] == [
        (1, PlottedStatistic.STANDARDIZED, Side.BELOW),
        (1, PlottedStatistic.MOVING_RANGE, Side.ABOVE),
    ]


def test_phase_two_goes_on_from_phase_one() -> None:
    one = z_mr_chart_phase_one(VALUES, PARTS, pooling=ShortRunSigma.RELATIVE)
    two = z_mr_chart_phase_two(VALUES[3:5], ["B", "B"], baseline=one.baseline)
    assert two.location.values == pytest.approx(one.location.values[3:5])


@pytest.mark.parametrize(
    ("values", "pooling", "message"),
    [
        ([1.0, 1.0, 2.0], ShortRunSigma.BY_RUN, r"`values` must hold two different neighbours for every sigma"),
        ([1.0, 1.0, 2.0], ShortRunSigma.CONSTANT, r"`values` must hold two different neighbours for every sigma"),
        ([1.0, 0.0, 2.0], ShortRunSigma.RELATIVE, r"`values` must be above 0 for a relative sigma, got 0.0"),
    ],
)
def test_refusals(values: list[float], pooling: ShortRunSigma, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        z_mr_chart_phase_one(values, ["A", "A", "B"], pooling=pooling)


def test_baselines_that_do_not_fit() -> None:
    one = z_mr_chart_phase_one(VALUES, PARTS, pooling=ShortRunSigma.CONSTANT)
    with pytest.raises(ValueError, match=r"`baseline` must hold every part, got none for \['C'\]"):
        z_mr_chart_phase_two([1.0], ["C"], baseline=one.baseline)
    by_run = z_mr_chart_phase_one(VALUES, PARTS, pooling=ShortRunSigma.BY_RUN)
    with pytest.raises(ValueError, match=r"`baseline` must hold for parts"):
        z_mr_chart_phase_two([1.0], ["A"], baseline=by_run.baseline)


def test_a_standard_without_spread_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`sigma` must be a finite number above 0, got 0.0"):
        RunStandard(part="A", run=-1, mean=1.0, sigma=0.0, readings=5)
