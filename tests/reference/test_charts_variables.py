"""Charts for variables against qcc with exact constants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from reference_cases import Case, cases, check
from subgrouped import flat

from qc.stats import RULES, c4, chart_phase_one, sigma_within, summarize
from qc.terms import ChartKind, PlottedStatistic, RuleSet, SigmaEstimator

if TYPE_CHECKING:
    from qc.stats import ChartResult, Panel

KINDS = ("chart_xbar_r", "chart_xbar_s", "chart_i_mr")
_CHARTS = {"chart_xbar_r": ChartKind.XBAR_R, "chart_xbar_s": ChartKind.XBAR_S, "chart_i_mr": ChartKind.I_MR}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_case(case: Case) -> None:
    values, subgroup = flat(case)
    method = case.params.get("sigma_method")
    chart = chart_phase_one(
        values,
        subgroup,
        kind=_CHARTS[case.kind],
        estimator=None if method is None else SigmaEstimator(method),
        sigma_multiple=case.params["nsigma"],
        rules=RULES[RuleSet.BEYOND_LIMITS],
    )
    names = {"chart_xbar_r": ("xbar", "range"), "chart_xbar_s": ("xbar", "s"), "chart_i_mr": ("i", "mr")}
    location, dispersion = names[case.kind]
    got = _panel(case, chart, chart.location, location) | _panel(case, chart, chart.dispersion, dispersion)
    got["sigma_within"] = chart.baseline.sigma_within
    check(case, got | (_of_individuals(chart) if case.kind == "chart_i_mr" else {}))


def _panel(case: Case, chart: ChartResult, panel: Panel, name: str) -> dict[str, Any]:
    """Name a panel's facts as the reference does; a limit that is one number there is the same for every point here."""
    got: dict[str, Any] = {f"plotted_{name}": panel.values.tolist(), f"beyond_limits_{name}": _flagged(chart, panel)}
    for limit in ("lcl", "center", "ucl"):
        key = f"{limit}_{name}"
        array = getattr(panel.limits, limit)
        got[key] = array.tolist() if isinstance(case.expected[key], list) else _same(array)
    return got


def _flagged(chart: ChartResult, panel: Panel) -> list[int]:
    return [signal.point + 1 for signal in chart.signals if signal.statistic is panel.statistic]


def _same(array: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    assert np.unique(array).size == 1
    return float(array[0])


def _of_individuals(chart: ChartResult) -> dict[str, Any]:
    values = chart.location.values
    ranges = chart.dispersion.values[1:]
    assert chart.dispersion.statistic is PlottedStatistic.MOVING_RANGE
    overall = summarize(values).sd
    return {
        "moving_ranges": ranges.tolist(),
        "median_mr": float(np.median(ranges)),
        "overall_sd": overall,
        "sigma_from_median_mr": sigma_within(values, estimator=SigmaEstimator.MEDIAN_MR).value,
        "sigma_sd_over_c4": overall / c4(values.size),
    }
