"""A lot of initial production is judged again as the lot that it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from proving import SAMPLES, SPECS

from qc import workflow
from qc.proof.distrust import parsed
from qc.proof.drawing import drawing_in
from qc.proof.record import RECORD, carried_by
from qc.proof.rejudging import judged_again
from qc.verdict.model import Identity

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("sequence", "wanted"), [(2, 400), (4, 80)])
def test_which_lot_it_was_is_carried(tmp_path: Path, sequence: int, wanted: int) -> None:
    text = (SPECS / "contoh-ring-piston.toml").read_text(encoding="utf-8")
    asked = tmp_path / "rings.toml"
    first = "min_units = 80\ninitial_production = { lots = 3, min_units = 400 }"
    asked.write_text(text.replace("pilot_subgroups = 20", f"pilot_subgroups = 20\n{first}"), encoding="utf-8")
    identity = Identity(lot_sequence=sequence)
    batch = SAMPLES / "ring-piston" / "piston_rings.csv"
    verdict = workflow.inspect(batch, spec=asked, pilot_units=125, identity=identity)
    assert verdict.facts.units_wanted == wanted
    carried = {one.name: one.content for one in carried_by(verdict.facts, verdict.standard, drawing_in("id"), None)}
    again = judged_again(parsed(carried[RECORD]), carried["readings.csv"], carried["standard.toml"])
    assert again.identity.lot_sequence == sequence
    assert again.units_wanted == wanted
