"""What a locked baseline's file must still give when it is used, and an older one that holds less."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from qc.cli import main
from qc.workflow.remembered.baseline_content import baseline_text

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
SPECS, RINGS = ROOT / "specs", ROOT / "samples" / "ring-piston" / "piston_rings.csv"
PLATING = ROOT / "samples" / "cacat-plating"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["inspect", *map(str, args), "--lang", "en"])


def rings(*args: object, spec: Path = SPECS / "contoh-ring-piston.toml") -> Result:
    return run(RINGS, "--spec", spec, *args)


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    """The rings' pilot, locked."""
    path = tmp_path / "baseline.json"
    assert "locked: " in rings("--pilot-units", 125, "--lock", path, "Budi", "--inspected", "2026-11-21").stdout
    return path


def altered(path: Path, **said: Any) -> Path:
    """The baseline with parts of it said otherwise, and a digest that fits."""
    content = json.loads(path.read_text(encoding="utf-8"))
    content.pop("digest")
    path.write_text(baseline_text(content | said), encoding="utf-8")
    return path


def part_of(path: Path, name: str) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))[name]


def test_limits_that_the_locked_readings_do_not_give_are_refused(baseline: Path) -> None:
    kept = part_of(baseline, "characteristics")
    kept["diameter_mm"]["record"]["baseline"]["center"] += 1e-6
    refused = rings("--baseline", altered(baseline, characteristics=kept))
    assert refused.exit_code == 3
    assert "diameter_mm: this version of qc gets other limits from the locked readings" in refused.stderr


def test_a_day_that_is_none_is_shown_as_it_stands(baseline: Path) -> None:
    altered(baseline, locked={"who": "Budi", "when": "kemarin"})
    notes = json.loads(rings("--baseline", baseline, "--json", "-").stdout)["data_notes"]
    assert [one for one in notes if "Budi locked on kemarin" in one["said"]["en"]]


def test_an_older_baseline_knows_its_standard_by_the_digest_only(baseline: Path, tmp_path: Path) -> None:
    standard = part_of(baseline, "standard")
    standard.pop("complete")
    altered(baseline, standard=standard)
    assert rings("--baseline", baseline).exit_code in {0, 4}
    other = tmp_path / "other.toml"
    text = (SPECS / "contoh-ring-piston.toml").read_text(encoding="utf-8")
    other.write_text(text + "\n# a remark\n", encoding="utf-8")
    refused = rings("--baseline", baseline, spec=other)
    assert (refused.exit_code, "is not the one that the baseline was locked with: sha256 " in refused.stderr) == (
        3,
        True,
    )


def test_counts_of_points_of_many_units_are_held_against_as_their_pilot_is(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    lot = (PLATING / "nopember.csv", "--spec", SPECS / "contoh-cacat-plating.toml")
    pilot = json.loads(run(*lot, "--pilot", PLATING / "oktober.csv", "--lock", path, "Budi", "--json", "-").stdout)
    locked = json.loads(run(*lot, "--baseline", path, "--json", "-").stdout)
    assert locked["decision"] == pilot["decision"]
    for ours, theirs in zip(locked["characteristics"], pilot["characteristics"], strict=True):
        assert ours["attribute"]["chart"]["panel"] == theirs["attribute"]["chart"]["panel"]
        assert ours["attribute"]["drift"] == theirs["attribute"]["drift"]
