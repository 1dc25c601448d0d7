from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.numerics.quantiles import normal_tail
from qc.stats.pilot.exclusion import Exclusion
from qc.stats.pilot.phase_one import PhaseOnePlan, analyse_phase_one
from qc.stats.pilot.phase_one_stability import phase_one_stability
from qc.stats.run_length.adjusted_limits import false_alarm_factor, guaranteed_factor
from qc.stats.run_length.estimation_error import PhaseOne
from qc.stats.run_rules.rules import RULES
from qc.stats.variables.phases import chart_phase_one
from qc.terms import ChartKind, RuleSet, SigmaEstimator

if TYPE_CHECKING:
    from numpy.typing import NDArray

SUBGROUP = np.repeat(np.arange(25), 5)
NOMINAL = 2 * normal_tail(3.0)
FAST = PhaseOnePlan(permutations=99)


def _pilot(seed: int = 1) -> NDArray[np.float64]:
    return 10.0 + 0.05 * np.random.default_rng(seed).standard_normal(125)


def test_chart_and_test_are_those_of_their_own_functions() -> None:
    x = _pilot()
    found = analyse_phase_one(x, SUBGROUP, kind=ChartKind.XBAR_R, plan=FAST)
    assert found.chart.baseline == chart_phase_one(x, SUBGROUP, kind=ChartKind.XBAR_R).baseline
    alone = phase_one_stability(x, SUBGROUP, permutations=99)
    assert found.stability is found.first_look
    assert (found.stability.p_value, found.stability.level.p_value) == (alone.p_value, alone.level.p_value)
    assert found.exclusions == ()


def test_below_twenty_points_limits_are_provisional() -> None:
    x = _pilot()
    enough = analyse_phase_one(x[:100], SUBGROUP[:100], kind=ChartKind.XBAR_R, plan=FAST)
    few = analyse_phase_one(x[:95], SUBGROUP[:95], kind=ChartKind.XBAR_R, plan=FAST)
    assert (enough.provisional, few.provisional) == (False, True)
    dropped = [Exclusion(point=4, cause="coolant off")]
    fewer = analyse_phase_one(x[:100], SUBGROUP[:100], kind=ChartKind.XBAR_R, plan=FAST, exclusions=dropped)
    assert fewer.provisional


def test_exclusions_leave_the_first_look_as_it_was() -> None:
    x = _pilot(2).reshape(25, 5)
    x[9] += 0.4
    dropped = [Exclusion(point=9, cause="insert broke")]
    found = analyse_phase_one(x.ravel(), SUBGROUP, kind=ChartKind.XBAR_S, exclusions=dropped, plan=FAST)
    assert not found.first_look.stable
    assert found.first_look.level.isolated == (9,)
    assert found.stability.stable
    assert found.exclusions[0].cause == "insert broke"
    assert found.exclusions[0].signals
    assert found.chart.baseline.subgroups == 24
    assert found.chart.location.values.size == 25
    assert found.rule_alarms.points == 24


def test_the_guard_of_the_plan() -> None:
    three = [Exclusion(point=point, cause="bar end") for point in range(3)]
    with pytest.raises(ValueError, match=r"`exclusions` must be at most 10% of 25 points, 2, got 3"):
        analyse_phase_one(_pilot(), SUBGROUP, kind=ChartKind.XBAR_R, exclusions=three, plan=FAST)
    plan = PhaseOnePlan(permutations=99, largest_excluded=0.2)
    found = analyse_phase_one(_pilot(), SUBGROUP, kind=ChartKind.XBAR_R, exclusions=three, plan=plan)
    assert len(found.exclusions) == 3


def test_limits_widened_with_confidence_for_a_pooled_standard_deviation() -> None:
    pooled = SigmaEstimator.POOLED_S
    found = analyse_phase_one(_pilot(), SUBGROUP, kind=ChartKind.XBAR_S, estimator=pooled, plan=FAST)
    study = PhaseOne(subgroups=25, degrees_of_freedom=100)
    assert found.widened == guaranteed_factor(NOMINAL, confidence=0.9, phase_one=study)
    assert found.widened_baseline is not None
    assert found.widened_baseline.sigma_multiple == found.widened.factor > 3
    assert found.widened_baseline.center == found.chart.baseline.center


