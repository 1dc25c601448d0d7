"""What a page tells of a chart's points, one by one: the values behind the picture, and where they come from."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from qc.charts.scene import Band, Mark
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from qc.charts.scene import Item, Scene
    from qc.intake.batch import Batch

    Teller = Callable[..., "Told"]

NONE = "–"
"""What a table shows where there is nothing to tell."""

MOST_ROWS = 1000
"""Points that a table holds at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where readings were read; None where nobody knows.

    Attributes
    ----------
    pilot, batch : Batch or None
    """

    pilot: Batch | None = None
    batch: Batch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A chart's points in words.

    Attributes
    ----------
    columns : tuple of str
        What is told of each point.
    rows : mapping of int to tuple of str
        By the number of the point, in order.
    points : int
        How many there are; more than there are rows where these would be too many.
    level : mapping of int to float
        Where points stand on the level axis; empty where they stand on none.
    """

    columns: tuple[str, ...]
    rows: Mapping[int, tuple[str, ...]]
    points: int
    level: Mapping[int, float] = field(default_factory=dict)

    def title(self, point: int) -> str:
        """Return what a pointer is told of a point: each thing that is known, on a line of its own."""
        known = zip(self.columns, self.rows.get(point, ()), strict=False)
        return "\n".join(f"{name}: {text}" if name else text for name, text in known if text not in {"", NONE})


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


def told_of(columns: Sequence[str], rows: Mapping[int, Sequence[str]], level: Sequence[float]) -> Told:
    """Return what is told, without the columns that hold nothing.

    Parameters
    ----------
    columns : sequence of str
        What is told of each point.
    rows : mapping of int to sequence of str
        By the number of the point, in order.
    level : sequence of float
        Of all points, where they stand on the level axis.

    Examples
    --------
    >>> told_of(["point", "time"], {0: ["1", ""], 1: ["2", ""]}, [1.0, 2.0]).columns
    ('point',)
    """
    filled = [place for place in range(len(columns)) if any(row[place] for row in rows.values())]
    return Told(
        columns=tuple(columns[place] for place in filled),
        rows={number: tuple(row[place] for place in filled) for number, row in rows.items()},
        points=len(level),
        level={number: level[number] for number in rows},
    )


def kept(flagged: Sequence[bool]) -> list[int]:
    """Return the numbers of the points that a table holds, in order: signals first, then the first of the others.

    Examples
    --------
    >>> kept([False, True, False])
    [0, 1, 2]
    """
    ranked = sorted(range(len(flagged)), key=lambda number: not flagged[number])
    return sorted(ranked[:MOST_ROWS])


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
