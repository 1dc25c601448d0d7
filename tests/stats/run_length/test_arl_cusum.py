from __future__ import annotations

import numpy as np
import pytest

from qc.stats.run_length.arl_crosier import crosier_cusum_arl
from qc.stats.run_length.arl_cusum import cusum_arl, cusum_interval, cusum_steady_state_arl

# Montgomery, Introduction to Statistical Quality Control, table 9.3: k = 1/2, two sides, as printed.
SHIFTS = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4]
H4 = [168, 74.2, 26.6, 13.3, 8.38, 4.75, 3.34, 2.62, 2.19, 1.71]
H5 = [465, 139, 38.0, 17.0, 10.4, 5.75, 4.01, 3.11, 2.57, 2.01]


@pytest.mark.parametrize(("interval", "printed"), [(4.0, H4), (5.0, H5)])
def test_two_sided_has_the_textbook_table(interval: float, printed: list[float]) -> None:
    assert cusum_arl(SHIFTS, reference=0.5, interval=interval).arl == pytest.approx(printed, rel=5e-3)


def test_one_side_sees_shifts_on_its_side_only() -> None:
    one = cusum_arl([-1.0, 1.0], reference=0.5, interval=4.0, sides="one")
    assert one.arl[0] > 1e4
    assert one.arl[1] == pytest.approx(8.38, abs=0.005)
    assert one.method.startswith("CUSUM one-sided")


def _simulated(starts: int, head: float, shift: float) -> tuple[float, float]:
    """Run both sums with k = 0.5, h = 3 until one signals; return mean run length and its standard error."""
    rng = np.random.default_rng(5)
    up, down = np.full(starts, head), np.full(starts, head)
    length, running = np.zeros(starts), np.ones(starts, dtype=bool)
    while running.any():
        x = rng.standard_normal(starts) + shift
        up, down = np.maximum(0, up + x - 0.5), np.maximum(0, down - x - 0.5)
        length[running] += 1
        running &= (up <= 3.0) & (down <= 3.0)
    return float(length.mean()), float(length.std(ddof=1) / np.sqrt(starts))


@pytest.mark.parametrize(("head", "shift"), [(0.0, 0.5), (1.5, 0.5), (2.0, 1.0)])
def test_both_sums_together_agree_with_simulation(head: float, shift: float) -> None:
    mean, error = _simulated(20_000, head, shift)
    exact = cusum_arl([shift], reference=0.5, interval=3.0, headstart=head).arl[0]
    assert abs(exact - mean) < 4 * error


def test_steady_state_lies_between_start_and_full_head_start() -> None:
    steady = cusum_steady_state_arl([1.0], reference=0.5, interval=4.0)
    ends = [cusum_arl([1.0], reference=0.5, interval=4.0, headstart=u, sides="one").arl[0] for u in (0.0, 4.0)]
    assert steady.state == "steady"
    assert ends[1] < steady.arl[0] < ends[0]


def test_crosier_needs_fewer_false_alarms_than_two_sums() -> None:
    single = crosier_cusum_arl([0.0, -1.0, 1.0], reference=0.5, interval=4.0)
    assert single.arl[0] > cusum_arl([0.0], reference=0.5, interval=4.0).arl[0]
    assert single.arl[1] == pytest.approx(single.arl[2], rel=1e-12)


def test_interval_and_run_length_are_inverse() -> None:
    for sides in ("one", "two"):
        h = cusum_interval(370.0, reference=0.25, sides=sides)
        assert cusum_arl([0.0], reference=0.25, interval=h, sides=sides).arl[0] == pytest.approx(370.0, rel=1e-8)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`reference` must be a finite number above 0, got 0"):
        cusum_arl([0.0], reference=0, interval=4)
    with pytest.raises(ValueError, match=r"`interval` must be a finite number above 0, got nan"):
        cusum_steady_state_arl([0.0], reference=0.5, interval=float("nan"))
    with pytest.raises(ValueError, match=r"`headstart` must lie between 0 and 2.5, got 3.0"):
        cusum_arl([0.0], reference=0.5, interval=4.0, headstart=3.0)
    with pytest.raises(ValueError, match=r"`sides` must be one of \('one', 'two'\), got 'both'"):
        cusum_arl([0.0], reference=0.5, interval=4.0, sides="both")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(ValueError, match=r"`arl0` must be above 1.62.* with this reference, got 1.5"):
        cusum_interval(1.5, reference=0.5)
    with pytest.raises(ValueError, match=r"span at most 700 sd of one step, got 900"):
        cusum_arl([0.0], reference=0.5, interval=900.0)


@pytest.mark.parametrize("shift", [10.0, 38.0, -38.0, 200.0])
def test_a_very_large_shift_is_seen_at_the_first_point(shift: float) -> None:
    for headstart in (0.0, 2.0):
        found = cusum_arl([shift], reference=0.5, interval=4.0, headstart=headstart)
        assert found.arl[0] == pytest.approx(1.0, abs=1e-7)
        assert found.arl[0] >= 1
    assert cusum_steady_state_arl([abs(shift)], reference=0.5, interval=4.0).arl[0] == pytest.approx(1.0, abs=1e-7)


def test_the_sum_that_never_signals_leaves_the_other_alone() -> None:
    both = cusum_arl([5.0], reference=0.5, interval=12.0).arl[0]
    assert both == pytest.approx(cusum_arl([5.0], reference=0.5, interval=12.0, sides="one").arl[0], rel=1e-12)


def test_run_lengths_that_drown_in_rounding_are_refused() -> None:
    too_long = r"`interval` must give average run lengths up to 1e\+11, got more at `shifts` "
    with pytest.raises(ValueError, match=too_long + r"0\.0"):
        cusum_arl([1.0, 0.0], reference=0.5, interval=40.0)
    with pytest.raises(ValueError, match=too_long + r"-10\.0"):
        cusum_arl([-10.0], reference=0.5, interval=4.0, sides="one")
    with pytest.raises(ValueError, match=r"`interval` must span at most 700 sd of one step, got 1000"):
        cusum_arl([0.0], reference=0.5, interval=1000.0)
    with pytest.raises(ValueError, match=r"`arl0` must be at most 1e\+10, got 1000000000000.0"):
        cusum_interval(1e12, reference=0.5, sides="one")
    assert cusum_arl([0.0], reference=0.5, interval=cusum_interval(4e9, reference=0.5)).arl[0] == pytest.approx(4e9)


def test_a_reference_that_leaves_no_signal_is_refused() -> None:
    with pytest.raises(ValueError, match="`arl0` must be above inf with this reference"):
        cusum_interval(500, reference=5e8)
    with pytest.raises(ValueError, match=r"`interval` must give average run lengths up to 1e\+11"):
        cusum_steady_state_arl([0.0], reference=5e8, interval=4.0)
