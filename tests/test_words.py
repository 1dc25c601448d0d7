"""Every sentence that a user reads is written once in English and once in Indonesian, with the same facts in it."""

from __future__ import annotations

import ast
import re
import string
from collections import defaultdict
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes

from qc import terms
from qc.spec import spec_schema
from qc.words.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(terms.__file__).parent
ROOMS = sorted((PACKAGE / "words" / "catalogue" / "id").glob("*.po"))
OWN = PACKAGE / "words" / "message.py"  # where sentences are made, not said
CALLED = {"message": 1, "plural": 2}


def sentences(source: str) -> Iterator[tuple[str | None, int]]:
    """Yield every English sentence of a module with its line; None for one that is not written out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLED:
            for text in node.args[: CALLED[node.func.id]]:
                written = text.value if isinstance(text, ast.Constant) else None
                yield (written if isinstance(written, str) else None), node.lineno


def sentences_of_template(source: str) -> Iterator[tuple[str | None, int]]:
    """Yield every English sentence of a page's template with its line; what a page is given is said elsewhere."""
    for call in jinja2.Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if "say" in {getattr(call.node, "name", None), getattr(call.node, "attr", None)} and call.args:
            written = call.args[0]
            if isinstance(written, nodes.Const):
                yield (written.value if isinstance(written.value, str) else None), call.lineno


@cache
def said_in_code() -> dict[str | None, list[str]]:
    """Every sentence of the package, with the places where it stands."""
    found: dict[str | None, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        if path != OWN:
            for text, line in sentences(path.read_text(encoding="utf-8")):
                found[text].append(f"{path.relative_to(PACKAGE).as_posix()}:{line}")
    for path in sorted((PACKAGE / "web" / "templates").rglob("*.html")):
        for text, line in sentences_of_template(path.read_text(encoding="utf-8")):
            found[text].append(f"{path.relative_to(PACKAGE).as_posix()}:{line}")
    for text in said_by_the_schema(spec_schema()):
        found[text].append("qc/spec: the schema's description")
    return found


def said_by_the_schema(rule: object) -> Iterator[str]:
    """Yield every description of a standard's format: the help pages show them as a table."""
    for word, inner in rule.items() if isinstance(rule, dict) else enumerate(rule) if isinstance(rule, list) else ():
        if word == "description" and isinstance(inner, str):
            yield inner
        elif word not in {"examples", "default"}:
            yield from said_by_the_schema(inner)


@cache
def translations() -> dict[str, set[str]]:
    """Every sentence of the catalogues with its translations."""
    found: dict[str, set[str]] = defaultdict(set)
    for room in ROOMS:
        with room.open("rb") as stream:
            for entry in read_po(stream, abort_invalid=True):
                if entry.id:
                    found[str(entry.id)].add(str(entry.string))
    return found


def places(text: str) -> list[str]:
    """The named places of a sentence."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_every_sentence_is_written_out_where_it_is_said() -> None:
    assert said_in_code().get(None, []) == []


def test_every_sentence_has_an_indonesian_one() -> None:
    missing = {text: where for text, where in said_in_code().items() if text is not None and text not in translations()}
    assert missing == {}


def test_no_translation_is_left_over() -> None:
    assert set(translations()) - set(said_in_code()) == set()


def test_a_sentence_is_translated_in_one_way_only() -> None:
    assert {text: said for text, said in translations().items() if len(said) > 1} == {}


def test_no_translation_is_empty() -> None:
    assert [text for text, said in translations().items() if "" in said] == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.stem)
def test_translations_have_the_same_places(room: Path) -> None:
    with room.open("rb") as stream:
        entries = [entry for entry in read_po(stream) if entry.id]
    different = {str(e.id): str(e.string) for e in entries if places(str(e.id)) != places(str(e.string))}
    assert entries
    assert different == {}


def test_no_room_translates_a_sentence_twice() -> None:
    for room in ROOMS:
        lines = room.read_text(encoding="utf-8").splitlines()
        ids = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']
        assert len(ids) == len(set(ids)), room.name


def test_no_word_accuses() -> None:
    accusing = ("palsu", "curang", "bohong", "manipulasi", "cheat", "fake", "fraud")
    texts = [text for text in said_in_code() if text] + [said for every in translations().values() for said in every]
    found = [text for text in texts for word in accusing if word in text.casefold() and "alarm" not in text.casefold()]
    assert found == []


def test_a_part_is_called_barang() -> None:
    other = re.compile(r"(?<![{\w-])(?:part|komponen)\b(?![}_=-])", re.IGNORECASE)
    help_pages = [path.read_text(encoding="utf-8") for path in (PACKAGE / "web" / "help" / "id").glob("*.md")]
    texts = [*help_pages, *(said for every in translations().values() for said in every)]
    assert len(texts) > 1000
    assert [line for text in texts for line in text.splitlines() if other.search(line)] == []


def test_every_term_has_a_label() -> None:
    lists = [value for value in vars(terms).values() if isinstance(value, type) and issubclass(value, StrEnum)]
    members = [member for each in lists for member in each]
    assert len(members) > 50
    assert [member for member in members if member not in LABELS] == []


def test_a_label_is_not_lost_to_a_term_of_the_same_spelling() -> None:
    """Members of two lists that are spelled alike are one key of a dict: their labels must be one as well."""
    tree = ast.parse((PACKAGE / "words" / "labels.py").read_text(encoding="utf-8"))
    table = next(node.value for node in ast.walk(tree) if isinstance(node, ast.AnnAssign))
    assert isinstance(table, ast.Dict)
    for key, value in zip(table.keys, table.values, strict=True):
        assert isinstance(key, ast.Attribute)
        assert isinstance(key.value, ast.Attribute)
        assert isinstance(value, ast.Call)
        written = value.args[0]
        assert isinstance(written, ast.Constant)
        member = getattr(terms, key.value.attr)[key.attr]
        assert LABELS[member].text == written.value, f"{key.value.attr}.{key.attr}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('message("a {b}", b=1)', ["a {b}"]),
        ('plural("one", "many", count=n)', ["one", "many"]),
        ('message("a" " b")', ["a b"]),
        ("message(text)", [None]),
        ('message(f"{x}")', [None]),
        ("location.message()", []),
        ('other("a")', []),
    ],
)
def test_sentences_are_found(source: str, found: list[str | None]) -> None:
    assert [text for text, _ in sentences(source)] == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{{ say('a {b}', b=1) }}", ["a {b}"]),
        ('{% if x %}<p title="{{ say("a") }}">{{ say("b") }}</p>{% endif %}', ["a", "b"]),
        ("{{ say(title) }}", []),
        ("{{ shown.say('a') }}", ["a"]),
        ("{{ offer.say(reader.code) }}", []),
        ("{{ say(3) }}", [None]),
    ],
)
def test_sentences_of_a_template_are_found(source: str, found: list[str | None]) -> None:
    assert [text for text, _ in sentences_of_template(source)] == found
