"""Control charts of many shapes, and what to look for in their scenes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from charts.workshop import characteristic, facts, individual, piston_rings, run, series

from qc.charts.scene import Label, Mark, Scene, Style
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.verdict.model import CharacteristicFacts

EN, ID = language("en"), language("id")


def unequal() -> CharacteristicFacts:
    rng = np.random.default_rng(3)
    group = np.repeat(np.arange(40), rng.integers(2, 9, 40))
    values = np.round(74 + 0.01 * rng.standard_normal(group.size), 3)
    return facts(characteristic(chart="xbar-s"), batch=series(values, group))


def of_size(factor: float, shift: float = 0.0, decimals: int = 3) -> CharacteristicFacts:
    values = shift + factor * (74 + np.random.default_rng(4).standard_normal(50))
    asked = individual(gauge=None, nominal=None, lsl=-1e15, usl=1e15)
    return facts(asked, batch=series(values, decimals=decimals))


CASES: dict[str, Callable[[], CharacteristicFacts]] = {
    "piston rings": piston_rings,
    "nelson": lambda: piston_rings(rules="nelson"),
    "medians": lambda: piston_rings(chart="median-r"),
    "one point": lambda: facts(characteristic(), pilot=run(25), batch=run(1, seed=2)),
    "200": lambda: facts(characteristic(rules="nelson"), pilot=run(25), batch=run(200, drift=1e-4)),
    "2500": lambda: facts(characteristic(rules="nelson"), pilot=run(25), batch=run(2475, drift=5e-6)),
    "unequal": unequal,
    "many signals": lambda: facts(characteristic(rules="nelson"), pilot=run(25), batch=run(40, spread=0.03, seed=4)),
    "individuals": lambda: facts(individual(rules="nelson"), pilot=run(100, size=1), batch=run(100, size=1, seed=3)),
    "many individuals": lambda: facts(
        individual(rules="nelson", lsl=70.0, usl=80.0),
        pilot=run(100, size=1),
        batch=run(1000, size=1, seed=3, drift=2e-5),
    ),
    "pilot alone": lambda: facts(characteristic(), pilot=run(25)),
    "tiny": lambda: of_size(1e-9),
    "huge": lambda: of_size(1e9),
    "hair's breadth": lambda: of_size(1e-7, shift=74.0, decimals=9),
    "long unit": lambda: piston_rings(unit="mm per 100 mm " * 10),
}


@cache
def case(name: str) -> CharacteristicFacts:
    return CASES[name]()


def marks(scene: Scene, style: Style) -> list[Mark]:
    return [item for item in scene.items if isinstance(item, Mark) and item.style is style]


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Label)]


def styles(scene: Scene) -> set[Style]:
    return {item.style for item in scene.items}


def flagged(known: CharacteristicFacts) -> int:
    """How many points of all panels and phases have a signal."""
    charts = [chart for chart in (known.pilot_chart, known.chart) if chart is not None]
    return sum(len({(signal.statistic, signal.point) for signal in chart.signals}) for chart in charts)
