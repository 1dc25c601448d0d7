"""Text tables: the delimiter, quotation marks, rows that are too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import ONE, TWO, expected, notes, plan, said

from qc.intake.columns import find_header
from qc.intake.findings import Findings
from qc.intake.formats.delimited import DelimitedSheet, Held
from qc.intake.table import read_sheet
from qc.terms import Context
from qc.words import language

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch
    from qc.intake.columns import Header


def values(batch: Batch) -> list[float]:
    return [float(value) for value in batch.series["diameter"].values]


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end", "end end"])
def test_delimiters_and_line_ends(folder: Folder, delimiter: str, end: str, last: str) -> None:
    rows = ["No;Diameter dalam;Operator", "1;12.01;Budi", "2;12.02;Siti"]
    batch = folder.read((end.join(rows) + last.replace("end", end).replace(" ", "")).replace(";", delimiter))
    assert values(batch) == [12.01, 12.02]
    assert batch.series["diameter"].row.tolist() == [2, 3]


@pytest.mark.parametrize("number", ["12,01", "12.01", "12"])
def test_one_column_needs_no_delimiter(folder: Folder, number: str) -> None:
    assert values(folder.read(f"Diameter dalam\n{number}\n{number}\n")) == [float(number.replace(",", "."))] * 2


def test_rows_are_numbered_as_a_spreadsheet_does(folder: Folder) -> None:
    batch = folder.read("CV CONTOH\n\n\nNo;diameter\n1;12,01\n\n2;12,02\n")
    assert batch.series["diameter"].row.tolist() == [5, 7]


def test_a_line_for_excel_that_names_the_delimiter(folder: Folder) -> None:
    assert values(folder.read("sep=;\nNo;diameter\n1;12,01\n2;12,02\n")) == [12.01, 12.02]


def test_titles_may_be_wider_than_the_table(folder: Folder) -> None:
    assert values(folder.read("a;b;c;d;e\nNo;diameter\n1;12,01\n2;12,02\n")) == [12.01, 12.02]


def test_cells_in_quotation_marks(folder: Folder) -> None:
    table = 'No,Ket,diameter\n1,"baik, ""halus""","12,01"\n2,"dua\nbaris","12,02"\n'
    assert values(folder.read(table)) == [12.01, 12.02]


def test_an_index_column_without_a_name_is_fine(folder: Folder) -> None:
    assert values(folder.read(",diameter\n0,12.01\n1,12.02\n")) == [12.01, 12.02]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("No,diameter,Berat\n1,12,01,120,5\n2,12,02,121,3\n", [2, 3]),
        ("No,diameter,Berat,\n1,12,01,120\n2,12,120,\n", [2]),
        ("No,diameter,,Berat\n1,12,01,120\n2,12,,120\n", [2]),
        ("No,diameter,Berat\n1,12,5,\n2,12,120\n", [2]),
        ("No,diameter,Berat\n" + "1,12,120\n" * 300 + "2,12,5,\n", [302]),
        ("No;diameter;Berat\n1;12;120\n2;12;120;7\n", [3]),
        ("No\tdiameter\tBerat\n1\t12\t120\n" + "1\t12\t120\n" * 300 + "2\t12\t120\t7\n", [303]),
    ],
)
def test_cells_without_a_header_may_be_the_second_half_of_a_number(folder: Folder, table: str, rows: list[int]) -> None:
    found = folder.refuse(table, TWO)
    assert [p.location.row for p in found if p.location] == rows
    assert "this row has cells that no header stands above" in said(found[0])
    assert ("save the file with semicolons" in said(found[0])) is ("," in table)


def test_an_unnamed_column_between_semicolons_is_only_noted(folder: Folder) -> None:
    batch = folder.read("No;diameter;;\n1;12,5;7;\n2;12,6;8;\n", plan(expected("diameter")))
    assert "column not used: C" in notes(batch)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ('No;Ket;diameter\n1;"baik;12,01\n2;baik;12,02\n', 2),
        ('No;Ket;diameter\n1;"a;12,01\n2;b";12,02\n3;c;12,03\n', 2),
        ('No;diameter\n1;"12,0"1\n2;12,02\n', 2),
        ('No;Ket;diameter\n1;baik;12,01\n2;"7" pipa;12,02\n', 3),
    ],
)
def test_quotation_marks_that_do_not_close(folder: Folder, table: str, row: int) -> None:
    (problem,) = folder.refuse(table)
    assert "a quotation mark in this row is not closed where its cell ends" in said(problem)
    assert problem.location is not None
    assert problem.location.row == row


def test_a_quotation_mark_within_a_cell_is_a_letter(folder: Folder) -> None:
    assert values(folder.read('No;Ket;diameter\n1;pipa 7";12,01\n2;pipa 5";12,02\n')) == [12.01, 12.02]


def test_leading_zeros_of_numbers_are_kept(folder: Folder) -> None:
    batch = folder.read("No;diameter\n001;12,01\n002;12,02\n")
    assert batch.series["diameter"].context[Context.UNIT].tolist() == ["001", "002"]


def test_a_cell_larger_than_any_table_has(folder: Folder) -> None:
    found = folder.refuse("No;Ket;diameter\n1;a;12,01\n2;" + "x" * 200_000 + ";12,02;3\n")
    assert "this file cannot be read as a table" in said(found[0])


def test_the_head_is_cut_where_a_row_ends() -> None:
    row = "1;" + "x" * 2000 + "\n"
    sheet = DelimitedSheet(name="a", held=Held(("No;Ket\n" + row * 200).encode()), delimiter=";")
    assert all(len(cells[1]) == 2000 for cells in sheet.head[1:])
    assert len(sheet.head) < 200


def test_one_endless_row(folder: Folder) -> None:
    (problem,) = folder.refuse("x" * 500_000)
    assert "no row of headers was found" in said(problem)


def test_both_marks_deep_in_a_file_are_seen(folder: Folder) -> None:
    table = "No;diameter\n" + "".join(f"{i};12,01\n" for i in range(1, 300)) + "300;12.02\n"
    batch = folder.read(table, ONE)
    assert values(batch)[-2:] == [12.01, 12.02]
    assert any("both read as the decimal mark" in note for note in notes(batch))


def _header(text: str) -> tuple[DelimitedSheet, Header]:
    sheet = DelimitedSheet(name="a", held=Held(text.encode()), delimiter=";")
    header = find_header(sheet.head, ONE)
    assert header is not None
    return sheet, header


def test_a_text_is_let_go_when_all_of_it_is_read() -> None:
    sheet, header = _header("No;diameter\n1;12,01\n2;12,02 mm\n")
    assert read_sheet(sheet, header, ONE, {}, Findings()).rows == 2
    with pytest.raises(RuntimeError, match="let go"):
        sheet.careful(header, Findings())


def test_a_text_with_remarks_is_let_go_before_its_numbers_are_understood() -> None:
    sheet, header = _header('No;diameter;ket\n1;12,01;"baik\nhalus"\n')
    assert header.left_out
    sheet.let_go_unless_summed(header)
    with pytest.raises(RuntimeError, match="let go"):
        sheet.careful(header, Findings())


def test_a_text_with_columns_that_may_sum_up_is_kept_until_they_were_compared() -> None:
    sheet, header = _header("No;x1;x2;Rata-rata\n1;12,01;12,01;12,01\n2;12,02 mm;12,02;11,02\n")
    findings = Findings()
    assert read_sheet(sheet, header, ONE, {}, findings).rows == 2
    assert any("D3" in language("en").say(note.said) for note in findings.notes)
