"""Laney's charts with exact d2."""

from __future__ import annotations

import pytest
from reference_cases import Case, cases, check

from qc.stats.counts.attributes import attribute_chart_phase_two
from qc.stats.counts.laney import laney_chart_phase_one
from qc.terms import AttributeChart

KINDS = ("chart_laney_p", "chart_laney_u")
CHARTS = {"chart_laney_p": AttributeChart.LANEY_P, "chart_laney_u": AttributeChart.LANEY_U}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_case(case: Case) -> None:
    counts, sizes = case.data["counts"], case.data["sizes"]
    one = laney_chart_phase_one(counts, sizes, chart=CHARTS[case.kind], sigma_multiple=case.params["nsigma"])
    for result in (one, attribute_chart_phase_two(counts, sizes, baseline=one.baseline)):
        check(
            case,
            {
                "center": result.baseline.center,
                "sigma_z": result.baseline.sigma_z,
                "ucl": result.panel.limits.ucl.tolist(),
                "lcl": result.panel.limits.lcl.tolist(),
                "plotted": result.panel.values.tolist(),
                "z": result.z.tolist(),
                "beyond_limits": [signal.point + 1 for signal in result.signals],
            },
        )
