"""``qc answer`` and ``qc dispose``: what is said about a batch after it was recorded."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from ramping import measured, standard
from remembering import locked, run

from qc.cli import main
from qc.workflow.remembered.recalled import recalled
from qc.workflow.spoken.questions import ask


def copied(folder: Path) -> Path:
    """Write a lot whose second half is a copy of its first."""
    lot = measured(folder, "lot", day=10, seed=2)
    head, *rows = lot.read_text(encoding="utf-8").splitlines()
    second = [f"{row.rpartition(';')[0]};{rows[at].rpartition(';')[2]}" for at, row in enumerate(rows[50:])]
    lot.write_text("\n".join([head, *rows[:50], *second]) + "\n", encoding="utf-8")
    return lot


@pytest.fixture(scope="module")
def recorded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch whose second half is a copy of its first: it is asked about."""
    folder = tmp_path_factory.mktemp("shop")
    spec = locked(folder)
    status, text = run(folder, "record", copied(folder), "--spec", spec, "--lot", "L1")
    assert status in {0, 4}, text
    return folder


@pytest.fixture
def shop(recorded_once: Path, tmp_path: Path) -> Path:
    """A copy of it, to write in."""
    return Path(shutil.copytree(recorded_once, tmp_path / "shop"))


def asked(shop: Path, number: int = 1) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(shop, "answer", number, "--json", "-")[1])["questions"]
    return found


def test_what_was_asked_is_shown(shop: Path) -> None:
    status, text = run(shop, "answer", 1)
    assert status == 0
    assert "Questions about lot L1 (batch 1):" in text
    assert "not answered yet" in text
    assert "belum dijawab" in run(shop, "answer", 1, lang="id")[1]


def test_a_later_report_prints_the_answer(shop: Path) -> None:
    pdf = shop / "laporan.pdf"
    answer = ("answer", 1, "1", "Alat menyalin otomatis", "--who", "Bu Siti")
    status, text = run(shop, *answer, "--pdf", pdf)
    assert (status, bool(re.search(r"Bu Siti, \d+ [A-Z][a-z]+ 20\d\d: ", text))) == (0, True), text
    printed = " ".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Alat menyalin otomatis" in printed
    assert "Bu Siti" in printed
    facts = recalled(1, store=shop / "store.sqlite").verdict.facts
    assert facts.questions is not None
    given = facts.questions.asked[0].answer
    assert given is not None
    assert (given.answer, given.who) == ("Alat menyalin otomatis", "Bu Siti")
    assert run(shop, "recheck")[0] == 0, "the recorded verdict stays what it was"
    assert run(shop, "log", "verify")[0] == 0
    checked = CliRunner().invoke(main, ["verify", str(pdf), "--lang", "en"])
    assert (checked.exit_code, "does not hold" in checked.output) == (4, False), "only a signature is missing"


def test_the_last_answer_counts_and_others_stay(shop: Path) -> None:
    run(shop, "answer", 1, "1", "pertama")
    run(shop, "answer", 1, "1", "kedua")
    found = asked(shop)
    assert [each["answer"] for each in found[0]["answers"]] == ["kedua"]
    if len(found) > 1:
        run(shop, "answer", 1, "2", "lain")
        assert [len(one["answers"]) for one in asked(shop)[:2]] == [1, 1]


def test_an_answer_stays_with_its_lot_when_that_is_recorded_again(tmp_path: Path) -> None:
    lot = (copied(tmp_path), "--spec", standard(tmp_path))
    run(tmp_path, "record", *lot)
    run(tmp_path, "answer", 1, "1", "the gauge was stuck")
    ask(1, "Which gauge?", store=tmp_path / "store.sqlite")
    locked(tmp_path)
    assert "it counts instead of batch 1" in run(tmp_path, "record", *lot)[1]
    assert [one["answer"] for one in asked(tmp_path, 2)[0]["answers"]] == ["the gauge was stuck"]
    assert run(tmp_path, "answer", 2, "q1", "the new one")[0] == 0
    assert asked(tmp_path, 1)[-1]["answers"][0]["answer"] == "the new one"


