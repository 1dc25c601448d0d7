"""The picture of a gauge study."""

from __future__ import annotations

import numpy as np
import pytest
from charts.workshop import check_layout

from qc.charts.gauge_bars import Bar
from qc.charts.gauge_study import GaugePicture, gauge_scene
from qc.charts.scene import Band, Label, Line, Mark, Scene, Style
from qc.charts.svg import to_svg
from qc.report.gauge.words import SOURCES
from qc.words import language, message

EN, ID = language("en"), language("id")
SHOWN = ("gage_rr", "repeatability", "reproducibility", "part")
PERCENT = (93.1, 84.3, 39.6, 36.4)


def picture(
    parts: int = 10, users: int = 3, trials: int = 3, *, percent: tuple[float, ...] = PERCENT, name: str = "P"
) -> GaugePicture:
    rng = np.random.default_rng(5)
    readings = 12 + rng.normal(0, 0.02, (parts, 1, 1)) + rng.normal(0, 0.002, (parts, users, trials))
    return GaugePicture(
        name="Diameter luar",
        unit="mm",
        decimals=3,
        parts=tuple(f"{name}{number}" for number in range(1, parts + 1)),
        users=tuple(f"Operator {number}" for number in range(1, users + 1)),
        readings=readings,
        bars=tuple(
            Bar(name=SOURCES[source], percent=value, limited=not place, beyond=not place and value > 30)
            for place, (source, value) in enumerate(zip(SHOWN, percent, strict=True))
        ),
        basis=message("percent of the spread in this study"),
    )


CASES = {
    "usual": picture(),
    "small": picture(2, 2, 2),
    "many parts": picture(30, 3, 2),
    "many users": picture(5, 8, 2),
    "long names": picture(6, 2, 3, name="Batang penghubung nomor "),
    "far beyond": picture(percent=(51.8, 34.0, 39.0, 490.5)),
    "nothing": picture(percent=(0.0, 0.0, 0.0, 100.0)),
}


def drawn(scene: Scene, kind: type, style: Style) -> list[object]:
    return [item for item in scene.items if isinstance(item, kind) and getattr(item, "style", None) is style]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("width", "height"), [(320, 180), (420, 200), (511, 184), (511, 230)])
@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
def test_nothing_lies_on_anything_else(case: str, width: float, height: float, reader: object) -> None:
    scene = gauge_scene(CASES[case], EN if reader is EN else ID, width=width, height=height)
    check_layout(scene)
    assert to_svg(scene).startswith("<svg")


def test_every_reading_is_drawn_and_told() -> None:
    scene = gauge_scene(CASES["usual"], EN, width=511, height=230)
    marks = [item for item in scene.items if isinstance(item, Mark)]
    assert len(marks) == 90
    assert {mark.title.partition(",")[0] for mark in marks} == {"Operator 1", "Operator 2", "Operator 3"}
    assert marks[0].title == f"Operator 1, P1: {picture().readings[0, 0, 0]:.3f} mm"


def test_a_user_s_mean_line_passes_through_the_means() -> None:
    shown = picture(2, 2, 2)
    scene = gauge_scene(shown, EN, width=511, height=230)
    first = drawn(scene, Line, Style.DATA)[0]
    assert isinstance(first, Line)
    marks = [item for item in scene.items if isinstance(item, Mark)]
    assert first.points[0] == pytest.approx((marks[0].x, (marks[0].y + marks[1].y) / 2))


def test_parts_are_numbered_where_their_names_do_not_fit() -> None:
    texts = [i.text for i in gauge_scene(CASES["long names"], EN, width=511, height=230).items if isinstance(i, Label)]
    assert "Batang penghubung nomor 1" not in texts
    assert texts.count("1") == 2
    texts = [i.text for i in gauge_scene(CASES["small"], EN, width=511, height=230).items if isinstance(i, Label)]
    assert texts.count("P1") == 2


def test_only_too_large_a_share_is_marked() -> None:
    scene = gauge_scene(CASES["usual"], EN, width=511, height=230)
    (beyond,) = drawn(scene, Band, Style.BAR_BEYOND)
    assert isinstance(beyond, Band)
    assert beyond.title == "gauge and users together (GRR): 93.1 %"
    assert len(drawn(scene, Line, Style.SPEC)) == 2
    assert drawn(gauge_scene(CASES["nothing"], EN, width=511, height=230), Band, Style.BAR_BEYOND) == []


def test_what_is_shown_is_said_too() -> None:
    scene = gauge_scene(CASES["usual"], EN, width=511, height=230)
    assert scene.title == "Diameter luar: readings by user and part"
    assert scene.description.startswith("3 users measured 10 parts 3 times each.")
    assert "gauge alone (repeatability): 84.3 %." in scene.description


@pytest.mark.parametrize(("width", "height"), [(319, 230), (511, 179)])
def test_too_small_a_picture_is_refused(width: float, height: float) -> None:
    with pytest.raises(ValueError, match="`width` and `height` must be at least 320 and 180"):
        gauge_scene(CASES["usual"], EN, width=width, height=height)
