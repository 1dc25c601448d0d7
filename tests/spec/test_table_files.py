"""Files of requirements that hold no table, several, or something else besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from requirement_tables import refused, said, text, workbook

from qc.spec.table import read_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("Karakteristik;Nilai", "A;5"), "there is no table of requirements"),
        (("Karakteristik;Persyaratan", ";"), "no row below the headings names a characteristic"),
        (("hanya teks",), "this file is no table"),
    ],
)
def test_files_without_a_table(tmp_path: Path, lines: tuple[str, ...], reason: str) -> None:
    assert reason in refused(text(tmp_path / "x.csv", *lines))


def test_files_that_are_none(tmp_path: Path) -> None:
    assert "there is no such file" in refused(tmp_path / "none.xlsx")


def test_another_sheet_of_requirements_is_said(tmp_path: Path) -> None:
    book = Workbook()
    for title, names in (("Dimensi", ("A", "B")), ("Cat", ("C",))):
        sheet = book.create_sheet(title)
        sheet.append(["Karakteristik", "Persyaratan", "Satuan", *(["Kelas"] if title == "Dimensi" else [])])
        for name in names:
            sheet.append([name, "5 ± 1", "mm"])
    book.save(tmp_path / "two.xlsx")
    table = read_table(tmp_path / "two.xlsx")
    assert [item.id for item in table.items] == ["a", "b"]
    assert any("other sheets that look like requirements were not read: Cat" in one for one in said(table))


def test_a_formula_without_a_result_is_not_a_limit(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Characteristic", "LSL", "USL", "Unit", "Class"], ["A", "=1+1", 3, "mm", "major"]]
    assert "row 2, column LSL: the formula of this cell has no result" in refused(workbook(tmp_path / "f.xlsx", rows))


def test_a_broken_quotation_mark_leaves_no_table(tmp_path: Path) -> None:
    assert "there is no table of requirements" in refused(
        text(tmp_path / "q.csv", 'Karakteristik;"Persyaratan', 'A;"5')
    )


def test_hidden_sheets_are_said(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Karakteristik", "Persyaratan", "Satuan"])
    sheet.append(["A", "5 ± 1", "mm"])
    hidden = book.create_sheet("Lama")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "h.xlsx")
    assert any("hidden sheets not read: Lama" in one for one in said(read_table(tmp_path / "h.xlsx")))
