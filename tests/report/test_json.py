"""The JSON interface: its keys are a promise."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import numpy as np
import pytest
from making import characteristic, lot_facts, series, spec, steady

from qc.report.json import SCHEMA_VERSION, plain, to_json
from qc.terms import Decision
from qc.verdict.model import Identity
from qc.words import message

ASKED = {"index": "ppk", "minimum": 1.33, "min_readings": 50}
IDENTITY = Identity(workshop="CV Contoh", lot="L-1", quantity=1000, produced=dt.date(2026, 11, 1))


@pytest.fixture
def verdict() -> Any:
    values = steady(100, sd=0.3) + np.linspace(-0.6, 0.6, 100)
    values[7] = 12.5
    values[8] = np.nan
    standard = spec(characteristic(capability=ASKED))
    facts = lot_facts([series(values)], [series(steady(100, seed=2))], standard=standard, identity=IDENTITY)
    return json.loads(to_json(facts))


def test_the_keys_are_an_exact_list(verdict: Any) -> None:
    assert SCHEMA_VERSION == "1.9"
    assert list(verdict) == [
        "schema",
        "schema_version",
        "program",
        "decision",
        "reasons",
        "answers",
        "standard",
        "identity",
        "units_measured",
        "inputs",
        "data_notes",
        "slips",
        "corrections",
        "left_out",
        "characteristics",
        "together",
        "readiness",
        "questions",
        "over_lots",
    ]
    assert list(verdict["characteristics"][0]) == [
        "id",
        "asked",
        "decision",
        "answers",
        "summary",
        "nonconforming",
        "nonconforming_units",
        "nonconforming_cells",
        "remarks",
        "sample",
        "guarded",
        "pilot_chart",
        "pilot_stability",
        "chart",
        "attribute",
        "signals",
        "false_alarms",
        "extra_charts",
        "studies",
        "drift",
        "diagnosis",
        "trend",
        "capability",
        "asked_index",
        "modelled",
        "not_judged",
        "notes",
    ]


def test_decision_and_answers_are_words_of_closed_lists(verdict: Any) -> None:
    assert verdict["decision"] == "reject"
    assert verdict["answers"] == {"conformity": "fails", "stability": "drifting", "capability": "not_met"}


def test_reasons_stand_in_both_languages(verdict: Any) -> None:
    assert verdict["reasons"][0]["id"].startswith("Jangan kirim lot ini")
    assert verdict["reasons"][0]["en"].startswith("Do not ship this lot")


def test_a_bad_reading_keeps_its_cell(verdict: Any) -> None:
    cells = verdict["characteristics"][0]["nonconforming_cells"]
    found = next(c for c in cells if c["value"] == 12.5)
    assert {key: value for key, value in found["cell"].items() if value is not None} == {
        "file": "lot.csv",
        "row": 9,
        "column": "d",
    }


def test_a_signal_has_its_place(verdict: Any) -> None:
    found = verdict["characteristics"][0]["signals"][0]
    assert found["signal"]["rule"] == "beyond-limits"
    assert found["place"]["first_unit"] == 101 + 5 * found["signal"]["point"]


def test_inputs_are_named_with_role_and_digest(verdict: Any) -> None:
    assert [(i["role"], i["name"], i["sha256"][:4]) for i in verdict["inputs"]] == [
        ("pilot", "pilot.csv", "abab"),
        ("batch", "lot.csv", "abab"),
    ]


def test_dates_and_enums_are_plain(verdict: Any) -> None:
    assert verdict["identity"]["produced"] == "2026-11-01"
    assert verdict["standard"]["edition"] == "2026-01-02"
    assert verdict["standard"]["status"] == "contoh"
    assert verdict["characteristics"][0]["asked"]["class"] == "major"


def test_the_same_facts_give_the_same_text() -> None:
    made = [series(steady(100))]
    assert to_json(lot_facts(made)) == to_json(lot_facts(made))


def test_plain_values() -> None:
    assert plain(np.array([1.0, np.nan])) == [1.0, None]
    assert plain(np.int64(3)) == 3
    assert plain(np.float64("inf")) is None
    assert plain(Decision.HOLD) == "hold"
    assert plain(message("{count} readings", count=2)) == {"id": "2 hasil ukur", "en": "2 readings"}
    assert plain({"a": (True, None)}) == {"a": [True, None]}


def test_what_json_does_not_know_is_refused() -> None:
    with pytest.raises(AssertionError, match="no JSON for"):
        plain(object())
