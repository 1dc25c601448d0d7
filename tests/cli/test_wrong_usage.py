"""What somebody gets wrong on the command line is told with its remedy, before anything is asked or written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from qc.cli import main

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
RING = ROOT / "samples/ring-piston/piston_rings.csv"
STANDARD = ROOT / "specs/contoh-ring-piston.toml"
LOT = (RING, "--spec", STANDARD, "--pilot-units", 125)


def run(*args: object, lang: str = "en", typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, args), "--lang", lang], input=typed)


def refused(*args: object, status: int) -> str:
    """Run a command that is refused, and return what it says; in Indonesian it says something else."""
    ran = run(*args)
    assert (ran.exit_code, ran.stdout) == (status, ""), ran.output
    assert run(*args, lang="id").stderr != ran.stderr
    return ran.stderr


def test_a_baseline_that_is_not_there_is_not_called_unreadable(tmp_path: Path) -> None:
    said = refused("inspect", RING, "--spec", STANDARD, "--baseline", tmp_path / "none.json", status=3)
    assert said == "none.json: there is no such file\n  what to do: check the name and the folder\n"


def test_a_baseline_that_cannot_be_read_says_what_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    said = refused("inspect", RING, "--spec", STANDARD, "--baseline", tmp_path / "folder.json", status=3)
    assert said.startswith("folder.json: the file cannot be read\n  what to do: check who may read it")


def test_an_option_is_no_name_of_who_locks_a_baseline(tmp_path: Path) -> None:
    said = refused("inspect", *LOT, "--lock", tmp_path / "b.json", "--pdf", status=2)
    assert "nobody is named who locks the baseline\n  found: --pdf\n" in said
    assert not list(tmp_path.iterdir())


def test_a_pilot_too_short_to_be_locked_says_how_long_it_must_be(tmp_path: Path) -> None:
    asked = ("inspect", RING, "--spec", STANDARD, "--pilot-units", 20, "--lock", tmp_path / "b.json", "Budi")
    assert "what to do: give a pilot of at least 100 units" in refused(*asked, status=2)
    assert not list(tmp_path.iterdir())


def test_answers_that_are_not_there_and_a_file_that_holds_none(tmp_path: Path) -> None:
    said = refused("inspect", *LOT, "--answers", tmp_path / "none.csv", status=3)
    assert said.endswith("none.csv: there is no such file\n  what to do: check the name and the folder\n")
    said = refused("inspect", *LOT, "--answers", RING, status=3)
    assert said.count("\n") == 4
    assert "headers are missing in the file of answers: question, who, when, answer" in said
    assert "found: sample, diameter_mm, phase" in said


def test_a_document_is_not_put_into_a_file_as_if_it_were_a_folder(tmp_path: Path) -> None:
    there = tmp_path / "lot.csv"
    there.write_text("no;d\n", encoding="utf-8")
    said = refused("report", *LOT, "-o", there, status=2)
    assert "a file of this name is there" in said
    assert "a name that ends in .pdf" in said
    assert there.read_text(encoding="utf-8") == "no;d\n"


@pytest.mark.parametrize(
    ("place", "reason"), [("none/s.toml", "the folder does not exist"), (".", "this is a folder, not a file")]
)
def test_questions_are_not_asked_for_a_file_that_cannot_be_written(tmp_path: Path, place: str, reason: str) -> None:
    ran = run("spec", "new", "-o", tmp_path / place, typed="PT Contoh\n")
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert f"{reason}\n  what to do: " in ran.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("history", "BOS", "12"), "there is no place for 12: words that belong together stand in quotes"),
        (("backup", "a", "b", "c"), "there is no place for b c: words that belong together stand in quotes"),
        (("serve", "--port", "70000"), "--port does not fit: a whole number from 0 to 65535 is wanted, without marks"),
        (("spec", "diff", "old.toml"), "NEW.toml is missing"),
        (("spec", "chek"), "there is no such command; there are: check, show, diff, new, import, schema"),
    ],
)
def test_what_does_not_fit_the_command_is_said_in_the_reader_s_words(args: tuple[str, ...], said: str) -> None:
    told = refused(*args, status=2).splitlines()
    assert told[0] == said
    assert told[-1].startswith(f"what it takes: qc {args[0]}")


def test_an_option_without_its_value_is_named() -> None:
    ran = CliRunner().invoke(main, ["plan", "--aql"])
    assert (ran.exit_code, ran.stderr) == (2, "pilihan --aql memerlukan isi\n")


@pytest.mark.parametrize("given", [[], ["--lang", "id"]])
def test_without_a_command_the_commands_are_shown(given: list[str]) -> None:
    ran = CliRunner().invoke(main, given)
    assert ran.exit_code == 2
    assert "inspect" in ran.stdout
    assert "Pemakaian: " in ran.stdout


def test_an_argument_is_named_without_the_brackets_that_say_it_may_be_left_out() -> None:
    said = refused("dispose", "L1", "eat", "--why", "x", status=2)
    assert said.startswith("DECISION does not fit: “eat” is none of use, rework, sort, scrap, return\n")


def test_a_profile_that_is_not_there_is_said_of_the_standard_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('format = 1\ninherits = "profil-umum.toml"\n', encoding="utf-8")
    said = refused("spec", "check", path, status=3)
    assert said.startswith(f"{path}, line 2, key inherits: there is no such profile\n  found: ")
    assert "profil-umum.toml" in said


def test_a_standard_of_a_later_format_says_that_qc_is_too_old(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(STANDARD.read_text(encoding="utf-8").replace("format = 1", "format = 2", 1), encoding="utf-8")
    said = refused("spec", "check", path, status=3)
    assert (
        "expected: only 1\n  what to do: this standard is written for a newer version of qc: install that one" in said
    )


def test_what_is_too_large_elsewhere_says_only_what_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    written = STANDARD.read_text(encoding="utf-8").replace("minimum = 1.33", "minimum = 11")
    path.write_text(written, encoding="utf-8")
    said = refused("spec", "check", path, status=3)
    assert said.endswith("  found: 11\n  expected: a number above 0, at most 10\n")


def test_a_reader_that_goes_away_is_no_rejected_lot(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr("qc.cli.help.click.echo", gone)
    assert run("help").exit_code == 141


def test_a_shell_that_asks_how_to_complete_commands_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_QC_COMPLETE", "bash_source")
    ran = CliRunner().invoke(main, [], prog_name="qc")
    assert (ran.exit_code, "complete" in ran.stdout) == (0, True)
