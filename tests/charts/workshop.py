"""Facts to draw: readings of many shapes, charted by ``qc.stats``."""

from __future__ import annotations

import csv
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.charts.scene import Anchor, Band, Label, Line, Mark, Scene
from qc.charts.space import Box
from qc.charts.typeface import text_width
from qc.intake.batch import Series
from qc.spec.model import Characteristic
from qc.stats.ability.capability import capability
from qc.stats.variables.phases import chart_phase_one, chart_phase_two
from qc.verdict.model import CharacteristicFacts
from qc.verdict.run_rules import rules_of

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.variables.result import ChartResult

PISTON_RINGS = Path(__file__).parents[2] / "samples" / "ring-piston" / "piston_rings.csv"


def characteristic(**changes: Any) -> Characteristic:
    """A diameter of 74.000 ± 0.050 mm in subgroups of five."""
    table: dict[str, Any] = {
        "id": "diameter",
        "names": {"id": "Diameter dalam", "en": "Inside diameter"},
        "unit": "mm",
        "nominal": 74.0,
        "lsl": 73.95,
        "usl": 74.05,
        "class": "major",
        "gauge": {"name": {"id": "Mikrometer", "en": "Micrometer"}, "resolution": 0.001},
        "subgroup_size": 5,
        "chart": "xbar-r",
        "rules": "western-electric",
    }
    table |= changes
    return Characteristic.model_validate({key: value for key, value in table.items() if value is not None})


def individual(**changes: Any) -> Characteristic:
    """The same diameter, charted one by one."""
    return characteristic(**{"subgroup_size": 1, "chart": "i-mr", **changes})


def series(values: ArrayLike, subgroup: ArrayLike | None = None, *, decimals: int = 3, **changes: Any) -> Series:
    """Readings in production order, each of a unit of its own."""
    readings = np.asarray(values, dtype=np.float64)
    nowhere = np.zeros(readings.size, dtype=np.int64)
    whole = Series(
        characteristic="diameter",
        values=readings,
        subgroup=None if subgroup is None else np.asarray(subgroup, dtype=np.int64),
        unit=np.arange(readings.size, dtype=np.int64),
        source=nowhere,
        row=nowhere,
        column=nowhere,
        headers=("diameter",),
        decimals=decimals,
    )
    return replace(whole, **changes)


def run(subgroups: int, *, size: int = 5, seed: int = 1, drift: float = 0.0, spread: float = 0.01) -> Series:
    """Subgroups of normal readings around 74 mm, rounded to the gauge."""
    noise = np.random.default_rng(seed).standard_normal(subgroups * size)
    group = np.repeat(np.arange(subgroups), size)
    return series(np.round(74 + spread * noise + drift * group, 3), group if size > 1 else None)


def facts(
    characteristic: Characteristic, *, batch: Series | None = None, pilot: Series | None = None
) -> CharacteristicFacts:
    """What the verdict would hand to a chart."""
    pilot_chart = None if pilot is None else _phase_one(characteristic, pilot)
    chart = None
    if batch is not None and pilot_chart is not None:
        rules = rules_of(characteristic)
        chart = chart_phase_two(batch.values, batch.subgroup, baseline=pilot_chart.baseline, rules=rules)
    elif batch is not None:
        chart = _phase_one(characteristic, batch)
    # What no chart shows is left empty, whatever else the verdict comes to hold.
    unshown: dict[str, Any] = {each.name: None for each in fields(CharacteristicFacts) if each.default is MISSING}
    shown = {
        "characteristic": characteristic,
        "series": batch,
        "pilot": pilot,
        "pilot_chart": pilot_chart,
        "chart": chart,
    }
    return CharacteristicFacts(**(unshown | shown))


def _phase_one(characteristic: Characteristic, series: Series) -> ChartResult:
    return chart_phase_one(
        series.values, series.subgroup, kind=characteristic.chart_kind, rules=rules_of(characteristic)
    )


def capable(facts: CharacteristicFacts) -> CharacteristicFacts:
    """The same facts with the batch's capability."""
    assert facts.series is not None
    assert facts.chart is not None
    asked, base = facts.characteristic, facts.chart.baseline
    found = capability(
        facts.series.values,
        sigma_within=base.sigma_within,
        estimator=base.estimator,
        lsl=asked.lsl,
        usl=asked.usl,
    )
    return replace(facts, capability=found)


def piston_rings(**changes: Any) -> CharacteristicFacts:
    """25 pilot subgroups, 15 of production that drift upwards at the end."""
    with PISTON_RINGS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    samples = np.array([int(row["sample"]) for row in rows])
    values = np.array([float(row["diameter_mm"]) for row in rows])
    early = samples <= 25
    return facts(
        characteristic(**changes),
        pilot=series(values[early], samples[early] - 1),
        batch=series(values[~early], samples[~early] - 26),
    )


def points_of(scene: Scene) -> NDArray[np.float64]:
    """Every point of every line, band and mark."""
    found: list[tuple[float, float]] = []
    for item in scene.items:
        if isinstance(item, Line | Band):
            found.extend(item.points)
        elif isinstance(item, Mark):
            found.append((item.x, item.y))
    return np.array(found)


def box_of(label: Label) -> Box:
    """The room that a text takes, from below its descenders to its capitals' height."""
    width = text_width(label.text, label.size, bold=label.bold)
    start = {Anchor.START: 0.0, Anchor.MIDDLE: -width / 2, Anchor.END: -width}[label.anchor]
    low, high = -0.2 * label.size, 0.75 * label.size
    if label.rotated:
        return Box(label.x - high, label.y + start, label.x - low, label.y + start + width)
    return Box(label.x + start, label.y + low, label.x + start + width, label.y + high)


def check_layout(scene: Scene) -> None:
    """Assert that all of a scene lies on its paper and that no text lies on another."""
    paper = Box(-0.01, -0.01, scene.width + 0.01, scene.height + 0.01)
    points = points_of(scene)
    assert np.isfinite(points).all()
    assert points.min() >= paper.left
    assert points[:, 0].max() <= paper.right
    assert points[:, 1].max() <= paper.top
    labels = [item for item in scene.items if isinstance(item, Label)]
    boxes = [box_of(label) for label in labels]
    outside = [label.text for label, box in zip(labels, boxes, strict=True) if not box.within(paper)]
    assert not outside, outside
    pairs = [(labels[i].text, labels[j].text) for i in range(len(boxes)) for j in range(i) if boxes[i].meets(boxes[j])]
    assert not pairs, pairs
