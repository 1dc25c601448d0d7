"""What an OpenDocument spreadsheet strikes through or raises is no number; what sums up a column is no reading."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from intake.files import notes, said

from qc.intake.formats.document_looks import summed

if TYPE_CHECKING:
    from intake.files import Folder

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text", "style")
)
STYLES = (
    '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default">'
    '<style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
    '<style:style style:name="ce3" style:family="table-cell" style:parent-style-name="ce1">'
    '<style:text-properties style:text-line-through-style="none"/></style:style>'
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties style:text-line-through-type="single" style:text-position="0% 100%"/></style:style>'
    '<style:style style:name="T2" style:family="text">'
    '<style:text-properties style:text-position="33% 58%"/></style:style>'
    '<style:style style:name="T3" style:family="text">'
    '<style:text-properties style:text-position="sub 58%"/></style:style>'
)


def number(value: float, more: str = "", comment: str = "") -> str:
    given = f'office:value-type="float" office:value="{value}" {more}'
    return f"<table:table-cell {given}>{comment}<text:p>{value}</text:p></table:table-cell>"


def text(inside: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{inside}</text:p></table:table-cell>'


def document(*cells: str, columns: str = "") -> bytes:
    """An ODS file with one column of readings below a header."""
    rows = "".join(f"<table:table-row>{cell}</table:table-row>" for cell in (text("Diameter dalam"), *cells))
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="Data">{columns}{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", f"<office:document-styles {SPACES}></office:document-styles>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("cell", "found", "reason"),
    [
        (number(11.99, 'table:style-name="ce1"'), "11.99", "struck through"),
        (number(11.99, 'table:style-name="ce2"'), "11.99", "struck through"),
        (text('12,0<text:span text:style-name="T1">5</text:span>'), "12,0~5~", "struck through"),
        (text('12,05<text:span text:style-name="T2">1</text:span>'), "12,05^1", "not a number"),
        (text('12,05<text:span text:style-name="T3">1</text:span>'), "12,05_1", "not a number"),
    ],
)
def test_what_is_struck_through_or_raised_is_a_problem(folder: Folder, cell: str, found: str, reason: str) -> None:
    (problem,) = folder.refuse(document(number(12.01), cell, number(12.02)), name="a.ods")
    assert reason in said(problem)
    assert problem.found == found
    assert problem.location is not None
    assert problem.location.row == 3


def test_a_style_may_take_the_line_away_again(folder: Folder) -> None:
    batch = folder.read(document(number(12.01), number(11.99, 'table:style-name="ce3"')), name="a.ods")
    assert batch.series["diameter"].values.tolist() == [12.01, 11.99]


def test_a_column_may_be_struck_through(folder: Folder) -> None:
    column = '<table:table-column table:default-cell-style-name="ce1"/>'
    problems = folder.refuse(document(number(12.01), number(11.99), columns=column), name="a.ods")
    assert [problem.location.row for problem in problems if problem.location] == [2, 3]


def test_a_comment_is_no_text_of_its_cell_but_a_remark(folder: Folder) -> None:
    comment = "<office:annotation><text:p>ukur ulang</text:p></office:annotation>"
    batch = folder.read(document(number(12.01, "", comment), text("HL"), number(12.02)), name="a.ods")
    found = batch.series["diameter"]
    assert found.values[[0, 2]].tolist() == [12.01, 12.02]
    assert found.remarks is not None
    assert found.remarks.tolist() == ["ukur ulang", "", ""]


def test_a_formula_that_sums_up_the_column_is_no_reading(folder: Folder) -> None:
    mean = number(12.015, 'table:formula="of:=AVERAGE([.A2:.A3])"')
    batch = folder.read(document(number(12.01), number(12.02), mean), name="a.ods")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert any("row 4 left out (=AVERAGE(A2:A3))" in note for note in notes(batch))


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("of:=ROUND(AVERAGE([.$B$2:.$B$6]);2)", "=ROUND(AVERAGE($B$2:$B$6);2)"),
        ("of:=SUBTOTAL(9;[.B2:.B6])", "=SUBTOTAL(9;B2:B6)"),
        ("of:=SUM([.B2:.D2])", None),
        ("of:=SUM([.C2:.C6])", None),
        ("of:=SUM([.B2:.B9])", None),
        ("of:=[.B2]/10", None),
    ],
)
def test_formulas_that_sum_up_their_own_column(formula: str, shown: str | None) -> None:
    assert summed(formula, 6, 1) == shown
