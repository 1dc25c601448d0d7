"""Formulas that sum up a column are no readings, whether or not a word says so."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from intake.files import notes, said, workbook

from qc.intake.formats.summing_formulas import summing_cells

if TYPE_CHECKING:
    from intake.files import Folder

READ = [12.01, 12.02, 11.99, 12.0, 12.03]


def computed(rows: list[list[Any]], formula: str, place: str, *, given: str = "") -> bytes:
    """A workbook in which a number is the stored result of a formula."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            xml = old.read(name).decode()
            before, found, after = xml.partition(f'<c r="{place}" t="n"><v>') if "sheet1" in name else (xml, "", "")
            put = f'<c r="{place}"><f{given}>{formula}</f><v>' if found else ""
            assert found or "sheet1" not in name
            new.writestr(name, before + put + after)
    return target.getvalue()


@pytest.mark.parametrize("header", [[], ["Tanggal"], ["Operator"], ["No"]])
@pytest.mark.parametrize(
    "formula", ["AVERAGE({0}2:{0}6)", "SUM(${0}$2:${0}$6)/5", "ROUND(MAX({0}2:{0}6),3)", "SUBTOTAL(101,T[Ø])"]
)
def test_a_sum_without_a_word_is_no_unit(folder: Folder, header: list[str], formula: str) -> None:
    column = "AB"[len(header)]
    rows: list[list[Any]] = [
        [*header, "Diameter dalam"],
        *([*[i] * len(header), x] for i, x in enumerate(READ, start=1)),
    ]
    rows.append([*[None] * len(header), 12.01])
    batch = folder.read(computed(rows, formula.format(column), f"{column}7"), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert any(note.startswith(f"row 7 left out (={formula.format(column)})") for note in notes(batch))


def test_sums_that_share_a_formula(folder: Folder) -> None:
    rows: list[list[Any]] = [["Subgrup", "X1", "X2"], *([i, x, x] for i, x in enumerate(READ, start=1))]
    data = computed([*rows, [None, 12.01, 12.01]], "AVERAGE(B2:B6)", "B7", given=' t="shared" ref="B7:C7" si="0"')
    batch = folder.read(data, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [x for x in READ for _ in "ab"]


def test_a_sum_with_the_number_of_a_unit_is_a_question(folder: Folder) -> None:
    rows: list[list[Any]] = [["No", "Diameter dalam"], *([i, x] for i, x in enumerate(READ, start=1)), [6, 12.01]]
    (problem,) = folder.refuse(computed(rows, "AVERAGE(B2:B6)", "B7"), name="a.xlsx")
    assert "row 7, column Diameter dalam: this formula sums up other cells: it is no reading" in said(problem)


@pytest.mark.parametrize(
    "formula", ["AVERAGE(C4:F4)", "B3", "C4+0.01", "AVERAGE(B3:C4)", "AVERAGE(B3:B4)", "SUM(T[@Ø])"]
)
def test_other_formulas_give_readings(folder: Folder, formula: str) -> None:
    rows: list[list[Any]] = [["No", "Diameter dalam"], *([i, x] for i, x in enumerate(READ, start=1))]
    batch = folder.read(computed(rows, formula, "B4"), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ


def test_sums_above_their_column() -> None:
    assert summing_cells(b'<c r="C2"><f>SUM(C3:C9)</f><v>1</v></c>') == {(1, 2): (7, "=SUM(C3:C9)")}
    assert summing_cells(b'<c r="C2"><v>1</v></c>') == {}
