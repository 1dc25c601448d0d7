"""Charts of counts: one panel, stepped limits, every signal a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import attribute, judged, series

from qc.charts.control import control_chart
from qc.charts.count_course import count_course
from qc.charts.scene import Label, Line, Mark, Style
from qc.terms import AttributeChart, RareEventChart
from qc.words import language

if TYPE_CHECKING:
    from qc.charts.scene import Scene
    from qc.intake.batch import Series
    from qc.verdict.model import CharacteristicFacts

EN = language("en")
PILOT, INSPECTED = [3, 5, 2, 7, 4, 3, 6, 5], [100, 120, 80, 150, 100, 90, 130, 110]


def tallied(counts: list[int], inspected: list[int]) -> Series:
    n = np.array(inspected, dtype=float)
    return series(counts, name="ulir", size=1, inspected=n, unit=(np.cumsum(n) - n).astype(int))


def days(found: list[int], inspected: list[int], **said: Any) -> CharacteristicFacts:
    return judged(tallied(found, inspected), tallied(PILOT, INSPECTED), asked=attribute(**said))


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Label)]


def signals(scene: Scene) -> list[Mark]:
    return [item for item in scene.items if isinstance(item, Mark) and item.style is Style.SIGNAL and item.title]


def test_proportions_are_drawn_in_percent_from_the_pilot_on() -> None:
    run = count_course(days([5, 40], [100, 120]))
    assert run.kind is AttributeChart.P
    assert run.points == (8, 2)
    assert len(run.panels) == 1
    np.testing.assert_array_equal(run.location[1].numbers, [9, 10])
    np.testing.assert_allclose(run.location[1].values, [5.0, 100 / 3])
    np.testing.assert_allclose(run.location[1].limits.center, 100 * 35 / 880)


def test_counts_stay_counts() -> None:
    run = count_course(days([5, 40], [100, 120], chart="np"))
    assert run.location[1].values.tolist() == [5, 40]


def test_a_chart_has_stepped_limits_and_a_mark_for_each_signal() -> None:
    scene = control_chart(days([5, 40, 3], [100, 120, 60]), EN, width=511, height=180)
    limits = [item for item in scene.items if isinstance(item, Line) and item.style is Style.CONTROL]
    assert max(len(line.points) for line in limits) > 4
    assert [mark.title.split(";")[0] for mark in signals(scene)] == ["point 10: 33.33 %"]
    assert any("the limits follow the number of units inspected" in text.casefold() for text in texts(scene))
    assert "proportion nonconforming (%)" in texts(scene)
    assert "8 points of the pilot, 3 points of the batch" in scene.description


def test_faults_per_unit_have_no_unit_of_measurement() -> None:
    scene = control_chart(days([5, 9], [100, 120], counts="nonconformities"), EN, width=511, height=180)
    assert "nonconformities per unit" in texts(scene)
    assert scene.title == "Cap thread: u chart"


def test_intervals_between_events() -> None:
    marks = np.zeros(400)
    marks[[50, 120, 200, 320]] = 1
    found = judged(series(marks, name="ulir", size=1), series(marks, name="ulir", size=1), asked=attribute(chart="g"))
    run = count_course(found)
    assert run.kind is RareEventChart.G
    assert run.location[1].values.tolist() == [50, 69, 79, 119]


def test_the_batch_alone_and_the_pilot_alone() -> None:
    alone = judged(tallied(PILOT, INSPECTED), asked=attribute())
    assert count_course(alone).points == (0, 8)
    empty = np.zeros(100)
    g = attribute(chart="g")
    marks = np.zeros(100)
    marks[[10, 40, 70]] = 1
    pilot_only = judged(series(empty, name="ulir", size=1), series(marks, name="ulir", size=1), asked=g)
    run = count_course(pilot_only)
    assert (run.points, run.pilot_only) == ((3, 0), True)
    assert control_chart(pilot_only, EN, width=511, height=180).items


@pytest.mark.parametrize("kind", ["variable", "attribute"])
def test_without_a_chart_of_counts_there_is_nothing_to_draw(kind: str) -> None:
    nothing = np.zeros(100)
    found = (
        judged([10.0] * 10) if kind == "variable" else judged(series(nothing, name="ulir", size=50), asked=attribute())
    )
    with pytest.raises(ValueError, match="`facts` must hold a chart of counts"):
        count_course(found)
