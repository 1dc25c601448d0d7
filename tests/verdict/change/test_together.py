"""Columns that change together: none of them alone is blamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, judged, lot_facts, series, spec, steady

from qc.terms import Context
from qc.verdict.change.diagnosis_words import more
from qc.verdict.change.together import changing_alike
from qc.verdict.volume.readiness import readiness
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis

EN, ID = language("en"), language("id")


def known(values: np.ndarray, columns: dict[Context, np.ndarray]) -> Diagnosis:
    """What is known of a change where a batch has these columns and its pilot met their first values."""
    before = {name: np.repeat(labels[:1], 100) for name, labels in columns.items()}
    drift = judged(series(values, context=columns), series(steady(100, seed=2), context=before)).drift
    assert drift is not None
    assert drift.diagnosis is not None
    return drift.diagnosis


def test_people_who_always_work_the_same_shift_cannot_be_told_from_it() -> None:
    second = np.arange(600) // 60 % 2 == 1
    shift, who = np.where(second, "2", "1"), np.where(second, "Sari", "Budi")
    values = steady(600, seed=3) + 0.12 * second
    found = known(values, {Context.SHIFT: shift, Context.OPERATOR: who})
    assert found.factor is not None
    assert {found.factor.context, *found.together} == {Context.SHIFT, Context.OPERATOR}
    others = "work shift" if found.factor.context is Context.OPERATOR else "operator"
    said = [EN.say(each) for each in more(characteristic(), found)]
    assert f"In the file this always changes together with: {others}. Which of them it is cannot be told." in said
    assert "Di berkas ini selalu berganti bersama dengan: " in " ".join(
        ID.say(each) for each in more(characteristic(), found)
    )


def test_people_who_change_once_out_of_step_are_told_from_the_shift() -> None:
    second = np.arange(600) // 60 % 2 == 1
    who = np.where(np.arange(600) // 60 % 3 == 1, "Sari", "Budi")
    columns = {Context.SHIFT: np.where(second, "2", "1"), Context.OPERATOR: who}
    found = known(steady(600, seed=3) + 0.12 * second, columns)
    assert found.factor is not None
    assert (found.factor.context, found.together) == (Context.SHIFT, ())


def lots_and_tools(units: int) -> dict[Context, np.ndarray]:
    """Material lots of 30, and tools of so many units."""
    lot, tool = np.arange(300) // 30, np.arange(300) // units
    return {
        Context.MATERIAL_LOT: np.array([f"L{each}" for each in lot]),
        Context.TOOL: np.array([f"P{each}" for each in tool]),
    }


@pytest.mark.parametrize("units", [30, 40])
def test_lots_with_a_tool_each_are_not_blamed_alone(units: int) -> None:
    columns, alike = lots_and_tools(units), units == 30
    values = steady(300, seed=3) + 0.2 * np.random.default_rng(4).standard_normal(10)[np.arange(300) // 30]
    found = known(values, columns)
    assert found.blocks is not None
    both = {Context.MATERIAL_LOT, Context.TOOL}
    assert {found.blocks, *found.together} == (both if alike else {Context.MATERIAL_LOT})
    before = {name: np.repeat(labels[:1], 100) for name, labels in columns.items()}
    facts = lot_facts(
        [series(values, context=columns)],
        [series(steady(100, seed=2), context=before)],
        standard=spec(characteristic()),
    )
    told = readiness(facts, 3500)
    assert told is not None
    (reason,) = (EN.say(each) for each in told.reached.reasons if "its level goes with" in EN.say(each))
    assert ("tool" in reason) == alike
    assert "material lot" in reason


def test_nothing_changes_with_a_column_that_gives_no_name() -> None:
    assert changing_alike(None, {Context.TOOL: [3]}) == ()
