from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.numerics.quantiles import normal_tail
from qc.stats.run_length.adjusted_limits import (
    estimated_false_alarm,
    estimated_xbar_arl,
    false_alarm_factor,
    guaranteed_factor,
    mean_arl_factor,
)
from qc.stats.run_length.arl_shewhart import xbar_arl
from qc.stats.run_length.estimation_error import PhaseOne

STUDY = PhaseOne(subgroups=20, degrees_of_freedom=80)
HUGE = PhaseOne(subgroups=10**5, degrees_of_freedom=1e5)


def _studies(count: int, study: PhaseOne) -> tuple[list[float], list[float]]:
    """Draw what Phase I studies would have estimated: errors of the centre, factors of the spread."""
    rng = np.random.default_rng(12)
    df = study.degrees_of_freedom
    centers = rng.standard_normal(count) / math.sqrt(study.subgroups)
    return centers.tolist(), np.sqrt(rng.chisquare(df, count) / df).tolist()


def _false_alarms(study: PhaseOne, factor: float, count: int) -> list[float]:
    drawn = zip(*_studies(count, study), strict=True)
    return [normal_tail(factor * s - m) + normal_tail(factor * s + m) for m, s in drawn]


def test_mean_false_alarm_agrees_with_drawn_studies() -> None:
    rates = np.array(_false_alarms(STUDY, 3.0, 20_000))
    error = rates.std(ddof=1) / math.sqrt(rates.size)
    assert abs(rates.mean() - estimated_false_alarm(phase_one=STUDY)) < 4 * error


def test_mean_run_length_agrees_with_drawn_studies() -> None:
    lengths = 1 / np.array(_false_alarms(STUDY, 3.0, 40_000))
    error = lengths.std(ddof=1) / math.sqrt(lengths.size)
    exact = estimated_xbar_arl([0.0], phase_one=STUDY)
    assert exact.state == "zero"
    assert abs(lengths.mean() - exact.arl[0]) < 4 * error


def test_a_guaranteed_factor_protects_its_share_of_studies() -> None:
    factor = guaranteed_factor(0.0027, confidence=0.9, phase_one=STUDY)
    kept = np.mean(np.array(_false_alarms(STUDY, factor.factor, 20_000)) <= 0.0027)
    assert abs(kept - 0.9) < 4 * math.sqrt(0.09 / 20_000)
    assert (factor.target, factor.confidence, factor.phase_one) == (0.0027, 0.9, STUDY)


def test_the_factors_undo_what_estimation_costs() -> None:
    wider = false_alarm_factor(0.0027, phase_one=STUDY)
    assert estimated_false_alarm(phase_one=STUDY, sigma_multiple=wider.factor) == pytest.approx(0.0027, rel=1e-10)
    narrower = mean_arl_factor(370.4, phase_one=STUDY)
    arl = estimated_xbar_arl([0.0], phase_one=STUDY, sigma_multiple=narrower.factor).arl[0]
    assert arl == pytest.approx(370.4, rel=1e-8)
    assert narrower.factor < 3 < wider.factor < guaranteed_factor(0.0027, confidence=0.9, phase_one=STUDY).factor


def test_nothing_is_widened_where_parameters_are_known() -> None:
    known = xbar_arl([0.0, 1.0]).arl
    assert estimated_xbar_arl([0.0, 1.0], phase_one=HUGE).arl == pytest.approx(known, rel=2e-3)
    assert false_alarm_factor(2 * normal_tail(3.0), phase_one=HUGE).factor == pytest.approx(3.0, rel=1e-4)
    for confidence in (0.1, 0.9):
        factor = guaranteed_factor(2 * normal_tail(3.0), confidence=confidence, phase_one=HUGE).factor
        assert factor == pytest.approx(3.0, rel=5e-3)


def test_an_unbiased_sd_has_longer_runs() -> None:
    plain, unbiased = (estimated_xbar_arl([0.0], phase_one=STUDY, divisor=d).arl[0] for d in (1.0, 0.9969))
    assert unbiased > plain


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match="`subgroups` must be a whole number of at least 2, got 1"):
        PhaseOne(subgroups=1, degrees_of_freedom=4)
    with pytest.raises(ValueError, match="`degrees_of_freedom` must be a finite number above 0, got 0"):
        PhaseOne(subgroups=5, degrees_of_freedom=0)
    with pytest.raises(ValueError, match="`degrees_of_freedom` must be above 9 for a finite average, got 8"):
        estimated_xbar_arl([0.0], phase_one=PhaseOne(subgroups=9, degrees_of_freedom=8))
    with pytest.raises(ValueError, match="`false_alarm` must lie strictly between 0 and 1, got 0"):
        false_alarm_factor(0, phase_one=STUDY)
    with pytest.raises(ValueError, match="`confidence` must lie strictly between 0 and 1, got 1"):
        guaranteed_factor(0.0027, confidence=1, phase_one=STUDY)
    with pytest.raises(ValueError, match="`arl0` must be above 1, got 1"):
        mean_arl_factor(1, phase_one=STUDY)
    with pytest.raises(ValueError, match="`divisor` must be a finite number above 0, got 0"):
        estimated_xbar_arl([0.0], phase_one=STUDY, divisor=0)
