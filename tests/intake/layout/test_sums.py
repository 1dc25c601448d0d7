"""What a sheet says of its own readings, held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import ONE, TWO, expected, notes, plan, saved, workbook

from qc.intake import ColumnPlan, ExpectedColumn

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch

HEAD = ["No", "X1", "X2", "Rata-rata", "R", "Max", "Min", "Jumlah"]


def differing(batch: Batch) -> list[str]:
    return [note for note in notes(batch) if "the sheet says" in note or "differ from" in note]


def wide(folder: Folder, *rows: list[Any]) -> list[str]:
    return differing(folder.read(workbook([HEAD, *rows]), name="a.xlsx"))


def test_sums_that_agree_are_not_mentioned(folder: Folder) -> None:
    assert wide(folder, [1, 12.01, 12.02, 12.015, 0.01, 12.02, 12.01, 24.03]) == []


def test_a_mean_may_be_rounded_or_cut_off(folder: Folder) -> None:
    assert wide(folder, [1, 12.01, 12.02, 12.02, 0.01], [2, 12.01, 12.02, 12.01, 0.01]) == []


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ([12.05, 0.01], "Rata-rata, cell D2: the sheet says 12.05, its readings give 12.015; the readings count"),
        ([12.015, 0.1], "R, cell E2: the sheet says 0.1, its readings give 0.01; the readings count"),
        ([12.015, 0.01, 12.2], "Max, cell F2: the sheet says 12.2, its readings give 12.02; the readings count"),
        ([12.015, 0.01, 12.02, 11], "Min, cell G2: the sheet says 11, its readings give 12.0; the readings count"),
    ],
)
def test_a_sum_that_differs(folder: Folder, row: list[float], note: str) -> None:
    assert wide(folder, [1, 12.01, 12.02, *row]) == [note]


def test_many_that_differ_are_one_note(folder: Folder) -> None:
    (note,) = wide(folder, *([i, 12.01, 12.02, 12.5] for i in range(1, 4)))
    assert note.startswith("Rata-rata: 3 cells (D2, D3, D4) differ from their readings")


def test_formulas_without_a_result_and_blank_sums_say_nothing(folder: Folder) -> None:
    assert wide(folder, [1, 12.01, 12.02, "=AVERAGE(B2:C2)", None, "-"]) == []


def test_a_spread_of_each_subgroup(folder: Folder) -> None:
    """1, 3, 5 have s = 2 by n − 1 and 1.633 by n; 2, 4, 9 have 3.606 and 2.944."""
    table = "No;X1;X2;X3;s\n1;1,0;3,0;5,0;{};\n2;2,0;4,0;9,0;{}\n"

    def found(*spreads: str) -> list[str]:
        batch = folder.read(table.format(*spreads), plan(expected()), name=f"{spreads[1]}.csv")
        return [one for one in notes(batch) if one.startswith("s")]

    assert found("2,000", "3,606") == []
    assert found("1,633", "2,944") == [
        (
            "s, cell E2, E3: the sheet divides by n, not by n − 1, which makes the spread look smaller than it is; qc"
            " divides by n − 1"
        )
    ]
    assert found("2,000", "3,706") == ["s, cell E3: the sheet says 3,706, its readings give 3.6056; the readings count"]


def test_a_check_sheets_means_and_ranges(folder: Folder) -> None:
    rows = ["Item;1;2;3;Rata-rata;R", "Diameter dalam;12,01;12,02;12,03;12,02;0,02", "Berat;120;121;125;121;5"]
    assert differing(folder.read("\n".join(rows), TWO)) == [
        "Rata-rata, cell E3: the sheet says 121, its readings give 122.0; the readings count"
    ]


def test_the_sums_below_columns(folder: Folder) -> None:
    rows: list[list[Any]] = [
        ["No", "diameter", "Berat"],
        [1, 12.01, 120],
        [2, 12.03, 122],
        ["Rata-rata", 12.02, 125],
        ["Max", 12.05, 122],
    ]
    assert differing(folder.read(workbook(rows), TWO, name="a.xlsx")) == [
        "diameter, cell B5: the sheet says 12.05, its readings give 12.030; the readings count",
        "Berat, cell C4: the sheet says 125, its readings give 121.0; the readings count",
    ]


def test_sums_after_each_block(folder: Folder) -> None:
    rows = "No;diameter\n1;12,01\n2;12,03\nRata-rata;12,02\n3;12,00\n4;12,02\nRata-rata;12,01\n"
    assert differing(folder.read(rows)) == []
    assert len(differing(folder.read(rows.replace("Rata-rata;12,01", "Rata-rata;12,04"), name="b.csv"))) == 1


def test_a_judgement_for_each_unit(folder: Folder) -> None:
    rows: list[list[Any]] = [
        ["No", "diameter", "Keputusan"],
        [1, 12.01, "OK"],
        [2, 12.09, "OK"],
        [3, 12.02, "NG"],
        [4, 12.2, "NG"],
        [5, None, "NG"],
    ]
    assert differing(folder.read(workbook(rows), name="a.xlsx")) == [
        (
            "Keputusan: the sheet says OK, but a reading is outside the standard's limits: C3 (Diameter dalam 12.09,"
            " above the limit 12.05); the readings count, and this needs explaining"
        ),
        (
            "Keputusan, cell C4: the sheet says NG, but no reading is outside the standard's limits; the readings"
            " count, and this needs explaining"
        ),
    ]


def test_a_judgement_merged_over_several_rows(folder: Folder) -> None:
    book = openpyxl.Workbook()
    for row in (["No", "diameter", "Judge"], [1, 12.01, "NG"], [2, 12.2, None], [3, 12.0, "OK"]):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    assert differing(folder.read(saved(book), name="a.xlsx")) == []


def test_a_status_that_is_no_judgement_says_nothing(folder: Folder) -> None:
    assert differing(folder.read("No;diameter;Status\n1;12,2;dikirim\n")) == []


def test_a_check_sheet_with_other_limits_and_another_judgement(folder: Folder) -> None:
    rows = [
        "Item;Standar;1;2;Judge",
        "Diameter dalam;12 ± 0,2;12,01;12,1;OK",
        "Berat;120 ± 8;120;121;OK",
    ]
    found = notes(folder.read("\n".join(rows), TWO))
    assert (
        "Judge: the sheet says OK, but a reading is outside the standard's limits: E2 (Diameter dalam 12.10, above the"
        " limit 12.05); the readings count, and this needs explaining"
    ) in found
    (note,) = [one for one in found if "other limits" in one]
    assert note.startswith("Diameter dalam: the sheet gives other limits than the standard: “12 ± 0,2”")


def test_limits_in_columns_of_their_own(folder: Folder) -> None:
    table = "Item;Nilai;LSL;USL\ndiameter;12,01;11,95;12,10\ndiameter;12,02;11,95;12,10\n"
    (note,) = [one for one in notes(folder.read(table, ONE)) if "other limits" in one]
    assert "“12,10”" in note


@pytest.mark.parametrize(
    ("lsl", "usl", "own"),
    [(11.95, None, "11.95 mm or more"), (None, 12.05, "12.05 mm or less"), (None, None, "no limits")],
)
def test_the_limits_of_a_standard_with_one_side(folder: Folder, lsl: float | None, usl: float | None, own: str) -> None:
    one = plan(expected("tebal", lsl=lsl, usl=usl))
    found = notes(folder.read("Item;Standar;Nilai\ntebal;12 ± 0,2;12,01\n", one))
    assert f"tebal: the sheet gives other limits than the standard: “12 ± 0,2”; the standard's count: {own}" in found


def test_limits_of_what_is_judged_by_eye_are_not_compared(folder: Folder) -> None:
    look = ColumnPlan(columns=(ExpectedColumn(id="rupa", names=("Rupa",), unit="", counts="nonconforming"),))
    found = notes(folder.read("Item;Standar;Nilai\nrupa;maks 2 gores;OK\nrupa;maks 2 gores;NG\n", look))
    assert not [note for note in found if "other limits" in note]


@pytest.mark.parametrize("said", [[0.1, 0.2], [0.0816, 0.1633]], ids=["n - 1", "n"])
def test_a_row_with_the_spread_of_each_column_that_agrees(folder: Folder, said: list[float]) -> None:
    """12.0, 12.1, 12.2 have s = 0.1 by n - 1 and 0.0816 by n; 12.0, 12.2, 12.4 twice that."""
    rows: list[list[Any]] = [["No", "X1", "X2"], [1, 12.0, 12.0], [2, 12.1, 12.2], [3, 12.2, 12.4], ["Std Dev", *said]]
    assert differing(folder.read(workbook(rows), name="a.xlsx")) == []


def test_a_row_with_the_spread_of_each_column_that_differs(folder: Folder) -> None:
    rows: list[list[Any]] = [
        ["No", "X1", "X2"],
        [1, 12.0, 12.0],
        [2, 12.1, 12.2],
        [3, 12.2, 12.4],
        ["Std Dev", 0.1, 0.3],
    ]
    (note,) = differing(folder.read(workbook(rows), name="a.xlsx"))
    assert note == "X2, cell C5: the sheet says 0.3, its readings give 0.20; the readings count"
