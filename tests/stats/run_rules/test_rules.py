from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, strategies as st
from rule_series import FIRING, MIRROR, A, B, Flag, calm_before, literal

from qc.stats import RULES, Pattern, Rule, find_signals
from qc.terms import PlottedStatistic, RuleSet, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERY = {rule.name: rule for rules in RULES.values() for rule in rules}
OWN = (
    Rule(name="3-of-5-beyond-1.5", pattern=Pattern.BEYOND_ONE_SIDE, points=3, window=5, zone=1.5),
    Rule(name="5-of-6-within-1", pattern=Pattern.WITHIN, points=5, window=6, zone=1.0),
    Rule(name="3-of-4-beyond-1", pattern=Pattern.BEYOND_EITHER_SIDE, points=3, window=4, zone=1.0),
    Rule(name="18-of-20-above", pattern=Pattern.BEYOND_ONE_SIDE, points=18, window=20, zone=0.0),
    Rule(name="trend-of-2", pattern=Pattern.TREND, points=2, window=2),
    Rule(name="alternation-of-3", pattern=Pattern.ALTERNATION, points=3, window=3),
)


def flags(z: Sequence[float], *rules: Rule) -> list[Flag]:
    found = find_signals(z, rules=rules, statistic=PlottedStatistic.MEAN)
    return [(signal.rule, signal.point, signal.first, signal.side) for signal in found]


def test_every_rule_is_tested() -> None:
    assert set(FIRING) == set(EVERY)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_fires_at_its_threshold_on_both_sides(name: str, sign: float) -> None:
    series, side, _ = FIRING[name]
    last = len(series) - 1
    expected = side if sign > 0 else MIRROR[side]
    assert flags([sign * z for z in series], EVERY[name]) == [(name, last, 0, expected)]


@pytest.mark.parametrize("name", EVERY)
def test_one_short_does_not_fire(name: str) -> None:
    series, _, threshold = FIRING[name]
    assert flags(series[1:], EVERY[name]) == []
    assert flags([*series[:-1], threshold], EVERY[name]) == []


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_fires_at_the_end_of_a_longer_series(name: str, sign: float) -> None:
    series, side, _ = FIRING[name]
    before = calm_before(EVERY[name], sign)
    first = len(before)
    found = flags([*before, *(sign * z for z in series)], EVERY[name])
    expected = side if sign > 0 else MIRROR[side]
    assert found == [(name, first + len(series) - 1, first, expected)]


@pytest.mark.parametrize("name", EVERY)
def test_a_missing_point_breaks_every_window(name: str) -> None:
    series, _, _ = FIRING[name]
    for position in range(len(series)):
        broken = [math.nan if i == position else z for i, z in enumerate(series)]
        assert flags(broken, EVERY[name]) == []


def test_every_later_point_whose_window_still_qualifies() -> None:
    assert [flag[1:3] for flag in flags([0.5] * 11, EVERY["nelson-2"])] == [(8, 0), (9, 1), (10, 2)]
    assert [flag[1] for flag in flags([1, 2, 3, 4, 5, 6, 7, 7, 8], EVERY["nelson-3"])] == [5, 6]


def test_the_last_point_lies_in_the_zone_itself() -> None:
    assert flags([2.5, 2.5, 0.0], EVERY["nelson-5"]) == []
    assert flags([2.5, 0.0, 2.5, 0.0, 0.0], EVERY["nelson-5"]) == [("nelson-5", 2, 0, A)]


def test_the_window_must_be_complete() -> None:
    assert flags([2.5, 2.5], EVERY["nelson-5"]) == []
    assert flags([1.5] * 4, EVERY["nelson-6"]) == []


def test_two_of_three_on_different_sides_do_not_fire() -> None:
    assert flags([2.5, 0.0, -2.5], EVERY["nelson-5"]) == []


def test_eight_beyond_one_sigma_on_one_side_fire_too() -> None:
    assert flags([1.5] * 8, EVERY["nelson-8"]) == [("nelson-8", 7, 0, A)]
    assert flags([-1.5] * 8, EVERY["nelson-8"]) == [("nelson-8", 7, 0, B)]


def test_eight_beyond_one_sigma_on_one_side_do_not_where_both_are_asked_for() -> None:
    for name in ("nelson-both-sides-8", "juran-6", "montgomery-8"):
        assert flags([1.5] * 8, EVERY[name]) == flags([-1.5] * 8, EVERY[name]) == []
        assert flags([1.5] * 8 + [-1.5], EVERY[name]) == [(name, 8, 1, Side.BOTH)]
        assert flags([-1.5] + [1.5] * 8, EVERY[name]) == [(name, 7, 0, Side.BOTH)]


