"""A language's sentences, from gettext catalogues, one a room."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# importlib.resources would take 15 ms of every start.
CATALOGUES = Path(__file__).parent / "catalogue"
# A catalogue here is pairs of texts, each in quoted pieces. Babel reads all of PO, and takes 45 ms of every start to do
# so; a test holds the two to the same sentences.
_TEXT = r'((?:".*"\n)+)'
_ENTRY = re.compile(rf"^msgid {_TEXT}msgstr {_TEXT}", re.MULTILINE)
_JOINT = re.compile(r'"\n"|\\(.)')
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def sentences(code: str) -> Mapping[str, str]:
    """Return the sentences of a language by their English; English itself is written in the code.

    Parameters
    ----------
    code : str
        The language.

    Examples
    --------
    >>> sentences("id")["Ship this lot."]
    'Lot ini boleh dikirim.'
    """
    return {english: said for room in sorted((CATALOGUES / code).glob("*.po")) for english, said in read_room(room)}


def read_room(room: Path) -> Iterator[tuple[str, str]]:
    """Yield the sentences of one catalogue, with what each is in its language.

    Parameters
    ----------
    room : Path
        A catalogue, in UTF-8.
    """
    text = room.read_text(encoding="utf-8") + "\n"
    for english, said in _ENTRY.findall(text):
        if '""\n' not in {english, said}:
            yield _plain(english), _plain(said)


def _plain(quoted: str) -> str:
    """Return the text that stands in quoted pieces."""
    return _JOINT.sub(lambda found: _ESCAPED[found[1]] if found[1] else "", quoted.rstrip("\n")[1:-1])
