"""Remarks on readings that the verdict turns on."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from making import attribute, lot_facts, series, spec, steady

from qc.report.blocks import Notes
from qc.report.json import to_json
from qc.report.parts.closing import data_notes
from qc.verdict.remarked import MOST, remark_notes, remarked
from qc.words import language

ID = language("id")


def lot(said: dict[int, str], *, high: tuple[int, ...] = (), n: int = 50) -> Any:
    values = steady(n, sd=0.1)
    values[list(high)] = 11.5
    remarks = np.full(n, "", dtype=object)
    for index, text in said.items():
        remarks[index] = text
    return lot_facts([series(values, remarks=remarks)], [series(steady(50, seed=2, sd=0.1))])


def told(facts: Any) -> list[str]:
    one = facts.characteristics[0]
    return [ID.say(note.said) for note in remark_notes(one, facts.batch)]


def test_a_remark_on_a_reading_outside_the_limits_is_printed_in_its_own_words() -> None:
    facts = lot({3: "lecet <b>waktu</b> setel & lepas", 9: "biasa"}, high=(3,))
    assert told(facts)[0] == "Diameter luar, di luar batas: catatan di berkas “lecet <b>waktu</b> setel & lepas”"
    (notes,) = data_notes(facts, ID)
    assert isinstance(notes, Notes)
    assert any("lecet <b>waktu</b> setel & lepas" in item for item in notes.items)
    assert not any("biasa" in item for item in notes.items)


def test_a_remark_in_a_subgroup_that_a_rule_calls_out_is_printed() -> None:
    facts = lot({10: "ganti pahat", 30: "biasa"}, high=(11,))
    found = {one.remark: (one.outside, one.signalled) for one in remarked(facts.characteristics[0], facts.batch)}
    assert found == {"ganti pahat": (False, True), "biasa": (False, False)}
    assert told(facts) == ["Diameter luar, ditandai aturan peta kendali: catatan di berkas “ganti pahat”"]


def test_all_remarks_stand_in_the_json() -> None:
    facts = lot({3: "lecet", 30: "biasa"}, high=(3,))
    found = json.loads(to_json(facts))["characteristics"][0]["remarks"]
    assert [(one["remark"], one["value"], one["outside"], one["signalled"]) for one in found] == [
        ("lecet", 11.5, True, True),
        ("biasa", facts.characteristics[0].series.values[30], False, False),
    ]
    assert found[0]["location"]["row"] == int(facts.characteristics[0].series.row[3])


def test_without_remarks_nothing_is_said() -> None:
    facts = lot_facts([series(steady(50))])
    assert json.loads(to_json(facts))["characteristics"][0]["remarks"] == []
    assert told(facts) == []


def test_of_very_many_the_rest_is_counted() -> None:
    high = tuple(range(0, 50, 2))
    notes = told(lot(dict.fromkeys(high, "peok"), high=high))
    assert len(notes) == MOST + 1
    assert notes[-1] == f"Diameter luar: {len(high) - MOST} catatan lain ada di JSON"


def test_a_defect_of_a_unit_found_ng_is_outside() -> None:
    said = np.array(["", "bengkok", "cek ulang"] + [""] * 47)
    batch = series([0.0, 1.0, 0.0] + [0.0] * 47, name="ulir", size=50, remarks=said)
    facts = lot_facts([batch], standard=spec(attribute()))
    found = {one.remark: one.outside for one in remarked(facts.characteristics[0], facts.batch)}
    assert found == {"bengkok": True, "cek ulang": False}
