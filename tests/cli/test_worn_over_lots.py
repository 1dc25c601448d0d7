"""Wear whose period is longer than a lot: recognised over the lots, with when to set it back; the report proves it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import numpy as np
from click.testing import CliRunner
from ramping import HEAD
from remembering import locked, run

from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PERIOD, WORN, SD = 150, 0.009, 0.003  # three sigma in each period


def worn(folder: Path, number: int) -> Path:
    """Write the lot of that number, of 100 units, from a course that wears and comes back every 150."""
    units = np.arange(100 * (number - 1), 100 * number)
    values = 11.978 + WORN * (units % PERIOD) / PERIOD + SD * np.random.default_rng(number).standard_normal(100)
    rows = [f"{i + 1};{9 + number:02d}/11/2026;Budi;1;B2;P1;A;{x:.3f}".replace(".", ",") for i, x in enumerate(values)]
    path = folder / f"lot{number}.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def test_wear_longer_than_a_lot_is_told_over_the_lots_and_verified(tmp_path: Path) -> None:
    standard = locked(tmp_path)
    pdf, out = tmp_path / "lot.pdf", tmp_path / "lot.json"
    for number in range(1, 5):
        written = ("--pdf", pdf, "--json", out) if number == 4 else ()
        status, text = run(
            tmp_path, "record", worn(tmp_path, number), "--spec", standard, "--lot", f"L{number}", *written
        )
        assert status == 4, text
    said = re.search(r"it wears and comes back about every (\d+) measured units, since about lot L1\.", text)
    assert said is not None
    assert abs(int(said[1]) - PERIOD) <= 5
    (left,) = json.loads(out.read_text(encoding="utf-8"))["over_lots"]["left"]
    assert (left["way"], left["period"]) == ("wears-and-comes-back", int(said[1]))
    # 3 sigma below 12.000 the level is worn by 0.013: after 0.013 / 0.009 of a period.
    assert abs(left["latest"] - PERIOD * (12.0 - 3 * SD - 11.978) / WORN) < 0.15 * PERIOD
    assert f"never later than after {left['latest']} measured units" in text
    checked = CliRunner().invoke(main, ["verify", str(pdf), "--lang", "en"], env={"QC_KEYS": str(tmp_path / "keys")})
    assert checked.exit_code == 4, checked.output  # nothing but that nobody signed it
