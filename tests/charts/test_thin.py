"""Thinning keeps what matters: the middle, the spread, the extremes."""

from __future__ import annotations

import numpy as np
import pytest

from qc.charts.thin import STRIP, strips, too_many


def test_about_five_hundred_points_fill_a_page() -> None:
    assert not too_many(500, 400.0)
    assert too_many(501, 400.0)


def test_strips_hold_numpys_quantiles() -> None:
    rng = np.random.default_rng(7)
    x = np.sort(rng.uniform(0, 40, 1000))
    y = rng.standard_normal(1000)
    found = strips(x, y)
    members = [y[np.floor(x / STRIP) == np.floor(middle / STRIP)] for middle in found.x]
    for q, got in ((0, found.lowest), (0.1, found.lower), (0.5, found.median), (0.9, found.upper), (1, found.highest)):
        assert got == pytest.approx([np.quantile(values, q) for values in members])


def test_extremes_survive() -> None:
    y = np.zeros(10_000)
    y[1234], y[8765] = 9.0, -9.0
    found = strips(np.linspace(0, 400, 10_000), y)
    assert found.highest.max() == 9.0
    assert found.lowest.min() == -9.0
    assert found.x.size <= 400 / STRIP + 1


def test_a_missing_point_leaves_no_trace() -> None:
    found = strips(np.array([0.25, 1.25, 2.25]) * STRIP, np.array([1.0, np.nan, 3.0]))
    assert found.x.tolist() == [0.5 * STRIP, 2.5 * STRIP]
    assert (found.median.tolist(), found.highest.tolist()) == ([1.0, 3.0], [1.0, 3.0])


def test_no_points_give_no_strips() -> None:
    found = strips(np.array([0.5]), np.array([np.nan]))
    assert found.x.size == 0
    assert found.median.size == found.lowest.size == 0
