"""Whether the pilot was stable by itself, by which test, and what is said of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc.stats.pilot.phase_one_stability import PhaseOneStability, phase_one_stability
from qc.stats.pilot.stability_test import StabilityTest, stability_test
from qc.terms import Stability
from qc.verdict import decide
from qc.words import language

EN = language("en")
CODES = np.repeat(np.arange(20), 5)
SHIFTED = steady(100, seed=2) + np.repeat([0.0, 0.3], 50)


def test_a_pilot_of_subgroups_is_tested_over_its_orders() -> None:
    facts = judged(steady(100), steady(100, seed=2))
    assert isinstance(facts.pilot_stability, PhaseOneStability)
    wanted = phase_one_stability(steady(100, seed=2), CODES, permutations=999)
    assert facts.pilot_stability.p_value == wanted.p_value
    assert facts.pilot_stability.stable
    assert not [note for note in facts.notes if "not stable" in note.text]


def test_a_pilot_that_moved_is_noted_and_does_not_change_the_answer_to_the_batch() -> None:
    facts = judged(steady(100, mean=10.15, sd=0.18), SHIFTED)
    assert facts.pilot_stability is not None
    assert not facts.pilot_stability.stable
    said = [EN.say(note) for note in facts.notes]
    assert any(note.startswith("the pilot itself was not stable (p = 0.00") for note in said)
    assert decide.stability(facts) is not Stability.NOT_JUDGED


def test_the_standard_s_false_alarm_probability_is_kept() -> None:
    facts = judged(steady(100), SHIFTED, lot={"false_alarm": 0.001})
    found = facts.pilot_stability
    assert isinstance(found, PhaseOneStability)
    assert (found.false_alarm, found.permutations) == (0.001, 1999)
    assert not found.stable


def test_single_readings_are_points() -> None:
    facts = judged(steady(60), steady(100, seed=2), asked=characteristic(subgroup_size=1))
    assert isinstance(facts.pilot_stability, PhaseOneStability)
    assert facts.pilot_stability.points == 100


@pytest.mark.parametrize(("readings", "tested"), [(15, False), (20, True)])
def test_a_pilot_of_four_points_is_the_shortest_that_is_tested(readings: int, *, tested: bool) -> None:
    assert (judged(steady(60), steady(readings, seed=2)).pilot_stability is not None) is tested


def test_a_long_pilot_is_tested_without_orders() -> None:
    long = steady(301, seed=2)
    facts = judged(steady(60), long, asked=characteristic(subgroup_size=1))
    assert isinstance(facts.pilot_stability, StabilityTest)
    assert facts.pilot_stability.p_value == stability_test(long).p_value


@pytest.mark.parametrize(
    "pilot", [None, steady(15), np.full(100, 10.0), series(steady(100, seed=2), ordered=False)], ids=str
)
def test_where_nothing_can_be_said(pilot: Any) -> None:
    assert judged(steady(100), pilot).pilot_stability is None
