"""The normal probability plot: normal readings on the line, all ends drawn, and a size that can be read."""

from __future__ import annotations

import numpy as np
import pytest

from qc.charts.probability import probability_chart
from qc.charts.scene import Line, Mark, Style
from qc.spec.parts import Names
from qc.stats.description.probability_plot import probability_plot
from qc.words import language

EN, ID = language("en"), language("id")
NAMES = Names(id="Diameter", en="Diameter")
READINGS = np.random.default_rng(1).normal(10, 0.1, size=1000)


def test_readings_lie_where_their_quantiles_are() -> None:
    plot = probability_plot(READINGS[:60])
    scene = probability_chart(plot, NAMES, "mm", EN, width=500, height=190)
    marks = [item for item in scene.items if isinstance(item, Mark)]
    (line,) = [item for item in scene.items if isinstance(item, Line) and item.style is Style.CENTER]
    assert len(marks) == 60
    x, y = np.array([(mark.x, mark.y) for mark in marks]).T
    assert np.corrcoef(x, plot.values)[0, 1] == pytest.approx(1)
    assert np.corrcoef(y, plot.quantiles)[0, 1] == pytest.approx(1)
    (x1, y1), (x2, y2) = line.points
    slope = (y2 - y1) / (x2 - x1)
    scale = np.polyfit(plot.values, x, 1)[0], np.polyfit(plot.quantiles, y, 1)[0]
    assert slope == pytest.approx(scale[1] / scale[0] / plot.values.std(ddof=1))
    assert scene.title == "Diameter: normal probability plot"
    assert "readings are drawn" not in scene.description


def test_of_many_readings_the_ends_are_all_drawn() -> None:
    plot = probability_plot(READINGS)
    scene = probability_chart(plot, NAMES, "mm", ID, width=500, height=190)
    marks = [item for item in scene.items if isinstance(item, Mark)]
    assert len(marks) == 300
    assert "300 dari 1.000 hasil ukur digambar." in scene.description
    few = np.interp([plot.values[19], plot.values[-20]], plot.values, np.arange(1000))
    assert few.tolist() == [19, 980]
    xs = sorted(mark.x for mark in marks)
    steps = np.diff(plot.values)[:19]
    np.testing.assert_allclose(np.diff(xs)[:19] / np.diff(xs)[0], steps / steps[0], rtol=1e-6)


def test_too_small_to_read() -> None:
    with pytest.raises(ValueError, match="`width` and `height` must be at least 200 and 150, got 100 and 190"):
        probability_chart(probability_plot(READINGS), NAMES, "mm", EN, width=100, height=190)
