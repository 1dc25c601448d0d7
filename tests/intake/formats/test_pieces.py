"""Which unit each reading belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import TWO, said

if TYPE_CHECKING:
    from intake.files import Folder


def test_without_numbers_each_row_is_a_unit(folder: Folder) -> None:
    batch = folder.read("diameter;Berat\n12;120\n12;121\n", TWO)
    assert [series.unit.tolist() for series in batch.series.values()] == [[0, 1], [0, 1]]


def test_characteristics_share_their_units(folder: Folder) -> None:
    rows = ["1;diameter;12,01", "3;diameter;12,02", "1;Berat;120", "2;Berat;121", "3;Berat;122"]
    batch = folder.read("\n".join(["Unit;Item;Nilai", *rows]), TWO)
    assert batch.series["diameter"].unit.tolist() == [0, 2]
    assert batch.series["berat"].unit.tolist() == [0, 1, 2]
    assert batch.units == 3


def test_names_are_shared_in_the_order_of_the_rows(folder: Folder) -> None:
    rows = ["B;Berat;120", "A;diameter;12,01", "A;Berat;121", "C;Berat;122", "B;diameter;12,02"]
    batch = folder.read("\n".join(["Unit;Item;Nilai", *rows]), TWO)
    assert batch.series["diameter"].unit.tolist() == [1, 0]
    assert batch.series["berat"].unit.tolist() == [0, 1, 2]


def test_numbers_that_count_rows_count_each_characteristics_units(folder: Folder) -> None:
    """ "No" runs through all rows of a long table: no unit has both characteristics."""
    rows = ["1;diameter;12,01", "2;Berat;120", "3;diameter;12,02", "4;Berat;121"]
    batch = folder.read("\n".join(["No;Item;Nilai", *rows]), TWO)
    assert [series.unit.tolist() for series in batch.series.values()] == [[0, 1], [0, 1]]
    assert batch.units == 2


def test_numbers_may_begin_anew_in_every_subgroup(folder: Folder) -> None:
    rows = ["1;1;12,01", "1;2;12,02", "2;1;12,03", "2;2;12,04"]
    series = folder.read("\n".join(["Subgrup;No;diameter", *rows])).series["diameter"]
    assert series.unit.tolist() == [0, 1, 2, 3]
    assert series.values.tolist() == [12.01, 12.02, 12.03, 12.04]


def test_numbers_may_begin_anew_for_several_characteristics(folder: Folder) -> None:
    rows = [
        f"{s};{u};{name};{value}" for s in (1, 2) for name, value in (("diameter", 12), ("Berat", 120)) for u in (1, 2)
    ]
    batch = folder.read("\n".join(["Subgrup;No;Item;Nilai", *rows]), TWO)
    assert [series.unit.tolist() for series in batch.series.values()] == [[0, 1, 2, 3], [0, 1, 2, 3]]


def test_samples_count_units_where_none_stands_twice(folder: Folder) -> None:
    series = folder.read("Sampel;diameter\n2;12,02\n1;12,01\n").series["diameter"]
    assert series.subgroup is None
    assert series.values.tolist() == [12.01, 12.02]


def test_samples_are_units_where_there_are_subgroups(folder: Folder) -> None:
    series = folder.read("Subgrup;Sampel;diameter\n1;1;12,01\n1;2;12,02\n2;1;12,03\n2;2;12,04\n").series["diameter"]
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 1, 1]


def test_samples_of_which_none_stands_twice_are_no_subgroups_of_numbered_units(folder: Folder) -> None:
    series = folder.read("Sampel;No;diameter\nA;1;12,01\nB;2;12,02\n").series["diameter"]
    assert series.subgroup is None


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (["1;12,01", "2;12,02", "2;12,03", "5;12"], [4]),
        (["1;12,01", "1;12,02", "2;12,03", "2;12,02"], [3]),
        (["A;12,01", "B;12,02", "A;12,03"], [4]),
        (["1;12,01", "01;12,02"], [3]),
    ],
)
def test_a_unit_number_that_stands_twice(folder: Folder, rows: list[str], places: list[int]) -> None:
    found = folder.refuse("\n".join(["No;diameter", *rows]))
    assert [p.location.row for p in found if p.location] == places
    assert "more than one row" in said(found[0])


def test_the_rows_of_a_doubled_number_are_named_once(folder: Folder) -> None:
    (problem,) = folder.refuse("No;diameter;Berat\n1;12;120\n7;12;121\n7;12;122\n", TWO)
    assert said(problem) == (
        "batch.csv, row 4: unit number 7 stands in more than one row: 3, 4\n"
        "  found: 7\n"
        "  expected: every unit number once\n"
        "  what to do: Correct the number or delete the row; for several places on a unit add a column “Posisi”."
    )


def test_a_unit_may_be_measured_at_several_positions(folder: Folder) -> None:
    rows = ["1;Atas;12,01", "1;Bawah;12,02", "2;Atas;12,03", "2;Bawah;12,04"]
    series = folder.read("\n".join(["Unit;Posisi;diameter", *rows])).series["diameter"]
    assert series.unit.tolist() == [0, 0, 1, 1]
    assert len(folder.refuse("\n".join(["Unit;Posisi;diameter", *rows, "2;Atas;12"]))) == 1


def test_a_reading_without_a_number(folder: Folder) -> None:
    (problem,) = folder.refuse("No;diameter\n1;12,01\n;12,02\n3;12,03\n")
    assert said(problem).startswith("batch.csv, row 3: this row has a reading but no unit number")


def test_a_column_without_any_number_counts_nothing(folder: Folder) -> None:
    assert folder.read("No;diameter\n;12,01\n;12,02\n").series["diameter"].unit.tolist() == [0, 1]
