"""Control charts: limits, phases and points are shown as what they are, and nothing is claimed that was not asked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from charts.control_cases import EN, ID, case, marks, styles, texts, unequal
from charts.workshop import box_of, characteristic, check_layout, facts, individual, piston_rings, run, series

from qc.charts.control import control_chart
from qc.charts.looks import LOOKS
from qc.charts.scene import Band, Label, Line, Style


def test_specification_limits_are_never_drawn_on_a_chart_of_means() -> None:
    scene = control_chart(piston_rings(), EN, width=511, height=250)
    assert Style.SPEC not in styles(scene)
    assert not [text for text in texts(scene) if "USL" in text or "LSL" in text]


def test_specification_limits_are_drawn_on_individuals_unlike_control_limits() -> None:
    scene = control_chart(case("individuals"), ID, width=511, height=250)
    assert {"BSA (USL) 74,050", "BSB (LSL) 73,950"} <= set(texts(scene))
    lines = [item for item in scene.items if isinstance(item, Line) and item.style is Style.SPEC]
    assert len(lines) == 2
    spec, control = LOOKS[Style.SPEC], LOOKS[Style.CONTROL]
    assert spec.dash == ()
    assert control.dash
    assert spec.width > 1.4 * control.width
    assert spec.stroke != control.stroke


def test_a_far_specification_limit_is_left_out_and_said() -> None:
    scene = control_chart(case("many individuals"), EN, width=511, height=300)
    assert Style.SPEC not in styles(scene)
    assert "USL 80.000 mm lies far outside this picture and is not drawn." in " ".join(texts(scene))


def test_the_pilot_stands_left_of_a_line() -> None:
    scene = control_chart(piston_rings(), EN, width=511, height=250)
    (upright, *_) = [item for item in scene.items if isinstance(item, Line) and item.style is Style.PHASE]
    divider = upright.points[0][0]
    left = [mark for mark in marks(scene, Style.DATA) if mark.x < divider]
    assert (len(left), len(marks(scene, Style.DATA))) == (50, 80)
    assert {"Pilot: sets the limits (Phase I)", "Batch: held against the limits (Phase II)"} <= set(texts(scene))


def test_without_a_pilot_the_limits_are_said_to_be_the_batchs_own() -> None:
    scene = control_chart(unequal(), EN, width=511, height=250)
    assert "Limits from this batch itself (Phase I)" in texts(scene)
    assert not styles(scene) & {Style.PHASE, Style.PILOT} - {Style.PHASE}


def test_unequal_subgroups_have_stepped_limits_and_a_note() -> None:
    scene = control_chart(unequal(), EN, width=511, height=250)
    limits = [item for item in scene.items if isinstance(item, Line) and item.style is Style.CONTROL]
    assert max(len(line.points) for line in limits) > 40
    assert "The limits follow the number of readings; the labels give the last point's." in texts(scene)


def test_many_unequal_subgroups_are_thinned_too() -> None:
    rng = np.random.default_rng(3)
    group = np.repeat(np.arange(3000), rng.integers(2, 6, 3000))
    values = np.round(74 + 0.01 * rng.standard_normal(group.size), 3)
    scene = control_chart(facts(characteristic(), batch=series(values, group)), EN, width=511, height=250)
    assert sum(len(item.points) for item in scene.items if isinstance(item, Line)) < 4000


def test_many_points_become_bands_and_their_extremes_stay() -> None:
    known = case("2500")
    assert known.chart is not None
    scene = control_chart(known, EN, width=511, height=250)
    assert marks(scene, Style.DATA) == []
    assert {Style.BAND_OUTER, Style.BAND_INNER} <= styles(scene)
    bands = [item for item in scene.items if isinstance(item, Band) and item.style is Style.BAND_OUTER]
    outline = np.array([point for band in bands for point in band.points])
    signals = np.array([(mark.x, mark.y) for mark in marks(scene, Style.SIGNAL)[:-1]])
    assert outline[:, 1].max() >= signals[:, 1].max() - 1e-6
    assert "More points than can be drawn" in " ".join(texts(scene))


def test_points_are_told_where_they_can_be_pointed_at() -> None:
    few = control_chart(piston_rings(), EN, width=511, height=250)
    (told,) = [mark.title for mark in marks(few, Style.SIGNAL) if mark.title.startswith("subgroup 37:")]
    assert told == (
        "subgroup 37: 74.0166 mm; a point beyond a control limit; "
        "2 of 3 points in a row near the same control limit (beyond 2σ)"
    )
    assert all(mark.title for mark in marks(few, Style.DATA))
    many = control_chart(case("2500"), EN, width=511, height=250)
    assert not [mark for mark in marks(many, Style.SIGNAL) if mark.title]


def test_missing_points_leave_gaps() -> None:
    values = np.where(np.arange(40) % 8 == 7, np.nan, run(40, size=1).values)
    scene = control_chart(facts(individual(), batch=series(values)), EN, width=511, height=250)
    lines = [item for item in scene.items if isinstance(item, Line) and item.style is Style.DATA]
    assert len(lines) == 10
    assert len(marks(scene, Style.DATA)) == 35 + 30


def test_readings_that_do_not_vary_can_be_drawn() -> None:
    pilot = run(30, size=1)
    known = facts(individual(), pilot=pilot, batch=series(np.full(20, 74.0)))
    assert known.chart is not None
    check_layout(control_chart(replace(known, pilot_chart=None, pilot=None), EN, width=511, height=250))


def test_subgroups_of_one_reading_have_no_range_but_the_pilots_limits_are_named() -> None:
    single = series([74.0, 74.01, 73.99], np.arange(3))
    scene = control_chart(facts(characteristic(), pilot=run(25), batch=single), EN, width=511, height=250)
    check_layout(scene)
    assert sum(text.startswith("UCL ") for text in texts(scene)) == 2


def test_an_empty_panel_is_said() -> None:
    single = series([74.0, 74.01, 73.99], np.arange(3))
    known = replace(facts(characteristic(), pilot=run(25), batch=single), pilot=None, pilot_chart=None)
    scene = control_chart(known, EN, width=511, height=250)
    check_layout(scene)
    assert "No point has a value to draw: subgroup range." in texts(scene)
    assert "Batch: held against the limits (Phase II)" in texts(scene)


def test_the_scene_says_in_words_what_it_shows() -> None:
    scene = control_chart(piston_rings(), EN, width=511, height=250)
    assert scene.title == "Inside diameter: X-bar and R chart"
    assert scene.description == (
        "25 points of the pilot, 15 points of the batch. Signals of the subgroup mean: 35, 37, 38, 39, 40. "
        "Signals of the subgroup range: none."
    )
    many = control_chart(case("2500"), EN, width=511, height=250)
    assert " more." in many.description


def test_a_foot_that_is_too_long_is_cut_and_says_so() -> None:
    scene = control_chart(case("2500"), ID, width=200, height=180)
    last = [item for item in scene.items if isinstance(item, Label)][-1]
    assert last.text.endswith("…")
    assert box_of(last).right <= 200


@pytest.mark.parametrize(("width", "height"), [(199.0, 300.0), (300.0, 179.0), (float("nan"), 300.0)])
def test_a_chart_too_small_to_read_is_refused(width: float, height: float) -> None:
    with pytest.raises(ValueError, match="`width` and `height` must be at least 200 and 180"):
        control_chart(piston_rings(), EN, width=width, height=height)
