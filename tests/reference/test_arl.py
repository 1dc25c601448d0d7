"""Run lengths and critical values against R's spc and exact chains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.run_length.arl_crosier import crosier_cusum_arl
from qc.stats.run_length.arl_cusum import cusum_arl, cusum_interval, cusum_steady_state_arl
from qc.stats.run_length.arl_ewma import ewma_arl, ewma_factor, ewma_steady_state_arl
from qc.stats.run_length.arl_ewma_one_sided import ewma_one_sided_arl, ewma_one_sided_steady_state_arl
from qc.stats.run_length.arl_rules import rules_arl, rules_steady_state_arl
from qc.stats.run_length.arl_shewhart import c_arl, p_arl, xbar_arl
from qc.stats.run_length.arl_sr import shiryaev_roberts_arl, shiryaev_roberts_threshold
from qc.stats.run_rules.rule_memory import orders
from qc.stats.run_rules.rules import RULES
from qc.terms import RuleSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.stats.run_rules.rules import Rule

KINDS = (
    "arl_shewhart",
    "arl_run_rules",
    "arl_ewma",
    "arl_cusum",
    "arl_sr",
    "crit_cusum",
    "crit_ewma",
    "crit_sr",
)


def _shewhart(params: dict[str, Any]) -> dict[str, Any]:
    if "shifts_in_process_sigma" in params:
        return {"ARL": xbar_arl(params["shifts_in_process_sigma"], size=params["n"], sigma_multiple=params["L"]).arl}
    if "p0" in params:
        chart = p_arl(params["p"], size=params["n"], center=params["p0"], sigma_multiple=params["L"])
    else:
        chart = c_arl(params["c"], center=params["c0"], sigma_multiple=params["L"])
    return {"ARL": chart.arl, "lcl": chart.lcl, "ucl": chart.ucl}


def _rules(named: str) -> list[Rule]:
    family = RuleSet.NELSON if named.startswith("nelson") else RuleSet.WESTERN_ELECTRIC
    return [RULES[family][int(number) - 1] for number in named.removeprefix("nelson")]


def _run_rules(params: dict[str, Any]) -> dict[str, Any]:
    shifts, rules = params["shifts_in_sigma"], _rules(params["rules"])
    zero = {"zero_state": rules_arl(shifts, rules=rules).arl}
    return zero if orders(rules) else zero | {"steady_state": rules_steady_state_arl(shifts, rules=rules).arl}


def _ewma(params: dict[str, Any]) -> dict[str, Any]:
    shifts = params["shifts_in_sigma"]
    chart = {"weight": params["lambda"], "factor": params["L"]}
    if params["sided"] != "two":
        chart["barrier"] = params["reflection_barrier_in_asymptotic_sd"]
        return {
            "zero_state": ewma_one_sided_arl(shifts, start=params["z0"], **chart).arl,
            "steady_state_conditional": ewma_one_sided_steady_state_arl(shifts, **chart).arl,
        }
    return {
        "zero_state_fixed_limits": ewma_arl(shifts, **chart).arl,
        "steady_state_conditional_fixed_limits": ewma_steady_state_arl(shifts, **chart).arl,
        "zero_state_time_varying_limits": ewma_arl(shifts, limits="exact", **chart).arl,
        "zero_state_fixed_limits_headstart_half": ewma_arl(shifts, start=params["L"] / 2, **chart).arl,
    }


def _cusum(params: dict[str, Any]) -> dict[str, Any]:
    shifts, head = params["shifts_in_sigma"], params["fir_headstart"]
    chart = {"reference": params["k"], "interval": params["h"]}
    return {
        "one_sided_upper_zero_state": cusum_arl(shifts, sides="one", **chart).arl,
        "one_sided_upper_fir_half": cusum_arl(shifts, sides="one", headstart=head, **chart).arl,
        "one_sided_upper_steady_state": cusum_steady_state_arl(shifts, **chart).arl,
        "two_sided_zero_state": cusum_arl(shifts, **chart).arl,
        "two_sided_fir_half": cusum_arl(shifts, headstart=head, **chart).arl,
        "crosier_two_sided_zero_state": crosier_cusum_arl(shifts, **chart).arl,
    }


def _sr(params: dict[str, Any]) -> dict[str, Any]:
    shifts = params["shifts_in_sigma"]
    chart = {"reference": params["k"], "log_threshold": params["log_threshold"]}
    return {
        "full_likelihood_ratio": shiryaev_roberts_arl(shifts, increment="full", **chart).arl,
        "unscaled": shiryaev_roberts_arl(shifts, increment="unscaled", **chart).arl,
    }


def _crit_cusum(params: dict[str, Any]) -> dict[str, Any]:
    k, targets = params["k"], params["ARL0"]
    return {
        "h_one_sided": [cusum_interval(arl0, reference=k, sides="one") for arl0 in targets],
        "h_two_sided": [cusum_interval(arl0, reference=k, sides="two") for arl0 in targets],
    }


def _crit_ewma(params: dict[str, Any]) -> dict[str, Any]:
    weight, targets = params["lambda"], params["ARL0"]
    return {
        "L_fixed_limits": [ewma_factor(arl0, weight=weight) for arl0 in targets],
        "L_time_varying_limits": [ewma_factor(arl0, weight=weight, limits="exact") for arl0 in targets],
    }


def _crit_sr(params: dict[str, Any]) -> dict[str, Any]:
    k, targets = params["k"], params["ARL0"]
    return {
        "g_full_likelihood_ratio": [shiryaev_roberts_threshold(arl0, reference=k) for arl0 in targets],
        "g_unscaled": [shiryaev_roberts_threshold(arl0, reference=k, increment="unscaled") for arl0 in targets],
    }


COMPUTE: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "arl_shewhart": _shewhart,
    "arl_run_rules": _run_rules,
    "arl_ewma": _ewma,
    "arl_cusum": _cusum,
    "arl_sr": _sr,
    "crit_cusum": _crit_cusum,
    "crit_ewma": _crit_ewma,
    "crit_sr": _crit_sr,
}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    check(case, COMPUTE[case.kind](case.params))
