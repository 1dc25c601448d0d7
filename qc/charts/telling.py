"""A chart that tells of its points: each kind has a teller of its own, and any other tells what stands at its marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.charts.scene import Band, Mark
from qc.charts.told import MOST_ROWS, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.charts.scene import Item, Scene
    from qc.charts.told import Files

    Teller = Callable[..., Told]


def told(scene: Scene, files: Files) -> Told | None:
    """Return what is told of a chart's points; None where the chart has none that are known.

    Parameters
    ----------
    scene : Scene
        The chart.
    files : Files
        Where its readings were read.
    """
    tellers = {} if scene.origin is None else _tellers()
    if scene.origin is not None and scene.origin.draw in tellers:
        return tellers[scene.origin.draw](*scene.origin.given, files=files)
    titled = [item.title for item in _pointed(scene.items)]
    if not titled:
        return None
    return Told(columns=("",), rows={n: (text,) for n, text in enumerate(titled[:MOST_ROWS])}, points=len(titled))


def numbered(scene: Scene) -> Scene:
    """Return a chart whose bars and marks are numbered as their titles stand, if its points have no numbers."""
    if any(isinstance(item, Mark) and item.point is not None for item in scene.items):
        return scene
    numbers = {id(item): number for number, item in enumerate(_pointed(scene.items))}
    items = tuple(
        replace(item, point=numbers[id(item)]) if isinstance(item, Mark | Band) and id(item) in numbers else item
        for item in scene.items
    )
    return replace(scene, items=items)


def titled(scene: Scene, known: Told) -> Scene:
    """Return a chart whose points tell all that is known of them."""
    return replace(scene, items=tuple(_titled(item, known) for item in scene.items))


def _titled(item: Item, known: Told) -> Item:
    if isinstance(item, Mark) and item.point is not None and (text := known.title(item.point)):
        return replace(item, title=text)
    return item


def _pointed(items: tuple[Item, ...]) -> list[Mark | Band]:
    """Return what tells something to a pointer."""
    return [item for item in items if isinstance(item, Mark | Band) and item.title]


def _tellers() -> Mapping[Callable[..., Scene], Teller]:
    """Return what tells of the points of each kind of chart."""
    from qc.charts import control, extra, lesson, told_course, told_volume, volume, volume_counts  # noqa: PLC0415 - only pages need them

    return {
        control.control_chart: told_course.of_control_chart,
        lesson.lesson_chart: told_course.of_control_chart,
        extra.extra_chart: told_course.of_extra_chart,
        extra.joint_chart: told_course.of_joint_chart,
        volume.volume_chart: told_volume.of_volume_chart,
        volume_counts.count_evidence_chart: told_volume.of_count_evidence,
    }
