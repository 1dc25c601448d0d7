"""Where each key of a TOML text stands: from the path of a key to its line and its value as written.

``tomllib`` says what a text means, not where. This reader walks over the same text, which ``tomllib`` has
read before, and notes places only; in a text with a fault it notes what comes before the fault.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_KEYS = re.compile(_KEY)
_GAP = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_GAP_IN_LIST = re.compile(r"(?:[ \t\n,]|#[^\n]*)*")
_HEADING = re.compile(rf"(\[\[?)[ \t]*({_DOTTED})[ \t]*\]\]?")
_KEY_AND_EQUALS = re.compile(rf"({_DOTTED})[ \t]*=[ \t]*")
_DEEPEST = 32
_TEXT = r'''(?s:"""(?:[^\\]|\\.)*?"{3,5})|(?s:\'\'\'.*?'{3,5})|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\''''
_SCALAR = re.compile(rf"{_TEXT}|[^\s,#\[\]{{}}\"'][^,#\]}}\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a key stands.

    Attributes
    ----------
    line : int
        As a text editor numbers it, from 1.
    written : str or None
        Its value as written, or the whole heading; None for a group that a dotted key opens.
    heading : bool
        Whether it is a heading in square brackets.
    """

    line: int
    written: str | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where all keys of a text stand.

    Attributes
    ----------
    first : mapping of Path to Place
        Where each key stands for the first time. Items of a list are counted from 0.
    again : mapping of Path to Place
        Where a key stands for the second time, which TOML forbids.
    lost : int or None
        The line of the first thing that is not TOML; None where everything was understood.
    """

    first: Mapping[Path, Place]
    again: Mapping[Path, Place]
    lost: int | None = None

    def line(self, path: Path) -> int | None:
        """Return the line of a key, or of the nearest group of keys that it belongs to."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.first:
                return self.first[path[:length]].line
        return None

    def written(self, path: Path, *, with_key: bool = False) -> str | None:
        """Return a key's value (or the key with it) as written, or the heading; None if absent."""
        place = self.first.get(path)
        if place is None or place.written is None:
            return None
        return f"{path[-1]} = {place.written}" if with_key and not place.heading else place.written


def locate(text: str) -> Places:
    r"""Return where each key of a TOML text stands.

    Parameters
    ----------
    text : str
        The text; lines end with LF or CR LF.

    Returns
    -------
    Places
        ``first`` and ``again``.

    Examples
    --------
    >>> places = locate('buyer = "A" # the buyer\n[[characteristic]]\nlimits = { lsl = 1.50 }\n')
    >>> places.line(("characteristic", 0, "limits", "lsl"))
    3
    >>> places.written(("characteristic", 0, "limits", "lsl"))
    '1.50'
    """
    reader = _Reader(text.replace("\r\n", "\n"))
    try:
        reader.read()
    except (_LostError, RecursionError):
        return Places(first=reader.first, again=reader.again, lost=reader.line(reader.at))
    return Places(first=reader.first, again=reader.again)


class _LostError(Exception):
    """The text is not TOML from here on."""


class _Reader:
    """Walks once over a text, noting places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.first: dict[Path, Place] = {}
        self.again: dict[Path, Place] = {}
        self._lists: dict[Path, int] = {}
        self._line_ends = [match.start() for match in re.finditer("\n", text)]

    def read(self) -> None:
        """Read headings and assignments until the end."""
        table: Path = ()
        self._take(_GAP)
        while self.at < len(self.text):
            start = self.at
            heading = self._take(_HEADING) if self.text[start] == "[" else None
            if heading is not None:
                table = self._open(heading, start)
            else:
                self._assignment(table)
            self._take(_GAP)

    def _open(self, heading: re.Match[str], start: int) -> Path:
        """Note a heading and return the path that it opens."""
        place = Place(line=self.line(start), written=heading[0], heading=True)
        *groups, last = _names(heading[2])
        path: Path = ()
        for key in groups:
            path = self._inside((*path, key))
            self.first.setdefault(path, place)
        path = (*path, last)
        if heading[1] == "[[":
            self.first.setdefault(path, place)
            self._lists[path] = self._lists.get(path, -1) + 1
            path = self._inside(path)
        self._note(path, place)
        return path

    def _inside(self, path: Path) -> Path:
        """Return the path of the list's last item if there is a list at ``path``."""
        return (*path, self._lists[path]) if path in self._lists else path

    def _assignment(self, group: Path) -> None:
        """Read ``key = value``."""
        start = self.at
        found = self._take(_KEY_AND_EQUALS)
        if found is None:
            raise _LostError
        keys = _names(found[1])
        for length in range(1, len(keys)):
            self.first.setdefault((*group, *keys[:length]), Place(line=self.line(start)))
        self._value((*group, *keys), start)

    def _value(self, path: Path, start: int) -> None:
        """Read a value and what is inside it; ``start`` is where its key begins."""
        value_start = self.at
        opening = self.text[value_start : value_start + 1]
        if opening == "[":
            self.at += 1
            self._items(path)
        elif opening == "{":
            self.at += 1
            while not self._closed("}"):
                self._assignment(path)
        elif self._take(_SCALAR) is None:
            raise _LostError
        written = self.text[value_start : self.at].rstrip()
        self._note(path, Place(line=self.line(start), written=written))

    def _items(self, path: Path) -> None:
        """Read the values of a list."""
        index = 0
        while not self._closed("]"):
            self._value((*path, index), self.at)
            index += 1

    def _closed(self, bracket: str) -> bool:
        """Skip to the next value; true at the closing bracket, which is taken."""
        self._take(_GAP_IN_LIST)
        if self.text[self.at : self.at + 1] != bracket:
            return False
        self.at += 1
        return True

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go past what matches here."""
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def _note(self, path: Path, place: Place) -> None:
        """Keep a place; a second one of the same key is kept apart."""
        if path in self.first:
            self.again.setdefault(path, place)
        else:
            self.first[path] = place

    def line(self, at: int) -> int:
        """Return the line that the position ``at`` is on."""
        return bisect_right(self._line_ends, at - 1) + 1


def _names(dotted: str) -> tuple[str, ...]:
    """Return the keys of a dotted key, without quotes."""
    if dotted.count(".") > _DEEPEST:
        raise _LostError  # no standard is as deep, and every depth is noted
    return tuple(key[1:-1] if key[0] in "\"'" else key for key in _KEYS.findall(dotted))
