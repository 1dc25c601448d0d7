"""``qc report``: documents from the command line, one or a folder of them."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from qc.cli import main
from qc.workflow import Kind, Wanted, report_folders
from qc.workflow.reading import NO_HINTS
from qc.workflow.report_folders import Job, batches_in, places, report_each

if TYPE_CHECKING:
    from click.testing import Result

    from qc.workflow import Hints

ROOT = Path(__file__).parents[2]
BATCH = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
SPEC = ROOT / "specs" / "contoh-ring-piston.toml"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, args), "--spec", str(SPEC), "--pilot-units", "125"])


def text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)


@pytest.mark.parametrize("kind", ["inspection", "dimensional", "first-article", "owner", "class"])
def test_each_kind_is_written_with_the_verdict_s_exit_status(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out.pdf"
    ran = run(BATCH, "--kind", kind, "-o", out)
    assert ran.exit_code == 4, ran.output
    assert "TAHAN" in ran.output
    assert str(out) in ran.output
    assert "RING-74" in text(out)


def test_a_certificate_is_refused_in_plain_words(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    ran = run(BATCH, "--kind", "certificate", "-o", out)
    assert ran.exit_code == 4
    assert "kesesuaian belum dapat dinyatakan" in ran.output
    assert "bergeser" in ran.output
    assert not out.exists()


def test_languages_paper_and_what_is_said_beside(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    asked = "--kind dimensional --lang en,ko --page letter --lot L-7 --purchase-order PO-9 --prepared Budi"
    ran = run(BATCH, *asked.split(), "-o", out)
    assert ran.exit_code == 4, ran.output
    assert "HOLD" in ran.output
    for said in ("Dimensional results", "로트 번호", "L-7", "PO-9", "Name: Budi"):
        assert said in text(out)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--lang", "en,fr"), "there is no language fr"),
        (("--lang", "en,id", "--kind", "owner"), "this page is in one language"),
        (("--lang", "en", "--kind", "class", "--characteristic", "x"), "no characteristic x"),
        (("--lang", "en", "--kind", "poster"), "poster"),
        (("--lang", "en", "--address", "x" * 1001), "what is said with --address is too long"),
    ],
)
def test_what_does_not_fit_together_is_refused(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    ran = run(BATCH, *args, "-o", tmp_path / "out.pdf")
    assert ran.exit_code == 2
    assert said in ran.output


def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "logo.png"
    bad.write_text("no picture", encoding="utf-8")
    ran = run(BATCH, "--logo", bad, "-o", tmp_path / "out.pdf")
    assert ran.exit_code == 3
    assert "logo bukan PNG" in ran.output


def folder(at: Path) -> Path:
    made = at / "batches"
    made.mkdir()
    for name in ("a.csv", "b.csv"):
        shutil.copy(BATCH, made / name)
    (made / "bad.csv").write_text("no;numbers\nhere;at all\n", encoding="utf-8")
    (made / "notes.md").write_text("not a batch", encoding="utf-8")
    return made


def test_a_folder_gives_a_report_of_each_file_and_lists_the_bad_ones(tmp_path: Path) -> None:
    ran = run(folder(tmp_path), "--kind", "owner", "-o", tmp_path / "reports")
    assert ran.exit_code == 3, ran.output
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["a.pdf", "b.pdf"]
    assert "2 dari 3 laporan ditulis" in ran.output
    assert "bad.csv" in ran.output


def test_a_folder_of_good_files_ends_well_and_one_of_none_is_refused(tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "bad.csv").unlink()
    assert run(made, "--kind", "owner", "-o", tmp_path / "reports").exit_code == 0
    (tmp_path / "empty").mkdir()
    ran = run(tmp_path / "empty", "-o", tmp_path / "reports")
    assert ran.exit_code == 2
    assert "tidak ada berkas hasil ukur" in ran.output


@pytest.mark.slow
def test_several_processes_give_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = folder(tmp_path)
    run(made, "--kind", "owner", "-o", tmp_path / "one")
    monkeypatch.setattr(report_folders, "FEW", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    run(made, "--kind", "owner", "-o", tmp_path / "two")
    for name in ("a.pdf", "b.pdf"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_names_never_meet() -> None:
    found = places([Path("x/a.csv"), Path("y/a.csv"), Path("x/a.xlsx"), Path("b.csv")], Path("out"))
    assert [path.name for path in found] == ["a-csv.pdf", "a-csv-2.pdf", "a-xlsx.pdf", "b.pdf"]


def test_no_document_takes_the_place_of_another_also_where_capitals_do_not_count() -> None:
    batches = [Path("x/Lot.csv"), Path("x/lot.xlsx"), Path("y/lot-CSV-2.csv"), Path("y/LOT.CSV"), Path("b.csv")]
    assert [path.name for path in places(batches, Path("out"))] == [
        "Lot-csv.pdf",
        "lot-xlsx.pdf",
        "lot-CSV-2.pdf",
        "LOT-CSV-3.pdf",
        "b.pdf",
    ]


def test_lock_files_of_spreadsheets_are_no_batches(tmp_path: Path) -> None:
    for name in ("~$a.xlsx", ".~lock.a.ods#", ".hidden.csv", "a.XLSX"):
        (tmp_path / name).touch()
    assert [path.name for path in batches_in([tmp_path])] == ["a.XLSX"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = run(BATCH, "-o", tmp_path / "file" / "reports")
    assert ran.exit_code == 3
    assert "tidak dapat dibuat" in ran.output


def test_a_fault_of_the_program_costs_no_other_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def broken(batch: Path, **_: object) -> None:
        asked.append(batch)
        raise ZeroDivisionError("twice nothing")

    monkeypatch.setattr(report_folders, "report", broken)
    ran = run(folder(tmp_path), "-o", tmp_path / "reports")
    assert ran.exit_code == 3
    assert len(asked) == 3
    assert "ZeroDivisionError: twice nothing" in ran.output


class Deadly:
    """Ends the process that takes it in."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


@pytest.mark.slow
def test_a_file_that_ends_a_process_costs_no_other_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_folders, "FEW", 1)
    asked: dict[str, Any] = {"spec": SPEC, "pilot": None, "pilot_units": 125, "identity": None, "lang": "en"}
    wanted, wishes = Wanted(kind=Kind.OWNER), cast("tuple[Hints, Hints]", (NO_HINTS, Deadly()))
    good, deadly = (
        Job(batch=BATCH, to=tmp_path / f"{number}.pdf", hints=hints, wanted=wanted, **asked)
        for number, hints in enumerate(wishes)
    )
    found = report_each((deadly, good), workers=2)
    assert [one.written for one in found] == [None, good.to]
    assert found[0].refused.startswith("the system ended the work on this file")
    assert good.to.read_bytes().startswith(b"%PDF-")


def test_nothing_to_do_is_nothing_done() -> None:
    assert report_each(()) == ()
