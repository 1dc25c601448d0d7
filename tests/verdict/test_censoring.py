"""Readings at the end of a gauge's scale are never taken for exact ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.terms import Conformity, Question, Stability
from qc.verdict import decide
from qc.workflow import inspect

if TYPE_CHECKING:
    from pathlib import Path

    from qc.verdict.model import CharacteristicFacts

SPEC = """
format = 1
buyer = "Contoh"
part_number = "L-1"
part_name = {{ id = "Lampu", en = "Lamp" }}
revision = "A"
edition = 2026-10-01
status = "contoh"

[lot]
stability = "reported"

[[characteristic]]
id = "x"
names = {{ id = "Tahanan", en = "Resistance" }}
unit = "MΩ"
{limits}
class = "major"
gauge = {{ name = {{ id = "Megger", en = "Megger" }}, resolution = 1 }}
chart = "i-mr"
subgroup_size = 1
rules = "beyond-limits"
capability = {{ index = "ppk", minimum = 1.0, min_readings = 2 }}
source = "ilustrasi"
"""
LOWER, UPPER, BOTH = 'lsl = 100\nsides = "lower"', 'usl = 2500\nsides = "upper"', "lsl = 100\nusl = 2500"


def facts(path: Path, limits: str, *cells: str, pilot: tuple[str, ...] = ()) -> CharacteristicFacts:
    """The facts of one batch."""
    (path / "x.toml").write_text(SPEC.format(limits=limits), encoding="utf-8")
    (path / "x.csv").write_text("x\n" + "\n".join(cells) + "\n", encoding="utf-8")
    (path / "pilot.csv").write_text("x\n" + "\n".join(pilot) + "\n", encoding="utf-8")
    found = inspect(path / "x.csv", spec=path / "x.toml", pilot=path / "pilot.csv" if pilot else None)
    return found.facts.characteristics[0]


@pytest.mark.parametrize(
    ("limits", "cell", "conformity", "counted"),
    [
        (LOWER, "> 2000", Conformity.CONFORMS, 0),
        (LOWER, "> 100", Conformity.CONFORMS, 0),
        (LOWER, "> 50", Conformity.NOT_JUDGED, 0),
        (LOWER, "< 50", Conformity.FAILS, 1),
        (LOWER, "< 200", Conformity.NOT_JUDGED, 0),
        (UPPER, "> 2000", Conformity.NOT_JUDGED, 0),
        (UPPER, "> 2500", Conformity.NOT_JUDGED, 0),
        (UPPER, "> 3000", Conformity.FAILS, 1),
        (UPPER, "< 2500", Conformity.CONFORMS, 0),
        (BOTH, "> 2000", Conformity.NOT_JUDGED, 0),
        (BOTH, "> 3000", Conformity.FAILS, 1),
        (BOTH, "< 50", Conformity.FAILS, 1),
        (BOTH, "< 3000", Conformity.NOT_JUDGED, 0),
    ],
)
def test_a_limit_decides_or_nobody_knows(
    tmp_path: Path, limits: str, cell: str, conformity: Conformity, counted: int
) -> None:
    found = facts(tmp_path, limits, "1500", cell, "1600", "1700")
    assert decide.conformity(found) is conformity
    assert found.sample is not None
    assert found.sample.counted == counted


def test_index_and_drift_say_why_not(tmp_path: Path) -> None:
    pilot = tuple(str(1500 + 7 * (i * i % 11)) for i in range(40))
    cells = tuple(str(1500 + 7 * (i * i % 13)) for i in range(40))
    exact = facts(tmp_path, LOWER, *cells, pilot=pilot)
    assert exact.drift is not None
    assert exact.capability is not None
    found = facts(tmp_path, LOWER, *cells[:-1], "> 2000", pilot=pilot)
    why = {one.question: one.reason.text for one in found.unjudged}
    end = "some readings are at the end of the gauge's scale, so the spread is not known"
    assert why == {Question.STABILITY: end, Question.CAPABILITY: end}
    assert decide.stability(found) is Stability.NOT_JUDGED
    assert (found.drift, found.chart, found.capability) == (None, None, None)


def test_a_pilot_at_the_end_of_the_scale_is_no_reference(tmp_path: Path) -> None:
    pilot = (*(str(1500 + 7 * (i * i % 11)) for i in range(40)), "> 2000")
    found = facts(tmp_path, LOWER, *(str(1500 + i) for i in range(10)), pilot=pilot)
    assert found.pilot_chart is None
    assert found.drift is None
    assert np.isfinite(found.series.values).all() if found.series is not None else False
    assert decide.stability(found) is Stability.NOT_JUDGED
