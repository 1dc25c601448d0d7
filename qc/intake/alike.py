"""Notes that hold for several sheets or files alike, said once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.errors import Location
    from qc.intake.batch import DataNote

_ALL_NAMED = 4


def together(notes: Sequence[DataNote]) -> tuple[DataNote, ...]:
    """Return notes with those that are the same of several sheets of a file, or of several files, as one.

    Parameters
    ----------
    notes : sequence of DataNote
        In the order in which they were found; each stays where it was found first.

    Examples
    --------
    >>> from qc.errors import Location
    >>> from qc.intake.batch import DataNote
    >>> from qc.words import message
    >>> said = message("point read as the decimal mark")
    >>> days = [DataNote(said=said, location=Location(file="a.xlsx", sheet=day)) for day in ("16 Nov", "17 Nov")]
    >>> [(note.location.file, note.location.sheet) for note in together(days)]
    [('a.xlsx', '16 Nov, 17 Nov')]
    """
    sheets = _joined(notes, "sheet")
    return _joined(sheets, "file")


def _joined(notes: Sequence[DataNote], what: str) -> tuple[DataNote, ...]:
    """Return notes whose places differ in one respect only as one."""
    groups: dict[object, list[DataNote]] = {}
    for i, note in enumerate(notes):
        groups.setdefault(_key(note, what) or i, []).append(note)
    return tuple(_one(group, what) for group in groups.values())


def _key(note: DataNote, what: str) -> object:
    """Return what notes share that are said once; None where nothing tells them apart in this respect."""
    place = note.location
    if place is None or getattr(place, what) is None:
        return None
    return note.said, _without(place, what)


def _without(place: Location, what: str) -> Location:
    return replace(place, sheet=None) if what == "sheet" else replace(place, file="")


def _one(group: Sequence[DataNote], what: str) -> DataNote:
    first = group[0]
    if first.location is None:
        return first
    names = list(dict.fromkeys(str(getattr(note.location, what)) for note in group))
    said = ", ".join(names) if len(names) <= _ALL_NAMED else f"{names[0]} … {names[-1]} ({len(names)})"
    place = replace(first.location, sheet=said) if what == "sheet" else replace(first.location, file=said)
    return first if len(names) == 1 else replace(first, location=place)
