from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from rule_series import literal

from qc.stats import RULES, Pattern, Rule, Signal, find_signals
from qc.stats.run_length.arl_rules import false_alarm_probability
from qc.terms import PlottedStatistic, RuleSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

ONE, EITHER = Pattern.BEYOND_ONE_SIDE, Pattern.BEYOND_EITHER_SIDE
Row = tuple[Pattern, int, int, float, bool]
# As QI Macros and certestats tabulate them: points, window, zone.
LIMIT: Row = (ONE, 1, 1, 3.0, False)
ZONE_A: Row = (ONE, 2, 3, 2.0, False)
ZONE_B: Row = (ONE, 4, 5, 1.0, False)
TREND: Row = (Pattern.TREND, 6, 6, 0.0, False)
SAW: Row = (Pattern.ALTERNATION, 14, 14, 0.0, False)
HUGGING: Row = (Pattern.WITHIN, 15, 15, 1.0, False)


def _run(length: int) -> Row:
    return (ONE, length, length, 0.0, False)


def _mixture(*, both_sides: bool) -> Row:
    return (EITHER, 8, 8, 1.0, both_sides)


LISTS: dict[RuleSet, list[Row]] = {
    RuleSet.NONE: [],
    RuleSet.BEYOND_LIMITS: [LIMIT],
    RuleSet.WESTERN_ELECTRIC: [LIMIT, ZONE_A, ZONE_B, _run(8)],
    RuleSet.NELSON: [LIMIT, _run(9), TREND, SAW, ZONE_A, ZONE_B, HUGGING, _mixture(both_sides=False)],
    RuleSet.NELSON_BOTH_SIDES: [LIMIT, _run(9), TREND, SAW, ZONE_A, ZONE_B, HUGGING, _mixture(both_sides=True)],
    RuleSet.AIAG: [LIMIT, _run(7), TREND, SAW, ZONE_A, ZONE_B, HUGGING, _mixture(both_sides=False)],
    RuleSet.JURAN: [LIMIT, ZONE_A, ZONE_B, TREND, _run(9), _mixture(both_sides=True)],
    RuleSet.MONTGOMERY: [LIMIT, ZONE_A, ZONE_B, _run(8), TREND, HUGGING, SAW, _mixture(both_sides=True)],
}


@pytest.mark.parametrize("name", RuleSet)
def test_each_set_is_its_source_s_list(name: RuleSet) -> None:
    rows = [(rule.pattern, rule.points, rule.window, rule.zone, rule.both_sides) for rule in RULES[name]]
    assert rows == LISTS[name]


def test_no_two_different_rules_share_a_name() -> None:
    named: dict[str, Rule] = {}
    for rule in itertools.chain.from_iterable(RULES.values()):
        assert named.setdefault(rule.name, rule) == rule


def test_the_case_on_one_side_by_either_reading() -> None:
    # The reference case t8-one-sided: Minitab's reading flags points 8, 9 and 18, qcc 3.0's none.
    z = [1.2, 1.3, 1.1, 1.4, 1.5, 1.2, 1.3, 1.1, 1.6, 0.2, -1.2, -1.4, -1.5, -1.3, -1.1, -1.6, -1.2, -1.3, 0.3]
    wide, narrow = RULES[RuleSet.NELSON][-1:], RULES[RuleSet.NELSON_BOTH_SIDES][-1:]
    found = find_signals(z, rules=wide, statistic=PlottedStatistic.INDIVIDUAL)
    assert [signal.point + 1 for signal in found] == [8, 9, 18]
    assert find_signals(z, rules=narrow, statistic=PlottedStatistic.INDIVIDUAL) == ()


@pytest.mark.parametrize("name", [name for name in RuleSet if RULES[name]])
def test_the_false_alarm_probability_of_every_set_agrees_with_simulation(name: RuleSet) -> None:
    rng = np.random.default_rng(404)
    charts, points = 1_500, 40
    fired = sum(bool(_found(rng.standard_normal(points), RULES[name])) for _ in range(charts)) / charts
    exact = false_alarm_probability(RULES[name], points).probability
    assert abs(fired - exact) < 3.5 * math.sqrt(exact * (1 - exact) / charts)


def test_the_readings_of_test_8_differ_in_points_never_in_whether_a_chart_signals() -> None:
    wide, narrow = (RULES[name] for name in (RuleSet.NELSON, RuleSet.NELSON_BOTH_SIDES))
    rng = np.random.default_rng(8)
    charts = [rng.choice([-1.5, -1.1, 0.5, 1.1, 1.5], size=12, p=[0.05, 0.05, 0.1, 0.3, 0.5]) for _ in range(400)]
    counts = [(len(_found(z, wide)), len(_found(z, narrow))) for z in charts]
    assert all(bool(more) == bool(fewer) for more, fewer in counts)
    assert any(more > fewer for more, fewer in counts)
    same = [false_alarm_probability(rules, 100).probability for rules in (wide, narrow)]
    assert same[0] == same[1]


@pytest.mark.parametrize("name", RuleSet)
def test_every_set_equals_a_literal_scan_of_a_long_series(name: RuleSet) -> None:
    rng = np.random.default_rng(12)
    z = [round(x, 1) for x in (0.8 * np.cumsum(rng.normal(size=900) * 0.5) % 7 - 3.5).tolist()]
    found = _found(np.array(z), RULES[name])
    by_rule = {
        rule.name: [(s.rule, s.point, s.first, s.side) for s in found if s.rule == rule.name] for rule in RULES[name]
    }
    assert by_rule == {rule.name: literal(z, rule) for rule in RULES[name]}


def _found(z: NDArray[np.float64], rules: tuple[Rule, ...]) -> tuple[Signal, ...]:
    return find_signals(z, rules=rules, statistic=PlottedStatistic.INDIVIDUAL)
