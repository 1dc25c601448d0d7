"""Readings that are not normal: fits, percentiles and transformations against R, mpmath and scipy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from reference_cases import Case, cases, check

from qc.stats import box_cox, box_cox_log_likelihood
from qc.stats.ability.capability_nonnormal import distribution_capability
from qc.stats.ability.fits import fit_distribution
from qc.stats.ability.johnson import johnson

if TYPE_CHECKING:
    from qc.stats.ability.fits import Family

KINDS = ("capability_nonnormal", "boxcox", "johnson")

FAMILIES: dict[str, Family] = {"lnorm": "lognormal", "exp": "exponential", "gamma": "gamma", "weibull": "weibull"}


def _capability(case: Case) -> dict[str, Any]:
    params = case.params
    fit = fit_distribution(case.data["values"], FAMILIES[params["distribution"]])
    low, middle, high = params["percentiles"]
    found = distribution_capability(
        fit.distribution, lsl=params["LSL"], usl=params["USL"], percentiles=(low, middle, high)
    )
    return {
        "parameters": fit.distribution.parameters,
        "loglik": fit.log_likelihood,
        "q_0p135": found.low,
        "q_50": found.middle,
        "q_99p865": found.high,
        "Pp": found.pp,
        "Ppu": found.ppu,
        "Ppl": found.ppl,
        "Ppk": found.ppk,
        "ppm_below": found.ppm_below,
        "ppm_above": found.ppm_above,
        "ppm_total": found.ppm,
    }


def _box_cox(case: Case) -> dict[str, Any]:
    values = case.data["values"]
    found = box_cox(values, confidence=case.params["confidence"])
    return {
        "lambda": found.power,
        "lambda_ci": found.interval,
        "profile_loglik_at_optimum_without_constant": found.log_likelihood,
        "loglik_lambda_1": box_cox_log_likelihood(values, 1.0),
        "loglik_lambda_0": box_cox_log_likelihood(values, 0.0),
    }


def _johnson(case: Case) -> dict[str, Any]:
    found = johnson(case.data["values"])
    return {
        "family": found.family,
        "ad_p_value_before": found.p_value_before,
        "ad_p_value_after": found.p_value_after,
        "gamma": found.gamma,
        "eta": found.eta,
        "epsilon": found.epsilon,
        "lambda": found.lam,
    }


COMPUTE = {"capability_nonnormal": _capability, "boxcox": _box_cox, "johnson": _johnson}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    check(case, COMPUTE[case.kind](case))
