"""Capability indices, their bounds and expected nonconforming parts against qcc, SixSigma and R."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any

import pytest
from reference_cases import Case, cases, check
from subgrouped import flat

from qc.stats import (
    Capability,
    SpecLimits,
    bissell_bounds,
    capability,
    chi_square_bounds,
    cpm,
    expected_ppm,
    heavlin_bounds,
    noncentral_t_cdf,
    normal_simple_bounds,
    one_sided_bounds,
    point_indices,
    sigma_within,
)
from qc.terms import SigmaEstimator

_EXACT = "one_sided_index_exact_noncentral_t_lower"
_R_BREAKS_OFF = 37.62  # from this noncentrality on R's pt is a normal approximation


@pytest.mark.parametrize("case", cases("capability_normal"), ids=str)
def test_indices(case: Case) -> None:
    check(case, _from_summary(case) if not case.data else _indices(_capability(case)))


@pytest.mark.parametrize("case", cases("capability_ppm"), ids=str)
def test_ppm(case: Case) -> None:
    found = _capability(case)
    got: dict[str, Any] = {"z_bench_within": found.z_bench_within, "z_bench_overall": found.z_bench_overall}
    for name in ("observed", "expected_within", "expected_overall"):
        ppm = getattr(found, "observed_ppm" if name == "observed" else name)
        got[name] = {"below_lsl": ppm.below, "above_usl": ppm.above, "total": ppm.total}
    check(case, got)


@pytest.mark.parametrize("case", cases("capability_ci"), ids=str)
def test_bounds(case: Case) -> None:
    if case.data:
        check(case, _bounds(_capability(case)))
    elif "Cp" in case.params:
        found = chi_square_bounds(case.params["Cp"], df=case.params["n"] - 1, confidence=case.params["confidence"])
        check(case, {"two_sided": found.interval, "lower_one_sided": found.lower})
    else:
        check(case, _bounds_of_cpk(case), skip=(_EXACT,) if _took_shortcut(case) else ())


def _took_shortcut(case: Case) -> bool:
    """Tell where the case's own value is R's approximation of ``pt``, not the exact bound.

    Beyond noncentrality 37.62 R 4.2.2 takes Φ((t(1 − 1/4ν) − δ)/√(1 + t²/2ν)). The case's value solves that equation
    to 1e-12, and puts the true probability at 0.9914 in place of 0.99; ``tests/stats/test_capability_exact.py`` holds
    ours against scipy.
    """
    n, index, confidence = (case.params[name] for name in ("n", "Cpk", "confidence"))
    scale = 3 * math.sqrt(n)
    t, df = scale * index, n - 1
    shortcut = t * (1 - 1 / (4 * df)) - NormalDist().inv_cdf(confidence) * math.sqrt(1 + t * t / (2 * df))
    if shortcut <= _R_BREAKS_OFF or not math.isclose(case.expected[_EXACT], shortcut / scale, rel_tol=1e-10):
        return False
    assert abs(noncentral_t_cdf(t, df, shortcut) - confidence) > 1e-4
    return True


def _capability(case: Case) -> Capability:
    values, subgroup = flat(case)
    method = case.params.get("sigma_within_method", "MRbar/d2" if "values" in case.data else "uwave_s")
    estimator = SigmaEstimator.MR_BAR if method == "MRbar/d2" else SigmaEstimator(method)
    return capability(
        values,
        sigma_within=sigma_within(values, subgroup, estimator=estimator).value,
        estimator=estimator,
        lsl=case.params["LSL"],
        usl=case.params["USL"],
        target=case.params.get("target"),
        confidence=case.params.get("confidence", 0.95),
    )


def _indices(found: Capability) -> dict[str, Any]:
    names = ("cp", "cpl", "cpu", "cpk", "pp", "ppl", "ppu", "ppk")
    indices = {index.name: index.value for name in names if (index := getattr(found, name)) is not None}
    return indices | {
        "mean": found.mean,
        "sigma_within": found.sigma_within,
        "sigma_overall": found.sigma_overall,
        "Cpm_overall_sd_plus_bias": None if found.cpm is None else found.cpm.value,
        "Cpm_within_sd_plus_bias": found.cpm_within,
        "Cpm_tau_about_target_n_minus_1": found.cpm_about_target,
        "Cpm_tau_divisor_n": found.cpm_about_target_n,
    }


def _from_summary(case: Case) -> dict[str, Any]:
    params = case.params
    limits = SpecLimits(lsl=params["LSL"], usl=params["USL"], target=params["target_midpoint"])
    mean, sigma = params["mean"], params["sigma"]
    point = point_indices(limits, mean=mean, sigma=sigma)
    assert point.potential is not None
    assert point.off_centre is not None
    return {
        "Cp": point.potential,
        "Cpl": point.lower,
        "Cpu": point.upper,
        "Cpk": point.actual,
        "k": point.off_centre,
        "Cpk_by_1_minus_k": (1 - point.off_centre) * point.potential,
        "Cpm_about_midpoint": cpm(limits, mean=mean, sigma=sigma),
        "p_out": expected_ppm(limits, mean=mean, sigma=sigma).total / 1e6,
    }


def _bounds(found: Capability) -> dict[str, Any]:
    ppk = found.ppk
    got: dict[str, Any] = {
        "Ppk_bissell": ppk.interval,
        "Ppk_bissell_lower_one_sided": ppk.lower,
        "Ppk_heavlin": heavlin_bounds(ppk.value, n=found.n, confidence=ppk.confidence).interval,
    }
    for name, index in (("Ppl", found.ppl), ("Ppu", found.ppu)):
        if index is not None:
            exact = one_sided_bounds(index.value, n=found.n, confidence=index.confidence)
            got[f"{name}_exact_noncentral_t_lower"] = exact.lower
    if found.pp is not None:
        got["Pp_chi_square"] = found.pp.interval
    if found.cpm is not None:
        got["Cpm_overall_boyles_chi_square"] = found.cpm.interval
    return got


def _bounds_of_cpk(case: Case) -> dict[str, Any]:
    index, n, confidence = (case.params[name] for name in ("Cpk", "n", "confidence"))
    bissell = bissell_bounds(index, n=n, confidence=confidence)
    return {
        "bissell_two_sided": bissell.interval,
        "bissell_lower_one_sided": bissell.lower,
        "heavlin_two_sided": heavlin_bounds(index, n=n, confidence=confidence).interval,
        "normal_simple_two_sided": normal_simple_bounds(index, n=n, confidence=confidence).interval,
        _EXACT: one_sided_bounds(index, n=n, confidence=confidence).lower,
    }
