"""What is struck through, or raised behind a number, is no part of it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import TWO, said, saved
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from qc.intake.formats.struck import struck_cells, struck_styles

if TYPE_CHECKING:
    from intake.files import Folder

READ = [12.01, 12.02, 11.99, 12.0]


def struck(text: str) -> TextBlock:
    return TextBlock(InlineFont(strike=True), text)


def raised(text: str) -> TextBlock:
    return TextBlock(InlineFont(vertAlign="superscript"), text)


def lowered(text: str) -> TextBlock:
    return TextBlock(InlineFont(vertAlign="subscript"), text)


def book(cell: Any, *, line: bool = False) -> bytes:
    """A table whose third reading is a certain cell, struck through with a line."""
    found = openpyxl.Workbook()
    sheet = found.active
    sheet.append(["No", "Diameter dalam"])
    for i, value in enumerate(READ, start=1):
        sheet.append([i, value])
    sheet["B4"] = cell
    if line:
        sheet["B4"].font = Font(strike=True)
    return saved(found)


def shared(data: bytes) -> bytes:
    """The same workbook with its texts in a list of their own, as Excel writes them."""
    target, items = io.BytesIO(), list[bytes]()

    def listed(found: re.Match[bytes]) -> bytes:
        items.append(found[1])
        return b't="s"><v>%d</v>' % (len(items) - 1)

    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name != "xl/sharedStrings.xml":
                xml = re.sub(rb't="inlineStr"><is>(.*?)</is>', listed, old.read(name))
                new.writestr(name, xml)
        strings = b"".join(b"<si>%s</si>" % item for item in items)
        space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        new.writestr("xl/sharedStrings.xml", b"<sst %s>%s</sst>" % (space, strings))
    assert items
    return target.getvalue()


@pytest.mark.parametrize("other_form", [False, True])
@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (CellRichText("12.0", struck("5"), "6"), "12.0~5~6"),
        (CellRichText(struck("12.05"), " 12.01"), "~12.05~ 12.01"),
        (CellRichText(struck("12.05")), "~12.05~"),
    ],
)
def test_a_part_that_is_struck_through_is_asked_about(
    folder: Folder, cell: CellRichText, found: str, *, other_form: bool
) -> None:
    data = shared(book(cell)) if other_form else book(cell)
    (problem,) = folder.refuse(data, name="a.xlsx")
    assert "row 4, column Diameter dalam: this reading is struck through, or a part of it" in said(problem)
    assert problem.found == found


@pytest.mark.parametrize("other_form", [False, True])
@pytest.mark.parametrize(
    ("cell", "found"),
    [(CellRichText("12.05", raised("1")), "12.05^1"), (CellRichText("12.0", lowered("1")), "12.0_1")],
)
def test_a_raised_digit_is_no_decimal(folder: Folder, cell: CellRichText, found: str, *, other_form: bool) -> None:
    data = shared(book(cell)) if other_form else book(cell)
    (problem,) = folder.refuse(data, name="a.xlsx")
    assert "this is not a number" in said(problem)
    assert problem.found == found


@pytest.mark.parametrize("cell", [12.05, "12,05"])
def test_a_cell_that_is_struck_through_is_asked_about(folder: Folder, cell: Any) -> None:
    (problem,) = folder.refuse(book(cell, line=True), name="a.xlsx")
    assert "this reading is struck through" in said(problem)
    assert problem.found == str(cell)


def test_lines_and_heights_elsewhere_change_nothing(folder: Folder) -> None:
    found = openpyxl.load_workbook(io.BytesIO(book(11.99)))
    sheet = found.active
    sheet["B1"] = CellRichText("Diameter dalam", raised("2"))
    sheet["B1"] = "Diameter dalam"
    sheet["C1"] = CellRichText("Berat", " (g)")
    for i in range(2, 6):
        sheet[f"C{i}"] = CellRichText("120.5 g", raised(" *)")) if i == 2 else 121
    sheet["D1"] = CellRichText("Luas (cm", raised("2"), ")")
    sheet["A9"], sheet["A9"].font = None, Font(strike=True)
    sheet["C2"] = CellRichText("120", ".5")
    batch = folder.read(saved(found), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == [120.5, 121.0, 121.0, 121.0]


def test_a_line_that_is_switched_off_strikes_nothing() -> None:
    fonts = (
        '<fonts><font><strike val="0"/></font><font><strike val="false"/></font><font><strike val="1"/></font></fonts>'
    )
    cells = '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
    assert struck_styles(fonts + cells) == ["2"]
    assert struck_styles(cells + "<dxf><font><strike/></font></dxf>") == []
    assert struck_styles("") == []


def test_empty_cells_and_words_are_let_be() -> None:
    styles = '<fonts><font><strike/></font></fonts><cellXfs><xf fontId="0"/></cellXfs>'
    assert struck_cells(b'<c r="B2" s="0"/><c r="B3" s="0"></c>', b"", styles) == {}
    words = b"<sst><si><r><rPr><strike/></rPr><t>lama</t></r><r><t> baru</t></r></si><si/></sst>"
    assert struck_cells(b'<c r="B2" t="s"><v>0</v></c>', words, "") == {}


def test_a_struck_percentage_is_struck_all_the_same(folder: Folder) -> None:
    found = openpyxl.load_workbook(io.BytesIO(book(0.1199, line=True)))
    found.active["B4"].number_format = "0.0%"
    (problem,) = folder.refuse(saved(found), TWO, name="a.xlsx")
    assert "struck through" in said(problem)
