"""The answer as a terminal shows it."""

from __future__ import annotations

from typing import Any, cast

import pytest
from making import characteristic, lot_facts, series, spec, steady

from qc.report.frame import to_frame
from qc.report.screen import screen
from qc.words import language

ASKED = {"index": "ppk", "minimum": 1.33}
LONG = {"id": "Jarak pusat lubang pemasangan ke tepi luar pelat", "en": "Distance of the hole's centre from the edge"}
STANDARD = spec(characteristic(capability=ASKED), characteristic(id="e", names=LONG))
FACTS = lot_facts([series(steady(100))], [series(steady(100, seed=2))], standard=STANDARD)


def test_the_table_in_english() -> None:
    header, rule, first = screen(FACTS, language("en")).table.splitlines()[:3]
    assert header.split() == ["characteristic", "n", "conforms?", "stable?", "capability", "decision"]
    assert set(rule) == {"-", " "}
    assert first.split() == ["Outer", "diameter", "100", "conforms", "stable", "Ppk", "3.33", "(≥", "2.94)", "ACCEPT"]


def test_an_indonesian_screen_has_its_own_words_and_marks() -> None:
    shown = screen(FACTS, language("id"))
    assert shown.decision == "TAHAN"
    assert "Ppk 3,33 (≥ 2,94)" in shown.table
    assert "belum dinilai" in shown.table


def test_a_long_name_wraps_and_columns_stay_aligned() -> None:
    lines = screen(FACTS, language("en")).table.splitlines()
    assert all(len(line) <= 100 for line in lines)
    assert lines[2].startswith("Outer diameter")
    assert lines[3].startswith("Distance of the hole's")
    assert lines[4] == "centre from the edge"
    assert lines[2].index("conforms") + len("conforms") == lines[0].index("conforms?") + len("conforms?")


def test_the_table_for_programs_has_a_row_per_characteristic() -> None:
    rows = cast("dict[str, dict[str, Any]]", to_frame(FACTS).to_dict("index"))
    assert list(rows) == ["d", "e"]
    assert rows["d"]["decision"] == "accept"
    assert rows["d"]["index_value"] == pytest.approx(3.33, abs=0.005)
    assert rows["e"]["n"] == 0
    assert rows["e"]["conformity"] == "not_judged"