def test_all_signals_are_kept_by_point_then_rule() -> None:
    found = flags([3.5] * 9, *RULES[RuleSet.NELSON])
    assert [flag[0] for flag in found if flag[1] == 8] == ["nelson-1", "nelson-2", "nelson-5", "nelson-6", "nelson-8"]
    assert [flag[1] for flag in found] == sorted(flag[1] for flag in found)


def test_no_rules_and_no_points() -> None:
    assert flags([9.0]) == []
    assert flags([], *RULES[RuleSet.NELSON]) == []


SHAPES = {replace(rule, name=""): rule for rule in [*EVERY.values(), *OWN]}.values()

# On a coarse grid ties, exact zone limits and points on the centre line are common; repeats make runs.
POINTS = st.one_of(st.integers(-7, 7).map(lambda i: i / 2), st.just(math.nan))
SERIES = st.lists(st.tuples(POINTS, st.sampled_from([1, 1, 1, 2, 5, 9])), max_size=25).map(
    lambda pairs: [z for z, repeats in pairs for _ in range(repeats)]
)


@pytest.mark.parametrize("rule", SHAPES, ids=lambda rule: rule.name)
@given(z=SERIES)
def test_the_kernel_equals_a_literal_scan(rule: Rule, z: list[float]) -> None:
    assert flags(z, rule) == literal(z, rule)


@pytest.mark.parametrize("rule", [*EVERY.values(), *OWN], ids=lambda rule: rule.name)
def test_long_calm_series_by_the_literal_scan(rule: Rule) -> None:
    # Long runs, trends and saws are rare in random series: one made of stretches has them all.
    rng = np.random.default_rng(11)
    stretches = (rng.choice([0.5, -0.5, 1.5, -1.5, 2.5, -2.5]) * np.ones(rng.integers(2, 22)) for _ in range(20))
    saw = [np.tile([0.4, -0.4], 10), np.linspace(-1, 1, 12), np.linspace(2, -2, 9), np.tile([1.2, -1.3], 6)]
    z = [round(float(x), 6) for x in np.concatenate([*stretches, *saw])]
    expected = literal(z, rule)
    assert flags(z, rule) == expected
    assert expected or rule.name.endswith("-1") or rule.name == "beyond-limits"


@given(z=st.lists(st.integers(-9, 9).map(lambda i: i / 2), max_size=40))
def test_reversing_the_sign_reverses_the_sides(z: list[float]) -> None:
    rules = RULES[RuleSet.NELSON]
    mirrored = [(name, point, first, MIRROR[side]) for name, point, first, side in flags(z, *rules)]
    assert flags([-x for x in z], *rules) == mirrored


def test_a_million_points_cost_ten_times_a_hundred_thousand() -> None:
    rng = np.random.default_rng(3)
    z = np.clip(rng.normal(size=1_000_000), -0.9, 0.9)  # few signals: the kernel itself is timed
    z[::10] = np.sign(z[::10]) * 1.5

    def cost(points: int) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            find_signals(z[:points], rules=RULES[RuleSet.WESTERN_ELECTRIC], statistic=PlottedStatistic.MEAN)
            times.append(time.process_time() - start)
        return min(times)

    assert cost(1_000_000) < 40 * cost(100_000)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"points": 4}, r"`points` must lie between 1 and `window` \(3\), got 4"),
        ({"points": 0}, r"`points` must lie between 1 and `window` \(3\), got 0"),
        ({"zone": -1.0}, "`zone` must not be negative, got -1.0"),
        ({"pattern": Pattern.TREND}, "`points` must be all of `window`"),
        ({"pattern": Pattern.ALTERNATION, "points": 2, "window": 2}, "`window` must be at least 3"),
        ({"pattern": Pattern.TREND, "points": 1, "window": 1}, "`window` must be at least 2"),
        ({"both_sides": True}, "`both_sides` must be False unless all points"),
        ({"both_sides": True, "pattern": Pattern.BEYOND_EITHER_SIDE}, "`both_sides` must be False unless all points"),
    ],
)
def test_senseless_rules(change: dict[str, object], message: str) -> None:
    sensible = {"name": "own", "pattern": Pattern.BEYOND_ONE_SIDE, "points": 2, "window": 3, "zone": 2.0}
    with pytest.raises(ValueError, match=message):
        Rule(**(sensible | change))  # type: ignore[arg-type]  # a mixed bag of arguments


def test_two_dimensions() -> None:
    with pytest.raises(ValueError, match="`z` must be one-dimensional, got 2 dimensions"):
        find_signals(np.zeros((2, 2)), rules=(), statistic=PlottedStatistic.MEAN)
