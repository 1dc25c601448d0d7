"""Readings beyond what a gauge shows (``> 2000``), and remarks beside readings, are carried and come back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from proving import codes, proof

from qc import workflow
from qc.proof.drawing import drawing_in
from qc.proof.findings import Standing
from qc.proof.readings_back import read_series, read_table
from qc.proof.record import RECORD, carried_as, carried_by
from qc.proof.report import rendered

if TYPE_CHECKING:
    from pathlib import Path

STANDARD = """format = 1
buyer = "Contoh"
part_number = "K-7"
part_name = { id = "Kait", en = "Hook" }
revision = "A"
edition = 2026-10-01
status = "contoh"

[[characteristic]]
id = "beban"
names = { id = "Beban patah", en = "Breaking load" }
unit = "N"
lsl = 1500
sides = "lower"
class = "major"
subgroup_size = 1
capability = { index = "ppk", minimum = 1.33 }
"""


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> workflow.Verdict:
    """A lot of 60 readings of which every fourth is beyond the gauge's 2,000 N, held against a pilot of 40."""
    folder = tmp_path_factory.mktemp("censored")
    loads = np.random.default_rng(4).normal(1850, 40, 100).round().astype(int).tolist()
    rows = [
        f"{i};{'> 2000' if i > 40 and i % 4 == 0 else load};{'dijepit ulang' if i == 51 else ''}"
        for i, load in enumerate(loads, start=1)
    ]
    (folder / "s.toml").write_text(STANDARD, encoding="utf-8")
    for name, part in (("pilot", rows[:40]), ("lot", rows[40:])):
        (folder / f"{name}.csv").write_text(
            "\n".join(["No;Beban patah (N);Keterangan", *part]) + "\n", encoding="utf-8"
        )
    return workflow.inspect(folder / "lot.csv", spec=folder / "s.toml", pilot=folder / "pilot.csv")


def test_a_report_with_readings_beyond_the_gauge_proves_itself(verdict: workflow.Verdict, tmp_path: Path) -> None:
    (facts,) = verdict.facts.characteristics
    assert facts.series is not None
    assert facts.series.censored is not None
    assert int(facts.series.censored.sum()) == 15
    drawing = drawing_in("en")
    carried = carried_by(verdict.facts, verdict.standard, drawing, None)
    table = next(one.content for one in carried if one.name == "readings.csv").decode()
    assert table.count(",>2000.0\n") == 15
    files = {one.name: one.content for one in carried}
    found = proof(tmp_path, rendered(verdict.facts, carried_as(files, drawing.host), drawing, None))
    assert codes(found, Standing.BROKEN) == []
    assert "verdict-follows" in codes(found, Standing.HOLDS)


def test_what_the_record_says_of_a_series_brings_it_back_whole(verdict: workflow.Verdict) -> None:
    carried = {one.name: one.content for one in carried_by(verdict.facts, verdict.standard, drawing_in("en"), None)}
    about = json.loads(carried[RECORD])["lots"]["batch"]["series"]["beban"]
    again = read_series(read_table(carried["readings.csv"].decode()), "batch", "beban", about)
    made = verdict.facts.batch.series["beban"]
    assert again.values.tobytes() == made.values.tobytes()
    for name in ("censored", "remarks", "unit", "row", "column"):
        assert getattr(again, name).tolist() == getattr(made, name).tolist(), name
    assert again.remarks is not None
    assert [remark for remark in again.remarks.tolist() if remark] == ["dijepit ulang"]
