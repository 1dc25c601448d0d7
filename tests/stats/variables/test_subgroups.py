from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, strategies as st

from qc.stats.variables.subgroups import as_readings, lay_out

GROUPS = st.lists(
    st.lists(st.one_of(st.just(math.nan), st.floats(-1e3, 1e3)), min_size=1, max_size=7), min_size=1, max_size=12
)


@given(GROUPS)
def test_each_subgroup_alone_gives_the_same(groups: list[list[float]]) -> None:
    laid = lay_out(np.concatenate(groups), np.repeat(np.arange(len(groups)), [len(group) for group in groups]))
    present = [[x for x in group if not math.isnan(x)] for group in groups]
    assert laid.sizes.tolist() == [len(group) for group in present]
    assert laid.means() == pytest.approx([np.mean(g) if g else math.nan for g in present], nan_ok=True, abs=1e-9)
    assert laid.ranges() == pytest.approx([np.ptp(g) if len(g) > 1 else math.nan for g in present], nan_ok=True)
    deviations = [np.std(g, ddof=1) if len(g) > 1 else math.nan for g in present]
    assert laid.standard_deviations() == pytest.approx(deviations, nan_ok=True, abs=1e-9)


@pytest.mark.parametrize("size", [5, 40])
def test_equal_sizes_by_columns_and_by_reduceat(size: int) -> None:
    rows = np.random.default_rng(1).normal(size=(30, size))
    laid = lay_out(rows.ravel(), np.repeat(np.arange(30), size))
    assert laid.means() == pytest.approx(rows.mean(axis=1), rel=1e-12)
    assert laid.ranges() == pytest.approx(np.ptp(rows, axis=1), rel=1e-15)
    assert laid.standard_deviations() == pytest.approx(rows.std(axis=1, ddof=1), rel=1e-12)


def test_a_subgroup_without_readings_keeps_its_place() -> None:
    laid = lay_out([1, 3, math.nan, 8], [0, 0, 1, 2])
    assert laid.sizes.tolist() == [2, 0, 1]
    assert laid.means() == pytest.approx([2, math.nan, 8], nan_ok=True)
    assert laid.ranges() == pytest.approx([2, math.nan, math.nan], nan_ok=True)


def test_all_missing() -> None:
    laid = lay_out([math.nan, math.nan], [0, 1])
    assert laid.sizes.tolist() == [0, 0]
    assert np.isnan(laid.means()).all()
    assert np.isnan(laid.standard_deviations()).all()


@pytest.mark.parametrize(
    ("values", "subgroup", "message"),
    [
        ([1.0, 2.0], [0], r"`subgroup` must be as long as `values` \(2\), got shape \(1,\)"),
        ([], [], "`values` must hold at least one reading, got none"),
        ([1.0, 2.0], [1, 1], "`subgroup` must be consecutive runs"),
        ([1.0, 2.0, 3.0], [0, 2, 1], "`subgroup` must be consecutive runs"),
        ([1.0, 2.0, 3.0], [0, 1, 0], "`subgroup` must be consecutive runs"),
        ([1.0, math.inf], [0, 0], "`values` must be finite or NaN, got inf"),
        ([[1.0], [2.0]], [0, 0], "`values` must be one-dimensional, got 2 dimensions"),
    ],
)
def test_refused(values: list[float], subgroup: list[int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        lay_out(values, subgroup)


def test_the_argument_is_named() -> None:
    with pytest.raises(ValueError, match="`positions` must be finite or NaN, got -inf"):
        as_readings([-math.inf], name="positions")


def test_what_is_given_is_not_touched() -> None:
    values = np.array([3.0, 1.0, 2.0, 5.0])
    lay_out(values, [0, 0, 1, 1]).standard_deviations()
    assert all(a != b for a, b in pairwise(values))
    assert values.tolist() == [3.0, 1.0, 2.0, 5.0]
