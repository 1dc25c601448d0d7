"""Some of a standard's characteristics measured: these are read, the others named once; texts that are no tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import DIAMETER, TWO, expected, notes, plan, said, saved, workbook

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import ColumnPlan

NAMES = ("tinggi", "lebar", "tebal", "kekerasan", "kekasaran")
SEVEN = plan(*TWO.columns, *(expected(name, unit="mm", lsl=500 + i, usl=501 + i) for i, name in enumerate(NAMES)))
SAID = (
    "5 characteristics of the standard are not measured, so not judged: “tinggi”, “lebar”, “tebal”, “kekerasan”,"
    " “kekasaran”"
)


@pytest.mark.parametrize(
    "content",
    [
        "No;Diameter dalam;Berat\n1;12,01;120\n2;12,02;121\n",
        "No;Karakteristik;Nilai\n1;Diameter dalam;12,01\n1;Berat;120\n2;Diameter dalam;12,02\n2;Berat;121\n",
        "No;Diameter dalam;Berat;tinggi;lebar\n1;12,01;120;;-\n2;12,02;121;;\n",
        workbook([["No", "Diameter dalam", "Berat"], [1, 12.01, 120], [2, 12.02, 121]]),
    ],
)
def test_two_of_seven_are_read_and_the_others_named_once(folder: Folder, content: str | bytes) -> None:
    batch = folder.read(content, SEVEN, name="a.xlsx" if isinstance(content, bytes) else "a.csv")
    assert {name: series.values.tolist() for name, series in batch.series.items()} == {
        "diameter": [12.01, 12.02],
        "berat": [120, 121],
    }
    assert [note for note in notes(batch) if "not judged" in note] == [SAID]


def test_a_name_much_alike_is_pointed_out(folder: Folder) -> None:
    batch = folder.read("No;Diameter dalam;Berat bersih\n1;12,01;20\n", TWO)
    assert list(batch.series) == ["diameter"]
    assert "if “Berat bersih” holds the readings of Berat, rename it to “Berat”" in notes(batch)


def test_numbers_near_the_limits_are_asked_about_in_their_unit(folder: Folder) -> None:
    text = "No;Berat;Kiri (µm)\n1;120;12010\n2;121;12020\n"
    (problem,) = folder.refuse(text, TWO)
    assert "no column is named Diameter dalam; it may be in: “Kiri (µm)”" in said(problem)
    batch = folder.read(text, replace(TWO, given={"Kiri (µm)": "diameter"}))
    assert batch.series["diameter"].values.tolist() == pytest.approx([12.01, 12.02])


@pytest.mark.parametrize("wide", [{"lsl": 11.0}, {"lsl": 0.0, "usl": 30.0}, {}])
def test_limits_that_tell_nothing_raise_no_question(folder: Folder, wide: dict[str, Any]) -> None:
    batch = folder.read(
        "No;diameter;Suhu\n1;12,01;12\n2;12,02;13\n", plan(DIAMETER, replace(expected("tebal"), **wide))
    )
    assert list(batch.series) == ["diameter"]


def test_what_the_user_says_is_nothing_is_not_taken_by_its_name(folder: Folder) -> None:
    text = "No;diameter;Diameter dalam\n1;12,01;13\n2;12,02;14\n"
    batch = folder.read(text, replace(plan(DIAMETER), given={"C": "-"}))
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]


def test_a_sheet_that_is_not_read_but_holds_the_other_is_asked_about(folder: Folder) -> None:
    book = openpyxl.Workbook()
    book.active.title = "16 Nov"
    first: list[list[Any]] = [["No", "diameter"], [1, 12.01], [2, 12.02]]
    second: list[list[Any]] = [["No", "berat"], [1, 120], [2, 121]]
    for sheet, rows in ((book.active, first), (book.create_sheet("17 Nov"), second)):
        for row in rows:
            sheet.append(row)
    (problem,) = folder.refuse(saved(book), TWO, name="a.xlsx")
    assert "Berat stands in the sheet “17 Nov”" in said(problem)


LETTER = "Kepada Yth. Bapak Budi,\nBersama ini kami kirim hasil ukur diameter, panjang, dan nomor lot.\nHormat kami,\n"
LOG = "\n".join(f"2026-11-22 08:00:{i:02d} INFO worker, operator, mesin, nilai took 0.{i}s" for i in range(60))
README = "# qc\n\nData flows, one way; `tests` hold it, operator.\n- time, operator, lot\n" * 20


@pytest.mark.parametrize("text", [LETTER, LOG, README])
@pytest.mark.parametrize("columns", [TWO, SEVEN, plan(DIAMETER)])
def test_a_text_that_is_no_table_is_one_problem(folder: Folder, text: str, columns: ColumnPlan) -> None:
    (problem,) = folder.refuse(text, columns, name="surat.txt")
    shown = said(problem)
    assert shown.startswith("surat.txt: this is a text, not a table with readings\n  found: ")
    assert "“qc template” makes such a table to fill in" in shown
