from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from rule_series import literal

from qc.stats import Pattern, Rule, find_signals
from qc.stats.run_length.arl_rules import false_alarm_probability
from qc.stats.run_rules.own_rules import own_rules
from qc.stats.run_rules.rule_sets import BEYOND_LIMITS
from qc.terms import PlottedStatistic, Side

EVERY_KIND = own_rules(
    one_side=[(3, 4, 1.5), (10, 11, 0.0)],
    either_side=[(4, 4, 1.0)],
    runs=[7],
    trends=[5],
    alternations=[10],
    within=[(12, 1.0)],
)


def _points(z: list[float], rule: Rule) -> list[tuple[int, Side]]:
    found = find_signals(z, rules=(rule,), statistic=PlottedStatistic.INDIVIDUAL)
    return [(signal.point, signal.side) for signal in found]


def test_rows_and_names() -> None:
    limits, *rows = EVERY_KIND
    assert limits is BEYOND_LIMITS
    assert [(row.name, row.pattern, row.points, row.window, row.zone) for row in rows] == [
        ("own-3-of-4-beyond-1.5", Pattern.BEYOND_ONE_SIDE, 3, 4, 1.5),
        ("own-10-of-11-beyond-0", Pattern.BEYOND_ONE_SIDE, 10, 11, 0.0),
        ("own-4-of-4-beyond-1-either-side", Pattern.BEYOND_EITHER_SIDE, 4, 4, 1.0),
        ("own-run-of-7", Pattern.BEYOND_ONE_SIDE, 7, 7, 0.0),
        ("own-trend-of-5", Pattern.TREND, 5, 5, 0.0),
        ("own-alternation-of-10", Pattern.ALTERNATION, 10, 10, 0.0),
        ("own-12-within-1", Pattern.WITHIN, 12, 12, 1.0),
    ]


# What fires each on its last point, one point short of which it does not, and a last point exactly at the threshold.
FIRING: list[tuple[str, list[float], Side, float]] = [
    ("own-3-of-4-beyond-1.5", [1.501, 1.501, 0.0, 1.501], Side.ABOVE, 1.5),
    ("own-10-of-11-beyond-0", [0.001] * 9 + [-0.5, 0.001], Side.ABOVE, 0.0),
    ("own-4-of-4-beyond-1-either-side", [1.001, -1.001, 1.001, -1.001], Side.BOTH, 1.0),
    ("own-run-of-7", [0.001] * 7, Side.ABOVE, 0.0),
    ("own-trend-of-5", [0.1, 0.2, 0.3, 0.4, 0.5], Side.ABOVE, 0.4),
    ("own-alternation-of-10", [0.2, -0.2] * 5, Side.BOTH, 0.2),
    ("own-12-within-1", [1.0, -1.0] * 6, Side.BOTH, 1.001),
]
MIRROR = {Side.ABOVE: Side.BELOW, Side.BOTH: Side.BOTH}


@pytest.mark.parametrize(("name", "series", "side", "threshold"), FIRING)
def test_thresholds_at_both_ends_and_on_both_sides(
    name: str, series: list[float], side: Side, threshold: float
) -> None:
    rule = next(row for row in EVERY_KIND if row.name == name)
    last = len(series) - 1
    for sign, expected in ((1.0, side), (-1.0, MIRROR[side])):
        z = [sign * x for x in series]
        assert _points(z, rule) == [(last, expected)]
        assert _points(z[1:], rule) == []
        assert _points([*z[:-1], sign * threshold], rule) == []
        assert (last + 3, expected) in _points([math.nan, 5.0 * sign, math.nan, *z], rule)
        assert (last, expected) in _points([*z, math.nan, 0.0], rule)


def test_the_kernel_equals_a_literal_scan() -> None:
    rng = np.random.default_rng(77)
    z = [round(x, 1) for x in np.tile(rng.normal(size=40).cumsum() % 5 - 2.5, 12).tolist()]
    for rule in EVERY_KIND:
        found = find_signals(z, rules=(rule,), statistic=PlottedStatistic.INDIVIDUAL)
        assert [(s.rule, s.point, s.first, s.side) for s in found] == literal(z, rule)


def test_false_alarms_of_own_rules_agree_with_simulation() -> None:
    rng = np.random.default_rng(5)
    charts = 1_500
    rules = tuple(rule for rule in EVERY_KIND if rule.window != 11)  # eleven points are much to remember
    fired = sum(bool(_all(rng.standard_normal(30), rules)) for _ in range(charts)) / charts
    exact = false_alarm_probability(rules, 30).probability
    assert abs(fired - exact) < 3.5 * math.sqrt(exact * (1 - exact) / charts)


def _all(z: Any, rules: tuple[Rule, ...]) -> tuple[object, ...]:
    return find_signals(z, rules=rules, statistic=PlottedStatistic.INDIVIDUAL)


def test_without_the_limits() -> None:
    assert [rule.name for rule in own_rules(beyond_limits=False, runs=[8])] == ["own-run-of-8"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"beyond_limits": False}, "`beyond_limits` must be True where no other rule is given"),
        ({"runs": [1]}, "`runs` must be whole numbers of at least 2, got 1"),
        ({"runs": [7, 7]}, "a rule must be given once, got own-run-of-7 2 times"),
        ({"trends": [2]}, "`trends` must be whole numbers of at least 3, got 2"),
        ({"alternations": [2.5]}, "`alternations` must be whole numbers of at least 3, got 2.5"),
        ({"one_side": [(1, 1, 0.0)]}, "`one_side` must lie beyond a zone above 0, got 0.0 for 1 of 1"),
        ({"one_side": [(2, 3, math.nan)]}, "`one_side` must lie beyond a zone above 0, got nan for 2 of 3"),
        ({"either_side": [(5, 5, 0.0)]}, "`either_side` must lie beyond a zone above 0, got 0.0 for 5 of 5"),
        ({"one_side": [(4, 3, 1.0)]}, r"`points` must lie between 1 and `window` \(3\), got 4"),
        ({"one_side": [(0, 3, 1.0)]}, "`one_side` must be whole numbers of at least 1, got 0"),
        ({"within": [(15, 0.0)]}, "`within` must name a zone above 0, got 0.0 for 15 points"),
        ({"within": [(1, 1.0)]}, "`within` must be whole numbers of at least 2, got 1"),
    ],
)
def test_what_makes_no_sense_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        own_rules(**given)
