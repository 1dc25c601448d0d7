"""Every sentence of this room is said in Indonesian too."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import qc.report
from qc.words import language, message

FILES = sorted(Path(qc.report.__path__[0]).glob("*.py"))


def said(path: Path) -> set[str]:
    """Return every text that a file says."""
    calls = (
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"message", "plural"}
    )
    return {
        part.value
        for call in calls
        for argument in call.args
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_sentence_has_its_indonesian(path: Path) -> None:
    known = language("id")._sentences
    assert said(path) - set(known) == set()


def test_places_are_the_same_in_both_languages() -> None:
    for path in FILES:
        for text in said(path):
            places = set(ast.literal_eval(repr(text)).split("{")[1:])
            facts = {place.split("}")[0]: "x" for place in places}
            assert "{" not in language("id").say(message(text, **facts))
