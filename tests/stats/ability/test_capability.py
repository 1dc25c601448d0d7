from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from qc.stats import Capability, SpecLimits, bissell_bounds, capability, cpm, expected_ppm, point_indices
from qc.terms import SigmaEstimator

VALUES = np.array([9.8, 10.1, 10.0, 10.3, 9.9, 10.2, 10.1, 9.7, 10.0, 10.4])


def run(**options: float | None) -> Capability:
    sigma = options.pop("sigma_within", 0.2)
    assert sigma is not None
    return capability(VALUES, sigma_within=sigma, estimator=SigmaEstimator.MR_BAR, **options)  # type: ignore[arg-type]  # a mixed bag of arguments


def test_both_limits_and_a_target() -> None:
    found = run(lsl=9.0, usl=11.0, target=10.0)
    sd, mean = VALUES.std(ddof=1), VALUES.mean()
    assert (found.n, found.estimator) == (10, SigmaEstimator.MR_BAR)
    assert found.mean == pytest.approx(mean, rel=1e-15)
    assert found.sigma_overall == pytest.approx(sd, rel=1e-14)
    assert found.cp is not None
    assert found.pp is not None
    assert found.cpm is not None
    assert found.cp.value == pytest.approx(2 / 1.2)
    assert found.cpk.value == pytest.approx((11 - mean) / 0.6)
    assert found.pp.value == pytest.approx(1 / (3 * sd))
    assert found.ppk.value == pytest.approx((11 - mean) / (3 * sd))
    assert found.cpm.value == pytest.approx(1 / (3 * math.hypot(sd, mean - 10)))
    assert found.cpm_about_target == pytest.approx(1 / (3 * math.sqrt(np.sum((VALUES - 10) ** 2) / 9)))
    assert found.cpm_about_target_n == pytest.approx(1 / (3 * math.sqrt(np.mean((VALUES - 10) ** 2))))
    assert found.cpm_within == pytest.approx(1 / (3 * math.hypot(0.2, mean - 10)))
    names = [index.name for index in (found.cp, found.cpk, found.pp, found.ppk, found.cpm)]
    assert names == ["Cp", "Cpk", "Pp", "Ppk", "Cpm"]
    assert [i.method for i in (found.cp, found.cpk, found.cpm)] == ["chi-square", "bissell", "boyles"]


@pytest.mark.parametrize("side", ["lsl", "usl"])
def test_one_limit(side: str) -> None:
    found = run(**{side: 9.0 if side == "lsl" else 11.0}, target=10.0)
    assert (found.cp, found.pp, found.cpm, found.cpm_within, found.cpm_about_target) == (None,) * 5
    present, absent = (found.cpl, found.cpu) if side == "lsl" else (found.cpu, found.cpl)
    assert absent is None
    assert present is not None
    assert found.cpk.value == present.value
    assert (present.name, found.cpk.name) == ("Cpl" if side == "lsl" else "Cpu", "Cpk")
    assert found.expected_within.total == max(found.expected_within.below, found.expected_within.above)


def test_without_a_target_no_cpm() -> None:
    found = run(lsl=9.0, usl=11.0)
    assert (found.cpm, found.cpm_within, found.cpm_about_target, found.cpm_about_target_n) == (None,) * 4


def test_bounds_take_the_freedom_of_their_sigma() -> None:
    found = run(lsl=9.0, usl=11.0, sigma_within_df=5.6, confidence=0.9)
    assert found.sigma_within_df == found.cpk.degrees_of_freedom == 5.6
    assert found.ppk.degrees_of_freedom == 9
    expected = bissell_bounds(found.cpk.value, n=10, df=5.6, confidence=0.9)
    assert (found.cpk.lower, found.cpk.interval, found.cpk.confidence) == (expected.lower, expected.interval, 0.9)
    assert run(usl=11.0).sigma_within_df == 9


def test_counted_and_expected() -> None:
    found = run(lsl=9.8, usl=10.25)
    assert (found.observed_ppm.below, found.observed_ppm.above, found.observed_ppm.total) == (1e5, 2e5, 3e5)
    assert found.expected_within == expected_ppm(found.limits, mean=found.mean, sigma=0.2)
    assert found.z_bench_overall == pytest.approx(found.expected_overall.z_bench)
    far = run(lsl=-1e6, usl=1e6)
    assert far.expected_within.total == 0
    assert far.z_bench_within == math.inf


