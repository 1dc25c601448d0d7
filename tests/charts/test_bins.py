"""Bins of whole steps of the gauge."""

from __future__ import annotations

import numpy as np
import pytest

from qc.charts.bins import bin_readings, reading_step


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


def test_a_bin_begins_at_the_limit_that_is_asked_for() -> None:
    values = np.round(74 + 0.01 * np.random.default_rng(9).standard_normal(100), 3)
    found = bin_readings(values, step=0.001, edge_below=73.99)
    assert found.width > 0.0015
    assert np.abs(found.edges - 73.9895).min() < 1e-9


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
