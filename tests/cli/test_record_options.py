"""``qc record`` with everything that a user may say of files: it is kept, and the verdict comes out the same again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from proving import PASSPHRASE, signer
from pypdf import PdfReader
from ramping import measured, standard
from remembering import run

from qc.store import schema
from qc.store.opening import open_store
from qc.store.recalling import batches

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from qc.store.recalling import Kept


def renamed(path: Path) -> Path:
    """The file with a header that says nothing of its characteristic, its second half copied from its first."""
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    half = len(rows) // 2
    copied = [f"{row.rpartition(';')[0]};{rows[at].rpartition(';')[2]}" for at, row in enumerate(rows[half:])]
    lines = [head.replace("Diameter luar (mm)", "Kolom X"), *rows[:half], *copied]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def written(folder: Path, name: str, *lines: str) -> Path:
    """A file of some lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def said(folder: Path) -> tuple[object, ...]:
    """Every option by which a user says something of the files."""
    lot = renamed(measured(folder, "lot", day=10, seed=2))
    pilot = measured(folder, "pilot", day=9)
    pilot.write_text(pilot.read_text(encoding="utf-8").replace("Diameter luar (mm)", "Kolom X"), encoding="utf-8")
    old = lot.read_text(encoding="utf-8").splitlines()[3].rpartition(";")[2]
    corrected = f"lot.csv,,4,Kolom X,{old.replace(',', '.')},11.979,Budi,2026-11-11,salah tulis"
    return (
        lot,
        *("--spec", standard(folder), "--lot", "L1", "--lot-sequence", 1, "--target-volume", 5000, "--pilot", pilot),
        *("--column", "Kolom X=d_luar"),
        "--exclude",
        written(folder, "keluar.csv", "karakteristik;subgrup;sebab;oleh;tanggal", "d_luar;7;jatuh;Budi;09/11/2026"),
        "--corrections",
        written(folder, "betul.csv", "file,sheet,row,column,old,new,who,when,why", corrected),
    )


def answers(folder: Path, question: str) -> Path:
    """A file that answers one question."""
    return written(folder, "jawab.csv", "question;who;when;answer", f"{question};Budi;2026-11-11;dua unit sekali ukur")


def only(folder: Path) -> tuple[Kept, dict[str, bytes]]:
    """The one batch that is recorded, and its files under their roles."""
    with open_store(folder / "store.sqlite").reading() as connection:
        (kept,) = batches(connection)
        wanted = sa.select(schema.BATCH_FILE.c.role, schema.FILE.c.content).join(
            schema.FILE, schema.FILE.c.id == schema.BATCH_FILE.c.content
        )
        return kept, {row[0]: row[1] for row in connection.execute(wanted)}


def test_what_is_said_of_the_files_is_kept_and_judged_by_again(tmp_path: Path) -> None:
    given = said(tmp_path)
    asked = run(tmp_path / "elsewhere", "record", *given, "--json", "-")[1]
    questions: list[dict[str, Any]] = json.loads(asked)["questions"]["asked"]
    assert questions, "a copied half is asked about"
    answered = answers(tmp_path, questions[0]["id"])
    status, text = run(tmp_path, "record", *given, "--answers", answered)
    assert status in {0, 1, 4}, text
    kept, papers = only(tmp_path)
    assert set(papers) == {"batch", "pilot", "corrections", "exclude", "answers", "columns"}
    assert papers["answers"] == answered.read_bytes()
    assert json.loads(papers["columns"]) == {"Kolom X": "d_luar"}
    facts = kept.facts
    assert (facts["identity"]["lot_sequence"], facts["readiness"]["target"]) == (1, 5000)
    assert [one["point"] for one in facts["left_out"]] == [7]
    assert [one["why"] for one in facts["corrections"]] == ["salah tulis"]
    assert facts["questions"]["asked"][0]["answer"]["answer"] == "dua unit sekali ukur"
    status, text = run(tmp_path, "recheck")
    assert (status, "1 of 1 recorded verdict comes out the same again" in text) == (0, True), text


def test_the_report_that_is_kept_is_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = tmp_path / "keys"
    signer(keys)
    monkeypatch.setenv("QC_KEYS", str(keys))
    monkeypatch.setenv("QC_PASSPHRASE", PASSPHRASE)
    pdf = tmp_path / "laporan.pdf"
    lot = measured(tmp_path, "lot", day=10, seed=2)
    status, text = run(tmp_path, "record", lot, "--spec", standard(tmp_path), "--pilot-units", 50, "--pdf", pdf)
    assert status in {0, 4}, text
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        wanted = sa.select(schema.FILE.c.content).join(schema.REPORT, schema.REPORT.c.content == schema.FILE.c.id)
        (kept,) = connection.execute(wanted).scalars()
    assert kept == pdf.read_bytes()
    fields = PdfReader(pdf).get_fields() or {}
    assert any(field.get("/FT") == "/Sig" for field in fields.values())


def test_an_answer_to_what_was_not_asked_leaves_nothing(tmp_path: Path) -> None:
    lot = measured(tmp_path, "lot", day=10, seed=2)
    answered = answers(tmp_path, "block-d_luar")
    status, text = run(tmp_path, "record", lot, "--spec", standard(tmp_path), "--answers", answered)
    assert (status, "this question was not asked" in text) == (3, True), text
    assert "nothing is recorded yet" in run(tmp_path, "store", "info")[1]
