"""EWMA and tabular CUSUM against qcc."""

from __future__ import annotations

from typing import Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.variables.cusum import cusum_chart
from qc.stats.variables.cusum_result import CusumDesign
from qc.stats.variables.ewma import EwmaChart, ewma_chart
from qc.terms import LimitMethod


@pytest.mark.parametrize("case", cases("ewma_chart"), ids=str)
def test_ewma(case: Case) -> None:
    exact, asymptotic = (_ewma(case, method) for method in (LimitMethod.EXACT, LimitMethod.ASYMPTOTIC))
    limits = exact.panel.limits
    check(
        case,
        {
            "z": exact.panel.values.tolist(),
            "ucl": limits.ucl.tolist(),
            "lcl": limits.lcl.tolist(),
            "asymptotic_ucl": float(asymptotic.panel.limits.ucl[0]),
            "asymptotic_lcl": float(asymptotic.panel.limits.lcl[0]),
            "signals": [signal.point + 1 for signal in exact.signals],
            "signals_against_asymptotic_limits": [signal.point + 1 for signal in asymptotic.signals],
        },
    )


def _ewma(case: Case, method: LimitMethod) -> EwmaChart:
    p = case.params
    return ewma_chart(
        case.data["values"],
        center=p["center"],
        sigma=p["sigma"],
        weight=p["lambda"],
        sigma_multiple=p["L"],
        start=p["z0"],
        method=method,
        sizes=case.data.get("sizes"),
    )


@pytest.mark.parametrize("case", cases("cusum_chart"), ids=str)
def test_cusum(case: Case) -> None:
    p = case.params
    design = CusumDesign(reference=p["k"], decision=p["h"], headstart=p["headstart"], reset=p["reset_after_signal"])
    sizes = case.data.get("sizes")
    chart = cusum_chart(case.data["values"], target=p["target"], sigma=p["sigma"], design=design, sizes=sizes)
    check(case, _cusum_fields(chart, p["sigma"]))


def _cusum_fields(chart: Any, sigma: float) -> dict[str, Any]:
    got: dict[str, Any] = {"first_signal": chart.signals[0].point + 1 if chart.signals else None}
    for name, side in (("plus", chart.upper), ("minus", chart.lower)):
        got[f"c{name}"] = side.panel.values.tolist()
        got[f"n{name}"] = side.run.tolist()
        got[f"c{name}_data_units"] = (side.panel.values * sigma).tolist()
    got["signals_upper"] = [signal.point + 1 for signal in chart.upper.signals]
    got["signals_lower"] = [signal.point + 1 for signal in chart.lower.signals]
    for name, side in (("upper", chart.upper), ("lower", chart.lower)):
        got[f"new_mean_estimate_at_first_{name}_signal"] = side.shifts[0].mean if side.shifts else None
    got["estimated_last_in_control_point"] = chart.signals[0].first if chart.signals else None
    return got
