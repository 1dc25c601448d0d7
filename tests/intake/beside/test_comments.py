"""Comments on cells are remarks on their readings, kept with their place; on other cells they are told."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, TWO, expected, notes, plan, saved
from openpyxl.comments import Comment

from qc.intake.formats.comments import comments_in, said_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.files import Folder

    from qc.intake import Batch

UNITS: list[list[Any]] = [["No", "Diameter dalam", "Berat"], [1, 12.01, 120], [2, 12.02, 121], [3, 12.0, 119]]
SUBGROUPS: list[list[Any]] = [["Subgrup", "X1", "X2"], [1, 12.01, 12.0], [2, 12.02, 12.01]]
LONG: list[list[Any]] = [["Karakteristik", "Nilai"], ["Diameter dalam", 12.01], ["Diameter dalam", 12.02]]
TURNED: list[list[Any]] = [["Unit", 1, 2, 3], ["Diameter dalam", 12.01, 12.0, 12.02]]


def book(rows: list[list[Any]], comments: Mapping[str, str]) -> bytes:
    found = openpyxl.Workbook()
    for row in rows:
        found.active.append(row)
    for cell, text in comments.items():
        found.active[cell].comment = Comment(text, "Siti")
    return saved(found)


def remarks(batch: Batch, name: str = "diameter") -> list[str] | None:
    found = batch.series[name].remarks
    return None if found is None else [str(one) for one in found]


@pytest.mark.parametrize(
    ("rows", "cell", "there"),
    [(UNITS, "B3", 1), (SUBGROUPS, "C2", 1), (SUBGROUPS, "B3", 2), (LONG, "B3", 1), (TURNED, "D2", 2)],
)
def test_a_comment_stays_with_its_reading(folder: Folder, rows: list[list[Any]], cell: str, there: int) -> None:
    batch = folder.read(book(rows, {cell: "ukur\nulang"}), name="a.xlsx")
    said = remarks(batch)
    assert said is not None
    assert [i for i, one in enumerate(said) if one] == [there]
    assert said[there] == "ukur ulang"
    assert f"comments on cells, kept with their readings and not judged: {cell}: “ukur ulang”" in notes(batch)


def test_only_the_column_s_own_readings_have_it(folder: Folder) -> None:
    batch = folder.read(book(UNITS, {"C4": "timbangan lain", "B1": "alat baru"}), TWO, name="a.xlsx")
    assert remarks(batch) is None
    assert remarks(batch, "berat") == ["", "", "timbangan lain"]
    assert "comments on other cells, not used: B1: “alat baru”" in notes(batch)


def test_what_is_remarked_beside_it_comes_first(folder: Folder) -> None:
    rows: list[list[Any]] = [[*row, ket] for row, ket in zip(UNITS, ["Ket", "goyang", "", ""], strict=True)]
    batch = folder.read(book(rows, {"B2": "ukur ulang", "B3": "baik"}), name="a.xlsx")
    assert remarks(batch) == ["goyang; ukur ulang", "baik", ""]


def test_many_comments_are_told_in_part(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "Diameter dalam"], *([i, 12 + i / 100] for i in range(9))]
    batch = folder.read(book(rows, {f"B{i}": f"ke {i}" for i in range(2, 10)}), name="a.xlsx")
    (note,) = (one for one in notes(batch) if one.startswith("comments on cells"))
    assert note.endswith("B6: “ke 6”, …")
    assert remarks(batch) == [*(f"ke {i}" for i in range(2, 10)), ""]


def test_comments_on_counts_are_told(folder: Folder) -> None:
    rows: list[list[Any]] = [["Tanggal", "Jml Periksa", "Gores"], ["16/11/2026", 100, 2], ["17/11/2026", 100, 3]]
    columns = plan(expected("Gores"))
    batch = folder.read(book(rows, {"C2": "hujan"}), columns, name="a.xlsx")
    assert any("C2: “hujan”" in note for note in notes(batch))


def test_a_comment_part_that_is_missing_is_none(folder: Folder) -> None:
    target, data = io.BytesIO(), book(UNITS, {"B3": "ukur ulang"})
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if "comment" not in name:
                new.writestr(name, old.read(name))
    assert remarks(folder.read(target.getvalue(), ONE, name="a.xlsx")) is None


def test_threads_and_empty_comments() -> None:
    thread = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    ukur &amp; ulang"
    assert said_by(thread) == "ukur & ulang"
    assert comments_in(b'<comment ref="A1" authorId="0"><text><t> </t></text></comment>') == {}