def test_the_worst_case_of_all_parts_outside() -> None:
    beyond = run(usl=9.0, sigma_within=1e-3)
    assert beyond.expected_within.total == pytest.approx(1e6)
    assert beyond.z_bench_within == -math.inf
    assert beyond.cpk.value < 0


def test_missing_readings_are_left_out() -> None:
    with_gaps = np.concatenate(([math.nan], VALUES, [math.nan]))
    found = capability(with_gaps, sigma_within=0.2, estimator=SigmaEstimator.MR_BAR, lsl=9.0, usl=11.0, target=10.0)
    assert found == run(lsl=9.0, usl=11.0, target=10.0)


@given(shift=st.floats(-1e3, 1e3), scale=st.floats(0.01, 100.0))
def test_the_unit_does_not_matter(shift: float, scale: float) -> None:
    plain = run(lsl=9.0, usl=11.0, target=10.1)
    moved = capability(
        shift + scale * VALUES,
        sigma_within=0.2 * scale,
        estimator=SigmaEstimator.MR_BAR,
        lsl=shift + scale * 9.0,
        usl=shift + scale * 11.0,
        target=shift + scale * 10.1,
    )
    assert moved.cpk.lower == pytest.approx(plain.cpk.lower, rel=1e-6)
    assert moved.ppk.value == pytest.approx(plain.ppk.value, rel=1e-6)
    assert moved.cpm_about_target == pytest.approx(plain.cpm_about_target, rel=1e-6)


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        (VALUES, {}, "`lsl` or `usl` must be given, got neither"),
        (VALUES, {"lsl": 11.0, "usl": 9.0}, r"`lsl` must lie below `usl` \(9\.0\), got 11\.0"),
        (VALUES, {"usl": 11.0, "sigma_within": 0.0}, r"`sigma_within` must be a finite number above 0, got 0\.0"),
        (VALUES, {"usl": 11.0, "sigma_within": math.nan}, "`sigma_within` must be a finite number above 0, got nan"),
        (VALUES, {"usl": 11.0, "sigma_within_df": 0.0}, r"`sigma_within_df` must be a finite number above 0, got 0\.0"),
        (VALUES, {"usl": 11.0, "confidence": 0.0}, r"`confidence` must lie strictly between 0 and 1, got 0\.0"),
        (VALUES, {"usl": 11.0, "target": math.inf}, "`target` must be a finite number, got inf"),
        ([10.0], {"usl": 11.0}, "`values` must hold at least 2 readings, got 1"),
        ([math.nan, math.nan], {"usl": 11.0}, "`values` must hold at least 2 readings, got 0"),
        ([10.1, 10.1, 10.1], {"usl": 11.0}, r"`values` must vary, got 3 readings of 10\.1"),
        ([10.1, math.inf], {"usl": 11.0}, "`values` must be finite or NaN, got inf"),
    ],
)
def test_refused(values: list[float], options: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        capability(values, **({"sigma_within": 0.2, "estimator": SigmaEstimator.MR_BAR} | options))  # type: ignore[arg-type]  # a mixed bag of arguments


def test_point_indices_of_nist() -> None:
    point = point_indices(SpecLimits(lsl=8, usl=20), mean=16, sigma=2)
    assert point.potential == pytest.approx(1.0)
    assert point.actual == point.upper == pytest.approx(2 / 3)
    assert point.lower == pytest.approx(4 / 3)
    assert point.off_centre == pytest.approx(1 / 3)
    one = point_indices(SpecLimits(usl=20), mean=16, sigma=2)
    assert (one.potential, one.lower, one.off_centre) == (None, None, None)


def test_cpm_needs_both_limits_and_a_target() -> None:
    assert cpm(SpecLimits(usl=20, target=14), mean=16, sigma=2) is None
    assert cpm(SpecLimits(lsl=8, usl=20), mean=16, sigma=2) is None


@pytest.mark.parametrize("function", [point_indices, cpm, expected_ppm])
def test_no_spread(function: object) -> None:
    assert callable(function)
    with pytest.raises(ValueError, match=r"`sigma` must be a finite number above 0, got -1"):
        function(SpecLimits(usl=20), mean=16, sigma=-1)


def test_spec_limits() -> None:
    assert SpecLimits(lsl=1.0).ends == (1.0, math.inf)
    assert SpecLimits(usl=1.0).ends == (-math.inf, 1.0)
    assert SpecLimits(lsl=1.0, usl=4.0).width == 3.0
    assert SpecLimits(lsl=1.0).width is None
