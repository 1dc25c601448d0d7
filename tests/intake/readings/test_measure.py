"""Units of measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, strategies as st
from intake.files import expected, notes, plan, said

from qc.intake.readings.measure import converted, spelled

if TYPE_CHECKING:
    from intake.files import Folder


@pytest.mark.parametrize("unit", ["µm", "um", "mikron", "μm"])
def test_the_header_gives_the_unit(folder: Folder, unit: str) -> None:
    batch = folder.read(f"No;Diameter dalam ({unit})\n1;12010\n2;12050\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.05]
    assert batch.series["diameter"].decimals == 3
    assert "Diameter dalam: converted from µm to mm" in notes(batch)


@pytest.mark.parametrize(
    "header", ["Diameter dalam [mm]", "Diameter dalam, mm", "DIAMETER DALAM mm", "diameter", "Diameter (mm)"]
)
def test_headers_in_the_standards_unit(folder: Folder, header: str) -> None:
    batch = folder.read(f'No;"{header}"\n1;12,01\n2;12,02\n')
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert not any("converted" in note for note in notes(batch))


def test_the_unit_column_gives_the_unit(folder: Folder) -> None:
    table = "Karakteristik;Nilai;Satuan\nDiameter dalam;1,201;cm\nDiameter dalam;1,202;cm\n"
    assert folder.read(table).series["diameter"].values.tolist() == [12.01, 12.02]


def test_a_column_headed_unit_may_hold_units_of_measurement(folder: Folder) -> None:
    batch = folder.read("characteristic,value,unit\nInside diameter,1.201,cm\nInside diameter,1.202,cm\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]
    assert batch.series["diameter"].unit.tolist() == [0, 1]


def test_a_unit_column_may_have_gaps(folder: Folder) -> None:
    table = "Karakteristik;Nilai;Satuan\ndiameter;1,201;cm\ndiameter;1,202;\n"
    assert folder.read(table).series["diameter"].values.tolist() == [12.01, 12.02]


def test_the_name_in_a_row_may_hold_the_unit(folder: Folder) -> None:
    batch = folder.read("Karakteristik;Nilai\nDiameter dalam (cm);1,201\nDiameter dalam (cm);1,202\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]


def test_units_behind_numbers(folder: Folder) -> None:
    batch = folder.read("No;Diameter dalam\n1;1,201 cm\n2;1,202cm\n")
    assert batch.series["diameter"].values.tolist() == [12.01, 12.02]


def test_units_behind_some_numbers_are_fine_if_they_are_the_standards(folder: Folder) -> None:
    assert folder.read("No;Diameter dalam\n1;12,01 mm\n2;12,02\n").series["diameter"].values.tolist() == [12.01, 12.02]


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("No;Diameter dalam (mm)\n1;12,01\n2;1,201 cm\n", 3, "Diameter dalam (mm)"),
        ("No;Diameter dalam\n1;12,01\n2;1,201 cm\n", 3, "Diameter dalam"),
        ("Karakteristik;Nilai;Satuan\ndiameter;12,01;mm\ndiameter;1,2;cm\n", 3, None),
        ("Karakteristik;Nilai\ndiameter (mm);12,01\ndiameter (cm);1,2\n", None, "Nilai"),
    ],
)
def test_two_units_are_a_problem(folder: Folder, table: str, row: int | None, column: str | None) -> None:
    problem = folder.refuse(table)[0]
    assert "Diameter dalam is given in two units" in said(problem)
    assert problem.found == "cm"
    assert problem.location is not None
    assert (problem.location.row, problem.location.column) == (row, column)


@pytest.mark.parametrize(
    ("unit", "reason"),
    [("kg", "cannot be measured in this unit"), ("depa", "this unit of Diameter dalam is not known")],
)
def test_a_unit_that_cannot_be(folder: Folder, unit: str, reason: str) -> None:
    (problem,) = folder.refuse(f"No;Diameter dalam ({unit})\n1;12,01\n2;12,02\n")
    assert reason in said(problem)
    assert problem.found == unit


def test_an_unknown_unit_does_not_hide_other_problems(folder: Folder) -> None:
    found = folder.refuse("No;Diameter dalam (depa)\n1;12,01\n2;abc\n")
    assert [p.found for p in found] == ["depa", "abc"]


def test_a_wrong_unit_in_one_cell_does_not_hide_the_problems_of_others(folder: Folder) -> None:
    found = folder.refuse("No;Diameter dalam\n1;12,01\n2;12,02 kg\n3;1e308\n4;abc\n")
    assert [p.location.row for p in found if p.location] == [3, 4, 5]


def test_only_wrong_units_behind_numbers(folder: Folder) -> None:
    (problem,) = folder.refuse("No;Diameter dalam\n1;12,01 kg\n2;12,02 kg\n")
    assert problem.found == "kg"


def test_a_unit_that_only_the_standard_knows(folder: Folder) -> None:
    gloss = plan(expected("kilap", unit="GU", lsl=300.0))
    assert folder.read("No;Kilap (gu)\n1;350\n2;360 GU\n", gloss).series["kilap"].values.tolist() == [350, 360]


@pytest.mark.parametrize(
    ("text", "wanted", "unit"), [("MIKRON", "mm", "µm"), ("gu", "GU", "GU"), ("banana", "mm", None), ("", "", None)]
)
def test_spellings(text: str, wanted: str, unit: str | None) -> None:
    assert spelled(text, wanted) == unit


@given(st.integers(-10_000_000, 10_000_000), st.sampled_from([(0.001, 3), (10.0, 0), (1000.0, 0), (25.4, 1)]))
def test_a_converted_reading_is_the_nearest_double_of_the_exact_result(units: int, factor: tuple[float, int]) -> None:
    """A reading on the limit must not fall beyond it because a factor has no exact binary form."""
    scale, digits = factor
    exact = units * round(scale * 10**digits) / 10**digits
    assert converted(np.array([float(units)]), scale, 0)[0][0] == exact


@pytest.mark.parametrize(
    ("factor", "decimals", "shown"),
    [(1.0, 2, 2), (0.001, 0, 3), (0.001, 1, 4), (1000.0, 3, 0), (25.4, 4, 3), (10.0, 1, 0), (0.0980665, 1, 3)],
)
def test_decimals_after_a_conversion(factor: float, decimals: int, shown: int) -> None:
    assert converted(np.array([1.5, np.nan]), factor, decimals)[1] == shown


def test_numbers_too_large_to_be_rounded_are_multiplied() -> None:
    assert converted(np.array([1e16 / 3]), 0.001, 5)[0][0] == 1e16 / 3 * 0.001
    assert np.isnan(converted(np.array([np.nan]), 0.001, 5)[0][0])
