"""Bins of whole steps of the gauge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.charts.bins import bin_readings, reading_step

if TYPE_CHECKING:
    from numpy.typing import NDArray


@pytest.mark.parametrize(
    ("values", "gauge", "decimals", "expected"),
    [
        ([12.01, 12.02, 12.05, 12.07, 12.11], 0.01, 2, 0.01),
        ([12.05, 12.10, 12.15, 12.25, 12.30], 0.01, 2, 0.05),
        ([12.1, 12.2, 12.3, 12.4, 12.5], 0.01, 2, 0.1),
        ([12.1, 12.2], 0.01, 2, 0.01),
        ([12.123, 12.124, 12.127], 0.01, 3, 0.001),
        ([12.5, 12.5], None, 1, 0.1),
        ([0.0012345, 0.0023456, 0.0034567], 0.01, 2, 0.000001),
        ([0.123456, 0.123456], 0.1, 1, 0.0001),
    ],
)
def test_the_step_is_what_was_read_to(values: list[float], gauge: float | None, decimals: int, expected: float) -> None:
    assert reading_step(np.array(values), gauge=gauge, decimals=decimals) == pytest.approx(expected)


def test_edges_lie_halfway_between_readings() -> None:
    rng = np.random.default_rng(5)
    values = np.round(74 + 0.01 * rng.standard_normal(500), 3)
    found = bin_readings(values, step=0.001)
    halves = found.edges / 0.001 - 0.5
    assert halves == pytest.approx(np.rint(halves), abs=1e-6)
    assert found.width / 0.001 == pytest.approx(round(found.width / 0.001))
    assert np.diff(found.edges) == pytest.approx(found.width)


def test_every_reading_is_counted_once_in_its_own_bin() -> None:
    values = np.round(np.random.default_rng(6).uniform(5, 9, 777), 2)
    found = bin_readings(values, step=0.01)
    assert found.counts.sum() == 777
    inside = [((values > low) & (values < high)).sum() for low, high in zip(found.edges, found.edges[1:], strict=False)]
    assert found.counts.tolist() == inside


@pytest.mark.parametrize("spread", [0.001, 0.1, 100.0])
def test_bins_are_neither_too_many_nor_too_few(spread: float) -> None:
    values = np.round(spread * np.random.default_rng(8).standard_normal(1000), 3)
    assert 1 < bin_readings(values, step=0.001).counts.size <= 41


def _spread(spread: float = 0.01) -> NDArray[np.float64]:
    return np.round(74 + spread * np.random.default_rng(9).standard_normal(300), 3)


@pytest.mark.parametrize(
    ("spread", "lsl", "usl"),
    [
        (0.01, 73.99, 74.02),
        (0.01, 73.99, None),
        (0.01, None, 74.015),
        (0.01, 73.9905, 74.0195),
        (0.03, 73.95, 74.05),
        (0.002, 73.995, 74.005),
    ],
)
def test_bins_break_at_the_limits_and_hold_readings_of_one_side(
    spread: float, lsl: float | None, usl: float | None
) -> None:
    values = _spread(spread)
    found = bin_readings(values, step=0.001, lsl=lsl, usl=usl)
    for limit in (lsl, usl):
        assert limit is None or np.abs(found.edges - limit).min() < 1e-9
    assert np.diff(found.edges) == pytest.approx(found.width)
    low, high = -np.inf if lsl is None else lsl, np.inf if usl is None else usl
    within = (found.edges[:-1] >= low - 1e-9) & (found.edges[1:] <= high + 1e-9)
    assert found.counts[within].sum() == ((values >= low - 1e-9) & (values <= high + 1e-9)).sum()
    assert found.counts.sum() == values.size


@pytest.mark.parametrize("inside", range(10, 120))
def test_even_readings_make_no_pile_where_bins_are_few_steps(inside: int) -> None:
    """Every reading of the tolerance once: bins hold equally many, of at least five steps one more or less."""
    found = bin_readings(np.arange(inside, dtype=np.float64), step=1.0, lsl=0.0, usl=inside - 1.0)
    assert (found.edges[0], found.edges[-1]) == pytest.approx((0.0, inside - 1.0))
    assert np.ptp(found.counts) <= (1 if found.counts.max() > 5 else 0)
    assert (found.counts == found.highest - found.lowest + 1).all()


def test_a_pile_at_the_limit_stands_in_the_bar_that_begins_there() -> None:
    readings = 10.0 + 0.4 * np.random.default_rng(3).standard_normal(200)
    values = np.round(readings.clip(min=10.0), 1)
    found = bin_readings(values, step=0.1, lsl=10.0)
    assert found.edges[0] == pytest.approx(10.0)
    assert found.counts[0] == found.counts.max() == (values == 10.0).sum()


@pytest.mark.parametrize(
    ("values", "lsl", "usl"),
    [([1.0, 2.0, 2.0], 0.0, 2.0), ([5.0, 6.0, 400.0], 0.0, 20.0), ([5.0, 6.0], -1e9, 1e9)],
    ids=["few steps in the tolerance", "far beyond it", "limits far away"],
)
def test_edges_lie_halfway_where_limits_cannot_divide_the_bins(values: list[float], lsl: float, usl: float) -> None:
    found = bin_readings(np.array(values), step=1.0, lsl=lsl, usl=usl)
    assert found.edges[0] % 1 == 0.5
    assert found.counts.sum() == len(values)


def test_one_reading_fills_one_bin() -> None:
    found = bin_readings(np.array([74.0]), step=0.001)
    assert found.counts.tolist() == [1]
    assert found.edges == pytest.approx([73.9995, 74.0005])


@pytest.mark.parametrize(
    ("values", "step", "match"),
    [([], 1.0, "`values` must hold at least one reading"), ([1.0], 0.0, "`step` must be positive, got 0.0")],
)
def test_what_cannot_be_counted_is_refused(values: list[float], step: float, match: str) -> None:
    with pytest.raises(ValueError, match=match):
        bin_readings(np.array(values), step=step)


def test_readings_that_a_prime_number_of_steps_holds_are_no_comb() -> None:
    values = np.round(np.random.default_rng(1).normal(74.002, 0.0072, 100), 3)
    found = bin_readings(values, step=0.001, lsl=73.95, usl=74.05)
    assert found.width == pytest.approx(0.1 / 20)
    assert found.counts.size <= 10
    few = bin_readings(np.array([74.0, 74.001, 74.004]), step=0.001, lsl=73.95, usl=74.05)
    assert few.counts.tolist() == [1, 1, 0, 0, 1], "where each step can be shown, it is"
