"""The picture and the JSON of ``qc plan``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from planning import facts, run

if TYPE_CHECKING:
    from pathlib import Path


def test_files_are_written_and_named(tmp_path: Path) -> None:
    svg, out = tmp_path / "oc.svg", tmp_path / "plan.json"
    ran = run("--lot-size", "1000", "--aql", "2.5", "--svg", str(svg), "--json", str(out))
    assert ran.exit_code == 0
    assert ran.output.splitlines()[-2:] == [f"written: {svg}", f"written: {out}"]
    assert "1 in 10 passes: 11.3 %" in svg.read_text(encoding="utf-8")
    assert json.loads(out.read_text(encoding="utf-8"))["plan"]["n"] == 80


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (("--good", "1", "--bad", "6"), ("good: 1 %", "bad: 6 %")),
        (("--limit", "5"), ("bad: 5 %",)),
        (
            ("--lot-size", "1000", "--aql", "1", "--variables"),
            ("AQL 1 %", "1 in 10 passes: 6.5 %", "n = 35, k = 1.894"),
        ),
        (("--lot-size", "1000", "--aql", "40"), ("AQL 40<", "1 in 10 passes: 88.1<")),
    ],
)
def test_pictures_name_the_qualities_that_matter(args: tuple[str, ...], names: tuple[str, ...], tmp_path: Path) -> None:
    svg = tmp_path / "oc.svg"
    assert run(*args, "--svg", str(svg)).exit_code == 0
    drawn = svg.read_text(encoding="utf-8")
    assert [name for name in names if name not in drawn] == []


def test_a_picture_that_cannot_be_written_is_no_crash(tmp_path: Path) -> None:
    ran = run("--lot-size", "1000", "--aql", "2.5", "--svg", str(tmp_path / "none" / "oc.svg"))
    assert ran.exit_code == 3
    assert "the folder does not exist" in ran.output


def test_a_sample_as_large_as_the_lot_is_the_lot(tmp_path: Path) -> None:
    for asked in (("--aql", "1"), ("--aql", "0.65", "--variables"), ("--good", "1", "--bad", "20", "--variables")):
        said = run("--lot-size", "3", *asked)
        assert said.exit_code == 0
        assert said.output.startswith("Inspect every unit")
        assert facts("--lot-size", "3", *asked)["curve"] is None
        drawn = run("--lot-size", "3", *asked, "--svg", str(tmp_path / "oc.svg"))
        assert drawn.exit_code == 2
        assert "there is no curve to draw: the sample is the whole lot" in drawn.output


def test_json_speaks_both_languages_and_says_its_version() -> None:
    found = facts("--lot-size", "1000", "--aql", "2.5")
    assert (found["schema"], found["schema_version"]) == ("qc-plan", "1.0")
    assert found["sentences"][0]["id"].startswith("Ambil 80 unit")
    assert found["sentences"][0]["en"].startswith("Draw 80 units")
