"""When a trend brings the first units to a limit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from stats.drift.diagnosis.changes import STEPS, produced

from qc.stats.drift.diagnosis.diagnose import diagnose_drift
from qc.stats.drift.diagnosis.reach import limit_reach
from qc.stats.drift.diagnosis.result import Estimate
from qc.terms import Side


def trending(seed: int, slope: float) -> tuple[np.ndarray, np.ndarray]:
    """A pilot, and production that trends from unit 101 on."""
    rng = np.random.default_rng(seed)
    pilot, production = rng.standard_normal(100), rng.standard_normal(500)
    production[100:] += slope * np.arange(1, 401)
    return pilot, production


@pytest.mark.parametrize("sign", [-1, 1])
def test_the_interval_holds_the_true_unit_nine_times_in_ten(sign: int) -> None:
    held = []
    for seed in range(8):
        pilot, production = trending(seed, sign * 0.01)
        found = diagnose_drift(pilot, production)
        reached = limit_reach(found, pilot, production, lsl=-10.0, usl=10.0)
        assert reached is not None
        assert reached.side is (Side.ABOVE if sign > 0 else Side.BELOW)
        assert reached.unit is not None
        held.append(reached.unit.lower <= 100 + (10 - 3) / 0.01 <= reached.unit.upper)
    assert sum(held) >= 6


def test_no_trend_and_no_limit_are_nothing_to_foretell() -> None:
    pilot, production = trending(1, 0.01)
    found = diagnose_drift(pilot, production)
    assert limit_reach(found, pilot, production, lsl=-10.0) is None
    rng = np.random.default_rng(2)
    level = produced(rng, STEPS[2], 300, 150)
    assert limit_reach(diagnose_drift(pilot, level), pilot, level, lsl=-10.0, usl=10.0) is None


def test_a_slope_that_may_be_none_proves_nothing() -> None:
    pilot, production = trending(1, 0.01)
    found = diagnose_drift(pilot, production)
    unsure = replace(found, size=replace(found.size, rate=Estimate(value=0.001, lower=-0.001, upper=0.003)))
    reached = limit_reach(unsure, pilot, production, usl=10.0)
    assert reached is not None
    assert not reached.proven


def test_nothing_is_foretold_for_a_limit_twenty_times_as_far_as_was_made() -> None:
    pilot, production = trending(1, 0.01)
    reached = limit_reach(diagnose_drift(pilot, production), pilot, production, usl=1000.0)
    assert reached is not None
    assert reached.unit is None
