"""Names of files on the command line: those that blanks took apart, that are nearly right, or that say another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from ramping import measured, standard

from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a standard and a lot, in which commands are typed."""
    standard(tmp_path)
    measured(tmp_path, "lot 1", day=10)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, [*args, "--lang", lang])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            ("lot", "1.csv"),
            'lot 1.csv: there is no such file\n  what to do: A name with blanks stands in quotes: "lot 1',
        ),
        (("lot 1.xlsx",), "lot 1.xlsx: there is no such file\n  what to do: did you mean lot 1.csv?"),
        (("lt 1.csv",), "did you mean lot 1.csv?"),
        (("lot 9.csv",), "what to do: Check the name and the folder."),
        (("none/lot 1.csv",), "what to do: Check the name and the folder."),
        (("",), "an empty name is no file"),
    ],
)
@pytest.mark.parametrize("command", [("inspect",), ("read",), ("record",), ("ramp", "lot 1.csv")])
@pytest.mark.usefixtures("shop")
def test_a_name_without_a_file_says_what_was_probably_meant(
    command: tuple[str, ...], typed: tuple[str, ...], said: str
) -> None:
    ran = run(*command, *typed, "--spec", "standard.toml")
    assert (ran.exit_code in {2, 3}, ran.stdout, said in ran.stderr) == (True, "", True), ran.stderr


@pytest.mark.parametrize(
    ("command", "fix"),
    [
        (
            ("inspect", "lot 1.csv", "--spec", "standard.toml", "--pdf", "out.xlsx"),
            "that ends in .pdf, such as out.pdf",
        ),
        (("record", "lot 1.csv", "--spec", "standard.toml", "--pdf", "out"), "that ends in .pdf, such as out.pdf"),
        (("history", "BOS-12", "--pdf", "out.docx"), "that ends in .pdf, such as out.pdf"),
        (("demo", "ring-piston", "--pdf", "out.doc"), "that ends in .pdf, such as out.pdf"),
        (("plan", "--lot-size", "1000", "--aql", "1", "--svg", "out.png"), "that ends in .svg, such as out.svg"),
        (("export", "out.csv"), "that ends in .zip, such as out.zip"),
        (("handover", "write", "out.txt"), "that ends in .zip, such as out.zip"),
        (("spec", "new", "-o", "out.xlsx"), "that ends in .toml, such as out.toml"),
        (
            ("report", "lot 1.csv", "--spec", "standard.toml", "-o", "out.docx"),
            "give a document a name that ends in .pdf",
        ),
    ],
)
def test_a_file_does_not_pretend_to_be_of_another_kind(shop: Path, command: tuple[str, ...], fix: str) -> None:
    before = sorted(shop.iterdir())
    ran = run(*command)
    assert (ran.exit_code, fix in ran.stderr, sorted(shop.iterdir())) == (2, True, before), ran.output
    assert run(*command, lang="id").stderr != ran.stderr


@pytest.mark.parametrize(("place", "said"), [("none/out.pdf", "the folder does not exist"), (".", "this is a folder")])
def test_a_place_that_is_none_is_said_before_a_lot_is_recorded(shop: Path, place: str, said: str) -> None:
    ran = run("record", "lot 1.csv", "--spec", "standard.toml", "--store", "s.sqlite", "--pdf", place)
    assert (ran.exit_code, said in ran.stderr, (shop / "s.sqlite").exists()) == (3, True, False), ran.output
