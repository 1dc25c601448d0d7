"""Histograms: two kinds of limits told apart, bins that fit the gauge, no claim that was not shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from charts.workshop import (
    capable,
    characteristic,
    check_layout,
    facts,
    individual,
    piston_rings,
    run,
    series,
)

from qc.charts.histogram import histogram
from qc.charts.scene import Band, Label, Line, Scene, Style
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts

EN, ID = language("en"), language("id")


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Label)]


def bars(scene: Scene) -> list[Band]:
    return [item for item in scene.items if isinstance(item, Band)]


def lines(scene: Scene, style: Style) -> list[Line]:
    return [item for item in scene.items if isinstance(item, Line) and item.style is style]


def tight() -> CharacteristicFacts:
    """Many readings beyond both limits."""
    return facts(individual(lsl=73.99, usl=74.01), pilot=run(50, size=1), batch=run(300, size=1, seed=2))


CASES = {
    "piston rings": piston_rings(),
    "capable": capable(piston_rings()),
    "tight": tight(),
    "beyond": facts(individual(lsl=74.06, usl=74.065, nominal=74.06), batch=run(60, size=1)),
    "far limits": facts(individual(lsl=60.0, usl=90.0), batch=run(60, size=1)),
    "one-sided": facts(individual(lsl=None, nominal=None, usl=74.1, sides="upper"), batch=run(60, size=1)),
    "one reading": replace(facts(characteristic()), series=series([74.0])),
    "no spread": replace(facts(characteristic()), series=series(np.full(30, 74.002))),
}


@pytest.mark.parametrize(("width", "height"), [(160, 140), (248, 118), (250, 180), (360, 200), (511, 220)])
@pytest.mark.parametrize("name", CASES)
def test_everything_lies_on_the_paper_and_no_text_on_another(name: str, width: float, height: float) -> None:
    for reader in (EN, ID):
        check_layout(histogram(CASES[name], reader, width=width, height=height))


def test_both_kinds_of_limits_are_named_and_drawn_unlike() -> None:
    scene = histogram(piston_rings(), ID, width=511, height=200)
    named = {"BSB (LSL) 73,950", "nominal 74,000", "BSA (USL) 74,050", "−3σ 73,9718", "+3σ 74,0305"}
    assert named <= set(texts(scene))
    counts = [len(lines(scene, style)) for style in (Style.SPEC, Style.NOMINAL, Style.CONTROL)]
    assert counts == [2, 1, 2]


def test_what_the_natural_limits_rest_on_is_said() -> None:
    pilot = " ".join(texts(histogram(piston_rings(), EN, width=511, height=200)))
    assert "Dashed: how far single units spread in the pilot, mean ± 3σ (σ: mean of R/d2)." in pilot
    alone = " ".join(texts(histogram(facts(characteristic(), batch=run(20)), EN, width=511, height=200)))
    assert "Dashed: how far single units spread by themselves, mean ± 3σ" in alone


def test_every_reading_is_in_a_bar_of_its_height() -> None:
    known = piston_rings()
    assert known.series is not None
    scene = histogram(known, EN, width=511, height=200)
    counts = [int(bar.title.rpartition(": ")[2].split()[0]) for bar in bars(scene)]
    assert sum(counts) == known.series.values.size == 75
    heights = [bar.points[2][1] - bar.points[1][1] for bar in bars(scene)]
    assert np.array(heights) / heights[0] == pytest.approx(np.array(counts) / counts[0])


def test_one_reading_among_thousands_can_be_seen() -> None:
    values = np.append(np.round(74 + 0.002 * np.random.default_rng(1).standard_normal(20_000), 3), 74.04)
    scene = histogram(facts(individual(), batch=series(values)), EN, width=300, height=180)
    assert min(bar.points[2][1] - bar.points[1][1] for bar in bars(scene)) >= 1.2


def test_a_bar_is_told_by_the_readings_that_it_holds() -> None:
    known = replace(facts(characteristic()), series=series([74.001, 74.001, 74.003]))
    scene = histogram(known, EN, width=300, height=180)
    assert [bar.title for bar in bars(scene)] == ["74.001 to 74.001 mm: 2 readings", "74.003 to 74.003 mm: 1 reading"]


def test_readings_beyond_a_limit_are_darker() -> None:
    known = tight()
    assert known.series is not None
    scene = histogram(known, EN, width=300, height=180)
    beyond = [bar for bar in bars(scene) if bar.style is Style.BAR_BEYOND]
    below, above = sorted(line.points[0][0] for line in lines(scene, Style.SPEC))
    assert beyond
    # A bar reaches half a step of the gauge beyond its outermost reading.
    step = (bars(scene)[0].points[1][0] - bars(scene)[0].points[0][0]) / 2
    assert all(bar.points[1][0] <= below + step or bar.points[0][0] >= above - step for bar in beyond)
    assert "Bars in the darker colour: beyond a specification limit." in " ".join(texts(scene))


def test_a_reading_on_a_limit_is_not_beyond_it() -> None:
    known = replace(facts(individual(lsl=74.0, usl=74.002)), series=series([74.0, 74.002, 74.003]))
    styles = [bar.style for bar in bars(histogram(known, EN, width=300, height=180))]
    assert styles == [Style.BAR, Style.BAR, Style.BAR_BEYOND]


def test_a_curve_is_drawn_only_where_an_index_was_given() -> None:
    plain, claimed = CASES["piston rings"], CASES["capable"]
    assert lines(histogram(plain, EN, width=300, height=180), Style.CURVE) == []
    scene = histogram(claimed, EN, width=300, height=180)
    (curve,) = lines(scene, Style.CURVE)
    assert "Curve: normal distribution" in " ".join(texts(scene))
    highest = max(curve.points, key=lambda point: point[1])
    assert highest[1] <= scene.height
    (nominal,) = lines(scene, Style.NOMINAL)
    assert highest[0] > nominal.points[0][0]


def test_the_curve_holds_as_many_readings_as_the_bars() -> None:
    scene = histogram(CASES["capable"], EN, width=511, height=300)
    (curve,) = lines(scene, Style.CURVE)
    x, y = np.array(curve.points).T
    base = bars(scene)[0].points[0][1]
    under = np.trapezoid(y - base, x)
    standing = sum((bar.points[1][0] - bar.points[0][0]) * (bar.points[2][1] - base) for bar in bars(scene))
    assert under == pytest.approx(standing, rel=0.01)


def test_a_far_limit_is_left_out_and_said() -> None:
    scene = histogram(CASES["far limits"], EN, width=511, height=200)
    assert lines(scene, Style.SPEC) == []
    assert "USL 90.000 mm lies far outside this picture and is not drawn." in " ".join(texts(scene))


def test_without_a_chart_no_natural_limits_are_claimed() -> None:
    scene = histogram(CASES["no spread"], EN, width=300, height=180)
    assert lines(scene, Style.CONTROL) == []
    assert len(bars(scene)) == 1


def test_the_caption_gives_count_and_mean() -> None:
    scene = histogram(piston_rings(), ID, width=511, height=200)
    assert scene.title == "Diameter dalam: histogram"
    assert scene.description == "75 hasil ukur, rata-rata 74,0077 mm."
    assert scene.description in texts(scene)


def test_readings_of_any_order_of_magnitude_are_drawn() -> None:
    values = 1e-9 * np.random.default_rng(2).standard_normal(50)
    asked = individual(gauge=None, nominal=None, lsl=-1.0, usl=1.0)
    scene = histogram(facts(asked, batch=series(values)), EN, width=300, height=200)
    check_layout(scene)
    assert "reading (mm) × 10^-9" in texts(scene)


@pytest.mark.parametrize("readings", [None, series([np.nan, np.nan])])
def test_a_batch_without_readings_is_refused(readings: None) -> None:
    with pytest.raises(ValueError, match="`facts` must hold at least one reading of the batch"):
        histogram(replace(facts(characteristic()), series=readings), EN, width=300, height=180)


@pytest.mark.parametrize(("width", "height"), [(159.0, 300.0), (300.0, 117.0)])
def test_a_histogram_too_small_to_read_is_refused(width: float, height: float) -> None:
    with pytest.raises(ValueError, match="`width` and `height` must be at least 160 and 118"):
        histogram(piston_rings(), EN, width=width, height=height)
