"""Batches along an axis of units that grows tenfold from mark to mark."""

from __future__ import annotations

import math

import pytest

from qc.charts.ramp import CAPTION, RampBatch, RampPicture, ramp_scene
from qc.charts.ramp_course import Course, CoursePicture, course_scene
from qc.charts.scene import Band, Label, Line, Mark, Scene, Style
from qc.words import language, message

EN = language("en")


def block(name: str, first: int, last: int, level: float = 10.0) -> RampBatch:
    return RampBatch(
        name=message("{name}", name=name),
        first=first,
        last=last,
        level=level,
        low=level - 0.1,
        high=level + 0.1,
        spread=0.5,
    )


def drawn(*batches: RampBatch, target: int = 12_500, captioned: bool = True) -> Scene:
    picture = RampPicture(
        name="Diameter",
        unit="mm",
        batches=batches,
        limits=(8.0, 12.0),
        target=target,
        step=0.01,
        caption=CAPTION if captioned else None,
    )
    return ramp_scene(picture, EN, width=511.0, height=220.0)


def labels(scene: Scene) -> dict[str, Label]:
    return {item.text: item for item in scene.items if isinstance(item, Label)}


def test_marks_stand_at_equal_distances_for_equal_factors() -> None:
    found = labels(drawn(block("pilot", 1, 100), block("lot", 101, 1000)))
    hundred, thousand, last = (found[text].x for text in ("100", "1,000", "12,500"))
    assert (last - thousand) / (thousand - hundred) == pytest.approx(math.log10(12.5))


def test_blocks_limits_and_what_was_not_seen_are_drawn() -> None:
    scene = drawn(block("pilot", 1, 100), block("lot", 101, 1000, 10.5))
    bands = [item for item in scene.items if isinstance(item, Band)]
    assert [band.style for band in bands].count(Style.BAND_OUTER) == 2
    (unseen,) = (band for band in bands if band.style is Style.PILOT)
    assert min(x for x, _ in unseen.points) == pytest.approx(labels(scene)["1,000"].x)
    assert sum(isinstance(item, Line) and item.style is Style.SPEC for item in scene.items) == 2
    marks = [item for item in scene.items if isinstance(item, Mark)]
    assert marks[0].y < marks[1].y
    assert {"pilot", "lot", "target 12,500", "not yet seen", "units made, pilot included"} <= set(labels(scene))


def test_every_item_lies_on_the_paper_however_many_batches() -> None:
    batches = [block(f"batch {k}", 1 + 100 * k, 100 * (k + 1)) for k in range(40)]
    scene = drawn(*batches)
    for item in scene.items:
        places = item.points if isinstance(item, Band | Line) else ((item.x, item.y),)
        assert all(-1 <= x <= scene.width + 1 and -1 <= y <= scene.height + 1 for x, y in places)
    shown = sorted((label.x, text) for text, label in labels(scene).items() if text.startswith("batch"))
    assert 2 <= len(shown) < 40


def test_all_of_the_target_seen_leaves_nothing_unseen_named() -> None:
    scene = drawn(block("pilot", 1, 5), block("lot", 6, 1000), target=1000, captioned=False)
    assert "not yet seen" not in labels(scene)
    assert not any(text.startswith("Each block") for text in labels(scene))
    assert "1,000" in labels(scene)


def course(target: int) -> Scene:
    picture = CoursePicture(
        title=message("{name}: evidence for a change", name="Diameter"),
        axis=message("evidence"),
        caption=None,
        courses=(
            Course(units=(100.0, 500.0, 1000.0), values=(0.0, -0.2, 2.0), style=Style.CURVE),
            Course(units=(1.0, 1000.0), values=(1.3, 1.3), style=Style.CONTROL, name=message("{limit} : 1", limit=20)),
        ),
        pilot=100,
        made=1000,
        target=target,
    )
    return course_scene(picture, EN, width=511.0, height=120.0)


@pytest.mark.parametrize(("target", "beside"), [(12_500, True), (1000, False)])
def test_a_line_s_name_stands_beside_it_where_there_is_room(target: int, *, beside: bool) -> None:
    scene = course(target)
    limit = labels(scene)["20 : 1"]
    (line,) = (item for item in scene.items if isinstance(item, Line) and item.style is Style.CONTROL)
    assert (limit.x > line.points[-1][0]) is beside
    (curve,) = (item for item in scene.items if isinstance(item, Line) and item.style is Style.CURVE)
    assert curve.points[-1][1] > line.points[0][1] > curve.points[0][1]
