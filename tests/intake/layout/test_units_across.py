"""Units that stand across, in blocks one below the other: their numbers are never readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from intake.files import TWO, notes, said, workbook

if TYPE_CHECKING:
    from intake.files import Folder

READ = [round(12 + (i * 7 % 11 - 5) / 200, 3) for i in range(27)]
WEIGHTS = [round(120 + (i * 5 % 13 - 6) / 4, 2) for i in range(27)]


def blocks(n: int, *, number: str = "", name: str = "", again: bool = False, gap: bool = False) -> list[list[Any]]:
    """A row of numbers, a row of readings, then the next n units."""
    rows: list[list[Any]] = []
    for start in range(0, len(READ), n):
        some = READ[start : start + n]
        first = 0 if again else start
        rows.append([*([number] if name else []), *range(first + 1, first + 1 + len(some))])
        rows.append([*([name] if name else []), *some])
        rows += [[]] if gap else []
    return rows


def text(rows: list[list[Any]]) -> str:
    return "".join(";".join(map(str, [*row, *[""] * (14 - len(row))])) + "\n" for row in rows)


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize("n", [4, 5, 9, 10, 13])
def test_numbers_that_go_on_further_down_are_units(folder: Folder, n: int, *, gap: bool) -> None:
    rows = [["Diameter dalam"], *blocks(n, gap=gap)]
    for content, name in ((workbook(rows), "a.xlsx"), (text(rows), "a.csv")):
        batch = folder.read(content, name=name)
        series = batch.series["diameter"]
        assert series.values.tolist() == READ
        assert series.unit.tolist() == list(range(len(READ)))
        assert "each numbered column is a unit; the numbers go on further down" in notes(batch)
    assert batch.locate(series, n).row == (6 if gap else 5)


@pytest.mark.parametrize("n", [4, 5, 9, 10, 13])
@pytest.mark.parametrize("number", ["No", "Unit", ""])
def test_a_name_beside_each_row_of_readings(folder: Folder, n: int, number: str) -> None:
    rows = blocks(n, number=number, name="Diameter dalam")
    for content, name in ((workbook(rows), "a.xlsx"), (text(rows), "a.csv")):
        assert folder.read(content, name=name).series["diameter"].values.tolist() == READ


def test_several_characteristics_below_the_numbers(folder: Folder) -> None:
    numbers = ["No", *range(1, len(READ) + 1)]
    rows: list[list[Any]] = [numbers, ["Diameter dalam", *READ], ["Berat (g)", *WEIGHTS]]
    batch = folder.read(workbook(rows), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    assert batch.series["berat"].values.tolist() == WEIGHTS
    assert "check sheet: each row is a characteristic, each numbered column a unit" in notes(batch)


def test_several_rows_of_readings_in_each_block_are_a_question(folder: Folder) -> None:
    rows: list[list[Any]] = [["Diameter dalam"], list(range(1, 11)), READ[:10], READ[10:20], list(range(11, 21))]
    rows += [READ[:10], READ[10:20]]
    problem = folder.refuse(workbook(rows), name="a.xlsx")[0]
    assert "below the numbers of units stand 2 rows of readings, not one" in said(problem)
    assert problem.location is not None
    assert problem.location.row == 2


def test_columns_numbered_again_hold_further_subgroups(folder: Folder) -> None:
    rows = [["Diameter dalam"], *blocks(9, again=True)]
    batch = folder.read(workbook(rows), name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == READ
    subgroup = batch.series["diameter"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [i // 9 for i in range(27)]


def test_no_block_is_lost_where_an_item_stands_twice(folder: Folder) -> None:
    rows: list[list[Any]] = [["Item", 1, 2, 3], ["Diameter dalam", 12.01, 12.02, 12.03], ["Item", 4, 5, 6]]
    rows += [["Diameter dalam", 12.0, 11.99, 11.98], ["Diameter dalam", 11.97, 11.96, 12.04]]
    problem = folder.refuse(workbook(rows), name="a.xlsx")[0]
    assert problem.location is not None
