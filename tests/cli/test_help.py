"""``qc help``: the pages of help as plain text."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from qc.cli import main
from qc.spec import spec_schema
from qc.web.help.pages import PAGES, page
from qc.web.help.terminal import WIDTH
from qc.web.help.words import words
from qc.words.language import CODES


def shown(*args: str, exit_code: int = 0) -> str:
    ran = CliRunner().invoke(main, ["help", *args])
    assert ran.exit_code == exit_code, ran.output
    return ran.output


@pytest.mark.parametrize("code", CODES)
def test_it_lists_the_pages(code: str) -> None:
    lines = shown("--lang", code).splitlines()
    assert [line.split(maxsplit=1) for line in lines[: len(PAGES)]] == [[n, page(n, code).title] for n in PAGES]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_text_that_a_terminal_can_hold(name: str, code: str) -> None:
    text = shown(name, "--lang", code)
    assert text.startswith(page(name, code).title)
    assert text.endswith("\n")
    prose = [line for line in text.splitlines() if not line.startswith("    ")]
    assert max(len(line) for line in prose) <= WIDTH
    assert "**" not in text
    assert "](" not in text


def test_lists_are_numbered_and_tables_are_rows() -> None:
    text = shown("answer", "--lang", "en")
    assert "\n1. See since which unit. Do not mix units from before" in text
    assert "\n2. Measure five units" in text
    assert "\nHOLD\n    something was not judged" in text
    assert "(see Reading the charts (qc help charts))" in text


def test_commands_are_set_in_and_never_torn_at_a_hyphen() -> None:
    assert "\n    sudo apt install python3-venv\n" in shown("installing")
    assert all(not re.search(r"\w-$", line) for line in shown("standard", "--lang", "en").splitlines())


def test_pictures_are_named() -> None:
    assert "[Picture, in the browser: Left: the pilot" in shown("charts", "--lang", "en")


def test_the_standard_s_page_has_every_key() -> None:
    lines = shown("standard", "--lang", "en").splitlines()
    assert {f"{key} (required)" for key in spec_schema()["required"]} <= set(lines)
    assert '    usual: "iso-2859-1"' not in lines
    assert "    example: edition = 2026-11-01" in lines


def test_the_words_stand_in_both_languages() -> None:
    text = " ".join(shown("words").split())
    assert all(f"{word.id} = {word.en} " in f"{text} " for word in words())
    assert "di bengkel juga: sigmat; sketmat" in text


def test_another_page_is_refused_with_what_was_meant() -> None:
    refused = shown("sendin", "--lang", "en", exit_code=2)
    assert "there is no such page of help" in refused
    assert "did you mean sending?" in refused
    assert "did you mean" not in shown("xyz", "--lang", "en", exit_code=2)
