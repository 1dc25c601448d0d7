"""The pilot and the lot out of one batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import TWO, notes

from qc.errors import UsageError
from qc.intake import split_pilot
from qc.terms import Context
from qc.words import language

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch


@pytest.fixture
def batch(folder: Folder) -> Batch:
    """Ten units in subgroups of five, weighed from the seventh on."""
    rows = [f"{i};{(i - 1) // 5 + 1};{12 + i / 1000:.3f};{'' if i < 7 else f'{100 + i}'}" for i in range(1, 11)]
    return folder.read("\n".join(["No;Subgrup;diameter;Berat", *rows]).replace(".", ","), TWO)


def test_the_first_units_are_the_pilot(batch: Batch) -> None:
    pilot, lot = split_pilot(batch, 5)
    assert pilot.series["diameter"].values.tolist() == [12.001, 12.002, 12.003, 12.004, 12.005]
    assert lot.series["diameter"].values.tolist() == [12.006, 12.007, 12.008, 12.009, 12.01]
    assert pilot.units == lot.units == 5
    assert lot.series["diameter"].row.tolist() == [7, 8, 9, 10, 11]
    assert lot.series["diameter"].context[Context.UNIT].tolist() == ["6", "7", "8", "9", "10"]
    assert pilot.sources == lot.sources == batch.sources
    assert pilot.notes == lot.notes == batch.notes


def test_units_and_subgroups_are_counted_anew(batch: Batch) -> None:
    _, lot = split_pilot(batch, 5)
    series = lot.series["diameter"]
    assert series.unit.tolist() == [0, 1, 2, 3, 4]
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 0, 0, 0]


def test_units_stay_the_same_for_all_characteristics(batch: Batch) -> None:
    """The seventh unit is the second of the lot, whether it was weighed first or not."""
    _, lot = split_pilot(batch, 5)
    weight = lot.series["berat"]
    assert weight.values[weight.present].tolist() == [107, 108, 109, 110]
    assert weight.unit[weight.present].tolist() == [1, 2, 3, 4]


def test_a_characteristic_without_readings_is_absent(folder: Folder) -> None:
    rows = [f"{i};diameter;12,01" for i in range(1, 6)] + [f"{i};Berat;120" for i in (4, 5)]
    pilot, lot = split_pilot(folder.read("\n".join(["Unit;Item;Nilai", *rows]), TWO), 3)
    assert list(pilot.series) == ["diameter"]
    assert list(lot.series) == ["diameter", "berat"]
    assert lot.series["berat"].unit.tolist() == [0, 1]


def test_a_subgroup_on_the_border_is_split_with_a_note(batch: Batch) -> None:
    pilot, lot = split_pilot(batch, 7)
    said = "the end of the pilot lies within a subgroup: it is split in two"
    assert said in notes(pilot)
    assert said in notes(lot)
    subgroup = lot.series["diameter"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0, 0, 0]


def test_readings_beyond_the_gauge_stay_with_theirs(folder: Folder) -> None:
    batch = folder.read("diameter\n12,01\n> 12,02\n12,03\n< 12,04\n")
    censored = [part.series["diameter"].censored for part in split_pilot(batch, 2)]
    assert [None if c is None else c.tolist() for c in censored] == [[0, 1], [0, -1]]
    assert split_pilot(batch, 2)[0].series["diameter"].subgroup is None


@pytest.mark.parametrize("units", [10, 11, 1, 0, -5])
def test_an_impossible_pilot(batch: Batch, units: int) -> None:
    with pytest.raises(UsageError, match=f"a pilot of {units} units cannot be taken from 10 units") as caught:
        split_pilot(batch, units)
    assert "paling sedikit 2 unit, dan kurang dari 10" in caught.value.text(language("id"))


def test_the_smallest_and_the_largest_pilot(batch: Batch) -> None:
    assert [part.units for part in split_pilot(batch, 2)] == [2, 8]
    assert [part.units for part in split_pilot(batch, 9)] == [9, 1]
