"""What a page tells of a chart's points."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from charts.workshop import facts, individual, piston_rings, run, series

from qc.charts.control import control_chart
from qc.charts.extra import extra_chart, joint_chart
from qc.charts.histogram import histogram
from qc.charts.scene import Band, Glyph, Mark, Scene, Style
from qc.charts.svg import to_svg
from qc.charts.telling import numbered, titled, told
from qc.charts.told import MOST_ROWS, Files, kept
from qc.charts.volume import volume_chart
from qc.charts.volume_counts import count_evidence_chart
from qc.intake.batch import Batch, Source
from qc.terms import Context
from qc.verdict.extra.chart import ExtraChart
from qc.words import language
from qc.workflow.demos import demo

ENGLISH = language("en")
SIZE = {"width": 511.0, "height": 250.0}


def read() -> Batch:
    """A batch of one file, as far as charts look at it."""
    return Batch(series={}, sources=(Source(name="rings.xlsx", sha256="", size=0, sheet="May"),))


def test_every_point_of_the_piston_rings_is_told() -> None:
    known = piston_rings()
    found = told(control_chart(known, ENGLISH, **SIZE), Files(pilot=read(), batch=read()))
    assert found is not None
    assert (len(found.rows), found.points) == (40, 40)
    said = found.title(36)
    assert known.series is not None
    assert f"{known.series.values[55:60].mean():.4f} mm" in said
    assert "rings.xlsx, sheet May" in said
    assert "units: 181–185" in said
    assert "a point beyond a control limit" in said


def test_without_files_no_cell_is_told() -> None:
    found = told(control_chart(piston_rings(), ENGLISH, **SIZE), Files())
    assert found is not None
    assert "cell" not in found.columns
    assert "readings" in found.columns


def test_what_the_file_says_besides_is_told() -> None:
    made = run(6)
    context = {
        Context.OPERATOR: np.array(["Ani"] * 15 + ["Budi"] * 15),
        Context.TIME: np.array([f"08:{minute:02d}" for minute in range(30)]),
        Context.UNIT: np.array([str(100 + unit) for unit in range(30)]),
    }
    known = facts(piston_rings().characteristic, batch=replace(made, context=context))
    found = told(control_chart(known, ENGLISH, **SIZE), Files())
    assert found is not None
    said = found.title(3)
    assert "operator: Budi" in said
    assert "time: 08:15 – 08:19" in said
    assert "units: 115–119" in said


def test_rows_that_follow_each_other_are_a_span() -> None:
    made = replace(series([74.0, 74.01, 74.02, 74.0]), row=np.array([2, 3, 7, 8]))
    grouped = replace(made, subgroup=np.array([0, 0, 1, 1]))
    known = facts(piston_rings(subgroup_size=2).characteristic, batch=grouped)
    found = told(control_chart(known, ENGLISH, **SIZE), Files(batch=read()))
    assert found is not None
    assert "row 2–3, column diameter" in found.title(0)
    assert "row 7–8" in found.title(1)


def test_signals_come_first_where_points_are_too_many() -> None:
    flagged = [False] * MOST_ROWS + [True] * 3
    shown = kept(flagged)
    assert len(shown) == MOST_ROWS
    assert shown[-3:] == [MOST_ROWS, MOST_ROWS + 1, MOST_ROWS + 2]
    assert MOST_ROWS - 1 not in shown


def test_a_chart_of_many_points_says_how_many_there_are() -> None:
    known = facts(individual(), batch=run(1500, size=1))
    found = told(control_chart(known, ENGLISH, **SIZE), Files())
    assert found is not None
    assert (len(found.rows), found.points) == (MOST_ROWS, 1500)
    assert set(found.level) == set(found.rows)


def test_every_reading_of_a_changed_process_is_told() -> None:
    lot = demo("ring-piston").verdict.facts
    scene = volume_chart(lot.characteristics[0], ENGLISH, **SIZE)
    found = told(scene, Files(pilot=lot.pilot, batch=lot.batch))
    assert found is not None
    dots = [item.point for item in scene.items if isinstance(item, Mark) and item.glyph is Glyph.DOT]
    assert dots == list(found.rows) == list(range(200))
    assert "74.030 mm" in found.title(0)  # the first reading of the published data
    assert "row 2, column diameter_mm" in found.title(0)
    assert scene.level is not None
    assert 'data-level="0.5 200.5 ' in to_svg(scene)


def test_a_share_is_told_with_the_cells_it_was_counted_from() -> None:
    lot = demo("lampu-ng").verdict.facts
    known = next(one for one in lot.characteristics if one.characteristic.id == "ulir_nogo")
    found = told(control_chart(known, ENGLISH, **SIZE), Files(pilot=lot.pilot, batch=lot.batch))
    assert found is not None
    said = found.title(49)
    assert "5.00 %" in said
    assert "units: 2901–3000" in said
    assert "row 2902–3001" in said
    assert "readings" not in found.columns


def test_the_odds_of_a_change_of_counts_are_told() -> None:
    lot = demo("lampu-ng").verdict.facts
    known = next(one for one in lot.characteristics if one.characteristic.id == "ulir_nogo")
    found = told(count_evidence_chart(known, ENGLISH, width=300, height=100), Files())
    assert found is not None
    assert len(found.rows) == 30
    assert found.level[0] == 21.0
    said = [found.title(point) for point in found.rows]
    assert "enough evidence" not in said[0]
    assert "enough evidence" in said[-1]


def test_a_further_chart_is_told() -> None:
    lot = demo("ring-piston").verdict.facts
    (known,) = lot.characteristics
    extra = ExtraChart(kind="ewma", panels=(known.chart.location,), first=26) if known.chart is not None else None
    assert extra is not None
    found = told(extra_chart(extra, known, ENGLISH, **SIZE), Files(batch=lot.batch))
    assert found is not None
    assert len(found.rows) == 15
    assert "row 127–131" in found.title(0)
    joint = told(joint_chart(extra, "Together", ENGLISH, **SIZE), Files())
    assert joint is not None
    assert "cell" not in joint.columns


def test_a_bar_is_told_by_its_title() -> None:
    scene = histogram(facts(individual(), batch=run(40, size=1)), ENGLISH, width=300, height=200)
    found = told(scene, Files())
    assert found is not None
    assert found.columns == ("",)
    bars = [item for item in numbered(scene).items if isinstance(item, Band) and item.title]
    assert [bar.point for bar in bars] == list(found.rows)
    assert found.title(0) == bars[0].title


def test_a_chart_without_points_tells_nothing() -> None:
    assert told(Scene(width=10.0, height=10.0, title="", description="", items=()), Files()) is None


def test_a_point_without_a_row_keeps_its_title() -> None:
    mark = Mark(x=1.0, y=1.0, glyph=Glyph.DOT, style=Style.DATA, title="as it was", point=77)
    known = told(control_chart(piston_rings(), ENGLISH, **SIZE), Files())
    assert known is not None
    scene = Scene(width=10.0, height=10.0, title="", description="", items=(mark,))
    assert titled(scene, known).items == (mark,)


@pytest.mark.parametrize("width", [200.0, 511.0])
def test_every_dot_has_its_number_in_both_panels(width: float) -> None:
    scene = control_chart(piston_rings(), ENGLISH, width=width, height=250)
    dots = [item.point for item in scene.items if isinstance(item, Mark) and item.glyph is Glyph.DOT]
    assert dots == [*range(40), *range(40)]
    assert to_svg(scene).count('data-p="39"') >= 2
