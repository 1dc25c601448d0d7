"""Bursts in runs: against a forward recursion over who came back, and all paths of a short chain."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from qc.stats import diagnose_drift
from qc.stats.drift.diagnosis.burst_runs import RUNS, log_runs
from qc.stats.drift.diagnosis.kinds import ChangeKind


def forward(logs: np.ndarray, share: float, length: float) -> float:
    """Paths with two runs or more: before any, in the first run, after it, in a later one, after a later one."""
    enter, leave = share / (1 - share) / length, 1 / length
    step, off = np.zeros((5, 5)), np.array([False, True, False, True, False])
    for place, after in enumerate((1, 2, 3, 4, 3)):
        step[place, after] = leave if off[place] else enter
        step[place, place] = 1 - step[place, after]
    state = np.array([1 - share, share, 0.0, 0.0, 0.0])
    for number, each in enumerate(logs):
        state = (state if number == 0 else state @ step) * np.where(off, np.exp(each), 1.0)
    return float(np.log(state[3:].sum()))


@pytest.mark.parametrize("share", [0.03, 0.2])
@pytest.mark.parametrize("units", [6, 9, 37, 100])
def test_all_paths_with_two_runs_are_added_up(share: float, units: int) -> None:
    logs = np.random.default_rng(units).normal(-0.5, 1.5, units)
    found = log_runs(logs, share)
    assert found.shape == (len(RUNS), units)
    for row, length in zip(found, RUNS, strict=True):
        for first in (0, units // 2 - 1):
            assert row[first] == pytest.approx(forward(logs[first:], share, length), abs=1e-5)


def test_a_short_chain_by_brute_force() -> None:
    logs, share = np.array([0.5, -1.0, 2.0, 1.0, -0.3]), 0.1
    for row, length in zip(log_runs(logs, share), RUNS, strict=True):
        enter, total = share / (1 - share) / length, 0.0
        chances = np.array([[1 - enter, enter], [1 / length, 1 - 1 / length]])
        for path in product((0, 1), repeat=5):
            steps = [chances[one, other] for one, other in pairwise(path)]
            begun = path[0] + sum(other > one for one, other in pairwise(path))
            if begun >= 2:
                total += (1 - share, share)[path[0]] * float(np.prod(steps)) * float(np.exp(logs @ np.array(path)))
        assert row[0] == pytest.approx(np.log(total), rel=1e-8)


def test_what_cannot_come_back_is_next_to_impossible() -> None:
    assert (log_runs(np.array([1.0, 2.0]), 0.2) < -15).all()


def test_many_units_taken_together_have_shorter_runs() -> None:
    logs = np.random.default_rng(3).normal(-0.5, 1.5, 40)
    found = log_runs(logs, 0.1, each=4)
    for row, length in zip(found, RUNS, strict=True):
        assert row[0] == pytest.approx(forward(logs, 0.1, length / 4), abs=1e-6)


def test_readings_far_beyond_any_number_are_no_nan() -> None:
    assert np.isfinite(log_runs(np.array([1e4, -1e4, 1e4, 0.0] * 30), 0.08)).all()


@pytest.mark.parametrize(
    ("share", "shift", "length"), [(0.15, 2.5, 12), (0.3, 2.0, 12), (0.2, 2.5, 25), (0.15, 3.0, 5)]
)
def test_bursts_in_runs_are_units_off_now_and_then(share: float, shift: float, length: int) -> None:
    """They were called another level every 14 units."""
    named = []
    for seed in range(3):
        rng = np.random.default_rng([seed, length])
        made, place = rng.standard_normal(800), 200
        while (place := place + 1 + int(rng.exponential(length * (1 - share) / share))) < 800:
            made[place : place + length] += shift
            place += length
        found = diagnose_drift(rng.standard_normal(100), made)
        named.append(found.kind is ChangeKind.INTERMITTENT)
        assert found.size.level is not None
        assert found.size.level.lower <= shift * 1.1
        assert found.size.level.upper >= shift * 0.9
    assert all(named)
