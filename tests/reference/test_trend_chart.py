"""Regression and tool wear charts against R's least squares."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from reference_cases import Case, cases, check

from qc.stats.variables.tool_wear import tool_wear_phase_one
from qc.stats.variables.trend_chart import trend_chart_phase_one
from qc.stats.variables.wear_plan import wear_plan
from qc.terms import SigmaEstimator

KINDS = ("trend_chart",)


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_case(case: Case) -> None:
    check(case, _wear(case) if "subgroups" in case.data else _trend(case))


def _trend(case: Case) -> dict[str, Any]:
    got: dict[str, Any] = {}
    for name, estimator in (("mr", SigmaEstimator.RESIDUAL_MR), ("s", SigmaEstimator.RESIDUAL_S)):
        chart = trend_chart_phase_one(
            case.data["t"], case.data["y"], estimator=estimator, sigma_multiple=case.params["nsigma"]
        )
        got[f"ucl_{name}"] = chart.panel.limits.ucl.tolist()
        got[f"lcl_{name}"] = chart.panel.limits.lcl.tolist()
        got[f"beyond_{name}"] = [signal.point + 1 for signal in chart.signals]
        got[{"mr": "sigma_residual_mr", "s": "residual_sd"}[name]] = chart.baseline.sigma
        got["fitted"] = chart.panel.limits.center.tolist()
        got["intercept"], got["slope"] = chart.baseline.intercept, chart.baseline.slope
        assert chart.line is not None
        got["slope_se"], got["slope_t"], got["slope_p"] = chart.line.slope_se, chart.line.slope_t, chart.line.slope_p
        got["r_squared"] = chart.line.r_squared
    return got


def _wear(case: Case) -> dict[str, Any]:
    rows = case.data["subgroups"]
    values, codes = np.concatenate(rows), np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    chart, pooled = (
        tool_wear_phase_one(case.data["t"], values, codes, estimator=estimator, sigma_multiple=case.params["nsigma"])
        for estimator in (SigmaEstimator.UWAVE_R, SigmaEstimator.POOLED_S)
    )
    plan = wear_plan(chart.baseline, lsl=case.params["LSL"], usl=case.params["USL"])
    return {
        "intercept": chart.baseline.intercept,
        "slope": chart.baseline.slope,
        "sigma_within": chart.baseline.sigma_within,
        "centre": chart.panel.limits.center.tolist(),
        "ucl": chart.panel.limits.ucl.tolist(),
        "lcl": chart.panel.limits.lcl.tolist(),
        "beyond": [signal.point + 1 for signal in chart.signals],
        "latest_start_level_3_sigma_inside_far_limit": plan.start_level,
        "level_for_tool_change": plan.change_level,
        "first_t_centre_line_passes_change_level": plan.first_time,
        "usable_wear_span": plan.span,
        "sigma_pooled": pooled.baseline.sigma_within,
    }
