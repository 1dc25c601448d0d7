"""Where a point stands: running numbers from the pilot's first unit, and what the file itself calls its units."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import attribute, characteristic, judged, lot_facts, series, spec, steady

from qc.terms import Context
from qc.verdict.points import place
from qc.verdict.wording.reasons import reasons
from qc.words import language

EN, ID = language("en"), language("id")
PILOT = steady(100, seed=2)
MOVED = np.concatenate((steady(50), steady(50, seed=3, mean=10.5)))


def batch(numbers: Any, size: int = 5) -> Any:
    context = {} if numbers is None else {Context.UNIT: np.asarray(numbers).astype(str)}
    return series(MOVED, size=size, context=context)


@pytest.mark.parametrize(
    ("numbers", "in_file"),
    [
        (None, None),
        (np.arange(1, 101), ("51", "55")),
        (np.arange(101, 201), None),  # one file with its pilot: the running numbers themselves
        (np.full(100, ""), None),
    ],
)
def test_units_are_counted_from_the_pilot_and_named_as_in_the_file(numbers: Any, in_file: Any) -> None:
    found = place(judged(batch(numbers), PILOT), 10)
    assert (found.label, found.first_unit, found.last_unit) == ("31", 151, 155)
    assert found.in_file == in_file


@pytest.mark.parametrize(
    ("pilot", "expected"),
    [(np.zeros(100), [("3", 101, 150), ("4", 151, 200)]), (None, [("1", 1, 50), ("2", 51, 100)])],
)
def test_points_of_counts_go_on_from_the_pilot(pilot: Any, expected: list[tuple[str, int, int]]) -> None:
    facts = judged(np.repeat([0.0, 1.0], [60, 40]), pilot, asked=attribute())
    found = [place(facts, point) for point in range(2)]
    assert [(one.label, one.first_unit, one.last_unit) for one in found] == expected


@pytest.mark.parametrize(
    ("size", "numbers", "english", "indonesian"),
    [
        (5, np.arange(1, 101), "(units 151–155; in the file 51–55)", "(unit 151–155; di berkas 51–55)"),
        (5, None, "subgroup 31 (units 151–155)", "subgrup 31 (unit 151–155)"),
        (1, np.arange(1, 101), "(in the file 5", "(di berkas 5"),
        (1, None, "first seen at unit 1", "di unit 1"),
    ],
)
def test_the_sentence_names_the_file_s_own_units(size: int, numbers: Any, english: str, indonesian: str) -> None:
    standard = spec(characteristic(subgroup_size=size), lot={"stability_by": "rules"})
    said = reasons(lot_facts([batch(numbers, size)], [series(PILOT, size=size)], standard=standard))
    assert english in " ".join(EN.say(each) for each in said)
    assert indonesian in " ".join(ID.say(each) for each in said)


def test_facts_without_a_chart_have_no_places() -> None:
    with pytest.raises(ValueError, match="`facts` must hold a chart"):
        place(judged(None, PILOT), 0)
