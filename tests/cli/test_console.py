"""Consoles that have no ≥, no √ and no Korean: every answer is still written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qc.cli.console import for_programs, plain
from qc.spec import load_spec

ROOT = Path(__file__).parents[2]
RING = ("inspect", "samples/ring-piston/piston_rings.csv", "--spec", "specs/contoh-ring-piston.toml")


def told(encoding: str, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command whose output goes to a file in the encoding of a country, as under Windows."""
    env = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    return subprocess.run([sys.executable, "-m", "qc", *args], cwd=ROOT, env=env, capture_output=True, check=False)


@pytest.mark.parametrize(("encoding", "sign"), [("cp1252", ">="), ("cp850", ">="), ("cp437", "≥"), ("ascii", "≥")])
def test_the_answer_is_written_in_any_encoding(encoding: str, sign: str) -> None:
    done = told(encoding, *RING, "--pilot-units", "125", "--lang", "en")
    said = done.stdout.decode("utf-8" if encoding == "ascii" else encoding)
    assert (done.returncode, done.stderr) == (4, b"")
    assert "HOLD" in said
    assert f"{sign} 0.97" in said


def test_json_stays_json_in_any_encoding() -> None:
    done = told("cp1252", *RING, "--json", "-")
    assert json.loads(done.stdout.decode("ascii"))["decision"] == "hold"


def test_a_standard_that_is_shown_can_be_kept_as_a_file(tmp_path: Path) -> None:
    given, kept = tmp_path / "Ø ≥ 12.toml", tmp_path / "kept.toml"
    text = (ROOT / RING[3]).read_text(encoding="utf-8")
    given.write_text(text.replace('"Ring piston"', '"Ø ½ ≥ 한"', 1), encoding="utf-8")
    kept.write_bytes(told("cp1252", "spec", "show", str(given)).stdout)
    assert load_spec(kept).data == load_spec(given).data
    assert "한" in str(load_spec(kept).data)


def test_what_is_refused_is_written_in_any_encoding() -> None:
    done = told("cp850", "inspect", "한국 √.csv", "--spec", "specs/contoh-ring-piston.toml", "--lang", "en")
    assert done.returncode == 3
    assert b"?? sqrt .csv" in done.stderr


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Cpk ≥ 1,33 … “σ̂”", 'Cpk >= 1,33 ... "sigma"'),
        ("Σ χ² ½ x₁ − 3 × 10⁻⁶", "Sigma chi2 1/2 x1 - 3 x 10-6"),
        ("Café Ø 12 한국 ✔", "Cafe dia. 12 ?? ok"),
        ("\udcff", "?"),
    ],
)
def test_letters_are_replaced_by_what_they_are_written_as(text: str, written: str) -> None:
    assert plain(text) == written


def test_json_for_programs_keeps_every_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"µ": "한 ≥ 𝜎", "a": "b"}
    monkeypatch.setattr("sys.stdout", open(os.devnull, "w", encoding="cp1252"))  # noqa: PTH123, SIM115 - as Windows opens it
    with sys.stdout:
        written = for_programs(json.dumps(facts, ensure_ascii=False))
    assert written.isascii()
    assert json.loads(written) == facts
