"""How the units of several files of one lot are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import TWO

from qc.intake import read_batch

if TYPE_CHECKING:
    from intake.files import Folder

_DIAMETER = "diameter\n12\n12,01\n12,02\n"
_MORE = "diameter\n12\n12,02\n12,03\n"
_WEIGHT = "Berat\n120\n121\n"
_HEAVIER = "Berat\n122\n123\n"
_BOTH = "diameter;Berat\n12;120\n12,01;121\n"


@pytest.mark.parametrize(
    ("files", "diameter", "weight", "units"),
    [
        ((_DIAMETER, _WEIGHT), [0, 1, 2], [0, 1], 3),
        ((_WEIGHT, _DIAMETER), [0, 1, 2], [0, 1], 3),
        ((_DIAMETER, _WEIGHT, _MORE, _HEAVIER), [0, 1, 2, 3, 4, 5], [0, 1, 2, 3], 6),
        ((_BOTH, _WEIGHT), [0, 1], [0, 1, 2, 3], 4),
        ((_DIAMETER, _BOTH), [0, 1, 2, 3, 4], [3, 4], 5),
    ],
    ids=["different", "side file first", "each goes on", "one of two goes on", "both later"],
)
def test_units_go_on_only_from_files_of_the_same_characteristic(
    folder: Folder, files: tuple[str, ...], diameter: list[int], weight: list[int], units: int
) -> None:
    batch = read_batch([folder.write(text, f"{number}.csv") for number, text in enumerate(files)], TWO)
    assert batch.series["diameter"].unit.tolist() == diameter
    assert batch.series["berat"].unit.tolist() == weight
    assert batch.units == units


def test_units_without_a_reading_are_listed_but_not_measured(folder: Folder) -> None:
    batch = read_batch([folder.write("No;diameter;Berat\n1;12;-\n2;-;-\n3;-;121\n4;12,01;122\n", "lot.csv")], TWO)
    assert (batch.units, batch.measured) == (4, 3)
