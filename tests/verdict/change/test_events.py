"""Which of the columns that changed with the process is looked at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from making import characteristic, judged, series, steady

from qc.terms import Context
from qc.verdict.change.diagnosis_words import event, more
from qc.verdict.change.events import recorded_changes
from qc.words import language

if TYPE_CHECKING:
    from qc.words import Message

PILOT = steady(100, seed=2)


def stepped() -> np.ndarray:
    values = steady(300, seed=3)
    values[150:] += 0.1
    return values


def say(said: Message | None) -> str:
    assert said is not None
    return language("en").say(said)


def test_of_two_columns_that_changed_with_it_the_one_that_changed_nowhere_else_comes_first() -> None:
    """Operators swap every 50 units all along, in the pilot too, with no effect; the tool was changed once."""
    units = np.arange(300)
    context = {
        Context.OPERATOR: np.where((units // 50) % 2, "Slamet", "Dewi"),
        Context.TOOL: np.where(units < 150, "P-1", "P-2"),
    }
    facts = judged(
        series(stepped(), context=context),
        series(PILOT, context={each: labels[:100] for each, labels in context.items()}),
    )
    assert facts.drift is not None
    found = facts.drift.diagnosis
    assert found is not None
    assert found.cause is not None
    assert [each.context for each in found.cause.changes] == [Context.TOOL, Context.OPERATOR]
    assert "tool P-1 → P-2, operator" in say(event(found))
    assert "measure the new tool's setting" in " ".join(map(say, more(characteristic(), found)))


def test_changes_of_the_pilot_speak_against_a_column_too() -> None:
    labels = {Context.OPERATOR: ["A"] * 5 + ["B"] * 5, Context.TOOL: ["1"] * 5 + ["2"] * 5}
    made = series(np.zeros(10), context={each: np.array(said) for each, said in labels.items()})
    swapped = {Context.OPERATOR: np.array(["A", "B", "", "A"]), Context.TOOL: np.array(["1"] * 4)}
    before = series(np.zeros(4), context=swapped)
    (found,) = recorded_changes(made, before, np.arange(10)).values()
    assert [each.context for each in found] == [Context.TOOL, Context.OPERATOR]
    (unknown,) = recorded_changes(made, None, np.arange(10)).values()
    assert [each.context for each in unknown] == [Context.OPERATOR, Context.TOOL]
