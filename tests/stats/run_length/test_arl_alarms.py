"""False alarms in a batch of EWMA and CUSUM charts: against other routes to the same probability."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from qc.stats.run_length.arl_alarms import cusum_false_alarm, ewma_false_alarm
from qc.stats.run_length.arl_cusum import cusum_arl
from qc.stats.run_length.arl_rules import false_alarm_probability
from qc.stats.run_rules.rules import RULES
from qc.terms import RuleSet

CUSUMS = [
    {"reference": 0.5, "interval": 4.0},
    {"reference": 0.5, "interval": 5.0, "headstart": 2.5},
    {"reference": 0.25, "interval": 8.0, "headstart": 4.0},
    {"reference": 0.5, "interval": 2.0},
]


def normal_cdf(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def ewma_by_cells(points: int, *, weight: float, factor: float, cells: int = 401) -> float:
    """Brook and Evans: the statistic in equal cells, each taken for its middle."""
    sd = math.sqrt(weight * (2.0 - weight))
    width = 2.0 * factor / cells
    middles = -factor + width * (np.arange(cells) + 0.5)
    edges = np.concatenate((middles - width / 2, [middles[-1] + width / 2]))
    to = [[normal_cdf((edge - (1 - weight) * middle) / sd) for edge in edges] for middle in middles]
    matrix = np.diff(np.array(to), axis=1)
    alive = np.zeros(cells)
    alive[cells // 2] = 1.0
    return float(1.0 - (alive @ np.linalg.matrix_power(matrix, points)).sum())


def simulated_cusum(points: int, *, reference: float, interval: float, headstart: float = 0.0) -> float:
    rng = np.random.default_rng(20261121)
    up = np.full(40_000, headstart)
    down, quiet = up.copy(), np.ones(up.size, dtype=bool)
    for _ in range(points):
        x = rng.standard_normal(up.size)
        up, down = np.maximum(0.0, up + x - reference), np.maximum(0.0, down - x - reference)
        quiet &= (up <= interval) & (down <= interval)
    return float(1.0 - quiet.mean())


@pytest.mark.parametrize(("weight", "factor"), [(0.1, 2.7), (0.2, 2.86), (0.5, 3.07)])
@pytest.mark.parametrize("points", [1, 25, 200])
def test_the_ewma_s_chance_is_that_of_a_chain_of_cells(weight: float, factor: float, points: int) -> None:
    got = ewma_false_alarm(points, weight=weight, factor=factor)
    assert got.probability == pytest.approx(ewma_by_cells(points, weight=weight, factor=factor), rel=2e-3, abs=1e-9)
    assert got.points == points


@pytest.mark.parametrize("points", [1, 25, 1000])
def test_an_ewma_without_memory_is_a_shewhart_chart(points: int) -> None:
    shewhart = false_alarm_probability(RULES[RuleSet.BEYOND_LIMITS], points)
    got = ewma_false_alarm(points, weight=1.0, factor=3.0)
    assert got.probability == pytest.approx(shewhart.probability, abs=1e-10)
    assert got.arl == pytest.approx(shewhart.arl, rel=1e-10)


@pytest.mark.parametrize("asked", CUSUMS, ids=str)
@pytest.mark.parametrize("points", [5, 100])
def test_the_two_sided_cusum_s_chance_is_what_a_simulation_finds(asked: dict[str, Any], points: int) -> None:
    got = cusum_false_alarm(points, **asked).probability
    error = math.sqrt(got * (1 - got) / 40_000)
    assert got == pytest.approx(simulated_cusum(points, **asked), abs=4.5 * error)


@pytest.mark.parametrize("asked", CUSUMS, ids=str)
@pytest.mark.parametrize("sides", ["one", "two"])
def test_the_chances_of_no_signal_add_up_to_the_average_run_length(asked: dict[str, Any], sides: Any) -> None:
    most = 300
    quiet = [1.0 - cusum_false_alarm(n, sides=sides, **asked).probability for n in range(1, most + 1)]
    # What comes after decays at a constant rate.
    tail = quiet[-1] ** 2 / (quiet[-2] - quiet[-1]) if quiet[-1] > 1e-12 else 0.0
    arl = cusum_arl([0.0], sides=sides, **asked).arl[0]
    assert 1.0 + sum(quiet) + tail == pytest.approx(arl, rel=1e-6)
    assert cusum_false_alarm(1, sides=sides, **asked).arl == arl


def test_a_long_batch_follows_the_geometric_series_of_a_short_one() -> None:
    quiet = [1.0 - cusum_false_alarm(n, reference=0.5, interval=5.0).probability for n in (3000, 3001, 4000)]
    assert quiet[2] == pytest.approx(quiet[0] * (quiet[1] / quiet[0]) ** 1000, rel=1e-9)


def test_so_long_a_batch_signals_surely() -> None:
    assert cusum_false_alarm(100_000, reference=0.5, interval=2.0).probability == 1.0


@pytest.mark.parametrize("points", [0, 2.5])
def test_points_are_counted(points: Any) -> None:
    with pytest.raises(ValueError, match="`points` must be a whole number of at least 1"):
        cusum_false_alarm(points, reference=0.5, interval=5.0)
    with pytest.raises(ValueError, match="`points` must be a whole number of at least 1"):
        ewma_false_alarm(points, weight=0.2, factor=3.0)
