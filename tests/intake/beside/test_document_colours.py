"""Colours of an OpenDocument spreadsheet are told as those of a workbook are."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from intake.files import ONE, notes

from qc.intake.formats.colours import marking

if TYPE_CHECKING:
    from intake.files import Folder

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        *((name, name) for name in ("office", "table", "text", "style")),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)


def style(name: str, ground: str = "", letters: str = "", parent: str = "Default") -> str:
    """A style of cells with these colours."""
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}">'
        + (f'<style:table-cell-properties fo:background-color="{ground}"/>' if ground else "")
        + (f'<style:text-properties fo:color="{letters}"/>' if letters else "")
        + "</style:style>"
    )


STYLES = (
    style("red", "#ff0000")
    + style("blue", letters="#0000FF")
    + style("redder", parent="red")
    + style("plain", "#FFFFFF", "#000000")
    + style("bare", "transparent", parent="red")
    + style("loss")
    + '<number:number-style style:name="N1"><style:text-properties fo:color="#ff0000"/></number:number-style>'
)


def document(cells: dict[int, str], column: str = "Default", n: int = 12) -> bytes:
    """A column of readings below a header, some with a style of their own."""
    rows = ['<table:table-cell office:value-type="string"><text:p>Diameter dalam</text:p></table:table-cell>']
    for row in range(2, n + 2):
        more = f' table:style-name="{cells[row]}"' if row in cells else ""
        value = 12 + row / 1000
        rows.append(
            f'<table:table-cell office:value-type="float" office:value="{value}"{more}><text:p>{value}</text:p>'
            "</table:table-cell>"
        )
    table = "".join(f"<table:table-row>{cell}</table:table-row>" for cell in rows)
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="Data"><table:table-column table:default-cell-style-name='
        f'"{column}"/>{table}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    default = '<style:default-style style:family="table-cell"><style:text-properties fo:color="#000000"/>'
    default += '</style:default-style><style:style style:name="Default" style:family="table-cell"/>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", f"<office:document-styles {SPACES}>{default}</office:document-styles>")
    return target.getvalue()


def told(folder: Folder, data: bytes) -> list[str]:
    return [note for note in notes(folder.read(data, ONE, name="a.ods")) if "colour" in note]


@pytest.mark.parametrize("name", ["red", "blue", "redder"])
def test_a_reading_that_stands_out_by_its_colour_is_told(folder: Folder, name: str) -> None:
    (note,) = told(folder, document({5: name}))
    assert note == (
        "1 of 12 readings of Diameter dalam stands out by its colour (A5): colours are not read. If it marks NG,"
        " write that in a column of its own"
    )


@pytest.mark.parametrize("name", ["plain", "bare", "loss"])
def test_white_and_black_are_no_colours_nor_is_red_below_zero(folder: Folder, name: str) -> None:
    assert told(folder, document({5: name})) == []


def test_where_the_whole_column_is_coloured_another_colour_stands_out(folder: Folder) -> None:
    assert told(folder, document({}, "red")) == []
    (note,) = told(folder, document({4: "blue", 6: "plain"}, "red"))
    assert "(A4, A6)" in note


def test_a_look_of_very_many_cells_marks_none() -> None:
    cells = {(row, 0): "#ff0000" for row in range(2000)}
    assert marking(cells | {(0, 1): "#00ff00"}) == cells | {(0, 1): "#00ff00"}
    assert marking(cells | {(2000, 0): "#ff0000", (0, 1): "#00ff00"}) == {(0, 1): "#00ff00"}
