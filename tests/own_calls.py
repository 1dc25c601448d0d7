"""What a public statistic needs for a good call that its arguments' names do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from made_statistics import CODES, PLAN, READINGS, TIMES, found

import qc.stats as public
from qc.stats import AcceptanceLevel, StagedPlan
from qc.terms import AttributeChart, ChartKind, RareEventChart, SigmaEstimator

if TYPE_CHECKING:
    from collections.abc import Callable


def _judged() -> list[list[str]]:
    return [["good", "good"], ["bad", "bad"], ["good", "bad"], ["good", "good"], ["bad", "bad"], ["good", "good"]]


def own_arguments(name: str) -> dict[str, Any]:
    """What a function needs that its argument's name does not tell."""
    rows: dict[str, Callable[[], dict[str, Any]]] = {
        "digit_preference": lambda: {"steps": np.arange(60)},
        "even_spread": lambda: {"groups": READINGS.reshape(-1, 5)},
        "chance_of_rows": lambda: {"rows": 2, "expected": 0.1},
        "chance_of_shared": lambda: {"earlier": 100, "rate": 0.1, "length": 6},
        "landing_rate": lambda: {"left": READINGS, "step": 0.01},
        "round_figures": lambda: {"nominal": 10.0, "round_at": (1.0, 4 / 3), "step": 0.01},
        "shared_block": lambda: {"earlier": np.arange(40), "steps": np.arange(60), "at_least": 2},
        "shared_rows": lambda: {"earlier": [[1, 2], [3, 4]], "rows": [[3, 4], [5, 6]]},
        "stairs": lambda: {"steps": np.arange(60)},
        "few_beyond": lambda: {"before": 10, "last": 8, "beyond": 3, "width": 0.5},
        "narrow_against_earlier": lambda: {"earlier": READINGS[:20]},
        "narrow_against_gauge": lambda: {"least": 0.01},
        "repeated_block": lambda: {"steps": np.arange(60) % 20, "rate": 0.1, "at_least": 2},
        "repeated_rows": lambda: {"rows": [[1, 2], [3, 4], [1, 2]], "chance": 0.01},
        "shortest_rare": lambda: {"rate": 0.1, "level": 0.01},
        "tie_rate": lambda: {"step": 0.01},
        "acceptance_chart": lambda: {"baseline": found("xbar")},
        "acceptance_size": lambda: {
            "acceptable": AcceptanceLevel(nonconforming=0.001, risk=0.05),
            "rejectable": AcceptanceLevel(nonconforming=0.05, risk=0.1, rejectable=True),
        },
        "attribute_agreement": lambda: {
            "judgements": {"A": _judged(), "B": _judged()},
            "reference": ["good", "bad", "good", "good", "bad", "good"],
        },
        "analyse_phase_one": lambda: {"subgroup": CODES},
        "attribute_chart_phase_one": lambda: {"sizes": np.full(12, 50)},
        "attribute_chart_phase_two": lambda: {"baseline": found("p"), "sizes": np.full(12, 50)},
        "bounded_indices": lambda: {"letter": "C"},
        "c_arl": lambda: {"center": 5.0},
        "chart_phase_two": lambda: {"baseline": found("xbar")},
        "chosen_model": lambda: {"result": found("gauge")},
        "between_within_chart_with_baseline": lambda: {"baseline": found("between")},
        "crossed_factors": lambda: {"first": np.repeat(["a", "b", "c"], 20), "second": np.tile(["x", "y"], 30)},
        "explained_by_counts": lambda: {"before": (2, 100), "after": (40, 900)},
        "explained_by_readings": lambda: {"after": (40, 900)},
        "largest_volume": lambda: {"limit": lambda units: units // 100, "allowed": 2, "most": 12_500},
        "spread_readings": lambda: {"units": 500},
        "streams_and_trend": lambda: {"units": np.arange(1, 61), "streams": np.tile(["x", "y"], 30)},
        "cohen_kappa": lambda: {"first": ["a", "b", "a", "b", "a"], "second": ["a", "b", "b", "b", "a"]},
        "design_variables_plan": lambda: {"sigma": "unknown"},
        "deviation_chart_phase_one": lambda: {"kind": ChartKind.I_MR, "subgroup": None, "estimator": None},
        "deviation_chart_phase_two": lambda: {"baseline": found("deviation"), "subgroup": None},
        "distribution_capability": lambda: {"distribution": public.Normal(10.0, 0.1)},
        "estimated_share": lambda: {"sigma": "unknown"},
        "find_resets": lambda: {"means": READINGS.reshape(12, 5).mean(axis=1), "sizes": np.full(12, 5)},
        "find_signals": lambda: {"z": [0.1, 3.4, -0.2]},
        "fit_line": lambda: {"t": TIMES, "y": READINGS[:12], "w": np.ones(12)},
        "fleiss_kappa": lambda: {"counts": [[3, 0], [2, 1], [0, 3], [3, 0]]},
        "gage_bias": lambda: {"reference": 10.0},
        "gage_linearity": lambda: {"reference": np.repeat([2.0, 4.0, 6.0, 8.0, 10.0, 12.0], 10)},
        "gage_rr": lambda: {"values": READINGS[:30]},
        "gage_stability": lambda: {"session": CODES, "reference": 10.0},
        "hotelling_phase_one": lambda: {"readings": READINGS.reshape(30, 2)},
        "hotelling_phase_two": lambda: {"readings": READINGS.reshape(30, 2), "baseline": found("hotelling")},
        "imr_chart": lambda: {"estimator": SigmaEstimator.MR_BAR},
        "imr_chart_with_baseline": lambda: {"baseline": found("imr")},
        "widen_limits": lambda: {"baseline": found("xbar")},
        "index_at": lambda: {"sigma": "unknown"},
        "judge_variables": lambda: {"values": READINGS[: found("variables").n], "plan": found("variables")},
        "judged_nonconforming": lambda: {"inspected": np.full(12, 50)},
        "laney_chart_phase_one": lambda: {"chart": AttributeChart.LANEY_P},
        "letter_plan": lambda: {"letter": "H"},
        "lock_baseline": lambda: {"analysis": found("analysis"), "reason": None},
        "median_range_chart_with_baseline": lambda: {"baseline": found("median")},
        "nested_gage_rr": lambda: {"readings": READINGS[:54].reshape(3, 6, 3)},
        "oc_curve": lambda: {"quality": [0.01, 0.05]},
        "p_arl": lambda: {"size": 100, "center": 0.05},
        "passed_lot": lambda: {"plan": PLAN},
        "passed_variables_lot": lambda: {"plan": found("variables")},
        "prerun_ewma_arl": lambda: {"estimated": "mean"},
        "prerun_ewma_factor": lambda: {"estimated": "mean"},
        "range_constants": lambda: {"parts": 5},
        "range_gage_rr": lambda: {"values": READINGS[:30]},
        "rank_distributions": lambda: {"families": ("normal", "weibull")},
        "rank_confidence": lambda: {"lower_rank": 1, "upper_rank": 30},
        "sigma_within": lambda: {"subgroup": CODES},
        "rare_event_chart_phase_one": lambda: {"chart": RareEventChart.G},
        "rare_event_chart_phase_two": lambda: {"baseline": found("rare")},
        "signal_probability": lambda: {"chart": found("acceptance")},
        "staged_attribute_chart": lambda: {"stage": np.repeat([1, 2], 6)},
        "staged_curve": lambda: {
            "quality": [0.01, 0.05],
            "plan": StagedPlan(sizes=(20, 20), acceptance_numbers=(0, 3), rejection_numbers=(3, 4)),
        },
        "switch_iso2859": lambda: {"nonconforming": [0, 1, 3, 0]},
        "switch_z14": lambda: {"nonconforming": [0, 1, 3, 0]},
        "tool_wear_phase_one": lambda: {"values": READINGS + 0.1 * CODES},
        "tool_wear_phase_two": lambda: {"baseline": found("wear")},
        "transformed_capability": lambda: {"transformation": public.box_cox(READINGS)},
        "trend_chart_phase_one": lambda: {"times": np.arange(60.0), "estimator": SigmaEstimator.RESIDUAL_MR},
        "trend_chart_phase_two": lambda: {"times": np.arange(60.0), "baseline": found("trend")},
        "variables_acceptance": lambda: {"sigma": "unknown"},
        "variables_plan": lambda: {"letter": "C", "sigma": "unknown"},
        "wear_plan": lambda: {"baseline": found("wear")},
        "xbar_chart_with_baseline": lambda: {"baseline": found("xbar")},
        "z_mr_chart_phase_two": lambda: {"baseline": found("zmr")},
    }
    return rows.get(name, dict)()
