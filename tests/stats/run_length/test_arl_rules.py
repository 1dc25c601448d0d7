from __future__ import annotations

import itertools
import math
from functools import cache
from statistics import NormalDist

import numpy as np
import pytest

from qc.stats.run_length.arl_rules import false_alarm_probability, rules_arl, rules_steady_state_arl
from qc.stats.run_rules.rule_chain import chain, zone_probabilities
from qc.stats.run_rules.rules import RULES, Pattern, Rule, find_signals
from qc.terms import PlottedStatistic, RuleSet

WESTERN, NELSON = RULES[RuleSet.WESTERN_ELECTRIC], RULES[RuleSet.NELSON]


def _rule(pattern: Pattern, points: int, window: int, zone: float = 0.0) -> Rule:
    return Rule(name=f"own-{pattern}-{window}", pattern=pattern, points=points, window=window, zone=zone)


def _fires(z: tuple[float, ...], rules: tuple[Rule, ...]) -> bool:
    return bool(find_signals(z, rules=rules, statistic=PlottedStatistic.INDIVIDUAL))


def test_all_western_electric_rules_have_the_published_run_length() -> None:
    # Champ and Woodall (1987), table 1: 91.75 for rules C1234.
    assert rules_arl([0.0], rules=WESTERN).arl[0] == pytest.approx(91.75, abs=0.005)


def test_one_point_beyond_is_the_shewhart_chart() -> None:
    exact = 1 / (2 * NormalDist().cdf(-2.5))
    assert rules_arl([0.0], rules=WESTERN[:1], sigma_multiple=2.5).arl[0] == pytest.approx(exact, rel=1e-10)
    steady = rules_steady_state_arl([0.0], rules=WESTERN[:1], sigma_multiple=2.5)
    assert steady.state == "steady"
    assert steady.arl[0] == pytest.approx(exact, rel=1e-10)


ZONE_RULES = (
    _rule(Pattern.BEYOND_ONE_SIDE, 2, 3, 1.0),
    _rule(Pattern.BEYOND_ONE_SIDE, 4, 4),
    _rule(Pattern.WITHIN, 3, 3, 1.0),
    _rule(Pattern.BEYOND_EITHER_SIDE, 3, 4, 1.0),
    Rule(name="mix", pattern=Pattern.BEYOND_EITHER_SIDE, points=3, window=3, zone=1.0, both_sides=True),
    Rule(name="mix-2", pattern=Pattern.BEYOND_EITHER_SIDE, points=4, window=4, zone=0.0, both_sides=True),
)


@cache
def _enumerated() -> tuple[list[float], dict[str, list[bool]]]:
    """Every way five points may fall into four zones: its chance, and whether each rule fires."""
    cdf = NormalDist().cdf
    middles, chances = (-2.0, -0.5, 0.5, 2.0), (cdf(-1), 0.5 - cdf(-1), 0.5 - cdf(-1), cdf(-1))
    ways = list(itertools.product(range(4), repeat=5))
    fires = {rule.name: [_fires(tuple(middles[i] for i in way), (rule,)) for way in ways] for rule in ZONE_RULES}
    return [math.prod(chances[i] for i in way) for way in ways], fires


@pytest.mark.parametrize("number", range(1, 7))
def test_zone_rules_agree_with_enumeration(number: int) -> None:
    chances, fires = _enumerated()
    for rules in itertools.combinations(ZONE_RULES, number):
        any_fires = [any(flags) for flags in zip(*(fires[rule.name] for rule in rules), strict=True)]
        enumerated = math.fsum(chance for chance, fired in zip(chances, any_fires, strict=True) if fired)
        assert false_alarm_probability(rules, 5).probability == pytest.approx(enumerated, abs=1e-12)


def test_a_mixture_that_ran_on_one_side_fires_when_it_crosses() -> None:
    rules = (ZONE_RULES[4],)
    certain = zone_probabilities((-1.0, 0.0, 1.0), 0.0, 1e-9)  # every point beyond, half of them above
    machine = chain(rules, full_windows=True)
    alive = machine.first(certain)
    for points in range(2, 30):
        alive = machine.following(alive, certain)
        assert machine.mass(alive) == pytest.approx(2.0 ** (1 - points) if points > 2 else 1.0)


ORDER_RULES = (_rule(Pattern.TREND, 4, 4), _rule(Pattern.ALTERNATION, 5, 5))


