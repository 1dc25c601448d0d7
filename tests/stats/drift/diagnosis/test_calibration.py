"""What is said 50 units after a flag is right as often as said: simulated as the benchmark does, with its own seeds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from stats.drift.diagnosis.changes import BURSTS, GROWTHS, LOTS, SPREADS, STEPS, TEETH, TRENDS, Change, produced

from qc.stats.drift.detect import drift_evidence
from qc.stats.drift.diagnosis.diagnose import diagnose_drift
from qc.stats.drift.diagnosis.kinds import ChangeKind

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.result import DriftDiagnosis

RUNS, UNITS, FOLLOWED = 40, 1000, 50
KINDS = (STEPS, SPREADS, TRENDS, LOTS, BURSTS, GROWTHS, TEETH)


@cache
def flagged(change: Change) -> tuple[tuple[int, DriftDiagnosis], ...]:
    """First changed unit and diagnosis of the runs of one change that were flagged after it."""
    found = []
    for run in range(RUNS):
        rng = np.random.default_rng([4711, run, int(1e4 * change.a), len(change.kind.value)])
        step = 100 if change.kind is ChangeKind.LOT_TO_LOT else 20
        first = 100 + step * int(rng.integers(0, 400 // step + 1))
        pilot, production = rng.standard_normal(100), produced(rng, change, UNITS, first)
        flag = drift_evidence(pilot, production).flag_unit
        if flag is not None and flag > first:
            found.append((first + 1, diagnose_drift(pilot, production[: flag + FOLLOWED])))
    return tuple(found)


def share(found: list[bool]) -> float:
    return float(np.mean(found))


def margin(probability: float, runs: int) -> float:
    """Three standard errors."""
    return 3 * float(np.sqrt(probability * (1 - probability) / runs))


@pytest.mark.slow
@pytest.mark.parametrize("changes", KINDS, ids=lambda changes: changes[0].kind.value)
def test_the_kinds_that_are_held_possible_hold_the_true_one(changes: tuple[Change, ...]) -> None:
    for change in changes:
        said = [found for _, found in flagged(change)]
        assert share([change.kind in found.possible for found in said]) >= 0.9 - margin(0.9, len(said))


@pytest.mark.slow
def test_a_kind_that_stands_alone_is_the_true_one_nine_times_in_ten() -> None:
    every = [(change.kind, found) for changes in KINDS for change in changes for _, found in flagged(change)]
    alone = [found.kind is kind for kind, found in every if len(found.possible) == 1]
    assert len(alone) >= 0.1 * len(every)
    assert share(alone) >= 0.9
    assert share([found.kind is kind for kind, found in every]) >= 0.7


@pytest.mark.slow
@pytest.mark.parametrize("changes", KINDS, ids=lambda changes: changes[0].kind.value)
def test_the_interval_holds_the_first_unit(changes: tuple[Change, ...]) -> None:
    held = [first in range(found.lower, found.upper + 1) for change in changes for first, found in flagged(change)]
    least = 0.88 if changes in (STEPS, SPREADS, TRENDS) else 0.8
    assert share(held) >= least - margin(least, len(held))
