from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from qc.words.sentences import CATALOGUES, read_room, sentences

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("room", sorted(CATALOGUES.rglob("*.po")), ids=lambda room: room.name)
def test_a_catalogue_reads_as_babel_reads_it(room: Path) -> None:
    with room.open("rb") as stream:
        expected = {str(entry.id): str(entry.string) for entry in read_po(stream, abort_invalid=True) if entry.id}
    assert dict(read_room(room)) == expected


@pytest.mark.parametrize("room", sorted((CATALOGUES / "id").glob("*.po")), ids=lambda room: room.name)
def test_what_a_buyer_orders_is_called_barang_in_every_room(room: Path) -> None:
    """As the glossary has it (part: barang); the names of places and options are no words."""
    said = [re.sub(r"\{\w+\}|--\S+", "", text) for text in dict(read_room(room)).values()]
    assert [text for text in said if re.search(r"\b(parts?|komponen\w*|suku cadang)\b", text, re.IGNORECASE)] == []


def test_pieces_and_escapes_are_joined(tmp_path: Path) -> None:
    room = tmp_path / "room.po"
    room.write_text(
        'msgid ""\n"one \\"two\\" "\n"three\\\\n\\n"\nmsgstr "satu\\t"\n\n# left open\nmsgid "four"\nmsgstr ""', "utf-8"
    )
    assert dict(read_room(room)) == {'one "two" three\\n\n': "satu\t"}


def test_a_language_without_catalogues_says_what_the_code_says() -> None:
    assert sentences("en") == {}
