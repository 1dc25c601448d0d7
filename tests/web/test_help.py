"""What help says: the same in both languages, commands and keys that there are, and plain words."""

from __future__ import annotations

import re
import shlex
import tomllib
from typing import TYPE_CHECKING, Any

import click
import pytest

from qc.cli import main
from qc.spec import spec_schema
from qc.spec.model import Spec
from qc.spec.schema import rule_at
from qc.web.help.keys import key_groups
from qc.web.help.markup import drawn_here, plain, tokens_of
from qc.web.help.pages import HOME, PAGES, page, pages
from qc.web.help.pictures import PICTURES
from qc.web.help.words import words, words_of
from qc.words.language import CODES
from qc.workflow.demos import library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

HOMES: tuple[tuple[str | int, ...], ...] = (("characteristic", 0), ("lot",), ())
"""Where a line of a standard may stand."""
BOTH = [(name, code) for name in PAGES for code in CODES]


def codes_of(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Every line of code of a page."""
    for token in tokens:
        if token.type == "fence":
            yield from token.content.splitlines()
        yield from (child.content for child in token.children or () if child.type == "code_inline")


def calls(name: str, code: str) -> list[list[str]]:
    """Every call of qc that a page shows, as its arguments."""
    shown = (line.replace("\\", "/") for line in codes_of(page(name, code).tokens))
    split = [shlex.split(line) for line in shown if re.match(r"(\S*/)?qc ", line)]
    return [args[1:] for args in split]


def drawn_in(name: str, code: str) -> list[str]:
    tokens = page(name, code).tokens
    images = (drawn_here(tokens, place) for place in range(len(tokens)))
    return [str(image.attrs["src"]) for image in images if image is not None]


def test_each_language_has_every_page_and_no_other() -> None:
    for code in CODES:
        assert {path.name for path in (HOME / code).iterdir()} == {f"{name}.md" for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_built_alike_in_both_languages(name: str) -> None:
    indonesian, english = (page(name, code) for code in ("id", "en"))
    built = [[(token.type, token.tag) for token in one.tokens] for one in (indonesian, english)]
    assert built[0] == built[1]
    assert drawn_in(name, "id") == drawn_in(name, "en")
    assert indonesian.title != english.title


@pytest.mark.parametrize(("name", "code"), BOTH)
def test_a_page_begins_with_its_title_and_what_it_is_for(name: str, code: str) -> None:
    found = page(name, code)
    headings = [token.tag for token in found.tokens if token.type == "heading_open"]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert [token.type for token in found.tokens[3:4]] == ["paragraph_open"]
    assert found.lead.endswith(".")


@pytest.mark.parametrize(("name", "code"), BOTH)
def test_every_command_and_option_that_a_page_names_exists(name: str, code: str) -> None:
    for args in calls(name, code):
        command: click.Command = main
        left = list(args)
        while isinstance(command, click.Group):
            found = command.get_command(click.Context(command), left.pop(0))
            assert found is not None, args
            command = found
        known = {option for param in command.params for option in param.opts} | {"--help"}
        assert {arg for arg in left if arg.startswith("-")} <= known, args


def test_pages_show_commands() -> None:
    assert len([call for name, code in BOTH for call in calls(name, code)]) > 60


NEED_NO_FILE = {"serve", "plan", "people", "backup", "log", "store", "scorecard"}


@pytest.mark.parametrize("code", CODES)
def test_calls_without_a_file_take_what_the_pages_give_them(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []
    monkeypatch.setattr(click.Command, "invoke", lambda self, _ctx: parsed.append(self.name))
    for args in (args for name in PAGES for args in calls(name, code) if args[0] in NEED_NO_FILE):
        with pytest.raises(SystemExit) as ended:
            main.main(args)
        assert ended.value.code == 0, args
    assert {"serve", "plan", "add", "backup", "verify", "info", "scorecard"} <= set(parsed)


STANDARD = (library("specs") / "contoh-ring-piston.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_what_a_page_writes_of_a_standard_is_of_its_format(code: str) -> None:
    written = [line for line in codes_of(page("standard", code).tokens) if re.match(r"[a-z_]+ = ", line)]
    assert len(written) > 20
    for line in written:
        said, whole = tomllib.loads(line), tomllib.loads(STANDARD)
        homes = (whole["characteristic"][0], whole["lot"], whole)
        homes[next(place for place, path in enumerate(HOMES) if rule_at((*path, *said)))].update(said)
        assert Spec.model_validate(whole).part_number == "RING-74", line


def test_the_table_of_keys_has_every_key_of_the_schema() -> None:
    schema = spec_schema()
    parts = {"#": schema} | {name: part for name, part in schema["definitions"].items() if "properties" in part}
    shown = {group.name: [key.word for key in group.keys] for group in key_groups()}
    assert shown == {name: list(part["properties"]) for name, part in parts.items()}
    assert sum(map(len, shown.values())) > 150


def test_a_key_says_whether_it_must_stand_and_what_it_may_hold() -> None:
    groups = {group.name: {key.word: key for key in group.keys} for group in key_groups()}
    assert groups["#"]["buyer"].required
    assert not groups["#"]["drawing"].required
    assert groups["#"]["edition"].example == "2026-11-01"
    assert groups["#"]["lot"].group == "Lot"
    assert groups["Lot"]["false_alarm"].usual == "0.05"
    stability = groups["Lot"]["stability"].holds
    assert stability is not None
    assert dict(stability.facts)["words"] == ("required", "reported")
    assert groups["RunRule"]["zone"].holds is not None


@pytest.mark.parametrize("group", key_groups(), ids=lambda group: group.name)
def test_where_a_group_of_keys_stands_is_where_the_format_has_it(group: Any) -> None:
    steps: list[str | int] = []
    for step in group.where.split(".") if group.where else ():
        steps.append(step)
        rule = rule_at(tuple(steps))
        assert rule is not None
        if rule.get("type") == "array" or any(kind.get("type") == "array" for kind in rule.get("oneOf", ())):
            steps.append(0)
    inside = rule_at(tuple(steps)) if steps else spec_schema()
    assert inside is not None
    assert list(inside["properties"]) == [key.word for key in group.keys]


def test_pages_are_given_what_there_is() -> None:
    asked = {what for name in PAGES for what in drawn_in(name, "id")}
    assert asked == {f"picture:{name}" for name in PICTURES} | {"table:keys", "table:words"}


def test_no_word_accuses() -> None:
    said = " ".join(plain(token) for code in CODES for one in pages(code) for token in one.tokens)
    said += " ".join(f"{word.also} {word.means_id} {word.means_en}" for word in words())
    assert not re.search(r"palsu|curang|bohong|manipulasi|cheat|fake|fraud", said, re.IGNORECASE)


def test_words_stand_once_and_in_both_languages() -> None:
    assert len({word.en for word in words()}) == len(words()) > 200
    assert all(word.id and word.en and bool(word.means_id) == bool(word.means_en) for word in words())
    assert [word.id.casefold() for word in words_of("id")] == sorted(word.id.casefold() for word in words())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("![x](https://example.org/a.png)", "address"),
        ("[x](javascript:alert)", None),
        ("[x](//example.org/)", "address"),
        ("[x](/a/../b?c=<script>)", "address"),
        ("[x](other.md#a)", "address"),
        ("<script>alert(1)</script>", None),
        ("> quoted", None),
    ],
)
def test_only_what_help_needs_is_markup(text: str, complaint: str | None) -> None:
    if complaint is not None:
        with pytest.raises(ValueError, match=complaint):
            tokens_of(text)
    else:
        assert [child.type for child in tokens_of(text)[1].children or ()] == ["text"]
        assert plain(tokens_of(text)[1]) == text


def test_there_is_no_page_by_another_name() -> None:
    with pytest.raises(ValueError, match="`name` must be one of"):
        page("../pages", "id")
