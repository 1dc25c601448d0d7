"""What holds for several sheets or files is said once, with all their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import ONE

from qc.errors import Location
from qc.intake import read_batch
from qc.intake.alike import together
from qc.intake.batch import DataNote
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

SAID = message("point read as the decimal mark")


def _note(file: str | None, sheet: str | None = None, row: int | None = None) -> DataNote:
    return DataNote(said=SAID, location=None if file is None else Location(file=file, sheet=sheet, row=row))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([_note("a", "1"), _note("a", "2"), _note("b", "1")], [_note("a", "1, 2"), _note("b", "1")]),
        ([_note("a"), _note("b")], [_note("a, b")]),
        ([_note("a", str(i)) for i in range(1, 31)], [_note("a", "1 … 30 (30)")]),
        ([_note("a", "1", 2), _note("a", "2", 3)], [_note("a", "1", 2), _note("a", "2", 3)]),
        ([_note(None), _note("a"), _note("a", "1")], [_note(None), _note("a"), _note("a", "1")]),
    ],
    ids=["sheets", "files", "many", "other rows", "no place"],
)
def test_notes_that_differ_in_their_place_only(given: list[DataNote], kept: list[DataNote]) -> None:
    assert together(given) == tuple(kept)


def test_other_words_are_not_the_same() -> None:
    other = DataNote(said=message("comma read as the decimal mark"), location=Location(file="b"))
    assert together([_note("a"), other]) == (_note("a"), other)


def test_two_files_of_a_lot(tmp_path: Path) -> None:
    for name, value in (("a.csv", "12.01"), ("b.csv", "12.02")):
        (tmp_path / name).write_text(f"diameter\n{value}\n", encoding="utf-8")
    batch = read_batch([tmp_path / "a.csv", tmp_path / "b.csv"], ONE)
    places = [note.location.file for note in batch.notes if note.said == SAID and note.location]
    assert places == [f"{tmp_path / 'a.csv'}, {tmp_path / 'b.csv'}"]
