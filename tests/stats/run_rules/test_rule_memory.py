from __future__ import annotations

import numpy as np
import pytest

from qc.stats.run_rules.rule_memory import SIGNAL, zone_memory
from qc.stats.run_rules.rule_rows import Pattern, Rule
from qc.stats.run_rules.rules import RULES
from qc.terms import RuleSet


def run(window: int, zone: float = 0.0, name: str = "run") -> Rule:
    """So many points in a row on one side."""
    return Rule(name=name, pattern=Pattern.BEYOND_ONE_SIDE, points=window, window=window, zone=zone)


def test_a_run_is_counted_up_and_down() -> None:
    memory = zone_memory((run(3),), full_windows=True)
    assert memory.cuts == (0.0,)
    state, seen = 0, []
    for zone in (1, 1, 0, 0, 0):
        state = int(memory.following[state, zone])
        seen.append(state == SIGNAL)
    assert seen == [False, False, False, False, True]


def test_rules_together_remember_as_each_alone() -> None:
    rules = RULES[RuleSet.WESTERN_ELECTRIC]
    together = zone_memory(tuple(rules), full_windows=False)
    alone = [zone_memory((rule,), full_windows=False) for rule in rules]
    rng = np.random.default_rng(5)
    for _ in range(200):
        points = rng.normal(0.0, 1.2, 60)
        state, states = 0, [0] * len(alone)
        for point in points:
            zone = int(np.searchsorted(together.cuts, point))
            state = int(together.following[state, zone])
            after = [
                int(memory.following[old, int(np.searchsorted(memory.cuts, point))])
                for memory, old in zip(alone, states, strict=True)
            ]
            assert (state == SIGNAL) == (SIGNAL in after)
            if state == SIGNAL:
                break
            states = after


def test_states_whose_numbers_no_integer_of_the_machine_holds() -> None:
    many = tuple(run(40, name=f"run {number}") for number in range(14))
    assert (
        zone_memory(many, full_windows=True).following.shape
        == zone_memory((run(40),), full_windows=True).following.shape
    )


def test_rules_that_need_too_much_memory_are_refused() -> None:
    many = tuple(run(30, zone=number / 4, name=f"run {number}") for number in range(5))
    with pytest.raises(ValueError, match="`rules` must need at most 20000 states"):
        zone_memory(many, full_windows=True)
