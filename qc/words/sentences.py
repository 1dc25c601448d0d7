"""A language's sentences: gettext catalogues, one a room, each read when a sentence is not in those read before it."""

from __future__ import annotations

from pathlib import Path

# importlib.resources would take 15 ms of every start.
CATALOGUES = Path(__file__).parent / "catalogue"
# Most runs need only these; parsing all of them takes longer than the rest of `qc --help`.
_OFTEN = ("cli", "words", "screen", "verdict", "report", "charts")


class Sentences:
    """The sentences of one language by their English; English itself is written in the code.

    Parameters
    ----------
    code : str
        The language.
    """

    def __init__(self, code: str) -> None:
        self._known: dict[str, str] = {}
        self._unread = [] if code == "en" else _rooms(code)

    def of(self, text: str) -> str:
        """Return the sentence for an English text, or the text itself where there is none."""
        while self._unread and text not in self._known:
            self._known.update(_read(self._unread.pop(0)))
        return self._known.get(text, text)


def _rooms(code: str) -> list[Path]:
    """Return the catalogues of a language, those that are needed often first."""
    rooms = list((CATALOGUES / code).glob("*.po"))
    order = {f"{name}.po": place for place, name in enumerate(_OFTEN)}
    return sorted(rooms, key=lambda path: (order.get(path.name, len(order)), path.name))


def _read(room: Path) -> dict[str, str]:
    """Return the sentences of one catalogue."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - not needed in English

    with room.open("rb") as stream:
        return {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id and entry.string}
