"""Documents that prove themselves, from the command line: as the workshop writes them and the buyer checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from click.testing import CliRunner, Result
from proving import NAME, PASSPHRASE, SAMPLES, SPECS
from ramping import measured, standard

from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path

RINGS, RINGS_SPEC = SAMPLES / "ring-piston" / "piston_rings.csv", SPECS / "contoh-ring-piston.toml"
GEARS, GEARS_SPEC = SAMPLES / "roda-gigi" / "data.csv", SAMPLES / "roda-gigi" / "standar.toml"
ALL_HOLDS = "HOLDS: the signature, the key, the attachments, the verdict, the pages."


def run(*args: object, folder: Path, passphrase: str | None = PASSPHRASE) -> Result:
    env = {"QC_KEYS": str(folder / "keys"), "QC_PASSPHRASE": passphrase, "QC_LANG": "en"}
    return CliRunner().invoke(main, [*map(str, args)], env=env)


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A folder with a key of one's own."""
    assert run("keys", "new", "--name", NAME, folder=tmp_path).exit_code == 0
    return tmp_path


def test_a_certificate_is_signed_and_held_against_the_buyer_s_standard(workshop: Path) -> None:
    pdf, kind = workshop / "c.pdf", ("--kind", "certificate", "--purchase-order", "PO-7", "--shipped", "6/11/2026")
    wrote = run("report", GEARS, "--spec", GEARS_SPEC, "--pilot-units", 50, *kind, "-o", pdf, folder=workshop)
    assert wrote.exit_code == 0, wrote.output
    found = run("verify", pdf, "--spec", GEARS_SPEC, folder=workshop)
    assert found.exit_code == 0, found.output
    first, about, *_ = found.output.splitlines()
    assert first == "HOLDS: the signature, the key, the attachments, the standard, the verdict, the pages."
    assert about.strip().startswith("certificate of conformance for ")
    other = run("verify", pdf, "--spec", RINGS_SPEC, folder=workshop)
    assert other.exit_code == 1
    assert other.output.startswith("DOES NOT HOLD: it was judged by another standard than your contoh-ring-piston.toml")
    assert "      The whole standard: part_number: " in other.output


def test_without_a_passphrase_a_document_is_written_unsigned_and_that_is_said(workshop: Path) -> None:
    pdf = workshop / "o.pdf"
    asked = ("report", RINGS, "--spec", RINGS_SPEC, "--pilot-units", 125, "--kind", "owner", "--lang", "en", "-o", pdf)
    wrote = run(*asked, folder=workshop, passphrase=None)
    assert "the report gets no signature" in wrote.stderr
    found = run("verify", pdf, folder=workshop)
    assert found.exit_code == 4
    assert found.output.startswith("NOT SHOWN: it is not signed")


def test_days_and_what_is_said_beside_are_drawn_again(workshop: Path) -> None:
    pdf, days = workshop / "d.pdf", ("--produced", "2026-11-01", "--inspected", "05/11/2026")
    lot = ("--spec", RINGS_SPEC, "--pilot-units", 125, *days)
    assert run("inspect", RINGS, *lot, "--pdf", pdf, folder=workshop).exit_code == 4
    assert run("verify", pdf, folder=workshop).output.splitlines()[0] == ALL_HOLDS
    beside = ("--kind", "dimensional", "--lang", "en,ko", "--page", "letter", "--shipped", "2026-11-06")
    assert run("report", RINGS, *lot, *beside, "-o", pdf, folder=workshop).exit_code == 4
    assert run("verify", pdf, folder=workshop).output.splitlines()[0] == ALL_HOLDS


@pytest.mark.parametrize("command", ["inspect", "report"])
def test_answers_are_carried_and_proven(workshop: Path, command: str) -> None:
    pdf, answers = workshop / "a.pdf", workshop / "jawaban.csv"
    answers.write_text("pertanyaan,oleh,tanggal,jawaban\n1,Siti,2026-11-06,Jarum menunjuk 5 mikron\n", encoding="utf-8")
    lot = (RINGS, "--spec", RINGS_SPEC, "--pilot-units", 125, "--answers", answers)
    wrote = run(command, *lot, "--pdf" if command == "inspect" else "-o", pdf, folder=workshop)
    assert wrote.exit_code == 4, wrote.output
    assert run("verify", pdf, folder=workshop).output.splitlines()[0] == ALL_HOLDS
    with pikepdf.open(pdf) as opened:
        assert b"Jarum menunjuk 5 mikron" in opened.attachments["record.json"].get_file().read_bytes()


def test_a_ramp_proves_itself(workshop: Path) -> None:
    pilot, batch = measured(workshop, "pilot", day=9), measured(workshop, "lot", day=10, seed=2)
    pdf, told = workshop / "ramp.pdf", standard(workshop, {"target": 1000, "operators": 3})
    assert run("ramp", pilot, batch, "--spec", told, "--pdf", pdf, folder=workshop).exit_code == 4
    found = run("verify", pdf, folder=workshop)
    assert found.output.splitlines()[0] == ALL_HOLDS
    assert "report from pilot to volume" in found.output


def test_a_folder_of_documents_is_signed_too(workshop: Path) -> None:
    lots = workshop / "lots"
    lots.mkdir()
    (lots / "a.csv").write_bytes(RINGS.read_bytes())
    (lots / "bad.csv").write_bytes(b"\x00\x01")
    asked = ("--spec", RINGS_SPEC, "--pilot-units", 125, "--kind", "owner", "-o", workshop / "out")
    assert run("report", lots, *asked, folder=workshop).exit_code == 3
    assert run("verify", workshop / "out" / "a.pdf", folder=workshop).output.splitlines()[0] == ALL_HOLDS
