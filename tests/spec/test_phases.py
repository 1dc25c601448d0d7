"""What a phase asks of the capability, written out, and what makes no sense in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qc.spec.load import check_spec, load_spec
from qc.spec.phases import with_phase
from qc.spec.schema import rule_at, spec_schema
from qc.spec.write import standard_text
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

EN = language("en")
HEAD = """format = 1
buyer = "B"
part_number = "P"
part_name = { id = "x", en = "x" }
revision = "A"
edition = 2026-11-01
status = "contoh"
[[characteristic]]
id = "a"
names = { id = "A", en = "A" }
unit = "mm"
lsl = 1.0
usl = 2.0
class = "critical"
subgroup_size = 5
"""


def standard(path: Path, capability: str) -> Path:
    """Write a standard."""
    file = path / "s.toml"
    file.write_text(f"{HEAD}capability = {capability}\n", encoding="utf-8")
    return file


def test_the_initial_phase_has_two_steps_and_two_numbers_of_readings(tmp_path: Path) -> None:
    loaded = load_spec(standard(tmp_path, '{ phase = "initial" }'))
    asked = loaded.spec.characteristic[0].capability
    assert asked is not None
    assert (asked.index, asked.minimum, asked.accepted_above) == ("ppk", 1.33, 1.67)
    assert (asked.min_readings, asked.full_readings) == (30, 100)
    assert "accepted_above = 1.67" in standard_text(loaded.data)


def test_the_running_phase_asks_cpk_and_what_is_written_holds(tmp_path: Path) -> None:
    asked = load_spec(standard(tmp_path, '{ phase = "running", minimum = 1.5 }')).spec.characteristic[0].capability
    assert asked is not None
    assert (asked.index, asked.minimum, asked.accepted_above, asked.full_readings) == ("cpk", 1.5, None, None)


@pytest.mark.parametrize(
    ("capability", "reason"),
    [
        ("{ }", "the key minimum is missing"),
        ('{ phase = "later" }', "this word is not known here"),
        ("{ minimum = 1.33, accepted_above = 1.33 }", "nothing lies between them"),
        ("{ minimum = 1.33, full_readings = 100 }", "none can be preliminary"),
        ('{ phase = "initial", min_readings = 200 }', "none can be preliminary"),
    ],
)
def test_what_makes_no_sense_is_said(tmp_path: Path, capability: str, reason: str) -> None:
    said = "\n".join(line for problem in check_spec(standard(tmp_path, capability)) for line in problem.lines(EN))
    assert reason in said


def test_editors_ask_for_a_minimum_or_a_phase() -> None:
    part = spec_schema()["definitions"]["Capability"]
    assert part["anyOf"] == [{"required": ["minimum"]}, {"required": ["phase"]}]
    rule = rule_at(("characteristic", 0, "capability", "phase"))
    assert rule is not None
    assert rule["enum"] == ["initial", "running"]


def test_other_things_are_left_as_they_are() -> None:
    assert with_phase("x") == "x"
    assert with_phase({"phase": 3}) == {"phase": 3}
    assert with_phase({"minimum": 1.0}) == {"minimum": 1.0}
