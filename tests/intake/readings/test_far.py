"""Readings that are very far from the limits are named with their place, and judged as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from intake.files import expected, notes, plan

from qc.errors import Location
from qc.intake.readings.far import find_far

if TYPE_CHECKING:
    from intake.files import Folder

RING = expected("Diameter", nominal=74.0, lsl=73.95, usl=74.05)
PLAN = plan(RING)


def far(*values: float, lsl: float | None = 73.95, usl: float | None = 74.05) -> list[int]:
    """Which of many readings are very far off, with forty good ones behind them."""
    good = [74.0 if usl is None or lsl is None else (lsl + usl) / 2] * 40
    return [*map(int, find_far(np.array([*values, *good]), expected(lsl=lsl, usl=usl)))]


def test_a_reading_of_another_size_is_far() -> None:
    assert far(74.01, 160.03, np.nan, 30.0) == [1, 3]


@pytest.mark.parametrize(("value", "found"), [(76.051, [0]), (76.049, []), (71.949, [0]), (71.951, []), (0.0, [])])
def test_more_than_twenty_tolerance_widths_beyond_a_limit_is_far(value: float, found: list[int]) -> None:
    assert far(value) == found


def test_many_that_are_beyond_are_how_the_process_is() -> None:
    assert far(*[76.1] * 4) == [0, 1, 2, 3]
    assert far(*[76.1] * 5) == []
    assert far(*[76.1] * 5, 160.03) == [5]


def test_with_one_limit_a_hundred_times_is_far() -> None:
    assert far(0.9, 161.0, lsl=None, usl=1.6) == [1]
    assert far(0.9, 160.0, lsl=None, usl=1.6) == []
    assert far(160.0, lsl=None, usl=None) == []
    assert find_far(np.full(3, np.nan), RING).tolist() == []


def rows(**others: str) -> str:
    """Forty units whose readings are good, but for those given."""
    cells = {str(i): f"{74 + i % 7 / 1000:.3f}".replace(".", ",") for i in range(1, 41)}
    cells |= {number[1:]: cell for number, cell in others.items()}
    return "No;Diameter\n" + "".join(f"{i};{cell}\n" for i, cell in cells.items())


def test_it_is_named_with_its_place_and_kept(folder: Folder) -> None:
    batch = folder.read(rows(n18="160,03"), PLAN)
    (note,) = (note for note in batch.notes if "very far" in note.said.text)
    assert note.location == Location(file="batch.csv", row=19, column="Diameter")
    assert notes(batch)[-1] == (
        "Diameter: 160.030 is very far from the limits; it is kept and judged as read. Find out why: a slip of the pen,"
        " another part, another unit? If it is a slip, correct it with --corrections"
    )
    assert batch.series["Diameter"].values[17] == 160.03
    assert batch.slips == ()


def test_what_is_offered_as_a_slip_or_says_more_than_is_not_named_again(folder: Folder) -> None:
    batch = folder.read(rows(n18="7,4003", n20="> 160"), PLAN)
    assert [slip.offered for slip in batch.slips] == [74.003]
    assert not any("very far" in note for note in notes(batch))


def test_of_many_the_first_is_named(folder: Folder) -> None:
    batch = folder.read(rows(**{f"n{i}": "160,03" for i in range(5, 11)}), PLAN)
    (note,) = (note for note in notes(batch) if "very far" in note)
    assert note.startswith("Diameter: 6 readings are very far from the limits; 160.030 is the first.")
