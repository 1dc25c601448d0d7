"""``qc ramp`` on the command line, and ``--target-volume``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from ramping import measured, standard

from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def run(*args: object) -> tuple[int, str]:
    ran = CliRunner().invoke(main, [str(arg) for arg in args])
    return ran.exit_code, ran.output


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    pilot, batch = measured(tmp_path, "pilot", day=9), measured(tmp_path, "lot", day=10, seed=2)
    return pilot, batch, standard(tmp_path, {"target": 1000, "operators": 3})


def test_ramp_says_how_far_and_writes_what_was_asked_for(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    pilot, batch, told = files
    pdf, out = tmp_path / "ramp.pdf", tmp_path / "ramp.json"
    status, text = run("ramp", pilot, batch, "--spec", told, "--pdf", pdf, "--json", out, "--lang", "en")
    assert status == 4, text
    assert "May step up to 600 units, guarded as said below; not yet shown for 1,000" in text
    assert "Operators" in text
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert json.loads(out.read_text(encoding="utf-8"))["readiness"]["supported_volume"] == 600


def test_ramp_answers_in_indonesian_and_another_target(files: tuple[Path, Path, Path]) -> None:
    pilot, batch, told = files
    status, text = run("ramp", pilot, batch, "--spec", told, "--target-volume", 500, "--lang", "id")
    assert status == 4
    assert "Boleh naik bertahap sampai 500 unit" in text


def test_a_unit_outside_is_not_yet(tmp_path: Path) -> None:
    pilot, bad = measured(tmp_path, "pilot", day=9), measured(tmp_path, "lot", day=10, sd=0.02)
    status, text = run("ramp", pilot, bad, "--spec", standard(tmp_path), "--lang", "en")
    assert status == 1
    assert "Not yet for 1,000 units. Correct first: Outer diameter" in text
    assert "more units alone explain at most" in text


def test_a_missing_batch_is_wrong_usage(files: tuple[Path, Path, Path]) -> None:
    assert run("ramp", files[0], "--spec", files[2])[0] == 2


def test_a_file_given_twice_is_no_second_batch(files: tuple[Path, Path, Path]) -> None:
    pilot, batch, told = files
    assert run("ramp", pilot, batch, batch, "--spec", told)[0] == 3
    status, text = run("ramp", pilot, pilot, "--spec", told, "--lang", "en")
    assert status == 2
    assert "the pilot is the batch itself, or a part of it" in text


def test_inspect_takes_a_target_volume(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    pilot, batch, told = files
    out = tmp_path / "verdict.json"
    status, text = run(
        "inspect", batch, "--pilot", pilot, "--spec", told, "--target-volume", 3500, "--json", out, "--lang", "en"
    )
    assert status == 0, text
    assert "May step up to 600 units, guarded as said below; not yet shown for 3,500" in text
    assert "Cheapest measuring for the next 400 units" in text
    readiness = json.loads(out.read_text(encoding="utf-8"))["readiness"]
    assert (readiness["target"], readiness["planned_by_standard"]) == (3500, True)
    assert readiness["batches"][1]["first_unit"] == 101


def test_without_a_volume_there_is_nothing_on_it(tmp_path: Path) -> None:
    pilot, batch = measured(tmp_path, "pilot", day=9), measured(tmp_path, "lot", day=10, seed=2)
    out = tmp_path / "verdict.json"
    run("inspect", batch, "--pilot", pilot, "--spec", standard(tmp_path), "--json", out)
    assert json.loads(out.read_text(encoding="utf-8"))["readiness"] is None