def test_limits_widened_on_average() -> None:
    plan = PhaseOnePlan(permutations=99, confidence=None)
    pooled = SigmaEstimator.POOLED_S
    found = analyse_phase_one(_pilot(), SUBGROUP, kind=ChartKind.XBAR_S, estimator=pooled, plan=plan)
    study = PhaseOne(subgroups=25, degrees_of_freedom=100)
    assert found.widened == false_alarm_factor(NOMINAL, phase_one=study)


@pytest.mark.parametrize(
    ("kind", "points", "size"), [(ChartKind.I_MR, 25, 1), (ChartKind.XBAR_R, 20, 5), (ChartKind.XBAR_S, 20, 4)]
)
def test_widened_limits_keep_their_promise(kind: ChartKind, points: int, size: int) -> None:
    # The share of studies whose own limits signal no more often than 3σ limits of known parameters would.
    rng = np.random.default_rng(17)
    subgroup = np.repeat(np.arange(points), size)
    widened = analyse_phase_one(rng.standard_normal(points * size), subgroup, kind=kind, plan=FAST).widened
    assert widened is not None
    studies, kept = 600, 0
    for _ in range(studies):
        baseline = chart_phase_one(rng.standard_normal(points * size), subgroup, kind=kind).baseline
        center, reach = baseline.center * math.sqrt(size), widened.factor * baseline.sigma_within
        kept += normal_tail(reach - center) + normal_tail(reach + center) <= NOMINAL
    assert abs(kept / studies - 0.9) < 3 * math.sqrt(0.09 / studies)


def test_the_median_moving_range_has_no_widened_limits() -> None:
    x = _pilot()[:30]
    found = analyse_phase_one(x, kind=ChartKind.I_MR, estimator=SigmaEstimator.MEDIAN_MR, plan=FAST)
    assert (found.widened, found.widened_baseline) == (None, None)


def test_the_false_alarms_of_the_rules_are_carried() -> None:
    rules = RULES[RuleSet.WESTERN_ELECTRIC]
    found = analyse_phase_one(_pilot(), SUBGROUP, kind=ChartKind.XBAR_R, rules=rules, plan=FAST)
    assert found.rule_alarms.probability == pytest.approx(0.218, abs=5e-4)  # 25 points, as in test_arl_rules
    assert found.rule_alarms.rules == tuple(rule.name for rule in rules)


def test_single_readings_need_no_subgroups_and_do_not_use_them() -> None:
    x = _pilot()[:30]
    alone = analyse_phase_one(x, kind=ChartKind.I_MR, plan=FAST)
    ignored = analyse_phase_one(x, np.repeat(np.arange(6), 5), kind=ChartKind.I_MR, plan=FAST)
    assert alone.stability.points == ignored.stability.points == 30
    assert alone.readings_digest == ignored.readings_digest


def test_the_digest_names_readings_and_subgroups() -> None:
    x = _pilot()
    digests = {
        analyse_phase_one(values, codes, kind=ChartKind.XBAR_R, plan=FAST).readings_digest
        for values, codes in (
            (x, SUBGROUP),
            (x[::-1], SUBGROUP),
            (np.concatenate((np.nextafter(x[:1], 11), x[1:])), SUBGROUP),
            (x, np.concatenate((SUBGROUP[:4], [1], SUBGROUP[5:]))),
        )
    }
    assert len(digests) == 4
    again = analyse_phase_one(x.tolist(), SUBGROUP.tolist(), kind=ChartKind.XBAR_R, plan=FAST)
    assert again.readings_digest in digests


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"false_alarm": 1.0}, "`false_alarm` must lie strictly between 0 and 1, got 1.0"),
        ({"largest_excluded": -0.1}, "`largest_excluded` must lie strictly between 0 and 1, got -0.1"),
        ({"least_points": 0}, "`least_points` must be a whole number of at least 1, got 0"),
        ({"confidence": 90}, "`confidence` must lie strictly between 0 and 1, got 90"),
    ],
)
def test_senseless_plans(given: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        PhaseOnePlan(**given)  # type: ignore[arg-type]  # a mixed bag of arguments
