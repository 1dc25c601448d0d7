"""Readings that people coloured, as the only mark of what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, notes, saved
from openpyxl.styles import Font, PatternFill

from qc.intake.formats.colours import coloured_cells, looks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.files import Folder

RED = PatternFill("solid", fgColor="FFFF0000")
GREY = PatternFill("solid", fgColor="FFDDDDDD")


def book(filled: Mapping[str, PatternFill], fonts: Mapping[str, Font] | None = None, n: int = 12) -> bytes:
    """A sheet of units with these cells coloured."""
    found = openpyxl.Workbook()
    for row in [["No", "Diameter dalam"], *([i, 12 + i / 1000] for i in range(1, n + 1))]:
        found.active.append(row)
    for cell, fill in filled.items():
        found.active[cell].fill = fill
    for cell, font in (fonts or {}).items():
        found.active[cell].font = font
    return saved(found)


def told(folder: Folder, data: bytes, name: str = "a.xlsx") -> list[str]:
    return [note for note in notes(folder.read(data, ONE, name=name)) if "colour" in note]


@pytest.mark.parametrize("look", [{"filled": {"B5": RED}}, {"filled": {}, "fonts": {"B5": Font(color="FFFF0000")}}])
def test_a_reading_that_stands_out_by_its_colour_is_told(folder: Folder, look: Any) -> None:
    (note,) = told(folder, book(**look))
    assert note == (
        "1 of 12 readings of Diameter dalam stands out by its colour (B5): colours are not read. If it marks NG,"
        " write that in a column of its own"
    )


def test_several_are_told_with_the_first_cells(folder: Folder) -> None:
    (note,) = told(folder, book({f"B{row}": RED for row in range(4, 11)}, n=40))
    assert note.startswith("7 of 40 readings of Diameter dalam stand out by their colour (B4, B5, B6, B7, B8, …)")


def test_the_look_of_a_sheet_marks_nothing(folder: Folder) -> None:
    """Headers, bands, a column of one colour, white ground and black letters."""
    head = {"A1": GREY, "B1": GREY}
    assert told(folder, book(head)) == []
    assert told(folder, book(head | {f"{c}{row}": GREY for row in range(3, 14, 2) for c in "AB"})) == []
    assert told(folder, book(head | {f"B{row}": GREY for row in range(2, 14)})) == []
    white = PatternFill("solid", fgColor="FFFFFFFF")
    assert told(folder, book({"B5": white}, {"B6": Font(color="FF000000")})) == []


def test_on_a_coloured_ground_another_colour_stands_out(folder: Folder) -> None:
    (note,) = told(folder, book({f"B{row}": GREY for row in range(2, 14)} | {"B7": RED}))
    assert "(B7)" in note


def test_readings_in_several_columns_and_a_column_of_its_own_colour(folder: Folder) -> None:
    found = openpyxl.Workbook()
    for row in [["Sub grup", "X1", "X2", "X3"], *([i, 12.01, 12.02, 12.03] for i in range(1, 9))]:
        found.active.append(row)
    for row in range(2, 10):
        found.active[f"D{row}"].fill = GREY
    assert told(folder, saved(found)) == []
    found.active["C4"].fill = RED
    (note,) = told(folder, saved(found))
    assert "(C4)" in note


def test_a_style_of_very_many_cells_marks_none() -> None:
    styles = (
        '<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill></fills>'
    )
    styles += '<cellXfs><xf fillId="0"/><xf fillId="1"/></cellXfs>'
    assert looks(styles) == {1: "rgb FFFF0000 /"}
    cells = b"".join(b'<c r="B%d" s="1"><v>1</v></c>' % row for row in range(1, 2001))
    assert len(coloured_cells(cells, styles)) == 2000
    assert coloured_cells(cells + b'<c r="B2001" s="1"><v>1</v></c>', styles) == {}
    assert coloured_cells(b'<c s="1"><v>1</v></c>', styles) == {}, "a cell that does not say where it is"
