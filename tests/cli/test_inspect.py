"""``qc inspect`` as its users call it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from qc.cli import main, progress
from qc.words import language, message

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
RINGS = str(ROOT / "samples" / "ring-piston" / "piston_rings.csv")
SPEC = str(ROOT / "specs" / "contoh-ring-piston.toml")
PILOT = ["--pilot-units", "125"]


def run(*args: str, **extra: Any) -> Result:
    return CliRunner().invoke(main, ["inspect", *args], **extra)


def rings(path: Path, values: Sequence[float]) -> str:
    """Write readings in subgroups of five."""
    lines = [f"{i // 5 + 1},{value:.3f}" for i, value in enumerate(values)]
    path.write_text("\n".join(["sample,diameter_mm", *lines]) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def steady(tmp_path: Path) -> str:
    z = np.random.default_rng(5).standard_normal(225)
    return rings(tmp_path / "rings.csv", 74.001 + 0.009 * (z - z.mean()) / z.std())


def test_a_held_lot_ends_with_4_and_says_why() -> None:
    ran = run(RINGS, "--spec", SPEC, *PILOT)
    assert ran.exit_code == 4
    assert "TAHAN" in ran.output
    assert "Diameter dalam bergeser pelan ke atas" in ran.output


def test_an_accepted_lot_ends_with_0(steady: str) -> None:
    ran = run(steady, "--spec", SPEC, *PILOT, "--lang", "en")
    assert ran.exit_code == 0, ran.output
    assert "ACCEPT" in ran.output
    assert "Ship this lot." in ran.output


def test_a_rejected_lot_ends_with_1(tmp_path: Path) -> None:
    values = np.full(200, 74.0) + np.tile([-0.01, 0.0, 0.01, 0.005, -0.005], 40)
    values[150] = 74.2
    ran = run(rings(tmp_path / "bad.csv", values), "--spec", SPEC, *PILOT, "--lang=en")
    assert ran.exit_code == 1, ran.output
    assert "1 unit lies outside the buyer's limits" in ran.output


def test_no_pilot_is_said_and_holds(steady: str) -> None:
    ran = run(steady, "--spec", SPEC, "--lang", "en")
    assert ran.exit_code == 4
    assert "no pilot was given" in ran.output


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "BATCH… belum diberikan"),
        ((RINGS,), "--spec STANDARD.toml belum diberikan"),
        ((RINGS, "--spec", SPEC, "--bogus"), "tidak ada pilihan --bogus"),
        ((RINGS, "--spec"), "pilihan --spec memerlukan isi"),
        ((RINGS, "--spec", SPEC, "--pilot-units", "one"), "isikan bilangan bulat, paling sedikit 2"),
        ((RINGS, "--spek", SPEC), "apakah maksudnya --spec?"),
        ((RINGS, "--spec", SPEC, "--produced", "kemarin"), "isikan tanggal, misalnya"),
        ((RINGS, "--spec", SPEC, "--pilot", RINGS, *PILOT), "jangan keduanya"),
        ((RINGS, "--spec", SPEC, "--pilot-units", "900"), "900"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(args: tuple[str, ...], said: str) -> None:
    ran = run(*args)
    assert ran.exit_code == 2, ran.output
    assert said in ran.output


def test_a_command_that_is_not_there_lists_those_that_are() -> None:
    ran = CliRunner().invoke(main, ["inspct"])
    assert ran.exit_code == 2
    assert "apakah maksudnya inspect?" in ran.output
    assert "inspect" in ran.output


def test_unusable_input_ends_with_3_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    path.write_text("sample,diameter_mm\n1,74.001\n1,74.O02\n", encoding="utf-8")
    ran = run(str(path), "--spec", SPEC, "--lang", "en")
    assert ran.exit_code == 3
    assert "row 3, column diameter_mm" in ran.output
    assert "74.O02" in ran.output


def test_a_standard_that_is_not_there_ends_with_3(tmp_path: Path) -> None:
    ran = run(RINGS, "--spec", str(tmp_path / "none.toml"))
    assert ran.exit_code == 3
    assert "none.toml" in ran.output


def test_pdf_and_json_are_written_and_named(tmp_path: Path) -> None:
    pdf, facts = tmp_path / "out.pdf", tmp_path / "out.json"
    ran = run(RINGS, "--spec", SPEC, *PILOT, "--pdf", str(pdf), "--json", str(facts))
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert json.loads(facts.read_text(encoding="utf-8"))["decision"] == "hold"
    assert f"ditulis: {pdf}" in ran.output


def test_json_on_the_screen_stands_alone() -> None:
    ran = run(RINGS, "--spec", SPEC, *PILOT, "--json", "-")
    assert json.loads(ran.stdout)["schema"] == "qc-verdict"
    assert ran.exit_code == 4


def test_the_report_s_facts_come_from_the_options(tmp_path: Path) -> None:
    facts = tmp_path / "out.json"
    said = ["--workshop", "CV Contoh", "--lot", "L-7", "--quantity", "1000", "--produced", "02/11/2026"]
    run(RINGS, "--spec", SPEC, *PILOT, "--json", str(facts), *said)
    identity = json.loads(facts.read_text(encoding="utf-8"))["identity"]
    assert identity["workshop"] == "CV Contoh"
    assert identity["quantity"] == 1000
    assert identity["produced"].startswith("2026-11-02")


def test_a_pdf_that_cannot_be_written_still_shows_the_answer(tmp_path: Path) -> None:
    ran = run(RINGS, "--spec", SPEC, *PILOT, "--pdf", str(tmp_path / "none" / "out.pdf"), "--lang", "en")
    assert ran.exit_code == 3
    assert "HOLD" in ran.output
    assert "the folder does not exist" in ran.output


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_only_where_it_is_wanted(environment: dict[str, str], *, coloured: bool) -> None:
    ran = run(RINGS, "--spec", SPEC, *PILOT, color=True, env={"NO_COLOR": None, **environment})
    assert ("\x1b[" in ran.output) == coloured
    assert "\x1b[" not in run(RINGS, "--spec", SPEC, *PILOT).output


def test_the_environment_may_choose_the_language() -> None:
    assert "HOLD" in run(RINGS, "--spec", SPEC, *PILOT, env={"QC_LANG": "en"}).output
    assert "TAHAN" in run(RINGS, "--spec", SPEC, *PILOT, env={"QC_LANG": "fr"}).output


def test_progress_is_shown_on_a_terminal_once_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress.telling(language("en")) as tell:
        tell(message("{n} of 8", n=1))
        time.sleep(0.2)
        tell(message("{n} of 8", n=2))
    shown = capsys.readouterr().err
    assert "1 of 8 …" in shown
    assert "2 of 8 …" in shown
    assert shown.endswith("\x1b[K")


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.telling(language("en")) as tell:
        tell(message("{n} of 8", n=1))
    assert capsys.readouterr().err == ""


def test_an_interrupted_run_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_args: object, **_keys: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qc.workflow.inspect", interrupt)
    assert run(RINGS, "--spec", SPEC).exit_code == 130


def test_a_bare_call_shows_what_there_is() -> None:
    ran = CliRunner().invoke(main, ["--lang", "en"])
    assert ran.exit_code == 2
    assert "judge a batch: ship it, hold it or reject it" in CliRunner().invoke(main, ["--lang", "en", "--help"]).output
