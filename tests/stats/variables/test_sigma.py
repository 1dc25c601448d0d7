from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.stats import norm

from qc.stats import c4, d2, d3, sigma_within
from qc.stats.variables.sigma import INDIVIDUALS_ESTIMATORS, SUBGROUP_ESTIMATORS, estimate_from
from qc.stats.variables.subgroups import lay_out
from qc.terms import SigmaEstimator

VALUES = np.array([4.0, 7.0, 6.0, 5.0, 9.0, 8.0, 3.0, 3.5, 5.5])
SUBGROUP = np.array([0, 0, 0, 1, 1, 1, 1, 2, 2])
ALL = (*SUBGROUP_ESTIMATORS, *INDIVIDUALS_ESTIMATORS)


def by_hand() -> dict[SigmaEstimator, float]:
    """Every estimator written out for three subgroups of 3, 4 and 2."""
    groups = (VALUES[:3], VALUES[3:7], VALUES[7:])
    r = [(np.ptp(g), d2(g.size), d3(g.size)) for g in groups]
    s = [(np.std(g, ddof=1), c4(g.size)) for g in groups]
    moving = np.abs(np.diff(VALUES))
    pooled = math.sqrt(sum((g.size - 1) * np.var(g, ddof=1) for g in groups) / 6)
    return {
        SigmaEstimator.UWAVE_R: np.mean([w / m for w, m, _ in r]).item(),
        SigmaEstimator.MVLUE_R: sum(m / q**2 * w for w, m, q in r) / sum((m / q) ** 2 for _, m, q in r),
        SigmaEstimator.UWAVE_S: np.mean([w / m for w, m in s]).item(),
        SigmaEstimator.MVLUE_S: sum(m / (1 - m**2) * w for w, m in s) / sum(m**2 / (1 - m**2) for _, m in s),
        SigmaEstimator.POOLED_S: pooled,
        SigmaEstimator.POOLED_S_OVER_C4: pooled / c4(7),
        SigmaEstimator.MR_BAR: moving.mean() * math.sqrt(math.pi) / 2,
        SigmaEstimator.MEDIAN_MR: float(np.median(moving)) / (math.sqrt(2) * norm.ppf(0.75)),
        SigmaEstimator.OVERALL_S: VALUES.std(ddof=1),
    }


@pytest.mark.parametrize("estimator", ALL)
def test_by_hand(estimator: SigmaEstimator) -> None:
    found = sigma_within(VALUES, SUBGROUP, estimator=estimator)
    assert found.value == pytest.approx(by_hand()[estimator], rel=1e-12)
    assert found.estimator is estimator
    assert found.readings == 9


@pytest.mark.parametrize("estimator", ALL)
@given(shift=st.floats(-1e3, 1e3), scale=st.floats(1e-3, 1e3))
def test_shift_and_scale(estimator: SigmaEstimator, shift: float, scale: float) -> None:
    moved = sigma_within(shift + scale * VALUES, SUBGROUP, estimator=estimator).value
    assert moved == pytest.approx(scale * sigma_within(VALUES, SUBGROUP, estimator=estimator).value, rel=1e-6)


@pytest.mark.parametrize("estimator", SUBGROUP_ESTIMATORS)
def test_single_and_missing_readings_add_nothing(estimator: SigmaEstimator) -> None:
    values = np.concatenate((VALUES, [100.0, math.nan, 50.0, math.nan]))
    subgroup = np.concatenate((SUBGROUP, [3, 4, 5, 5]))
    found = sigma_within(values, subgroup, estimator=estimator)
    assert found == sigma_within(VALUES, SUBGROUP, estimator=estimator)


def test_a_missing_reading_leaves_out_both_moving_ranges_beside_it() -> None:
    found = sigma_within([1.0, 2.0, math.nan, 9.0, 12.0], estimator=SigmaEstimator.MR_BAR)
    assert found.value == pytest.approx(2 / d2(2))
    assert found.readings == 4


@pytest.mark.parametrize(
    ("subgroups", "n", "nu"), [(1, 2, 1.0), (1, 5, 3.8), (5, 3, 9.3), (10, 4, 27.6), (20, 5, 72.7)]
)
def test_degrees_of_freedom_of_a_mean_range_as_duncan_tables_them(subgroups: int, n: int, nu: float) -> None:
    values = np.tile(np.arange(n, dtype=float), subgroups)
    found = sigma_within(values, np.repeat(np.arange(subgroups), n), estimator=SigmaEstimator.UWAVE_R)
    assert found.degrees_of_freedom == pytest.approx(nu, abs=0.05)


@pytest.mark.parametrize("estimator", [e for e in ALL if e is not SigmaEstimator.MEDIAN_MR])
def test_degrees_of_freedom_by_simulation(estimator: SigmaEstimator) -> None:
    rng = np.random.default_rng(7)
    codes = np.repeat(np.arange(8), [2, 3, 4, 5, 5, 4, 3, 2])
    estimates = np.array([sigma_within(rng.normal(size=28), codes, estimator=estimator).value for _ in range(1_500)])
    df = sigma_within(rng.normal(size=28), codes, estimator=estimator).degrees_of_freedom
    assert df is not None
    relative = estimates.var() / estimates.mean() ** 2
    assert relative == pytest.approx(1 / (2 * df) + 1 / (8 * df**2), rel=0.15)


def test_many_subgroups_need_no_correction() -> None:
    codes = np.repeat(np.arange(5_000), 2)
    found = sigma_within(np.tile([0.0, 1.0], 5_000), codes, estimator=SigmaEstimator.UWAVE_R)
    assert found.degrees_of_freedom == pytest.approx(5_000 * 2 / 2 / (math.pi - 2) + 0.25, rel=1e-4)


def test_the_median_moving_range_has_none() -> None:
    assert sigma_within(VALUES, estimator=SigmaEstimator.MEDIAN_MR).degrees_of_freedom is None


@pytest.mark.parametrize(
    ("values", "subgroup", "estimator", "message"),
    [
        ([1.0, 2.0], None, SigmaEstimator.UWAVE_R, "`subgroup` must be given for the estimator uwave_r, got None"),
        ([1.0, 2.0], [0, 1], SigmaEstimator.UWAVE_S, "`subgroup` must have a subgroup of at least 2 readings"),
        ([1.0], None, SigmaEstimator.MR_BAR, "`values` must hold at least 2 neighbouring readings, got 1"),
        ([1.0, math.nan, 2.0], None, SigmaEstimator.MEDIAN_MR, "at least 2 neighbouring readings, got 2"),
        ([1.0, math.nan], None, SigmaEstimator.OVERALL_S, "`values` must hold at least 2 readings, got 1"),
    ],
)
def test_refused(values: list[float], subgroup: list[int] | None, estimator: SigmaEstimator, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        sigma_within(values, subgroup, estimator=estimator)


def test_subgroups_do_not_take_an_estimator_of_individuals() -> None:
    with pytest.raises(ValueError, match=r"`estimator` must be one of uwave_r, .* got mr_bar"):
        estimate_from(lay_out([1.0, 2.0], [0, 0]), estimator=SigmaEstimator.MR_BAR)
