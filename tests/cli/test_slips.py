"""Slips of the hand on the command line: a hyphen too few, a day or a month turned round, another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from ramping import measured, standard
from remembering import locked, recorded, run as run_in

from qc.cli import main
from qc.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*args: object, lang: str = "en") -> Result:
    return CliRunner().invoke(main, [*map(str, args), "--lang", lang])


def test_the_version_is_said() -> None:
    ran = CliRunner().invoke(main, ["--version"])
    assert (ran.exit_code, ran.output) == (0, f"qc {__version__}\n")
    assert "say which version this is" in run("--help").output


@pytest.mark.parametrize("written", ["-spec", "-spec=s.toml"])
def test_an_option_with_one_hyphen_is_known(written: str) -> None:
    assert "did you mean --spec?" in run("inspect", "lot.csv", written).stderr


@pytest.mark.parametrize("dash", ["–", "—"])
def test_two_hyphens_that_a_message_made_a_dash_of(dash: str, tmp_path: Path) -> None:
    ran = run("inspect", measured(tmp_path, "lot", day=9), f"{dash}spec", standard(tmp_path))
    assert (ran.exit_code, "An option begins with two hyphens: --spec" in ran.stderr) == (3, True)


@pytest.mark.parametrize("written", ["2.5", "2,5", "2,5%", "2.5 %"])
def test_a_percentage_may_have_its_sign(written: str) -> None:
    ran = run("plan", "--lot-size", 1000, "--aql", written)
    assert (ran.exit_code, "AQL 2.5: code letter J" in ran.stdout) == (0, True), ran.output


def test_the_headers_that_a_gauge_study_needs_are_named_in_the_reader_s_language(tmp_path: Path) -> None:
    lot = measured(tmp_path, "lot", day=9)
    assert "Write “Part”, “Operator”, “Trial” and “Reading” above the columns." in run("gauge", lot).stderr
    (tmp_path / "study.csv").write_text(
        "Part,Operator,Trial,Reading\n"
        + "".join(
            f"{part},{user},{trial},{10 + part + trial / 10}\n" for part in (1, 2) for user in "AB" for trial in (1, 2)
        ),
        encoding="utf-8",
    )
    assert "no row of headers" not in run("gauge", tmp_path / "study.csv").output


def test_capitals_name_a_language_too() -> None:
    assert CliRunner().invoke(main, ["plan", "--lang", "EN"]).stderr.startswith("it is not said which plan")


@pytest.mark.parametrize("day", ["22-11-2026", "22/11/2026", "22.11.2026", "2026-11-22"])
def test_a_day_is_written_as_people_write_it(day: str, tmp_path: Path) -> None:
    lot = measured(tmp_path, "lot", day=9)
    ran = run("inspect", lot, "--spec", standard(tmp_path), "--inspected", day, "--json", "-")
    assert '"inspected": "2026-11-22"' in ran.stdout


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A recorded lot of a part."""
    locked(tmp_path)
    assert recorded(tmp_path, 1)[0] == 0
    return tmp_path


@pytest.mark.parametrize("month", ["2026-11", "11-2026", "11/2026", "2026/11"])
def test_a_month_may_be_turned_round(shop: Path, month: str) -> None:
    status, text = run_in(shop, "scorecard", "--buyer", "Contoh", "--month", month)
    assert (status, "November 2026" in text) == (0, True), text


def test_a_part_of_another_buyer_is_said_to_be_that(shop: Path) -> None:
    status, text = run_in(shop, "history", "BOS-12", "--buyer", "PT Lain")
    assert (status, "nothing was recorded of this part for this buyer" in text) == (2, True), text
    assert "found: PT Lain\n  expected: one of Contoh" in text


def test_a_story_is_found_by_how_its_name_begins() -> None:
    assert "did you mean rangka-elektronik?" in run("demo", "rangka").stderr


def test_a_side_that_is_missing_says_its_option(shop: Path) -> None:
    status, text = run_in(shop, "people", "add", "budi", "--role", "owner", "--no-password")
    assert (status, "what to do: on the command line: --workshop NAME" in text) == (2, True), text


@pytest.mark.parametrize(("said", "may"), [("ya", "not yet: no password"), ("tidak", "no\n")])
def test_yes_and_no_are_understood_in_indonesian(shop: Path, said: str, may: str) -> None:
    run_in(shop, "people", "add", "budi", "--role", "trainer", "--no-password")
    assert run_in(shop, "people", "change", "budi", "--may-sign-in", said)[0] == 0
    assert may in run_in(shop, "people", "list")[1]


def test_a_folder_is_no_report_and_a_key_is_not_shown_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QC_KEYS", str(tmp_path / "keys"))
    assert "this is a folder, not a file" in run("verify", tmp_path).stderr
    ran = run("keys", "show", "--export", tmp_path / "own.pem")
    assert (ran.exit_code, ran.stdout, "qc keys new" in ran.stderr) == (2, "", True)


def test_answers_that_are_no_text_say_so_in_words(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_bytes(b"%PDF-1.7\x93\xff")
    lot = measured(tmp_path, "lot", day=9)
    ran = run("inspect", lot, "--spec", standard(tmp_path), "--answers", tmp_path / "answers.csv")
    assert (ran.exit_code, "Excel saves it as “CSV UTF-8”" in ran.stderr, "codec" in ran.stderr) == (3, True, False)


@pytest.mark.parametrize("command", ["history X", "people list", "store info", "log verify", "scorecard X", "recheck"])
def test_looking_where_nothing_is_remembered_makes_nothing(command: str, tmp_path: Path) -> None:
    ran = run(*command.split(), "--store", tmp_path / "typo.sqlite")
    assert (ran.exit_code, "nothing is remembered there" in ran.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []
