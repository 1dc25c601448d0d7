"""The smallest rise that would have been seen: as often as said, by simulation with the detector itself."""

from __future__ import annotations

import numpy as np
import pytest

from qc.stats.drift.counts.detect import count_drift_evidence
from qc.stats.drift.counts.seen import count_rise_seen

RUNS = 60
CASES = {
    "samples": ("binomial", [1, 0, 2, 1, 1, 0, 0, 2, 1, 2], 50, [1, 0, 2, 1, 1, 0] * 5, 50),
    "small pilot": ("binomial", [0, 1, 1, 0], 25, [1, 0, 1, 2, 0] * 4, 40),
    "faults": ("poisson", [3, 2, 4, 3, 2, 3, 1, 4], 1, [3, 2, 4, 3, 1] * 5, 1),
}


def seen(name: str, level: float, seed: int) -> float:
    """Share of simulated batches at a level that are flagged."""
    model, pilot, size, quiet, each = CASES[name]
    rng, rows = np.random.default_rng([71, seed]), len(quiet)
    flagged = 0
    for _ in range(RUNS):
        counts = rng.binomial(each, level, rows) if model == "binomial" else rng.poisson(each * level, rows)
        found = count_drift_evidence(pilot, [size] * len(pilot), counts, [each] * rows, model=model)  # type: ignore[arg-type]
        flagged += found.flag is not None
    return flagged / RUNS


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_the_rise_is_seen_as_often_as_said_and_half_of_it_is_not(name: str) -> None:
    model, pilot, size, quiet, each = CASES[name]
    found = count_drift_evidence(pilot, [size] * len(pilot), quiet, [each] * len(quiet), model=model)  # type: ignore[arg-type]
    level = count_rise_seen(found, each * len(quiet))
    assert level is not None
    before = sum(pilot) / size / len(pilot)
    assert level > before
    assert seen(name, level, 1) >= 0.9 - 3 * np.sqrt(0.09 / RUNS)
    assert seen(name, before + 0.4 * (level - before), 2) < 0.9 - 3 * np.sqrt(0.09 / RUNS)


def test_more_units_show_a_smaller_rise_and_a_surer_one_is_larger() -> None:
    pilot, sizes = [1, 2, 0, 1], [100] * 4
    found = count_drift_evidence(pilot, sizes, [1, 1, 1], [100] * 3)
    smaller, larger = count_rise_seen(found, 3000), count_rise_seen(found, 300)
    surer = count_rise_seen(found, 300, chance=0.99)
    assert smaller is not None
    assert larger is not None
    assert surer is not None
    assert 0.01 < smaller < larger < surer < 1


def test_nothing_can_be_seen_in_two_units_or_where_most_of_the_pilot_is_bad() -> None:
    assert count_rise_seen(count_drift_evidence([5, 4], [10, 10], [0, 1], [1, 1]), 2) is None
    assert count_rise_seen(count_drift_evidence([9, 8], [10, 10], [9, 8], [10, 10]), 20) is None


@pytest.mark.parametrize(("size", "chance", "said"), [(0, 0.9, "`size`"), (10, 1.0, "`chance`")])
def test_what_is_outside_its_domain_is_refused(size: float, chance: float, said: str) -> None:
    found = count_drift_evidence([1, 2], [100, 100], [1, 1], [100, 100])
    with pytest.raises(ValueError, match=said):
        count_rise_seen(found, size, chance=chance)
