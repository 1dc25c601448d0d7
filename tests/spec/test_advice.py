"""Advice on unknown keys and on values of the wrong type, and that a fault without a sentence is still told."""

from __future__ import annotations

from typing import Any

import pytest

from qc.spec.group import ShapeError
from qc.spec.mend import mend
from qc.spec.model import Spec
from qc.spec.schema import rule_at
from qc.spec.shape import UNKNOWN_FAULT, shape_findings
from qc.spec.strangers import unknown_key
from qc.words import language

EN = language("en")
ITEM = ("characteristic", 0)
CONFIDENCE = ("lot", "conformity_confidence")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("buyr",), "did you mean buyer?"),
        (("Buyer",), "did you mean buyer?"),
        (("pembeli",), "did you mean buyer?"),
        ((*ITEM, "batas bawah"), "did you mean lsl?"),
        ((*ITEM, "Min"), "did you mean lsl?"),
        ((*ITEM, "severity"), "did you mean class?"),
        ((*ITEM, "subgroup-size"), "did you mean subgroup_size?"),
        (("lsl",), "lsl belongs under a heading [[characteristic]]"),
        (("min_units",), "min_units belongs under the heading [lot]"),
        ((*ITEM, "resolution"), "resolution belongs inside gauge = { … }"),
        ((*ITEM, "minimum"), "minimum belongs inside capability = { … }"),
        ((*ITEM, "acceptance_number"), "acceptance_number belongs inside sampling = { … }"),
        ((*ITEM, "xyz"), "take this key out"),
        (("xyz", "deeper"), "take this key out"),
    ],
)
def test_unknown_key(path: tuple[str | int, ...], said: str) -> None:
    fix = unknown_key(path).fix
    assert fix is not None
    assert EN.say(fix) == said


@pytest.mark.parametrize("key", ["lcl", "UCL", "bka", "BKB"])
def test_control_limits_are_never_taken_for_specification_limits(key: str) -> None:
    fix = unknown_key((*ITEM, key)).fix
    assert fix is not None
    assert "control limits come from the pilot" in EN.say(fix)


@pytest.mark.parametrize(
    ("kind", "path", "value", "said"),
    [
        ("float_type", (*ITEM, "lsl"), " -0,05 ", "write the number with a point and without quotes: lsl = -0.05"),
        ("float_type", (*ITEM, "lsl"), "+7", "take the quotes away: lsl = +7"),
        ("float_type", (*ITEM, "lsl"), "1.234,5", "write it like this: lsl = 11.95"),
        ("float_type", (*ITEM, "lsl"), "007", "write it like this: lsl = 11.95"),
        ("int_type", (*ITEM, "subgroup_size"), 5.5, "write it like this: subgroup_size = 5"),
        ("date_type", ("edition",), 20261101, "write year-month-day without quotes, like this: edition = 2026-11-01"),
        ("string_type", ("revision",), True, 'write it like this: revision = "A"'),
        ("less_than", CONFIDENCE, 1.0, "write it like this: conformity_confidence = 0.95"),
        ("less_than", CONFIDENCE, 99.73, "write it as a share, not in percent: conformity_confidence = 0.9973"),
        ("less_than", CONFIDENCE, 50, "write it as a share, not in percent: conformity_confidence = 0.5"),
        ("less_than", CONFIDENCE, 49.9, "write it like this: conformity_confidence = 0.95"),
        ("less_than", CONFIDENCE, 100, "write it like this: conformity_confidence = 0.95"),
        ("literal_error", (*ITEM, "sides"), "both", 'write it like this: sides = "two"'),
        ("enum", (*ITEM, "rules"), "western electric", 'did you mean "western-electric"?'),
        ("enum", (*ITEM, "class"), "Kritis", 'write it like this: class = "critical"'),
        ("enum", (*ITEM, "class"), "mayor", 'write it like this: class = "major"'),
        ("enum", (*ITEM, "class"), "MINOR ", 'write it like this: class = "minor"'),
        ("enum", ("status",), "approved", 'write it like this: status = "disetujui"'),
    ],
)
def test_mend(kind: str, path: tuple[str | int, ...], value: Any, said: str) -> None:
    rule = rule_at(path)
    assert rule is not None
    advice = mend(kind, str(path[-1]), value, rule)
    assert advice is not None
    assert EN.say(advice) == said


def test_no_advice_where_what_is_allowed_says_it_all() -> None:
    assert mend("greater_than", "resolution", -1, {"type": "number"}) is None


@pytest.mark.parametrize(("key", "value"), [("class", "sedang"), ("class", 1), ("sides", "kiri"), ("kind", "ukuran")])
def test_no_word_of_a_list_is_offered_where_nobody_can_tell_which(key: str, value: object) -> None:
    rule = rule_at((*ITEM, key))
    assert rule is not None
    assert mend("enum", key, value, rule) is None


def test_a_fault_without_a_sentence_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ShapeError) as raised:
        Spec.model_validate({"format": "x", "lot": {"stability": "x"}})
    reasons = [finding.reason for finding in shape_findings(raised.value.faults)]
    assert UNKNOWN_FAULT not in reasons
    monkeypatch.setattr("qc.spec.shape.REASONS", {})
    untold = [finding.reason for finding in shape_findings(raised.value.faults)]
    assert untold.count(UNKNOWN_FAULT) == 2
    assert len(untold) == len(reasons)
