"""Stages of what is judged or counted: each with a share of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import attribute, judged, series

from qc import stats
from qc.charts.extra import extra_chart
from qc.terms import AttributeChart, Context
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.extra.chart import ExtraChart

EN = language("en")
COUNTS = np.array([4, 6, 5, 4, 6, 5, 1, 2, 1, 2, 1, 2], dtype=float)
SIZES = np.full(12, 50.0)
FIRST = np.arange(12) * 50


def staged(*, values: Any = COUNTS, context: Any = None, chart: str = "p", **stages: Any) -> ExtraChart:
    counts = "nonconformities" if chart in {"u", "c"} else "nonconforming"
    sums = series(values, size=1, inspected=SIZES, unit=FIRST, context=context or {})
    facts = judged(sums, asked=attribute(also=["stages"], stages=stages, chart=chart, counts=counts))
    (found,) = facts.extra_charts
    if found.refused is None:
        scene = extra_chart(found, facts, EN, width=500.0, height=180.0)
        assert len(scene.items) > 12
    return found


@pytest.mark.parametrize(("chart", "kind"), [("p", AttributeChart.P), ("u", AttributeChart.U), ("c", AttributeChart.C)])
def test_every_stage_has_limits_of_its_own(chart: str, kind: AttributeChart) -> None:
    found = staged(chart=chart, units=[301])
    codes = np.repeat([0, 1], 6)
    wanted = stats.staged_attribute_chart(COUNTS, None if chart == "c" else SIZES, codes, chart=kind)
    assert found.panels[0].limits.center.tolist() == wanted.panels[0].limits.center.tolist()
    assert [(stage.name, stage.first, stage.last) for stage in found.stages] == [("1–", 0, 5), ("301–", 6, 11)]


def test_a_column_begins_them() -> None:
    baths = np.repeat(["bak 1", "bak 2"], 6)
    found = staged(by="material_lot", context={Context.MATERIAL_LOT: baths})
    assert [stage.name for stage in found.stages] == ["bak 1", "bak 2"]
    assert [stage.center for stage in found.stages] == pytest.approx([0.1, 0.03])
    assert found.stages[0].sigma_within == pytest.approx((0.1 * 0.9 / 50) ** 0.5)


@pytest.mark.parametrize(
    ("values", "context", "stages", "told"),
    [
        (COUNTS, None, {"by": "tool"}, "the file has no column for tool"),
        (COUNTS, {Context.TOOL: np.array(["a"] * 11 + [""])}, {"by": "tool"}, "leaves the column for tool empty"),
        (COUNTS, None, {"units": [551]}, "a stage gives no limits of its own"),
        (np.zeros(12), None, {"units": [301]}, "a stage gives no limits of its own"),
    ],
)
def test_why_there_are_none(values: Any, context: Any, stages: dict[str, Any], told: str) -> None:
    refused = staged(values=values, context=context, **stages).refused
    assert refused is not None
    assert told in EN.say(refused)
