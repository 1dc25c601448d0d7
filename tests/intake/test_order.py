"""Production order: by unit number, else by time, else as the rows stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import TWO, notes

if TYPE_CHECKING:
    from intake.files import Folder

BY_NUMBER = "rows put in the order of their unit numbers"
BY_TIME = "rows put in the order of their times"
IN_PART = "some times are missing and the others are not in order: rows kept as they stand"


def test_rows_are_put_in_the_order_of_unit_numbers(folder: Folder) -> None:
    batch = folder.read("No;diameter\n10;12,03\n9;12,02\n2;12,01\n")
    series = batch.series["diameter"]
    assert series.values.tolist() == [12.01, 12.02, 12.03]
    assert series.row.tolist() == [4, 3, 2]
    assert series.unit.tolist() == [0, 1, 2]
    assert series.ordered
    assert notes(batch).count(BY_NUMBER) == 1


def test_a_note_stands_once_for_all_characteristics(folder: Folder) -> None:
    batch = folder.read("No;diameter;Berat\n2;12,02;120\n1;12,01;121\n", TWO)
    assert notes(batch).count(BY_NUMBER) == 1
    assert batch.series["berat"].values.tolist() == [121, 120]


def test_numbers_in_order_need_no_note(folder: Folder) -> None:
    assert BY_NUMBER not in notes(folder.read("No;diameter\n1;12,01\n5;12,02\n9;12,03\n"))


def test_names_of_units_keep_the_order_of_rows(folder: Folder) -> None:
    series = folder.read("Serial;diameter\nB7;12,02\nA9;12,01\n").series["diameter"]
    assert series.values.tolist() == [12.02, 12.01]
    assert series.unit.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("diameter\n12,01\n12,02\n", False),
        ("x1;x2\n12,01\n12,02\n", False),
        ("No;diameter\n;12,01\n;12,02\n", False),
        ("No;diameter\n1;12,01\n2;12,02\n", True),
        ("Serial;diameter\nB7;12,01\nA9;12,02\n", True),
        ("Subgroup;diameter\n1;12,01\n1;12,02\n2;12,03\n2;12,04\n", True),
        ("Jam;diameter\n08.00;12,01\n08.01;12,02\n", True),
    ],
)
def test_bare_readings_stand_in_an_order_that_nobody_told(folder: Folder, table: str, *, told: bool) -> None:
    assert folder.read(table).series["diameter"].ordered is told


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("05/01/2026;08.00", "01/05/2026;07.00"),
        ("16/11/2026;08.00", "16/11/2026;13.00"),
        ("17 Agt 2026;", "2 Nop 2026;"),
        ("2026-11-16;08:00", "2026-11-16;08:01"),
    ],
)
def test_rows_are_put_in_the_order_of_times(folder: Folder, early: str, late: str) -> None:
    batch = folder.read(f"Tanggal;Jam;diameter\n{late};12,02\n{early};12,01\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["diameter"].ordered
    assert BY_TIME in notes(batch)
    batch = folder.read(f"Tanggal;Jam;diameter\n{early};12,01\n{late};12,02\n")
    assert BY_TIME not in notes(batch)


def test_a_time_of_day_alone_may_pass_midnight(folder: Folder) -> None:
    batch = folder.read("Jam;diameter\n23.00;12,01\n01.00;12,02\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["diameter"].ordered


def test_unit_numbers_outrank_times(folder: Folder) -> None:
    table = "No;Timestamp;diameter\n1;17/11/2026 08.00;12,01\n2;16/11/2026 08.00;12,02\n"
    assert folder.read(table).series["diameter"].values.tolist() == [12.01, 12.02]


def test_times_that_are_missing_or_cannot_be_read(folder: Folder) -> None:
    batch = folder.read("Tanggal;diameter\n17/11/2026;12,01\n;12,02\n16/11/2026;12,03\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.03]
    assert not batch.series["diameter"].ordered
    assert IN_PART in notes(batch)
    batch = folder.read("Tanggal;diameter\n16/11/2026;12,01\nkemarin;12,02\n17/11/2026;12,03\n")
    assert batch.series["diameter"].ordered


def test_readings_of_one_time_keep_their_order(folder: Folder) -> None:
    rows = ["17/11/2026;12,03", "16/11/2026;12,01", "17/11/2026;12,04", "16/11/2026;12,02"]
    series = folder.read("\n".join(["Tanggal;diameter", *rows])).series["diameter"]
    assert series.values.tolist() == [12.01, 12.02, 12.03, 12.04]


def test_subgroups_of_a_wide_table_are_put_in_order_too(folder: Folder) -> None:
    series = folder.read("Tanggal;x1;x2\n17/11/2026;12,03;12,04\n16/11/2026;12,01;12,02\n").series["diameter"]
    assert series.values.tolist() == [12.01, 12.02, 12.03, 12.04]
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 1, 1]
    assert series.row.tolist() == [3, 3, 2, 2]
