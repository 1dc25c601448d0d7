"""Which test, which estimate and which spread a standard may choose where there are several."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, series, steady

from qc import stats
from qc.terms import Context, Question
from qc.words import language

EN = language("en")
BATCH = steady(100)
WANDERING = steady(100) + np.repeat(steady(20, seed=3, mean=0.0), 5)
MACHINES = np.tile(["A", "B", "C", "A", "B"], 20)
STREAMS = {name: BATCH[name == MACHINES] for name in "ABC"}


def compared(values: Any = BATCH, **settings: str) -> Any:
    asked = characteristic(compare=["machine"], study_settings=settings)
    (found,) = judged(series(values, context={Context.MACHINE: MACHINES}), asked=asked).studies
    return found.found


@pytest.mark.parametrize(
    ("name", "test"),
    [("levene", stats.levene), ("bartlett", stats.bartlett), ("fligner-killeen", stats.fligner_killeen)],
)
def test_spreads_are_compared_as_the_standard_says(name: str, test: Any) -> None:
    assert compared(spread_test=name).comparison.spread == test(STREAMS.values())


def test_a_group_without_spread_has_no_test() -> None:
    values = np.where(MACHINES == "C", 10.0, BATCH)
    assert compared(values, spread_test="bartlett").comparison.spread is None


def test_variance_by_restricted_likelihood() -> None:
    found = compared(BATCH + np.where(MACHINES == "C", 0.3, 0.0), components="reml").components
    shifted = BATCH + np.where(MACHINES == "C", 0.3, 0.0)
    wanted = stats.likelihood_components([shifted[name == MACHINES] for name in "ABC"])
    assert found.components == wanted
    assert found.components.method != stats.variance_components(STREAMS.values()).components.method


def test_a_column_is_cleared_of_another_one_where_both_are_crossed() -> None:
    operators = np.repeat(["X", "Y"], 50)
    values = BATCH + np.where(MACHINES == "C", 0.3, 0.0) + np.where(operators == "Y", 0.5, 0.0)
    context = {Context.MACHINE: MACHINES, Context.OPERATOR: operators}
    asked = characteristic(compare=["machine", "operator"], study_settings={"components": "reml"})
    first, second = judged(series(values, context=context), asked=asked).studies
    both = stats.crossed_factors(values, MACHINES.tolist(), operators.tolist(), confidence=0.95)
    for study, spread, other in ((first, both.first, "operator"), (second, both.second, "machine")):
        (said,) = (text for each in study.said if "in the same model" in (text := EN.say(each)))
        assert said.startswith(f"with {other} in the same model the standard deviation between groups is ")
        assert f"{spread.sd:.4f}"[:5] in said


def test_normality_by_shapiro_and_wilk() -> None:
    asked = characteristic(study=["normality"], study_settings={"normality_test": "shapiro-wilk"})
    (study,) = judged(BATCH, asked=asked).studies
    found: Any = study.found
    assert found.test == stats.shapiro_wilk(BATCH)


@pytest.mark.parametrize("index", ["cp", "cpk"])
def test_the_index_counts_the_spread_between_subgroups(index: str) -> None:
    asked = characteristic(capability={"index": index, "minimum": 1.0, "spread": "between-within"})
    facts = judged(series(WANDERING), asked=asked)
    item = facts.characteristic
    wanted = stats.between_capability(WANDERING, np.repeat(np.arange(20), 5), lsl=item.lsl, usl=item.usl).total
    expected = wanted.potential if index == "cp" else wanted.actual
    assert expected is not None
    assert facts.asked_index is not None
    assert (facts.asked_index.value, facts.asked_index.lower) == (expected.value, expected.lower)
    within = judged(series(WANDERING), asked=characteristic(capability={"index": index, "minimum": 1.0}))
    assert within.asked_index is not None
    assert facts.asked_index.value < within.asked_index.value


@pytest.mark.parametrize(
    ("index", "size", "told"), [("ppk", 5, "only Cp and Cpk"), ("cpk", None, "the readings are not in subgroups")]
)
def test_where_it_cannot_be_counted(index: str, size: int | None, told: str) -> None:
    asked = characteristic(
        capability={"index": index, "minimum": 1.0, "spread": "between-within"}, subgroup_size=size or 1
    )
    facts = judged(series(WANDERING, size=size or 0) if size else series(WANDERING, size=1), asked=asked)
    (reason,) = (each.reason for each in facts.unjudged if each.question is Question.CAPABILITY)
    assert EN.say(reason).startswith(told)