@pytest.mark.parametrize("rules", [ORDER_RULES[:1], ORDER_RULES[1:], ORDER_RULES])
def test_order_rules_agree_with_all_permutations(rules: tuple[Rule, ...]) -> None:
    fired = [_fires(tuple(map(float, order)), rules) for order in itertools.permutations(range(6))]
    assert false_alarm_probability(rules, 6).probability == pytest.approx(sum(fired) / 720, abs=1e-12)


def test_an_order_rule_signals_as_often_wherever_the_process_stands() -> None:
    assert rules_arl([0.0, 1.5], rules=ORDER_RULES).arl[1] == pytest.approx(
        rules_arl([0.0], rules=ORDER_RULES).arl[0], rel=1e-9
    )


@pytest.mark.parametrize("rules", [WESTERN, NELSON, NELSON[:3]])
def test_named_sets_agree_with_simulation_of_the_same_kernel(rules: tuple[Rule, ...]) -> None:
    rng = np.random.default_rng(21)
    charts = 800
    fired = sum(_fires(tuple(rng.standard_normal(25)), rules) for _ in range(charts)) / charts
    exact = false_alarm_probability(rules, 25).probability
    assert abs(fired - exact) < 4 * math.sqrt(exact * (1 - exact) / charts)


def test_false_alarms_grow_with_volume() -> None:
    few, many = (false_alarm_probability(WESTERN, points) for points in (25, 200))
    # 24 % and 89 % are 1 - (1 - 1/91.75)^n; exact it is less at 25: a run needs 8 points first.
    assert few.probability == pytest.approx(0.218, abs=5e-4)
    assert many.probability == pytest.approx(0.893, abs=5e-4)
    assert many.rules == tuple(f"western-electric-{number}" for number in range(1, 5))
    assert few.arl == many.arl == pytest.approx(91.75, rel=0.01)
    three_sigma = [false_alarm_probability(WESTERN[:1], points).probability for points in (25, 200)]
    assert three_sigma == pytest.approx([0.065, 0.418], abs=5e-4)


def test_a_long_chart_costs_no_more_and_is_still_exact() -> None:
    machine = chain(WESTERN, full_windows=True)
    zones = zone_probabilities(machine.cuts, 0.0, 3.0)
    alive = machine.first(zones)
    for _ in range(999):
        alive = machine.following(alive, zones)
    assert 1 - false_alarm_probability(WESTERN, 1000).probability == pytest.approx(machine.mass(alive), rel=1e-8)
    assert false_alarm_probability(WESTERN, 10**7).probability == 1.0


def test_a_certain_signal_ends_the_chart() -> None:
    certain = (_rule(Pattern.BEYOND_ONE_SIDE, 1, 1, 0.0),)
    assert rules_arl([0.0], rules=certain).arl == (1.0,)
    assert false_alarm_probability(certain, 3).probability == 1.0


def test_no_rule_gives_no_alarm() -> None:
    alarms = false_alarm_probability((), 100)
    assert (alarms.probability, alarms.arl, alarms.rules) == (0.0, math.inf, ())


def test_a_long_window_is_waited_for() -> None:
    zigzag = (_rule(Pattern.ALTERNATION, 30, 30),)
    # The share of permutations of 30 that go up and down in turn is 2 E(30) / 30!, nearly 4 (2 / π)^31.
    assert false_alarm_probability(zigzag, 30).probability == pytest.approx(4 * (2 / math.pi) ** 31, rel=1e-6)
    run = (_rule(Pattern.BEYOND_ONE_SIDE, 40, 40),)
    assert false_alarm_probability(run, 40).probability == pytest.approx(2.0**-39, rel=1e-3)
    assert rules_arl([0.0], rules=run).arl[0] == pytest.approx(2.0**40 - 1, rel=1e-3)


def test_a_rule_too_rare_for_floats_never_fires() -> None:
    # A trend of 25 has a chance of 2/25! at a point: 1 - 1.3e-25 is 1.
    alarms = false_alarm_probability((_rule(Pattern.TREND, 25, 25),), 100)
    assert alarms.probability == pytest.approx(0.0, abs=1e-14)
    assert alarms.arl > 1e14


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`rules` must hold at least one rule, got none"):
        rules_arl([0.0], rules=())
    with pytest.raises(ValueError, match=r"`points` must be a whole number of at least 1, got 0"):
        false_alarm_probability(WESTERN, 0)
    with pytest.raises(ValueError, match=r"`rules` must not look at the order of points here, got 'nelson-3'"):
        rules_steady_state_arl([0.0], rules=NELSON)
    with pytest.raises(ValueError, match=r"`rules` must need at most 20000 states of memory together"):
        rules_arl([0.0], rules=(_rule(Pattern.BEYOND_EITHER_SIDE, 12, 24, 1.0),))
