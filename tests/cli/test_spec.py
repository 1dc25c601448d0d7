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
    assert "\nlsl = 99.7  # ISO 2768-1 m\n" in run("show", str(ROOT / "specs" / "contoh-rangka-elektronik.toml")).stdout
    copy = tmp_path / "copy.toml"
    copy.write_text(shown.stdout, encoding="utf-8")
    assert run("check", str(copy)).exit_code == 0


def test_diff_says_what_a_revision_changes_and_what_it_would_have_said(tmp_path: Path) -> None:
    ring = ROOT / "specs" / "contoh-ring-piston.toml"
    batch = str(ROOT / "samples" / "ring-piston" / "piston_rings.csv")
    tight = tmp_path / "tight.toml"
    tight.write_text(ring.read_text(encoding="utf-8").replace("usl = 74.050", "usl = 74.0102"), encoding="utf-8")
    plain = run("diff", str(ring), str(tight), "--lang", "en")
    assert plain.output == "Inside diameter: usl: 74.05 → 74.0102\n"
    judged = run("diff", str(ring), str(tight), "--batch", batch, "--lang", "en")
    assert judged.output.endswith("This batch by the old standard: HOLD; by the new one: REJECT.\n")
    assert run("diff", str(ring), str(ring), "--lang", "en").output == "Both standards ask the same.\n"


def test_diff_names_what_comes_and_goes(tmp_path: Path) -> None:
    ring = ROOT / "specs" / "contoh-ring-piston.toml"
    more = tmp_path / "more.toml"
    item = '[[characteristic]]\nid = "x"\nnames = { id = "X", en = "Colour" }\nkind = "attribute"\nclass = "minor"\n'
    text = ring.read_text(encoding="utf-8").replace("nominal = 74.000\n", "")
    more.write_text(f'drawing = "D"\n{text}\n{item}', encoding="utf-8")
    assert run("diff", str(ring), str(more), "--lang", "en").output.splitlines() == [
        'The whole standard: drawing added: "D"',
        "Inside diameter: nominal taken out; it was 74.0",
        "Colour: new",
    ]
    assert "Colour: no longer asked" in run("diff", str(more), str(ring), "--lang", "en").output
