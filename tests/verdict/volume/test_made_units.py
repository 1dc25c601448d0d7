"""Units as they are said: the file's own numbers where it has them, interpolated between, else what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.terms import Context
from qc.verdict.change.diagnosis_words import changed, more
from qc.verdict.volume.made_units import Counted, MadeUnits, made_units
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.words import Message

PILOT = steady(100, seed=2)
EVERY_250 = (250 * (np.arange(200) // 5) + np.arange(200) % 5 + 1).astype(str)


def say(said: Message, code: str = "en") -> str:
    return language(code).say(said)


def of_rows(numbers: list[str]) -> MadeUnits:
    """Units in rows of 5, after a pilot of 100."""
    size = len(numbers)
    context = {Context.UNIT: np.array(numbers)}
    return made_units(series(np.zeros(size), context=context), np.arange(101, 101 + size), np.arange(0, size, 5))


def known(values: np.ndarray, numbers: np.ndarray) -> Diagnosis:
    facts = judged(series(values, context={Context.UNIT: numbers}), PILOT)
    assert facts.drift is not None
    assert facts.drift.diagnosis is not None
    return facts.drift.diagnosis


def test_five_in_a_row_of_every_250_are_said_by_the_files_numbers() -> None:
    made = of_rows(EVERY_250.tolist())
    assert made.counted is Counted.NUMBERED
    assert made.each == 50
    assert [made.at(unit) for unit in (101, 105, 106, 300)] == [1, 5, 251, 9755]
    assert made.at(105.5) == 128  # between 5 and 251
    assert made.at(400) == pytest.approx(9755 + 100 * 9754 / 199, abs=1)  # a limit that is reached later
    assert say(made.place(106)) == "unit no. 251 of the file"
    assert say(made.amount(50 * made.each), "id") == "2.500 unit"


def test_numbers_that_run_on_from_the_pilot_are_the_units() -> None:
    made = of_rows([str(number) for number in range(101, 121)])
    assert made.counted is Counted.MADE
    assert made.each == 1
    assert say(made.place(110)) == "unit 110"


@pytest.mark.parametrize(
    "numbers",
    [
        [""] * 20,
        ["A1", *map(str, range(2, 21))],
        [str(number % 10) for number in range(20)],  # they start over each day
        ["7"] * 20,
    ],
)
def test_without_numbers_that_rise_all_along_units_are_measured_ones(numbers: list[str]) -> None:
    made = of_rows(numbers)
    assert made.counted is Counted.MEASURED
    assert made.at(110) == 110
    assert say(made.place(110), "id") == "unit terukur ke-110"
    assert say(made.amount(50.0)) == "50 measured units"


def test_one_row_has_units_too() -> None:
    assert of_rows(["1", "3", "5", "7", "9"]).each == 2


def test_wear_that_is_set_back_is_told_in_units_made() -> None:
    asked = characteristic()
    found = known(steady(200, seed=3) + 0.008 * np.mod(np.arange(200), 50), EVERY_250)
    assert found.found.kind is ChangeKind.SAW_TOOTH
    said = say(changed(asked, found))
    assert said.startswith("From the first unit after the pilot (unit no. 1 of the file) on,")
    assert "comes back about every 2,500 units, " in said
    assert found.reset_after is not None
    # 0.7 mm of room at 0.008 mm for each measured unit, that is 50 made, or a little more.
    assert found.reset_after == pytest.approx(50 * 0.7 / 0.008, rel=0.2)
    latest = f"about every 2,500 units, and never later than after {found.reset_after:,} units."
    assert any(latest in say(each) for each in more(asked, found))


def test_a_trend_is_told_per_100_units_made_and_reaches_its_limit_by_the_files_numbers() -> None:
    asked = characteristic()
    found = known(steady(200, seed=3) + 0.002 * np.arange(200), EVERY_250)
    assert found.found.kind is ChangeKind.TREND
    rate = found.found.size.rate
    assert rate is not None
    assert rate.value == pytest.approx(0.002, rel=0.1)  # each measured unit stands for 50
    assert f"slowly drifts upward, {2 * rate.value:.5f} mm per 100 units (" in say(changed(asked, found))
    assert found.reach is not None
    assert found.reach.unit is not None
    # Level 10.7 mm, three sigma below the limit: after 350 measured units, 17,500 made.
    assert found.made.at(found.reach.unit.value) == pytest.approx(17_500, rel=0.1)
    said = next(say(each) for each in more(asked, found) if "upper limit" in say(each))
    assert f"at about unit no. {found.made.at(found.reach.unit.value)} of the file, between" in said
