"""Limits and run lengths with estimated parameters against spc, tolerance and own quadrature."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.numerics.quantiles import normal_tail
from qc.stats.run_length.adjusted_limits import (
    estimated_false_alarm,
    estimated_xbar_arl,
    false_alarm_factor,
    guaranteed_factor,
    mean_arl_factor,
)
from qc.stats.run_length.estimation_error import PhaseOne
from qc.stats.run_length.guaranteed_limits import guaranteed_cusum_interval, guaranteed_ewma_factor
from qc.stats.run_length.prerun_ewma import prerun_ewma_arl, prerun_ewma_factor
from qc.stats.variables.constants import c4

if TYPE_CHECKING:
    from qc.stats.run_length.prerun_ewma import Estimated

KINDS = ("adjusted_limits",)


def _xbar(params: dict[str, Any]) -> dict[str, Any]:
    m, n, shifts = params["m"], params["n"], params["shifts_in_se"]
    df = m * (n - 1)
    study = PhaseOne(subgroups=m, degrees_of_freedom=df)
    three_sigma = 2 * normal_tail(3.0)
    guaranteed = {
        f"L_guaranteeing_conditional_false_alarm_le_0p0027_with_prob_{percent}": guaranteed_factor(
            0.0027, confidence=percent / 100, phase_one=study
        ).factor
        for percent in (90, 95)
    }
    return guaranteed | {
        "unconditional_ARL_with_L3": estimated_xbar_arl(shifts, phase_one=study).arl,
        "unconditional_ARL_with_L3_sigma_unbiased_by_c4": estimated_xbar_arl(
            shifts, phase_one=study, divisor=c4(df + 1)
        ).arl,
        "unconditional_false_alarm_probability_L3": estimated_false_alarm(phase_one=study),
        "L_for_unconditional_false_alarm_0p0027": false_alarm_factor(0.0027, phase_one=study).factor,
        "L_for_unconditional_false_alarm_of_3_sigma": false_alarm_factor(three_sigma, phase_one=study).factor,
        "L_for_unconditional_ARL0_370p398": mean_arl_factor(1 / three_sigma, phase_one=study).factor,
    }


def _conditional(params: dict[str, Any]) -> dict[str, Any]:
    """Read the targets, k and lambda off the case's words."""
    n, shares = params["prerun_n"], params["probability"]
    study = PhaseOne(subgroups=n, degrees_of_freedom=n - 1)
    k, weight = _number(r"mean-([\d.]+)\*sigma", params["cusum"]), _number(r"lambda ([\d.]+)", params["ewma"])
    target = {
        "shewhart": _number(r"target ARL ([\d.]+)", params["shewhart"]),
        "cusum": _number(r"target ([\d.]+)", params["cusum"]),
        "ewma": _number(r"target ([\d.]+)", params["ewma"]),
    }
    shewhart = [guaranteed_factor(1 / target["shewhart"], confidence=p, phase_one=study) for p in shares]
    cusum = [guaranteed_cusum_interval(target["cusum"], reference=k, confidence=p, phase_one=study) for p in shares]
    ewma = [guaranteed_ewma_factor(target["ewma"], weight=weight, confidence=p, phase_one=study) for p in shares]
    to_sigma = math.sqrt(weight / (2 - weight))
    return {
        "shewhart_L": [result.factor for result in shewhart],
        "cusum_h": [result.factor for result in cusum],
        "ewma_h": [result.factor * to_sigma for result in ewma],
    }


def _number(pattern: str, words: str) -> float:
    found = re.search(pattern, words)
    assert found is not None, words
    return float(found[1])


def _prerun_arl(params: dict[str, Any]) -> dict[str, Any]:
    def arl(estimated: Estimated) -> tuple[float, ...]:
        return prerun_ewma_arl(
            params["shifts_in_sigma"],
            weight=params["lambda"],
            factor=params["L"],
            readings=params["prerun_size"],
            estimated=estimated,
        ).arl

    return {"mean_estimated": arl("mean"), "sigma_estimated": arl("sd"), "both_estimated": arl("both")}


def _prerun_factor(params: dict[str, Any]) -> dict[str, Any]:
    def factor(estimated: Estimated) -> float:
        return prerun_ewma_factor(
            params["ARL0"], weight=params["lambda"], readings=params["prerun_size"], estimated=estimated
        ).factor

    return {"L_mean_estimated": factor("mean"), "L_both_estimated": factor("both")}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    params = case.params
    if "m" in params:
        got = _xbar(params)
    elif "prerun_n" in params:
        got = _conditional(params)
    else:
        got = _prerun_factor(params) if "ARL0" in params else _prerun_arl(params)
    check(case, got)
