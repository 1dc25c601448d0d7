"""What a sheet says below its columns, in tables of several characteristics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from intake.files import TWO, notes, saved, workbook

if TYPE_CHECKING:
    from intake.files import Folder

HEAD = ["No", "Diameter dalam", "Berat"]
ROWS: list[list[Any]] = [[1, 12.01, 120], [2, 12.02, 121], [3, 11.99, 119], [4, 12.0, 122]]
RIGHT = [["Jumlah", 48.02, 482], ["Rata-rata", 12.005, 120.5], ["Max", 12.02, 122], ["Min", 11.99, 119], ["R", 0.03, 3]]


def differing(said: list[str]) -> list[str]:
    return [note for note in said if "the sheet says" in note or "other limits" in note]


def test_right_figures_below_each_column_need_no_note(folder: Folder) -> None:
    said = notes(folder.read(workbook([HEAD, *ROWS, *RIGHT]), TWO, name="a.xlsx"))
    assert not differing(said)


WRONG = [
    (0, 1, 48.03, "48.020"),
    (1, 2, 120.4, "120.50"),
    (2, 1, 12.03, "12.020"),
    (3, 2, 118, "119.0"),
    (4, 1, 0.04, "0.030"),
]


@pytest.mark.parametrize(("row", "column", "wrong", "ours"), WRONG)
def test_a_wrong_figure_is_named_at_its_cell(folder: Folder, row: int, column: int, wrong: float, ours: str) -> None:
    below = [list(one) for one in RIGHT]
    below[row][column] = wrong
    said = notes(folder.read(workbook([HEAD, *ROWS, *below]), TWO, name="a.xlsx"))
    place = f"{HEAD[column]}, cell {'ABC'[column]}{6 + row}"
    assert differing(said) == [f"{place}: the sheet says {wrong}, its readings give {ours}; the readings count"]


@pytest.mark.parametrize("above", [True, False])
def test_limits_in_rows_are_held_against_the_standard(folder: Folder, *, above: bool) -> None:
    limits = [["Standar", "12 ± 0,06", "112-128"]]
    rows = [*limits, HEAD, *ROWS] if above else [HEAD, *ROWS, *limits, ["USL", 12.05, 129]]
    said = differing(notes(folder.read(workbook(rows), TWO, name="a.xlsx")))
    assert said[0].startswith("Diameter dalam: the sheet gives other limits than the standard: “12 ± 0,06”")
    assert [note[:5] for note in said[1:]] == ([] if above else ["Berat"])


def grouped(below: list[list[Any]]) -> bytes:
    """Two characteristics side by side, each with its mean and range."""
    book = openpyxl.Workbook()
    for row in [
        ["Subgrup", "Diameter dalam (mm)", None, None, None, "Berat (g)"],
        [None, "X1", "X2", "X̄", "R", "X1", "X2", "X̄", "R"],
        [1, 12.01, 12.02, 12.015, 0.01, 120, 121, 120.5, 1],
        [2, 11.99, 12.00, 11.995, 0.01, 119, 122, 120.5, 5],
        *below,
    ]:
        book.active.append(row)
    book.active.merge_cells("B1:E1")
    book.active.merge_cells("F1:I1")
    return saved(book)


def test_means_and_ranges_of_characteristics_side_by_side(folder: Folder) -> None:
    batch = folder.read(grouped([["Rata-rata", None, None, 12.105, 0.01, None, None, 120.5, 3]]), TWO, name="a.xlsx")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02, 11.99, 12.0]
    assert batch.series["berat"].values.tolist() == [120, 121, 119, 122]
    assert differing(notes(batch)) == [
        "R, cell I4: the sheet says 5, its readings give 3.0; the readings count",
        "X̄, cell D5: the sheet says 12.105, its readings give 12.0050; the readings count",
    ]


NAMED: list[list[Any]] = [
    ["Subgrup", "Karakteristik", "X1", "X2", "X-bar"],
    [1, "Diameter dalam", 12.01, 12.02, 12.015],
    [1, "Berat", 120, 121, 120.5],
    [2, "Diameter dalam", 11.99, 12.00, 11.995],
    [2, "Berat", 119, 122, 120.5],
]


def test_a_sum_of_rows_of_two_characteristics_is_compared_with_none(folder: Folder) -> None:
    batch = folder.read(workbook([*NAMED, ["Rata-rata", None, None, None, 66.25]]), TWO, name="a.xlsx")
    assert not differing(notes(batch))


def test_a_sum_that_names_its_characteristic_is_compared_with_it(folder: Folder) -> None:
    below = [["Rata-rata Berat", None, None, None, 120.6], ["Rata-rata Diameter dalam", None, None, None, 12.005]]
    batch = folder.read(workbook([*NAMED, *below]), TWO, name="a.xlsx")
    assert differing(notes(batch)) == [
        "X-bar, cell E6: the sheet says 120.6, its readings give 120.50; the readings count"
    ]