def test_what_somebody_asked_is_answered_too(shop: Path) -> None:
    ask(1, "Why is L1 late?", store=shop / "store.sqlite")
    status, text = run(shop, "answer", 1, "q1", "Mesin rusak dua hari")
    assert (status, "q1. Why is L1 late?" in text, "Mesin rusak dua hari" in text) == (0, True, True)
    assert asked(shop)[-1]["answers"][0]["answer"] == "Mesin rusak dua hari"


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ((1, "99", "kata"), 2, "this question was not asked"),
        ((1, "q9", "kata"), 2, "this question was not asked"),
        ((9, "1", "kata"), 2, "there is no such batch"),
        ((9,), 2, "there is no such batch"),
        ((1, "1"), 2, "a question's number and words"),
        ((1, "1", " "), 2, "words are needed"),
    ],
)
def test_what_does_not_fit_is_refused(shop: Path, given: tuple[object, ...], status: int, said: str) -> None:
    found, text = run(shop, "answer", *given)
    assert (found, said in text) == (status, True), text


def test_units_are_disposed_of_with_a_reason(shop: Path) -> None:
    assert "Nothing was decided" in run(shop, "dispose", 1)[1]
    dispose = ("dispose", 1, "rework", "--characteristic", "d_luar", "--units", "12-40")
    status, text = run(shop, *dispose, "--why", "diameter terlalu besar")
    assert (status, "rework, then measure again" in text, "12-40" in text) == (0, True, True), text
    status, text = run(shop, "dispose", 1, "use", "--why", "disetujui pembeli", lang="id")
    assert (status, "seluruh lot" in text) == (0, True)
    known = json.loads(run(shop, "dispose", 1, "--json", "-")[1])["decided"]
    assert [(one["decision"], one["characteristic"], one["units"]) for one in known] == [
        ("rework", "d_luar", "12-40"),
        ("use", None, None),
    ]


@pytest.mark.parametrize(("units", "known"), [("9-3", False), ("900", False), ("3-9", True), ("the bent one", False)])
def test_units_that_nobody_measured_are_said_when_they_were_to_be_left_out(
    tmp_path: Path, units: str, *, known: bool
) -> None:
    spec = locked(tmp_path)
    run(tmp_path, "record", measured(tmp_path, "lot", day=10, seed=5), "--spec", spec, "--lot", "L1")
    status, text = run(tmp_path, "dispose", "L1", "scrap", "--units", units, "--why", "bengkok")
    assert (status, f"No measured unit is called {units}: nothing is left out" in text) == (0, not known), text
    assert json.loads(run(tmp_path, "dispose", "L1", "--json", "-")[1])["unplaced"] == ([] if known else [units])
    run(tmp_path, "dispose", "L1", "use", "--units", "800", "--why", "disetujui pembeli")
    assert "called 800" not in run(tmp_path, "dispose", "L1")[1], "what is used is not left out"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((1, "scrap"), "nothing is decided without a reason"),
        ((9, "scrap", "--why", "x"), "there is no such batch"),
        ((1, "scrap", "--why", "x", "--characteristic", "berat"), "no characteristic berat"),
        ((1, "eat", "--why", "x"), "eat"),
        ((9,), "there is no such batch"),
    ],
)
def test_no_decision_without_batch_reason_or_sense(shop: Path, given: tuple[object, ...], said: str) -> None:
    status, text = run(shop, "dispose", *given)
    assert (status, said in text) == (2, True), text


def test_a_batch_that_nobody_asks_about(tmp_path: Path) -> None:
    spec = locked(tmp_path)
    run(tmp_path, "record", measured(tmp_path, "lot", day=10, seed=5), "--spec", spec)
    assert "Nothing was asked about lot #1" in run(tmp_path, "answer", 1)[1]
