"""The standard as an immutable value."""

from __future__ import annotations

import tomllib
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

from qc.spec.group import ShapeError
from qc.spec.model import Characteristic, Names, Spec
from qc.terms import ChartKind, RuleSet, SeverityClass, SpecStatus

DATA: dict[str, Any] = tomllib.loads((Path(__file__).parent / "data" / "good.toml").read_text(encoding="utf-8"))
SPEC = Spec.model_validate(DATA)


def test_what_the_file_says_and_what_it_leaves_to_the_format() -> None:
    first, second = SPEC.characteristic
    assert (SPEC.buyer, SPEC.part_number, SPEC.revision, SPEC.drawing) == ("PT Contoh", "K-12", "B", None)
    assert (SPEC.edition.isoformat(), SPEC.status) == ("2026-11-01", SpecStatus.EXAMPLE)
    assert (SPEC.lot.stability, SPEC.lot.min_units, SPEC.lot.pilot_subgroups) == ("reported", None, 20)
    assert (first.lsl, first.nominal, first.usl, first.sides) == (11.95, 12.0, 12.05, "two")
    assert (first.severity, first.rules, first.sigma) == (SeverityClass.MAJOR, RuleSet.BEYOND_LIMITS, None)
    assert first.gauge is not None
    assert first.gauge.resolution == 0.001
    assert first.capability is not None
    asked = first.capability
    assert (asked.index, asked.minimum, asked.min_readings, asked.confidence) == ("ppk", 1.33, 100, 0.95)
    assert asked.judge == "estimate"
    assert (second.lsl, second.capability, second.gauge) == (None, None, None)
    assert (second.sampling.sample_size, second.sampling.acceptance_number) == (None, 0)


@pytest.mark.parametrize("mark", ["\n", "\t", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2067"])
def test_a_text_is_one_plain_line(mark: str) -> None:
    with pytest.raises(ShapeError, match="string_pattern_mismatch"):
        Names(id=f"Diameter{mark}luar", en="Outside diameter")
    assert Names(id=" Ø luar ± 0,5 µm – “A” ", en="외경").say("id") == "Ø luar ± 0,5 µm – “A”"


def test_names_in_both_languages() -> None:
    names = Names(id="Kerataan", en="Flatness")
    assert (names.say("id"), names.say("en")) == ("Kerataan", "Flatness")


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ({"subgroup_size": 1}, ChartKind.I_MR),
        ({"subgroup_size": 2}, ChartKind.XBAR_R),
        ({"subgroup_size": 10}, ChartKind.XBAR_R),
        ({"subgroup_size": 11}, ChartKind.XBAR_S),
        ({"subgroup_size": 5, "chart": "xbar-s"}, ChartKind.XBAR_S),
    ],
)
def test_the_usual_chart_of_a_subgroup_size(keys: dict[str, Any], kind: ChartKind) -> None:
    assert Characteristic.model_validate(DATA["characteristic"][1] | keys).chart_kind is kind


def test_the_column_plan_has_canonical_units() -> None:
    items = [item | {"unit": unit} for item, unit in zip(DATA["characteristic"], ("MM", "jempol"), strict=True)]
    first, second = Spec.model_validate(DATA | {"characteristic": items}).column_plan().columns
    assert (first.id, first.names, first.unit) == ("d_luar", ("Diameter luar", "Outside diameter"), "mm")
    assert (first.nominal, first.lsl, first.usl, first.resolution) == (12.0, 11.95, 12.05, 0.001)
    assert (second.unit, second.lsl, second.resolution) == ("jempol", None, None)


@pytest.mark.parametrize("name", ["buyer", "model_fields", "another"])
def test_nothing_can_be_changed_afterwards(name: str) -> None:
    with pytest.raises(FrozenInstanceError, match=name):
        setattr(SPEC, name, "another")
    with pytest.raises(FrozenInstanceError, match=name):
        delattr(SPEC, name)
