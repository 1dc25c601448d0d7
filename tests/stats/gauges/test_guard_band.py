from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from qc.stats.gauges.guard_band import Proof, expanded_guard_band, gauge_uncertainty, guard_band


def test_one_limit_has_the_factor_of_the_standard() -> None:
    found = guard_band(standard_uncertainty=0.002, lsl=5.0)
    assert found.width / 0.002 == pytest.approx(1.65, abs=0.006)
    assert found.acceptance is not None
    assert found.acceptance[1] is found.rejection[1] is None
    assert found.acceptance[0] == pytest.approx(5.0 + 1.644854 * 0.002)
    assert found.rejection[0] == pytest.approx(5.0 - 1.644854 * 0.002)
    assert found.judge(5.1) is Proof.CONFORMS
    assert found.judge(5.0) is Proof.NOT_PROVEN
    assert found.judge(4.99) is Proof.FAILS


@pytest.mark.parametrize("u", [0.02, 0.2, 0.45])
def test_between_two_limits_the_edge_has_the_probability_asked_for(u: float) -> None:
    found = guard_band(standard_uncertainty=u, lsl=9.0, usl=11.0, probability=0.95)
    assert found.acceptance is not None
    edge = found.acceptance[1]
    assert edge is not None
    assert stats.norm.cdf((11.0 - edge) / u) - stats.norm.cdf((9.0 - edge) / u) == pytest.approx(0.95, rel=1e-9)


def test_a_gauge_too_coarse_to_prove_anything_good() -> None:
    found = guard_band(standard_uncertainty=0.6, lsl=9.0, usl=11.0)
    assert found.acceptance is None
    assert found.width == math.inf
    assert found.judge(10.0) is Proof.NOT_PROVEN
    assert found.judge(12.1) is Proof.FAILS
    assert expanded_guard_band(standard_uncertainty=0.6, lsl=9.0, usl=11.0).acceptance is None


@pytest.mark.parametrize(("width", "anything"), [(3.9200, True), (3.9198, False)])
def test_limits_just_wide_enough_leave_the_middle(width: float, *, anything: bool) -> None:
    """Of a true value in the middle 95 % of the readings lie within 1.959964 standard uncertainties of it."""
    found = guard_band(standard_uncertainty=1.0, lsl=0.0, usl=width, probability=0.95)
    assert (found.acceptance is not None) is anything
    if found.acceptance is not None:
        assert found.acceptance == pytest.approx((width / 2, width / 2), abs=0.02)


def test_expanded_uncertainty_is_symmetric_about_each_limit() -> None:
    found = expanded_guard_band(standard_uncertainty=0.01, lsl=9.0, usl=11.0, coverage=3)
    assert found.acceptance == pytest.approx((9.03, 10.97))
    assert found.rejection == pytest.approx((8.97, 11.03))
    assert found.probability == pytest.approx(0.99865, abs=1e-6)
    assert found.judge(9.03) is Proof.CONFORMS
    assert found.judge(11.03) is Proof.FAILS


def test_the_share_of_wrong_acceptances_is_kept() -> None:
    rng = np.random.default_rng(1)
    errors = rng.normal(0, 0.05, 200_000)
    edge = guard_band(standard_uncertainty=0.05, usl=10.0, probability=0.9).acceptance
    assert edge is not None
    assert np.mean((edge[1] or 0.0) - errors <= 10.0) == pytest.approx(0.9, abs=0.003)


def test_uncertainty_takes_the_greater_of_spread_and_step() -> None:
    assert gauge_uncertainty(repeatability=0.01, resolution=0.001, calibration=0.005) == pytest.approx(
        math.hypot(0.01, 0.005)
    )
    assert gauge_uncertainty(repeatability=0.0, reproducibility=0.02, resolution=0.1) == pytest.approx(
        math.hypot(0.1 / math.sqrt(12), 0.02)
    )


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`standard_uncertainty` must be a finite number above 0, got 0"):
        guard_band(standard_uncertainty=0, usl=1.0)
    with pytest.raises(ValueError, match=r"`lsl` or `usl` must be given, got neither"):
        expanded_guard_band(standard_uncertainty=1.0)
    with pytest.raises(ValueError, match=r"`probability` must lie above 0.5 and below 1, got 0.5"):
        guard_band(standard_uncertainty=1.0, usl=1.0, probability=0.5)
    with pytest.raises(ValueError, match=r"`resolution` must be a finite number of at least 0, got -1"):
        gauge_uncertainty(repeatability=1.0, resolution=-1)
