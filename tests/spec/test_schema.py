"""The JSON Schema that editors use."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qc import terms
from qc.spec import schema as module, spec_schema
from qc.spec.allowed import allowed, example_line
from qc.spec.model import Spec
from qc.spec.schema import rule_at
from qc.words import language

SCHEMA = spec_schema()
EN = language("en")


def keys() -> list[tuple[str, dict[str, Any]]]:
    """Every key of the format with its rule."""
    parts = [SCHEMA, *(part for part in SCHEMA["definitions"].values() if "properties" in part)]
    return [(key, rule) for part in parts for key, rule in part["properties"].items()]


def test_head() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert SCHEMA["title"] == "qc: a buyer's standard for one part, format 1"
    assert next(iter(SCHEMA)) == "$schema"


def test_it_is_plain_json_without_null() -> None:
    text = json.dumps(SCHEMA, allow_nan=False)
    assert json.loads(text) == SCHEMA
    assert "null" not in text
    assert "$defs" not in text
    assert spec_schema() == SCHEMA


def test_it_has_the_keys_of_the_model() -> None:
    assert sorted(SCHEMA["properties"]) == sorted(key.word for key in Spec.model_fields.values())
    assert SCHEMA["additionalProperties"] is False
    item = SCHEMA["definitions"]["Characteristic"]
    assert "class" in item["properties"]
    assert "severity" not in item["properties"]
    assert item["required"] == ["id", "names", "class"]
    assert item["else"]["required"] == ["unit"]
    assert item["if"]["properties"] == {"kind": {"const": "attribute"}}


@pytest.mark.parametrize(("key", "rule"), keys())
def test_every_key_is_described_with_an_example(key: str, rule: dict[str, Any]) -> None:
    assert rule["description"]
    assert "examples" in rule or key == "characteristic"
    assert "$ref" not in rule, "in draft 7 nothing may stand beside a reference"


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(SCHEMA)
    names = {part.split('"')[0] for part in text.split("#/definitions/")[1:]}
    assert names == set(SCHEMA["definitions"])


@pytest.mark.parametrize("name", ["RuleSet", "SeverityClass", "SigmaEstimator", "SpecStatus"])
def test_every_word_of_a_list_is_explained(name: str) -> None:
    part = SCHEMA["definitions"][name]
    assert part["enum"] == [word.value for word in getattr(terms, name)]
    explained = part["x-taplo"]["docs"]["enumValues"]
    assert len(explained) == len(part["enum"])
    assert all(explained)


def test_rules_by_path() -> None:
    assert rule_at(()) == SCHEMA
    chart = rule_at(("characteristic", 7, "chart"))
    assert chart is not None
    kinds = (terms.ChartKind, terms.AttributeChart, terms.RareEventChart)
    assert chart["enum"] == [word.value for kind in kinds for word in kind]
    assert len(chart["x-taplo"]["docs"]["enumValues"]) == len(chart["enum"])
    names = rule_at(("characteristic", 0, "gauge", "name"))
    assert names is not None
    assert sorted(names["properties"]) == ["en", "id"]
    for nowhere in (("lott",), ("characteristic", "lsl"), ("buyer", 0), ("characteristic", 0, "lsl", "x"), ("x", "y")):
        assert rule_at(nowhere) is None
    assert module._schema() == SCHEMA


def every_rule() -> list[tuple[str, Any]]:
    item = ("characteristic", 0)
    groups: list[tuple[str | int, ...]] = [
        (),
        ("lot",),
        ("part_name",),
        item,
        (*item, "names"),
        (*item, "gauge"),
        (*item, "gauge", "name"),
        (*item, "capability"),
        (*item, "sampling"),
    ]
    return [(key, rule_at((*group, key))) for group in groups for key in (rule_at(group) or {})["properties"]]


@pytest.mark.parametrize(("key", "rule"), every_rule())
def test_every_key_can_say_what_it_may_hold_and_how_it_is_written(key: str, rule: Any) -> None:
    assert EN.say(allowed(rule))
    assert key in example_line(key, rule)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"type": "number"}, "a number"),
        ({"type": "number", "exclusiveMinimum": 0}, "a number above 0"),
        ({"type": "number", "exclusiveMinimum": 0, "maximum": 10}, "a number above 0, at most 10"),
        ({"type": "number", "minimum": 0.5, "exclusiveMaximum": 1}, "a number from 0.5 up to, but below, 1"),
        ({"type": "integer", "minimum": 2}, "a whole number, at least 2"),
        ({"type": "integer", "minimum": 1, "maximum": 1}, "only 1"),
        ({"type": "string", "format": "date"}, "a date as year-month-day, without quotes"),
        ({"type": "string", "maxLength": 9}, "one line of text in quotes, at most 9 characters"),
        ({"enum": ["two", "lower"]}, 'one of: "two", "lower"'),
        ({"type": "object", "properties": {"id": {}, "en": {}}}, "a group of keys: id, en"),
    ],
)
def test_what_a_key_may_hold(rule: dict[str, Any], said: str) -> None:
    assert EN.say(allowed(rule)) == said


def test_numbers_in_advice_have_the_point_that_toml_needs() -> None:
    rule = {"type": "number", "minimum": 0.5, "exclusiveMaximum": 1}
    assert "0.5" in language("id").say(allowed(rule))
