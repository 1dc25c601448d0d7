"""Sheets of sums: a row for each day, with the units inspected and the bad ones counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import openpyxl
import pytest

from qc.errors import InputError
from qc.intake import Batch, ColumnPlan, ExpectedColumn, read_batch, split_pilot
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

EN = language("en")
PLATING = """REKAP CACAT PLATING BULAN NOPEMBER 2026

Tanggal;Jml Periksa;Gores;Gosong;Tdk Terlapis;Noda;Total NG;% NG
2 Nov 2026;1.250;3;1;0;2;6;0,48%
3 Nov 2026;1.180;5;2;1;1;9;0,76%
4 Nov 2026;980;;;;;0;0,00%
5 Nov 2026;1.310;7;4;2;3;16;1,22%
TOTAL;4.720;15;7;3;6;31;0,66%
"""


Counted = Literal["nonconforming", "nonconformities"]


def plan(*names: str, counts: Counted = "nonconforming") -> ColumnPlan:
    columns = (ExpectedColumn(id=name.lower(), names=(name,), unit="", counts=counts) for name in names)
    return ColumnPlan(columns=tuple(columns))


def read(tmp_path: Path, text: str, *names: str, counts: Counted = "nonconforming") -> Batch:
    path = tmp_path / "rekap.csv"
    path.write_text(text, encoding="utf-8")
    return read_batch([path], plan(*names or ("Gores", "Gosong"), counts=counts))


def notes(batch: Batch) -> list[str]:
    return [EN.say(note.said) for note in batch.notes]


def faults(tmp_path: Path, text: str, counts: Counted = "nonconforming") -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text, counts=counts)
    return [(p.reason.text, p.location.row if p.location else None, p.found) for p in caught.value.problems]


def test_a_recap_is_read_with_thousands_and_blank_cells(tmp_path: Path) -> None:
    batch = read(tmp_path, PLATING)
    scratches = batch.series["gores"]
    assert scratches.values.tolist() == [3, 5, 0, 7]
    assert scratches.inspected is not None
    assert scratches.inspected.tolist() == [1250, 1180, 980, 1310]
    assert scratches.unit.tolist() == [0, 1250, 2430, 3410]
    assert scratches.last_unit.tolist() == [1249, 2429, 3409, 4719]
    assert scratches.row.tolist() == [4, 5, 6, 7]
    assert batch.units == 4720
    assert any("read as 0" in note and "4 blank cells" in note for note in notes(batch))
    assert not any("total is not used" in note for note in notes(batch))


def test_a_total_that_disagrees_is_noted_and_not_used(tmp_path: Path) -> None:
    batch = read(tmp_path, PLATING.replace("TOTAL;4.720;15;", "TOTAL;4.720;16;").replace(";9;0,76%", ";8;0,76%"))
    assert batch.series["gores"].values.tolist() == [3, 5, 0, 7]
    said = [(note.location.row, note.location.column) for note in batch.notes if note.location and note.location.row]
    assert said == [(5, "Total NG"), (8, "Gores"), (8, "Total NG")]
    assert "the sheet's total is 16, but what it sums up is 15; the total is not used" in notes(batch)


def test_a_column_total_alone_says_that_blank_is_nothing(tmp_path: Path) -> None:
    batch = read(tmp_path, "Tgl;Jml Periksa;Gores;Gosong\n1/11/2026;100;2;\n2/11/2026;100;;1\nTotal;200;2;5\n")
    assert batch.series["gores"].values.tolist() == [2, 0]
    np.testing.assert_array_equal(batch.series["gosong"].values, [np.nan, 1])
    assert any("1 blank cell is missing" in note for note in notes(batch))


def test_without_totals_a_blank_cell_is_missing(tmp_path: Path) -> None:
    batch = read(tmp_path, "Tgl;Inspected;Gores;Gosong\n1/11/2026;100;2;\n2/11/2026;100;-;1\n3/11/2026;;;\n")
    np.testing.assert_array_equal(batch.series["gores"].values, [2, np.nan])
    np.testing.assert_array_equal(batch.series["gosong"].values, [np.nan, 1])
    assert batch.units == 200


def test_days_without_inspection_are_no_points(tmp_path: Path) -> None:
    batch = read(tmp_path, "Tgl;Inspected;Gores;Gosong\n1/11/2026;100;2;1\n2/11/2026;0;0;0\n3/11/2026;50;1;0\n")
    np.testing.assert_array_equal(batch.series["gores"].values, [2, np.nan, 1])
    assert batch.units == 150


def test_rows_are_put_in_the_order_of_their_dates(tmp_path: Path) -> None:
    batch = read(tmp_path, "Tgl;Inspected;Gores;Gosong\n2/11/2026;100;2;1\n1/11/2026;40;4;0\n")
    scratches = batch.series["gores"]
    assert scratches.values.tolist() == [4, 2]
    assert scratches.unit.tolist() == [0, 40]
    assert scratches.inspected is not None
    assert scratches.inspected.tolist() == [40, 100]


def test_several_recaps_are_counted_through(tmp_path: Path) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for day, path in enumerate(paths, start=1):
        path.write_text(f"Tgl;Inspected;Gores\n{day}/11/2026;{100 * day};{day}\n", encoding="utf-8")
    batch = read_batch(paths, plan("Gores"))
    assert batch.series["gores"].unit.tolist() == [0, 100]
    assert batch.units == 300


def test_a_pilot_is_made_of_whole_rows(tmp_path: Path) -> None:
    pilot, rest = split_pilot(read(tmp_path, PLATING), 3000)
    assert pilot.units == 2430
    assert rest.series["gores"].values.tolist() == [0, 7]
    assert rest.series["gores"].unit.tolist() == [0, 980]
    assert rest.units == 2290


HEAD = "Tgl;Jml Periksa;Gores;Gosong\n"


@pytest.mark.parametrize(
    ("rows", "reason", "row", "found"),
    [
        ("1/11/2026;100;101;0\n", "more units are counted as nonconforming than were inspected", 2, "101"),
        ("1/11/2026;100;1;0\n2/11/2026;;3;0\n", "does not say how many units were inspected", 3, ""),
        ("1/11/2026;100;1;dua\n", "this is not a count", 2, "dua"),
        ("1/11/2026;100;1,5;0\n", "this is not a count", 2, "1,5"),
    ],
)
def test_counts_that_cannot_be_are_located(tmp_path: Path, rows: str, reason: str, row: int, found: str) -> None:
    told = faults(tmp_path, HEAD + rows)
    assert [(where, cell) for _, where, cell in told] == [(row, found)]
    assert reason in told[0][0]


def test_a_workbook_s_numbers_are_counts_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Rekap"], ["Tgl", "Jml Periksa", "Gores", "Gosong", "Total NG"], ["1/11/2026", 1250, 3, None, 3]):
        sheet.append(row)
    sheet.append(["2/11/2026", 980, None, 4, 5])
    sheet.append(["Jumlah", 2230, 3, 4, 8])
    path = tmp_path / "rekap.xlsx"
    book.save(path)
    batch = read_batch([path], plan("Gores", "Gosong"))
    # The second row's total disagrees, but the columns add up: blank is nothing in all of them.
    assert batch.series["gores"].values.tolist() == [3, 0]
    assert batch.series["gosong"].values.tolist() == [0, 4]
    assert batch.units == 2230


def test_a_quotation_mark_left_open_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(tmp_path, HEAD + '1/11/2026;100;"1;0\n2/11/2026;100;1;0\n')


def test_a_unit_may_have_more_than_one_fault(tmp_path: Path) -> None:
    batch = read(tmp_path, HEAD + "1/11/2026;10;14;0\n", counts="nonconformities")
    assert batch.series["gores"].values.tolist() == [14]
    assert faults(tmp_path, HEAD + "1/11/2026;10;1;0\n2/11/2026;0;3;0\n", counts="nonconformities")


def test_a_column_of_units_that_holds_names_makes_no_recap(tmp_path: Path) -> None:
    batch = read(tmp_path, "No;Diperiksa;Gores\n1;Budi;OK\n2;Budi;NG\n", "Gores")
    assert batch.series["gores"].inspected is None
    assert batch.series["gores"].values.tolist() == [0, 1]


def test_remarks_are_kept_with_the_counts_of_their_row(tmp_path: Path) -> None:
    text = "Tanggal;Jml Periksa;Gores;Gosong;Ket.\n2 Nov 2026;50;1;0;rak baru\n3 Nov 2026;40;0;2;\n"
    batch = read(tmp_path, text + "TOTAL;90;1;2;cek lagi\n")
    for series in batch.series.values():
        assert series.remarks is not None
        assert series.remarks.tolist() == ["rak baru", ""]
    assert "remarks, kept with their readings and not judged: Ket." in notes(batch)
    assert "a remark stands in a row that has no readings: 4: “cek lagi”" in notes(batch)


def test_what_the_standard_does_not_ask_for_is_named_with_its_sum(tmp_path: Path) -> None:
    said = notes(read(tmp_path, PLATING, "Gores", "Gosong", "Tdk Terlapis"))
    assert "Noda: 6 found in all; the standard does not ask for it, so it is not judged" in said
    assert "column not used: % NG" in said
