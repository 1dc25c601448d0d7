"""Numbers of units that begin again: with a date, shift, lot or box they are counted on; else there is one problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import TWO, notes, said

if TYPE_CHECKING:
    from intake.files import Folder

VALUES = [12.01, 12.02, 11.99, 12.00, 12.03, 11.98, 12.04]


def _text(header: str, rows: list[str]) -> str:
    """Return rows with the readings in this order behind them."""
    lines = [f"{row};{value}".replace(".", ",") for row, value in zip(rows, VALUES, strict=False)]
    return "\n".join([f"{header};diameter", *lines, ""])


def _days(*numbers: tuple[int, int]) -> list[str]:
    return [f"{number};{day}/11/2026" for day, number in numbers]


@pytest.mark.parametrize(
    ("header", "rows", "what"),
    [
        ("No;Tanggal", _days((9, 1), (9, 2), (9, 3), (10, 1), (10, 2), (11, 1), (11, 2)), "date"),
        ("No;Shift", ["1;A", "2;A", "3;A", "1;B", "2;B", "1;A", "2;A"], "work shift"),
        ("No;Lot", ["1;L1", "2;L1", "3;L1", "1;L2", "2;L2", "1;L3", "2;L3"], "material lot"),
        ("No;Kotak", ["1;1", "2;1", "3;1", "1;2", "2;2", "1;3", "2;3"], "box or sheet"),
        ("Lembar ke;No", ["1;1", "1;2", "1;3", "2;1", "2;2", "3;1", "3;2"], "box or sheet"),
        (
            "No;Tanggal;Shift",
            [
                "1;9/11/2026;A",
                "2;9/11/2026;A",
                "3;9/11/2026;A",
                "1;9/11/2026;B",
                "2;9/11/2026;B",
                "1;10/11/2026;A",
                "2;10/11/2026;A",
            ],
            "work shift",
        ),
    ],
)
def test_numbers_that_begin_again_with_a_column_are_counted_on(
    folder: Folder, header: str, rows: list[str], what: str
) -> None:
    batch = folder.read(_text(header, rows))
    assert batch.series["diameter"].values.tolist() == VALUES
    assert batch.series["diameter"].unit.tolist() == list(range(7))
    note = f"unit numbers begin again from 1 in row 5, 7, with the {what}: units are counted on"
    assert note in notes(batch)


def test_a_day_that_goes_on_with_the_numbers_of_the_day_before(folder: Folder) -> None:
    rows = _days((9, 1), (9, 2), (10, 3), (10, 4), (11, 1), (11, 2), (11, 3))
    batch = folder.read(_text("No;Tanggal", rows))
    assert batch.series["diameter"].unit.tolist() == list(range(7))
    assert "unit numbers begin again from 1 in row 6, with the date: units are counted on" in notes(batch)


def test_days_that_stand_in_another_order_are_put_in_theirs(folder: Folder) -> None:
    rows = _days((11, 1), (11, 2), (11, 3), (10, 1), (10, 2), (9, 1), (9, 2))
    batch = folder.read(_text("No;Tanggal", rows))
    assert batch.series["diameter"].values.tolist() == [*VALUES[5:], *VALUES[3:5], *VALUES[:3]]
    assert batch.series["diameter"].unit.tolist() == list(range(7))


def test_a_number_twice_within_a_day_is_a_problem(folder: Folder) -> None:
    (problem,) = folder.refuse(_text("No;Tanggal", _days((9, 1), (9, 2), (9, 3), (10, 1), (10, 2), (10, 2), (10, 3))))
    assert said(problem).startswith("batch.csv, row 7: unit number 2 stands in more than one row: 6, 7")


def test_a_slip_among_numbers_that_go_on_over_the_days_is_a_problem(folder: Folder) -> None:
    (problem,) = folder.refuse(_text("No;Tanggal", _days((9, 1), (9, 2), (9, 3), (10, 4), (10, 2), (10, 6), (11, 7))))
    assert said(problem).startswith("batch.csv, row 6: unit number 2 stands in more than one row: 3, 6")


@pytest.mark.parametrize("column", ["Operator", "Jam"])
def test_numbers_that_begin_again_untold_are_one_problem(folder: Folder, column: str) -> None:
    clock = {"Operator": "Budi", "Jam": "07:10"}[column]
    found = folder.refuse(_text(f"No;{column}", [f"{i};{clock}" for i in (1, 2, 3, 1, 2, 3, 1)]))
    assert len(found) == 1
    assert said(found[0]) == (
        "batch.csv, row 5: unit numbers begin again in row 5, 8, and nothing tells these units apart\n"
        "  found: 1\n"
        "  expected: every unit number once, or a column that tells when they begin again\n"
        "  what to do: Number on (4 in row 5), or add a column “Tanggal”, “Shift”, “Lot” or “Box” that changes where"
        " the numbers begin again."
    )


def test_several_characteristics_have_one_problem_together(folder: Folder) -> None:
    rows = "".join(f"{i};12;{120 + i}\n" for i in (1, 2, 3, 1, 2, 3))
    assert len(folder.refuse("No;diameter;Berat\n" + rows, TWO)) == 1


def test_a_date_that_changes_elsewhere_does_not_tell_units_apart(folder: Folder) -> None:
    (problem,) = folder.refuse(_text("No;Tanggal", _days((9, 1), (9, 2), (9, 3), (9, 1), (9, 2), (9, 3), (10, 4))))
    assert "nothing tells these units apart" in said(problem)


def test_a_number_twice_where_numbers_begin_again_untold_is_told_too(folder: Folder) -> None:
    first, second = folder.refuse(_text("No", [str(i) for i in (1, 2, 2, 1, 2, 3, 4)]))
    assert "unit number 2 stands in more than one row: 3, 4" in said(first)
    assert "begin again in row 5" in said(second)


def test_several_places_on_each_unit_of_each_day(folder: Folder) -> None:
    rows = [f"{u};{p};{d}/11/2026" for d in (9, 10) for u in (1, 2) for p in ("Atas", "Bawah")][:7]
    batch = folder.read(_text("Unit;Posisi;Tanggal", rows))
    assert batch.series["diameter"].unit.tolist() == [0, 0, 1, 1, 2, 2, 3]


def test_long_tables_give_the_characteristics_of_a_unit_the_same_number(folder: Folder) -> None:
    rows = [
        f"{u};{d}/11/2026;{name};{value}"
        for name, value in (("diameter", "12,01"), ("Berat", "120"))
        for d in ((9, 10, 11) if name == "Berat" else (9, 11))
        for u in (1, 2)
    ]
    batch = folder.read("\n".join(["No;Tanggal;Item;Nilai", *rows, ""]), TWO)
    assert batch.series["diameter"].unit.tolist() == [0, 1, 4, 5]
    assert batch.series["berat"].unit.tolist() == [0, 1, 2, 3, 4, 5]
