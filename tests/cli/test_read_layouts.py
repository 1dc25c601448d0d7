"""``qc read`` of workbooks as workshops have them: said once, in the file's own words."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from qc.cli import main

LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"


def layout(name: str, *args: str) -> str:
    (path,) = (path for path in LAYOUTS.glob(f"{name}_*") if path.suffix != ".toml")
    ran = CliRunner().invoke(main, ["read", str(path), *args, "--spec", str(LAYOUTS / f"{name}.toml"), "--lang", "id"])
    assert ran.exit_code == 0
    return ran.output


def test_the_same_table_on_many_sheets_is_said_once() -> None:
    said = layout("L04", "--explain")
    assert said.count("judul kolom  menjadi") == 1
    assert "Lembar “16 Nov”, “17 Nov”, “18 Nov”. Tabel: judul kolom di baris 2, 36 baris data" in said
    assert "Kekerasan      3–6    36          0" in said
    assert said.count("di berkas") == 3
    assert "\nLembar “17 Nov”\n" in said
    assert "- lembar tersembunyi tidak dibaca: Sheet3" in said


def test_a_rack_is_called_a_rack() -> None:
    said = layout("L12")
    assert "C      Rak          rak\n" in said
    assert "B      Bak          bak\n" in said
    assert "pahat" not in said
