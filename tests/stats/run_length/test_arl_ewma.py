from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.stats.run_length.arl_ewma import ewma_arl, ewma_factor, ewma_steady_state_arl, ewma_step
from qc.stats.run_length.arl_ewma_one_sided import ewma_one_sided_arl, ewma_one_sided_steady_state_arl
from qc.stats.run_length.arl_shewhart import xbar_arl

if TYPE_CHECKING:
    from qc.stats.run_length.arl_ewma import EwmaLimits

# Montgomery, Introduction to Statistical Quality Control, table 9.11 (from Lucas and Saccucci), as printed.
SHIFTS = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3]
PRINTED = {
    (0.40, 3.054): [500, 224, 71.2, 28.4, 14.3, 5.9, 3.5, 2.5, 2.0],
    (0.25, 2.998): [500, 170, 48.2, 20.1, 11.1, 5.5, 3.6, 2.7, 2.3],
    (0.20, 2.962): [500, 150, 41.8, 18.2, 10.5, 5.5, 3.7, 2.9, 2.4],
    (0.10, 2.814): [500, 106, 31.3, 15.9, 10.3, 6.1, 4.4, 3.4, 2.9],
    (0.05, 2.615): [500, 84.1, 28.8, 16.4, 11.4, 7.1, 5.2, 4.2, 3.5],
}


@pytest.mark.parametrize(("chart", "printed"), PRINTED.items())
def test_two_sided_has_the_textbook_table(chart: tuple[float, float], printed: list[float]) -> None:
    exact = ewma_arl(SHIFTS, weight=chart[0], factor=chart[1]).arl
    assert exact == pytest.approx(printed, rel=5e-3, abs=0.06)


def test_weight_one_is_the_shewhart_chart() -> None:
    shewhart = xbar_arl([0.0, 1.0], sigma_multiple=2.5).arl
    kinds: tuple[EwmaLimits, ...] = ("fixed", "exact")
    for limits in kinds:
        assert ewma_arl([0.0, 1.0], weight=1, factor=2.5, limits=limits).arl == pytest.approx(shewhart, rel=1e-10)


def _simulated(charts: int, weight: float, factor: float, shift: float) -> tuple[float, float]:
    """Run the chart with exact limits; return mean run length and its standard error."""
    rng = np.random.default_rng(3)
    z, length, running, point = np.zeros(charts), np.zeros(charts), np.ones(charts, dtype=bool), 0
    while running.any():
        point += 1
        z = (1 - weight) * z + weight * (rng.standard_normal(charts) + shift)
        limit = factor * np.sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * point)))
        length[running] += 1
        running &= np.abs(z) <= limit
    return float(length.mean()), float(length.std(ddof=1) / np.sqrt(charts))


def test_exact_limits_agree_with_simulation() -> None:
    mean, error = _simulated(20_000, 0.1, 2.5, 0.75)
    exact = ewma_arl([0.75], weight=0.1, factor=2.5, limits="exact").arl[0]
    assert abs(exact - mean) < 4 * error
    assert exact < ewma_arl([0.75], weight=0.1, factor=2.5).arl[0] - 4 * error


def test_steady_state_is_symmetric_and_shorter() -> None:
    steady = ewma_steady_state_arl([-1.0, 1.0], weight=0.2, factor=2.9)
    assert steady.state == "steady"
    assert steady.arl[0] == pytest.approx(steady.arl[1], rel=1e-10)
    assert steady.arl[1] < ewma_arl([1.0], weight=0.2, factor=2.9).arl[0]


@pytest.mark.parametrize("limits", ["fixed", "exact"])
def test_factor_and_run_length_are_inverse(limits: EwmaLimits) -> None:
    factor = ewma_factor(200.0, weight=0.25, limits=limits)
    arl = ewma_arl([0.0], weight=0.25, factor=factor, limits=limits).arl[0]
    assert arl == pytest.approx(200.0, rel=1e-8)


def test_a_far_barrier_leaves_the_upper_limit_alone() -> None:
    far = ewma_one_sided_arl([1.0], weight=0.2, factor=2.5, barrier=-9.0).arl[0]
    near = ewma_one_sided_arl([1.0], weight=0.2, factor=2.5, barrier=0.0).arl[0]
    steady = ewma_one_sided_steady_state_arl([1.0], weight=0.2, factor=2.5, barrier=0.0)
    assert far == pytest.approx(ewma_arl([1.0], weight=0.2, factor=2.5).arl[0], rel=2e-3)
    assert near < far
    assert steady.arl[0] < near


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`weight` must be above 0 and at most 1, got 0"):
        ewma_step(0)
    with pytest.raises(ValueError, match=r"`factor` must be a finite number above 0, got 0"):
        ewma_steady_state_arl([0.0], weight=0.2, factor=0)
    with pytest.raises(ValueError, match=r"`start` must lie within ±3, got 4"):
        ewma_arl([0.0], weight=0.2, factor=3, start=4)
    with pytest.raises(ValueError, match=r"`start` must be 0 with exact limits, got 1"):
        ewma_arl([0.0], weight=0.2, factor=3, start=1, limits="exact")
    with pytest.raises(ValueError, match=r"`limits` must be one of"):
        ewma_arl([0.0], weight=0.2, factor=3, limits="asymptotic")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(ValueError, match=r"`arl0` must be above 1, got 1"):
        ewma_factor(1, weight=0.2)
    with pytest.raises(ValueError, match=r"`barrier` must lie below `factor`, got 3.0 and 2.0"):
        ewma_one_sided_arl([0.0], weight=0.2, factor=2.0, barrier=3.0)
    with pytest.raises(ValueError, match=r"`start` must lie between -1 and 2, got -2.0"):
        ewma_one_sided_arl([0.0], weight=0.2, factor=2.0, barrier=-1.0, start=-2.0)


@pytest.mark.parametrize("limits", ["fixed", "exact"])
def test_very_wide_limits_are_refused_and_very_large_shifts_seen_at_once(limits: EwmaLimits) -> None:
    with pytest.raises(
        ValueError, match=r"`factor` must give average run lengths up to 1e\+11, got more at `shifts` 0"
    ):
        ewma_arl([0.0], weight=0.2, factor=8.0, limits=limits)
    assert ewma_arl([60.0], weight=0.2, factor=3.0, limits=limits).arl == (1.0,)
    with pytest.raises(ValueError, match=r"`arl0` must be at most 1e\+10, got 100000000000.0"):
        ewma_factor(1e11, weight=0.2, limits=limits)
    wide = ewma_factor(1e9, weight=0.2)
    assert ewma_arl([0.0], weight=0.2, factor=wide).arl[0] == pytest.approx(1e9, rel=1e-4)
