"""SVG: valid, safe under a strict content policy, readable without eyes."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from charts.workshop import facts, individual, piston_rings, run, series

from qc.charts.control import control_chart
from qc.charts.histogram import histogram
from qc.charts.looks import LOOKS
from qc.charts.scene import Anchor, Band, Glyph, Label, Line, Mark, Scene, Style
from qc.charts.svg import to_svg
from qc.words import language

SNAPSHOT = Path(__file__).parent / "snapshots" / "small.svg"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</title><script>alert("1")</script> & \x00\x0b\ud800 \uffff'
SMALL = Scene(
    width=120.0,
    height=80.0,
    title="Diameter dalam: peta kendali",
    description="3 titik, 1 sinyal.",
    items=(
        Band(points=((20.0, 10.0), (60.0, 10.0), (60.0, 70.0), (20.0, 70.0)), style=Style.PILOT),
        Line(points=((20.0, 60.0), (110.0, 60.0)), style=Style.CONTROL),
        Line(points=((20.0, 65.5), (110.0, 65.5)), style=Style.SPEC),
        Line(points=((30.0, 30.0), (60.0, 42.333), (90.0, 63.0)), style=Style.DATA),
        Mark(x=90.0, y=63.0, glyph=Glyph.TRIANGLE, style=Style.SIGNAL, size=3.0, title="subgrup 3: 74,02 mm"),
        Mark(x=30.0, y=30.0, glyph=Glyph.DOT, style=Style.DATA, title="subgrup 1: 74,00 mm"),
        Mark(x=60.0, y=42.333, glyph=Glyph.RING, style=Style.DATA),
        Mark(x=90.0, y=63.0, glyph=Glyph.SQUARE, style=Style.DATA, size=1.0),
        Band(points=((95.0, 10.0), (99.0, 10.0), (99.0, 30.0)), style=Style.BAR, title="2 hasil ukur"),
        Label(x=112.0, y=58.0, text="BKA & BKB", style=Style.CONTROL),
        Label(x=8.0, y=40.0, text="rata-rata (mm)", anchor=Anchor.MIDDLE, rotated=True),
        Label(x=90.0, y=70.0, text="1", anchor=Anchor.END, style=Style.SIGNAL, bold=True),
    ),
)


def drawn(scene: Scene) -> ET.Element:
    return ET.fromstring(to_svg(scene))


def test_a_small_scene_is_drawn_as_it_was() -> None:
    assert to_svg(SMALL) + "\n" == SNAPSHOT.read_text(encoding="utf-8")


def test_the_picture_has_a_role_a_name_and_a_description() -> None:
    root = drawn(SMALL)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert [(child.tag, child.text) for child in root[:2]] == [
        (f"{SVG}title", SMALL.title),
        (f"{SVG}desc", SMALL.description),
    ]


def test_the_picture_scales() -> None:
    root = drawn(SMALL)
    assert (root.get("viewBox"), root.get("width"), root.get("height")) == ("0 0 120 80", "120pt", "80pt")


def test_every_role_has_its_class_and_its_look() -> None:
    groups = {group.get("class"): group for group in drawn(SMALL) if group.tag == f"{SVG}g"}
    assert {"qc-pilot", "qc-control", "qc-spec", "qc-data", "qc-signal", "qc-bar", "qc-axis"} == set(groups)
    assert groups["qc-spec"].get("stroke") == LOOKS[Style.SPEC].stroke


def test_control_limits_are_dashed_and_specification_limits_are_not() -> None:
    text = to_svg(SMALL)
    assert re.search(r'class="qc-control" fill="none"[^>]*stroke-dasharray="4 2.4"', text)
    assert not re.search(r'class="qc-spec"[^>]*dasharray', text)


def test_a_mark_tells_its_title() -> None:
    titles = [title.text for title in drawn(SMALL).iter(f"{SVG}title")]
    assert titles == [SMALL.title, "subgrup 3: 74,02 mm", "subgrup 1: 74,00 mm", "2 hasil ukur"]


def test_nothing_breaks_a_strict_content_policy() -> None:
    for scene in (SMALL, control_chart(piston_rings(), language("id"), width=511, height=250)):
        for element in drawn(scene).iter():
            assert not {name for name in element.attrib if name == "style" or name.startswith("on") or "href" in name}
            assert element.tag.removeprefix(SVG) in {
                "svg", "g", "title", "desc", "polyline", "polygon", "path", "circle", "text",
            }  # fmt: skip


def test_hostile_text_stays_text() -> None:
    label = Label(x=1.0, y=1.0, text=HOSTILE)
    mark = Mark(x=1.0, y=1.0, glyph=Glyph.DOT, style=Style.DATA, title=HOSTILE)
    scene = Scene(width=10.0, height=10.0, title=HOSTILE, description=HOSTILE, items=(label, mark))
    root = drawn(scene)
    assert list(root.iter(f"{SVG}script")) == []
    said = [element.text for element in root.iter() if element.text]
    assert len(said) == 4
    assert {text.count("<script>") for text in said} == {1}
    to_svg(scene).encode("utf-8")


@pytest.mark.parametrize("code", ["id", "en"])
def test_real_charts_parse(code: str) -> None:
    reader = language(code)
    known = facts(individual(rules="nelson"), pilot=run(100, size=1), batch=run(1000, size=1, seed=2))
    for scene in (control_chart(known, reader, width=360, height=250), histogram(known, reader, width=360, height=200)):
        root = drawn(scene)
        marks = [item for item in scene.items if isinstance(item, Mark)]
        shapes = [e for e in root.iter() if e.tag in {f"{SVG}circle", f"{SVG}path"}]
        assert len(shapes) == len(marks)


def test_a_chart_of_ten_thousand_points_is_small() -> None:
    known = facts(individual(), pilot=run(100, size=1), batch=run(10_000, size=1, seed=2))
    assert len(to_svg(control_chart(known, language("id"), width=511, height=250))) < 100_000


def test_hostile_names_of_a_standard_stay_text() -> None:
    names = {"id": '<script>alert("x")</script>', "en": "x"}
    known = facts(individual(names=names, unit="<b>mm</b>"), batch=series([74.0, 74.01, 74.0, 74.02]))
    root = drawn(control_chart(known, language("id"), width=360, height=250))
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text is not None
    assert title.text.startswith('<script>alert("x")</script>: ')
    assert not list(root.iter(f"{SVG}b"))
