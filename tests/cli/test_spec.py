"""``qc spec`` as its users call it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from qc.cli import main

ROOT = Path(__file__).parents[2]
SPECS = sorted((ROOT / "specs").glob("*.toml"))


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["spec", *args])


def test_every_standard_in_the_house_can_be_used() -> None:
    assert len(SPECS) >= 2
    ran = run("check", *map(str, SPECS))
    assert ran.exit_code == 0, ran.output
    assert ran.output.count(": dapat dipakai") == len(SPECS)


def test_a_fault_is_said_with_line_key_and_remedy(tmp_path: Path) -> None:
    text = SPECS[0].read_text(encoding="utf-8").replace("usl =", "ulsl =", 1)
    path = tmp_path / "salah.toml"
    path.write_text(text, encoding="utf-8")
    ran = run("check", str(path), str(SPECS[1]), "--lang", "en")
    assert ran.exit_code == 3
    assert "line " in ran.output
    assert "ulsl" in ran.output
    assert f"{SPECS[1]}: can be used" in ran.output


def test_the_schema_is_json() -> None:
    schema = json.loads(run("schema").output)
    assert schema["type"] == "object"
    assert "characteristic" in schema["properties"]


def test_show_prints_a_standard_that_can_be_used(tmp_path: Path) -> None:
    shown = run("show", str(ROOT / "specs" / "contoh-gagang-dongkrak.toml"))
    assert shown.exit_code == 0
    copy = tmp_path / "copy.toml"
    copy.write_text(shown.stdout, encoding="utf-8")
    assert run("check", str(copy)).exit_code == 0
