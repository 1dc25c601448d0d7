"""The recorded changes at which a level that slowly moves comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc.report.blocks import Beside, Paragraph
from qc.report.parts.drift_course import drift_course
from qc.terms import Context
from qc.verdict.change.diagnosis_words import changed, more
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.model import CharacteristicFacts

WORN = steady(600, seed=3) - 0.004 * np.mod(np.arange(600), 100)
RENEWED = np.array(["P1", "P2", "P3", "P4", "P5", "P6"])[np.arange(600) // 100]


def facts_of(context: Context, labels: np.ndarray, values: np.ndarray = WORN) -> CharacteristicFacts:
    before = {context: np.repeat("P0", 100)}
    return judged(series(values, context={context: labels}), series(steady(100, seed=2), context=before))


def known(context: Context, labels: np.ndarray, values: np.ndarray = WORN) -> Diagnosis:
    drift = facts_of(context, labels, values).drift
    assert drift is not None
    assert drift.diagnosis is not None
    return drift.diagnosis


def words(found: Diagnosis, code: str = "en") -> str:
    return " ".join(
        language(code).say(each) for each in (changed(characteristic(), found), *more(characteristic(), found))
    )


@pytest.mark.parametrize(
    ("context", "first"),
    [
        (Context.TOOL, "First: change the tool after the same number of units each time"),
        (Context.MATERIAL_LOT, "First: look what ages or is used up in a material lot"),
        (Context.OPERATOR, "First: ask each operator what is done at the start"),
        (Context.SHIFT, "First: ask what is done at the start of each work shift"),
        (Context.MACHINE, "First: ask what is done when the machine changes"),
    ],
)
def test_changes_at_which_it_comes_back_are_counted_and_give_the_advice(context: Context, first: str) -> None:
    found = known(context, RENEWED)
    assert found.resets is not None
    # The sixth stands before the first reading, as new as the pilot's.
    assert (found.resets.context, found.resets.back, found.resets.changes) == (context, 5, 5)
    said = words(found)
    assert "It comes back where the file records another" in said
    assert "at 5 of 5 such changes." in said
    assert first in said
    assert "setel" not in words(found, "id")


def test_changes_elsewhere_bring_nothing_back() -> None:
    found = known(Context.TOOL, np.roll(RENEWED, 50))
    assert found.resets is None
    assert "First: write down what brings it back each time" in words(found)


def test_one_change_is_no_pattern_and_a_step_has_no_resets() -> None:
    assert known(Context.TOOL, np.where(np.arange(600) < 300, "P0", "P1")).resets is None
    stepped = steady(600, seed=3) + 0.2 * (np.arange(600) >= 300)
    assert known(Context.TOOL, RENEWED, stepped).resets is None


def test_the_page_says_so_beside_the_kinds() -> None:
    (section,) = drift_course(facts_of(Context.TOOL, RENEWED), 1, language("en"))
    beside = section.blocks[-1]
    assert isinstance(beside, Beside)
    last = beside.right[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "5 of 5 recorded changes of tool stand where the level comes back."
