"""Levels of lots in the order in which they were made: all orders, scipy, and how often nothing is called one."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from scipy.stats import linregress, ttest_ind

from qc.stats.volume.in_order import FEWEST, levels_in_order


def likelihood(levels: np.ndarray) -> float:
    """A step averaged over its places, and a line, by least squares on single models."""
    m, total = levels.size, float(np.sum((levels - levels.mean()) ** 2))
    steps = []
    for k in range(2, m - 1):
        left = sum(float(np.sum((part - part.mean()) ** 2)) for part in (levels[:k], levels[k:]))
        steps.append((left / total) ** (-0.5 * (m - 2)))
    line = (1 - float(linregress(np.arange(m), levels).rvalue) ** 2) ** (-0.5 * (m - 2))
    return float(np.mean(steps) + line)


def test_the_share_of_orders_is_that_of_all_of_them() -> None:
    levels = np.array([0.3, -0.9, 0.1, 0.8, 1.9, 1.2, 2.6, 1.4])
    own = likelihood(levels)
    drawn = np.random.default_rng(1).permuted(np.tile(levels, (3000, 1)), axis=1)
    exact = np.mean([likelihood(each) >= own for each in drawn])
    assert levels_in_order(levels, np.arange(8)).p_value == pytest.approx(exact, abs=0.012)


def test_few_levels_are_held_against_a_line_as_scipy_does() -> None:
    levels, places = np.array([0.0, 0.5, -0.2, 0.9, 0.8, 0.3, 1.2]), np.array([0, 2, 3, 4, 6, 7, 9])
    found = levels_in_order(levels, places)
    assert found.p_value == pytest.approx(linregress(places, levels).pvalue, rel=1e-9)
    assert (found.course, found.hidden) == ("line", np.inf)
    assert levels_in_order([1.0, 2.0, 3.0], [0, 1, 2]).p_value == 1.0


def test_the_step_has_the_interval_of_a_t_test() -> None:
    levels = np.array([0.1, -0.4, 0.3, 0.0, 5.2, 4.9, 5.6, 5.1, 4.8])
    found = levels_in_order(levels, np.arange(9))
    assert (found.levels, found.course, found.first) == (9, "step", 4)
    interval = ttest_ind(levels[4:], levels[:4]).confidence_interval(0.9)
    assert (found.apart.lower, found.apart.upper) == pytest.approx((interval.low, interval.high))


def test_a_line_is_called_one() -> None:
    found = levels_in_order(np.arange(10) + np.resize([0.2, -0.1, 0.0], 10), np.arange(10))
    assert (found.course, found.p_value < 0.01) == ("line", True)


@pytest.mark.parametrize("kind", ["normal", "two values", "heavy tails"])
def test_levels_that_do_not_move_are_seldom_said_to(kind: str) -> None:
    rng = np.random.default_rng(2026)
    drawn = {
        "normal": rng.standard_normal((300, 11)),
        "two values": rng.integers(0, 2, (300, 11)) + 1e-3 * rng.standard_normal((300, 11)),
        "heavy tails": rng.standard_t(2, (300, 11)),
    }[kind]
    shown = np.mean([levels_in_order(each, np.arange(11)).p_value < 0.05 for each in drawn])
    assert shown <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 300)


def test_a_step_as_large_as_what_may_hide_is_mostly_shown() -> None:
    rng = np.random.default_rng(7)
    shown = []
    for _ in range(100):
        levels = rng.standard_normal(12)
        step = (3.5 + 16 / 12) * 2 / np.sqrt(12)
        shown.append(levels_in_order(levels + step * (np.arange(12) >= 6), np.arange(12)).p_value < 0.05)
    assert 0.8 <= np.mean(shown) <= 0.99


def test_every_order_of_few_distinct_levels_keeps_its_size() -> None:
    """All 8!/(4!4!) = 70 patterns of two levels: no more than 5 % of them are called a course."""
    patterns = sorted(set(permutations([0.0] * 4 + [1.0] * 4)))
    called = [levels_in_order(each, np.arange(FEWEST)).p_value < 0.05 for each in patterns]
    assert len(patterns) == 70
    assert sum(called) <= 0.05 * 70


@pytest.mark.parametrize(
    ("levels", "places", "said"),
    [
        ([1.0, 2.0], [0, 1], "`levels`"),
        ([1.0, 2.0, 3.0], [0, 1, 2, 3], "`places` must be as many as `levels` \\(3\\), got 4"),
        ([2.0, 2.0, 2.0], [0, 1, 2], "`levels` must differ, got 3 that are all 2"),
    ],
)
def test_wrong_arguments_are_named(levels: list[float], places: list[int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        levels_in_order(levels, places)
