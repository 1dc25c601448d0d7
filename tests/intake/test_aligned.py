"""Files that hold different characteristics of the same units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import TWO, notes

from qc.intake import read_batch

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch


def table(name: str, numbers: list[int], first: float) -> str:
    return f"No;{name}\n" + "".join(f"{n};{first + n / 100:.2f}\n".replace(".", ",") for n in numbers)


def read(folder: Folder, *texts: str, size: int | None = None) -> Batch:
    names = [folder.write(text, f"{number}.csv") for number, text in enumerate(texts)]
    return read_batch(names, TWO, subgroup_sizes={} if size is None else {"diameter": size, "berat": size})


def units(batch: Batch) -> list[list[int]]:
    return [batch.series[name].unit.tolist() for name in ("diameter", "berat")]


def about(batch: Batch) -> list[str]:
    return [one for one in notes(batch) if "the other files" in one or "matched" in one or "belong together" in one]


def test_units_are_matched_by_their_numbers(folder: Folder) -> None:
    batch = read(folder, table("diameter", [1, 2, 4, 5], 12), table("Berat", [2, 3, 5], 120))
    assert units(batch) == [[0, 1, 3, 4], [1, 2, 4]]
    assert batch.units == 5
    assert about(batch) == [
        "the files 0.csv, 1.csv were matched by unit number",
        "Diameter dalam: unit 3 of the other files has no reading here",
        "Berat: 2 units of the other files have no reading here: 1, 4",
    ]


def test_the_order_of_rows_and_of_files_does_not_matter(folder: Folder) -> None:
    batch = read(folder, table("Berat", [5, 2, 3], 120), table("diameter", [4, 1, 5, 2], 12))
    assert units(batch) == [[0, 1, 3, 4], [1, 2, 4]]
    assert batch.series["berat"].values.tolist() == [120.02, 120.03, 120.05]


def test_all_units_in_both_say_only_how_they_were_matched(folder: Folder) -> None:
    batch = read(folder, table("diameter", [1, 2, 3], 12), table("Berat", [1, 2, 3], 120))
    assert units(batch) == [[0, 1, 2], [0, 1, 2]]
    assert about(batch) == ["the files 0.csv, 1.csv were matched by unit number"]


def test_several_files_of_each_characteristic(folder: Folder) -> None:
    batch = read(
        folder,
        table("diameter", [1, 2, 3], 12),
        table("Berat", [2, 3], 120),
        table("diameter", [4, 5, 6], 12),
        table("Berat", [4, 6], 120),
    )
    assert units(batch) == [[0, 1, 2, 3, 4, 5], [1, 2, 3, 5]]


def test_subgroups_are_made_of_the_same_units(folder: Folder) -> None:
    batch = read(folder, table("diameter", [1, 2, 3, 4, 5, 6], 12), table("Berat", [3, 4, 6], 120), size=2)
    found = [batch.series[name].subgroup for name in ("diameter", "berat")]
    assert [None if one is None else one.tolist() for one in found] == [[0, 0, 1, 1, 2, 2], [0, 0, 1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("diameter\n12\n12,01\n", table("Berat", [1, 2], 120)),
        (table("diameter", [1, 2], 12), table("Berat", [51, 52], 120)),
        ("diameter\n12\n12,01\n", "Berat\n120\n121\n"),
    ],
    ids=["one without numbers", "no number in common", "none"],
)
def test_without_common_numbers_they_are_matched_one_by_one_and_that_is_said(
    folder: Folder, first: str, second: str
) -> None:
    batch = read(folder, first, second)
    assert units(batch) == [[0, 1], [0, 1]]
    assert about(batch) == [
        (
            "the files 0.csv, 1.csv hold different characteristics, and no unit numbers tell which belong together:"
            " the first unit of each is taken as the same unit, and so on"
        )
    ]


def test_numbers_that_begin_anew_are_counted_on(folder: Folder) -> None:
    batch = read(
        folder,
        table("diameter", [1, 2], 12),
        table("Berat", [1, 2], 120),
        table("diameter", [1, 2], 11.98),
        table("Berat", [1, 2], 121),
    )
    assert units(batch) == [[0, 1, 2, 3], [0, 1, 2, 3]]
    assert about(batch)[0].startswith("the files 0.csv, 1.csv, 2.csv, 3.csv hold different characteristics")


def test_files_of_the_same_characteristics_are_not_spoken_of(folder: Folder) -> None:
    both = "No;diameter;Berat\n1;12;120\n2;12,01;121\n"
    assert about(read(folder, both, both.replace("1;12;", "3;12;").replace("2;12,01", "4;12,01"))) == []


def test_a_file_without_anything_that_is_asked_is_said(folder: Folder) -> None:
    batch = read(folder, "No;diameter;Berat\n1;12;120\n2;12,01;121\n", "Tanggal;Cuaca\n16/11/2026;cerah\n")
    assert "nothing here is asked by the standard: not used" in notes(batch)
