"""Control charts: nothing is lost, and nothing lies on anything."""

from __future__ import annotations

import numpy as np
import pytest
from charts.control_cases import CASES, EN, ID, case, flagged, marks, texts
from charts.workshop import characteristic, check_layout, facts, individual, piston_rings, run, series

from qc.charts.control import control_chart
from qc.charts.looks import LOOKS
from qc.charts.scene import Glyph, Label, Style


@pytest.mark.parametrize(("width", "height"), [(200, 180), (270, 260), (360, 260), (511, 250), (900, 400)])
@pytest.mark.parametrize("name", CASES)
def test_everything_lies_on_the_paper_and_no_text_on_another(name: str, width: float, height: float) -> None:
    for reader in (EN, ID):
        check_layout(control_chart(case(name), reader, width=width, height=height))


@pytest.mark.parametrize("name", CASES)
def test_every_signal_is_a_mark(name: str) -> None:
    scene = control_chart(case(name), EN, width=511, height=250)
    signals = marks(scene, Style.SIGNAL)
    key = 1 if flagged(case(name)) else 0
    assert len(signals) == flagged(case(name)) + key
    assert {mark.glyph for mark in signals} <= {Glyph.TRIANGLE}


def test_a_signal_is_larger_than_a_point_and_open() -> None:
    scene = control_chart(piston_rings(), EN, width=511, height=250)
    assert min(m.size for m in marks(scene, Style.SIGNAL)) >= 2 * max(m.size for m in marks(scene, Style.DATA))
    assert LOOKS[Style.SIGNAL].fill == "#ffffff"


def test_limits_are_named_with_their_values_in_the_readers_convention() -> None:
    english = texts(control_chart(piston_rings(), EN, width=511, height=250))
    assert {"UCL 74.0143", "CL 74.0012", "LCL 73.9880", "UCL 0.0481", "LCL 0.0000"} <= set(english)
    indonesian = texts(control_chart(piston_rings(), ID, width=511, height=250))
    assert {"BKA (UCL) 74,0143", "GT (CL) 74,0012", "BKB (LCL) 73,9880"} <= set(indonesian)


def test_a_narrow_chart_sets_its_limits_labels_in_two_lines() -> None:
    assert {"BKA (UCL)", "74,0143"} <= set(texts(control_chart(piston_rings(), ID, width=270, height=260)))


def test_rules_are_tagged_at_the_points_and_explained_below() -> None:
    scene = control_chart(piston_rings(), EN, width=511, height=250)
    tags = [item for item in scene.items if isinstance(item, Label) and item.style is Style.SIGNAL]
    assert sorted(tag.text for tag in tags) == ["1,2", "1,2,3", "1,2,3", "2,3", "2,3"]
    places = {round(mark.x, 3) for mark in marks(scene, Style.SIGNAL)}
    for tag in tags:
        nearest = min(abs(tag.x - place) for place in places)
        assert nearest < 25
    said = " ".join(texts(scene))
    assert "1: a point beyond a control limit (3 points)" in said
    assert "4: " not in said


def test_a_crowded_run_is_named_where_it_begins() -> None:
    batch = series(np.round(74.02 + 0.0005 * np.arange(60), 4))
    known = facts(individual(), pilot=run(100, size=1), batch=batch)
    scene = control_chart(known, EN, width=511, height=250)
    above = [item for item in scene.items if isinstance(item, Label) and item.style is Style.SIGNAL]
    assert 1 <= len(above) < 10


def test_one_rule_of_two_panels_is_explained_once() -> None:
    scene = control_chart(case("many signals"), EN, width=511, height=250)
    assert " ".join(texts(scene)).count("a point beyond a control limit") == 1


def test_silence_is_said() -> None:
    quiet = facts(characteristic(), pilot=run(25, seed=5), batch=run(5, seed=2))
    assert "No signals." in texts(control_chart(quiet, EN, width=511, height=250))
    unasked = facts(characteristic(rules="none"), pilot=run(25), batch=run(5, seed=2))
    said = texts(control_chart(unasked, EN, width=511, height=250))
    assert "The standard asks for no rules: signals were not looked for." in said
