"""Text in any of the usual encodings, without losing a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import expected, notes, plan, said

if TYPE_CHECKING:
    from intake.files import Folder

SIGNS = plan(expected("Ø luar", unit="mm", lsl=31.0, usl=33.0), expected("Sudut ±", unit="°", lsl=80.0, usl=100.0))
TABLE = 'No;"Ø luar (mm)";"Sudut ± (°)";Ket.\r\n1;"31,98";"90,5";"µ"\r\n2;"32,05";"89,5";"½ jam"\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_survive(folder: Folder, encoding: str) -> None:
    batch = folder.read(TABLE.encode(encoding), SIGNS)
    assert batch.series["Ø luar"].values.tolist() == [31.98, 32.05]
    assert batch.series["Sudut ±"].headers == ("Sudut ± (°)",)
    assert ("letters read as Windows-1252" in notes(batch)) is (encoding == "cp1252")


def test_utf16_of_the_other_byte_order(folder: Folder) -> None:
    data = b"\xfe\xff" + TABLE.encode("utf-16-be")
    assert folder.read(data, SIGNS).series["Ø luar"].values.tolist() == [31.98, 32.05]


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b"No;diameter\n1;12\n2;\x8112\n", 3),
        (b"\xef\xbb\xbfNo;diameter\n1;\xff\n", 2),
        (b"\xff\xfed\x00\x00\xd8", 1),
    ],
)
def test_letters_that_cannot_be_read(folder: Folder, data: bytes, row: int) -> None:
    (problem,) = folder.refuse(data)
    assert "the letters of this file cannot be read" in said(problem)
    assert problem.location is not None
    assert problem.location.row == row


def test_zero_bytes_behind_a_mark_are_no_text(folder: Folder) -> None:
    (problem,) = folder.refuse(b"\xff\xfe" + "diameter\n1\x002\n".encode("utf-16-le"))
    assert "this file is not text" in said(problem)
