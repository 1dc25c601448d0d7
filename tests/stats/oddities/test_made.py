"""Stairs, round figures and what two lots share, against values that were reckoned another way."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats as reference

from qc import stats


def test_the_longest_run_is_the_one_that_trying_all_places_finds() -> None:
    rng = np.random.default_rng(1)
    for _ in range(200):
        steps = rng.integers(0, 4, 30)
        moves = np.diff(steps)
        runs = [
            (length, first)
            for first in range(29)
            for length in range(3, 31 - first)
            if moves[first] != 0 and (moves[first : first + length - 1] == moves[first]).all()
        ]
        found = stats.stairs(steps)
        longest = max((length for length, _ in runs), default=None)
        assert (None if found is None else found.length) == longest
        if found is not None:
            assert found.first == min(first for length, first in runs if length == longest)
            assert found.rise == moves[found.first]


def test_a_run_s_chance_counts_each_place_and_all_but_two_readings() -> None:
    """Of 30 readings that rise throughout none is left to tell the rate: three quarters is taken."""
    found = stats.stairs(np.arange(30) * 2)
    assert found is not None
    assert (found.length, found.rise, found.rate) == (30, 2, 0.75)
    assert found.p_value == pytest.approx(0.75**28)
    steps = [0, 9, 3, 7, 5, 1, 8, 2, 6, 4] * 6
    steps[20:28] = range(8)
    found = stats.stairs(steps)
    assert found is not None
    assert found.length == 8
    assert found.p_value == pytest.approx(min(1.0, 53 * found.rate**6))


def test_readings_that_stand_still_or_are_too_few_are_no_stairs() -> None:
    assert stats.stairs([5] * 40) is None
    assert stats.stairs([1, 2]) is None
    with pytest.raises(ValueError, match="`steps` must hold at least 2"):
        stats.stairs([1])


def test_readings_fall_on_a_step_about_as_often_as_a_normal_distribution_says() -> None:
    """Four quarters of 5,000: the largest share is the middle step's, and hardly more."""
    for sigma in (0.5, 2.0):
        left = np.random.default_rng(2).normal(0, sigma, 20_000)
        middle = 2 * float(reference.norm.cdf(0.5 / sigma)) - 1
        assert middle <= stats.landing_rate(left, step=1.0) <= 1.12 * middle


def test_the_longest_shared_stretch_is_the_one_that_trying_all_pairs_finds() -> None:
    rng = np.random.default_rng(3)
    for _ in range(60):
        old, new = rng.integers(0, 3, 25), rng.integers(0, 3, 18)
        longest = max(
            next((k for k in range(18) if i + k == 25 or j + k == 18 or old[i + k] != new[j + k]), 18)
            for i in range(25)
            for j in range(18)
        )
        found = stats.shared_block(old, new, at_least=1)
        assert found is not None
        assert found.length == longest
        assert (old[found.first :][: found.length] == new[found.second :][: found.length]).all()
    assert stats.shared_block([1, 2, 3], [4, 5, 6], at_least=1) is None
    assert stats.shared_block([1, 2, 3], [1, 2, 3], at_least=4) is None


def test_the_chance_of_a_shared_stretch_bounds_what_random_lots_share() -> None:
    rng = np.random.default_rng(4)
    hits = [
        stats.shared_block(rng.integers(0, 10, 60), rng.integers(0, 10, 40), at_least=4) is not None for _ in range(400)
    ]
    expected = stats.chance_of_shared(60, 40, rate=0.1, length=4)
    assert expected == pytest.approx(57 * 37 * 1e-4)
    assert 0.6 * expected < np.mean(hits) <= expected
    with pytest.raises(ValueError, match="`rate` must lie between 0 and 1"):
        stats.chance_of_shared(60, 40, rate=1.5, length=4)


def test_shared_rows_are_counted_as_sets_count_them() -> None:
    rng = np.random.default_rng(5)
    for _ in range(40):
        old, new = rng.integers(0, 4, (30, 3)), rng.integers(0, 4, (20, 3))
        known = {tuple(row) for row in old.tolist()}
        wanted = [place for place, row in enumerate(new.tolist()) if tuple(row) in known]
        found = stats.shared_rows(old, new)
        assert (0 if found is None else found.rows) == len(wanted)
        if found is not None:
            assert found.second == wanted[0]
            assert (old[found.first] == new[found.second]).all()
    with pytest.raises(ValueError, match="`earlier` must have rows of 3 readings"):
        stats.shared_rows([[1, 2]], [[1, 2, 3]])


@pytest.mark.parametrize(("rows", "expected"), [(1, 0.3), (4, 1.7)])
def test_the_chance_of_shared_rows_is_the_poisson_tail(rows: int, expected: float) -> None:
    assert stats.chance_of_rows(rows, expected) == pytest.approx(reference.poisson.sf(rows - 1, expected))
    assert stats.chance_of_rows(rows, 0.0) == 0.0
    with pytest.raises(ValueError, match="`expected` must be a finite number"):
        stats.chance_of_rows(rows, math.inf)


def figures(values: np.ndarray[tuple[int], np.dtype[np.float64]], step: float = 1e-6) -> stats.RoundFigures:
    return stats.round_figures(values, lsl=-4.0, nominal=0.0, usl=4.0, round_at=(1.0, 4 / 3, 5 / 3), step=step)


def test_readings_made_to_a_round_index_stand_out() -> None:
    z = np.random.default_rng(6).normal(0, 1, 100)
    made = figures((z - z.mean()) / z.std(ddof=1))
    assert made.mean == pytest.approx(0.0, abs=1e-12)
    assert made.index == pytest.approx(4 / 3)
    assert made.p_value < 1e-6
    assert figures((z - z.mean()) / z.std(ddof=1) * 1.05).index_chance > 0.1


@pytest.mark.parametrize("n", [30, 300])
def test_mean_and_index_of_readings_that_are_truly_centred_stand_out_no_more_often_than_is_said(n: int) -> None:
    """The worst case: the process lies on the nominal, and its index is 4/3."""
    rng = np.random.default_rng(7)
    chances = np.array([figures(rng.normal(0, 1, n)).p_value for _ in range(600)])
    for level in (0.2, 0.05):
        assert np.mean(chances <= level) <= level


def test_the_nominal_lies_between_the_limits() -> None:
    with pytest.raises(ValueError, match="`nominal` must lie between the limits"):
        stats.round_figures([1.0, 2.0, 3.0, 4.0], lsl=0.0, nominal=5.0, usl=4.0, round_at=(1.0,), step=1.0)
