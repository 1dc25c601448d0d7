"""Subgroups: as the file says, or made of consecutive units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import TWO, notes, said

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch


def subgroups(batch: Batch, name: str = "diameter") -> list[int] | None:
    found = batch.series[name].subgroup
    return None if found is None else [int(code) for code in found]


@pytest.mark.parametrize("labels", ["1 1 2 2 2", "7 7 3 3 3", "A A B B B", "2 2 1 1 1"])
def test_labels_name_subgroups_in_order_of_appearance(folder: Folder, labels: str) -> None:
    rows = [f"{label};12" for label in labels.split()]
    assert subgroups(folder.read("\n".join(["Subgrup;diameter", *rows]))) == [0, 0, 1, 1, 1]


def test_subgroups_may_have_different_sizes(folder: Folder) -> None:
    rows = [f"{label};12" for label in (1, 2, 2, 2, 3)]
    assert subgroups(folder.read("\n".join(["sample;diameter", *rows]))) == [0, 1, 1, 1, 2]


def test_a_label_that_stands_again_is_a_problem(folder: Folder) -> None:
    rows = [f"{label};12" for label in (1, 1, 2, 2, 1, 3)]
    (problem,) = folder.refuse("\n".join(["Subgrup;diameter", *rows]))
    assert said(problem).startswith("batch.csv, row 6: subgroup 1 stands again after it ended")


@pytest.mark.parametrize("header", ["Tanggal", "Timestamp"])
def test_a_label_that_stands_again_on_another_day_is_a_new_subgroup(folder: Folder, header: str) -> None:
    rows = [f"{day}/11/2026;{label};12" for day in (16, 17) for label in (1, 1, 2, 2)]
    assert subgroups(folder.read("\n".join([f"{header};Subgrup;diameter", *rows]))) == [0, 0, 1, 1, 2, 2, 3, 3]


def test_days_without_a_year_tell_subgroups_apart_too(folder: Folder) -> None:
    rows = [f"{day}/11;{label};12" for day in (16, 17) for label in (1, 1, 2, 2)]
    assert subgroups(folder.read("\n".join(["Tanggal;Subgrup;diameter", *rows]))) == [0, 0, 1, 1, 2, 2, 3, 3]


def test_a_time_of_day_is_no_day(folder: Folder) -> None:
    rows = ["08.00;1;12", "09.00;2;12", "10.00;1;12"]
    (problem,) = folder.refuse("\n".join(["Jam;Subgrup;diameter", *rows, "11.00;3;12", "11.00;3;12"]))
    assert "subgroup 1 stands again" in said(problem)


def test_a_subgroup_may_last_beyond_midnight(folder: Folder) -> None:
    rows = ["16/11/2026;1;12", "17/11/2026;1;12", "17/11/2026;2;12", "17/11/2026;2;12"]
    assert subgroups(folder.read("\n".join(["Tanggal;Subgrup;diameter", *rows]))) == [0, 0, 1, 1]


def test_a_row_of_a_wide_table_is_a_subgroup_by_itself(folder: Folder) -> None:
    (problem,) = folder.refuse("No;x1;x2\n1;12;12\n1;12;12\n2;12;12\n")
    assert said(problem).startswith("batch.csv, row 3: subgroup 1 stands again after it ended")


@pytest.mark.parametrize(
    "form", ["Subgrup;diameter\n1;12\n;12\n2;12\n2;12\n", "Subgrup;x1;x2\n1;12;12\n;12;12\n2;12;12\n"]
)
def test_readings_without_a_subgroup(folder: Folder, form: str) -> None:
    found = folder.refuse(form)
    assert said(found[0]).startswith("batch.csv, row 3: this row has a reading but no subgroup")
    assert len(found) == 1


def test_subgroups_are_made_of_consecutive_units(folder: Folder) -> None:
    table = "No;diameter;Berat\n" + "".join(f"{i};12,01;120\n" for i in range(1, 8))
    batch = folder.read(table, TWO, sizes={"diameter": 3})
    assert subgroups(batch) == [0, 0, 0, 1, 1, 1, 2]
    assert subgroups(batch, "berat") is None
    assert "the file names no subgroups: every 3 consecutive units are taken as one" in notes(batch)
    assert "the last subgroup has 1 unit instead of 3" in notes(batch)


def test_where_one_column_holds_several_characteristics_they_are_named_each_once(folder: Folder) -> None:
    rows = [f"{name};{unit};{value}" for unit in range(1, 7) for name, value in (("diameter", "12,01"), ("berat", 120))]
    table = "\n".join(["Karakteristik;No;Nilai", *rows])
    found = [one for one in notes(folder.read(table, TWO, sizes={"diameter": 3, "berat": 2})) if "no subgroups" in one]
    assert found == [
        f"the file names no subgroups: of “{name}” every {size} consecutive units are taken as one"
        for name, size in ((TWO.columns[0].names[0], 3), (TWO.columns[1].names[0], 2))
    ]


def test_of_two_sizes_it_is_said_which_columns_each_holds_for(folder: Folder) -> None:
    table = "No;diameter;Berat\n" + "".join(f"{i};12,01;120\n" for i in range(1, 7))
    found = notes(folder.read(table, TWO, sizes={"diameter": 3, "berat": 2}))
    assert "the file names no subgroups: of “diameter” every 3 consecutive units are taken as one" in found
    assert "the file names no subgroups: of “Berat” every 2 consecutive units are taken as one" in found
    both = notes(folder.read(table, TWO, sizes={"diameter": 3, "berat": 3}))
    assert [one for one in both if "no subgroups" in one] == [
        "the file names no subgroups: every 3 consecutive units are taken as one"
    ]


def test_complete_subgroups_need_no_second_note(folder: Folder) -> None:
    batch = folder.read("diameter\n" + "12,01\n" * 6, sizes={"diameter": 3})
    assert subgroups(batch) == [0, 0, 0, 1, 1, 1]
    assert not any("the last subgroup" in note for note in notes(batch))


def test_subgroups_of_one_need_no_note(folder: Folder) -> None:
    batch = folder.read("diameter\n12,01\n12,02\n", sizes={"diameter": 1})
    assert subgroups(batch) == [0, 1]
    assert notes(batch) == ["comma read as the decimal mark"]


def test_readings_of_one_unit_are_in_one_subgroup(folder: Folder) -> None:
    rows = [f"{unit};{position};12" for unit in range(1, 5) for position in ("Atas", "Bawah")]
    batch = folder.read("\n".join(["Unit;Posisi;diameter", *rows]), sizes={"diameter": 2})
    assert subgroups(batch) == [0, 0, 0, 0, 1, 1, 1, 1]


def test_the_file_outranks_the_standard(folder: Folder) -> None:
    assert subgroups(folder.read("Subgrup;diameter\n1;12\n1;12\n2;12\n", sizes={"diameter": 5})) == [0, 0, 1]


def test_units_are_put_in_order_before_subgroups_are_made(folder: Folder) -> None:
    batch = folder.read("No;diameter\n3;12,03\n4;12,04\n1;12,01\n2;12,02\n", sizes={"diameter": 2})
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 12.03, 12.04]
    assert subgroups(batch) == [0, 0, 1, 1]


def test_units_without_a_reading_leave_no_gap_between_subgroups(folder: Folder) -> None:
    rows = [f"{n};diameter;12,01" for n in range(1, 9)] + [f"{n};Berat;120" for n in (5, 6, 8)]
    batch = folder.read("\n".join(["No;Item;Nilai", *rows]), TWO, sizes={"diameter": 2, "berat": 2})
    found = [batch.series[name].subgroup for name in ("diameter", "berat")]
    assert [None if one is None else one.tolist() for one in found] == [[0, 0, 1, 1, 2, 2, 3, 3], [0, 0, 1]]
    assert batch.series["berat"].unit.tolist() == [4, 5, 7]
