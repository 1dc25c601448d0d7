"""Limits widened for what estimating them costs."""

from __future__ import annotations

import numpy as np
import pytest

from qc.stats.pilot.phase_one import PhaseOnePlan, analyse_phase_one
from qc.stats.pilot.widened_limits import widen_limits
from qc.stats.variables.phases import chart_phase_one
from qc.terms import ChartKind, SigmaEstimator


@pytest.mark.parametrize("confidence", [None, 0.9])
def test_they_are_those_of_phase_one(confidence: float | None) -> None:
    readings = np.random.default_rng(4).normal(10, 0.05, 125)
    subgroup = np.repeat(np.arange(25), 5)
    plan = PhaseOnePlan(permutations=99, confidence=confidence)
    found = analyse_phase_one(readings, subgroup, kind=ChartKind.XBAR_R, plan=plan)
    assert widen_limits(found.chart.baseline, confidence=confidence) == found.widened_baseline


def test_more_points_need_less() -> None:
    x = np.random.default_rng(5).normal(size=400)
    factors = []
    for n in (30, 100, 400):
        found = widen_limits(chart_phase_one(x[:n], None, kind=ChartKind.I_MR).baseline)
        assert found is not None
        factors.append(found.sigma_multiple)
    assert factors == sorted(factors, reverse=True)
    assert factors[-1] == pytest.approx(3.1, abs=0.15)


def test_what_cannot_be_widened() -> None:
    x = np.random.default_rng(6).normal(size=30)
    chart = chart_phase_one(x, None, kind=ChartKind.I_MR, estimator=SigmaEstimator.MEDIAN_MR)
    assert widen_limits(chart.baseline) is None
    with pytest.raises(ValueError, match="`confidence`"):
        widen_limits(chart.baseline, confidence=1.0)
