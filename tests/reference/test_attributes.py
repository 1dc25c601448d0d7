"""p, np, c and u charts against qcc."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.counts.attributes import attribute_chart_phase_one, attribute_chart_phase_two
from qc.terms import AttributeChart, Phase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS = ("chart_p", "chart_np", "chart_c", "chart_u")


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_case(case: Case) -> None:
    chart = AttributeChart(case.kind.removeprefix("chart_"))
    sizes = None if chart is AttributeChart.C else case.data["sizes"]
    one = attribute_chart_phase_one(case.data["counts"], sizes, chart=chart, sigma_multiple=case.params["nsigma"])
    two = attribute_chart_phase_two(case.data["counts"], sizes, baseline=one.baseline)
    assert (one.phase, two.phase) == (Phase.ONE, Phase.TWO)
    for result in (one, two):
        limits = result.panel.limits
        check(
            case,
            {
                "center": _like(case.expected["center"], limits.center),
                "ucl": _like(case.expected["ucl"], limits.ucl),
                "lcl": _like(case.expected["lcl"], limits.lcl),
                "plotted": result.panel.values.tolist(),
                "beyond_limits": [signal.point + 1 for signal in result.signals],
            },
        )


def _like(expected: Any, line: NDArray[np.float64]) -> Any:
    """Give one number where the case has one for all points."""
    if isinstance(expected, list):
        return line.tolist()
    assert len(set(line.tolist())) == 1
    return float(line[0])
