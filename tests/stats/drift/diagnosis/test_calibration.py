"""What is said 50 units after a flag is right as often as said: simulated as the benchmark does, with its own seeds.

The goal is 85 % of kinds named rightly at changes of a sigma or more. Where `diagnosis_judge` does not reach it, who
knows baseline and sizes and neither periods nor when, the readings do not tell: there the diagnosis is held beside him
on the same runs. It knows no sizes either, which costs it most where one lot of 2.5 sigma could be a step of as much.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from benchmarks.diagnosis_judge import judged
from stats.drift.diagnosis.changes import BURSTS, GROWTHS, LOTS, SPREADS, STEPS, TEETH, TRENDS, Change, produced

from qc.stats.drift.detect import drift_evidence
from qc.stats.drift.diagnosis.diagnose import diagnose_drift
from qc.stats.drift.diagnosis.kinds import ChangeKind

if TYPE_CHECKING:
    from stats.drift.diagnosis.changes import Floats

    from qc.stats.drift.diagnosis.result import DriftDiagnosis

RUNS, FEW, UNITS, FOLLOWED = 60, 3, 1000, 50
KINDS = (STEPS, SPREADS, TRENDS, LOTS, BURSTS, GROWTHS, TEETH)
CLEAR = (STEPS[1:], SPREADS[1:], TRENDS[2:], BURSTS, GROWTHS[:1])
"""Changes of a sigma or more that the readings tell."""


GOAL, BEHIND = 0.85, 0.08
"""Share of kinds to be named rightly, and how far behind the judge they may be, where he does not reach it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """A run that was flagged after its change: its first changed unit, what was made by then, what is said of it."""

    first: int
    made: Floats
    found: DriftDiagnosis


@cache
def flagged(change: Change, runs: int = RUNS) -> tuple[Flagged, ...]:
    """The runs of one change that were flagged after it."""
    every = []
    for run in range(runs):
        rng = np.random.default_rng([4711, run, int(1e4 * change.a), len(change.kind.value)])
        step = 100 if change.kind is ChangeKind.LOT_TO_LOT else 20
        first = 100 + step * int(rng.integers(0, 400 // step + 1))
        pilot, production = rng.standard_normal(100), produced(rng, change, UNITS, first)
        flag = drift_evidence(pilot, production).flag_unit
        if flag is not None and flag > first:
            made = production[: flag + FOLLOWED]
            every.append(Flagged(first=first + 1, made=made, found=diagnose_drift(pilot, made)))
    return tuple(every)


def share(found: list[bool]) -> float:
    return float(np.mean(found))


@pytest.mark.slow
@pytest.mark.parametrize("changes", KINDS, ids=lambda changes: changes[0].kind.value)
def test_the_kinds_that_are_held_possible_hold_the_true_one(changes: tuple[Change, ...]) -> None:
    for change in changes:
        said = [run.found for run in flagged(change)]
        assert share([change.kind in found.possible for found in said]) >= 0.88


@pytest.mark.slow
def test_a_kind_that_stands_alone_is_the_true_one_nine_times_in_ten() -> None:
    every = [(change.kind, run.found) for changes in KINDS for change in changes for run in flagged(change)]
    alone = [found.kind is kind for kind, found in every if len(found.possible) == 1]
    assert len(alone) >= 0.1 * len(every)
    assert share(alone) >= 0.9
    assert share([found.kind is kind for kind, found in every]) >= 0.7


@pytest.mark.slow
@pytest.mark.parametrize("changes", KINDS, ids=lambda changes: changes[0].kind.value)
def test_the_interval_holds_the_first_unit(changes: tuple[Change, ...]) -> None:
    held = [run.found.lower <= run.first <= run.found.upper for change in changes for run in flagged(change)]
    least = 0.88 if changes in (STEPS, SPREADS, TRENDS) else 0.8
    assert share(held) >= least


@pytest.mark.slow
@pytest.mark.parametrize("changes", KINDS, ids=lambda changes: changes[0].kind.value)
def test_a_kind_is_named_as_often_as_the_goal_or_the_readings_say(changes: tuple[Change, ...]) -> None:
    every = [(change.kind, run) for change in changes for run in flagged(change)]
    named = share([run.found.kind is kind for kind, run in every])
    judge = share([judged(run.made, np.arange(run.made.size)).named[1] is kind for kind, run in every])
    assert named >= min(GOAL, judge - BEHIND)


@pytest.mark.slow
@pytest.mark.parametrize("changes", CLEAR, ids=lambda changes: changes[0].kind.value)
def test_clear_changes_are_named_in_85_of_100(changes: tuple[Change, ...]) -> None:
    assert share([run.found.kind is change.kind for change in changes for run in flagged(change)]) >= GOAL


def test_a_few_runs_of_clear_changes_are_named() -> None:
    few = [(change.kind, run.found.kind) for changes in CLEAR for change in changes for run in flagged(change, FEW)]
    assert len(few) >= 20
    assert share([kind is named for kind, named in few]) >= GOAL
