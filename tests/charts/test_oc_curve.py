"""The operating characteristic as a picture."""

from __future__ import annotations

import pytest
from charts.workshop import check_layout

from qc.charts.oc_curve import Marked, PlanCurve, oc_chart
from qc.charts.scene import Label, Line, Mark, Style
from qc.report.plan.chart import plan_chart
from qc.words import language, message
from qc.workflow import PlanAsked, plan

EN, ID = language("en"), language("id")
ASKED = [
    PlanAsked(lot_size=1000, aql=2.5),
    PlanAsked(lot_size=1000, aql=40),
    PlanAsked(lot_size=100_000, aql=0.01),
    PlanAsked(good=0.01, bad=0.012),
    PlanAsked(limit=0.05, lot_size=30),
    PlanAsked(lot_size=1000, aql=1.0, variables=True),
    PlanAsked(good=0.01, bad=0.06, variables=True, sigma="known"),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize(("width", "height"), [(200, 150), (260, 180), (420, 250), (511, 220)])
@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
def test_nothing_lies_on_anything_else(asked: PlanAsked, width: float, height: float, reader: object) -> None:
    scene = plan_chart(plan(asked).facts, EN if reader is EN else ID, width=width, height=height)
    check_layout(scene)
    assert scene.title
    assert scene.description


def curve() -> PlanCurve:
    marked = Marked(quality=0.02, acceptance=0.5, name=message("half"), style=Style.SPEC)
    name = message("a plan")
    return PlanCurve(name=name, quality=(0.0, 0.02, 0.04), acceptance=(1.0, 0.5, 0.0), marked=(marked,))


def test_a_marked_quality_lies_on_the_curve_and_is_told() -> None:
    scene = oc_chart(curve(), EN, width=300, height=200)
    (mark,) = (item for item in scene.items if isinstance(item, Mark))
    (drawn,) = (item for item in scene.items if isinstance(item, Line) and item.style is Style.CURVE)
    assert (mark.x, mark.y) == pytest.approx(drawn.points[1])
    assert mark.title == "half: passes 50.0 % of the time."
    assert mark.title in scene.description
    assert "half" in [item.text for item in scene.items if isinstance(item, Label)]


@pytest.mark.parametrize(("width", "height"), [(199, 200), (300, 149), (float("nan"), 200)])
def test_too_small_a_picture_is_refused(width: float, height: float) -> None:
    with pytest.raises(ValueError, match="`width` and `height` must be at least 200 and 150"):
        oc_chart(curve(), EN, width=width, height=height)
