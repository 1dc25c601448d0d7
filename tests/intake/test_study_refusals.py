"""Files that hold no gauge study, and studies that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qc.errors import InputError
from qc.intake.gauge_study.study import read_study
from qc.intake.gauge_study.study_readings import Wish
from qc.words import language

if TYPE_CHECKING:
    from intake.files import Folder

LONG = """\
Part;Operator;Ulangan;Nilai
1;Budi;1;10,1
1;Budi;2;10,2
2;Budi;1;11,0
2;Budi;2;11,1
1;Siti;1;10,3
1;Siti;2;10,2
2;Siti;1;11,2
2;Siti;2;11,1
"""


def said(folder: Folder, text: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_study(folder.write(text, "studi.csv"), Wish())
    return "\n".join(line for problem in caught.value.problems for line in problem.lines(language("en")))


def without(what: str) -> str:
    """The study without the rows that hold something."""
    return "".join(line for line in LONG.splitlines(keepends=True) if what not in f"\n{line}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (without("\n2;"), "a gauge study needs at least two parts; this one has 1"),
        (without("Siti"), "a gauge study needs at least two operators; this one has 1"),
        (without(";2;1"), "everyone must measure each part at least twice; here it is 1"),
    ],
)
def test_a_study_needs_two_of_everything(folder: Folder, text: str, sentence: str) -> None:
    assert sentence in said(folder, text)


def test_readings_that_are_all_the_same_are_no_study(folder: Folder) -> None:
    text = "\n".join(line if not line[0].isdigit() else f"{line.rpartition(';')[0]};10,0" for line in LONG.splitlines())
    assert "studi.csv, column Nilai: all readings are the same" in said(folder, text)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "this file is empty"),
        (b"%PDF-1.4", "this is a PDF"),
        ("Part;Operator;Ulangan;Nilai\n", "there are headers but no readings below them"),
        ("Part;Operator;Ulangan;Nilai\n\n\n", "there are headers but no readings below them"),
        ("1;2;3;4\n5;6;7;8\n", "no row of headers of a gauge study was found"),
        (LONG + '"3;Budi;1;9,9\n', "quotation mark"),
        (b"\x81\x8d" + LONG.encode(), "the letters of this file cannot be read"),
    ],
)
def test_files_that_hold_no_study(folder: Folder, content: str | bytes, sentence: str) -> None:
    assert sentence in said(folder, content)


def test_a_broken_workbook_is_told(folder: Folder) -> None:
    with pytest.raises(InputError):
        read_study(folder.write(b"PK\x03\x04broken", "studi.xlsx"))
